// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// Says that not everything is shown, and brings it back.
Rectangle {
    id: chip

    required property SceneViewModel viewModel

    visible: viewModel.hiddenCount > 0
    implicitWidth: line.implicitWidth + Units.px(16)
    implicitHeight: Units.px(32)
    radius: Units.m
    color: Theme.hud
    border.width: Units.hair
    border.color: Theme.hudLine

    Row {
        id: line

        anchors.centerIn: parent
        spacing: Units.s

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "view-hidden"
            color: Theme.tx2
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            objectName: "scene.hidden"
            text: chip.viewModel.solo ? qsTr("%n hidden by solo", "things of the scene", chip.viewModel.hiddenCount) : qsTr("%n hidden", "things of the scene", chip.viewModel.hiddenCount)
        }

        ToolButton {
            objectName: "scene.showAll"
            text: qsTr("Show all")
            toolTip: qsTr("Everything in the scene is shown again (Alt+H)")
            onClicked: chip.viewModel.showAll()
        }
    }
}
