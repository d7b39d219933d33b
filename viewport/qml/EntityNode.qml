// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick3D
import Ward.Viewport

// One entity of the scene.
Node {
    id: entity

    required property string name
    required property string prefab
    required property string kind
    required property vector3d worldPosition
    required property quaternion worldRotation
    required property bool selected
    required property bool hovered
    required property bool shown
    required property list<string> hiddenSides
    required property bool coarse

    required property AssetLibrary assets
    required property SceneMaterials look

    readonly property PrefabAsset asset: assets.asset(prefab)
    readonly property bool room: kind === "room"

    objectName: "entity." + name
    position: worldPosition
    rotation: worldRotation
    visible: shown

    Repeater3D {
        model: entity.asset.parts

        delegate: Node {
            id: part

            required property AssetPart modelData
            readonly property Geometry geometry: entity.coarse ? modelData.coarse : modelData.geometry

            Component.onCompleted: modelData.acquire()
            Component.onDestruction: modelData.release()
            visible: modelData.side.length === 0 || !entity.hiddenSides.includes(modelData.side)

            Model {
                geometry: part.geometry
                castsShadows: part.modelData.layer === AssetPart.Surface && !entity.room
                receivesShadows: part.modelData.layer !== AssetPart.Glass
                materials: part.modelData.layer === AssetPart.Glass ? entity.look.glass : part.modelData.layer === AssetPart.Display ? entity.look.screen : entity.selected ? entity.look.selected : entity.hovered ? entity.look.hovered : entity.look.plain
            }

            Model {
                visible: (entity.selected || entity.hovered) && !entity.room && part.modelData.layer === AssetPart.Surface
                geometry: part.geometry
                castsShadows: false
                receivesShadows: false
                materials: entity.selected ? entity.look.selectionLine : entity.look.hoverLine
            }
        }
    }

    ContactShadow {
        visible: !entity.room && entity.worldPosition.y < 0.02 && entity.asset.footprint.x > 0
        extent: entity.asset.footprint
        position: Qt.vector3d(entity.asset.footprintCentre.x, 0.004, entity.asset.footprintCentre.z)
    }
}
