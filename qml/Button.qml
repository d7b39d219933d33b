// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// A push button. `Primary` is the one thing to do next; `Quiet` has no ground until it is hovered.
T.Button {
    id: control

    enum Kind {
        Normal,
        Primary,
        Quiet
    }

    property int kind: Button.Normal
    property string iconName
    property string toolTip
    readonly property color ink: !enabled ? Theme.tx3 : kind === Button.Primary ? Theme.onAcc : kind === Button.Quiet && !hovered ? Theme.tx2 : Theme.tx

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Units.button
    leftPadding: Units.l
    rightPadding: Units.l
    spacing: Units.px(6)
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: Units.fontLabel
    font.weight: kind === Button.Primary ? Font.DemiBold : Font.Medium
    opacity: enabled ? 1 : 0.7
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text.length > 0 ? text : toolTip
    Accessible.description: toolTip
    Accessible.checked: checked
    Accessible.onPressAction: control.clicked()
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Space

    contentItem: Item {
        implicitWidth: line.implicitWidth
        implicitHeight: line.implicitHeight

        Row {
            id: line
            anchors.centerIn: parent
            spacing: control.spacing

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: control.iconName.length > 0
                name: control.iconName
                color: control.ink
            }

            Text {
                anchors.verticalCenter: parent.verticalCenter
                visible: control.text.length > 0
                text: control.text
                font: control.font
                color: control.ink
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Units.px(7)
        color: !control.enabled && control.kind === Button.Primary ? Theme.bg3 : control.kind === Button.Primary ? (control.down ? Qt.darker(Theme.acc, 1.15) : control.hovered ? Qt.lighter(Theme.acc, 1.06) : Theme.acc) : control.down || control.checked ? Theme.accBg : control.kind === Button.Quiet ? (control.hovered ? Theme.bg3 : "transparent") : control.hovered ? Qt.lighter(Theme.bg3, 1.15) : Theme.bg3
        border.width: control.kind === Button.Normal ? Units.hair : 0
        border.color: Theme.line

        FocusRing {
            shown: control.visualFocus
            radius: parent.radius
            border.color: control.kind === Button.Primary ? Theme.tx : Theme.acc
        }
    }

    Hint {
        text: control.toolTip
        active: control.hovered
    }
}
