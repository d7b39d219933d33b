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

    readonly property real column: Math.max(Units.label, Math.min(Units.px(136), width * 0.35))

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

    TextMetrics {
        id: wide
        font.family: Theme.family
        font.pixelSize: Units.font
        text: row.label
    }

    // A label that is too long for one line takes two smaller ones rather than losing its end.
    Label {
        id: caption
        readonly property bool tooLong: wide.advanceWidth > width

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: row.changed ? Units.px(18) : Units.px(6)
        width: row.column - anchors.leftMargin
        text: row.label
        color: Theme.tx2
        font.pixelSize: tooLong ? Units.fontSmall : Units.font
        wrapMode: tooLong ? Text.WordWrap : Text.NoWrap
        maximumLineCount: tooLong ? 2 : 1
        lineHeight: tooLong ? 0.95 : 1

        HoverHandler {
            id: hover
        }

        Hint {
            text: row.toolTip.length > 0 ? row.toolTip : caption.truncated ? row.label : ""
            active: hover.hovered && text.length > 0
        }
    }

    Item {
        id: slot
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: row.column + Units.m + Units.px(6)
        anchors.right: parent.right
        anchors.rightMargin: Units.px(6)
        height: Units.input
    }
}
