// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One row of the inspector: a section heading, or a field with the editor for its type.
Item {
    id: row

    required property int index
    required property string type
    required property string label
    required property string path
    required property string valueText
    required property string unit
    required property string hint
    required property string was
    required property real value
    required property real low
    required property real high
    required property real bandLow
    required property real bandHigh
    required property real step
    required property list<string> options
    required property int currentOption
    required property bool checked
    required property bool overridden
    required property bool mixed
    required property bool outOfRange
    required property bool readOnly
    required property list<string> axes
    required property string authorName
    required property int authorColour
    required property string fault
    required property int severity
    required property bool askable
    property bool editable: false
    readonly property bool locked: readOnly || !editable

    signal editBegan
    signal editEnded
    signal textCommitted(string text)
    signal dragged(real delta)
    signal dragCommitted(real delta)
    signal dragCancelled
    signal chosen(int option)
    signal flagSet(bool on)
    signal axisCommitted(int axis, string text)
    signal revertRequested
    signal whyRequested

    function fraction(number: real): real {
        return high > low ? Math.max(0, Math.min(1, (number - low) / (high - low))) : -1;
    }

    implicitHeight: type === "section" ? heading.implicitHeight : Units.field + (wrong.visible ? wrong.implicitHeight + Units.s : 0)

    SectionHeader {
        id: heading
        width: parent.width
        visible: row.type === "section"
        text: row.label
        note: row.hint
    }

    // What is wrong stands where it was typed.
    Label {
        id: wrong
        objectName: "fault:" + row.path
        y: Units.field - Units.hair
        x: Units.px(6)
        width: parent.width - x * 2
        visible: row.fault.length > 0 && row.type !== "section"
        text: row.fault
        color: row.severity > 1 ? Theme.bad : Theme.warn
        font.pixelSize: Units.fontSmall
        wrapMode: Text.WordWrap
    }

    HoverHandler {
        id: over
    }

    FieldRow {
        id: field
        width: parent.width
        height: Units.field
        visible: row.type !== "section"
        label: row.label
        toolTip: row.hint
        changed: row.was.length > 0

        ToolButton {
            objectName: "whyField:" + row.path
            anchors.right: parent.left
            anchors.rightMargin: Units.xs
            anchors.verticalCenter: parent.verticalCenter
            implicitWidth: Units.px(20)
            implicitHeight: Units.px(20)
            visible: row.askable
            opacity: over.hovered || activeFocus ? 1 : 0.4
            iconName: "why"
            toolTip: qsTr("Why is %1 as it is at the shown moment?").arg(row.label)
            onClicked: row.whyRequested()
        }

        AuthorTag {
            objectName: "editor:" + row.path
            readonly property string text: name
            anchors.right: parent.left
            anchors.rightMargin: Units.s
            anchors.verticalCenter: parent.verticalCenter
            widest: Units.px(84)
            z: 1
            pen: true
            name: row.authorName
            colour: row.authorColour
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: -Units.px(2)
            visible: row.authorColour >= 0
            radius: Units.radius
            color: "transparent"
            border.width: Units.px(1.5)
            border.color: row.authorColour >= 0 ? Theme.authors[row.authorColour] : "transparent"
        }

        Loader {
            anchors.fill: parent
            active: row.type !== "section"
            sourceComponent: {
                switch (row.type) {
                case "number":
                case "pressure":
                    return numberEditor;
                case "choice":
                    return choiceEditor;
                case "flag":
                    return flagEditor;
                case "vector":
                case "rotation":
                    return axesEditor;
                default:
                    return textEditor;
                }
            }
        }
    }

    Component {
        id: numberEditor

        NumberField {
            property real lastSteps: 0

            objectName: "field:" + row.path
            label: row.label
            text: row.valueText
            unit: row.unit
            note: row.was.length > 0 ? qsTr("was %1", "value before the unsaved change").arg(row.was) : ""
            readOnly: row.locked
            mixed: row.mixed
            outOfRange: row.outOfRange || row.severity === 1
            error: row.severity > 1 ? row.fault : ""
            position: isNaN(row.value) ? -1 : row.fraction(row.value)
            usualFrom: row.fraction(row.bandLow)
            usualTo: row.fraction(row.bandHigh)
            onEditingChanged: editing ? row.editBegan() : row.editEnded()
            onTypingChanged: if (typing)
                row.editBegan()
            onScrubStarted: row.editBegan()
            onCommitted: text => row.textCommitted(text)
            onScrubbed: steps => {
                lastSteps = steps;
                row.dragged(steps * row.step);
            }
            onScrubFinished: cancelled => {
                if (cancelled)
                    row.dragCancelled();
                else
                    row.dragCommitted(lastSteps * row.step);
                if (!editing)
                    row.editEnded();
            }
            onStepped: steps => {
                if (editing && !typing)
                    row.editBegan();
                row.dragCommitted(steps * row.step);
            }
        }
    }

    Component {
        id: choiceEditor

        ComboField {
            objectName: "field:" + row.path
            label: row.label
            model: row.options
            currentIndex: row.currentOption
            mixed: row.mixed
            enabled: !row.locked
            onActivated: option => row.chosen(option)
        }
    }

    Component {
        id: flagEditor

        Item {
            Switch {
                objectName: "field:" + row.path
                anchors.verticalCenter: parent.verticalCenter
                label: row.label
                checked: row.checked
                enabled: !row.locked
                onToggled: row.flagSet(checked)
            }
        }
    }

    Component {
        id: textEditor

        TextField {
            id: line
            objectName: "field:" + row.path
            label: row.label
            placeholderText: row.mixed ? qsTr("mixed") : row.type === "reference" ? qsTr("none") : ""
            readOnly: row.locked || row.type === "reference"
            invalid: row.severity > 1
            // What somebody else writes meanwhile does not take the place of what is being typed.
            onActiveFocusChanged: activeFocus ? row.editBegan() : row.editEnded()
            onCommitted: text => row.textCommitted(text)

            Binding on text {
                value: row.valueText
                when: !line.activeFocus
                restoreMode: Binding.RestoreNone
            }
        }
    }

    Component {
        id: axesEditor

        Row {
            id: axesRow
            spacing: Units.s

            Repeater {
                model: row.axes

                delegate: NumberField {
                    required property int index
                    required property string modelData

                    objectName: "field:" + row.path + "." + index
                    width: (axesRow.width - Units.s * 2) / 3
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    label: row.label + " " + ["x", "y", "z"][index]
                    text: modelData
                    unit: row.type === "rotation" ? "°" : ""
                    readOnly: row.locked
                    mixed: row.mixed
                    onEditingChanged: editing ? row.editBegan() : row.editEnded()
                    onTypingChanged: if (typing)
                        row.editBegan()
                    onCommitted: text => row.axisCommitted(index, text)
                }
            }
        }
    }
}
