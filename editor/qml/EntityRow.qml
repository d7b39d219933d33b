// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One row of the entity tree.
ListRow {
    id: row

    required depth
    required expanded
    required selected
    required iconName
    required property int index
    required property string name
    required property string prefabName
    required property bool expandable
    required property bool concealed
    required property bool spawned
    required property int changedCount
    required property int problemCount
    required property int severity
    required property bool attached
    required property bool veiled
    required property bool locked
    required property string authorName
    required property int authorColour
    property bool editable: false
    property bool renaming: false

    signal picked(bool toggle, bool range)
    signal expandRequested(bool open)
    signal renameRequested(string name)
    signal frameRequested
    signal unveilRequested
    signal unlockRequested
    signal droppedAt(real x, real y)

    function rename() {
        if (!editable)
            return;
        renaming = true;
        field.text = name;
        field.forceActiveFocus();
        field.selectAll();
    }

    objectName: "entity:" + name
    text: renaming ? "" : name
    tree: true
    hasChildren: expandable
    dimmed: concealed || veiled
    current: ListView.isCurrentItem
    Accessible.description: prefabName
    // A row kept for later use must not be found by a screen reader.
    ListView.onPooled: visible = false
    ListView.onReused: visible = true
    onToggled: expandRequested(!expanded)
    onClicked: picked(false, false)

    // Children of a ListRow go to its trailing end, so the pointer area says whose it is.
    MouseArea {
        id: pointer
        property point pressedAt
        readonly property real threshold: Units.px(8)

        parent: row
        x: row.leftPadding + Units.px(18)
        // The signs at the end are buttons of their own.
        width: row.width - x - (row.locked ? Units.px(26) : 0) - (row.veiled ? Units.px(26) : 0) - (row.locked || row.veiled ? row.rightPadding : 0)
        height: row.height
        preventStealing: true
        onPressed: mouse => pressedAt = Qt.point(mouse.x, mouse.y)
        onClicked: mouse => {
            if (Math.abs(mouse.y - pressedAt.y) < threshold)
                row.picked(mouse.modifiers & Qt.ControlModifier, mouse.modifiers & Qt.ShiftModifier);
        }
        onReleased: mouse => {
            if (row.editable && Math.abs(mouse.y - pressedAt.y) >= threshold)
                row.droppedAt(mouse.x + x, mouse.y);
        }
        onDoubleClicked: row.frameRequested()
    }

    // What somebody else has selected is framed in their colour.
    Rectangle {
        parent: row.background
        anchors.fill: parent
        visible: row.authorColour >= 0
        radius: Units.radius
        color: "transparent"
        border.width: Units.px(1.5)
        border.color: row.authorColour >= 0 ? Theme.authors[row.authorColour] : "transparent"
    }

    trailing: [
        AuthorTag {
            objectName: "author:" + row.name
            name: row.authorName
            colour: row.authorColour
            readonly property string text: name
        },
        Badge {
            visible: row.spawned
            text: qsTr("new", "an entity that was brought into the running session")
            ink: Theme.accTx
        },
        Badge {
            visible: row.changedCount > 0
            text: "● " + row.changedCount
            ink: Theme.tx2
        },
        Badge {
            visible: row.problemCount > 0
            text: (row.severity > 1 ? "■ " : "▲ ") + row.problemCount
            ink: row.severity > 1 ? Theme.bad : Theme.warn
        },
        ToolButton {
            objectName: "entityLock:" + row.name
            visible: row.locked
            enabled: row.editable
            implicitWidth: Units.px(22)
            implicitHeight: Units.px(22)
            focusPolicy: Qt.NoFocus
            iconName: "object-locked"
            toolTip: qsTr("%1 is locked in its place; free it", "name of an entity").arg(row.name)
            onClicked: row.unlockRequested()
        },
        ToolButton {
            objectName: "entityVeil:" + row.name
            visible: row.veiled
            implicitWidth: Units.px(22)
            implicitHeight: Units.px(22)
            focusPolicy: Qt.NoFocus
            iconName: "view-hidden"
            toolTip: qsTr("%1 is hidden in the scene; show it", "name of an entity").arg(row.name)
            onClicked: row.unveilRequested()
        }
    ]

    TextField {
        id: field
        objectName: "entityName"
        parent: row
        visible: row.renaming
        label: qsTr("Name")
        x: row.leftPadding + Units.px(40)
        width: row.width - x - Units.m
        anchors.verticalCenter: parent.verticalCenter
        onCommitted: text => row.renameRequested(text)
        onActiveFocusChanged: if (!activeFocus)
            row.renaming = false
        Keys.onEscapePressed: row.renaming = false
    }
}
