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

    /// There are rules, and none fits what is searched.
    readonly property bool hidden: viewModel.filtering && viewModel.ruleCount > 0

    objectName: "rulesPanel"

    Item {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: visible ? Units.m : 0
        visible: panel.viewModel.phaseCount > 0 || panel.viewModel.ruleCount > 0 || panel.viewModel.editable
        height: visible ? Math.max(phases.implicitHeight, begin.height, search.visible ? search.height : 0) : 0

        Flow {
            id: phases
            anchors.left: parent.left
            anchors.right: search.left
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
                        chosen: panel.viewModel.chosenPhase.length > 0 && panel.viewModel.chosenPhase === panel.viewModel.phaseIds[step.index]
                        onPicked: panel.viewModel.chosenPhase = chosen ? "" : panel.viewModel.phaseIds[step.index]
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

        SearchField {
            id: search
            objectName: "rulesSearch"
            anchors.right: begin.left
            anchors.rightMargin: begin.visible ? Units.m : 0
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Units.px(220), parent.width * 0.3)
            visible: panel.viewModel.ruleCount > 0
            placeholderText: qsTr("Search rules", "placeholder of a field")
            label: qsTr("Search rules by their words, names and sources")
            note: panel.viewModel.filtering ? qsTr("%1 of %2").arg(panel.viewModel.shownCount).arg(panel.viewModel.ruleCount) : ""
            onTextEdited: panel.viewModel.filter = text

            Connections {
                target: panel.viewModel

                function onFilterChanged() {
                    if (search.text !== panel.viewModel.filter)
                        search.text = panel.viewModel.filter;
                }
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

        section.property: "group"
        section.delegate: SectionHeader {
            required property string section

            width: ListView.view ? ListView.view.width - Units.m : 0
            height: section.length > 0 ? implicitHeight : 0
            visible: section.length > 0
            text: section === "phase" ? qsTr("In this phase", "heading above rules") : qsTr("In every phase", "heading above rules")
        }

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
            objectName: "rulesEmpty"
            title: panel.hidden ? qsTr("No rule fits") : panel.viewModel.phaseCount > 0 ? qsTr("No rules yet") : qsTr("No phases or rules")
            action: panel.hidden ? qsTr("Show all rules") : ""
            onActionTriggered: panel.viewModel.clearFilter()
            text: panel.hidden ? qsTr("Search for other words: of a name, of what starts a rule or what it does, of a source.") : panel.viewModel.editable ? qsTr("Vitals stay as they are until someone changes them. What shall happen by itself?") : qsTr("This scenario runs without any: vitals stay as they are until someone changes them.")
        }

        Flow {
            id: choices
            anchors.horizontalCenter: parent.horizontalCenter
            visible: panel.viewModel.editable && !panel.hidden
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
