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
    readonly property string amount: overlay.hint === SceneOverlay.Turn ? qsTr("%1°", "an angle").arg(overlay.turned.toFixed(1)) : qsTr("Δ %1 · %2 · %3 m", "a distance along x, y and z in metres").arg(overlay.moved.x.toFixed(2)).arg(overlay.moved.y.toFixed(2)).arg(overlay.moved.z.toFixed(2))

    visible: overlay.hint !== SceneOverlay.None
    x: Math.min(area.width - width - Units.m, overlay.hintPosition.x + Units.px(26))
    y: Math.max(Units.m, Math.min(area.height - height - Units.m, overlay.hintPosition.y - height - Units.px(14)))
    width: lines.implicitWidth + Units.px(20)
    height: lines.implicitHeight + Units.px(12)
    radius: Units.px(8)
    color: Theme.hud
    border.width: Units.hair
    border.color: overlay.blocked ? Theme.bad : Theme.hudLine
    Accessible.role: Accessible.ToolTip
    Accessible.name: overlay.subject + " " + where + " " + amount

    Column {
        id: lines

        anchors.centerIn: parent
        spacing: Units.px(2)

        Row {
            spacing: Units.px(5)

            Text {
                text: hint.overlay.subject
                color: Theme.tx
                font.family: Theme.family
                font.pixelSize: Units.fontLabel
                font.weight: Font.Medium
                textFormat: Text.PlainText
                Accessible.ignored: true
            }

            Text {
                text: hint.where
                color: Theme.tx2
                font.family: Theme.family
                font.pixelSize: Units.fontLabel
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }

        Text {
            text: hint.overlay.blocked ? hint.amount + "  ·  " + qsTr("no free space here", "a dragged thing would stand in another") : hint.amount
            color: hint.overlay.blocked ? Theme.bad : Theme.tx3
            font.family: Theme.family
            font.pixelSize: Units.fontSmall
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
