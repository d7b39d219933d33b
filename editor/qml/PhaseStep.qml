// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A phase in the row of phases: a click lists its rules, another one all of them again; in a draft F2, a
// double click or its menu renames it, and the menu takes it away.
FocusScope {
    id: step

    property string name
    property string summary
    property bool now: false
    property bool chosen: false
    property bool editable: false
    property bool typing: false

    signal picked
    signal renamed(string name)
    signal removeRequested

    function rename() {
        if (!editable)
            return;
        typing = true;
        field.text = name;
        field.forceActiveFocus();
        field.selectAll();
    }

    implicitWidth: typing ? Math.max(Units.px(140), chip.implicitWidth + Units.px(24)) : chip.implicitWidth
    implicitHeight: Units.px(24)
    activeFocusOnTab: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: qsTr("Rules of phase %1").arg(name)
    Accessible.description: summary
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onPressAction: step.picked()
    Keys.onReturnPressed: event => {
        event.accepted = !typing;
        if (event.accepted)
            picked();
    }
    Keys.onSpacePressed: event => {
        event.accepted = !typing;
        if (event.accepted)
            picked();
    }
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_F2 || !editable || typing)
            return;
        event.accepted = true;
        rename();
    }
    Keys.onDeletePressed: event => {
        event.accepted = editable && !typing;
        if (event.accepted)
            removeRequested();
    }

    Chip {
        id: chip
        objectName: "phase:" + step.name
        anchors.verticalCenter: parent.verticalCenter
        height: Units.px(23)
        visible: !step.typing
        text: step.now ? qsTr("%1 · now", "the phase the session is in").arg(step.name) : step.name
        accent: step.now
        ink: Theme.tx
        border.width: step.chosen ? Units.px(2) : hover.hovered ? Units.hair : 0
        border.color: step.chosen ? Theme.acc : Theme.tx3
        Accessible.ignored: true
    }

    FocusRing {
        shown: step.activeFocus && !step.typing
        radius: height / 2
    }

    HoverHandler {
        id: hover
        cursorShape: Qt.PointingHandCursor
    }

    Hint {
        text: [step.summary, step.chosen ? qsTr("Click to list the rules of every phase") : qsTr("Click to list only its rules")].filter(part => part.length > 0).join("\n")
        active: hover.hovered && !step.typing
    }

    TapHandler {
        enabled: !step.typing
        onTapped: step.picked()
        onDoubleTapped: step.rename()
    }

    TapHandler {
        enabled: step.editable
        acceptedButtons: Qt.RightButton
        onTapped: menu.popup()
    }

    PopupMenu {
        id: menu
        objectName: "phaseMenu"
        title: qsTr("Phase %1", "accessible name of a menu; %1 = name of the phase").arg(step.name)

        MenuEntry {
            text: qsTr("Rename")
            iconName: "edit-rename"
            onTriggered: step.rename()
        }

        MenuEntry {
            text: qsTr("Remove the phase")
            iconName: "edit-delete"
            onTriggered: step.removeRequested()
        }
    }

    TextField {
        id: field
        objectName: "phaseName"
        anchors.fill: parent
        visible: step.typing
        label: qsTr("Name of the phase")
        onCommitted: text => {
            if (text.trim().length > 0)
                step.renamed(text);
        }
        onAccepted: step.typing = false
        onActiveFocusChanged: if (!activeFocus)
            step.typing = false
        Keys.onEscapePressed: {
            text = before;
            step.typing = false;
        }
    }
}
