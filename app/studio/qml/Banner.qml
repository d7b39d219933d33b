// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One sentence that asks for something, with the answers at its right.
Rectangle {
    id: banner

    property string iconName
    property string title
    property string text
    property bool strong: false
    default property alias answers: tail.data

    implicitHeight: Math.max(words.implicitHeight, tail.implicitHeight) + Units.l * 2
    radius: Units.radiusLarge
    color: strong ? Theme.accBg : Theme.bg2
    border.width: Units.hair
    border.color: strong ? Theme.acc : Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Icon {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        x: Units.l
        name: banner.iconName
        size: Units.px(22)
        color: banner.strong ? Theme.accTx : Theme.tx2
    }

    Column {
        id: words
        anchors.left: sign.right
        anchors.leftMargin: Units.l
        anchors.right: tail.left
        anchors.rightMargin: Units.l
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.px(3)

        Label {
            width: parent.width
            text: banner.title
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            visible: text.length > 0
            text: banner.text
            color: Theme.tx2
            font.pixelSize: Units.fontLabel
            wrapMode: Text.Wrap
        }
    }

    Row {
        id: tail
        anchors.right: parent.right
        anchors.rightMargin: Units.l
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.m
    }
}
