// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// What the present drag amounts to, beside the pointer.
Rectangle {
    id: hint

    required property SceneOverlay overlay
    property rect area

    readonly property string where: overlay.hint !== SceneOverlay.Place ? "" : overlay.support.length === 0 ? qsTr("→ on the floor", "where a dragged thing will land") : overlay.socket.length === 0 ? qsTr("→ on %1", "where a dragged thing will land: name of the supporting thing").arg(overlay.support) : qsTr("→ on %1, %2", "where a dragged thing will land: name of the supporting thing, name of its surface").arg(overlay.support).arg(overlay.socket)
    readonly property string axes: overlay.local ? qsTr("own %1", "the thing's own axes: X, Y or Z").arg(overlay.axes) : overlay.axes
    readonly property string amount: overlay.hint === SceneOverlay.Turn ? qsTr("%1°", "an angle").arg(overlay.turned.toFixed(1)) : overlay.hint === SceneOverlay.TypeTurn ? qsTr("Turn about %1: %2°", "axis, typed angle").arg(axes).arg(overlay.typed) : overlay.hint === SceneOverlay.TypeMove ? qsTr("Move along %1: %2 m", "axes, typed metres").arg(axes).arg(overlay.typed) : qsTr("Δ %1 · %2 · %3 m", "a distance along x, y and z in metres").arg(overlay.moved.x.toFixed(2)).arg(overlay.moved.y.toFixed(2)).arg(overlay.moved.z.toFixed(2))
    readonly property string obstacle: overlay.obstacle.length > 0 ? qsTr("no room: %1 is in the way", "name of what a dragged thing would stand in").arg(overlay.obstacle) : qsTr("no room: in the wall", "a dragged thing would stand in a wall")
    readonly property string what: overlay.count > 1 ? qsTr("%1 and %n more", "name of the first of several things that are moved", overlay.count - 1).arg(overlay.subject) : overlay.subject
    readonly property bool refused: overlay.hint === SceneOverlay.Refused
    readonly property bool typing: overlay.hint === SceneOverlay.TypeMove || overlay.hint === SceneOverlay.TypeTurn

    visible: overlay.hint !== SceneOverlay.None
    x: Math.min(area.width - width - Units.m, overlay.hintPosition.x + Units.px(26))
    y: Math.max(Units.m, Math.min(area.height - height - Units.m, overlay.hintPosition.y - height - Units.px(14)))
    width: lines.implicitWidth + Units.px(20)
    height: lines.implicitHeight + Units.px(12)
    radius: Units.px(8)
    color: Theme.hud
    border.width: Units.hair
    border.color: overlay.blocked ? Theme.bad : Theme.hudLine
    Accessible.role: refused ? Accessible.AlertMessage : Accessible.ToolTip
    Accessible.name: refused ? what : what + " " + where + " " + amount + (overlay.blocked ? ", " + obstacle : "")

    Column {
        id: lines

        anchors.centerIn: parent
        spacing: Units.px(2)

        Row {
            spacing: Units.px(5)

            Icon {
                visible: hint.refused
                name: "error"
                color: Theme.bad
            }

            Text {
                objectName: hint.refused ? "sceneRefusal" : ""
                width: hint.refused ? Math.min(implicitWidth, Units.px(320)) : implicitWidth
                wrapMode: hint.refused ? Text.Wrap : Text.NoWrap
                text: hint.overlay.copying ? qsTr("Copy of %1", "what a drag with Alt makes").arg(hint.what) : hint.what
                color: Theme.tx
                font.family: Theme.family
                font.pixelSize: Units.fontLabel
                font.weight: Font.Medium
                textFormat: Text.PlainText
                Accessible.ignored: true
            }

            Text {
                visible: !hint.refused
                text: hint.where
                color: Theme.tx2
                font.family: Theme.family
                font.pixelSize: Units.fontLabel
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }

        Text {
            objectName: "sceneAmount"
            visible: !hint.refused
            text: hint.amount
            color: hint.typing ? Theme.accTx : Theme.tx3
            font.family: Theme.family
            font.pixelSize: hint.typing ? Units.font : Units.fontSmall
            textFormat: Text.PlainText
            Accessible.ignored: true
        }

        Text {
            visible: hint.overlay.blocked && !hint.refused
            text: hint.obstacle
            color: Theme.bad
            font.family: Theme.family
            font.pixelSize: Units.fontSmall
            font.weight: Font.Medium
            textFormat: Text.PlainText
            Accessible.ignored: true
        }

        Text {
            visible: hint.typing
            text: qsTr("X Y Z: axis · Enter: take it · Esc: as before")
            color: Theme.tx3
            font.family: Theme.family
            font.pixelSize: Units.fontSmall
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
