// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// A row of a list or tree: icon, text, `trailing` items at the right end. Trees set `depth`, `hasChildren`, `expanded`.
T.ItemDelegate {
    id: row

    property string iconName
    property color iconColor: Theme.tx2
    property bool selected: false
    property bool current: false
    property int depth: 0
    property bool tree: false
    property bool hasChildren: false
    property bool expanded: false
    property bool dimmed: false
    property alias trailing: tail.data

    signal toggled

    implicitWidth: Units.px(200)
    implicitHeight: Units.row
    leftPadding: Units.m + depth * Units.indent
    rightPadding: Units.m
    focusPolicy: Qt.NoFocus
    Accessible.role: tree ? Accessible.TreeItem : Accessible.ListItem
    Accessible.name: text
    Accessible.selected: selected
    Accessible.focused: current
    Accessible.onPressAction: row.clicked()

    contentItem: Item {
        ToolButton {
            id: arrow
            anchors.verticalCenter: parent.verticalCenter
            visible: row.hasChildren
            width: Units.px(16)
            height: width
            focusPolicy: Qt.NoFocus
            iconName: row.expanded ? "go-down" : row.mirrored ? "go-previous" : "go-next"
            toolTip: row.expanded ? qsTr("Collapse", "tree row") : qsTr("Expand", "tree row")
            onClicked: row.toggled()
        }

        Icon {
            id: glyph
            anchors.verticalCenter: parent.verticalCenter
            x: row.tree ? Units.px(20) : 0
            visible: row.iconName.length > 0
            name: row.iconName
            color: row.iconColor
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: glyph.x + (glyph.visible ? glyph.width + Units.m : 0)
            anchors.right: tail.left
            anchors.rightMargin: Units.s
            text: row.text
            color: row.dimmed ? Theme.tx3 : Theme.tx
            font.family: Theme.family
            font.pixelSize: Units.font
            // Names in a tree begin alike and differ at their end.
            elide: row.tree ? Text.ElideMiddle : Text.ElideRight
            textFormat: Text.PlainText
            Accessible.ignored: true
        }

        Row {
            id: tail
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            spacing: Units.px(6)
        }
    }

    background: Rectangle {
        radius: Units.radius
        color: row.selected ? Theme.accBg : row.hovered ? Theme.hover : "transparent"

        Rectangle {
            visible: row.selected
            width: 2
            height: parent.height
            radius: 1
            color: Theme.acc
        }

        FocusRing {
            shown: row.current && !row.selected
            border.width: Units.hair
        }
    }
}
