// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One measure: a sign and a colour for how it stands, what it is, its figure and what was asked for.
Item {
    id: row

    required property int index
    required property string title
    required property string measured
    required property string target
    required property string detail
    required property string source
    required property int verdict
    required property double tick
    property bool current: false
    // Where there is no room for both beside each other, the figure stands below.
    readonly property bool stacked: heading.x + heading.implicitWidth + Units.m + figure.implicitWidth + Units.l > width
    // In the order of MeasureState: met, late, missed, open, a figure, without.
    readonly property color tone: [Theme.ok, Theme.warn, Theme.bad, Theme.tx2, Theme.tx, Theme.tx2][verdict]
    readonly property string word: [qsTr("met", "verdict on a measure"), qsTr("late", "verdict on a measure"), qsTr("missed", "verdict on a measure"), qsTr("still open", "verdict on a measure"), "", qsTr("does not apply", "verdict on a measure")][verdict]

    signal goRequested(double moment)

    function go() {
        if (tick >= 0)
            goRequested(tick);
    }

    objectName: "measure" + index
    implicitHeight: Units.px(target.length > 0 || detail.length > 0 ? 44 : 32) + (stacked ? figure.height : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: title + ": " + measured + (target.length > 0 ? ", " + target : "") + (word.length > 0 ? ", " + word : "")
    Accessible.onPressAction: go()

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Units.s
        anchors.rightMargin: Units.s
        radius: Units.radiusSmall
        color: row.current ? Theme.accBg : hover.hovered && row.tick >= 0 ? Theme.hover : "transparent"
    }

    Icon {
        id: sign
        x: Units.l
        anchors.verticalCenter: parent.verticalCenter
        name: ["dialog-ok-apply", "clock", "dialog-cancel", "clock", "", ""][row.verdict]
        visible: name.length > 0
        color: row.tone
        size: Units.px(15)
    }

    Label {
        id: heading
        x: Units.l + Units.px(23)
        width: (row.stacked ? row.width - Units.l : figure.x - Units.m) - x
        y: under.visible || row.stacked ? Units.px(5) : (parent.height - height) / 2
        text: row.title
    }
    Label {
        id: under
        anchors.left: heading.left
        anchors.right: parent.right
        anchors.rightMargin: Units.l
        anchors.top: heading.bottom
        anchors.topMargin: 1
        visible: text.length > 0
        text: [row.target, row.detail].filter(part => part.length > 0).join(" · ")
        color: Theme.tx2
        font.pixelSize: Units.fontSmall
    }
    Label {
        id: figure
        x: row.stacked ? heading.x : row.width - width - Units.l
        y: row.stacked ? (under.visible ? under.y + under.height : heading.y + heading.height) + 1 : heading.y + heading.baselineOffset - baselineOffset
        elide: Text.ElideNone
        text: row.measured
        color: row.tone
        font.weight: Font.DemiBold
    }

    HoverHandler {
        id: hover
        cursorShape: row.tick >= 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
    }
    Hint {
        text: [heading.truncated ? row.title : "", under.truncated ? under.text : "", row.source].filter(part => part.length > 0).join("\n")
        active: hover.hovered && text.length > 0
    }
    TapHandler {
        onTapped: row.go()
    }
}
