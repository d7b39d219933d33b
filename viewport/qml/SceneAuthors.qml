// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The other people in the scene: who is here, and from where each of them looks.
Item {
    id: others

    required property SceneViewModel viewModel

    Repeater {
        model: others.viewModel.authorCameras

        delegate: Item {
            id: marker

            required property string name
            required property int colour
            required property real screenX
            required property real screenY
            required property real angle
            required property bool shown
            readonly property color ground: Theme.authors[colour]
            readonly property string text: name

            objectName: "camera:" + name
            x: screenX - width / 2
            y: screenY - height / 2
            width: Units.px(24)
            height: width
            visible: shown
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("%1 looks from here", "where another person's camera is").arg(name)

            // Where the camera looks.
            Item {
                anchors.centerIn: parent
                width: parent.width + Units.px(14)
                height: Units.px(10)
                rotation: marker.angle

                Rectangle {
                    anchors.right: parent.right
                    anchors.rightMargin: Units.px(2)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Units.px(8)
                    height: width
                    rotation: 45
                    radius: Units.px(1)
                    color: marker.ground
                }
            }

            Rectangle {
                anchors.fill: parent
                radius: width / 2
                color: marker.ground
                border.width: Units.hair
                border.color: Theme.onAuthor

                Icon {
                    anchors.centerIn: parent
                    name: "camera"
                    size: Units.px(14)
                    color: Theme.onAuthor
                }
            }

            AuthorTag {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.top: parent.bottom
                anchors.topMargin: Units.px(5)
                name: marker.name
                colour: marker.colour
            }
        }
    }

    Row {
        objectName: "sceneAuthors"
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.rightMargin: Units.l
        anchors.topMargin: Units.l + Units.px(40)
        spacing: Units.s

        Repeater {
            model: others.viewModel.authorCameras

            delegate: AuthorTag {
                required property int index

                objectName: "present:" + name
                readonly property string text: name
                required name
                required colour
                implicitHeight: Units.px(20)
                widest: Units.px(160)
            }
        }
    }
}
