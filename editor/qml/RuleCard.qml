// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A scheduled event or a rule, read as a sentence of words and chips.
Item {
    id: cell

    required property string card
    required property string name
    required property string scope
    required property list<var> tokens
    required property bool ruleEnabled
    required property string source
    required property bool reviewed

    implicitHeight: box.height + Units.m
    objectName: "card:" + name

    Rectangle {
        id: box
        width: parent.width
        height: body.implicitHeight + Units.px(20)
        radius: Units.radiusLarge
        color: Theme.bg2
        border.width: Units.hair
        border.color: Theme.line
        opacity: cell.ruleEnabled ? 1 : 0.55
        Accessible.role: Accessible.ListItem
        Accessible.name: cell.name

        Column {
            id: body
            x: Units.l
            y: Units.px(10)
            width: parent.width - Units.l * 2
            spacing: Units.s

            Item {
                width: parent.width
                height: title.implicitHeight

                Icon {
                    id: glyph
                    anchors.verticalCenter: parent.verticalCenter
                    name: cell.card === "event" ? "chronometer" : "rule"
                    size: Units.px(14)
                }

                Label {
                    id: title
                    anchors.left: glyph.right
                    anchors.leftMargin: Units.m
                    anchors.right: chip.left
                    anchors.rightMargin: Units.m
                    text: cell.name
                    font.weight: Font.DemiBold
                }

                Chip {
                    id: chip
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: cell.ruleEnabled ? cell.scope : qsTr("off", "rule that is switched off")
                }
            }

            Flow {
                width: parent.width
                visible: cell.tokens.length > 0
                spacing: Units.px(5)

                Repeater {
                    model: cell.tokens

                    delegate: RuleToken {
                        required property var modelData

                        kind: modelData.kind
                        text: modelData.text
                        lineWidth: body.width
                    }
                }
            }

            Label {
                width: parent.width
                visible: cell.source.length > 0
                text: cell.reviewed ? cell.source : qsTr("%1 · not clinically reviewed", "source of the numbers of a rule").arg(cell.source)
                color: Theme.tx3
                font.pixelSize: Units.fontSmall
            }
        }
    }
}
