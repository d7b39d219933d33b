// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Window
import Ward.Ui
import Ward.Viewport

// One trace of a monitor with its number beside it. Sizes follow from the row's own, so that a number
// is never cut off: the widest text the number can become decides.
Item {
    id: row

    required property MonitorViewModel viewModel
    required property int channel
    required property string label
    required property string lead
    required property color ink
    required property string value
    required property string detail
    required property string note
    required property int alarmLevel
    required property bool alarmFlashes
    required property bool held
    required property double minimum
    required property double maximum
    required property string scaleTop
    required property string scaleBottom
    required property double mmPerSecond

    property bool flashOn: true
    property double numberWidth: width * 0.3
    property double pixelsPerMm: Screen.pixelDensity
    property double lineWidth: 1.8
    property int interval: 0
    property bool big: false

    // Room for the figures of a scale, the same in every row so that the sweeps stay in line.
    property double inset: 0
    readonly property bool isPressure: value.indexOf("/") >= 0
    readonly property bool marked: alarmLevel > 1 && (flashOn || !alarmFlashes)
    readonly property double labelSize: Math.max(9, Math.min(height * 0.2, numberWidth * 0.115))
    // Inter's tabular figures are 0.63 em wide: "188" is 2 em, "188/188 (188)" with its smaller mean 5.7.
    readonly property double valueSize: Math.min((height - name.y - labelSize * 1.25) * 0.92,
                                                 numberWidth / (isPressure ? 6.0 : 2.5),
                                                 big ? 1e6 : numberWidth * 0.36)

    Accessible.role: Accessible.StaticText
    Accessible.name: label + " " + value + (note.length > 0 ? ", " + note : "") + (held ? ", " + qsTr("held by the instructor", "accessible name of a monitor's number") : "")

    TraceItem {
        id: trace
        objectName: "trace" + row.channel
        x: row.inset
        width: Math.max(2, row.width - row.numberWidth - 10 - row.inset)
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
        opacity: 0.75
        font.pixelSize: Math.max(9, Math.min(row.labelSize * 0.8, row.inset * 0.46))
    }
    Label {
        visible: row.inset > 0 && text.length > 0
        text: row.scaleBottom
        x: row.inset - width - 4
        y: trace.y + trace.height - height * 0.5
        color: row.ink
        opacity: 0.75
        font.pixelSize: Math.max(9, Math.min(row.labelSize * 0.8, row.inset * 0.46))
    }
    Label {
        visible: text.length > 0 && row.inset > 0
        text: row.lead
        x: row.inset - width - 4
        y: trace.y
        color: row.ink
        opacity: 0.75
        font.pixelSize: Math.max(9, Math.min(row.labelSize * 0.8, row.inset * 0.46))
    }
    Label {
        visible: row.note.length > 0
        anchors.horizontalCenter: trace.horizontalCenter
        y: trace.y + trace.height * 0.55 - height - 3
        text: row.note
        color: row.ink
        font.pixelSize: Math.max(10, Math.min(row.labelSize * 1.1, 20))
    }

    Item {
        id: numbers
        x: row.width - row.numberWidth
        width: row.numberWidth
        height: row.height

        Rectangle {
            anchors.fill: parent
            anchors.topMargin: 1
            anchors.bottomMargin: 1
            radius: 4
            visible: row.marked
            color: row.viewModel.alarmGrounds[row.alarmLevel]
        }
        Label {
            id: name
            x: 5
            y: Math.max(1, Math.min(5, row.height * 0.045))
            text: row.label
            color: row.marked ? row.viewModel.alarmInks[row.alarmLevel] : row.ink
            font.pixelSize: row.labelSize
            font.weight: Font.Medium
        }
        Icon {
            objectName: "held" + row.channel
            anchors.left: name.right
            anchors.leftMargin: 4
            anchors.verticalCenter: name.verticalCenter
            visible: row.held
            name: "lock"
            color: name.color
            size: Math.max(10, Math.round(row.labelSize * 0.95))
        }
        Label {
            id: number
            objectName: "number" + row.channel
            x: 5
            y: name.y + name.height + (parent.height - name.y - name.height - height) / 2
            text: row.value
            color: name.color
            elide: Text.ElideNone
            font.pixelSize: Math.max(10, row.valueSize)
            font.weight: Font.DemiBold
            lineHeight: 0.92
        }
        Label {
            visible: row.isPressure && row.detail.length > 0
            anchors.baseline: number.baseline
            anchors.left: number.right
            anchors.leftMargin: 4
            text: row.detail
            color: name.color
            elide: Text.ElideNone
            font.pixelSize: number.font.pixelSize * 0.5
            font.weight: Font.Medium
        }
        Label {
            visible: !row.isPressure && row.detail.length > 0
                     && name.width + width + 14 + (row.held ? row.labelSize + 4 : 0) < parent.width
            anchors.right: parent.right
            anchors.rightMargin: 5
            anchors.baseline: name.baseline
            text: row.detail
            color: name.color
            elide: Text.ElideNone
            font.pixelSize: row.labelSize * 0.9
        }
    }
}
