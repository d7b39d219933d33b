// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D
import Ward.Viewport

// A prefab that has not been set down yet.
Node {
    id: ghost

    required property PrefabAsset asset
    required property Material material

    Repeater3D {
        model: ghost.asset.parts

        delegate: Model {
            required property AssetPart modelData

            visible: modelData.always
            geometry: modelData.geometry
            castsShadows: false
            receivesShadows: false
            materials: ghost.material
        }
    }
}
