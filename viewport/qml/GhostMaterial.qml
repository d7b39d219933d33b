// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

// A prefab on its way from the catalogue to its place.
CustomMaterial {
    property color tint: "white"

    shadingMode: CustomMaterial.Unshaded
    sourceBlend: CustomMaterial.One
    destinationBlend: CustomMaterial.OneMinusSrcAlpha
    vertexShader: "shaders/ghost.vert"
    fragmentShader: "shaders/ghost.frag"
}
