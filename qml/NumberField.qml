// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// A number that can be dragged (Shift fine, Ctrl coarse) or typed. What is typed goes out as text:
// arithmetic and units are understood in C++. The bar shows the value in its range, the green part
// the clinically usual one; positions are fractions 0…1 of the hard range, negative = not shown.
T.Control {
    id: control

    property string text
    property string unit
    property string note
    property string label
    property string error
    property bool readOnly: false
    property bool mixed: false
    property bool outOfRange: false
    property real position: -1
    property real usualFrom: -1
    property real usualTo: -1
    readonly property bool editing: input.activeFocus
    /// Something was typed that has not gone out.
    readonly property bool typing: input.dirty

    signal committed(string text)
    signal scrubStarted
    signal scrubbed(real steps)
    signal scrubFinished(bool cancelled)
    signal stepped(real steps)

    function edit() {
        input.forceActiveFocus(Qt.TabFocusReason);
        input.selectAll();
    }

    implicitWidth: Units.px(120)
    implicitHeight: Units.input
    font.family: Theme.family
    font.pixelSize: Units.font
    hoverEnabled: true
    Accessible.role: Accessible.SpinBox
    Accessible.name: label
    Accessible.description: [unit, note, error].filter(part => part.length > 0).join(", ")
    Accessible.onIncreaseAction: stepped(1)
    Accessible.onDecreaseAction: stepped(-1)

    background: Rectangle {
        radius: Units.radius
        color: Theme.bg0
        border.width: Units.hair
        border.color: control.error.length > 0 ? Theme.bad : control.outOfRange ? Theme.warn : input.activeFocus || scrub.drag.active ? Theme.acc : control.hovered && !control.readOnly ? Theme.tx3 : Theme.line

        Item {
            anchors.fill: parent
            anchors.margins: Units.hair
            clip: true

            Rectangle {
                visible: control.usualFrom >= 0
                anchors.bottom: parent.bottom
                x: parent.width * Math.max(0, control.usualFrom)
                width: parent.width * Math.max(0, control.usualTo - control.usualFrom)
                height: Units.px(3)
                color: Theme.ok
                opacity: 0.33
            }

            Rectangle {
                visible: control.position >= 0 && !control.mixed
                anchors.bottom: parent.bottom
                width: parent.width * Math.min(1, control.position)
                height: Units.px(3)
                color: control.outOfRange ? Theme.warn : Theme.acc
                opacity: 0.9
            }
        }
    }

    contentItem: Item {
        T.TextField {
            id: input

            property bool dirty: false

            // What was typed goes out once; until then the field shows the typed text, afterwards what
            // the owner makes of it.
            function commit() {
                if (!dirty)
                    return;
                const typed = text;
                dirty = false;
                control.committed(typed);
            }

            objectName: control.objectName + ".input"
            anchors.fill: parent
            leftPadding: Units.m
            rightPadding: side.implicitWidth + Units.m * 2
            verticalAlignment: TextInput.AlignVCenter
            color: control.enabled ? Theme.tx : Theme.tx3
            selectionColor: Theme.acc
            selectedTextColor: Theme.onAcc
            selectByMouse: true
            readOnly: control.readOnly
            font: control.font
            renderType: Text.QtRendering
            activeFocusOnTab: true
            Accessible.role: Accessible.EditableText
            Accessible.name: control.label
            onTextEdited: dirty = true
            // The typing is over: the next key, Space for one, is for the program again. Tab comes back.
            onAccepted: {
                commit();
                selectAll();
                control.forceActiveFocus(Qt.OtherFocusReason);
            }
            onEditingFinished: commit()
            Keys.onEscapePressed: event => {
                event.accepted = dirty;
                dirty = false;
                selectAll();
            }
            Keys.onUpPressed: event => control.stepped(event.modifiers & Qt.ShiftModifier ? 0.1 : event.modifiers & Qt.ControlModifier ? 10 : 1)
            Keys.onDownPressed: event => control.stepped(-(event.modifiers & Qt.ShiftModifier ? 0.1 : event.modifiers & Qt.ControlModifier ? 10 : 1))

            Binding on text {
                value: control.mixed ? "" : control.text
                when: !input.dirty
                restoreMode: Binding.RestoreNone
            }
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            x: Units.m
            visible: control.mixed && !input.activeFocus
            text: qsTr("mixed", "several selected things have different values")
            color: Theme.tx2
            font.italic: true
        }

        Label {
            id: side
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            anchors.rightMargin: Units.m
            text: [control.unit, control.note].filter(part => part.length > 0).join(" · ")
            color: Theme.tx3
            font.pixelSize: Units.fontSmall
        }

        MouseArea {
            id: scrub

            property real startX: 0
            property real steps: 0
            property real lastX: 0

            anchors.fill: parent
            enabled: !control.readOnly && !input.activeFocus
            visible: enabled
            cursorShape: Qt.SizeHorCursor
            drag.target: handle
            drag.axis: Drag.XAxis
            drag.threshold: 4
            preventStealing: true
            onPressed: mouse => {
                lastX = mouse.x;
                steps = 0;
            }
            onPositionChanged: mouse => {
                if (!drag.active)
                    return;
                const gain = mouse.modifiers & Qt.ShiftModifier ? 0.1 : mouse.modifiers & Qt.ControlModifier ? 10 : 1;
                steps += (mouse.x - lastX) / 4 * gain;
                lastX = mouse.x;
                control.scrubbed(steps);
            }
            onReleased: if (!moved.started)
                control.edit()
            onCanceled: if (moved.started)
                control.scrubFinished(true)

            Item {
                id: handle
            }

            Connections {
                id: moved

                property bool started: false

                target: scrub.drag
                function onActiveChanged() {
                    if (scrub.drag.active) {
                        moved.started = true;
                        control.scrubStarted();
                    } else if (moved.started) {
                        moved.started = false;
                        control.scrubFinished(false);
                    }
                }
            }
        }
    }

    Hint {
        text: control.error
        active: control.hovered && control.error.length > 0
    }
}
