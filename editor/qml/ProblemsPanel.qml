// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Editor

// What the checks found in the scenario; a click goes to the place, a button puts it right.
FocusScope {
    id: panel

    required property ProblemsModel viewModel

    objectName: "problemsPanel"

    ListView {
        id: list
        objectName: "problemsList"
        anchors.fill: parent
        anchors.margins: Units.m
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        model: panel.viewModel
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Problems")
        T.ScrollBar.vertical: ThinScrollBar {}

        delegate: Item {
            id: entry

            required property int index
            required property int severity
            required property string sentence
            required property string place
            required property string fix

            width: ListView.view.width
            height: Math.max(Units.px(26), said.implicitHeight + Units.px(9), where.implicitHeight + Units.px(9))
            Accessible.role: Accessible.ListItem
            Accessible.name: place + ": " + sentence
            Accessible.onPressAction: panel.viewModel.go(index)

            Rectangle {
                anchors.fill: parent
                radius: Units.radiusSmall
                color: hover.hovered ? Theme.hover : "transparent"
            }

            Label {
                id: sign
                x: Units.m
                y: Units.px(5)
                width: Units.px(18)
                text: entry.severity > 1 ? "■" : entry.severity > 0 ? "▲" : "●"
                color: entry.severity > 1 ? Theme.bad : entry.severity > 0 ? Theme.warn : Theme.tx3
                Accessible.name: entry.severity > 1 ? qsTr("error") : entry.severity > 0 ? qsTr("warning") : qsTr("remark")
            }

            Label {
                id: where
                anchors.left: sign.right
                y: Units.px(5)
                width: Math.min(wide.advanceWidth + 1, parent.width * 0.32)
                wrapMode: Text.Wrap
                text: entry.place
                color: Theme.tx2
                font.pixelSize: Units.fontLabel
            }

            Label {
                id: said
                anchors.left: where.right
                anchors.right: mend.visible ? mend.left : parent.right
                anchors.leftMargin: Units.l
                anchors.rightMargin: Units.l
                y: Units.px(5)
                wrapMode: Text.Wrap
                text: entry.sentence
                font.pixelSize: Units.fontLabel
            }

            HoverHandler {
                id: hover
            }

            TextMetrics {
                id: wide
                font: where.font
                text: entry.place
            }

            Item {
                anchors.left: parent.left
                anchors.right: said.right
                height: parent.height

                TapHandler {
                    onTapped: panel.viewModel.go(entry.index)
                }
            }

            ToolButton {
                id: mend
                objectName: "fixProblem"
                anchors.right: parent.right
                anchors.rightMargin: Units.m
                anchors.verticalCenter: parent.verticalCenter
                visible: entry.fix.length > 0
                //: Button beside a problem: puts it right
                text: qsTr("Fix")
                toolTip: entry.fix
                ink: Theme.accTx
                Accessible.name: text + ": " + entry.fix
                onClicked: panel.viewModel.fix(entry.index)
            }
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: list.count === 0
        iconName: "dialog-ok"
        title: qsTr("No problems")
        text: qsTr("Every check of this scenario passed.")
    }
}
