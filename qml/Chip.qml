// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A small rounded statement: state, version, count. `dot` puts a coloured point before the text;
// the text always says the same as the colour.
Rectangle {
    id: chip

    property string text
    property color ink: Theme.tx2
    property bool accent: false
    property bool dot: false
    property color dotColor: Theme.ok

    implicitWidth: line.implicitWidth + Units.m * 2
    implicitHeight: Units.px(19)
    radius: height / 2
    color: accent ? Theme.accBg : Theme.bg3
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: line
        anchors.centerIn: parent
        spacing: Units.px(5)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.dot
            width: Units.px(7)
            height: width
            radius: width / 2
            color: chip.dotColor
        }

        Text {
            text: chip.text
            color: chip.accent ? Theme.accTx : chip.ink
            font.family: Theme.family
            font.pixelSize: Units.fontSmall
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
