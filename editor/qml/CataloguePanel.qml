// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// Prefabs as thumbnails: search by name or synonym, drag one into the scene, or double click (Enter)
// to place it where it makes sense.
FocusScope {
    id: panel

    required property CatalogueModel viewModel

    objectName: "cataloguePanel"

    SearchField {
        id: search
        objectName: "catalogueSearch"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Units.m
        placeholderText: qsTr("Search the catalogue", "prefabs")
        label: qsTr("Search the catalogue")
        note: qsTr("%1 of %2").arg(panel.viewModel.count).arg(panel.viewModel.total)
        onTextEdited: panel.viewModel.filter = text
        Keys.onReturnPressed: panel.viewModel.place(0)
        Keys.onDownPressed: grid.forceActiveFocus()
    }

    GridView {
        id: grid
        objectName: "catalogueGrid"
        readonly property int columns: Math.max(1, Math.floor(width / Units.px(90)))

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: search.bottom
        anchors.bottom: parent.bottom
        anchors.margins: Units.m
        anchors.topMargin: Units.s
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        cellWidth: Math.floor(width / columns)
        cellHeight: Units.px(104)
        model: panel.viewModel
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Catalogue")
        T.ScrollBar.vertical: ThinScrollBar {}
        Keys.onReturnPressed: panel.viewModel.place(currentIndex)

        delegate: Item {
            id: cell

            required property int index
            required property string name
            required property string prefab
            required property string thumbnail
            required property string sizeText
            required property string category
            readonly property bool chosen: GridView.isCurrentItem && GridView.view.activeFocus

            objectName: "prefab:" + name
            width: GridView.view.cellWidth
            height: GridView.view.cellHeight
            Accessible.role: Accessible.ListItem
            Accessible.name: name
            Accessible.description: category + ", " + sizeText
            Accessible.onPressAction: panel.viewModel.place(index)
            Drag.active: drag.active
            Drag.dragType: Drag.Automatic
            Drag.supportedActions: Qt.CopyAction
            Drag.mimeData: ({
                    "application/x-ward-prefab": cell.prefab
                })
            Drag.imageSource: cell.thumbnail
            // Beside the pointer: below it the scene shows where the thing will land.
            Drag.hotSpot: Qt.point(-Units.px(28), -Units.px(28))

            Rectangle {
                anchors.fill: parent
                anchors.margins: Units.px(3)
                radius: Units.m
                color: hover.hovered ? Theme.hover : Theme.bg2
                border.width: Units.hair
                border.color: cell.chosen || hover.hovered ? Theme.acc : Theme.line

                Image {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: Units.px(7)
                    width: Units.px(52)
                    height: width
                    source: cell.thumbnail
                    sourceSize: Qt.size(width * 2, height * 2)
                    mipmap: true
                    asynchronous: true
                    fillMode: Image.PreserveAspectFit
                    Accessible.ignored: true
                }

                Label {
                    // Two lines where the name needs them, in the middle of their place.
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Units.px(5)
                    x: Units.s
                    width: parent.width - Units.s * 2
                    height: Units.px(30)
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    lineHeight: 0.95
                    text: cell.name
                    color: Theme.tx2
                    font.pixelSize: Units.fontSmall
                    Accessible.ignored: true
                }
            }

            HoverHandler {
                id: hover
            }

            Hint {
                text: qsTr("%1 · %2. Drag into the scene, or double click.", "prefab and its size").arg(cell.name).arg(cell.sizeText)
                active: hover.hovered && !drag.active
            }

            DragHandler {
                id: drag
                target: null
            }

            TapHandler {
                onTapped: {
                    grid.currentIndex = cell.index;
                    grid.forceActiveFocus();
                }
                onDoubleTapped: panel.viewModel.place(cell.index)
            }
        }
    }

    EmptyState {
        anchors.centerIn: grid
        width: grid.width
        visible: grid.count === 0
        iconName: "search"
        title: qsTr("No such thing in the catalogue")
        text: qsTr("Try another word: defib, pump, ambu, chair …")
    }
}
