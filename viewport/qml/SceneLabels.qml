// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// Name tags over people and whatever is selected or pointed at.
Item {
    id: labels

    required property SceneViewModel viewModel

    Repeater {
        model: labels.viewModel.labels

        delegate: Rectangle {
            id: tag

            required property int index
            required property string name
            required property string kind
            required property string actorRole
            required property real screenX
            required property real screenY
            required property bool shown
            required property bool faint
            required property bool accent
            required property string authorName
            required property int authorColour

            objectName: "label." + name
            x: Math.round(screenX - width / 2)
            y: screenY - height
            width: line.implicitWidth + Units.px(16)
            height: Units.px(21)
            radius: Units.px(6)
            visible: shown
            opacity: faint ? 0.45 : 1
            color: accent ? Theme.accBg : Theme.hud
            border.width: Units.hair
            border.color: accent ? Theme.acc : authorColour >= 0 ? Theme.authors[authorColour] : Theme.hudLine
            Accessible.role: Accessible.StaticText
            Accessible.name: name

            // Says what is meant before the scene below hears of the press, and would find the wall
            // behind the tag.
            PointHandler {
                acceptedButtons: Qt.LeftButton | Qt.RightButton
                onActiveChanged: labels.viewModel.touchLabel(active ? tag.index : -1)
            }

            AuthorTag {
                objectName: "sceneAuthor:" + tag.name
                readonly property string text: name
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.top
                anchors.bottomMargin: Units.px(2)
                name: tag.authorName
                colour: tag.authorColour
            }

            Row {
                id: line

                anchors.centerIn: parent
                spacing: Units.px(6)

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: tag.kind === "patient" || tag.kind === "actor"
                    width: Units.px(7)
                    height: width
                    radius: tag.kind === "patient" ? Units.px(1.5) : width / 2
                    color: tag.kind === "patient" ? "#ffb38a" : tag.actorRole === "physician" ? "#9db4ff" : tag.actorRole === "family" ? "#e8b9a0" : "#5fd3c5"
                }

                Text {
                    anchors.verticalCenter: parent.verticalCenter
                    text: tag.name
                    color: tag.accent ? Theme.accTx : Theme.tx
                    font.family: Theme.family
                    font.pixelSize: Units.fontSmall
                    font.weight: Font.Medium
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
        }
    }
}
