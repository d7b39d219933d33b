// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// The fields of what is selected, made from the schema.
FocusScope {
    id: panel

    required property InspectorModel viewModel
    required property ConflictsModel conflicts
    /// What the running session waits for: rows with title, wait, overdue, detail, action and drug.
    /// Stays above the fields of what is selected.
    property QtObject expected: null
    /// Does what is expected.
    property ActionsModel actions: null

    objectName: "inspectorPanel"

    Item {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: waits.visible ? waits.bottom : parent.top
        anchors.margins: Units.l
        height: panel.viewModel.title.length > 0 ? Units.px(38) : 0
        visible: height > 0

        Label {
            id: title
            objectName: "inspectorTitle"
            width: parent.width - lock.width
            text: panel.viewModel.title
            font.pixelSize: Units.fontTitle
            font.weight: Font.DemiBold
        }

        Label {
            anchors.top: title.bottom
            anchors.topMargin: Units.xs
            width: parent.width
            text: panel.viewModel.subtitle
            color: Theme.tx3
            font.pixelSize: Units.fontSmall
        }

        Chip {
            id: lock
            anchors.right: parent.right
            visible: !panel.viewModel.editable
            text: qsTr("read only", "a moment of the past is shown")
        }
    }

    Column {
        id: choices
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.leftMargin: Units.m
        anchors.rightMargin: Units.m
        topPadding: panel.conflicts.count > 0 ? Units.m : 0
        spacing: Units.m

        Repeater {
            model: panel.conflicts

            delegate: ConflictCard {
                width: choices.width
                onTheirsKept: panel.conflicts.keepTheirs(index)
                onMineUsed: panel.conflicts.useMine(index)
            }
        }
    }

    // Rows that are still being made when the model starts anew belong to the old one.
    Connections {
        target: panel.viewModel

        function onModelAboutToBeReset() {
            list.model = null;
        }

        function onModelReset() {
            list.model = panel.viewModel;
        }

        function onRevealed(row) {
            Qt.callLater(list.positionViewAtIndex, row, ListView.Center);
        }
    }

    ListView {
        id: list
        objectName: "inspectorList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: choices.bottom
        anchors.bottom: parent.bottom
        anchors.leftMargin: Units.m
        anchors.rightMargin: Units.m
        clip: true
        cacheBuffer: 4000
        boundsBehavior: Flickable.StopAtBounds
        model: panel.viewModel
        T.ScrollBar.vertical: ThinScrollBar {}

        delegate: InspectorRow {
            width: ListView.view.width
            editable: panel.viewModel.editable
            onEditBegan: panel.viewModel.beginEdit(index)
            onEditEnded: panel.viewModel.endEdit(index)
            onTextCommitted: text => panel.viewModel.commitText(index, text)
            onDragged: delta => panel.viewModel.drag(index, delta)
            onDragCommitted: delta => panel.viewModel.commitDrag(index, delta)
            onDragCancelled: panel.viewModel.cancelDrag()
            onChosen: option => panel.viewModel.choose(index, option)
            onFlagSet: on => panel.viewModel.setFlag(index, on)
            onAxisCommitted: (axis, text) => panel.viewModel.commitAxis(index, axis, text)
            onRevertRequested: panel.viewModel.revert(index)
            onWhyRequested: panel.viewModel.askWhy(index)
        }
    }

    ListFade {
        list: list
    }

    ListView {
        id: waits
        objectName: "expectedList"
        // With something selected the checklist keeps the upper part, and scrolls within it.
        readonly property real room: panel.viewModel.selectedCount === 0 ? panel.height - Units.m * 2 : Math.min(contentHeight, panel.height * 0.4)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Units.m
        height: room
        visible: count > 0
        clip: true
        activeFocusOnTab: visible
        boundsBehavior: Flickable.StopAtBounds
        model: panel.expected
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Expected now")
        T.ScrollBar.vertical: ThinScrollBar {}
        header: SectionHeader {
            width: ListView.view.width
            text: qsTr("Expected now", "heading: what the learners should do at this moment")
        }

        delegate: Item {
            id: due

            required property string title
            required property string wait
            required property bool overdue
            required property string detail
            required property string action
            required property string drug

            objectName: "expected:" + title
            width: ListView.view.width
            height: Math.max(what.implicitHeight, give.visible ? give.height : 0) + since.implicitHeight + Units.px(12)
            Accessible.role: Accessible.ListItem
            Accessible.name: [title, due.wait].filter(part => part.length > 0).join(", ")
            Accessible.description: detail

            Label {
                x: Units.px(6)
                y: Units.px(5)
                text: due.overdue ? "■" : "○"
                color: due.overdue ? Theme.bad : Theme.tx3
                Accessible.ignored: true
            }

            Label {
                id: what
                x: Units.px(24)
                y: Units.px(5)
                width: parent.width - x - left.implicitWidth - Units.m * 2 - (give.visible ? give.width + Units.m : 0)
                wrapMode: Text.Wrap
                text: due.title
                Accessible.ignored: true
            }

            Label {
                id: since
                y: parent.height - height - Units.px(7)
                x: what.x
                width: parent.width - x - Units.m
                text: due.detail
                color: Theme.tx3
                font.pixelSize: Units.fontSmall
                Accessible.ignored: true
            }

            Label {
                id: left
                anchors.right: give.visible ? give.left : parent.right
                anchors.rightMargin: Units.m
                y: Units.px(5)
                text: due.wait
                color: due.overdue ? Theme.bad : Theme.tx2
                font.pixelSize: Units.fontLabel
                Accessible.ignored: true
            }

            Button {
                id: give
                objectName: "expectedDo:" + due.action
                anchors.right: parent.right
                anchors.rightMargin: Units.m
                y: Units.px(3)
                implicitHeight: Units.px(21)
                readonly property bool ready: panel.actions !== null && panel.actions.isExpectedReady(due.action, due.drug)
                visible: panel.actions !== null && panel.actions.available && due.action.length > 0
                text: ready ? qsTr("Do", "carry out an action") : qsTr("Details…", "opens the form of an action")
                Accessible.name: text + ": " + due.title
                onClicked: panel.actions.performExpected(due.action, due.drug)
            }
        }
    }

    ListFade {
        list: waits
    }

    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: panel.viewModel.title.length === 0 && !(waits.visible && panel.viewModel.selectedCount === 0)
        iconName: "patient"
        title: panel.viewModel.selectedCount === 0 ? qsTr("Nothing selected") : qsTr("Not there at this moment", "inspector; what is selected came later or is gone")
        text: panel.viewModel.selectedCount === 0 ? qsTr("Click something in the scene or in Entities to see and change what it is.") : qsTr("What is selected came later, or was taken away before.")
    }
}
