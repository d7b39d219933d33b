// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

// A line of constant width around a model's silhouette.
CustomMaterial {
    property color lineColour: "white"
    property real lineWidth: 2
    property size viewSize: Qt.size(1, 1)
    property real depthPush: 0.08
    property real perspective: 1

    shadingMode: CustomMaterial.Unshaded
    cullMode: Material.FrontFaceCulling
    vertexShader: "shaders/outline.vert"
    fragmentShader: "shaders/outline.frag"
}
