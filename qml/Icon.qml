// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Window
import Ward.Ui

// One icon in one colour: Ward's own clinical ones or a freedesktop name from the icon theme.
Image {
    property string name
    property color color: Theme.tx2
    property int size: Units.icon

    width: size
    height: size
    sourceSize: Qt.size(size * Screen.devicePixelRatio, size * Screen.devicePixelRatio)
    source: name.length > 0 ? "image://icon/" + name + "?" + color : ""
    Accessible.ignored: true
}
