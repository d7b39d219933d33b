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
        case Qt.Key_W:
            viewModel.askWhyEvent();
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

    TimelineTransport {
        id: transport
        anchors.left: parent.left
        anchors.right: parent.right
        viewModel: panel.viewModel
        following: panel.following
        onReleased: panel.forceActiveFocus()
    }

    TimelineMenus {
        id: menus
        viewModel: panel.viewModel
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
            acceptedButtons: Qt.LeftButton | Qt.RightButton
            preventStealing: true
            onPressed: event => {
                panel.forceActiveFocus();
                const row = event.y > ruler.height ? rows.childAt(1, event.y - ruler.height + scroll.contentY) as LaneRow : null;
                const y = row ? event.y - ruler.height + scroll.contentY - row.y : 0;
                if (event.button === Qt.RightButton)
                    return menus.openOn(row, event.x, y, panel.secondsAt(event.x));
                // A click on a sign shows the moment of its event, not the one beside it.
                const tick = row ? row.tickAt(event.x, y) : -1;
                if (tick >= 0)
                    panel.viewModel.seekEvent(tick, row.eventAt(event.x, y));
                else
                    panel.viewModel.seek(panel.secondsAt(event.x));
            }
            onPositionChanged: event => {
                if (pressedButtons & Qt.LeftButton)
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
