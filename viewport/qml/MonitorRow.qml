// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Window
import Ward.Ui
import Ward.Viewport

// One trace of a monitor with its number beside it. Sizes follow from the row's own, so that a number
// is never cut off: the widest text the number can become decides. The heart rate is the largest
// number, then the arterial pressure and the saturation, then the others.
Item {
    id: row

    required property MonitorViewModel viewModel
    required property int channel
    required property string label
    required property string unit
    required property string lead
    required property color ink
    required property string value
    required property string detail
    required property string note
    required property string limits
    required property int alarmLevel
    required property bool alarmFlashes
    required property bool held
    required property double minimum
    required property double maximum
    required property string scaleTop
    required property string scaleBottom
    required property double mmPerSecond

    // Whether alarms of high and of medium priority are in the lit half of their flashing.
    property bool highLit: true
    property bool mediumLit: true
    property double numberWidth: width * 0.36
    // The heart rate's number also has the room beside the second lead.
    property double numberHeight: height
    property double pixelsPerMm: Screen.pixelDensity
    property double lineWidth: 1.8
    property int interval: 0
    property bool traced: true

    // Room for the figures of a scale, the same in every row so that the sweeps stay in line.
    property double inset: 0
    readonly property bool isFirstLead: channel === SceneTypes.Ecg
    readonly property bool isSecondLead: channel === SceneTypes.EcgSecond
    // Too low for two lines: the number stands behind its name.
    readonly property bool flat: height < 36
    readonly property double labelSize: Math.max(9, Math.min(height * (flat ? 0.4 : 0.2), numberWidth * 0.1, 26))

    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value + (value !== "--" && unit.length > 0 ? " " + unit : "") + (note.length > 0 ? ", " + note : "") + (held ? ", " + qsTr("held by the instructor", "accessible name of a monitor's number") : "")

    TraceItem {
        id: trace
        objectName: "trace" + row.channel
        visible: row.traced
        x: row.inset
        width: Math.max(2, row.width - row.numberWidth - (row.numberWidth > 0 ? 10 : 0) - row.inset)
        y: row.height * 0.06
        height: row.height * 0.88
        viewModel: row.viewModel
        channel: row.channel
        color: row.ink
        minimum: row.minimum
        maximum: row.maximum
        mmPerSecond: row.mmPerSecond
        pixelsPerMm: row.pixelsPerMm
        lineWidth: row.lineWidth
        interval: row.interval
    }
    Label {
        visible: row.inset > 0 && text.length > 0
        text: row.scaleTop
        x: row.inset - width - 4
        y: trace.y - height * 0.5
        color: row.ink
        font.pixelSize: Math.max(10, Math.min(row.labelSize * 0.8, row.inset * 0.46))
    }
    Label {
        visible: row.inset > 0 && text.length > 0
        text: row.scaleBottom
        x: row.inset - width - 4
        y: trace.y + trace.height - height * 0.5
        color: row.ink
        font.pixelSize: Math.max(10, Math.min(row.labelSize * 0.8, row.inset * 0.46))
    }
    // Which lead it is and how fast it runs, over the beginning of the trace: without the speed of
    // the slow ones four breaths under four beats would be a breathing as fast as the heart.
    Label {
        objectName: "lead" + row.channel
        // Small rows name the slow speed once, at the last of them.
        readonly property bool slow: row.mmPerSecond < 25 && row.mmPerSecond > 0 && (row.height >= 54 || row.channel === SceneTypes.Resp)
        visible: row.traced && !row.flat && text.length > 0 && row.inset > 0
        text: row.isFirstLead ? qsTr("%1  %2 mm/s", "monitor: lead of the ECG and speed of the trace").arg(row.lead).arg(row.mmPerSecond) : row.isSecondLead ? row.lead : slow ? qsTr("%1 mm/s", "monitor: speed of a trace").arg(row.mmPerSecond) : ""
        x: trace.x + 2
        y: 0
        color: row.isFirstLead || row.isSecondLead ? row.ink : row.viewModel.dim
        font.pixelSize: Math.max(10, Math.min(row.labelSize * 0.8, 15))
    }
    Label {
        visible: row.traced && row.note.length > 0
        anchors.horizontalCenter: trace.horizontalCenter
        y: trace.y + trace.height * 0.55 - height - 3
        text: row.note
        color: row.ink
        font.pixelSize: Math.max(10, Math.min(row.labelSize * 1.1, 20))
    }

    MonitorNumber {
        visible: !row.isSecondLead && row.numberWidth > 0
        x: row.width - row.numberWidth
        width: row.numberWidth
        height: row.numberHeight
        viewModel: row.viewModel
        channel: row.channel
        label: row.label
        unit: row.unit
        ink: row.ink
        value: row.value
        detail: row.detail
        limits: row.limits
        alarmLevel: row.alarmLevel
        lit: !row.alarmFlashes || (row.alarmLevel > 2 ? row.highLit : row.mediumLit)
        held: row.held
        flat: row.flat
        labelSize: row.labelSize
        share: row.isFirstLead ? 1.7 : row.channel === SceneTypes.Abp || row.channel === SceneTypes.Pleth ? 1 : 0.8
        reference: row.height
    }
}
