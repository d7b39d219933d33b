// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One piece of a rule's sentence. A break takes the rest of the line.
Item {
    id: token

    property string kind
    property string text
    property real lineWidth: 0
    readonly property bool chip: kind === "subject" || kind === "value"

    implicitWidth: kind === "break" ? lineWidth : Math.min(label.implicitWidth + (chip ? Units.px(14) : 0), lineWidth)
    implicitHeight: kind === "break" ? 0 : Units.px(22)

    Rectangle {
        anchors.fill: parent
        visible: token.chip
        radius: Units.radiusSmall
        color: token.kind === "subject" ? Theme.accBg : Theme.bg3
    }

    Text {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, token.width)
        visible: token.kind !== "break"
        text: token.text
        elide: Text.ElideRight
        textFormat: Text.PlainText
        color: token.kind === "keyword" ? Theme.tx3 : token.kind === "subject" ? Theme.accTx : Theme.tx
        font.family: Theme.family
        font.pixelSize: token.kind === "keyword" ? Units.fontSmall : Units.font
        font.capitalization: token.kind === "keyword" ? Font.AllUppercase : Font.MixedCase
    }
}
