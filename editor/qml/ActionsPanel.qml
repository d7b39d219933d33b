// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// What can be done to the patient while the session runs: one click for an action, a form for one
// with details. An instructor enters here what learners do at the manikin.
FocusScope {
    id: panel

    required property ActionsModel viewModel

    objectName: "actionsPanel"

    Connections {
        target: panel.viewModel

        function onRevealed(row) {
            Qt.callLater(list.positionViewAtIndex, row, ListView.Contain);
        }

        function onFilterChanged() {
            if (search.text !== panel.viewModel.filter)
                search.text = panel.viewModel.filter;
        }
    }

    SearchField {
        id: search
        objectName: "actionsSearch"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Units.m
        placeholderText: qsTr("Search actions and drugs")
        label: qsTr("Search actions")
        enabled: panel.viewModel.available
        onTextEdited: panel.viewModel.filter = text
    }

    ListView {
        id: list
        objectName: "actionsList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: search.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Units.m
        anchors.topMargin: 0
        clip: true
        visible: panel.viewModel.available
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 4000
        model: panel.viewModel
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Actions on %1").arg(panel.viewModel.target)
        T.ScrollBar.vertical: ThinScrollBar {}
        section.property: "group"
        section.delegate: SectionHeader {
            required property string section

            width: ListView.view.width
            text: section
        }

        delegate: ActionRow {
            width: ListView.view.width - Units.m
            onToggled: panel.viewModel.toggle(index)
            onPerformed: panel.viewModel.perform(index)
            onTextGiven: (argument, text) => panel.viewModel.setText(index, argument, text)
            onChosen: (argument, choice) => panel.viewModel.choose(index, argument, choice)
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: !panel.viewModel.available || list.count === 0
        iconName: panel.viewModel.available ? "search" : "ecg"
        title: panel.viewModel.available ? qsTr("Nothing matches") : qsTr("Nothing can be done at this moment")
        text: panel.viewModel.available ? qsTr("Try another word.") : qsTr("Actions on a patient are done while a session runs. If you are looking back, go live first (End).")
    }
}
