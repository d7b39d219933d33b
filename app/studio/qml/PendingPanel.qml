// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A panel that has nothing to show yet says why.
FocusScope {
    id: panel

    required property string iconName
    required property string title
    required property string text

    Rectangle {
        anchors.fill: parent
        color: Theme.bg1
    }

    EmptyState {
        anchors.fill: parent
        iconName: panel.iconName
        title: panel.title
        text: panel.text
    }
}
