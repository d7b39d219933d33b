// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A count or sign at the right end of a row, with its own glyph so that it never speaks by colour
// alone.
Row {
    id: badge

    property string text
    property string iconName
    property color ink: Theme.tx3

    spacing: Units.px(3)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: badge.iconName.length > 0
        name: badge.iconName
        size: Units.px(12)
        color: badge.ink
    }

    Text {
        anchors.verticalCenter: parent.verticalCenter
        text: badge.text
        color: badge.ink
        font.family: Theme.family
        font.pixelSize: Units.fontSmall
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
