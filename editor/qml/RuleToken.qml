// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One piece of a rule's sentence. A break takes the rest of the line. Where `editor` says how, a
// click or Return changes what it says: by typing, or from a list.
FocusScope {
    id: token

    property string kind
    property string text
    property string editor
    property real lineWidth: 0
    readonly property bool chip: kind === "subject" || kind === "value"
    readonly property bool open: editor.length > 0
    property bool typing: false
    /// What a person sees when it opens: set by the owner when asked for.
    property string typedText
    property list<string> options
    property int option: -1

    signal opened
    signal typed(string text)
    signal chosen(int option)

    function change() {
        if (!open)
            return;
        opened();
        if (editor === "choice") {
            choices.open();
        } else {
            typing = true;
            field.text = typedText;
            field.forceActiveFocus();
            field.selectAll();
        }
    }

    implicitWidth: kind === "break" ? lineWidth : Math.min(typing ? Math.max(Units.px(120), label.implicitWidth + Units.px(40)) : label.implicitWidth + (chip ? Units.px(14) : open ? Units.px(6) : 0), lineWidth)
    implicitHeight: kind === "break" ? 0 : Units.px(22)
    activeFocusOnTab: open
    Accessible.role: open ? (editor === "choice" ? Accessible.ComboBox : Accessible.Button) : Accessible.StaticText
    Accessible.name: open ? qsTr("%1, change", "a word of a rule").arg(text) : text
    Accessible.ignored: kind === "break"
    Accessible.onPressAction: token.change()
    Keys.onReturnPressed: event => {
        event.accepted = open && !typing;
        if (event.accepted)
            change();
    }
    Keys.onShortcutOverride: event => event.accepted = open && !typing && event.key === Qt.Key_Space
    Keys.onSpacePressed: event => {
        event.accepted = open && !typing;
        if (event.accepted)
            change();
    }

    Rectangle {
        anchors.fill: parent
        visible: !token.typing && (token.chip || hover.hovered)
        radius: Units.radiusSmall
        color: token.kind === "subject" ? Theme.accBg : Theme.bg3
        border.width: token.open && hover.hovered ? Units.hair : 0
        border.color: Theme.tx3
    }

    FocusRing {
        shown: token.activeFocus && !token.typing
        radius: Units.radiusSmall
    }

    Text {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, token.width)
        visible: token.kind !== "break" && !token.typing
        text: token.text
        elide: Text.ElideRight
        textFormat: Text.PlainText
        color: token.kind === "keyword" ? Theme.tx3 : token.kind === "subject" ? Theme.accTx : Theme.tx
        font.family: Theme.family
        font.pixelSize: token.kind === "keyword" ? Units.fontSmall : Units.font
        font.capitalization: token.kind === "keyword" ? Font.AllUppercase : Font.MixedCase
        Accessible.ignored: true
    }

    HoverHandler {
        id: hover
        enabled: token.open
        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        enabled: token.open && !token.typing
        onTapped: token.change()
    }

    Hint {
        text: qsTr("Click to change")
        active: hover.hovered && token.open && !token.typing
    }

    TextField {
        id: field
        objectName: "ruleText"
        anchors.fill: parent
        visible: token.typing
        label: token.text
        onCommitted: text => token.typed(text)
        onAccepted: token.typing = false
        onActiveFocusChanged: if (!activeFocus)
            token.typing = false
        Keys.onEscapePressed: {
            text = before;
            token.typing = false;
        }
    }

    ListPopup {
        id: choices
        anchor: token
        model: token.options
        currentIndex: token.option
        onPicked: index => token.chosen(index)
    }
}
