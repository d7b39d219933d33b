// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// The scroll bar of every list: `T.ScrollBar.vertical: ThinScrollBar {}`.
T.ScrollBar {
    id: bar

    implicitWidth: orientation === Qt.Vertical ? Units.px(9) : Units.px(40)
    implicitHeight: orientation === Qt.Vertical ? Units.px(40) : Units.px(9)
    padding: Units.xs
    minimumSize: 0.06
    visible: size < 1
    Accessible.role: Accessible.ScrollBar
    Accessible.name: qsTr("Scroll", "accessible name of a scroll bar")

    contentItem: Rectangle {
        radius: Units.px(3)
        color: bar.pressed ? Theme.acc : Theme.tx3
        opacity: bar.hovered || bar.pressed ? 0.8 : 0.4
    }
}
