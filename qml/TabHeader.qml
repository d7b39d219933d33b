// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// The header of a panel with pages inside it: tabs with an accent underline, a note at the right.
FocusScope {
    id: header

    property list<string> tabs
    property int currentIndex: 0
    property string note
    property string accessibleName

    signal activated(int index)

    implicitWidth: Units.px(240)
    implicitHeight: Units.header
    activeFocusOnTab: tabs.length > 1
    Accessible.role: Accessible.PageTabList
    Accessible.name: accessibleName
    Keys.onLeftPressed: if (currentIndex > 0)
        activated(currentIndex - 1)
    Keys.onRightPressed: if (currentIndex + 1 < tabs.length)
        activated(currentIndex + 1)

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Units.l
        height: parent.height
        spacing: Units.l

        Repeater {
            model: header.tabs

            delegate: T.AbstractButton {
                id: tab

                required property string modelData
                required property int index
                readonly property bool current: index === header.currentIndex

                objectName: header.objectName + "." + index
                text: modelData
                height: header.height
                implicitWidth: contentItem.implicitWidth
                focusPolicy: Qt.NoFocus
                onClicked: header.activated(index)
                Accessible.role: Accessible.PageTab
                Accessible.name: modelData
                Accessible.selected: current
                Accessible.onPressAction: tab.clicked()

                contentItem: Text {
                    text: tab.modelData
                    color: tab.current || tab.hovered ? Theme.tx : Theme.tx2
                    font.family: Theme.family
                    font.pixelSize: Units.fontLabel
                    font.weight: tab.current ? Font.DemiBold : Font.Normal
                    verticalAlignment: Text.AlignVCenter
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 2
                    color: Theme.acc
                    visible: tab.current
                }
            }
        }
    }

    Label {
        anchors.right: parent.right
        anchors.rightMargin: Units.l
        anchors.verticalCenter: parent.verticalCenter
        text: header.note
        color: Theme.tx2
        font.pixelSize: Units.fontLabel
    }

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    FocusRing {
        shown: header.activeFocus
        border.width: Units.hair
    }
}
