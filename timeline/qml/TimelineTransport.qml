// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Timeline

// Above the lanes: the shown time, to be typed; play, back and forth; the newest moment, marks.
Item {
    id: bar

    required property TimelineViewModel viewModel
    /// The newest moment of a session that goes on is shown.
    property bool following: false

    /// What was typed is done: keys are the lanes' again.
    signal released

    height: Units.header

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Units.l
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.m

        TextField {
            id: time
            objectName: "timelineTime"
            anchors.verticalCenter: parent.verticalCenter
            width: Units.px(86)
            label: qsTr("Shown time; type one to go there")
            placeholderText: qsTr("Go to …", "placeholder of a field for a time such as 1:30")
            font.pixelSize: Units.fontTitle
            font.weight: Font.DemiBold
            onCommitted: text => {
                invalid = !bar.viewModel.seekText(text);
                // The panel would hand its focus back to this field, which then showed the typed text.
                focus = false;
                bar.released();
            }

            Binding on text {
                when: !time.activeFocus
                value: bar.following ? "" : bar.viewModel.cursorText
                restoreMode: Binding.RestoreNone
            }
        }

        ToolButton {
            objectName: "shuttleBack"
            visible: !bar.following
            anchors.verticalCenter: parent.verticalCenter
            iconName: "media-seek-backward"
            toolTip: qsTr("Backwards (J)")
            enabled: bar.viewModel.available
            onClicked: bar.viewModel.pressShuttle(-1)
        }

        ToolButton {
            objectName: "shuttleStop"
            visible: !bar.following
            anchors.verticalCenter: parent.verticalCenter
            iconName: bar.viewModel.shuttle === 0 ? "media-playback-start" : "media-playback-pause"
            toolTip: bar.viewModel.shuttle === 0 ? qsTr("Play from here (L)") : qsTr("Stop (K)")
            enabled: bar.viewModel.available
            onClicked: bar.viewModel.togglePlay()
        }

        ToolButton {
            objectName: "shuttleForward"
            visible: !bar.following
            anchors.verticalCenter: parent.verticalCenter
            iconName: "media-seek-forward"
            toolTip: qsTr("Forwards (L)")
            enabled: bar.viewModel.available
            onClicked: bar.viewModel.pressShuttle(1)
        }

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.viewModel.shuttle !== 0
            text: bar.viewModel.shuttle + "×"
        }

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.viewModel.loopTo > bar.viewModel.loopFrom && bar.viewModel.loopFrom >= 0
            text: qsTr("Loop I–O")
            accent: true
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Units.m
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.m

        Button {
            objectName: "timelineLive"
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.viewModel.badge.length > 0
            kind: bar.viewModel.live ? Button.Quiet : Button.Primary
            text: bar.viewModel.badge
            toolTip: bar.viewModel.live ? qsTr("The newest moment is shown") : qsTr("To the newest moment (End)")
            onClicked: bar.viewModel.followLive()
        }

        ToolButton {
            objectName: "timelineFit"
            anchors.verticalCenter: parent.verticalCenter
            iconName: "zoom-fit-best"
            toolTip: qsTr("Show the whole session")
            enabled: bar.viewModel.available
            onClicked: bar.viewModel.showAll()
        }

        Button {
            objectName: "timelineMark"
            anchors.verticalCenter: parent.verticalCenter
            visible: bar.viewModel.growing
            kind: Button.Quiet
            iconName: "mark"
            text: qsTr("Mark (M)")
            onClicked: bar.viewModel.markRequested()
        }
    }

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
