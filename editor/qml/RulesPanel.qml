// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// Phases along the top, then what is scheduled and the rules as sentences.
FocusScope {
    id: panel

    required property RulesModel viewModel

    objectName: "rulesPanel"

    ListView {
        id: list
        objectName: "rulesList"
        anchors.fill: parent
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
        visible: list.count === 0
        iconName: "rule"
        title: qsTr("No phases or rules")
        text: qsTr("This scenario runs without any: vitals stay as they are until someone changes them.")
    }
}
