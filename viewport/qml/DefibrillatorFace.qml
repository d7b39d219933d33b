// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The screen of a defibrillator in the room: the rhythm it sees, the energy it is set to, and
// whether it is charged.
Rectangle {
    id: face

    required property MonitorViewModel viewModel
    required property bool hasPatient
    required property int faceState
    required property string faceLabel
    required property string faceValue
    required property string faceUnit
    required property string faceDetail
    required property list<string> faceFigures
    property double lineWidth: 3

    readonly property bool seesRhythm: faceFigures.length > 0
    readonly property bool on: faceState !== SceneTypes.Off
    readonly property bool charged: faceState === SceneTypes.Active
    readonly property color green: "#3ee07f"
    readonly property color amber: "#ffcf4a"

    color: on ? "#07110f" : "#05080a"

    Item {
        anchors.fill: parent
        anchors.margins: 14
        visible: face.on

        FaceFigure {
            id: rate

            width: 130
            height: 84
            name: "HR"
            value: face.seesRhythm ? face.faceFigures[1] : "--"
            unit: "/min"
            ink: face.green
        }

        Text {
            anchors.right: parent.right
            text: face.faceDetail.length > 0 ? (face.faceLabel + "   " + qsTr("Shocks %1", "a defibrillator's screen: how many shocks it gave").arg(face.faceDetail)).trim() : face.faceLabel
            color: face.amber
            font.family: Theme.family
            font.pixelSize: 26
            font.weight: Font.DemiBold
            textFormat: Text.PlainText
        }

        FaceTrace {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: rate.bottom
            anchors.bottom: energy.top
            visible: face.seesRhythm
            viewModel: face.viewModel
            channel: SceneTypes.Pads
            name: ""
            ink: face.green
            minimum: -1.2
            maximum: 1.8
            mmPerSecond: 25
            lineWidth: face.lineWidth
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height * 0.4
            visible: !face.seesRhythm
            text: face.hasPatient ? qsTr("Connect pads", "a defibrillator's screen: no electrodes are on the patient") : qsTr("No patient", "a defibrillator's screen: it is connected to nobody")
            color: face.green
            font.family: Theme.family
            font.pixelSize: 34
        }

        Text {
            id: energy

            anchors.left: parent.left
            anchors.bottom: parent.bottom
            text: face.faceValue + " " + face.faceUnit
            color: face.amber
            font.family: Theme.family
            font.pixelSize: 62
            font.weight: Font.DemiBold
            textFormat: Text.PlainText
        }

        Rectangle {
            anchors.right: parent.right
            anchors.verticalCenter: energy.verticalCenter
            width: state.implicitWidth + 36
            height: 54
            radius: 8
            color: face.charged ? face.amber : "transparent"
            border.width: 2
            border.color: face.amber

            Text {
                id: state

                anchors.centerIn: parent
                text: face.charged ? qsTr("Charged", "state of a defibrillator") : face.faceState === SceneTypes.Busy ? qsTr("Charging", "state of a defibrillator") : qsTr("Ready", "state of a defibrillator")
                color: face.charged ? "#1a1400" : face.amber
                font.family: Theme.family
                font.pixelSize: 28
                font.weight: Font.DemiBold
            }
        }
    }
}
