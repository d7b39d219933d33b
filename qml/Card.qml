// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A raised area. Children go into `content`, which has the card's padding.
Rectangle {
    id: card

    default property alias content: body.data
    property bool selected: false
    property int padding: Units.px(10)

    implicitWidth: body.childrenRect.width + padding * 2
    implicitHeight: body.childrenRect.height + padding * 2
    radius: Units.radiusLarge
    color: Theme.bg2
    border.width: Units.hair
    border.color: selected ? Theme.acc : Theme.line

    Item {
        id: body
        anchors.fill: parent
        anchors.margins: card.padding
    }
}
