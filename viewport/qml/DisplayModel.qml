// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D
import Ward.Viewport

// The live display on a device's model: a small Quick scene as a texture, lit by itself.
Model {
    id: display

    required property int faceKind
    required property int faceState
    required property string faceLabel
    required property string faceValue
    required property string faceUnit
    required property string faceDetail
    required property string patientId

    castsShadows: false
    receivesShadows: false
    materials: PrincipledMaterial {
        lighting: PrincipledMaterial.NoLighting
        baseColorMap: Texture {
            generateMipmaps: true
            mipFilter: Texture.Linear
            sourceItem: DeviceFace {
                width: 384
                height: 256
                faceKind: display.faceKind
                faceState: display.faceState
                faceLabel: display.faceLabel
                faceValue: display.faceValue
                faceUnit: display.faceUnit
                faceDetail: display.faceDetail
            }
        }
    }
}
