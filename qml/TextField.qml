// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// A line of text. `committed` comes with Return or when focus leaves after a change; Escape puts the
// text back that was there before.
T.TextField {
    id: control

    property string label
    property bool invalid: false
    property string before

    signal committed(string text)

    implicitWidth: Units.px(160)
    implicitHeight: Units.input
    leftPadding: Units.m
    rightPadding: Units.m
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.tx
    placeholderTextColor: Theme.tx3
    selectionColor: Theme.acc
    selectedTextColor: Theme.onAcc
    selectByMouse: true
    font.family: Theme.family
    font.pixelSize: Units.font
    renderType: Text.QtRendering
    Accessible.role: Accessible.EditableText
    Accessible.name: label.length > 0 ? label : placeholderText
    onActiveFocusChanged: if (activeFocus) before = text
    onEditingFinished: if (text !== before) {
        before = text;
        committed(text);
    }
    Keys.onEscapePressed: event => {
        event.accepted = text !== before;
        text = before;
    }

    background: Rectangle {
        radius: Units.radius
        color: Theme.bg0
        border.width: Units.hair
        border.color: control.invalid ? Theme.bad : control.activeFocus ? Theme.acc : control.hovered ? Theme.tx3 : Theme.line
    }

    Text {
        anchors.fill: parent
        anchors.leftMargin: control.leftPadding
        anchors.rightMargin: control.rightPadding
        visible: control.text.length === 0 && control.preeditText.length === 0
        text: control.placeholderText
        font: control.font
        color: control.placeholderTextColor
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
