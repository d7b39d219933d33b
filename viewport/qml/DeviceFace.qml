// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The face of a pump or of a device that shows no curves: few large figures, to be read from across the bay.
Rectangle {
    id: face

    required property int faceKind
    required property int faceState
    required property string faceLabel
    required property string faceValue
    required property string faceUnit
    required property string faceDetail
    required property list<string> faceFigures

    readonly property bool on: faceState !== 0
    readonly property bool active: faceState === 2 || faceState === 3
    readonly property color ink: faceKind === SceneTypes.Pump ? "#b9beff" : "#7fd9ff"

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
            text: face.faceLabel.length > 0 ? face.faceLabel.replace(/-/g, " ") : face.active ? "" : qsTr("Standby", "state of a ventilator or pump")
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
            readonly property string work: face.faceLabel.length === 0 ? "" : face.faceState === 4 ? qsTr("Complete", "state of an infusion pump that has given what it was to give, or everything it had") : face.faceState === 3 ? qsTr("Near the end", "state of an infusion pump that is nearly empty") : face.active ? qsTr("Infusing", "state of an infusion pump") : qsTr("Stopped", "state of an infusion pump")

            anchors.left: parent.left
            anchors.bottom: parent.bottom
            text: face.faceKind !== SceneTypes.Pump ? face.faceDetail : [work, face.faceFigures.slice(1).join(" "), face.faceDetail].filter(part => part.length > 0).join("   ")
            width: parent.width - 34
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 16
            elide: Text.ElideRight
            font.pixelSize: 28
            opacity: 0.85
        }

        Rectangle {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: 26
            height: 26
            radius: 13
            color: face.faceState === 3 ? "#ffd54a" : face.ink
            visible: face.active
        }
    }
}
