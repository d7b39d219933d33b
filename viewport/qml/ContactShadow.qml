// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

// The soft dark patch below whatever stands on a floor. Costs almost nothing, and is what makes
// things stand instead of float where there are no shadows (quality "plain").
Model {
    id: shadow

    property vector3d extent
    property real strength: 0.4
    readonly property real softness: 0.22

    source: "#Rectangle"
    eulerRotation.x: -90
    scale: Qt.vector3d((extent.x + softness) / 50, (extent.z + softness) / 50, 1)
    castsShadows: false
    receivesShadows: false
    materials: CustomMaterial {
        property vector2d extent: Qt.vector2d(shadow.extent.x, shadow.extent.z)
        property real softness: shadow.softness
        property real strength: shadow.strength

        shadingMode: CustomMaterial.Unshaded
        // Multiplies what is below, so that the picture itself stays opaque.
        sourceBlend: CustomMaterial.Zero
        destinationBlend: CustomMaterial.SrcColor
        depthDrawMode: Material.NeverDepthDraw
        vertexShader: "shaders/contact.vert"
        fragmentShader: "shaders/contact.frag"
    }
}
