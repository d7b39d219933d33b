// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// The name of somebody else who works in the same session, in their colour.
Rectangle {
    id: tag

    property string name
    property int colour: -1
    property real widest: Units.px(110)
    property bool pen: false

    implicitWidth: Math.min(widest, words.implicitWidth + (pen ? sign.width + line.spacing : 0) + Units.px(10))
    implicitHeight: Units.px(16)
    radius: Units.px(4)
    visible: colour >= 0
    color: colour >= 0 ? Theme.authors[colour] : "transparent"
    Accessible.role: Accessible.StaticText
    Accessible.name: pen ? qsTr("%1 edits this", "another person is in the same field").arg(name) : qsTr("%1 is here", "another person has the same thing selected").arg(name)

    Row {
        id: line

        x: Units.px(5)
        width: parent.width - Units.px(10)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.px(3)

        Icon {
            id: sign
            anchors.verticalCenter: parent.verticalCenter
            visible: tag.pen
            name: "document-edit"
            size: Units.px(11)
            color: Theme.onAuthor
        }

        Text {
            id: words
            width: Math.min(implicitWidth, line.width - (sign.visible ? sign.width + line.spacing : 0))
            anchors.verticalCenter: parent.verticalCenter
            text: tag.name
            color: Theme.onAuthor
            font.family: Theme.family
            font.pixelSize: Units.fontSmall
            font.weight: Font.Medium
            elide: Text.ElideRight
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
