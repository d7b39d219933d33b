// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// Tools, snapping and ways of looking, over the scene. Where there is little room they are icons.
Item {
    id: hud

    required property SceneViewModel viewModel
    // Where nothing can be moved (an earlier moment, a recording) there is nothing to snap either.
    readonly property bool edits: viewModel.editable
    readonly property list<int> toolKinds: edits ? [SceneViewModel.Select, SceneViewModel.Move, SceneViewModel.Rotate, SceneViewModel.Measure] : [SceneViewModel.Select, SceneViewModel.Measure]
    readonly property list<string> toolIcons: ["edit-select", "transform-move", "transform-rotate", "measure"]
    readonly property list<string> toolHints: [qsTr("Select (V). A drag moves what is under the pointer, Alt copies it; on the floor it draws a box."), qsTr("Move (G), then X, Y or Z and a number"), qsTr("Rotate (R), then X, Y or Z and degrees"), qsTr("Measure between two points (Shift+M)")]
    readonly property list<string> toolNames: [qsTr("Select", "tool of the scene"), qsTr("Move", "tool of the scene"), qsTr("Rotate", "tool of the scene"), qsTr("Measure", "tool of the scene")]
    readonly property list<string> snapNames: [qsTr("Snap to surface"), qsTr("5 cm", "step of the grid that things snap to"), qsTr("15°"), qsTr("Local", "axes of the thing itself, not of the room")]
    readonly property list<string> wayNames: [qsTr("Orbit", "way of looking at the scene"), qsTr("Walk", "way of looking at the scene"), qsTr("Plan", "way of looking at the scene"), qsTr("Bedside", "way of looking at the scene")]
    // Languages differ in length: what fits is measured. The rest is icons, gaps and margins.
    readonly property bool words: width >= toolText.width + otherText.width + Units.px(660)
    readonly property bool toolWords: width >= toolText.width + Units.px(600)
    /// Where no name tag may lie.
    readonly property list<rect> taken: [area(tools), area(snaps), area(ways), area(more), area(axes), area(chip)]

    function area(item: Item): rect {
        return item.visible ? Qt.rect(item.x - Units.xs, item.y - Units.xs, item.width + Units.s, item.height + Units.s) : Qt.rect(0, 0, 0, 0);
    }

    onTakenChanged: viewModel.keepClear(taken)

    component Measured: TextMetrics {
        font.family: Theme.family
        font.pixelSize: Units.fontLabel
        font.weight: Font.Medium
    }

    Measured {
        id: toolText

        text: hud.toolNames.join("")
    }

    Measured {
        id: otherText

        text: hud.snapNames.join("") + hud.wayNames.join("")
    }

    component Switch: ToolButton {
        implicitHeight: Units.px(27)
        checkable: true
    }

    Segmented {
        id: tools

        objectName: "scene.tools"
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Units.l
        accent: true
        accessibleName: qsTr("Tool", "group of the scene's tools")
        icons: hud.toolKinds.map(kind => hud.toolIcons[kind])
        model: hud.toolKinds.map(kind => hud.toolWords ? hud.toolNames[kind] : "")
        toolTips: hud.toolKinds.map(kind => hud.toolHints[kind])
        currentIndex: hud.toolKinds.indexOf(hud.viewModel.tool)
        onActivated: index => hud.viewModel.tool = hud.toolKinds[index]
    }

    SceneToggles {
        id: snaps

        anchors.left: tools.right
        anchors.top: parent.top
        anchors.topMargin: Units.l
        anchors.leftMargin: Units.m
        visible: hud.edits

        Switch {
            objectName: "scene.snapSurface"
            iconName: "snap"
            text: hud.words ? hud.snapNames[0] : ""
            Accessible.name: hud.snapNames[0]
            toolTip: qsTr("Snap to surface: things land on what is under the pointer, in the place made for them. Ctrl turns it round while dragging.")
            checked: hud.viewModel.snapToSurface
            onToggled: hud.viewModel.snapToSurface = checked
        }

        Switch {
            objectName: "scene.snapGrid"
            iconName: "show-grid"
            text: hud.words ? hud.snapNames[1] : ""
            Accessible.name: qsTr("Snap to the grid")
            toolTip: qsTr("Positions in steps of 5 cm; Shift: 5 mm; Ctrl turns it round")
            checked: hud.viewModel.snapToGrid
            onToggled: hud.viewModel.snapToGrid = checked
        }

        Switch {
            objectName: "scene.snapAngle"
            iconName: "snap-angle"
            text: hud.words ? hud.snapNames[2] : ""
            Accessible.name: qsTr("Snap angles")
            toolTip: qsTr("Turns in steps of 15°; Shift: 1.5°; Ctrl turns it round")
            checked: hud.viewModel.snapAngle
            onToggled: hud.viewModel.snapAngle = checked
        }

        Switch {
            objectName: "scene.localAxes"
            iconName: "axes-local"
            text: hud.words ? hud.snapNames[3] : ""
            Accessible.name: qsTr("Own axes")
            toolTip: qsTr("Handles along the thing's own axes instead of the room's (Shift+L)")
            checked: hud.viewModel.localAxes
            onToggled: hud.viewModel.localAxes = checked
        }
    }

    Segmented {
        id: ways

        objectName: "scene.navigation"
        anchors.right: more.left
        anchors.top: parent.top
        anchors.topMargin: Units.l
        anchors.rightMargin: Units.m
        // Where there is no room for it, the ways of looking are in the menu beside it.
        visible: hud.width >= tools.width + (snaps.visible ? snaps.width + Units.m : 0) + implicitWidth + more.width + Units.l * 2 + Units.m * 2
        accent: true
        accessibleName: qsTr("View", "group of the ways of looking at the scene")
        icons: ["view-orbit", "view-walk", "view-plan", "bed"]
        model: hud.words ? hud.wayNames : ["", "", "", ""]
        toolTips: [qsTr("Turn round the bay: right drag; pan: Shift; F frames, Home resets"), qsTr("Walk with W A S D, look with a right drag"), qsTr("Straight from above"), qsTr("Beside a bed; again: the next bed")]
        currentIndex: hud.viewModel.navigation
        onActivated: index => hud.viewModel.navigation = index
    }

    SceneToggles {
        id: more

        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Units.l

        Switch {
            id: viewsButton

            objectName: "scene.views"
            iconName: "bookmarks"
            toolTip: qsTr("Saved views")
        }

        ToolButton {
            id: lookButton

            objectName: "scene.look"
            implicitHeight: Units.px(27)
            iconName: "view-visible"
            toolTip: qsTr("Ways of looking, and what is shown: names, grid, walls, light, quality")
            onClicked: menu.openBelow(lookButton)
        }
    }

    SceneViews {
        objectName: "scene.viewList"
        anchors.right: more.right
        anchors.top: more.bottom
        anchors.topMargin: Units.s
        visible: viewsButton.checked
        viewModel: hud.viewModel
        onClosed: viewsButton.checked = false
    }

    PopupMenu {
        id: menu
        objectName: "scene.lookMenu"
        title: qsTr("Ways of looking", "accessible name of a menu")

        MenuEntry {
            text: hud.wayNames[SceneViewModel.Orbit]
            checkable: true
            checked: hud.viewModel.navigation === SceneViewModel.Orbit
            onTriggered: hud.viewModel.navigation = SceneViewModel.Orbit
        }
        MenuEntry {
            text: hud.wayNames[SceneViewModel.Walk]
            checkable: true
            checked: hud.viewModel.navigation === SceneViewModel.Walk
            onTriggered: hud.viewModel.navigation = SceneViewModel.Walk
        }
        MenuEntry {
            text: hud.wayNames[SceneViewModel.Plan]
            checkable: true
            checked: hud.viewModel.navigation === SceneViewModel.Plan
            onTriggered: hud.viewModel.navigation = SceneViewModel.Plan
        }
        MenuEntry {
            text: hud.wayNames[SceneViewModel.Bedside]
            checkable: true
            checked: hud.viewModel.navigation === SceneViewModel.Bedside
            onTriggered: hud.viewModel.navigation = SceneViewModel.Bedside
        }
        MenuEntry {}
        MenuEntry {
            text: qsTr("Names of whatever is pointed at")
            checkable: true
            checked: hud.viewModel.look.labels === SceneLook.Nobody
            onTriggered: hud.viewModel.look.labels = SceneLook.Nobody
        }
        MenuEntry {
            text: qsTr("Names of people")
            checkable: true
            checked: hud.viewModel.look.labels === SceneLook.People
            onTriggered: hud.viewModel.look.labels = SceneLook.People
        }
        MenuEntry {
            text: qsTr("Names of everything")
            checkable: true
            checked: hud.viewModel.look.labels === SceneLook.Everything
            onTriggered: hud.viewModel.look.labels = SceneLook.Everything
        }
        MenuEntry {}
        MenuEntry {
            text: qsTr("Grid on the floor")
            checkable: true
            checked: hud.viewModel.look.grid
            onTriggered: hud.viewModel.look.grid = !hud.viewModel.look.grid
        }
        MenuEntry {
            text: qsTr("Walls in the way are cut away")
            checkable: true
            checked: hud.viewModel.look.cutWalls
            onTriggered: hud.viewModel.look.cutWalls = !hud.viewModel.look.cutWalls
        }
        MenuEntry {
            text: qsTr("Night light")
            checkable: true
            checked: hud.viewModel.look.light === SceneLook.Night
            onTriggered: hud.viewModel.look.light = hud.viewModel.look.light === SceneLook.Night ? SceneLook.Day : SceneLook.Night
        }
        MenuEntry {}
        MenuEntry {
            text: qsTr("Quality by what this computer can do")
            checkable: true
            checked: hud.viewModel.automaticQuality
            onTriggered: hud.viewModel.automaticQuality = true
        }
        MenuEntry {
            text: qsTr("Full quality")
            checkable: true
            checked: !hud.viewModel.automaticQuality && hud.viewModel.quality === SceneViewModel.Full
            onTriggered: {
                hud.viewModel.automaticQuality = false;
                hud.viewModel.quality = SceneViewModel.Full;
            }
        }
        MenuEntry {
            text: qsTr("Plain quality")
            checkable: true
            checked: !hud.viewModel.automaticQuality && hud.viewModel.quality === SceneViewModel.Plain
            onTriggered: {
                hud.viewModel.automaticQuality = false;
                hud.viewModel.quality = SceneViewModel.Plain;
            }
        }
    }

    SceneChip {
        id: chip

        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Units.l
        viewModel: hud.viewModel
    }

    // What the next click does, where it will be done.
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.margins: Units.l
        visible: hud.viewModel.placing.length > 0
        width: Math.min(placingText.implicitWidth + Units.px(24), parent.width - Units.l * 2)
        height: Units.px(32)
        radius: Units.m
        color: Theme.hud
        border.width: Units.hair
        border.color: Theme.acc

        Label {
            id: placingText

            objectName: "scene.placing"
            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width - Units.px(24))
            text: qsTr("Click where it goes · wheel turns it · Esc puts nothing down", "while a thing hangs on the pointer")
            color: Theme.accTx
        }
    }

    SceneAxes {
        id: axes

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Units.l
        visible: hud.height > Units.px(300)
        viewModel: hud.viewModel
    }
}
