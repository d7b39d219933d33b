// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// Why something is as it is: the chain of causes from the effect down to its root, what a rule compared,
// how near it came at other times. A line leads to its moment, its rule, and whom it happened to. Asked
// on events, rules and values wherever they stand, or about a vital sign below.
FocusScope {
    id: panel

    required property WhyModel viewModel
    readonly property bool waiting: viewModel.state === WhyModel.Waiting

    objectName: "whyPanel"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Why")
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_Backspace && viewModel.canGoBack)
            viewModel.goBack();
        else if (event.key === Qt.Key_Escape && waiting)
            viewModel.cancel();
        else
            event.accepted = false;
    }

    // Whoever asks reads the answer next: keys are its lines' when it comes.
    Connections {
        target: panel.viewModel

        function onAsked() {
            panel.forceActiveFocus();
        }

        function onChanged() {
            if (panel.viewModel.state !== WhyModel.Answered || !panel.activeFocus)
                return;
            list.currentIndex = 0;
            list.forceActiveFocus();
        }
    }

    Item {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Units.m
        anchors.top: parent.top
        height: visible ? Units.px(30) : 0
        visible: panel.viewModel.state !== WhyModel.Idle

        ToolButton {
            id: back
            objectName: "whyBack"
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? implicitWidth : 0
            visible: panel.viewModel.canGoBack
            iconName: "go-previous"
            toolTip: qsTr("Back to the answer before (Backspace)")
            onClicked: panel.viewModel.goBack()
        }

        Label {
            objectName: "whyHeading"
            anchors.left: back.right
            anchors.leftMargin: Units.s
            anchors.right: moment.left
            anchors.rightMargin: Units.m
            anchors.verticalCenter: parent.verticalCenter
            text: panel.viewModel.heading
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }

        Label {
            id: moment
            objectName: "whyMoment"
            anchors.right: again.left
            anchors.rightMargin: Units.s
            anchors.verticalCenter: parent.verticalCenter
            text: panel.viewModel.moment
            color: Theme.tx2
            font.pixelSize: Units.fontLabel
        }

        ToolButton {
            id: again
            objectName: "whyAgain"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? implicitWidth : 0
            visible: panel.viewModel.canAskAgain
            iconName: "view-refresh"
            toolTip: qsTr("Ask the same of the shown moment")
            onClicked: panel.viewModel.askAgain()
        }
    }

    ListView {
        id: list
        objectName: "whyList"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.bottom: foot.top
        anchors.leftMargin: Units.s
        anchors.rightMargin: Units.s
        clip: true
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 2000
        model: panel.viewModel
        visible: panel.viewModel.state === WhyModel.Answered
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Answer")
        T.ScrollBar.vertical: ThinScrollBar {}
        Keys.onPressed: event => {
            event.accepted = true;
            switch (event.key) {
            case Qt.Key_Return:
            case Qt.Key_Enter:
                panel.viewModel.go(currentIndex);
                break;
            case Qt.Key_R:
                panel.viewModel.showRule(currentIndex);
                break;
            case Qt.Key_E:
                panel.viewModel.showEntity(currentIndex);
                break;
            case Qt.Key_W:
                panel.viewModel.askOf(currentIndex);
                break;
            default:
                event.accepted = false;
            }
        }

        delegate: WhyLine {
            width: ListView.view.width
            current: ListView.isCurrentItem && list.activeFocus
            onGoRequested: {
                list.currentIndex = index;
                panel.viewModel.go(index);
            }
            onRuleRequested: panel.viewModel.showRule(index)
            onEntityRequested: panel.viewModel.showEntity(index)
            onAskRequested: panel.viewModel.askOf(index)
        }
    }

    EmptyState {
        objectName: "whyState"
        anchors.centerIn: list
        width: list.width
        visible: !list.visible
        iconName: panel.height > Units.px(260) ? (panel.waiting ? "chronometer" : "why") : ""
        title: {
            switch (panel.viewModel.state) {
            case WhyModel.Waiting:
                return qsTr("Looking into the recording…");
            case WhyModel.Failed:
                return qsTr("There is no answer");
            default:
                return panel.viewModel.available ? qsTr("What do you want to know?") : qsTr("Nothing has happened yet");
            }
        }
        text: {
            switch (panel.viewModel.state) {
            case WhyModel.Waiting:
                return panel.viewModel.subject;
            case WhyModel.Failed:
                return panel.viewModel.problem;
            default:
                return panel.viewModel.available ? qsTr("Right-click an event in the log or on the timeline, or press W there; or ask on a rule, or on a vital sign in the Inspector.") : qsTr("Start a run or open a recording: then events, rules and vital signs can be asked about.");
            }
        }
        action: panel.waiting ? qsTr("Cancel") : panel.viewModel.state === WhyModel.Failed ? qsTr("Ask again") : ""
        onActionTriggered: panel.waiting ? panel.viewModel.cancel() : panel.viewModel.askAgain()
    }

    Item {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Units.m
        visible: panel.viewModel.available
        height: visible ? choices.implicitHeight + Units.m : 0

        Separator {
            anchors.top: parent.top
            width: parent.width
        }

        Flow {
            id: choices
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Units.xs
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Vital signs to ask about")

            Label {
                height: Units.px(24)
                rightPadding: Units.s
                text: qsTr("Now:", "before vital signs that can be asked about at the shown moment")
                color: Theme.tx2
                font.pixelSize: Units.fontSmall
            }

            Repeater {
                model: panel.viewModel.vitals

                delegate: ToolButton {
                    required property int index
                    required property string modelData

                    objectName: "whyVital:" + index
                    implicitHeight: Units.px(24)
                    text: modelData
                    toolTip: qsTr("Why is %1 as it is at the shown moment?").arg(modelData)
                    onClicked: panel.viewModel.askAbout(index)
                }
            }
        }
    }
}
