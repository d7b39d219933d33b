// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// One of a few choices, side by side: the workspace switcher and tool groups. Arrow keys move.
// `accent` marks the choice in the accent colour (tools); otherwise by a lighter ground.
FocusScope {
    id: control

    property list<string> model
    property list<string> icons
    property list<string> toolTips
    property int currentIndex: 0
    property bool accent: false
    property bool compact: false
    property string accessibleName
    property int padding: Units.px(3)

    signal activated(int index)

    function step(delta: int) {
        const next = Math.max(0, Math.min(model.length - 1, currentIndex + delta));
        if (next !== currentIndex)
            activated(next);
    }

    implicitWidth: line.implicitWidth + padding * 2
    implicitHeight: line.implicitHeight + padding * 2
    opacity: enabled ? 1 : 0.45
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: accessibleName
    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)

    Rectangle {
        anchors.fill: parent
        radius: Units.m
        color: control.accent ? Theme.hud : Theme.bg0
        border.width: control.accent ? Units.hair : 0
        border.color: Theme.hudLine

        FocusRing {
            shown: control.activeFocus
            radius: parent.radius
        }
    }

    Row {
        id: line
        anchors.centerIn: parent
        spacing: Units.xs

        Repeater {
            model: control.model

            delegate: T.AbstractButton {
                id: segment

                required property string modelData
                required property int index
                readonly property bool current: index === control.currentIndex
                readonly property string toolTip: control.toolTips[index] ?? ""

                objectName: control.objectName + "." + index
                text: modelData
                implicitWidth: content.implicitWidth + (control.accent || control.compact ? Units.px(18) : Units.xxl)
                implicitHeight: Units.px(27)
                focusPolicy: Qt.NoFocus
                onClicked: control.activated(index)
                Accessible.role: Accessible.PageTab
                Accessible.name: modelData.length > 0 ? modelData : toolTip
                Accessible.selected: current
                Accessible.onPressAction: segment.clicked()

                contentItem: Item {
                    Row {
                        id: content
                        anchors.centerIn: parent
                        spacing: Units.px(6)

                        Icon {
                            anchors.verticalCenter: parent.verticalCenter
                            visible: name.length > 0
                            name: control.icons[segment.index] ?? ""
                            color: text.color
                        }

                        Text {
                            id: text
                            visible: segment.modelData.length > 0
                            text: segment.modelData
                            color: !segment.current ? Theme.tx2 : control.accent ? Theme.accTx : Theme.tx
                            font.family: Theme.family
                            font.pixelSize: Units.fontLabel
                            font.weight: Font.Medium
                            textFormat: Text.PlainText
                            Accessible.ignored: true
                        }
                    }
                }

                background: Rectangle {
                    radius: Units.radius
                    color: segment.current ? (control.accent ? Theme.accBg : Theme.bg3) : segment.hovered ? Theme.hover : "transparent"
                }

                Hint {
                    text: segment.toolTip
                    active: segment.hovered
                }
            }
        }
    }
}
