// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// The entity tree: search, select by mouse and keys, rename with F2 or a slow second click, drag onto
// another row to change the parent, double click to frame in the scene.
FocusScope {
    id: panel

    required property EntitiesViewModel viewModel

    objectName: "entitiesPanel"

    SearchField {
        id: search
        objectName: "entitiesSearch"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Units.m
        placeholderText: qsTr("Search, or kind:device", "entity tree")
        label: qsTr("Search entities")
        note: text.length > 0 ? qsTr("%1 of %2").arg(list.count).arg(panel.viewModel.count) : ""
        onTextEdited: panel.viewModel.filter = text
        Keys.onDownPressed: list.forceActiveFocus()
    }

    ListView {
        id: list
        objectName: "entitiesList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: search.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Units.m
        anchors.topMargin: Units.s
        clip: true
        focus: true
        activeFocusOnTab: true
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        model: panel.viewModel.rows
        currentIndex: panel.viewModel.currentRow
        highlightMoveDuration: 0
        highlightFollowsCurrentItem: true
        // Rows that came together with the selection are laid out later than it.
        onCurrentIndexChanged: Qt.callLater(list.reveal)
        Accessible.role: Accessible.Tree
        Accessible.name: qsTr("Entities")
        T.ScrollBar.vertical: ThinScrollBar {}

        function reveal() {
            if (currentIndex >= 0)
                positionViewAtIndex(currentIndex, ListView.Contain);
        }

        Keys.onUpPressed: event => panel.viewModel.step(-1, event.modifiers & Qt.ShiftModifier)
        Keys.onDownPressed: event => panel.viewModel.step(1, event.modifiers & Qt.ShiftModifier)
        Keys.onLeftPressed: panel.viewModel.expand(currentIndex, false)
        Keys.onRightPressed: panel.viewModel.expand(currentIndex, true)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_F2 && currentItem) {
                (currentItem as EntityRow).rename();
                event.accepted = true;
            }
        }

        delegate: EntityRow {
            width: ListView.view.width
            editable: panel.viewModel.editable
            onPicked: (toggle, range) => {
                list.forceActiveFocus();
                panel.viewModel.click(index, toggle, range);
            }
            onExpandRequested: open => panel.viewModel.expand(index, open)
            onRenameRequested: name => panel.viewModel.rename(index, name)
            onFrameRequested: panel.viewModel.activate(index)
            onUnveilRequested: panel.viewModel.unveil(index)
            onUnlockRequested: panel.viewModel.unlock(index)
            onDroppedAt: (x, y) => {
                const spot = mapToItem(list.contentItem, x, y);
                panel.viewModel.drop(index, list.indexAt(spot.x, spot.y));
            }
        }
    }

    EmptyState {
        anchors.centerIn: list
        width: list.width
        visible: list.count === 0
        iconName: "search"
        title: search.text.length > 0 ? qsTr("Nothing matches") : qsTr("Nothing here yet")
        text: search.text.length > 0 ? qsTr("Try another word, or kind:device.") : qsTr("Open a scenario, or drag something in from the catalogue.")
    }
}
