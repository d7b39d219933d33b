// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One prefab of the catalogue: its picture and name, a star if it is a favourite, a small screen if
// it shows a live one. Can be dragged into the scene.
Item {
    id: card

    required property int index
    required property string name
    required property string prefab
    required property string thumbnail
    required property string sizeText
    required property string category
    required property string foundBy
    required property list<string> badges
    required property bool favourite
    required property bool screen
    property bool chosen: false ///< the keyboard is here
    property bool current: false
    property string edition

    signal pressed
    signal placeRequested
    signal menuRequested
    signal favouriteToggled

    objectName: "prefab:" + name
    Accessible.role: Accessible.ListItem
    Accessible.name: name
    Accessible.description: (favourite ? qsTr("favourite", "of a thing in the catalogue") + ", " : "") + category + ", " + sizeText + (badges.length > 0 ? ", " + badges.join(", ") : "")
    Accessible.focusable: true
    Accessible.selected: current
    Accessible.onPressAction: card.placeRequested()
    // Without a modifier F is the scene's; while the keyboard is here it is the catalogue's.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_F && event.modifiers === Qt.NoModifier
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_F && event.modifiers === Qt.NoModifier;
        if (event.accepted)
            card.favouriteToggled();
    }
    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction
    Drag.mimeData: ({
            "application/x-ward-prefab": card.prefab
        })
    Drag.imageSource: card.thumbnail
    // Beside the pointer: below it the scene shows where the thing will land.
    Drag.hotSpot: Qt.point(-Units.px(28), -Units.px(28))

    Rectangle {
        anchors.fill: parent
        anchors.margins: Units.px(2)
        radius: Units.m
        color: card.current ? Theme.accBg : hover.hovered ? Theme.hover : Theme.bg2
        border.width: card.chosen ? 2 : Units.hair
        border.color: card.chosen || hover.hovered ? Theme.acc : card.current ? Theme.accBg : Theme.line

        Image {
            id: picture
            anchors.horizontalCenter: parent.horizontalCenter
            y: Units.px(4)
            width: Units.px(48)
            height: width
            source: card.thumbnail
            sourceSize: Qt.size(width * 2, height * 2)
            mipmap: true
            asynchronous: true
            fillMode: Image.PreserveAspectFit
            Accessible.ignored: true
        }

        Icon {
            anchors.centerIn: picture
            visible: card.thumbnail.length === 0
            name: "prefab"
            size: Units.px(32)
            color: Theme.tx3
        }

        Icon {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Units.px(5)
            visible: card.favourite
            name: "star-filled"
            size: Units.px(12)
            color: Theme.acc
        }

        Icon {
            anchors.left: parent.left
            anchors.top: parent.top
            anchors.margins: Units.px(5)
            visible: card.screen
            name: "monitor"
            size: Units.px(12)
            color: Theme.tx3
        }

        Label {
            // Two lines where the name needs them, in the middle of their place.
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Units.px(4)
            x: Units.xs
            width: parent.width - Units.xs * 2
            height: Units.px(30)
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 2
            lineHeight: 0.95
            text: card.name
            color: card.current ? Theme.accTx : Theme.tx2
            font.pixelSize: Units.fontSmall
            Accessible.ignored: true
        }
    }

    HoverHandler {
        id: hover
    }

    Hint {
        readonly property string what: [card.name + (card.foundBy.length > 0 ? qsTr(" (found as “%1”)", "the word of a thing that answered to the search").arg(card.foundBy) : ""), card.sizeText, card.edition].join(" · ")

        text: (card.badges.length > 0 ? what + "\n" + card.badges.join(", ") : what) + "\n" + qsTr("Drag into the scene, or double click.", "thing in the catalogue")
        active: hover.hovered && !drag.active
    }

    DragHandler {
        id: drag
        target: null
        // Not as a binding: a drag blocks until it is dropped, and a binding evaluated meanwhile would
        // begin a second one, dropped at the same place.
        onActiveChanged: if (active)
            Qt.callLater(card.beginDrag)
    }

    function beginDrag() {
        if (drag.active && !card.Drag.active && (drag.centroid.pressedButtons & Qt.LeftButton))
            card.Drag.active = true;
    }

    TapHandler {
        onTapped: card.pressed()
        onDoubleTapped: card.placeRequested()
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: {
            card.pressed();
            card.menuRequested();
        }
    }
}
