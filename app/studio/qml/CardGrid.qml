// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Studio

// Cards side by side that can be chosen with the mouse or, with the arrow keys between them, the keyboard.
Flow {
    id: grid

    required property CardListModel model
    /// What the cards' object names begin with.
    required property string name
    property bool showPictures: true
    property int columns: 3
    property int pictureHeight: Units.px(160)
    property int textHeight: Units.px(112)
    readonly property real cardWidth: Math.floor((width - (columns - 1) * spacing) / columns)

    signal chosen(string key)

    function focusCard(index: int) {
        const card = cards.itemAt(index);
        if (card)
            card.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Units.l

    Repeater {
        id: cards
        model: grid.model

        delegate: AppCard {
            required property int index
            required property string key
            required property string title
            required detail
            required note
            required picture
            required iconName

            objectName: grid.name + "." + index
            width: grid.cardWidth
            showPicture: grid.showPictures
            pictureHeight: grid.pictureHeight
            implicitHeight: pictureHeight + grid.textHeight
            text: title
            onClicked: grid.chosen(key)
            Keys.onRightPressed: grid.focusCard(index + 1)
            Keys.onLeftPressed: grid.focusCard(index - 1)
            Keys.onDownPressed: grid.focusCard(index + grid.columns)
            Keys.onUpPressed: grid.focusCard(index - grid.columns)
        }
    }
}
