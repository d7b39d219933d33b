// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A filter line: text goes out on every key, Escape clears, `note` counts the matches.
TextField {
    id: control

    property string note

    implicitHeight: Units.search
    leftPadding: Units.m * 2 + Units.icon
    rightPadding: note.length > 0 ? noteText.implicitWidth + Units.m * 2 : clear.visible ? Units.px(30) : Units.m
    Accessible.searchEdit: true
    Keys.onEscapePressed: event => {
        event.accepted = text.length > 0;
        clear.clicked();
    }

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        x: Units.m
        name: "search"
        color: Theme.tx3
    }

    Label {
        id: noteText
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: clear.visible ? Units.px(30) : Units.m
        text: control.note
        color: Theme.tx3
        font.pixelSize: Units.fontSmall
    }

    ToolButton {
        id: clear
        objectName: control.objectName + ".clear"
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: Units.xs
        implicitWidth: Units.px(22)
        implicitHeight: Units.px(22)
        visible: control.text.length > 0
        focusPolicy: Qt.NoFocus
        iconName: "edit-clear"
        toolTip: qsTr("Clear the search", "button in a search field")
        onClicked: {
            control.clear();
            control.textEdited();
        }
    }
}
