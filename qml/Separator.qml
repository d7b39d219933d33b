// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// A hair line between parts, horizontal unless `vertical`.
Rectangle {
    property bool vertical: false

    implicitWidth: vertical ? Units.hair : Units.xxl
    implicitHeight: vertical ? Units.xl : Units.hair
    color: Theme.line
    Accessible.ignored: true
}
