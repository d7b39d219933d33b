// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Timeline

// The marks of a session, of the scenario and of people. A click shows the moment; while the session
// goes on a note can be added at the moment that is shown.
FocusScope {
    id: panel

    required property DebriefViewModel viewModel

    objectName: "marksPanel"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Marks")

    TextField {
        id: note
        objectName: "marksNote"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Units.m
        height: visible ? implicitHeight : 0
        visible: panel.viewModel.open
        placeholderText: qsTr("Note at the shown moment", "placeholder of a field")
        label: qsTr("Note at the shown moment; Enter adds it")
        // Only Enter: leaving the field is no note.
        onAccepted: {
            panel.viewModel.addNote(text);
            text = "";
        }
    }

    ListView {
        id: list
        objectName: "marksList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: note.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Units.m
        anchors.topMargin: note.visible ? Units.m : 0
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        boundsBehavior: Flickable.StopAtBounds
        model: panel.viewModel.marks
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Marks")
        T.ScrollBar.vertical: ThinScrollBar {}

        delegate: Item {
            id: entry

            required property int index
            required property string time
            required property string label
            required property string note
            required property bool automatic
            required property double tick

            objectName: "mark" + index
            width: ListView.view.width
            height: Units.px(note.length > 0 ? 42 : 28)
            Accessible.role: Accessible.ListItem
            Accessible.name: time + " " + label
            Accessible.onPressAction: panel.viewModel.go(tick)

            Rectangle {
                anchors.fill: parent
                radius: Units.radiusSmall
                color: entry.ListView.isCurrentItem && list.activeFocus ? Theme.accBg : hover.hovered ? Theme.hover : "transparent"
            }
            Label {
                id: stamp
                x: Units.m
                y: (Units.px(28) - height) / 2
                width: Units.px(58)
                text: entry.time
                color: Theme.tx2
                font.pixelSize: Units.fontLabel
            }
            Icon {
                id: sign
                anchors.left: stamp.right
                anchors.verticalCenter: stamp.verticalCenter
                name: entry.automatic ? "rule" : "mark"
                color: Theme.acc
                size: Units.px(14)
            }
            Label {
                id: said
                anchors.left: sign.right
                anchors.leftMargin: Units.m
                anchors.right: parent.right
                anchors.rightMargin: Units.m
                anchors.verticalCenter: stamp.verticalCenter
                text: entry.label
            }
            Label {
                anchors.left: said.left
                anchors.right: said.right
                anchors.top: said.bottom
                visible: text.length > 0
                text: entry.note
                color: Theme.tx2
                font.pixelSize: Units.fontSmall
            }
            HoverHandler {
                id: hover
                cursorShape: Qt.PointingHandCursor
            }
            Hint {
                text: (entry.automatic ? qsTr("Set by the scenario", "hint on a mark") : "") + (said.truncated ? "\n" + entry.label : "")
                active: hover.hovered && text.length > 0
            }
            TapHandler {
                onTapped: {
                    list.currentIndex = entry.index;
                    panel.viewModel.go(entry.tick);
                }
            }
        }
    }

    EmptyState {
        anchors.centerIn: list
        width: list.width
        visible: list.count === 0
        iconName: "mark"
        title: qsTr("No marks")
        text: panel.viewModel.open ? qsTr("M marks the shown moment; what the scenario marks comes here too.") : qsTr("Neither the scenario nor anybody marked a moment of this session.")
    }
}
