// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Studio

// What the first window shows: the same bar as the main window has, and the start page below it.
FocusScope {
    id: screen

    required property StartViewModel viewModel
    required property TopBarViewModel topBar

    TopBar {
        id: bar
        width: parent.width
        height: implicitHeight
        viewModel: screen.topBar
    }

    StartPage {
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        viewModel: screen.viewModel
        focus: true
    }
}
