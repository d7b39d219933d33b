// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D
import Ward.Ui
import Ward.Viewport

// The three-dimensional picture itself: light, camera, entities, ghost.
View3D {
    id: stage

    required property SceneViewModel viewModel
    readonly property bool night: viewModel.look.light === SceneLook.Night
    readonly property color backdrop: night ? "#0c1016" : Theme.dark ? "#20262c" : "#d5dae0"
    readonly property bool full: viewModel.fine
    readonly property SceneCamera view: viewModel.camera
    readonly property SceneOverlay overlay: viewModel.overlay

    camera: view.orthographic ? planCamera : eye

    environment: SceneEnvironment {
        backgroundMode: SceneEnvironment.Color
        clearColor: stage.backdrop
        antialiasingMode: stage.full ? SceneEnvironment.MSAA : SceneEnvironment.NoAA
        antialiasingQuality: SceneEnvironment.High
        tonemapMode: SceneEnvironment.TonemapModeLinear
    }

    PerspectiveCamera {
        id: eye

        position: stage.view.position
        rotation: stage.view.rotation
        fieldOfView: stage.view.fieldOfView
        clipNear: 0.05
        clipFar: 90
    }

    OrthographicCamera {
        id: planCamera

        position: stage.view.position
        rotation: stage.view.rotation
        horizontalMagnification: stage.view.pixelsPerMetre
        verticalMagnification: stage.view.pixelsPerMetre
        clipNear: 0.1
        clipFar: 90
    }

    DirectionalLight {
        eulerRotation: Qt.vector3d(-58, -28, 0)
        // At night a few lamps burn low and warm, and what they do not reach is blue.
        color: stage.night ? "#ffdcb8" : "#fff4e4"
        brightness: stage.night ? 0.24 : 0.74
        castsShadow: stage.full && !stage.view.orthographic
        shadowFactor: 70
        shadowMapQuality: Light.ShadowMapQualityMedium
        shadowMapFar: 24
        shadowFilter: 8
        shadowBias: 0.06
    }

    SceneMaterials {
        id: materials

        accent: Theme.acc
        warning: Theme.bad
        viewSize: Qt.size(stage.width, stage.height)
        perspective: !stage.view.orthographic
        night: stage.night
        skyTint: stage.night ? "#2f3b5a" : "#ffffff"
    }

    Model {
        visible: stage.viewModel.look.grid
        y: 0.006
        castsShadows: false
        receivesShadows: false
        geometry: GridGeometry {}
        materials: PrincipledMaterial {
            lighting: PrincipledMaterial.NoLighting
            baseColor: stage.night ? "#9fb2da" : "#26303a"
            opacity: 0.34
            cullMode: Material.NoCulling
            depthDrawMode: Material.NeverDepthDraw
        }
    }

    Repeater3D {
        model: stage.viewModel.entities

        delegate: EntityNode {
            assets: stage.viewModel.assets
            places: stage.viewModel.places
            look: materials
        }
    }

    Loader3D {
        active: stage.overlay.ghostPrefab.length > 0
        sourceComponent: GhostNode {
            asset: stage.viewModel.assets.asset(stage.overlay.ghostPrefab)
            material: stage.overlay.blocked ? materials.ghostBlocked : materials.ghost
            position: stage.overlay.ghostPosition
            rotation: stage.overlay.ghostRotation
        }
    }

    // What a drag with Alt would make.
    Repeater3D {
        model: stage.viewModel.ghosts

        delegate: GhostNode {
            id: copy

            required property string prefab
            required property vector3d worldPosition
            required property quaternion worldRotation

            asset: stage.viewModel.assets.asset(prefab)
            material: stage.overlay.blocked ? materials.ghostBlocked : materials.ghost
            position: worldPosition
            rotation: worldRotation
        }
    }
}
