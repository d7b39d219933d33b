// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// The tape measure between two points, with its length.
Item {
    id: tape

    required property SceneMeasure measure
    readonly property point from: measure.start
    readonly property point to: measure.end
    readonly property string text: qsTr("%1 m", "a length in metres").arg(measure.metres.toFixed(2))
    readonly property string parts: qsTr("Δ %1 · %2 · %3 m", "a distance along x, y and z in metres").arg(measure.difference.x.toFixed(2)).arg(measure.difference.y.toFixed(2)).arg(measure.difference.z.toFixed(2))

    component End: Rectangle {
        required property point at
        property bool caught: false

        x: at.x - width / 2
        y: at.y - height / 2
        width: caught ? Units.px(13) : Units.px(9)
        height: width
        radius: caught ? Units.px(2) : width / 2
        rotation: caught ? 45 : 0
        color: caught ? "transparent" : Theme.acc
        border.width: 2
        border.color: caught ? Theme.acc : "#ffffff"
    }

    Rectangle {
        visible: tape.measure.hasEnd
        x: tape.from.x
        y: tape.from.y - height / 2
        width: Math.hypot(tape.to.x - tape.from.x, tape.to.y - tape.from.y)
        height: 3
        color: Theme.acc
        border.width: 0.5
        border.color: "#80000000"
        antialiasing: true
        transformOrigin: Item.Left
        rotation: Math.atan2(tape.to.y - tape.from.y, tape.to.x - tape.from.x) * 180 / Math.PI
    }

    End {
        visible: tape.measure.hasHover
        at: tape.measure.hover
        caught: tape.measure.caught
    }
    End {
        visible: tape.measure.hasStart
        at: tape.from
    }
    End {
        visible: tape.measure.hasEnd
        at: tape.to
        caught: tape.measure.open && tape.measure.caught
    }

    Rectangle {
        objectName: "scene.tape"
        visible: tape.measure.hasEnd
        x: Math.max(Units.m, Math.min(tape.width - width - Units.m, (tape.from.x + tape.to.x) / 2 - width / 2))
        y: Math.max(Units.m, Math.min(tape.height - height - Units.m, (tape.from.y + tape.to.y) / 2 - height - Units.px(12)))
        width: lines.implicitWidth + Units.px(20)
        height: lines.implicitHeight + Units.px(12)
        radius: Units.px(8)
        color: Theme.hud
        border.width: Units.hair
        border.color: Theme.hudLine
        Accessible.role: Accessible.StaticText
        Accessible.name: tape.text + ", " + tape.parts

        Column {
            id: lines

            anchors.centerIn: parent

            Text {
                objectName: "scene.tapeLength"
                text: tape.text
                color: Theme.tx
                font.family: Theme.family
                font.pixelSize: Units.font
                font.weight: Font.DemiBold
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
            Text {
                text: tape.parts
                color: Theme.tx2
                font.family: Theme.family
                font.pixelSize: Units.fontSmall
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
