// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Studio

// What one sees first: scenarios, recent work, recordings, engines.
FocusScope {
    id: page

    required property StartViewModel viewModel
    readonly property int columns: Math.max(1, Math.floor((sheet.width + Units.l) / Units.px(300)))
    readonly property real cardWidth: (sheet.width - (columns - 1) * Units.l) / columns

    Rectangle {
        anchors.fill: parent
        color: Theme.bg0
    }

    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: sheet.height + Units.xxl * 3
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {}

        Column {
            id: sheet
            y: Units.xxl * 1.5
            width: Math.min(page.width - Units.xxl * 2, Units.px(1240))
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Units.l

            Item {
                width: parent.width
                height: Units.px(64)

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Units.s

                    Label {
                        text: qsTr("What would you like to work on?", "headline of the start page")
                        font.pixelSize: Units.fontHuge
                        font.weight: Font.DemiBold
                        Accessible.role: Accessible.Heading
                    }

                    Label {
                        text: qsTr("Open a scenario to see it in 3D, change it, run it and look back. Files can be dropped anywhere here.", "below the headline of the start page")
                        color: Theme.tx2
                    }
                }

                Row {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Units.m

                    Button {
                        objectName: "start.connect"
                        iconName: "network-connect"
                        text: qsTr("Connect to an engine…", "button on the start page")
                        onClicked: page.viewModel.connectRequested()
                    }

                    Button {
                        objectName: "start.browse"
                        kind: Button.Primary
                        iconName: "document-open"
                        text: qsTr("Open a file…", "button on the start page")
                        focus: true
                        onClicked: page.viewModel.browseRequested()
                    }
                }
            }

            SectionHeader {
                width: parent.width
                text: qsTr("Scenarios that come with Ward", "start page")
                note: page.viewModel.engineText
            }

            Flow {
                width: parent.width
                spacing: Units.l

                Repeater {
                    model: page.viewModel.shipped

                    delegate: AppCard {
                        required property int index
                        required property string key
                        required property string title
                        required detail
                        required note
                        required picture
                        required iconName

                        objectName: "start.shipped." + index
                        width: page.cardWidth
                        pictureHeight: Units.px(168)
                        implicitHeight: pictureHeight + Units.px(124)
                        text: title
                        onClicked: page.viewModel.shippedRequested(key)
                    }
                }
            }

            SectionHeader {
                width: parent.width
                visible: page.viewModel.recent.count > 0
                text: qsTr("Recent", "start page")
            }

            Column {
                width: parent.width
                visible: page.viewModel.recent.count > 0
                spacing: Units.xs

                Repeater {
                    model: page.viewModel.recent

                    delegate: ListRow {
                        id: recentRow

                        required property int index
                        required property string key
                        required property string title
                        required property string detail
                        required property string note
                        required iconName

                        objectName: "start.recent." + index
                        width: sheet.width
                        implicitHeight: Units.px(34)
                        focusPolicy: Qt.StrongFocus
                        current: visualFocus
                        text: title
                        onClicked: page.viewModel.scenarioRequested(key)
                        Keys.onReturnPressed: click()

                        trailing: [
                            Label {
                                anchors.verticalCenter: parent?.verticalCenter
                                width: Math.min(implicitWidth, sheet.width * 0.45)
                                elide: Text.ElideLeft
                                text: recentRow.detail
                                color: Theme.tx3
                                font.pixelSize: Units.fontLabel
                            },
                            Label {
                                anchors.verticalCenter: parent?.verticalCenter
                                text: recentRow.note
                                color: Theme.tx2
                                font.pixelSize: Units.fontLabel
                            }
                        ]
                    }
                }
            }

            SectionHeader {
                width: parent.width
                text: qsTr("Recordings", "start page")
                note: page.viewModel.recordings.count > 0 ? qsTr("%n recording(s)", "start page", page.viewModel.recordings.count) : ""
            }

            Label {
                visible: page.viewModel.recordings.count === 0
                leftPadding: Units.px(6)
                text: qsTr("No session has been recorded yet. Every run is recorded and appears here.", "start page")
                color: Theme.tx2
            }

            Column {
                width: parent.width
                spacing: Units.xs

                Repeater {
                    model: page.viewModel.recordings

                    delegate: ListRow {
                        id: recordingRow

                        required property int index
                        required property string key
                        required property string title
                        required property string detail
                        required property string note
                        required iconName

                        objectName: "start.recording." + index
                        width: sheet.width
                        implicitHeight: Units.px(34)
                        focusPolicy: Qt.StrongFocus
                        current: visualFocus
                        text: title
                        onClicked: page.viewModel.recordingRequested(key)
                        Keys.onReturnPressed: click()

                        trailing: [
                            Label {
                                anchors.verticalCenter: parent?.verticalCenter
                                text: recordingRow.detail
                                color: Theme.tx3
                                font.pixelSize: Units.fontLabel
                            },
                            Label {
                                anchors.verticalCenter: parent?.verticalCenter
                                text: recordingRow.note
                                color: Theme.tx2
                                font.pixelSize: Units.fontLabel
                            }
                        ]
                    }
                }
            }
        }
    }
}
