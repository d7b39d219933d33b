// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// Two people changed the same value: both values, and the choice between them.
Rectangle {
    id: card

    required property int index
    required property string field
    required property string by
    required property string theirs
    required property string mine
    required property int more

    signal theirsKept
    signal mineUsed

    objectName: "conflict." + index
    readonly property string text: said.text
    implicitHeight: content.implicitHeight + Units.m * 2
    radius: Units.radius
    color: Theme.bg3
    border.width: Units.hair
    border.color: Theme.warn
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text + ". " + said.text

    Column {
        id: content

        x: Units.m
        y: Units.m
        width: parent.width - Units.m * 2
        spacing: Units.s

        Row {
            spacing: Units.s

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "warning"
                color: Theme.warn
            }

            Label {
                id: title
                width: content.width - Units.px(24)
                text: card.field
                font.weight: Font.DemiBold
                elide: Text.ElideRight
            }
        }

        Label {
            id: said
            width: parent.width
            wrapMode: Text.WordWrap
            elide: Text.ElideNone
            color: Theme.tx2
            text: {
                const who = card.by.length > 0 ? card.by : qsTr("Somebody else", "another person, whose name is not known");
                const both = qsTr("%1 set this to “%2” meanwhile; you wanted “%3”. Your change was not made.", "a value that two people changed; name, their value, my value").arg(who).arg(card.theirs).arg(card.mine);
                return card.more > 0 ? both + " " + qsTr("%n more value(s) of the same edit.", "values that clash as well", card.more) : both;
            }
        }

        Flow {
            width: parent.width
            spacing: Units.s

            Button {
                objectName: card.objectName + ".theirs"
                //: Button: leaves the value of the other person; %1 is that value
                text: qsTr("Keep %1").arg(card.theirs)
                onClicked: card.theirsKept()
            }

            Button {
                objectName: card.objectName + ".mine"
                //: Button: sets one's own value instead of the other person's; %1 is one's own
                text: qsTr("Use mine: %1").arg(card.mine)
                onClicked: card.mineUsed()
            }
        }
    }
}
