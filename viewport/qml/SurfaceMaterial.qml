// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

// What every model is drawn with: colour, roughness, metalness and emission come with the vertices,
// so one material, and one draw call a model, is enough.
CustomMaterial {
    property color rimColour: "white"
    property real rimAmount: 0
    /// 0 = at rest. Two regions of the model rise with it; radius 0 = there is none.
    property real breath: 0
    property vector3d breathCentre
    property vector3d breathRadius
    property vector3d breathRise
    property vector3d breathCentre2
    property vector3d breathRadius2
    property vector3d breathRise2
    property color skyTint: "white"

    shadingMode: CustomMaterial.Shaded
    vertexShader: "shaders/surface.vert"
    fragmentShader: "shaders/surface.frag"
}
