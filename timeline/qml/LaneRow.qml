// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Timeline

// One lane: its title in the gutter, its content beside it, and what is under the mouse as a hint.
Item {
    id: row

    required property QtObject modelData
    property TimelineViewModel viewModel
    property var colours
    property int gutter: 0
    readonly property LaneSpec spec: modelData as LaneSpec

    implicitHeight: spec.tall ? Units.px(46) : item.rows > 1 ? Units.px(18) * item.rows + Units.px(4) : Units.px(25)
    objectName: "lane:" + spec.title
    Accessible.role: Accessible.Row
    Accessible.name: spec.title

    Rectangle {
        width: row.gutter - Units.m
        height: parent.height
        color: Theme.bg2

        Label {
            anchors.fill: parent
            anchors.leftMargin: Units.l
            text: row.spec.title
            color: Theme.tx2
            font.pixelSize: Units.fontSmall
        }
    }

    LaneItem {
        id: item
        x: row.gutter
        width: row.width - row.gutter - Units.l
        height: parent.height
        viewModel: row.viewModel
        lane: row.spec.lane
        fields: row.spec.fields
        palette: row.colours
        fontFamily: Theme.family
        fontSize: Units.fontSmall
    }

    HoverHandler {
        id: hover
    }

    Hint {
        readonly property real seconds: row.viewModel.viewFrom + (hover.point.position.x - row.gutter) / item.width * (row.viewModel.viewTo - row.viewModel.viewFrom)

        text: !hover.hovered || hover.point.position.x < row.gutter ? "" : row.spec.tall ? row.viewModel.valuesAt(seconds) : item.labelAt(hover.point.position.x - row.gutter, hover.point.position.y)
        active: hover.hovered && text.length > 0
    }
}
