// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Studio

// What one sees first: where to begin, what there is already, what was open or recorded lately.
FocusScope {
    id: page

    required property StartViewModel viewModel
    readonly property real margin: width < Units.px(1000) ? Units.xxl : Units.px(40)
    readonly property bool wide: width >= Units.px(1120)
    readonly property real sheetWidth: Math.min(width - margin * 2, Units.px(1480))
    readonly property real sideWidth: wide ? Units.px(360) : sheetWidth
    readonly property real mainWidth: wide ? sheetWidth - sideWidth - margin : sheetWidth

    Rectangle {
        anchors.fill: parent
        color: Theme.bg0
    }

    Flickable {
        id: scroll
        anchors.fill: parent
        contentHeight: sheet.height + page.margin * 2
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar {}

        Flow {
            id: sheet
            y: page.margin * 0.8
            width: page.sheetWidth
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: page.margin

            Column {
                width: page.mainWidth
                spacing: Units.l

                Column {
                    width: parent.width
                    spacing: Units.s
                    bottomPadding: Units.s

                    Label {
                        width: parent.width
                        text: qsTr("What would you like to work on?", "headline of the start page")
                        font.pixelSize: Units.fontHuge
                        font.weight: Font.DemiBold
                        wrapMode: Text.Wrap
                        Accessible.role: Accessible.Heading
                    }

                    Label {
                        width: parent.width
                        text: qsTr("Open a scenario to see it in 3D, change it, run it and look back. Files can be dropped anywhere here.", "below the headline of the start page")
                        color: Theme.tx2
                        wrapMode: Text.Wrap
                    }
                }

                Banner {
                    objectName: "start.restore"
                    width: parent.width
                    visible: page.viewModel.restoreTitle.length > 0
                    strong: true
                    iconName: "document-open-recent"
                    title: qsTr("Ward did not close properly last time. Your work was kept.", "start page, after a crash")
                    text: page.viewModel.restoreText

                    Button {
                        objectName: "start.restore.no"
                        kind: Button.Quiet
                        text: qsTr("Not now", "answer to the offer to open again what was open before a crash")
                        onClicked: page.viewModel.restoreDeclined()
                    }

                    Button {
                        objectName: "start.restore.yes"
                        kind: Button.Primary
                        text: qsTr("Open it again", "answer to the offer to open again what was open before a crash")
                        onClicked: page.viewModel.restoreRequested()
                    }
                }

                Banner {
                    objectName: "start.return"
                    width: parent.width
                    visible: page.viewModel.openTitle.length > 0
                    iconName: "bed"
                    title: page.viewModel.openTitle
                    text: qsTr("Still open behind this page.", "start page, about the scenario that is open")

                    Button {
                        objectName: "start.return.go"
                        text: qsTr("Go back to it", "button on the start page, to the scenario that is open")
                        onClicked: page.viewModel.returnRequested()
                    }
                }

                Banner {
                    objectName: "start.guide"
                    width: parent.width
                    visible: page.viewModel.guideSteps > 0 && page.viewModel.guideStep < page.viewModel.guideSteps
                    iconName: "guide"
                    title: qsTr("Your first scenario, step by step", "guided first scenario")
                    text: page.viewModel.guideStep > 0 ? qsTr("%1 of %2 steps are done. It goes on where you left it.", "guided first scenario").arg(page.viewModel.guideStep).arg(page.viewModel.guideSteps) : qsTr("Furnish a room, give a patient vitals, rehearse and look back: %n steps, about five minutes. Leave it whenever you like.", "guided first scenario", page.viewModel.guideSteps)

                    Button {
                        objectName: "start.guide.go"
                        text: page.viewModel.guideStep > 0 ? qsTr("Go on", "goes on with the guided first scenario") : qsTr("Begin", "begins the guided first scenario")
                        Accessible.description: qsTr("Your first scenario, step by step", "guided first scenario")
                        onClicked: page.viewModel.guideRequested()
                    }
                }

                SectionHeader {
                    width: parent.width
                    inset: 0
                    text: qsTr("Begin with a room", "start page, above the templates")
                }

                CardGrid {
                    width: parent.width
                    model: page.viewModel.templates
                    showPictures: page.viewModel.drawn
                    name: "start.template"
                    columns: Math.max(2, Math.min(page.viewModel.templates.count, Math.floor((width + spacing) / Units.px(200))))
                    pictureHeight: Units.px(116)
                    textHeight: Units.px(84)
                    onChosen: key => page.viewModel.templateRequested(key)
                }

                SectionHeader {
                    width: parent.width
                    inset: 0
                    text: qsTr("Scenarios that come with Ward", "start page")
                }

                CardGrid {
                    width: parent.width
                    model: page.viewModel.shipped
                    showPictures: page.viewModel.drawn
                    name: "start.shipped"
                    columns: Math.max(2, Math.min(page.viewModel.shipped.count, Math.floor((width + spacing) / Units.px(256))))
                    onChosen: key => page.viewModel.shippedRequested(key)
                }
            }

            Column {
                width: page.sideWidth
                spacing: Units.l

                Row {
                    width: parent.width
                    spacing: Units.m

                    Button {
                        objectName: "start.browse"
                        kind: Button.Primary
                        iconName: "document-open"
                        text: qsTr("Open a file…", "button on the start page")
                        focus: true
                        onClicked: page.viewModel.browseRequested()
                    }

                    Button {
                        objectName: "start.connect"
                        iconName: "network-connect"
                        text: qsTr("Connect to an engine…", "button on the start page")
                        onClicked: page.viewModel.connectRequested()
                    }
                }

                SectionHeader {
                    width: parent.width
                    inset: 0
                    text: qsTr("Recent", "start page")
                }

                StartList {
                    width: parent.width
                    model: page.viewModel.recent
                    name: "start.recent"
                    emptyText: qsTr("Nothing yet. Scenarios that you open or save as files appear here.", "start page, empty list of recent files")
                    onChosen: key => page.viewModel.scenarioRequested(key)
                }

                SectionHeader {
                    width: parent.width
                    inset: 0
                    text: qsTr("Recordings", "start page")
                    note: page.viewModel.recordings.count > 0 ? qsTr("%n recording(s)", "start page", page.viewModel.recordings.count) : ""
                }

                StartList {
                    width: parent.width
                    model: page.viewModel.recordings
                    name: "start.recording"
                    emptyText: page.viewModel.engineLevel === 0 ? qsTr("No session has been recorded yet. Every run is recorded and appears here.", "start page") : qsTr("They are listed as soon as the engine answers.", "start page, recordings")
                    onChosen: key => page.viewModel.recordingRequested(key)
                }
            }
        }
    }

    Rectangle {
        objectName: "start.dropping"
        anchors.fill: parent
        anchors.margins: Units.l
        visible: page.viewModel.dropping
        radius: Units.radiusLarge
        color: Theme.hud
        border.width: 2
        border.color: Theme.acc

        Label {
            anchors.centerIn: parent
            text: qsTr("Let go to open it", "while a file is dragged over the start page")
            font.pixelSize: Units.fontHuge
            font.weight: Font.DemiBold
        }
    }
}
