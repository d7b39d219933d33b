// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Timeline

// The timeline: the moment that is looked at, ruler, lanes, and the cursor over all of them. Drag the
// cursor or click anywhere to see that moment; the wheel pans, Ctrl+wheel zooms. At the newest moment
// of a run there is nothing to play: its clock, pause and speed are the run bar's.
FocusScope {
    id: panel

    required property TimelineViewModel viewModel
    readonly property int gutter: Units.px(146)
    /// The newest moment of a session that goes on.
    readonly property bool following: viewModel.growing && viewModel.live
    readonly property var colours: ({
            "text": Theme.tx,
            "text2": Theme.tx2,
            "grid": Theme.bg2,
            "accent": Theme.acc,
            "stable": Theme.laneStable,
            "bad": Theme.laneBad,
            "good": Theme.laneGood,
            "alarm": Theme.laneAlarm,
            "warn": Theme.laneWarn,
            "work": Theme.laneWork,
            "air": Theme.laneAir,
            "drug": Theme.laneDrug,
            "shock": Theme.laneShock,
            "team": Theme.laneTeam,
            "ecg": Theme.ecg,
            "spo2": Theme.spo2,
            "abp": Theme.abp,
            "co2": Theme.co2,
            "resp": Theme.resp
        })
    // Phases, what was done, what the patient's vitals made of it; then the rest, in the order a
    // debriefing asks for it.
    readonly property list<QtObject> rowsShown: [
        LaneSpec {
            lane: "phases"
            title: qsTr("Phases")
        },
        LaneSpec {
            lane: "compressions"
            title: qsTr("Compressions")
        },
        LaneSpec {
            lane: "drugs"
            title: qsTr("Drugs and shocks")
        },
        LaneSpec {
            lane: "airway"
            title: qsTr("Airway")
        },
        LaneSpec {
            fields: ["numerics.hr"]
            title: qsTr("HR")
        },
        LaneSpec {
            fields: ["numerics.spo2"]
            title: qsTr("SpO2")
        },
        LaneSpec {
            fields: ["numerics.abp_m"]
            title: qsTr("ABP mean")
        },
        LaneSpec {
            fields: ["numerics.etco2"]
            title: qsTr("EtCO2")
        },
        LaneSpec {
            lane: "alarms"
            title: qsTr("Alarms")
            folds: true
        },
        LaneSpec {
            gathered: true
            title: panel.viewModel.growing ? qsTr("Not done yet", "lane that names what nobody has done") : qsTr("Not done", "lane that names what nobody has done")
        },
        LaneSpec {
            lane: "team"
            title: qsTr("Team and speech")
        },
        LaneSpec {
            lane: "equipment"
            title: qsTr("Equipment")
        },
        LaneSpec {
            lane: "rules"
            title: qsTr("Rules")
        },
        LaneSpec {
            lane: "instructor"
            title: qsTr("Instructor")
        },
        LaneSpec {
            lane: "marks"
            title: qsTr("Marks")
        }
    ]
    readonly property real pixelsPerSecond: (area.width) / (viewModel.viewTo - viewModel.viewFrom)

    function secondsAt(x: real): real {
        return viewModel.viewFrom + x / pixelsPerSecond;
    }

    objectName: "timelinePanel"
    activeFocusOnTab: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Timeline")

    Keys.onPressed: event => {
        const shift = event.modifiers & Qt.ShiftModifier;
        const control = event.modifiers & Qt.ControlModifier;
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Left:
            control ? viewModel.stepSeconds(-10) : shift ? viewModel.stepSeconds(-1) : viewModel.stepTicks(-1);
            break;
        case Qt.Key_Right:
            control ? viewModel.stepSeconds(10) : shift ? viewModel.stepSeconds(1) : viewModel.stepTicks(1);
            break;
        case Qt.Key_J:
            viewModel.pressShuttle(-1);
            break;
        case Qt.Key_K:
            viewModel.pressShuttle(0);
            break;
        case Qt.Key_L:
            viewModel.pressShuttle(1);
            break;
        case Qt.Key_Comma:
            viewModel.stepEvent(-1);
            break;
        case Qt.Key_Period:
            viewModel.stepEvent(1);
            break;
        case Qt.Key_PageUp:
            viewModel.stepMark(-1);
            break;
        case Qt.Key_PageDown:
            viewModel.stepMark(1);
            break;
        case Qt.Key_I:
            viewModel.setLoopIn();
            break;
        case Qt.Key_O:
            viewModel.setLoopOut();
            break;
        case Qt.Key_Home:
            viewModel.goToStart();
            break;
        case Qt.Key_End:
            viewModel.followLive();
            break;
        case Qt.Key_Escape:
            viewModel.clearLoop();
            break;
        default:
            event.accepted = false;
        }
    }

    Item {
        id: transport
        anchors.left: parent.left
        anchors.right: parent.right
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
                    invalid = !panel.viewModel.seekText(text);
                    // The panel would hand its focus back to this field, which then showed the typed text.
                    focus = false;
                    panel.forceActiveFocus();
                }

                Binding on text {
                    when: !time.activeFocus
                    value: panel.following ? "" : panel.viewModel.cursorText
                    restoreMode: Binding.RestoreNone
                }
            }

            ToolButton {
                objectName: "shuttleBack"
                visible: !panel.following
                anchors.verticalCenter: parent.verticalCenter
                iconName: "media-seek-backward"
                toolTip: qsTr("Backwards (J)")
                enabled: panel.viewModel.available
                onClicked: panel.viewModel.pressShuttle(-1)
            }

            ToolButton {
                objectName: "shuttleStop"
                visible: !panel.following
                anchors.verticalCenter: parent.verticalCenter
                iconName: panel.viewModel.shuttle === 0 ? "media-playback-start" : "media-playback-pause"
                toolTip: panel.viewModel.shuttle === 0 ? qsTr("Play from here (L)") : qsTr("Stop (K)")
                enabled: panel.viewModel.available
                onClicked: panel.viewModel.togglePlay()
            }

            ToolButton {
                objectName: "shuttleForward"
                visible: !panel.following
                anchors.verticalCenter: parent.verticalCenter
                iconName: "media-seek-forward"
                toolTip: qsTr("Forwards (L)")
                enabled: panel.viewModel.available
                onClicked: panel.viewModel.pressShuttle(1)
            }

            Chip {
                anchors.verticalCenter: parent.verticalCenter
                visible: panel.viewModel.shuttle !== 0
                text: panel.viewModel.shuttle + "×"
            }

            Chip {
                anchors.verticalCenter: parent.verticalCenter
                visible: panel.viewModel.loopTo > panel.viewModel.loopFrom && panel.viewModel.loopFrom >= 0
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
                visible: panel.viewModel.badge.length > 0
                kind: panel.viewModel.live ? Button.Quiet : Button.Primary
                text: panel.viewModel.badge
                toolTip: panel.viewModel.live ? qsTr("The newest moment is shown") : qsTr("To the newest moment (End)")
                onClicked: panel.viewModel.followLive()
            }

            ToolButton {
                objectName: "timelineFit"
                anchors.verticalCenter: parent.verticalCenter
                iconName: "zoom-fit-best"
                toolTip: qsTr("Show the whole session")
                enabled: panel.viewModel.available
                onClicked: panel.viewModel.showAll()
            }

            Button {
                objectName: "timelineMark"
                anchors.verticalCenter: parent.verticalCenter
                visible: panel.viewModel.growing
                kind: Button.Quiet
                iconName: "mark"
                text: qsTr("Mark (M)")
                onClicked: panel.viewModel.markRequested()
            }
        }

        Separator {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    Item {
        id: body
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: transport.bottom
        anchors.bottom: parent.bottom
        visible: panel.viewModel.available
        clip: true

        Item {
            id: area
            x: panel.gutter
            width: parent.width - panel.gutter - Units.l
            height: parent.height

            RulerItem {
                id: ruler
                width: parent.width
                height: Units.px(22)
                viewModel: panel.viewModel
                ink: Theme.tx3
                loopColour: Theme.acc
                coveredFrom: bubble.x + cursor.x - panel.gutter
                coveredWidth: bubble.width
                fontFamily: Theme.family
                fontSize: Units.fontSmall
            }
        }

        Flickable {
            id: scroll
            objectName: "timelineScroll"
            anchors.fill: parent
            anchors.topMargin: ruler.height
            contentHeight: rows.height + Units.m
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            interactive: false
            T.ScrollBar.vertical: ThinScrollBar {}

            Column {
                id: rows
                width: parent.width
                spacing: Units.s

                Repeater {
                    model: panel.rowsShown

                    delegate: LaneRow {
                        width: rows.width
                        gutter: panel.gutter
                        viewModel: panel.viewModel
                        colours: panel.colours
                    }
                }
            }
        }

        MouseArea {
            id: mouse
            anchors.fill: area
            acceptedButtons: Qt.LeftButton
            preventStealing: true
            onPressed: event => {
                panel.forceActiveFocus();
                // A click on a sign shows the moment of its event, not the one beside it.
                const row = event.y > ruler.height ? rows.childAt(1, event.y - ruler.height + scroll.contentY) as LaneRow : null;
                const tick = row ? row.tickAt(event.x, event.y - ruler.height + scroll.contentY - row.y) : -1;
                if (tick >= 0)
                    panel.viewModel.seekTick(tick);
                else
                    panel.viewModel.seek(panel.secondsAt(event.x));
            }
            onPositionChanged: event => {
                if (pressed)
                    panel.viewModel.seek(panel.secondsAt(event.x));
            }
            onWheel: event => {
                if (event.modifiers & Qt.ControlModifier)
                    panel.viewModel.zoom(event.angleDelta.y > 0 ? 0.8 : 1.25, panel.secondsAt(event.x));
                else if (event.modifiers & Qt.ShiftModifier || Math.abs(event.angleDelta.x) > Math.abs(event.angleDelta.y))
                    panel.viewModel.pan(-(event.angleDelta.x + event.angleDelta.y) / 120 * 60 / panel.pixelsPerSecond);
                else
                    scroll.contentY = Math.max(0, Math.min(scroll.contentHeight - scroll.height, scroll.contentY - event.angleDelta.y / 3));
            }
        }

        Item {
            id: cursor
            x: panel.gutter + (panel.viewModel.cursor - panel.viewModel.viewFrom) * panel.pixelsPerSecond
            visible: x >= panel.gutter - 1 && x <= panel.gutter + area.width + 1
            height: parent.height

            Rectangle {
                x: -width / 2
                y: Units.px(18)
                width: Units.px(2)
                height: parent.height
                color: Theme.acc
                opacity: 0.9
            }

            Rectangle {
                id: bubble
                // Stays whole at both ends of the ruler.
                x: Math.max(panel.gutter - cursor.x, Math.min(body.width - Units.xs - cursor.x - width, -width / 2))
                y: Units.px(2)
                width: head.implicitWidth + Units.m * 2
                height: Units.px(17)
                radius: Units.radiusSmall
                color: Theme.acc

                Text {
                    id: head
                    anchors.centerIn: parent
                    text: panel.viewModel.cursorText
                    color: Theme.onAcc
                    font.family: Theme.family
                    font.pixelSize: Units.fontSmall
                    font.weight: Font.DemiBold
                }
            }
        }
    }

    EmptyState {
        anchors.centerIn: body
        width: body.width
        visible: !panel.viewModel.available
        iconName: "chronometer"
        title: qsTr("No session to look at yet")
        text: qsTr("Start a run or open a recording: every moment of it can be entered here, forwards and backwards.")
    }
}
