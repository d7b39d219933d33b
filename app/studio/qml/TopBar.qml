// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Ward.Ui
import Ward.Studio

// The bar at the top of the window: program menu, where one is, workspaces, engine, main actions.
FocusScope {
    id: bar

    required property TopBarViewModel viewModel

    implicitHeight: Units.bar

    Rectangle {
        anchors.fill: parent
        color: Theme.bg1
    }

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    Segmented {
        id: workspaces
        objectName: "topBar.workspaces"
        anchors.centerIn: parent
        visible: bar.viewModel.workspace >= 0
        model: bar.viewModel.workspaces
        currentIndex: bar.viewModel.workspace
        accessibleName: qsTr("Workspaces", "accessible name of the switcher Author, Run, Debrief")
        onActivated: index => bar.viewModel.workspaceRequested(index)
    }

    RowLayout {
        anchors.left: parent.left
        anchors.leftMargin: Units.m
        anchors.right: workspaces.visible ? workspaces.left : right.left
        anchors.rightMargin: Units.l
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        spacing: Units.px(10)

        Button {
            id: menu
            objectName: "topBar.menu"
            kind: Button.Quiet
            toolTip: qsTr("Program menu (F10)", "tool tip of the button with the program's name")
            leftPadding: Units.px(6)
            rightPadding: Units.m
            onClicked: bar.viewModel.menuRequested(menu)

            contentItem: Row {
                spacing: Units.m

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Units.px(18)
                    height: width
                    radius: Units.radiusSmall

                    gradient: Gradient {
                        GradientStop {
                            position: 0
                            color: "#8b93ff"
                        }
                        GradientStop {
                            position: 1
                            color: "#4cc3d9"
                        }
                    }
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: "Ward"
                    font.pixelSize: Units.fontTitle
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "arrow-down"
                    size: Units.px(10)
                    color: Theme.tx3
                }
            }
        }

        Label {
            visible: bar.viewModel.place.length > 0
            text: bar.viewModel.place + " /"
            color: Theme.tx2
            Layout.rightMargin: -Units.px(6)
        }

        Label {
            id: title
            objectName: "topBar.title"
            text: bar.viewModel.title
            visible: !name.visible
            activeFocusOnTab: bar.viewModel.titleEditable
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth + 1
            Accessible.role: bar.viewModel.titleEditable ? Accessible.Button : Accessible.StaticText
            Accessible.name: bar.viewModel.titleEditable ? qsTr("%1, rename", "accessible name of the scenario's title").arg(text) : text
            Accessible.onPressAction: name.begin()
            Keys.onReturnPressed: name.begin()

            FocusRing {
                shown: title.activeFocus
                anchors.margins: -Units.xs
            }

            HoverHandler {
                id: over
                enabled: bar.viewModel.titleEditable
                cursorShape: Qt.IBeamCursor
            }

            TapHandler {
                enabled: bar.viewModel.titleEditable
                onTapped: name.begin()
            }

            Hint {
                text: qsTr("Click to rename the scenario")
                active: over.hovered
            }
        }

        TextField {
            id: name
            objectName: "topBar.titleField"

            function begin() {
                if (!bar.viewModel.titleEditable)
                    return;
                visible = true;
                text = bar.viewModel.title;
                forceActiveFocus();
                selectAll();
            }

            visible: false
            label: qsTr("Name of the scenario")
            Layout.preferredWidth: Math.max(Units.px(220), title.implicitWidth + Units.px(28))
            onCommitted: text => {
                if (text.trim().length > 0)
                    bar.viewModel.titleCommitted(text.trim());
            }
            onAccepted: visible = false
            onActiveFocusChanged: if (!activeFocus)
                visible = false
            Keys.onEscapePressed: {
                text = before;
                visible = false;
            }
        }

        Chip {
            objectName: "topBar.state"
            visible: text.length > 0 && (bar.width >= Units.px(1440) || bar.viewModel.unsavedText.length === 0)
            text: bar.viewModel.stateText
        }

        Chip {
            objectName: "topBar.unsaved"
            visible: text.length > 0
            text: bar.viewModel.unsavedText
            accent: true
        }

        Chip {
            objectName: "topBar.run"
            visible: text.length > 0
            text: bar.viewModel.runText
            dot: true
            dotColor: Theme.bad
            ink: Theme.tx
        }

        Item {
            Layout.fillWidth: true
        }
    }

    Row {
        id: right
        anchors.right: parent.right
        anchors.rightMargin: Units.px(14)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Units.px(10)

        Button {
            id: engine
            objectName: "topBar.engine"
            anchors.verticalCenter: parent.verticalCenter
            kind: Button.Quiet
            implicitHeight: Units.px(23)
            implicitWidth: chip.implicitWidth
            toolTip: bar.viewModel.engineHint
            text: bar.viewModel.engineText
            onClicked: bar.viewModel.engineMenuRequested(engine)

            contentItem: Item {}
            background: Chip {
                id: chip
                text: bar.viewModel.engineText
                dot: true
                dotColor: bar.viewModel.engineLevel === 0 ? Theme.ok : bar.viewModel.engineLevel === 1 ? Theme.warn : Theme.bad
                ink: engine.hovered || bar.viewModel.engineLevel > 0 ? Theme.tx : Theme.tx2

                FocusRing {
                    shown: engine.visualFocus
                    radius: parent.radius
                }
            }
        }

        Button {
            id: palette
            objectName: "topBar.palette"
            anchors.verticalCenter: parent.verticalCenter
            kind: Button.Quiet
            implicitHeight: Units.px(23)
            implicitWidth: key.implicitWidth
            toolTip: qsTr("Every command, by typing", "tool tip of the command palette's button")
            text: "Ctrl K"
            onClicked: bar.viewModel.palette.trigger()

            contentItem: Item {}
            background: Chip {
                id: key
                text: palette.text
                ink: palette.hovered ? Theme.tx : Theme.tx2

                FocusRing {
                    shown: palette.visualFocus
                    radius: parent.radius
                }
            }
        }

        Button {
            objectName: "topBar.save"
            visible: bar.viewModel.workspace === 0
            enabled: bar.viewModel.save.enabled
            text: qsTr("Save", "button in the top bar")
            toolTip: qsTr("Save the scenario (Ctrl+S)", "tool tip")
            onClicked: bar.viewModel.save.trigger()
        }

        Button {
            objectName: "topBar.rehearse"
            visible: bar.viewModel.workspace >= 0 && bar.viewModel.rehearse.visible && (bar.viewModel.rehearse.enabled || bar.viewModel.workspace === 0)
            enabled: bar.viewModel.rehearse.enabled
            kind: Button.Primary
            iconName: "media-playback-start"
            text: bar.viewModel.rehearse.text
            toolTip: bar.viewModel.rehearse.toolTip
            onClicked: bar.viewModel.rehearse.trigger()
        }
    }
}
