// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQml
import QtQuick
import QtQuick3D
import Ward.Ui
import Ward.Viewport

// One entity of the scene.
Node {
    id: entity

    required property string name
    required property string prefab
    required property string kind
    required property vector3d worldPosition
    required property quaternion worldRotation
    required property bool grounded
    required property bool selected
    required property bool hovered
    required property bool shown
    required property list<string> hiddenSides
    required property int detail
    required property groupPlaces groups
    required property real breath
    required property int authorColour

    required property AssetLibrary assets
    required property SceneMaterials look

    readonly property PrefabAsset asset: assets.asset(prefab)
    readonly property bool room: kind === "room"
    // Whoever breathes has a material of his own; all others share theirs.
    property Material breathing: null
    property bool breathed: false
    // What somebody else has selected has a line in their colour, unless it is selected here.
    property Material authorLine: null
    readonly property bool lined: (selected || hovered || authorLine !== null) && !room
    readonly property Material surface: breathing !== null ? breathing : selected ? look.selected : hovered ? look.hovered : look.plain

    objectName: "entity." + name
    position: worldPosition
    rotation: worldRotation
    visible: shown
    onBreathChanged: {
        if (breath !== 0)
            breathed = true;
    }

    Instantiator {
        active: entity.asset.breathes && entity.breathed
        onObjectAdded: (index, object) => entity.breathing = object
        onObjectRemoved: entity.breathing = null

        delegate: SurfaceMaterial {
            skyTint: entity.look.skyTint
            rimColour: entity.look.accent
            rimAmount: entity.selected ? 0.3 : entity.hovered ? 0.2 : 0
            breath: entity.breath
            breathCentre: entity.asset.breathCentre(0)
            breathRadius: entity.asset.breathRadius(0)
            breathRise: entity.asset.breathRise(0)
            breathCentre2: entity.asset.breathCentre(1)
            breathRadius2: entity.asset.breathRadius(1)
            breathRise2: entity.asset.breathRise(1)
        }
    }

    Instantiator {
        active: entity.authorColour >= 0
        onObjectAdded: (index, object) => entity.authorLine = object
        onObjectRemoved: entity.authorLine = null

        delegate: OutlineMaterial {
            lineColour: entity.authorColour >= 0 ? Theme.authors[entity.authorColour] : "transparent"
            lineWidth: entity.look.selectionLine.lineWidth
            viewSize: entity.look.viewSize
            perspective: entity.look.perspective ? 1 : 0
        }
    }

    Repeater3D {
        model: entity.asset.parts

        delegate: Node {
            id: part

            required property AssetPart modelData
            readonly property Geometry geometry: entity.detail > 1 ? modelData.coarsest : entity.detail > 0 ? modelData.coarse : modelData.geometry

            Component.onCompleted: modelData.acquire()
            Component.onDestruction: modelData.release()
            position: entity.groups.position(modelData.group)
            rotation: entity.groups.rotation(modelData.group)
            scale: entity.groups.scale(modelData.group)
            visible: (modelData.side.length === 0 || !entity.hiddenSides.includes(modelData.side)) && entity.groups.shown(modelData.group)

            Model {
                geometry: part.geometry
                castsShadows: part.modelData.layer === AssetPart.Surface && !entity.room
                receivesShadows: part.modelData.layer !== AssetPart.Glass
                materials: part.modelData.layer === AssetPart.Glass ? entity.look.glass : part.modelData.layer === AssetPart.Display ? entity.look.screen : entity.surface
            }

            Model {
                visible: entity.lined && part.modelData.layer === AssetPart.Surface
                geometry: part.geometry
                castsShadows: false
                receivesShadows: false
                materials: entity.selected ? entity.look.selectionLine : entity.authorLine !== null ? entity.authorLine : entity.look.hoverLine
            }
        }
    }

    ContactShadow {
        visible: !entity.room && entity.grounded && entity.asset.footprint.x > 0
        extent: entity.asset.footprint
        position: Qt.vector3d(entity.asset.footprintCentre.x, 0.004, entity.asset.footprintCentre.z)
    }
}
