// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// The phases in order along the top, the present one marked; below, what is scheduled and the rules
// as sentences. In a draft all of it is changed here, and new ones begin at the right of the phases.
FocusScope {
    id: panel

    required property RulesModel viewModel

    objectName: "rulesPanel"

    Item {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: visible ? Units.m : 0
        visible: panel.viewModel.phaseCount > 0 || panel.viewModel.editable
        height: visible ? Math.max(phases.implicitHeight, begin.height) : 0

        Flow {
            id: phases
            anchors.left: parent.left
            anchors.right: begin.left
            anchors.rightMargin: Units.m
            anchors.verticalCenter: parent.verticalCenter
            spacing: Units.s
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Phases")

            Repeater {
                id: steps
                model: panel.viewModel.phases

                delegate: Row {
                    id: step

                    required property int index
                    required property string modelData

                    function rename() {
                        chip.rename();
                    }

                    spacing: Units.s

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: step.index > 0
                        name: "go-next"
                        size: Units.px(12)
                        color: Theme.tx3
                    }

                    PhaseStep {
                        id: chip
                        name: step.modelData
                        summary: panel.viewModel.phaseSummaries[step.index] ?? ""
                        now: step.modelData === panel.viewModel.phase
                        editable: panel.viewModel.editable
                        onRenamed: name => panel.viewModel.type(panel.viewModel.phaseIds[step.index], "name", name)
                        onRemoveRequested: panel.viewModel.remove(panel.viewModel.phaseIds[step.index])
                    }
                }
            }

            ToolButton {
                objectName: "addPhase"
                implicitHeight: Units.px(24)
                visible: panel.viewModel.editable
                iconName: "list-add"
                text: qsTr("Phase", "button that adds a phase")
                toolTip: qsTr("Add a phase")
                onClicked: panel.viewModel.addPhase()
            }
        }

        ToolButton {
            id: begin
            objectName: "addRule"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? implicitWidth : 0
            visible: panel.viewModel.editable
            iconName: "list-add"
            text: qsTr("Rule", "button that adds a rule")
            toolTip: qsTr("Add a rule or something that happens at a time")
            onClicked: kinds.openBelow(begin)
        }
    }

    PopupMenu {
        id: kinds
        objectName: "addRuleMenu"
        title: qsTr("New rule", "accessible name of a menu")

        MenuEntry {
            objectName: "addWhenValue"
            text: qsTr("When a value…", "kind of a new rule")
            iconName: "ecg"
            enabled: panel.viewModel.hasPatient
            onTriggered: panel.viewModel.addWhenValue()
        }

        MenuEntry {
            objectName: "addAtTime"
            text: qsTr("At a time…", "kind of a new rule")
            iconName: "chronometer"
            onTriggered: panel.viewModel.addAtTime()
        }

        MenuEntry {
            objectName: "addWhenDone"
            text: qsTr("When something is done…", "kind of a new rule")
            iconName: "rule"
            onTriggered: panel.viewModel.addWhenDone()
        }
    }

    Connections {
        target: panel.viewModel

        // Shown where it came, with its name in hand.
        function onAdded(row) {
            Qt.callLater(list.begin, row);
        }

        function onRevealed(row, source) {
            Qt.callLater(list.reveal, row, source);
        }

        function onPhaseAdded(index) {
            Qt.callLater(panel.namePhase, index);
        }
    }

    function namePhase(index: int) {
        const step = steps.itemAt(index);
        if (step)
            step.rename();
    }

    ListView {
        id: list
        objectName: "rulesList"

        function begin(row: int) {
            positionViewAtIndex(row, ListView.Contain);
            const card = itemAtIndex(row) as RuleCard;
            if (card)
                card.rename();
        }

        // What a remark is about comes into view, its source in hand.
        function reveal(row: int, source: bool) {
            positionViewAtIndex(row, ListView.Center);
            const card = itemAtIndex(row) as RuleCard;
            if (card && source)
                card.nameSource();
        }

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Units.m
        clip: true
        spacing: 0
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.viewModel
        cacheBuffer: 2000
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Phases and rules")
        T.ScrollBar.vertical: ThinScrollBar {}

        delegate: RuleCard {
            width: ListView.view.width - Units.m
            rules: panel.viewModel
            editable: panel.viewModel.editable
        }
    }

    Column {
        anchors.centerIn: list
        width: Math.min(list.width, Units.px(560))
        visible: list.count === 0
        spacing: Units.l

        EmptyState {
            width: parent.width
            iconName: panel.height > Units.px(220) ? "rule" : ""
            title: panel.viewModel.phaseCount > 0 ? qsTr("No rules yet") : qsTr("No phases or rules")
            text: panel.viewModel.editable ? qsTr("Vitals stay as they are until someone changes them. What shall happen by itself?") : qsTr("This scenario runs without any: vitals stay as they are until someone changes them.")
        }

        Flow {
            id: choices
            anchors.horizontalCenter: parent.horizontalCenter
            visible: panel.viewModel.editable
            width: Math.min(parent.width, whenValue.width + atTime.width + whenDone.width + spacing * 2)
            spacing: Units.m

            Button {
                id: whenValue
                objectName: "beginWhenValue"
                iconName: "ecg"
                enabled: panel.viewModel.hasPatient
                text: qsTr("When a value…", "kind of a new rule")
                toolTip: enabled ? "" : qsTr("Put a patient into the room first")
                onClicked: panel.viewModel.addWhenValue()
            }

            Button {
                id: atTime
                objectName: "beginAtTime"
                iconName: "chronometer"
                text: qsTr("At a time…", "kind of a new rule")
                onClicked: panel.viewModel.addAtTime()
            }

            Button {
                id: whenDone
                objectName: "beginWhenDone"
                iconName: "rule"
                text: qsTr("When something is done…", "kind of a new rule")
                onClicked: panel.viewModel.addWhenDone()
            }
        }
    }
}
