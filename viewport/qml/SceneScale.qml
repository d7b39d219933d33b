// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// How long a metre, or some of them, is in a plan.
Item {
    id: scale

    required property real pixelsPerMetre
    readonly property real metres: {
        const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
        return steps.find(step => step * pixelsPerMetre >= Units.px(56)) ?? 50;
    }

    implicitWidth: bar.width + Units.px(16)
    implicitHeight: label.implicitHeight + bar.height + Units.px(12)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Scale: the bar is %1 m long", "of a plan").arg(metres)

    Rectangle {
        anchors.fill: parent
        radius: Units.px(6)
        color: Theme.hud
        border.width: Units.hair
        border.color: Theme.hudLine
    }

    Text {
        id: label

        anchors.horizontalCenter: parent.horizontalCenter
        y: Units.px(3)
        text: qsTr("%1 m", "a length in metres").arg(scale.metres)
        color: Theme.tx
        font.family: Theme.family
        font.pixelSize: Units.fontSmall
        textFormat: Text.PlainText
        Accessible.ignored: true
    }

    // A line with its two ends.
    Item {
        id: bar

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Units.px(5)
        width: scale.metres * scale.pixelsPerMetre
        height: Units.px(6)

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Units.px(1.5)
            color: Theme.tx2
        }
        Rectangle {
            width: Units.px(1.5)
            height: parent.height
            color: Theme.tx2
        }
        Rectangle {
            anchors.right: parent.right
            width: Units.px(1.5)
            height: parent.height
            color: Theme.tx2
        }
    }
}
