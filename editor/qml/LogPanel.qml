// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// What happened, as sentences, newest at the bottom; what lies after the shown moment is set in
// italics. A click shows the moment of an event.
FocusScope {
    id: panel

    required property LogModel viewModel
    property bool stick: true

    objectName: "logPanel"

    /// Of a line: at the mouse, or below an item.
    function openMenu(row: int, below: Item) {
        menu.row = row;
        below === null ? menu.popup() : menu.openBelow(below);
    }

    PopupMenu {
        id: menu

        property int row: -1

        objectName: "logMenu"
        title: qsTr("Event", "accessible name of a menu")

        MenuEntry {
            objectName: "logWhy"
            text: qsTr("Why did this happen? (W)")
            iconName: "why"
            onTriggered: panel.viewModel.askWhy(menu.row)
        }

        MenuEntry {
            text: qsTr("Show this moment")
            iconName: "chronometer"
            onTriggered: panel.viewModel.go(menu.row)
        }
    }

    SearchField {
        id: search
        objectName: "logSearch"
        anchors.left: parent.left
        anchors.right: detailed.left
        anchors.top: parent.top
        anchors.margins: Units.m
        placeholderText: qsTr("Filter events", "log")
        label: qsTr("Filter events")
        note: panel.viewModel.count > 0 ? qsTr("%1 of %2").arg(panel.viewModel.count).arg(panel.viewModel.total) : ""
        onTextEdited: panel.viewModel.filter = text
    }

    ToolButton {
        id: detailed
        objectName: "logDetailed"
        anchors.right: parent.right
        anchors.rightMargin: Units.m
        anchors.verticalCenter: search.verticalCenter
        checkable: true
        checked: panel.viewModel.detailed
        iconName: "view-list-details"
        toolTip: qsTr("Show every event, also bookkeeping")
        onToggled: panel.viewModel.detailed = checked
    }

    ListView {
        id: list
        objectName: "logList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: search.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Units.m
        anchors.topMargin: Units.s
        clip: true
        reuseItems: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        model: panel.viewModel
        currentIndex: panel.viewModel.currentRow
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Events")
        T.ScrollBar.vertical: ThinScrollBar {}
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.key === Qt.Key_W)
                panel.viewModel.askWhy(currentIndex);
            else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                panel.viewModel.go(currentIndex);
            else if (event.key === Qt.Key_Menu && currentItem !== null)
                panel.openMenu(currentIndex, currentItem);
            else
                event.accepted = false;
        }

        delegate: Item {
            id: entry

            required property int index
            required property string time
            required property string sentence
            required property string actor
            required property int severity
            required property bool future

            objectName: "log:" + index
            width: ListView.view.width
            height: Units.px(24)
            Accessible.role: Accessible.ListItem
            Accessible.name: time + " " + sentence
            Accessible.onPressAction: panel.viewModel.go(index)
            ListView.onPooled: visible = false
            ListView.onReused: visible = true

            Rectangle {
                anchors.fill: parent
                radius: Units.radiusSmall
                color: entry.ListView.isCurrentItem ? Theme.accBg : hover.hovered ? Theme.hover : "transparent"
            }

            Rectangle {
                x: Units.s
                anchors.verticalCenter: parent.verticalCenter
                width: Units.px(3)
                height: parent.height - Units.m
                radius: Units.xs
                visible: entry.severity > 1
                color: entry.severity > 2 ? Theme.bad : Theme.warn
            }

            Label {
                id: stamp
                x: Units.l
                anchors.verticalCenter: parent.verticalCenter
                width: Units.px(58)
                text: entry.time
                color: Theme.tx2
                font.italic: entry.future
                font.pixelSize: Units.fontLabel
            }

            Label {
                id: said
                anchors.left: stamp.right
                anchors.right: who.left
                anchors.margins: Units.m
                anchors.verticalCenter: parent.verticalCenter
                text: entry.sentence
                color: entry.future ? Theme.tx2 : Theme.tx
                font.italic: entry.future
                font.pixelSize: Units.fontLabel
            }

            Label {
                id: who
                anchors.right: parent.right
                anchors.rightMargin: Units.l
                anchors.verticalCenter: parent.verticalCenter
                text: entry.actor
                color: Theme.tx2
                font.pixelSize: Units.fontSmall
            }

            HoverHandler {
                id: hover
            }

            Hint {
                text: entry.sentence
                active: hover.hovered && said.truncated
            }

            TapHandler {
                onTapped: {
                    list.forceActiveFocus();
                    panel.viewModel.go(entry.index);
                }
            }

            TapHandler {
                acceptedButtons: Qt.RightButton
                onTapped: panel.openMenu(entry.index, null)
            }
        }
    }

    EmptyState {
        anchors.centerIn: list
        width: list.width
        visible: list.count === 0
        iconName: "view-list-details"
        title: panel.viewModel.total > 0 ? qsTr("No event matches") : qsTr("Nothing has happened yet")
        text: panel.viewModel.total > 0 ? "" : qsTr("Start a run: everything that happens, and why, is listed here.")
    }
}
