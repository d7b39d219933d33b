// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

// What every model is drawn with: colour, roughness, metalness and emission come with the vertices,
// so one material, and one draw call a model, is enough.
CustomMaterial {
    property color rimColour: "white"
    property real rimAmount: 0

    shadingMode: CustomMaterial.Shaded
    vertexShader: "shaders/surface.vert"
    fragmentShader: "shaders/surface.frag"
}
