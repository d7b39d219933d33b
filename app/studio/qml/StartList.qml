// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Studio

// A list of things to open with two lines each; says why when it is empty.
Column {
    id: list

    required property CardListModel model
    required property string name
    required property string emptyText

    signal chosen(string key)

    function focusRow(index: int) {
        const row = rows.itemAt(index);
        if (row)
            row.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Units.xs

    Label {
        visible: list.model.count === 0
        width: parent.width
        leftPadding: Units.px(6)
        text: list.emptyText
        color: Theme.tx2
        font.pixelSize: Units.fontLabel
        wrapMode: Text.Wrap
    }

    Repeater {
        id: rows
        model: list.model

        delegate: ListRow {
            id: row

            required property int index
            required property string key
            required property string title
            required property string detail
            required property string note
            required iconName

            objectName: list.name + "." + index
            width: list.width
            implicitHeight: Units.px(48)
            focusPolicy: Qt.StrongFocus
            current: visualFocus
            text: title
            Accessible.role: Accessible.Button
            Accessible.description: detail + ", " + note
            onClicked: list.chosen(key)
            Keys.onReturnPressed: row.clicked()
            Keys.onDownPressed: list.focusRow(index + 1)
            Keys.onUpPressed: list.focusRow(index - 1)

            contentItem: Item {
                Icon {
                    id: glyph
                    anchors.verticalCenter: parent.verticalCenter
                    name: row.iconName
                }

                Label {
                    id: first
                    anchors.left: glyph.right
                    anchors.leftMargin: Units.m
                    anchors.right: parent.right
                    y: Units.px(6)
                    text: row.title
                    Accessible.ignored: true
                }

                Label {
                    anchors.left: first.left
                    anchors.right: side.left
                    anchors.rightMargin: Units.m
                    anchors.top: first.bottom
                    anchors.topMargin: Units.px(2)
                    elide: Text.ElideLeft
                    text: row.detail
                    color: Theme.tx3
                    font.pixelSize: Units.fontSmall
                    Accessible.ignored: true
                }

                Label {
                    id: side
                    anchors.right: parent.right
                    anchors.top: first.bottom
                    anchors.topMargin: Units.px(2)
                    text: row.note
                    color: Theme.tx3
                    font.pixelSize: Units.fontSmall
                    Accessible.ignored: true
                }
            }
        }
    }
}
