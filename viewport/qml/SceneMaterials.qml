// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D

// The materials all entities share.
Node {
    id: materials

    required property color accent
    required property color warning
    required property size viewSize
    required property bool perspective
    property bool night: false
    /// What the light that comes from everywhere is multiplied with.
    property color skyTint: "white"

    readonly property Material plain: SurfaceMaterial {
        skyTint: materials.skyTint
    }
    readonly property Material hovered: SurfaceMaterial {
        skyTint: materials.skyTint
        rimColour: "#ffffff"
        rimAmount: 0.1
    }
    readonly property Material selected: SurfaceMaterial {
        skyTint: materials.skyTint
        rimColour: materials.accent
        rimAmount: 0.3
    }
    readonly property Material glass: SurfaceMaterial {
        skyTint: materials.skyTint
        sourceBlend: CustomMaterial.SrcAlpha
        destinationBlend: CustomMaterial.OneMinusSrcAlpha
        depthDrawMode: Material.NeverDepthDraw
        cullMode: Material.NoCulling
    }
    /// What is seen through a window: the day, or the night.
    readonly property Material pane: CustomMaterial {
        property real night: materials.night ? 1 : 0

        shadingMode: CustomMaterial.Unshaded
        vertexShader: "shaders/pane.vert"
        fragmentShader: "shaders/pane.frag"
    }
    /// Of a display, without its picture.
    readonly property Material screen: PrincipledMaterial {
        baseColor: "#0a0d10"
        roughness: 0.3
    }
    // Pointed at is not chosen: thinner, and in no colour that means something.
    readonly property Material hoverLine: OutlineMaterial {
        lineColour: "#c9d1dc"
        lineWidth: 1.2
        viewSize: materials.viewSize
        perspective: materials.perspective ? 1 : 0
    }
    readonly property OutlineMaterial selectionLine: OutlineMaterial {
        lineColour: Qt.alpha(materials.accent, 1)
        lineWidth: 2.6
        viewSize: materials.viewSize
        perspective: materials.perspective ? 1 : 0
    }
    readonly property Material ghost: GhostMaterial {
        tint: materials.accent
    }
    readonly property Material ghostBlocked: GhostMaterial {
        tint: materials.warning
    }
}
