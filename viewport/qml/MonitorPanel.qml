// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Window
import Ward.Ui
import Ward.Viewport

// The bedside monitor: alarm bar, traces with their numbers, NIBP and temperature. Fits any size from
// the dock to the full screen; when room is short the least important rows go first.
Rectangle {
    id: panel
    objectName: "monitorPanel"

    required property MonitorViewModel viewModel

    property double pixelsPerMm: Screen.pixelDensity
    property double lineWidth: Math.max(1.6, Math.min(3, height / 260))
    property int interval: 0
    // Whether the sound of alarms can be switched off here.
    property bool soundControl: true

    readonly property double barHeight: Math.max(22, Math.min(height * 0.06, 52))
    readonly property bool stripShown: height >= 250
    readonly property double stripHeight: stripShown ? Math.max(30, Math.min(height * 0.12, 104)) : 0
    readonly property double rowsHeight: height - barHeight - stripHeight - 2 * edge
    readonly property double edge: Math.max(4, Math.min(width * 0.012, 14))
    readonly property double numberWidth: Math.max(104, Math.min(width * 0.3, 420))
    readonly property double leastRow: 44
    readonly property int capacity: Math.max(1, Math.floor(rowsHeight / leastRow - 0.2))
    // The second lead only where every row stays comfortable with it.
    readonly property bool roomy: rowsHeight / (rowRepeater.count + 0.25) >= 64
    readonly property int wantedRows: rowRepeater.count - (viewModel.secondLead && !roomy ? 1 : 0)
    readonly property int shownRows: Math.min(capacity, wantedRows)
    // The heart rate is the largest number on any monitor.
    readonly property double rowHeight: rowsHeight / (shownRows + 0.25)

    color: viewModel.ground
    clip: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Monitor, %1", "accessible name; %1 is the patient").arg(viewModel.title)

    Flash {
        id: highFlash
        active: panel.visible && panel.viewModel.running && panel.viewModel.alarmFlashes
        level: panel.viewModel.alarmLevel
    }

    component Flash: QtObject {
        id: flash
        property bool active: false
        property int level: 0
        property bool on: true
        onActiveChanged: on = true
        // IEC 60601-1-8: high 1.4–2.8 Hz, medium 0.4–0.8 Hz.
        readonly property Timer timer: Timer {
            interval: flash.level === 3 ? 250 : 800
            repeat: true
            running: flash.active
            onTriggered: flash.on = !flash.on
        }
    }

    Item {
        id: bar
        x: panel.edge
        y: Math.min(panel.edge, 6)
        width: panel.width - 2 * panel.edge
        height: panel.barHeight - 2

        Rectangle {
            id: alarm
            objectName: "monitorAlarm"
            visible: panel.viewModel.alarmLevel > 0
            height: parent.height
            width: Math.min(parent.width * 0.68, Math.max(parent.width * 0.45, alarmWidth.advanceWidth + 34 + alarm.moreWidth))
            radius: 4
            readonly property bool lit: highFlash.on
            readonly property double moreWidth: panel.viewModel.moreAlarms > 0 ? bar.height * 1.1 : 0
            color: lit ? panel.viewModel.alarmGrounds[panel.viewModel.alarmLevel] : Qt.darker(panel.viewModel.alarmGrounds[panel.viewModel.alarmLevel], 3)
            border.width: 1
            border.color: panel.viewModel.alarmGrounds[panel.viewModel.alarmLevel]
            Accessible.role: Accessible.AlertMessage
            Accessible.name: panel.viewModel.alarmText

            TextMetrics {
                id: alarmWidth
                font: alarmLabel.font
                text: panel.viewModel.alarmText
            }
            Label {
                id: alarmLabel
                x: 10
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x - 10 - alarm.moreWidth
                text: panel.viewModel.alarmText
                color: alarm.lit ? panel.viewModel.alarmInks[panel.viewModel.alarmLevel] : panel.viewModel.ink
                font.pixelSize: Math.max(12, bar.height * 0.56)
                font.weight: Font.DemiBold
            }
            Label {
                id: more
                anchors.right: parent.right
                anchors.rightMargin: 8
                elide: Text.ElideNone
                anchors.verticalCenter: parent.verticalCenter
                visible: panel.viewModel.moreAlarms > 0
                text: qsTr("+%1", "monitor: this many further alarms").arg(panel.viewModel.moreAlarms)
                color: alarmLabel.color
                font.pixelSize: Math.max(10, bar.height * 0.46)
            }
        }
        Label {
            objectName: "monitorTitle"
            x: alarm.visible ? alarm.width + 16 : 0
            width: sound.x - x - 12
            anchors.verticalCenter: parent.verticalCenter
            visible: !alarm.visible || implicitWidth <= width
            text: panel.viewModel.preview ? qsTr("%1 · preview", "monitor of a scenario that is not running; %1 is the patient").arg(panel.viewModel.title) : panel.viewModel.title
            color: panel.viewModel.dim
            font.pixelSize: Math.max(11, bar.height * 0.46)
        }
        ToolButton {
            id: sound
            objectName: "monitorSound"
            x: time.x - width - 8
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
            id: time
            objectName: "monitorTime"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: panel.viewModel.timeText
            color: panel.viewModel.dim
            font.pixelSize: Math.max(11, bar.height * 0.46)
        }
    }

    Column {
        id: rows
        objectName: "monitorRows"
        x: panel.edge
        y: bar.y + bar.height + 2
        width: panel.width - 2 * panel.edge
        visible: panel.viewModel.on

        Repeater {
            id: rowRepeater
            model: panel.viewModel.rows

            MonitorRow {
                required property int index
                required property int rank
                viewModel: panel.viewModel
                visible: rank < panel.shownRows
                width: rows.width
                height: panel.rowHeight * (channel === 0 ? 1.25 : 1)
                numberWidth: panel.numberWidth
                pixelsPerMm: panel.pixelsPerMm
                lineWidth: panel.lineWidth
                inset: panel.rowHeight > 62 ? Math.min(34, 14 + panel.rowHeight * 0.16) : 0
                interval: panel.interval
                big: true
                flashOn: highFlash.on
            }
        }
    }

    Item {
        id: strip
        // A cuff pressure is a moment ago: never larger than what is measured now.
        readonly property double figure: Math.max(13, Math.min(height * 0.56, panel.width * 0.062))

        visible: panel.viewModel.on && panel.stripShown
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
                color: panel.viewModel.nibpAlarmLevel > 1 ? strip.alarmInk(panel.viewModel.nibpAlarmLevel) : panel.viewModel.nibpInk
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
