// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D
import Ward.Viewport

// The live display on a device's model: a small Quick scene as a texture, lit by itself.
Model {
    id: display

    required property string entityId
    required property int faceKind
    required property int faceState
    required property string faceLabel
    required property string faceValue
    required property string faceUnit
    required property string faceDetail
    required property SceneDisplays displays
    /// Where the face lives among the window's items, unseen.
    required property Item faces

    castsShadows: false
    receivesShadows: false
    materials: PrincipledMaterial {
        baseColor: "#0a0d10"
        roughness: 0.3
        // Thin lines lose light when the picture is drawn small: more than 1 gives it back.
        emissiveFactor: Qt.vector3d(1.8, 1.8, 1.8)
        emissiveMap: Texture {
            generateMipmaps: true
            mipFilter: Texture.Linear
            sourceItem: Loader {
                // An item without a parent that comes when the window is there already is put into
                // the window itself by Texture, which hides the item, but not its layer: that one
                // would be drawn over everything.
                parent: display.faces
                width: 480
                height: 308
                layer.enabled: true
                layer.mipmap: true
                layer.smooth: true
                sourceComponent: display.faceKind === SceneTypes.Monitor ? monitor : device
            }
        }
    }

    Component {
        id: monitor

        MonitorFace {
            viewModel: display.displays.monitor(display.entityId)
        }
    }

    Component {
        id: device

        DeviceFace {
            faceKind: display.faceKind
            faceState: display.faceState
            faceLabel: display.faceLabel
            faceValue: display.faceValue
            faceUnit: display.faceUnit
            faceDetail: display.faceDetail
        }
    }
}
