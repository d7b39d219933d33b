// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// One curve on the screen of a device in the room, drawn as the docked monitor draws its own.
Item {
    id: curve

    required property MonitorViewModel viewModel
    required property int channel
    required property string name
    required property color ink
    required property double minimum
    required property double maximum
    property double mmPerSecond: 12.5
    property double lineWidth: 3

    Rectangle {
        visible: curve.minimum < 0
        y: curve.height * curve.maximum / (curve.maximum - curve.minimum)
        width: curve.width
        height: 1
        color: Qt.alpha(curve.ink, 0.35)
    }

    TraceItem {
        anchors.fill: parent
        viewModel: curve.viewModel
        channel: curve.channel
        color: curve.ink
        minimum: curve.minimum
        maximum: curve.maximum
        mmPerSecond: curve.mmPerSecond
        pixelsPerMm: 3.2
        lineWidth: curve.lineWidth
        interval: 100
    }

    Text {
        x: 2
        text: curve.name
        color: curve.ink
        opacity: 0.9
        font.family: Theme.family
        font.pixelSize: 17
        textFormat: Text.PlainText
    }
}
