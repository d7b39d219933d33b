// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// Prefabs as thumbnails: search by name or synonym, one category, favourites or the latest; drag one
// into the scene, or double click (Enter) to place it with the next click. F makes it a favourite.
FocusScope {
    id: panel

    required property CatalogueModel viewModel
    readonly property PrefabCard card: grid.currentItem as PrefabCard
    // The first card is only meant once somebody has been here, or searches.
    property bool picked: false
    readonly property bool picking: picked || viewModel.filter.length > 0

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
        onTextEdited: {
            panel.viewModel.filter = text;
            grid.currentIndex = 0;
        }
        Keys.onReturnPressed: panel.viewModel.place(0)
        Keys.onDownPressed: grid.forceActiveFocus()
    }

    Row {
        id: choices
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: search.bottom
        anchors.margins: Units.m
        anchors.topMargin: Units.s
        spacing: Units.xs

        ComboField {
            objectName: "catalogueCategory"
            width: choices.width - favourites.width - latest.width - choices.spacing * 2
            height: Units.px(26)
            label: qsTr("Category", "choice above the catalogue")
            model: panel.viewModel.categories
            currentIndex: panel.viewModel.category
            onActivated: index => {
                panel.viewModel.category = index;
                grid.currentIndex = 0;
            }
        }

        ToolButton {
            id: favourites
            objectName: "catalogueFavourites"
            checkable: true
            checked: panel.viewModel.choice === CatalogueModel.Favourites
            iconName: checked ? "star-filled" : "star"
            toolTip: qsTr("Only favourites", "choice above the catalogue")
            onClicked: panel.choose(CatalogueModel.Favourites)
        }

        ToolButton {
            id: latest
            objectName: "catalogueRecent"
            checkable: true
            checked: panel.viewModel.choice === CatalogueModel.Recent
            iconName: "document-open-recent"
            toolTip: qsTr("Only what was placed lately", "choice above the catalogue")
            onClicked: panel.choose(CatalogueModel.Recent)
        }
    }

    GridView {
        id: grid
        objectName: "catalogueGrid"
        readonly property int columns: Math.max(1, Math.floor(width / Units.px(72)))

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: choices.bottom
        anchors.bottom: detail.visible ? detail.top : parent.bottom
        anchors.margins: Units.m
        anchors.topMargin: Units.s
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        cellWidth: Math.floor(width / columns)
        cellHeight: Units.px(90)
        model: panel.viewModel
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Catalogue")
        T.ScrollBar.vertical: ThinScrollBar {}
        Keys.onReturnPressed: panel.viewModel.place(currentIndex)
        Keys.onEscapePressed: search.forceActiveFocus()
        onActiveFocusChanged: panel.picked = panel.picked || activeFocus
        Keys.onPressed: event => {
            const rows = Math.max(1, Math.floor(height / cellHeight)) * columns;
            event.accepted = true;
            if (event.key === Qt.Key_Home)
                currentIndex = 0;
            else if (event.key === Qt.Key_End)
                currentIndex = count - 1;
            else if (event.key === Qt.Key_PageDown)
                currentIndex = Math.min(count - 1, currentIndex + rows);
            else if (event.key === Qt.Key_PageUp)
                currentIndex = Math.max(0, currentIndex - rows);
            else if (event.key === Qt.Key_Up && currentIndex < columns)
                search.forceActiveFocus();
            else
                event.accepted = false;
        }

        delegate: PrefabCard {
            width: GridView.view.cellWidth
            height: GridView.view.cellHeight
            current: GridView.isCurrentItem && panel.picking
            edition: panel.viewModel.package
            chosen: GridView.isCurrentItem && GridView.view.activeFocus
            onPressed: {
                grid.currentIndex = index;
                grid.forceActiveFocus();
            }
            onPlaceRequested: panel.viewModel.place(index)
            onMenuRequested: menu.popup()
            onFavouriteToggled: panel.keep(index)
        }
    }

    PrefabDetail {
        id: detail
        objectName: "catalogueDetail"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: panel.card !== null && panel.picking && panel.height >= Units.px(250)
        compact: panel.height < Units.px(360)
        name: panel.card?.name ?? ""
        facts: qsTr("%1 · %2 · %3", "category, size, package with its version").arg(panel.card?.category ?? "").arg(panel.card?.sizeText ?? "").arg(panel.viewModel.package)
        badges: panel.card?.badges ?? []
        favourite: panel.card?.favourite ?? false
        onFavouriteToggled: panel.keep(grid.currentIndex)
        onPlaceRequested: panel.viewModel.place(grid.currentIndex)
    }

    PopupMenu {
        id: menu
        objectName: "catalogueMenu"
        title: panel.card?.name ?? ""

        MenuEntry {
            text: qsTr("Place in the scene", "menu of a thing in the catalogue")
            onTriggered: panel.viewModel.place(grid.currentIndex)
        }

        MenuEntry {
            text: qsTr("Favourite", "menu of a thing in the catalogue")
            checkable: true
            checked: panel.card?.favourite ?? false
            onTriggered: panel.keep(grid.currentIndex)
        }
    }

    EmptyState {
        objectName: "catalogueEmpty"
        readonly property bool searching: panel.viewModel.filter.length > 0

        anchors.centerIn: grid
        width: grid.width
        visible: grid.count === 0
        iconName: searching ? "search" : panel.viewModel.choice === CatalogueModel.Favourites ? "star" : "document-open-recent"
        title: searching ? qsTr("No such thing in the catalogue") : panel.viewModel.choice === CatalogueModel.Favourites ? qsTr("No favourites here yet") : qsTr("Nothing was placed yet")
        text: searching ? qsTr("Try another word, for example defib, pump or chair.") : panel.viewModel.choice === CatalogueModel.Favourites ? qsTr("Choose a thing and press F, or click its star.") : qsTr("What is placed in the scene is found here again.")
        action: panel.viewModel.restricted ? qsTr("Show everything", "button in the catalogue") : ""
        onActionTriggered: panel.viewModel.widen()
    }

    // The same button again shows everything.
    function choose(choice: int) {
        panel.viewModel.choice = panel.viewModel.choice === choice ? CatalogueModel.All : choice;
        grid.currentIndex = 0;
    }

    // Keeps the place in the grid when a favourite leaves the favourites.
    function keep(index: int) {
        panel.viewModel.toggleFavourite(index);
        grid.currentIndex = Math.min(index, grid.count - 1);
    }
}
