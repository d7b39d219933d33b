// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Editor

// A scheduled event or a rule, read as a sentence of words and chips; in a draft the chips, the
// name and the phase are changed where they stand.
Item {
    id: cell

    required property RulesModel rules
    required property string recordId
    required property string card
    required property string name
    required property string scope
    required property list<var> tokens
    required property bool ruleEnabled
    required property string source
    required property string reviewer
    property bool editable: false

    function rename() {
        title.change();
    }

    function nameSource() {
        cited.change();
    }

    implicitHeight: box.height + Units.m
    objectName: "card:" + name

    HoverHandler {
        id: over
    }

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
                height: Units.px(22)

                Icon {
                    id: glyph
                    anchors.verticalCenter: parent.verticalCenter
                    name: cell.card === "event" ? "chronometer" : "rule"
                    size: Units.px(14)
                }

                EditableLabel {
                    id: title
                    objectName: "ruleName:" + cell.name
                    anchors.left: glyph.right
                    anchors.leftMargin: Units.m
                    anchors.right: ends.left
                    anchors.rightMargin: Units.m
                    anchors.verticalCenter: parent.verticalCenter
                    text: cell.name
                    editable: cell.editable
                    onCommitted: text => cell.rules.type(cell.recordId, "name", text)
                }

                Row {
                    id: ends
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Units.s

                    ToolButton {
                        objectName: "whyRule:" + cell.name
                        anchors.verticalCenter: parent.verticalCenter
                        implicitHeight: Units.px(22)
                        visible: cell.rules.askable && cell.card === "rule"
                        ink: hovered || over.hovered ? Theme.tx : Theme.tx3
                        iconName: "why"
                        toolTip: qsTr("Why did %1 fire, or not, by the shown moment?").arg(cell.name)
                        onClicked: cell.rules.askWhy(cell.recordId)
                    }

                    ToolButton {
                        objectName: "removeRule:" + cell.name
                        anchors.verticalCenter: parent.verticalCenter
                        implicitHeight: Units.px(22)
                        visible: cell.editable
                        ink: hovered || over.hovered ? Theme.tx : Theme.tx3
                        iconName: "edit-delete"
                        toolTip: cell.card === "event" ? qsTr("Remove the event %1").arg(cell.name) : qsTr("Remove the rule %1").arg(cell.name)
                        onClicked: cell.rules.remove(cell.recordId)
                    }

                    RuleToken {
                        objectName: "rulePhase:" + cell.name
                        kind: "value"
                        text: cell.ruleEnabled ? cell.scope : qsTr("off", "rule that is switched off")
                        visible: cell.card === "rule" || !cell.ruleEnabled
                        editor: cell.editable && cell.card === "rule" ? "choice" : ""
                        lineWidth: body.width / 2
                        onOpened: {
                            options = cell.rules.options(cell.recordId, "phase");
                            option = cell.rules.option(cell.recordId, "phase");
                        }
                        onChosen: option => cell.rules.choose(cell.recordId, "phase", option)
                    }
                }
            }

            Flow {
                width: parent.width
                visible: cell.tokens.length > 0
                spacing: Units.px(5)

                Repeater {
                    model: cell.tokens

                    delegate: RuleToken {
                        id: word
                        required property var modelData

                        objectName: "token:" + modelData.cell
                        kind: modelData.kind
                        text: modelData.text
                        editor: modelData.editor
                        lineWidth: body.width
                        onOpened: {
                            if (editor === "choice") {
                                options = cell.rules.options(modelData.record, modelData.cell);
                                option = cell.rules.option(modelData.record, modelData.cell);
                            } else {
                                typedText = cell.rules.typed(modelData.record, modelData.cell);
                            }
                        }
                        onTyped: text => cell.rules.type(modelData.record, modelData.cell, text)
                        onChosen: option => cell.rules.choose(modelData.record, modelData.cell, option)
                    }
                }

                ToolButton {
                    id: also
                    objectName: "addAction:" + cell.name
                    implicitHeight: Units.px(22)
                    visible: cell.editable
                    iconName: "list-add"
                    //: Button at the end of a rule's sentence: one more thing that happens
                    text: qsTr("and…")
                    toolTip: qsTr("Add one more thing that happens")
                    onClicked: {
                        more.model = cell.rules.actionKinds();
                        more.open();
                    }

                    ListPopup {
                        id: more
                        anchor: also
                        onPicked: index => cell.rules.addAction(cell.recordId, index)
                    }
                }
            }

            Item {
                width: parent.width
                height: Units.px(22)
                visible: cell.source.length > 0 || cell.editable

                EditableLabel {
                    id: cited
                    objectName: "ruleSource:" + cell.name
                    anchors.left: parent.left
                    anchors.right: review.left
                    anchors.rightMargin: review.visible ? Units.m : 0
                    text: cell.source
                    placeholder: cell.editable ? qsTr("Name the source of the numbers", "empty field below a rule") : ""
                    mayBeEmpty: true
                    editable: cell.editable
                    color: Theme.tx3
                    pixelSize: Units.fontSmall
                    weight: Font.Normal
                    onCommitted: text => cell.rules.type(cell.recordId, "source", text)
                }

                EditableLabel {
                    id: review
                    objectName: "ruleReviewer:" + cell.name
                    anchors.right: parent.right
                    width: visible ? Math.min(parent.width * 0.4, Math.max(implicitWidth, Units.px(130))) : 0
                    visible: cell.source.length > 0
                    text: cell.reviewer
                    pattern: qsTr("Reviewed by %1", "beside the source of the numbers of a rule")
                    placeholder: qsTr("not clinically reviewed", "beside the source of the numbers of a rule")
                    mayBeEmpty: true
                    editable: cell.editable
                    color: Theme.tx3
                    pixelSize: Units.fontSmall
                    weight: Font.Normal
                    onCommitted: text => cell.rules.type(cell.recordId, "reviewed_by", text)
                }
            }
        }
    }
}
