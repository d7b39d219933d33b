// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The Scene: the bay in three dimensions with everything that is drawn over it.
FocusScope {
    id: panel

    required property SceneViewModel viewModel

    objectName: "scenePanel"
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Scene", "the three-dimensional view")

    // Not invisible, or the faces would rest; never drawn, not even below the scene.
    Item {
        id: faces

        objectName: "sceneFaces"
        opacity: 0
        enabled: false
    }

    // Glass leaves the picture a little transparent; what shines through must not be the window.
    Rectangle {
        anchors.fill: parent
        color: stage.backdrop
    }

    SceneStage {
        id: stage

        anchors.fill: parent
        viewModel: panel.viewModel
    }

    Repeater {
        model: panel.viewModel.displayed

        delegate: SceneFace {
            anchors.fill: parent
            viewModel: panel.viewModel
            holder: faces
        }
    }

    SceneInput {
        id: input

        objectName: "sceneInput"
        anchors.fill: parent
        focus: true
        viewModel: panel.viewModel
    }

    SceneLabels {
        anchors.fill: parent
        viewModel: panel.viewModel
    }

    GizmoItem {
        viewModel: panel.viewModel
    }

    SceneTape {
        anchors.fill: parent
        measure: panel.viewModel.measure
    }

    Rectangle {
        objectName: "sceneBox"
        visible: panel.viewModel.overlay.box.width > 0
        x: panel.viewModel.overlay.box.x
        y: panel.viewModel.overlay.box.y
        width: panel.viewModel.overlay.box.width
        height: panel.viewModel.overlay.box.height
        color: Qt.alpha(Theme.acc, 0.14)
        border.width: 1
        border.color: Theme.acc
    }

    SceneAuthors {
        anchors.fill: parent
        viewModel: panel.viewModel
    }

    SceneScale {
        objectName: "scene.scale"
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Units.m
        visible: panel.viewModel.camera.orthographic
        pixelsPerMetre: panel.viewModel.camera.pixelsPerMetre
    }

    SceneHint {
        objectName: "sceneHint"
        overlay: panel.viewModel.overlay
        area: Qt.rect(0, 0, panel.width, panel.height)
    }

    SceneHud {
        anchors.fill: parent
        viewModel: panel.viewModel
    }

    FocusRing {
        anchors.fill: parent
        // For whoever came here by keys: as a frame round the largest picture it is loud.
        shown: input.activeFocus && input.keyed
    }

    FrameAnimation {
        running: panel.viewModel.camera.moving
        onTriggered: panel.viewModel.camera.advance(frameTime)
    }
}
