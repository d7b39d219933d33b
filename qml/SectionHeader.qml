// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// The heading of a group of fields, with a note at the right.
Item {
    id: header

    property string text
    property string note
    /// Of heading and note from the edges.
    property int inset: Units.px(6)

    implicitWidth: title.implicitWidth + side.implicitWidth + Units.l * 2
    implicitHeight: Units.px(33)
    Accessible.role: Accessible.Heading
    Accessible.name: text

    Text {
        id: title
        anchors.left: parent.left
        anchors.leftMargin: header.inset
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Units.px(5)
        text: header.text
        color: Theme.tx2
        font.family: Theme.family
        font.pixelSize: Units.fontSmall
        font.weight: Font.DemiBold
        font.capitalization: Font.AllUppercase
        font.letterSpacing: 0.5
        textFormat: Text.PlainText
        Accessible.ignored: true
    }

    Label {
        id: side
        anchors.right: parent.right
        anchors.rightMargin: header.inset
        anchors.baseline: title.baseline
        width: Math.min(implicitWidth, parent.width - title.width - Units.xl)
        text: header.note
        color: Theme.tx3
        font.pixelSize: Units.fontSmall
    }
}
