// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// The visible keyboard focus of a control; fills it.
Rectangle {
    property bool shown: false

    anchors.fill: parent
    color: "transparent"
    radius: Units.radius
    border.width: 2
    border.color: Theme.acc
    visible: shown
}
