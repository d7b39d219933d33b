// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A name that becomes a field when it is clicked. `committed` comes with what was typed.
FocusScope {
    id: name

    property string text
    /// Stands there while there is no text.
    property string placeholder
    /// What the text is, where that is not plain: "Reviewed by %1".
    property string pattern: "%1"
    property bool mayBeEmpty: false
    property bool editable: false
    property alias color: label.color
    property alias pixelSize: label.font.pixelSize
    property alias weight: label.font.weight
    property bool typing: false

    signal committed(string text)

    function change() {
        if (!editable)
            return;
        typing = true;
        field.text = text;
        field.forceActiveFocus();
        field.selectAll();
    }

    implicitWidth: label.implicitWidth
    implicitHeight: Units.px(22)
    activeFocusOnTab: editable
    Accessible.role: editable ? Accessible.Button : Accessible.StaticText
    Accessible.name: editable ? qsTr("%1, rename").arg(label.text) : label.text
    Accessible.onPressAction: name.change()
    Keys.onReturnPressed: event => {
        event.accepted = editable && !typing;
        if (event.accepted)
            change();
    }

    FocusRing {
        shown: name.activeFocus && !name.typing
        radius: Units.radiusSmall
    }

    Label {
        id: label
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        visible: !name.typing
        text: name.text.length > 0 ? name.pattern.arg(name.text) : name.placeholder
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }

    HoverHandler {
        id: hover
        enabled: name.editable
        cursorShape: Qt.IBeamCursor
    }

    TapHandler {
        enabled: name.editable && !name.typing
        onTapped: name.change()
    }

    TextField {
        id: field
        objectName: "ruleText"
        anchors.fill: parent
        visible: name.typing
        label: qsTr("Name")
        onCommitted: text => {
            if (name.mayBeEmpty || text.trim().length > 0)
                name.committed(text);
        }
        onAccepted: name.typing = false
        onActiveFocusChanged: if (!activeFocus)
            name.typing = false
        Keys.onEscapePressed: {
            text = before;
            name.typing = false;
        }
    }
}
