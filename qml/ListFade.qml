// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// Lies over the lower edge of a list: that there is more below is shown by a fading row rather than a
// sliced one.
Rectangle {
    id: fade

    property ListView list: null
    property color ground: Theme.bg1

    anchors.left: list?.left
    anchors.right: list?.right
    anchors.rightMargin: Units.m
    anchors.bottom: list?.bottom
    height: Units.px(26)
    visible: list !== null && list.visible && list.count > 0 && !list.atYEnd
    gradient: Gradient {
        GradientStop {
            position: 0
            color: Qt.rgba(fade.ground.r, fade.ground.g, fade.ground.b, 0)
        }
        GradientStop {
            position: 0.75
            color: fade.ground
        }
    }
}
