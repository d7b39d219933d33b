// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A label and its editor, as in the inspector. The editor goes inside and fills the right column.
Item {
    id: row

    default property alias editor: slot.data
    property string label
    property string toolTip
    property bool changed: false

    implicitHeight: Units.field
    implicitWidth: Units.label * 3

    Rectangle {
        id: mark
        anchors.verticalCenter: parent.verticalCenter
        x: Units.px(6)
        visible: row.changed
        width: Units.px(7)
        height: width
        radius: width / 2
        color: Theme.accTx
        Accessible.role: Accessible.Indicator
        Accessible.name: qsTr("changed", "a value that differs from its prefab")
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: row.changed ? Units.px(18) : Units.px(6)
        width: Units.label - anchors.leftMargin
        text: row.label
        color: Theme.tx2

        HoverHandler {
            id: hover
        }

        Hint {
            text: row.toolTip
            active: hover.hovered
        }
    }

    Item {
        id: slot
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Units.label + Units.m + Units.px(6)
        anchors.right: parent.right
        anchors.rightMargin: Units.px(6)
        height: Units.input
    }
}
