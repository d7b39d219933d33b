// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// What a panel says when it has nothing to show: why, and what to do about it.
Item {
    id: empty

    property string iconName
    property string title
    property string text
    property string action

    signal actionTriggered

    implicitWidth: Units.px(220)
    implicitHeight: body.implicitHeight

    Column {
        id: body
        anchors.centerIn: parent
        width: Math.min(parent.width - Units.l * 2, Units.px(300))
        spacing: Units.m

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: empty.iconName.length > 0
            name: empty.iconName
            size: Units.px(32)
            color: Theme.tx3
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: empty.title
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            visible: text.length > 0
            horizontalAlignment: Text.AlignHCenter
            text: empty.text
            color: Theme.tx2
            font.pixelSize: Units.fontLabel
            wrapMode: Text.Wrap
        }

        Button {
            objectName: empty.objectName + ".action"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: empty.action.length > 0
            text: empty.action
            onClicked: empty.actionTriggered()
        }
    }
}
