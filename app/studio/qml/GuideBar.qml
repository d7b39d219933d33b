// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Ward.Ui
import Ward.Studio

// The step of the guided first scenario that comes next: what to do, and the ways out.
FocusScope {
    id: bar

    required property GuideViewModel viewModel
    readonly property int count: viewModel.steps

    implicitHeight: Units.px(56)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Guide", "accessible name of the bar with the guided first scenario")
    Accessible.description: bar.viewModel.title + ". " + bar.viewModel.text

    Rectangle {
        anchors.fill: parent
        color: Theme.accBg
    }

    Rectangle {
        width: parent.width * (bar.count > 0 ? bar.viewModel.step / bar.count : 0)
        height: Units.px(2)
        color: Theme.acc
    }

    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Units.l
        anchors.rightMargin: Units.m
        spacing: Units.l

        Icon {
            name: bar.viewModel.over ? "ok" : "guide"
            size: Units.px(22)
            color: Theme.accTx
        }

        Label {
            objectName: "guide.step"
            visible: !bar.viewModel.over
            text: qsTr("%1 of %2", "step of the guide").arg(bar.viewModel.step + 1).arg(bar.count)
            color: Theme.accTx
            font.pixelSize: Units.fontLabel
        }

        Column {
            Layout.fillWidth: true
            spacing: Units.px(2)

            Label {
                objectName: "guide.title"
                width: parent.width
                text: bar.viewModel.title
                font.weight: Font.DemiBold
            }

            Label {
                objectName: "guide.text"
                width: parent.width
                text: bar.viewModel.text
                color: Theme.tx
                font.pixelSize: Units.fontLabel
            }
        }

        Button {
            objectName: "guide.skip"
            visible: !bar.viewModel.over
            kind: Button.Quiet
            text: qsTr("Skip this step", "guide")
            onClicked: bar.viewModel.skip()
        }

        Button {
            objectName: "guide.leave"
            text: bar.viewModel.over ? qsTr("Close", "guide, after its last step") : qsTr("Leave the guide", "guide")
            toolTip: bar.viewModel.over ? "" : qsTr("The start page takes you back to this step.", "tool tip, guide")
            onClicked: bar.viewModel.leave()
        }
    }
}
