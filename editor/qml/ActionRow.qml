// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One action: its name, the details it takes, and the button that does it.
Item {
    id: row

    required property int index
    required property string name
    required property string label
    required property string docs
    required property bool open
    required property bool ready
    required property var arguments
    /// "03:44": when it was last done; empty before.
    required property string done
    // What was done a moment ago says so where it was clicked.
    property bool fresh: false

    readonly property bool hasForm: row.arguments.length > 0

    signal toggled
    signal performed
    signal textGiven(int argument, string text)
    signal chosen(int argument, int choice)

    objectName: "action:" + name
    implicitHeight: column.height
    Accessible.role: Accessible.ListItem
    Accessible.name: label
    Accessible.description: docs
    onDoneChanged: {
        fresh = done.length > 0;
        acknowledged.restart();
    }

    Timer {
        id: acknowledged
        interval: 4000
        onTriggered: row.fresh = false
    }

    Column {
        id: column
        width: row.width

        ListRow {
            objectName: "actionTitle:" + row.name
            width: parent.width
            text: row.label
            tree: true
            hasChildren: row.hasForm
            expanded: row.open
            onToggled: row.toggled()
            onClicked: row.hasForm ? row.toggled() : undefined
            Accessible.description: row.docs

            Hint {
                text: row.docs
                active: title.hovered && row.docs.length > 0
            }

            HoverHandler {
                id: title
            }

            trailing: [
                Label {
                    objectName: "actionDone:" + row.name
                    anchors.verticalCenter: parent.verticalCenter
                    visible: row.done.length > 0 && !row.fresh && !row.open
                    text: row.done
                    color: Theme.tx3
                    font.pixelSize: Units.fontSmall
                    Accessible.name: qsTr("done at %1", "of an action").arg(row.done)
                },
                Button {
                    objectName: "actionDo:" + row.name
                    kind: Button.Normal
                    implicitHeight: Units.px(21)
                    visible: !row.open
                    text: row.fresh ? qsTr("Done %1", "button of an action that was carried out a moment ago; %1 is a time").arg(row.done) : row.ready ? qsTr("Do", "carry out an action") : qsTr("Details…", "opens the form of an action")
                    toolTip: row.ready ? qsTr("Do: %1").arg(row.label) : qsTr("Needs more details")
                    onClicked: row.ready ? row.performed() : row.toggled()
                }
            ]
        }

        Repeater {
            model: row.open ? row.arguments : []

            FieldRow {
                id: field

                required property int index
                required property var modelData
                readonly property bool picked: modelData.choices.length > 0

                width: row.width
                label: modelData.label

                ComboField {
                    anchors.fill: parent
                    visible: field.picked
                    label: field.label
                    model: field.modelData.choices
                    currentIndex: field.modelData.current
                    placeholder: qsTr("choose")
                    onActivated: choice => row.chosen(field.index, choice)
                }

                TextField {
                    id: typed
                    objectName: "actionArgument:" + row.name + "." + field.index
                    anchors.fill: parent
                    visible: !field.picked
                    label: field.label
                    text: field.modelData.text
                    placeholderText: field.modelData.required ? qsTr("needed") : ""
                    rightPadding: unit.width + Units.m * 2
                    onCommitted: text => row.textGiven(field.index, text)

                    Label {
                        id: unit
                        anchors.right: parent.right
                        anchors.rightMargin: Units.m
                        anchors.verticalCenter: parent.verticalCenter
                        text: field.modelData.unit
                        color: Theme.tx3
                        font.pixelSize: Units.fontSmall
                    }
                }
            }
        }

        Item {
            width: parent.width
            height: row.open ? Units.px(36) : 0
            visible: row.open

            Button {
                objectName: "actionSend:" + row.name
                anchors.right: parent.right
                anchors.rightMargin: Units.px(6)
                anchors.verticalCenter: parent.verticalCenter
                kind: Button.Primary
                enabled: row.ready
                text: row.label
                onClicked: row.performed()
            }
        }
    }
}
