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

    objectName: "inspectorPanel"

    Item {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
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
        }
    }

    // More below is shown by a fading row rather than a sliced one.
    Rectangle {
        anchors.left: list.left
        anchors.right: list.right
        anchors.rightMargin: Units.m
        anchors.bottom: list.bottom
        height: Units.px(26)
        visible: list.count > 0 && !list.atYEnd
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.rgba(Theme.bg1.r, Theme.bg1.g, Theme.bg1.b, 0)
            }
            GradientStop {
                position: 0.75
                color: Theme.bg1
            }
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: panel.viewModel.title.length === 0
        iconName: "patient"
        title: panel.viewModel.selectedCount === 0 ? qsTr("Nothing selected") : qsTr("Not there at this moment", "inspector; what is selected came later or is gone")
        text: panel.viewModel.selectedCount === 0 ? qsTr("Click something in the scene or in Entities to see and change what it is.") : qsTr("What is selected came later, or was taken away before.")
    }
}
