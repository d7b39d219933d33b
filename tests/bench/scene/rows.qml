// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick

// The peer of the entity tree: rows of text, nothing else.
ListView {
    id: list

    required property QtObject rows

    model: rows
    reuseItems: true

    delegate: Text {
        required property string name

        text: name
        height: 26
    }
}
