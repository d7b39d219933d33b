// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A figure on the screen of a device in the room: its name small, the number large.
Item {
    id: figure

    required property string name
    required property string value
    required property string unit
    required property color ink

    Text {
        id: caption

        text: figure.unit.length > 0 ? figure.name + "  " + figure.unit : figure.name
        color: figure.ink
        opacity: 0.8
        font.family: Theme.family
        font.pixelSize: Math.min(16, figure.height * 0.32)
        textFormat: Text.PlainText
    }

    Text {
        anchors.top: caption.bottom
        anchors.topMargin: -2
        text: figure.value
        color: figure.ink
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: (figure.height - caption.height) * 0.88
        textFormat: Text.PlainText
    }
}
