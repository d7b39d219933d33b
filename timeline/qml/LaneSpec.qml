// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQml

// Which lane a row of the timeline shows.
QtObject {
    property string lane
    property string title
    property list<string> fields
    // Names in one line what stands in no lane at all.
    property bool gathered: false
    // On one row until somebody opens it.
    property bool folds: false
}
