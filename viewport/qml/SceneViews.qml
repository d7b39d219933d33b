// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The saved views: go there, rename, take away; save the present one.
Rectangle {
    id: list

    required property SceneViewModel viewModel

    signal closed

    implicitWidth: Units.px(264)
    implicitHeight: content.implicitHeight + Units.m * 2
    radius: Units.m
    color: Theme.hud
    border.width: Units.hair
    border.color: Theme.hudLine
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Saved views")
    Keys.onEscapePressed: closed()

    // Nothing below takes what is meant for the list.
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }

    Column {
        id: content

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Units.m
        spacing: Units.xs

        Text {
            width: parent.width
            visible: list.viewModel.views.count === 0
            text: qsTr("No view is saved yet. Turn the scene as you like it, then save it here.")
            color: Theme.tx2
            font.family: Theme.family
            font.pixelSize: Units.fontLabel
            wrapMode: Text.Wrap
            bottomPadding: Units.s
            textFormat: Text.PlainText
        }

        Repeater {
            model: list.viewModel.views

            delegate: Item {
                id: row

                required property int index
                required property string name
                required property int number
                property bool renaming: false

                width: content.width
                implicitHeight: Units.px(28)

                ToolButton {
                    id: go

                    objectName: "scene.view." + row.number
                    anchors.left: parent.left
                    anchors.right: keys.left
                    anchors.rightMargin: Units.s
                    height: parent.height
                    visible: !row.renaming
                    iconName: "bookmarks"
                    text: metrics.elidedText
                    toolTip: qsTr("Go to %1", "a saved view").arg(row.name)
                    onClicked: list.viewModel.goToView(row.index)

                    TextMetrics {
                        id: metrics

                        text: row.name
                        font: go.font
                        elide: Text.ElideRight
                        elideWidth: Units.px(112)
                    }
                }

                TextField {
                    id: field

                    objectName: "scene.viewName." + row.number
                    anchors.fill: go
                    visible: row.renaming
                    label: qsTr("Name of the view")
                    onCommitted: text => list.viewModel.views.rename(row.index, text)
                    onAccepted: row.renaming = false
                    onActiveFocusChanged: if (!activeFocus)
                        row.renaming = false
                }

                Text {
                    id: keys

                    anchors.right: edit.left
                    anchors.rightMargin: Units.s
                    anchors.verticalCenter: parent.verticalCenter
                    text: row.number <= 9 ? "Alt+" + row.number : ""
                    color: Theme.tx3
                    font.family: Theme.family
                    font.pixelSize: Units.fontSmall
                    textFormat: Text.PlainText
                }

                ToolButton {
                    id: edit

                    objectName: "scene.renameView." + row.number
                    anchors.right: drop.left
                    anchors.verticalCenter: parent.verticalCenter
                    iconName: "edit-rename"
                    toolTip: qsTr("Rename %1", "a saved view").arg(row.name)
                    onClicked: {
                        row.renaming = true;
                        field.text = row.name;
                        field.forceActiveFocus();
                        field.selectAll();
                    }
                }

                ToolButton {
                    id: drop

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    iconName: "edit-delete"
                    toolTip: qsTr("Forget %1", "a saved view").arg(row.name)
                    onClicked: list.viewModel.views.remove(row.index)
                }
            }
        }

        Button {
            objectName: "scene.saveView"
            width: parent.width
            text: qsTr("Save this view")
            onClicked: list.viewModel.saveView()
        }
    }
}
