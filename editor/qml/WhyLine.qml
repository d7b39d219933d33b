// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// One line of the answer to "why": what is so, a cause on the rail that leads down to the root, what a
// rule asks and what it found, a time at which it nearly fired.
Item {
    id: line

    required property int index
    required property string kind
    required property string sentence
    required property string note
    required property string time
    required property int depth
    required property int holds
    required property bool first
    required property bool last
    required property bool hasRule
    required property bool hasEntity
    required property bool askable
    property bool current: false

    readonly property bool onRail: kind === "link" || kind === "root"
    readonly property bool heading: kind === "section"
    readonly property bool reached: current || hover.hovered
    /// Kept free for the buttons, so that the text does not move when they come.
    readonly property int toolRoom: ((hasRule ? 1 : 0) + (hasEntity ? 1 : 0) + (askable ? 1 : 0)) * Units.px(22)
    //: Of a condition, for screen readers
    readonly property string verdict: holds > 0 ? qsTr("yes", "a condition holds") : holds === 0 ? qsTr("no", "a condition does not hold") : ""
    readonly property string text: [verdict, time, sentence, note].filter(part => part.length > 0).join(", ")
    readonly property int lead: onRail ? Units.px(26) : holds >= 0 ? Units.px(26) + depth * Units.indent : Units.l

    signal goRequested
    signal ruleRequested
    signal entityRequested
    signal askRequested

    objectName: "why:" + index
    implicitHeight: heading ? title.implicitHeight : body.implicitHeight + Units.px(10)
    Accessible.role: heading ? Accessible.Heading : Accessible.ListItem
    Accessible.name: text
    Accessible.onPressAction: line.goRequested()

    SectionHeader {
        id: title
        width: parent.width
        visible: line.heading
        inset: Units.l
        text: line.sentence
        Accessible.ignored: true
    }

    Rectangle {
        anchors.fill: parent
        radius: Units.radiusSmall
        visible: !line.heading
        color: line.current ? Theme.accBg : hover.hovered && line.time.length > 0 ? Theme.hover : "transparent"
    }

    // The rail: effect on top, a filled point for what happened, a ring where it began.
    Rectangle {
        x: Units.px(15) - width / 2
        y: line.first ? Units.px(13) : 0
        width: Units.px(2)
        height: (line.last ? Units.px(13) : line.height) - y
        visible: line.onRail && !(line.first && line.last)
        color: Theme.line
    }

    Rectangle {
        x: Units.px(15) - width / 2
        y: Units.px(13) - height / 2
        width: Units.px(9)
        height: width
        radius: width / 2
        visible: line.onRail
        color: line.kind === "root" ? Theme.bg1 : Theme.acc
        border.width: Units.px(2)
        border.color: Theme.acc
    }

    Icon {
        x: line.lead - Units.px(18)
        y: Units.px(6)
        visible: line.holds >= 0
        name: line.holds > 0 ? "dialog-ok-apply" : "dialog-cancel"
        color: line.holds > 0 ? Theme.ok : Theme.warn
        size: Units.px(13)
    }

    Column {
        id: body
        x: line.lead
        y: Units.px(5)
        width: line.width - x - Units.m - line.toolRoom
        visible: !line.heading
        spacing: Units.xs

        Label {
            width: parent.width
            text: line.sentence
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            color: line.kind === "detail" || line.kind === "root" || line.kind === "remark" ? Theme.tx2 : Theme.tx
            font.weight: line.kind === "headline" ? Font.DemiBold : Font.Normal
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: text.length > 0
            text: [line.time, line.note].filter(part => part.length > 0).join(" · ")
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            color: Theme.tx2
            font.pixelSize: Units.fontSmall
            Accessible.ignored: true
        }
    }

    HoverHandler {
        id: hover
        cursorShape: line.time.length > 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
    }

    Hint {
        text: qsTr("Show this moment (Enter)")
        active: hover.hovered && line.time.length > 0 && !overTools.hovered
    }

    TapHandler {
        onTapped: line.goRequested()
    }

    Row {
        id: tools
        anchors.right: parent.right
        anchors.rightMargin: Units.s
        y: Units.s
        visible: line.reached && (line.hasRule || line.hasEntity || line.askable)

        HoverHandler {
            id: overTools
        }

        ToolButton {
            objectName: "whyRule:" + line.index
            visible: line.hasRule
            implicitWidth: Units.px(22)
            implicitHeight: Units.px(22)
            iconName: "rule"
            toolTip: qsTr("Show the rule (R)")
            onClicked: line.ruleRequested()
        }

        ToolButton {
            objectName: "whyEntity:" + line.index
            visible: line.hasEntity
            implicitWidth: Units.px(22)
            implicitHeight: Units.px(22)
            iconName: "view-list-tree"
            toolTip: qsTr("Select whom it happened to (E)")
            onClicked: line.entityRequested()
        }

        ToolButton {
            objectName: "whyOf:" + line.index
            visible: line.askable
            implicitWidth: Units.px(22)
            implicitHeight: Units.px(22)
            iconName: "why"
            toolTip: qsTr("Why did this happen? (W)")
            onClicked: line.askRequested()
        }
    }
}
