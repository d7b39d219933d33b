// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

View3D {
    id: view

    required property var models

    environment: SceneEnvironment {
        backgroundMode: SceneEnvironment.Color
        clearColor: "#20262c"
    }

    PerspectiveCamera {
        position: Qt.vector3d(0.5, 6.5, 9)
        eulerRotation.x: -36
        clipNear: 0.05
        clipFar: 90
    }

    DirectionalLight {
        eulerRotation: Qt.vector3d(-58, -28, 0)
    }

    PrincipledMaterial {
        id: plain
    }

    Repeater3D {
        model: view.models

        delegate: Model {
            required property var modelData

            geometry: modelData.geometry
            position: modelData.position
            rotation: modelData.rotation
            materials: plain
        }
    }
}
