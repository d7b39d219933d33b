// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui

// What most panels are most of the time: rows that stand still.
Rectangle {
    color: Theme.bg1

    ListView {
        anchors.fill: parent
        model: 40
        clip: true

        delegate: ListRow {
            required property int index

            width: ListView.view.width
            text: "Row " + index
        }
    }
}
