// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// Switches side by side on the scene, in the look of an accented Segmented.
Rectangle {
    id: bar

    default property alias switches: line.data

    implicitWidth: line.implicitWidth + Units.px(6)
    implicitHeight: line.implicitHeight + Units.px(6)
    radius: Units.m
    color: Theme.hud
    border.width: Units.hair
    border.color: Theme.hudLine

    Row {
        id: line

        anchors.centerIn: parent
        spacing: Units.xs
    }
}
