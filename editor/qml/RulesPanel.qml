// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// The phases in order along the top, the present one marked; below, what is scheduled and the rules
// as sentences.
FocusScope {
    id: panel

    required property RulesModel viewModel

    objectName: "rulesPanel"

    Flow {
        id: phases
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: visible ? Units.m : 0
        visible: panel.viewModel.phaseCount > 0
        height: visible ? implicitHeight : 0
        spacing: Units.s
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Phases")

        Repeater {
            model: panel.viewModel.phases

            delegate: Row {
                id: step

                required property int index
                required property string modelData
                readonly property bool now: modelData === panel.viewModel.phase

                spacing: Units.s

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: step.index > 0
                    name: "go-next"
                    size: Units.px(12)
                    color: Theme.tx3
                }

                Chip {
                    objectName: "phase:" + step.modelData
                    anchors.verticalCenter: parent.verticalCenter
                    height: Units.px(23)
                    text: step.now ? qsTr("%1 · now", "the phase the session is in").arg(step.modelData) : step.modelData
                    accent: step.now
                    ink: Theme.tx

                    HoverHandler {
                        id: hover
                    }

                    Hint {
                        text: panel.viewModel.phaseSummaries[step.index] ?? ""
                        active: hover.hovered && text.length > 0
                    }
                }
            }
        }
    }

    // Cards that are still being made when the model starts anew belong to the old one.
    Connections {
        target: panel.viewModel

        function onModelAboutToBeReset() {
            list.model = null;
        }

        function onModelReset() {
            list.model = panel.viewModel;
        }
    }

    ListView {
        id: list
        objectName: "rulesList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: phases.bottom
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
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: list.count === 0 && panel.viewModel.phaseCount === 0
        iconName: "rule"
        title: qsTr("No phases or rules")
        text: qsTr("This scenario runs without any: vitals stay as they are until someone changes them.")
    }
}
