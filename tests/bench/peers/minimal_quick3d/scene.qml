// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

View3D {
    environment: SceneEnvironment {
        backgroundMode: SceneEnvironment.Color
        clearColor: "#20262c"
    }

    PerspectiveCamera {
        z: 600
    }

    DirectionalLight {}

    Model {
        source: "#Cube"
        materials: PrincipledMaterial {
            baseColor: "#8b93ff"
        }
    }
}
