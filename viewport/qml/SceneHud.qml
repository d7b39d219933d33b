// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// Tools, snapping and ways of looking, over the scene.
Item {
    id: hud

    required property SceneViewModel viewModel
    readonly property bool narrow: width < Units.px(720)

    component Switch: ToolButton {
        implicitHeight: Units.px(27)
        checkable: true
    }

    Flow {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.right: ways.left
        anchors.margins: Units.l
        spacing: Units.l

        Segmented {
            objectName: "scene.tools"
            accent: true
            enabled: hud.viewModel.editable
            accessibleName: qsTr("Tool", "group of the scene's tools")
            model: [qsTr("Select", "tool of the scene"), qsTr("Move", "tool of the scene"), qsTr("Rotate", "tool of the scene")]
            toolTips: [qsTr("Select (V)"), qsTr("Move (G)"), qsTr("Rotate (R)")]
            currentIndex: hud.viewModel.tool
            onActivated: index => hud.viewModel.tool = index
        }

        SceneToggles {
            enabled: hud.viewModel.editable

            Switch {
                objectName: "scene.snapSurface"
                text: qsTr("Snap to surface")
                toolTip: qsTr("Things land on the surface under the pointer, in the place made for them. Ctrl turns it round while dragging, Alt leaves out such places.")
                checked: hud.viewModel.snapToSurface
                onToggled: hud.viewModel.snapToSurface = checked
            }

            Switch {
                objectName: "scene.snapGrid"
                text: qsTr("Grid 5 cm")
                toolTip: qsTr("Positions in steps of 5 cm; Shift: 5 mm")
                checked: hud.viewModel.snapToGrid
                onToggled: hud.viewModel.snapToGrid = checked
            }

            Switch {
                objectName: "scene.snapAngle"
                text: qsTr("15°")
                toolTip: qsTr("Turns in steps of 15°; Shift: 1.5°")
                checked: hud.viewModel.snapAngle
                onToggled: hud.viewModel.snapAngle = checked
            }
        }
    }

    Segmented {
        id: ways

        objectName: "scene.navigation"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Units.l
        accent: true
        accessibleName: qsTr("View", "group of the ways of looking at the scene")
        model: [qsTr("Orbit", "way of looking at the scene"), qsTr("Walk", "way of looking at the scene"), qsTr("Plan", "way of looking at the scene"), qsTr("Bedside", "way of looking at the scene")]
        toolTips: [qsTr("Turn round the bay: right drag; pan: Shift; F frames, Home resets"), qsTr("Walk with W A S D, look with a right drag"), qsTr("Straight from above"), qsTr("Beside a bed; again: the next bed")]
        currentIndex: hud.viewModel.navigation
        onActivated: index => hud.viewModel.navigation = index
    }
}
