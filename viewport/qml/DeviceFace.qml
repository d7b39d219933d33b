// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The face of a defibrillator, ventilator or pump: few large figures, to be read from across the bay.
Rectangle {
    id: face

    required property int faceKind
    required property int faceState
    required property string faceLabel
    required property string faceValue
    required property string faceUnit
    required property string faceDetail

    readonly property bool on: faceState !== 0
    readonly property bool active: faceState === 2
    readonly property color ink: faceKind === SceneTypes.Defibrillator ? (active ? "#ffcf4a" : "#8fe3b0") : faceKind === SceneTypes.Pump ? "#b9beff" : "#7fd9ff"

    color: on ? "#07110f" : "#05080a"

    component Line: Text {
        color: face.ink
        font.family: Theme.family
        font.weight: Font.DemiBold
        textFormat: Text.PlainText
    }

    Item {
        anchors.fill: parent
        anchors.margins: 22
        visible: face.on

        Line {
            anchors.left: parent.left
            anchors.top: parent.top
            width: parent.width
            elide: Text.ElideRight
            text: face.faceLabel.length > 0 ? face.faceLabel : face.faceKind === SceneTypes.Defibrillator ? (face.active ? qsTr("Charged", "state of a defibrillator") : qsTr("Ready", "state of a defibrillator")) : face.active ? "" : qsTr("Standby", "state of a ventilator or pump")
            font.pixelSize: 34
            font.capitalization: Font.Capitalize
        }

        Row {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            spacing: 10
            visible: face.faceValue.length > 0

            Line {
                id: figure
                text: face.faceValue
                font.pixelSize: 96
            }

            Line {
                anchors.baseline: figure.baseline
                text: face.faceUnit
                font.pixelSize: 30
                opacity: 0.75
            }
        }

        Line {
            anchors.left: parent.left
            anchors.bottom: parent.bottom
            text: face.faceDetail.replace(/\n/g, "   ")
            font.pixelSize: 26
            opacity: 0.8
        }

        Rectangle {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: 26
            height: 26
            radius: 13
            color: face.ink
            visible: face.active
        }
    }
}
