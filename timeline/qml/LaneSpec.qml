// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQml

// Which lane a row of the timeline shows.
QtObject {
    property string lane
    property string title
    property list<string> fields
    property bool tall: false
}
