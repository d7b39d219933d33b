// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Window
import Ward.Ui
import Ward.Viewport

// The bedside monitor: alarm bar, traces with their numbers, NIBP and temperature. Fits any size from
// the dock to the full screen; when room is short the traces go before the numbers.
Rectangle {
    id: panel
    objectName: "monitorPanel"

    required property MonitorViewModel viewModel

    property double pixelsPerMm: Screen.pixelDensity
    property double lineWidth: Math.max(1.6, Math.min(3, height / 260))
    property int interval: 0
    // Whether the sound of alarms can be switched off here.
    property bool soundControl: true

    // Figures as wide as they are, as in the numbers of the rows.
    readonly property string figures: Qt.fontFamilies().indexOf("Inter") >= 0 ? "Inter" : Theme.family
    readonly property double edge: Math.max(4, Math.min(width * 0.012, 14))
    readonly property double barHeight: Math.max(22, Math.min(height * 0.06, 44))
    // Alarms on a line of their own where patient, clock and they would not fit side by side.
    readonly property bool twoLines: width < 640 && height >= 320
    readonly property int alarms: viewModel.alarmTexts.length
    readonly property double headHeight: barHeight * (twoLines && alarms > 0 ? 2 : 1)
    readonly property double numberWidth: Math.max(112, Math.min(width * 0.36, 460))

    // Rows as long as each can be read; then one trace over a board of numbers. No number goes
    // without a word: what even the board has no room for is counted.
    readonly property int numberCount: rowRepeater.count - (viewModel.secondLead ? 1 : 0)
    readonly property double leastRow: 26
    readonly property double leastStrip: 26
    readonly property bool tiled: height - headHeight - leastStrip - 2 * edge < leastRow * (numberCount + 0.25)
    readonly property double stripHeight: tiled ? 0 : Math.max(leastStrip, Math.min(height * 0.12, 104))
    readonly property double rowsHeight: height - headHeight - stripHeight - 2 * edge
    // The second lead only where every row stays comfortable with it.
    readonly property bool twoLeads: !tiled && viewModel.secondLead && rowsHeight / (rowRepeater.count + 0.25) >= 56
    readonly property int shownRows: numberCount + (twoLeads ? 1 : 0)
    // The heart rate is the largest number on any monitor.
    readonly property double rowHeight: rowsHeight / (shownRows + 0.25)

    color: viewModel.ground
    clip: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Monitor, %1", "accessible name; %1 is the patient").arg(viewModel.title)

    // IEC 60601-1-8: high 1.4–2.8 Hz, medium 0.4–0.8 Hz, each in its own time; only while time flows.
    component Flash: QtObject {
        id: flash
        property bool active: false
        property int interval: 250
        property bool on: true
        onActiveChanged: on = true
        readonly property Timer timer: Timer {
            interval: flash.interval
            repeat: true
            running: flash.active
            onTriggered: flash.on = !flash.on
        }
    }
    Flash {
        id: highFlash
        objectName: "highFlash"
        active: panel.visible && panel.viewModel.running && panel.alarms > 0
    }
    Flash {
        id: mediumFlash
        objectName: "mediumFlash"
        active: highFlash.active
        interval: 800
    }
    // Further alarms take turns where there is no room for all.
    property int turn: 0
    /// How many alarms from one on are as urgent as it is.
    function alike(first: int): int {
        const levels = panel.viewModel.alarmLevels;
        const over = panel.viewModel.alarmsOver;
        let count = 1;
        while (first + count < levels.length && levels[first + count] === levels[first] && over[first + count] === over[first])
            ++count;
        return count;
    }
    Timer {
        interval: 2000
        repeat: true
        running: highFlash.active && panel.alarms > chips.count
        onTriggered: panel.turn = panel.turn + 1
    }

    Item {
        id: bar
        x: panel.edge
        y: Math.min(panel.edge, 6)
        width: panel.width - 2 * panel.edge
        height: panel.barHeight - 2

        Label {
            id: title
            objectName: "monitorTitle"
            x: panel.twoLines || panel.alarms === 0 ? 0 : chipRow.width + 12
            width: corner.x - x - 12
            anchors.verticalCenter: parent.verticalCenter
            visible: panel.twoLines || panel.alarms === 0 || implicitWidth <= width
            text: panel.viewModel.preview ? qsTr("%1 · preview", "monitor of a scenario that is not running; %1 is the patient").arg(panel.viewModel.title) : panel.viewModel.title
            color: panel.viewModel.dim
            font.pixelSize: Math.max(11, bar.height * 0.46)
        }
        Row {
            id: corner
            anchors.right: parent.right
            height: parent.height
            spacing: 8

            Rectangle {
                objectName: "monitorReplay"
                anchors.verticalCenter: parent.verticalCenter
                visible: panel.viewModel.on && panel.viewModel.replayText.length > 0
                width: replay.implicitWidth + 12
                height: replay.implicitHeight + 4
                radius: 3
                color: "transparent"
                border.width: 1
                border.color: panel.viewModel.ink
                Label {
                    id: replay
                    anchors.centerIn: parent
                    text: panel.viewModel.replayText
                    color: panel.viewModel.ink
                    elide: Text.ElideNone
                    font.pixelSize: Math.max(10, bar.height * 0.4)
                    font.weight: Font.DemiBold
                }
            }
            ToolButton {
                objectName: "monitorSound"
                anchors.verticalCenter: parent.verticalCenter
                width: height
                height: Math.max(20, bar.height)
                visible: panel.viewModel.on && (panel.soundControl || panel.viewModel.audio > 0)
                enabled: panel.soundControl
                opacity: 1
                iconName: panel.viewModel.audio === 2 ? "bell-off" : panel.viewModel.audio === 1 ? "bell-paused" : "bell"
                ink: panel.viewModel.audio > 0 ? "#ffd23f" : panel.viewModel.dim
                toolTip: panel.viewModel.audio === 2 ? qsTr("The sound of alarms is switched off", "monitor: button with a crossed-out bell") : panel.viewModel.audio === 1 ? qsTr("Alarm sound paused at the patient", "monitor: button with a bell crossed out with broken lines") : qsTr("Switch the sound of alarms off", "monitor: button with a bell")
                onClicked: panel.viewModel.requestMute(panel.viewModel.audio !== 2)
            }
            Label {
                objectName: "monitorTime"
                anchors.verticalCenter: parent.verticalCenter
                elide: Text.ElideNone
                text: panel.viewModel.timeText
                color: panel.viewModel.dim
                font.pixelSize: Math.max(11, bar.height * 0.46)
            }
        }
    }
    Row {
        id: chipRow
        objectName: "monitorAlarm"
        x: panel.edge
        y: bar.y + (panel.twoLines ? panel.barHeight : 0)
        height: bar.height
        spacing: 4
        visible: panel.viewModel.on && panel.alarms > 0
        readonly property double room: panel.twoLines ? bar.width : corner.x - 8 - (bar.width > 760 ? title.implicitWidth + 12 : 0)
        readonly property double chipWidth: Math.min(room, Math.max(140, bar.height * 6.6))

        Repeater {
            id: chips
            model: Math.max(0, Math.min(panel.alarms, Math.floor((chipRow.room + 4) / (chipRow.chipWidth + 4))))

            Rectangle {
                id: chip
                required property int index
                readonly property bool last: index === chips.count - 1
                // Only alarms of one urgency take turns: a red one never waits behind yellow ones.
                readonly property int turns: last ? panel.alike(index) : 1
                readonly property int shown: index + panel.turn % turns
                readonly property bool over: panel.viewModel.alarmsOver[shown] ?? false
                readonly property int level: shown < panel.alarms ? panel.viewModel.alarmLevels[shown] : 0
                readonly property bool lit: !panel.viewModel.alarmsFlash[shown] || (level > 2 ? highFlash.on : mediumFlash.on)
                readonly property int hidden: last ? panel.alarms - chips.count : 0

                objectName: "monitorAlarm" + index
                width: chipRow.chipWidth
                height: chipRow.height
                radius: 4
                color: over ? "transparent" : lit ? panel.viewModel.alarmGrounds[level] : Qt.darker(panel.viewModel.alarmGrounds[level], 3)
                border.width: over ? 2 : 1
                border.color: panel.viewModel.alarmGrounds[level]
                Accessible.role: Accessible.AlertMessage
                Accessible.name: alarmLabel.text
                Accessible.description: acknowledge.text
                Accessible.onPressAction: panel.viewModel.requestAcknowledge()

                TapHandler {
                    enabled: panel.soundControl
                    onTapped: panel.viewModel.requestAcknowledge()
                }
                HoverHandler {
                    id: hover
                    enabled: panel.soundControl
                    cursorShape: Qt.PointingHandCursor
                }
                Hint {
                    id: acknowledge
                    text: qsTr("Acknowledge the alarms", "monitor: what a click on an alarm does")
                    active: hover.hovered
                }

                Label {
                    id: alarmLabel
                    x: 8
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - x - (more.visible ? more.width + 10 : 6)
                    text: chip.shown < panel.alarms ? panel.viewModel.alarmTexts[chip.shown] : ""
                    color: chip.lit && !chip.over ? panel.viewModel.alarmInks[chip.level] : panel.viewModel.ink
                    font.pixelSize: Math.max(11, Math.min(bar.height * 0.54, chip.width * 0.075))
                    font.weight: Font.DemiBold
                }
                Label {
                    id: more
                    objectName: "monitorMoreAlarms"
                    anchors.right: parent.right
                    anchors.rightMargin: 6
                    elide: Text.ElideNone
                    anchors.verticalCenter: parent.verticalCenter
                    visible: chip.hidden > 0
                    text: qsTr("+%1", "monitor: this many further alarms").arg(chip.hidden)
                    color: alarmLabel.color
                    font.pixelSize: Math.max(10, bar.height * 0.46)
                }
            }
        }
    }

    Column {
        id: rows
        objectName: "monitorRows"
        x: panel.edge
        y: bar.y + panel.headHeight
        width: panel.width - 2 * panel.edge
        visible: panel.viewModel.on

        Repeater {
            id: rowRepeater
            model: panel.viewModel.rows

            MonitorRow {
                required property int index
                viewModel: panel.viewModel
                visible: panel.tiled ? channel === SceneTypes.Ecg && board.traceHeight > 0 : channel !== SceneTypes.EcgSecond || panel.twoLeads
                width: rows.width
                height: panel.tiled ? board.traceHeight : panel.rowHeight * (channel === SceneTypes.Ecg ? 1.25 : 1)
                numberWidth: panel.tiled ? 0 : panel.numberWidth
                numberHeight: channel === SceneTypes.Ecg && panel.twoLeads ? panel.rowHeight * 2.25 : height
                pixelsPerMm: panel.pixelsPerMm
                lineWidth: panel.lineWidth
                inset: panel.tiled ? 0 : panel.rowHeight > 40 ? Math.min(34, 16 + panel.rowHeight * 0.14) : 0
                interval: panel.interval
                highLit: highFlash.on
                mediumLit: mediumFlash.on
            }
        }
    }

    // The numbers alone, where there is no room for all the traces.
    Grid {
        id: board
        objectName: "monitorBoard"
        // NIBP and temperature are two more.
        readonly property int wanted: panel.numberCount + 2
        readonly property int rowsWanted: Math.ceil(wanted / columns)
        readonly property int rowsShown: Math.max(1, Math.min(rowsWanted, Math.floor((panel.rowsHeight + 2) / 22)))
        readonly property int room: rowsShown * columns
        // One place says how many are not to be seen.
        readonly property int shown: room >= wanted ? wanted : room - 1
        readonly property double spare: panel.rowsHeight - rowsShown * 40
        readonly property double traceHeight: spare >= 24 ? spare : 0
        readonly property double cellHeight: (panel.rowsHeight - traceHeight) / rowsShown - 2
        readonly property double cellWidth: rows.width / columns - 2

        visible: panel.viewModel.on && panel.tiled
        x: panel.edge
        y: rows.y + traceHeight
        columns: Math.max(2, Math.floor(rows.width / 124))
        spacing: 2

        Repeater {
            model: panel.tiled ? panel.viewModel.rows : null

            MonitorNumber {
                required property int rank
                required property bool alarmFlashes
                visible: channel !== SceneTypes.EcgSecond && rank < board.shown
                width: board.cellWidth
                height: board.cellHeight
                viewModel: panel.viewModel
                lit: !alarmFlashes || (alarmLevel > 2 ? highFlash.on : mediumFlash.on)
                flat: height < 36
                labelSize: flat ? Math.min(12, height * 0.42) : 11
                share: 1.2
            }
        }
        MonitorNumber {
            visible: panel.tiled && panel.numberCount < board.shown
            width: board.cellWidth
            height: board.cellHeight
            viewModel: panel.viewModel
            channel: SceneTypes.Nibp
            label: qsTr("NIBP", "non-invasive blood pressure")
            unit: ""
            ink: panel.viewModel.nibpInk
            value: panel.viewModel.nibpValue
            detail: panel.viewModel.nibpMean
            limits: ""
            alarmLevel: panel.viewModel.nibpAlarmLevel
            held: panel.viewModel.nibpHeld
            lit: alarmLevel > 2 ? highFlash.on : mediumFlash.on
            flat: height < 36
            labelSize: flat ? Math.min(12, height * 0.42) : 11
            share: 1.2
        }
        MonitorNumber {
            visible: panel.tiled && panel.numberCount + 1 < board.shown
            width: board.cellWidth
            height: board.cellHeight
            viewModel: panel.viewModel
            channel: SceneTypes.Temp
            label: qsTr("Temp", "body temperature")
            unit: "°C"
            ink: panel.viewModel.tempInk
            value: panel.viewModel.tempValue
            detail: ""
            limits: panel.viewModel.tempLimits
            alarmLevel: panel.viewModel.tempAlarmLevel
            held: panel.viewModel.tempHeld
            lit: alarmLevel > 2 ? highFlash.on : mediumFlash.on
            flat: height < 36
            labelSize: flat ? Math.min(12, height * 0.42) : 11
            share: 1.2
        }
        Label {
            objectName: "monitorHidden"
            visible: panel.tiled && board.shown < board.wanted
            width: board.cellWidth
            height: board.cellHeight
            text: qsTr("+%1 more", "monitor: numbers that there is no room for").arg(board.wanted - board.shown)
            color: panel.viewModel.dim
            font.pixelSize: 11
        }
    }

    Item {
        id: strip
        // A cuff pressure is a moment ago: never larger than what is measured now.
        readonly property double figure: Math.max(13, Math.min(height * 0.5, panel.width * 0.042, panel.rowHeight * 0.46))

        visible: panel.viewModel.on && !panel.tiled
        x: panel.edge
        width: panel.width - 2 * panel.edge
        y: panel.height - panel.stripHeight - 1
        height: panel.stripHeight

        // On black the red of an alarm's ground is too dark for figures.
        function alarmInk(level: int): color {
            return level === 3 ? Qt.lighter(panel.viewModel.alarmGrounds[3], 1.35) : panel.viewModel.alarmGrounds[level];
        }

        Rectangle {
            width: parent.width
            height: 1
            color: panel.viewModel.dim
            opacity: 0.25
        }
        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.max(6, strip.figure * 0.32)
            Label {
                anchors.baseline: nibp.baseline
                text: qsTr("NIBP", "non-invasive blood pressure")
                color: panel.viewModel.nibpInk
                font.pixelSize: Math.max(10, strip.figure * 0.46)
                font.weight: Font.Medium
            }
            Label {
                id: nibp
                objectName: "monitorNibp"
                text: panel.viewModel.nibpValue
                color: panel.viewModel.nibpAlarmLevel > 1 ? strip.alarmInk(panel.viewModel.nibpAlarmLevel) : panel.viewModel.nibpOld ? panel.viewModel.dim : panel.viewModel.nibpInk
                font.family: panel.figures
                font.pixelSize: strip.figure
                font.weight: Font.DemiBold
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: panel.viewModel.nibpHeld
                name: "lock"
                color: panel.viewModel.ink
                size: Math.max(11, strip.figure * 0.5)
            }
            Label {
                id: nibpMean
                anchors.baseline: nibp.baseline
                text: panel.viewModel.nibpMean
                color: nibp.color
                font.pixelSize: Math.max(10, strip.figure * 0.62)
            }
            Label {
                anchors.baseline: nibp.baseline
                // When it was measured gives way where it would run into the temperature.
                visible: panel.viewModel.nibpTime.length > 0 && nibpMean.x + nibpMean.width + implicitWidth + strip.figure * 0.8 < strip.width - tempRow.width
                text: panel.viewModel.nibpTime
                color: panel.viewModel.dim
                font.pixelSize: Math.max(10, strip.figure * 0.46)
            }
        }
        Row {
            id: tempRow
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.max(5, strip.figure * 0.24)
            Label {
                anchors.baseline: temp.baseline
                text: qsTr("Temp", "body temperature")
                color: panel.viewModel.tempInk
                font.pixelSize: Math.max(10, strip.figure * 0.46)
                font.weight: Font.Medium
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: panel.viewModel.tempHeld
                name: "lock"
                color: panel.viewModel.ink
                size: Math.max(11, strip.figure * 0.5)
            }
            Label {
                id: temp
                objectName: "monitorTemp"
                text: panel.viewModel.tempValue
                color: panel.viewModel.tempAlarmLevel > 1 ? strip.alarmInk(panel.viewModel.tempAlarmLevel) : panel.viewModel.tempInk
                font.family: panel.figures
                font.pixelSize: strip.figure
                font.weight: Font.DemiBold
            }
            Label {
                anchors.baseline: temp.baseline
                text: "°C"
                color: panel.viewModel.tempInk
                font.pixelSize: Math.max(10, strip.figure * 0.46)
            }
        }
    }

    Label {
        anchors.centerIn: parent
        visible: !panel.viewModel.on
        width: parent.width - 24
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        text: panel.viewModel.title.length > 0 ? qsTr("The monitor is switched off", "empty monitor panel") : qsTr("No patient is connected to a monitor", "empty monitor panel")
        color: panel.viewModel.dim
    }
}
