// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Ward.Ui
import Ward.Studio

// What an instructor needs while a session runs: its clock and phase, pause, step, end and speed, and
// the spawn palette: one click here, one click in the scene. Clock and phase are the session's,
// whatever moment is looked at; that one, and marks, are the timeline's.
FocusScope {
    id: bar

    required property RunBarViewModel viewModel
    /// Nothing can be steered any more.
    readonly property bool over: viewModel.ended
    // Where room is short, the things asked for less often are found under "More to add".
    readonly property bool tight: width < Units.px(1500)
    readonly property bool narrow: width < Units.px(1180)

    implicitHeight: Units.px(52)

    Rectangle {
        anchors.fill: parent
        color: Theme.bg1
    }

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Units.l
        anchors.rightMargin: Units.l
        spacing: Units.px(10)

        Label {
            objectName: "runBar.time"
            text: bar.viewModel.time
            font.pixelSize: Units.fontHuge
            font.weight: Font.DemiBold
            Layout.preferredWidth: Math.max(implicitWidth, Units.px(104))
            Accessible.name: qsTr("Time of the session %1", "accessible name of the clock").arg(bar.viewModel.time)
        }

        Column {
            Layout.preferredWidth: Units.px(150)
            spacing: Units.xs

            Label {
                objectName: "runBar.phase"
                width: parent.width
                text: bar.viewModel.phase
                font.weight: Font.DemiBold
            }

            Row {
                spacing: Units.px(6)

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Units.px(7)
                    height: width
                    radius: width / 2
                    color: bar.viewModel.running ? Theme.ok : bar.over ? Theme.tx3 : Theme.warn
                }

                Label {
                    objectName: "runBar.state"
                    width: Math.min(implicitWidth, Units.px(137))
                    text: bar.viewModel.stateText
                    color: Theme.tx2
                    font.pixelSize: Units.fontLabel
                }
            }
        }

        Separator {
            visible: !bar.over
            vertical: true
        }

        ToolButton {
            objectName: "runBar.playPause"
            visible: !bar.over
            enabled: bar.viewModel.playPause.enabled
            iconName: bar.viewModel.running ? "media-playback-pause" : "media-playback-start"
            toolTip: bar.viewModel.playPause.text + " (P)"
            implicitWidth: Units.px(38)
            implicitHeight: Units.px(34)
            onClicked: bar.viewModel.playPause.trigger()
        }

        ToolButton {
            objectName: "runBar.step"
            visible: !bar.over
            enabled: bar.viewModel.step.enabled
            iconName: "media-skip-forward"
            toolTip: bar.viewModel.step.text
            implicitWidth: Units.px(34)
            implicitHeight: Units.px(34)
            onClicked: bar.viewModel.step.trigger()
        }

        ToolButton {
            objectName: "runBar.stop"
            visible: !bar.over
            enabled: bar.viewModel.stop.enabled
            iconName: "media-playback-stop"
            toolTip: bar.viewModel.stop.text
            implicitWidth: Units.px(34)
            implicitHeight: Units.px(34)
            onClicked: bar.viewModel.stop.trigger()
        }

        Segmented {
            objectName: "runBar.rate"
            visible: !bar.over
            model: bar.viewModel.rates
            currentIndex: bar.viewModel.rateIndex
            compact: true
            accessibleName: qsTr("Speed", "accessible name of the choice 0.1× … 60×")
            onActivated: index => bar.viewModel.rateRequested(index)
        }

        Item {
            Layout.fillWidth: true
        }

        Label {
            // Where room is short, the scene says it alone.
            visible: bar.viewModel.placing.length > 0 && !bar.tight
            objectName: "runBar.placing"
            text: qsTr("Click in the scene to set down: %1", "hint; %1 = name of an object").arg(bar.viewModel.placing)
            color: Theme.accTx
            Layout.fillWidth: true
            Layout.minimumWidth: Units.px(60)
            Layout.maximumWidth: implicitWidth + 1
        }

        Row {
            visible: !bar.over
            enabled: bar.viewModel.adds
            opacity: enabled ? 1 : 0.4
            spacing: Units.s
            Accessible.role: Accessible.ToolBar
            Accessible.name: qsTr("Spawn", "accessible name of the palette of objects to add")

            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: bar.viewModel.placing.length === 0 && !bar.tight
                text: qsTr("Add to the room", "label of the spawn palette")
                color: Theme.tx2
                font.pixelSize: Units.fontLabel
                rightPadding: Units.s
            }

            Repeater {
                model: bar.viewModel.spawnItems

                delegate: ToolButton {
                    id: thing

                    required property int index
                    required property string key
                    required property string title
                    required property url picture
                    required iconName

                    objectName: "runBar.spawn." + key
                    visible: index < (bar.narrow ? 3 : bar.tight ? 6 : 99)
                    implicitWidth: Units.px(34)
                    implicitHeight: Units.px(34)
                    toolTip: qsTr("Add: %1", "tool tip; %1 = name of an object").arg(title)
                    checked: bar.viewModel.placing === title
                    onClicked: bar.viewModel.spawnRequested(key)

                    // As the catalogue shows it: two carts are told apart by their colours, not by a sign.
                    contentItem: Item {
                        Image {
                            id: likeness
                            anchors.centerIn: parent
                            width: Units.px(28)
                            height: width
                            source: thing.picture
                            sourceSize: Qt.size(width * 2, height * 2)
                            mipmap: true
                            fillMode: Image.PreserveAspectFit
                            Accessible.ignored: true
                        }

                        Icon {
                            anchors.centerIn: parent
                            visible: likeness.status !== Image.Ready
                            name: thing.iconName
                            color: thing.ink
                        }
                    }
                }
            }

            ToolButton {
                id: more
                objectName: "runBar.spawn.more"
                implicitWidth: Units.px(34)
                implicitHeight: Units.px(34)
                iconName: "overflow-menu"
                toolTip: qsTr("More to add", "button that opens the whole catalogue as a menu")
                onClicked: bar.viewModel.moreRequested(more)
            }
        }
    }
}
