// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Ward.Ui

TestCase {
    id: test
    name: "TextField"
    width: 400
    height: 200
    visible: true
    when: windowShown

    property list<string> committed
    property int edits: 0

    TextField {
        id: field
        objectName: "field"
        text: "Nurse, lead"
        onCommitted: text => test.committed.push(text)
    }

    SearchField {
        id: search
        objectName: "search"
        y: 60
        placeholderText: "Search"
        onTextEdited: test.edits += 1
    }

    function init() {
        committed = [];
        edits = 0;
        field.text = "Nurse, lead";
        search.text = "";
        search.forceActiveFocus();
    }

    function test_returnCommitsOnce() {
        field.forceActiveFocus();
        field.selectAll();
        keyClick("a");
        keyClick(Qt.Key_Return);
        search.forceActiveFocus();
        compare(committed.length, 1);
        compare(committed[0], "a");
    }

    function test_unchangedTextIsNotCommitted() {
        field.forceActiveFocus();
        keyClick(Qt.Key_Return);
        search.forceActiveFocus();
        compare(committed.length, 0);
    }

    function test_escapePutsBack() {
        field.forceActiveFocus();
        field.selectAll();
        keyClick("x");
        keyClick(Qt.Key_Escape);
        compare(field.text, "Nurse, lead");
    }

    function test_searchTellsOnEveryKeyAndEscapeClears() {
        keyClick("d");
        keyClick("e");
        compare(edits, 2);
        keyClick(Qt.Key_Escape);
        compare(search.text, "");
        compare(edits, 3);
    }
}
