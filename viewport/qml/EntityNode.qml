// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQml
import QtQuick
import QtQuick3D
import Ward.Ui
import Ward.Viewport

// One entity of the scene. Where it is, NodePlaces says: a binding would cost more than all the rest.
Node {
    id: entity

    required property string entityId
    required property string name
    required property string prefab
    required property string kind
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
    required property NodePlaces places
    required property SceneMaterials look

    readonly property PrefabAsset asset: assets.asset(prefab)
    readonly property bool room: kind === "room"
    // Whoever breathes has a material of his own; all others share theirs.
    property Material breathing: null
    property bool breathed: false
    // What somebody else has selected has a line in their colour, unless it is selected here.
    property Material authorLine: null
    // What hangs on a wall or lies on something else would only speckle it.
    readonly property bool casts: (grounded && asset.low.y < 0.5) || kind === "patient" || kind === "actor"
    readonly property bool lined: (selected || hovered || authorLine !== null) && !room
    readonly property Material surface: breathing !== null ? breathing : selected ? look.selected : hovered ? look.hovered : look.plain

    objectName: "entity." + name
    visible: shown
    Component.onCompleted: places.follow(entityId, entity)
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
            rimColour: entity.selected ? entity.look.accent : "#ffffff"
            rimAmount: entity.selected ? 0.3 : entity.hovered ? 0.1 : 0
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

        delegate: Model {
            required property AssetPart modelData

            Component.onCompleted: modelData.acquire()
            Component.onDestruction: modelData.release()
            geometry: entity.detail > 1 ? modelData.coarsest : entity.detail > 0 ? modelData.coarse : modelData.geometry
            position: entity.groups.position(modelData.group)
            rotation: entity.groups.rotation(modelData.group)
            scale: entity.groups.scale(modelData.group)
            visible: (modelData.side.length === 0 || !entity.hiddenSides.includes(modelData.side)) && entity.groups.shown(modelData.group)
            castsShadows: modelData.casts && entity.casts && !entity.room
            receivesShadows: modelData.layer !== AssetPart.Glass
            materials: modelData.layer === AssetPart.Glass ? (entity.room || entity.asset.daylight ? entity.look.pane : entity.look.glass) : modelData.layer === AssetPart.Display ? entity.look.screen : entity.surface
        }
    }

    // The line round it, while it has one.
    Repeater3D {
        model: entity.lined ? entity.asset.parts : null

        delegate: Model {
            required property AssetPart modelData

            geometry: entity.detail > 1 ? modelData.coarsest : entity.detail > 0 ? modelData.coarse : modelData.geometry
            position: entity.groups.position(modelData.group)
            rotation: entity.groups.rotation(modelData.group)
            scale: entity.groups.scale(modelData.group)
            visible: modelData.layer === AssetPart.Surface && entity.groups.shown(modelData.group)
            castsShadows: false
            receivesShadows: false
            materials: entity.selected ? entity.look.selectionLine : entity.authorLine !== null ? entity.authorLine : entity.look.hoverLine
        }
    }

    Loader3D {
        active: !entity.room && entity.grounded && entity.asset.footprint.x > 0
        sourceComponent: ContactShadow {
            extent: entity.asset.footprint
            position: Qt.vector3d(entity.asset.footprintCentre.x, 0.004, entity.asset.footprintCentre.z)
        }
    }
}
