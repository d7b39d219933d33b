// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// What the chosen prefab is, which version of which package, what it can do; place it, keep it.
Item {
    id: detail

    property string name
    property string facts
    property list<string> badges
    property bool favourite: false
    property bool compact: false ///< little room: one line of badges, no facts

    signal favouriteToggled
    signal placeRequested

    implicitHeight: Units.px(6) + Units.px(26) + (line.visible ? line.implicitHeight : 0) + (abilities.visible ? abilities.height + Units.s : 0) + Units.m

    Separator {
        anchors.left: parent.left
        anchors.right: parent.right
    }

    Label {
        id: title
        anchors.left: parent.left
        anchors.right: star.left
        anchors.verticalCenter: star.verticalCenter
        anchors.leftMargin: Units.m
        text: detail.name
        font.weight: Font.DemiBold
    }

    ToolButton {
        id: star
        objectName: "catalogueFavourite"
        anchors.right: place.left
        anchors.rightMargin: Units.s
        y: Units.px(6)
        iconName: detail.favourite ? "star-filled" : "star"
        ink: detail.favourite ? Theme.acc : hovered ? Theme.tx : Theme.tx2
        toolTip: detail.favourite ? qsTr("No longer a favourite (F)", "button in the catalogue") : qsTr("Make it a favourite (F)", "button in the catalogue")
        onClicked: detail.favouriteToggled()
    }

    Button {
        id: place
        objectName: "cataloguePlace"
        anchors.right: parent.right
        anchors.rightMargin: Units.m
        anchors.verticalCenter: star.verticalCenter
        height: Units.input
        text: qsTr("Place", "button: put the chosen thing into the scene")
        toolTip: qsTr("Then click where it goes in the scene (Enter)", "button in the catalogue")
        onClicked: detail.placeRequested()
    }

    Label {
        id: line
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Units.m
        anchors.rightMargin: Units.m
        anchors.top: star.bottom
        visible: !detail.compact || detail.badges.length === 0
        text: detail.facts
        color: Theme.tx2
        font.pixelSize: Units.fontSmall
    }

    Flow {
        id: abilities
        objectName: "catalogueBadges"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Units.m
        anchors.rightMargin: Units.m
        anchors.top: line.visible ? line.bottom : star.bottom
        anchors.topMargin: Units.s
        // What does not fit is in the card's hint and description.
        height: Math.min(implicitHeight, detail.compact ? Units.px(19) : Units.px(19) * 2 + spacing)
        clip: true
        visible: detail.badges.length > 0
        spacing: Units.s

        Repeater {
            model: detail.badges

            delegate: Chip {
                required property string modelData
                text: modelData
            }
        }
    }
}
