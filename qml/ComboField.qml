// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// A choice from a list. The list is a top-level window of the popup host, because a QML popup would
// be cut off at the edge of its panel.
T.AbstractButton {
    id: control

    property string label
    property list<string> model
    property int currentIndex: -1
    property string placeholder
    property bool mixed: false
    readonly property string currentText: mixed ? qsTr("mixed", "several selected things have different values") : currentIndex >= 0 && currentIndex < model.length ? model[currentIndex] : placeholder

    signal activated(int index)

    implicitWidth: Units.px(160)
    implicitHeight: Units.input
    leftPadding: Units.m
    rightPadding: Units.m
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: Units.font
    onClicked: list.open()
    Accessible.role: Accessible.ComboBox
    Accessible.name: label
    Accessible.description: currentText
    Accessible.onPressAction: list.open()
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Space
    Keys.onDownPressed: list.open()
    Keys.onReturnPressed: list.open()

    contentItem: Item {
        Text {
            anchors.fill: parent
            anchors.rightMargin: Units.px(14)
            text: control.currentText
            font: control.font
            color: control.currentIndex < 0 || control.mixed ? Theme.tx2 : Theme.tx
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            size: Units.px(12)
            name: "arrow-down"
            color: Theme.tx3
        }
    }

    background: Rectangle {
        radius: Units.radius
        color: Theme.bg0
        border.width: Units.hair
        border.color: control.activeFocus || list.opened ? Theme.acc : control.hovered ? Theme.tx3 : Theme.line
    }

    ListPopup {
        id: list
        anchor: control
        model: control.model
        currentIndex: control.currentIndex
        onPicked: index => control.activated(index)
    }
}
