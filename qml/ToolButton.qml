// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// A small square button with an icon; `toolTip` is its accessible name as well.
T.ToolButton {
    id: control

    property string iconName
    property string toolTip
    property color ink: control.checked ? Theme.accTx : control.hovered ? Theme.tx : Theme.tx2

    implicitWidth: text.length > 0 ? label.implicitWidth + Units.m * 2 : Units.px(26)
    implicitHeight: Units.px(26)
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: Units.fontLabel
    font.weight: Font.Medium
    opacity: enabled ? 1 : 0.45
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text.length > 0 ? text : toolTip
    Accessible.description: toolTip
    Accessible.checked: checked
    Accessible.onPressAction: control.clicked()
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Space

    contentItem: Item {
        Row {
            id: label
            anchors.centerIn: parent
            spacing: Units.s

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
        radius: Units.radius
        color: control.checked || control.down ? Theme.accBg : control.hovered ? Theme.bg3 : "transparent"

        FocusRing {
            shown: control.visualFocus
        }
    }

    Hint {
        text: control.toolTip
        active: control.hovered
    }
}
