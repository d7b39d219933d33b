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

    property bool open: false
    readonly property bool foldable: spec.folds && item.allRows > 1

    /// The tick of the event at a place of the row; −1 where none is.
    function tickAt(x: real, y: real): real {
        return curve ? -1 : item.tickAt(x, y);
    }

    /// The id of what stands at a place of the row; 0 where nothing does.
    function eventAt(x: real, y: real): real {
        return curve ? 0 : item.eventAt(x, y);
    }

    /// What a vital's row is about.
    readonly property string vitalName: curve ? item.name : ""

    readonly property bool curve: spec.fields.length > 0

    visible: spec.gathered ? viewModel.notDone.length > 0 : viewModel.emptyLanes.indexOf(curve ? spec.fields[0] : spec.lane) < 0
    implicitHeight: curve ? Units.px(35) : item.rows > 1 ? Units.px(17) * item.rows + Units.px(2) : Units.px(25)
    objectName: "lane:" + spec.title
    Accessible.role: Accessible.Row
    Accessible.name: curve ? item.name + " " + item.value : spec.gathered ? spec.title + ": " + viewModel.notDone : spec.title

    Rectangle {
        width: row.gutter - Units.m
        height: parent.height
        color: Theme.bg2

        Label {
            anchors.fill: parent
            anchors.leftMargin: Units.l
            visible: !row.curve && !row.foldable
            text: row.spec.title
            color: Theme.tx2
            font.pixelSize: Units.fontSmall
        }

        ToolButton {
            objectName: "laneFold:" + row.spec.lane
            anchors.left: parent.left
            anchors.leftMargin: Units.s
            implicitHeight: Units.px(20)
            visible: row.foldable
            iconName: row.open ? "go-down" : "go-next"
            text: qsTr("%1 (%2)", "lane that can be opened, and how many rows it has").arg(row.spec.title).arg(item.allRows)
            toolTip: row.open ? qsTr("All on one row", "lane of the timeline") : qsTr("Each on a row of its own", "lane of the timeline")
            onClicked: row.open = !row.open
        }

        // A vital says what it is in its colour, and how much it is where the cursor stands.
        Label {
            id: vital
            anchors.left: parent.left
            anchors.leftMargin: Units.l
            anchors.verticalCenter: parent.verticalCenter
            visible: row.curve
            text: item.name
            color: item.ink
            font.pixelSize: Units.fontSmall
            font.weight: Font.DemiBold
        }

        Label {
            objectName: "laneValue"
            anchors.right: top.left
            anchors.rightMargin: Units.m
            anchors.baseline: vital.baseline
            visible: row.curve
            text: item.value
            color: item.ink
            font.pixelSize: Units.fontTitle
            font.weight: Font.DemiBold
        }

        Label {
            id: top
            anchors.right: parent.right
            anchors.rightMargin: Units.s
            anchors.top: parent.top
            width: Units.px(22)
            horizontalAlignment: Text.AlignRight
            visible: row.curve
            text: item.scaleTop
            color: Theme.tx2
            font.pixelSize: Units.px(10)
        }

        Label {
            anchors.right: parent.right
            anchors.rightMargin: Units.s
            anchors.bottom: parent.bottom
            visible: row.curve
            text: item.scaleBottom
            color: Theme.tx2
            font.pixelSize: Units.px(10)
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
        folded: row.spec.folds && !row.open
        palette: row.colours
        fontFamily: Theme.family
        fontSize: Units.fontSmall
    }

    Label {
        anchors.left: item.left
        anchors.leftMargin: Units.s
        anchors.verticalCenter: parent.verticalCenter
        visible: row.spec.gathered
        text: row.viewModel.notDone
        color: Theme.tx2
        font.pixelSize: Units.fontSmall
    }

    HoverHandler {
        id: hover
    }

    Hint {
        readonly property real seconds: row.viewModel.viewFrom + (hover.point.position.x - row.gutter) / item.width * (row.viewModel.viewTo - row.viewModel.viewFrom)

        text: !hover.hovered || hover.point.position.x < row.gutter ? "" : row.curve ? row.viewModel.valuesAt(seconds) : item.labelAt(hover.point.position.x - row.gutter, hover.point.position.y)
        active: hover.hovered && text.length > 0
    }
}
