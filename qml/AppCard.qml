// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Ward.Ui

// A card that can be chosen: a scenario or a recording on the start page, a prefab in the catalogue.
T.AbstractButton {
    id: card

    property string detail
    property string note
    property url picture
    /// Pictures may come later than the card, for example after a window's first frame.
    property bool showPicture: true
    property string iconName
    property int pictureHeight: Units.px(112)
    property bool selected: false

    implicitWidth: Units.px(236)
    implicitHeight: pictureHeight + Units.px(92)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: detail
    Accessible.onPressAction: card.clicked()
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Space
    Keys.onReturnPressed: card.clicked()

    background: Rectangle {
        radius: Units.radiusLarge
        color: card.hovered ? Theme.hover : Theme.bg2
        border.width: Units.hair
        border.color: card.selected || card.hovered ? Theme.acc : Theme.line

        FocusRing {
            shown: card.visualFocus
            radius: parent.radius
        }
    }

    contentItem: Item {
        Rectangle {
            id: frame
            x: Units.m
            y: Units.m
            width: parent.width - Units.m * 2
            height: card.pictureHeight - Units.m
            radius: Units.radius
            color: Theme.bg0
            clip: true

            Image {
                anchors.fill: parent
                source: card.showPicture ? card.picture : ""
                // Decoded in the size it is shown in, off the GUI thread.
                sourceSize: Qt.size(Math.ceil(width * Screen.devicePixelRatio), 0)
                fillMode: Image.PreserveAspectCrop
                asynchronous: true
                Accessible.ignored: true
            }

            Icon {
                anchors.centerIn: parent
                visible: card.picture.toString().length === 0
                name: card.iconName
                size: Units.px(40)
                color: Theme.tx3
            }
        }

        Label {
            id: title
            anchors.top: frame.bottom
            anchors.topMargin: Units.m
            x: Units.l
            width: parent.width - Units.l * 2
            text: card.text
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        Label {
            id: words
            anchors.top: title.bottom
            anchors.topMargin: Units.xs
            anchors.bottom: foot.top
            x: Units.l
            width: parent.width - Units.l * 2
            text: card.detail
            color: Theme.tx2
            font.pixelSize: Units.fontLabel
            wrapMode: Text.Wrap
            verticalAlignment: Text.AlignTop
            Accessible.ignored: true
        }

        Label {
            id: foot
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Units.m
            x: Units.l
            width: parent.width - Units.l * 2
            height: text.length > 0 ? implicitHeight : 0
            text: card.note
            color: Theme.tx3
            font.pixelSize: Units.fontSmall
            Accessible.ignored: true
        }
    }

    Hint {
        text: card.detail
        active: card.hovered && words.truncated
    }
}
