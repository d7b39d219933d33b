// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The screen of the bedside monitor in the room, as the source item of a texture: thick lines, large
// numbers, ten pictures a second. Its size is that of the texture; give it the screen's proportions.
Item {
    id: face
    objectName: "monitorFace"

    required property MonitorViewModel viewModel

    width: 640
    height: 400

    property double lineWidth: 3
    readonly property int capacity: 5
    readonly property int shownRows: Math.min(capacity, repeater.count - (viewModel.secondLead ? 1 : 0))
    readonly property double barHeight: viewModel.alarmLevel > 0 ? height * 0.1 : height * 0.02
    readonly property double rowHeight: (height - barHeight - height * 0.02) / (shownRows + 0.25)

    Rectangle {
        anchors.fill: parent
        color: face.viewModel.ground
    }
    Rectangle {
        visible: face.viewModel.on && face.viewModel.alarmLevel > 0
        x: face.width * 0.02
        y: face.height * 0.015
        width: face.width * 0.62
        height: face.height * 0.085
        radius: 5
        color: face.viewModel.alarmGrounds[face.viewModel.alarmLevel]
        Label {
            anchors.fill: parent
            anchors.leftMargin: 12
            text: face.viewModel.alarmText
            color: face.viewModel.alarmInks[face.viewModel.alarmLevel]
            font.pixelSize: parent.height * 0.66
            font.weight: Font.Bold
        }
    }
    Icon {
        visible: face.viewModel.on && face.viewModel.alarmLevel > 0 && face.viewModel.audio === 1
        x: face.width * 0.67
        y: face.height * 0.02
        name: "bell-paused"
        color: "#ffd23f"
        size: Math.round(face.height * 0.075)
    }
    Column {
        id: rows
        visible: face.viewModel.on
        x: face.width * 0.02
        y: face.barHeight
        width: face.width * 0.96
        Repeater {
            id: repeater
            model: face.viewModel.rows
            MonitorRow {
                required property int index
                required property int rank
                viewModel: face.viewModel
                visible: rank < face.shownRows
                width: rows.width
                height: face.rowHeight * (channel === SceneTypes.Ecg ? 1.25 : 1)
                numberWidth: rows.width * 0.36
                pixelsPerMm: 3.2
                lineWidth: face.lineWidth
                interval: 100
            }
        }
    }
}
