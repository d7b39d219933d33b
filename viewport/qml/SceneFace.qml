// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Viewport

// The live picture on a device's model: a small Quick scene as a texture, laid over the display.
Item {
    id: screen

    required property string entityId
    required property string name
    required property int faceKind
    required property int faceState
    required property string faceLabel
    required property string faceValue
    required property string faceUnit
    required property string faceDetail
    required property list<string> faceFigures
    required property string patientId

    required property SceneViewModel viewModel
    /// Where the picture itself lives among the window's items, unseen.
    required property Item holder
    // Lines that would be thinner than a pixel lose their light.
    readonly property double lineWidth: Math.max(3, Math.min(8, Math.round(600 / Math.max(1, face.extent))))

    Loader {
        id: picture

        parent: screen.holder
        active: face.seen || item !== null // kept for when somebody steps aside
        visible: face.seen
        width: 480
        height: 308
        layer.enabled: true
        layer.mipmap: true
        layer.smooth: true
        sourceComponent: screen.faceKind === SceneTypes.Monitor ? monitor : screen.faceKind === SceneTypes.Ventilator ? ventilator : screen.faceKind === SceneTypes.Defibrillator ? defibrillator : device
    }

    FaceItem {
        id: face

        objectName: "face." + screen.name
        anchors.fill: parent
        viewModel: screen.viewModel
        entityId: screen.entityId
        source: picture
    }

    Component {
        id: monitor

        MonitorFace {
            viewModel: screen.viewModel.displays.monitor(screen.entityId)
            lineWidth: screen.lineWidth
        }
    }

    Component {
        id: ventilator

        VentilatorFace {
            viewModel: screen.viewModel.displays.device(screen.entityId, screen.patientId)
            faceState: screen.faceState
            faceLabel: screen.faceLabel
            faceFigures: screen.faceFigures
            lineWidth: screen.lineWidth
        }
    }

    Component {
        id: defibrillator

        DefibrillatorFace {
            viewModel: screen.viewModel.displays.device(screen.entityId, screen.patientId)
            hasPatient: screen.patientId.length > 0
            faceState: screen.faceState
            faceLabel: screen.faceLabel
            faceValue: screen.faceValue
            faceUnit: screen.faceUnit
            faceDetail: screen.faceDetail
            faceFigures: screen.faceFigures
            lineWidth: screen.lineWidth
        }
    }

    Component {
        id: device

        DeviceFace {
            faceKind: screen.faceKind
            faceState: screen.faceState
            faceLabel: screen.faceLabel
            faceValue: screen.faceValue
            faceUnit: screen.faceUnit
            faceDetail: screen.faceDetail
            faceFigures: screen.faceFigures
        }
    }
}
