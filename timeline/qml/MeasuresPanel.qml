// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Timeline

// What a debriefing asks first: how long it took, against what the scenario asks for. A click shows the
// moment that is the evidence.
FocusScope {
    id: panel

    required property DebriefViewModel viewModel

    objectName: "measuresPanel"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Measures")

    Item {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Units.m
        anchors.leftMargin: Units.l
        anchors.top: parent.top
        height: Units.px(40)
        visible: list.count > 0

        Row {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            spacing: Units.m

            Chip {
                objectName: "measuresMet"
                visible: panel.viewModel.met > 0
                text: qsTr("%1 met", "so many measures").arg(panel.viewModel.met)
                dot: true
                dotColor: Theme.ok
            }
            Chip {
                objectName: "measuresLate"
                visible: panel.viewModel.late > 0
                text: qsTr("%1 late", "so many measures").arg(panel.viewModel.late)
                dot: true
                dotColor: Theme.warn
            }
            Chip {
                objectName: "measuresMissed"
                visible: panel.viewModel.missed > 0
                text: qsTr("%1 missed", "so many measures").arg(panel.viewModel.missed)
                dot: true
                dotColor: Theme.bad
            }
        }

        Button {
            objectName: "measuresReport"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            kind: Button.Quiet
            iconName: "document-export"
            text: qsTr("Report…")
            toolTip: qsTr("Save measures, vitals and marks as a page to print or to send")
            onClicked: panel.viewModel.requestReport()
        }
    }

    ListView {
        id: list
        objectName: "measuresList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Units.s
        clip: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        boundsBehavior: Flickable.StopAtBounds
        model: panel.viewModel.measures
        section.property: "section"
        section.delegate: SectionHeader {
            required property string section
            width: ListView.view.width
            text: section
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Measures")
        Keys.onReturnPressed: if (currentItem)
            (currentItem as MeasureRow).go()
        T.ScrollBar.vertical: ThinScrollBar {}

        delegate: MeasureRow {
            width: ListView.view.width
            current: ListView.isCurrentItem && list.activeFocus
            onGoRequested: moment => {
                list.currentIndex = index;
                panel.viewModel.go(moment);
            }
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: list.count === 0
        iconName: "chronometer"
        title: panel.viewModel.available ? qsTr("Nothing to measure yet") : qsTr("No session to look at yet")
        text: panel.viewModel.available ? qsTr("This scenario has no checklist, and nobody has done anything so far.") : qsTr("Start a run or open a recording: the times that matter stand here, each with the moment that shows it.")
    }
}
