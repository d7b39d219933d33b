// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui
import Ward.Viewport

// Which way the room's axes lie, in the colours of the gizmo; a click looks along one.
Item {
    id: axes

    required property SceneViewModel viewModel
    readonly property quaternion back: viewModel.camera.rotation.conjugated()
    readonly property real reach: Units.px(23)

    implicitWidth: Units.px(66)
    implicitHeight: Units.px(66)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Axes of the room")

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: Theme.hud
        border.width: Units.hair
        border.color: Theme.hudLine
        opacity: 0.75
    }

    component Axis: T.AbstractButton {
        id: axis

        required property int number
        required property string letter
        required property color ink
        required property vector3d direction
        required property string hint
        readonly property vector3d seen: axes.back.times(direction)

        objectName: "scene.axis." + letter
        width: Units.px(17)
        height: width
        x: axes.width / 2 + seen.x * axes.reach - width / 2
        y: axes.height / 2 - seen.y * axes.reach - height / 2
        z: seen.z
        focusPolicy: Qt.TabFocus
        onClicked: axes.viewModel.lookAlong(number)
        Accessible.role: Accessible.Button
        Accessible.name: hint
        Accessible.onPressAction: click()

        contentItem: Text {
            text: axis.letter
            color: "#14181d"
            font.family: Theme.family
            font.pixelSize: Units.px(10)
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }

        background: Rectangle {
            radius: width / 2
            color: axis.hovered ? Qt.lighter(axis.ink, 1.25) : axis.ink
            border.width: axis.visualFocus ? 2 : 0
            border.color: Theme.tx
        }

        Hint {
            text: axis.hint
            active: axis.hovered
        }
    }

    component Stem: Rectangle {
        required property vector3d direction
        required property color ink
        readonly property vector3d seen: axes.back.times(direction)

        x: axes.width / 2
        y: axes.height / 2 - height / 2
        width: Math.hypot(seen.x, seen.y) * axes.reach
        height: 2
        color: ink
        transformOrigin: Item.Left
        rotation: -Math.atan2(seen.y, seen.x) * 180 / Math.PI
    }

    Stem {
        direction: Qt.vector3d(1, 0, 0)
        ink: "#ff6b6b"
    }
    Stem {
        direction: Qt.vector3d(0, 1, 0)
        ink: "#5da9ff"
    }
    Stem {
        direction: Qt.vector3d(0, 0, 1)
        ink: "#58d68d"
    }

    Axis {
        number: 0
        letter: "X"
        ink: "#ff6b6b"
        direction: Qt.vector3d(1, 0, 0)
        hint: qsTr("Look along X; again: from the other side")
    }
    Axis {
        number: 1
        letter: "Y"
        ink: "#5da9ff"
        direction: Qt.vector3d(0, 1, 0)
        hint: qsTr("Look straight down")
    }
    Axis {
        number: 2
        letter: "Z"
        ink: "#58d68d"
        direction: Qt.vector3d(0, 0, 1)
        hint: qsTr("Look along Z; again: from the other side")
    }
}
