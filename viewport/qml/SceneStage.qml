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
    readonly property color backdrop: "#20262c"
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
        color: "#fff4e4"
        brightness: 0.66
        castsShadow: stage.full
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
    }

    Repeater3D {
        model: stage.viewModel.entities

        delegate: EntityNode {
            assets: stage.viewModel.assets
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
}
