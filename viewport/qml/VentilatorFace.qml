// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The screen of a ventilator in the room: pressure, flow and volume of the patient's own breaths,
// and what is set and measured.
Rectangle {
    id: face

    required property MonitorViewModel viewModel
    required property int faceState
    required property string faceLabel
    required property list<string> faceFigures
    property double lineWidth: 3

    readonly property bool on: faceState !== SceneTypes.Off
    readonly property bool active: faceState === SceneTypes.Active
    readonly property color ink: "#dfe9f2"

    function shownOf(name: string): string {
        const at = faceFigures.indexOf(name);
        return at < 0 ? "--" : faceFigures[at + 1];
    }

    function numberOf(name: string, otherwise: double): double {
        const value = Number(shownOf(name));
        return isNaN(value) ? otherwise : value;
    }

    color: on ? "#08111a" : "#05080a"

    Text {
        anchors.centerIn: parent
        visible: face.on && !face.active
        text: qsTr("Standby", "state of a ventilator or pump")
        color: face.ink
        font.family: Theme.family
        font.pixelSize: 54
        font.weight: Font.DemiBold
    }

    Item {
        anchors.fill: parent
        anchors.margins: 12
        visible: face.active

        Text {
            id: mode

            text: face.faceLabel
            color: face.ink
            font.family: Theme.family
            font.pixelSize: 26
            font.weight: Font.DemiBold
            textFormat: Text.PlainText
        }

        Column {
            id: curves

            readonly property double rowHeight: (height - 2 * spacing) / 3

            anchors.left: parent.left
            anchors.top: mode.bottom
            anchors.topMargin: 4
            anchors.bottom: parent.bottom
            width: parent.width * 0.7
            spacing: 6

            FaceTrace {
                width: curves.width
                height: curves.rowHeight
                viewModel: face.viewModel
                channel: SceneTypes.AirwayPressure
                name: "Paw"
                ink: "#ffd84a"
                minimum: -2
                maximum: Math.max(25, face.numberOf("Ppeak", 18) * 1.2)
                lineWidth: face.lineWidth
            }

            FaceTrace {
                width: curves.width
                height: curves.rowHeight
                viewModel: face.viewModel
                channel: SceneTypes.Flow
                name: "Flow"
                ink: "#6fe0c0"
                minimum: -75
                maximum: 60
                lineWidth: face.lineWidth
            }

            FaceTrace {
                width: curves.width
                height: curves.rowHeight
                viewModel: face.viewModel
                channel: SceneTypes.Volume
                name: "Vol"
                ink: "#7fb4ff"
                minimum: -30
                maximum: Math.max(500, face.numberOf("VT", 450) * 1.25)
                lineWidth: face.lineWidth
            }
        }

        Column {
            id: figures

            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            width: parent.width * 0.27

            Repeater {
                model: face.faceFigures.length / 3

                delegate: FaceFigure {
                    required property int index

                    width: figures.width
                    height: figures.height / Math.max(1, face.faceFigures.length / 3)
                    name: face.faceFigures[index * 3]
                    value: face.faceFigures[index * 3 + 1]
                    unit: face.faceFigures[index * 3 + 2]
                    ink: index === 0 ? "#ffd84a" : index === 2 ? "#7fb4ff" : face.ink
                }
            }
        }
    }
}
