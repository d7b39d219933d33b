// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D
import Ward.Viewport

// The peer: Qt Quick 3D alone. The same meshes at the same places in the same light, one material of
// Qt's own, nothing that can be picked, named, selected or changed.
View3D {
    id: view

    required property SceneViewModel source

    /// Whose model is there; empty = nobody's.
    function pickAt(x: double, y: double): string {
        const hit = view.pick(x, y).objectHit;
        return hit ? hit.objectName : "";
    }

    environment: SceneEnvironment {
        backgroundMode: SceneEnvironment.Color
        clearColor: "#20262c"
        antialiasingMode: SceneEnvironment.MSAA
        antialiasingQuality: SceneEnvironment.High
        tonemapMode: SceneEnvironment.TonemapModeLinear
    }

    PerspectiveCamera {
        position: view.source.camera.position
        rotation: view.source.camera.rotation
        fieldOfView: view.source.camera.fieldOfView
        clipNear: 0.05
        clipFar: 90
    }

    DirectionalLight {
        eulerRotation: Qt.vector3d(-58, -28, 0)
        color: "#fff4e4"
        brightness: 0.66
        castsShadow: true
        shadowFactor: 70
        shadowMapQuality: Light.ShadowMapQualityMedium
        shadowMapFar: 24
        shadowFilter: 8
        shadowBias: 0.06
    }

    PrincipledMaterial {
        id: plain
    }

    PrincipledMaterial {
        id: glass

        opacity: 0.3
    }

    Repeater3D {
        model: view.source.entities

        delegate: Node {
            id: thing

            required property string entityId
            required property string prefab
            required property string kind
            required property vector3d worldPosition
            required property quaternion worldRotation
            required property bool shown
            required property int detail
            required property list<string> hiddenSides

            position: worldPosition
            rotation: worldRotation
            visible: shown

            Repeater3D {
                model: view.source.assets.asset(thing.prefab).parts

                delegate: Model {
                    required property AssetPart modelData

                    objectName: thing.entityId
                    Component.onCompleted: modelData.acquire()
                    Component.onDestruction: modelData.release()
                    pickable: true
                    visible: modelData.side.length === 0 || !thing.hiddenSides.includes(modelData.side)
                    geometry: thing.detail > 1 ? modelData.coarsest : thing.detail > 0 ? modelData.coarse : modelData.geometry
                    castsShadows: modelData.layer === AssetPart.Surface && thing.kind !== "room"
                    materials: modelData.layer === AssetPart.Glass ? glass : plain
                }
            }
        }
    }
}
