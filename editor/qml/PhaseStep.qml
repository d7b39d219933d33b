// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A phase in the row of phases; in a draft a click renames it, its menu takes it away.
FocusScope {
    id: step

    property string name
    property string summary
    property bool now: false
    property bool editable: false
    property bool typing: false

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
    activeFocusOnTab: editable
    Accessible.role: editable ? Accessible.Button : Accessible.StaticText
    Accessible.name: editable ? qsTr("Phase %1, rename").arg(name) : chip.text
    Accessible.description: summary
    Accessible.onPressAction: step.rename()
    Keys.onReturnPressed: event => {
        event.accepted = editable && !typing;
        if (event.accepted)
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
        border.width: step.editable && hover.hovered ? Units.hair : 0
        border.color: Theme.tx3
        Accessible.ignored: true
    }

    FocusRing {
        shown: step.activeFocus && !step.typing
        radius: height / 2
    }

    HoverHandler {
        id: hover
        cursorShape: step.editable ? Qt.PointingHandCursor : Qt.ArrowCursor
    }

    Hint {
        text: step.summary.length > 0 ? step.summary : qsTr("Click to rename, right-click for more")
        active: hover.hovered && !step.typing && (step.editable || step.summary.length > 0)
    }

    TapHandler {
        enabled: step.editable && !step.typing
        onTapped: step.rename()
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
