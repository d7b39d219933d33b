// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Ward.Ui

TestCase {
    id: test
    name: "NumberField"
    width: 400
    height: 200
    visible: true
    when: windowShown

    property string committed
    property real scrubbedTo: 0
    property int started: 0
    property int finished: 0
    property bool cancelled: false

    NumberField {
        id: field
        objectName: "field"
        x: 20
        y: 20
        width: 200
        label: "HR"
        text: "92"
        unit: "/min"
        position: 0.4
        onCommitted: text => test.committed = text
        onScrubStarted: test.started += 1
        onScrubbed: steps => test.scrubbedTo = steps
        onScrubFinished: cancelled => {
            test.finished += 1;
            test.cancelled = cancelled;
        }
    }

    TextField {
        id: other
        objectName: "other"
        x: 20
        y: 80
    }

    function init() {
        committed = "";
        scrubbedTo = 0;
        started = 0;
        finished = 0;
        field.text = "92";
        field.mixed = false;
        field.readOnly = false;
        other.forceActiveFocus();
    }

    function type(text) {
        for (const letter of text)
            keyClick(letter);
    }

    function test_clickAndTypeCommitsTheTextAsTyped() {
        mouseClick(field, 20, 10);
        verify(field.editing);
        type("*1.1");
        compare(committed, "");
        keyClick(Qt.Key_Return);
        compare(committed, "*1.1");
    }

    function test_escapeLeavesEverythingAsItWas() {
        mouseClick(field, 20, 10);
        type("50");
        keyClick(Qt.Key_Escape);
        other.forceActiveFocus();
        compare(committed, "");
    }

    function test_leavingTheFieldCommits() {
        mouseClick(field, 20, 10);
        type("88");
        other.forceActiveFocus();
        compare(committed, "88");
    }

    function test_aRemoteChangeNeverTouchesWhatIsBeingTyped() {
        mouseClick(field, 20, 10);
        type("7");
        field.text = "120";
        type("5");
        keyClick(Qt.Key_Return);
        compare(committed, "75");
    }

    function test_draggingTellsSteps() {
        mousePress(field, 100, 10);
        for (let x = 102; x <= 144; x += 2)
            mouseMove(field, x, 10, -1, Qt.LeftButton);
        compare(started, 1);
        compare(finished, 0);
        verify(scrubbedTo >= 8 && scrubbedTo <= 12, "dragged by " + scrubbedTo);
        mouseRelease(field, 144, 10);
        compare(finished, 1);
        verify(!cancelled);
        verify(!field.editing);
    }

    function test_readOnlyCannotBeDragged() {
        field.readOnly = true;
        mousePress(field, 100, 10);
        mouseMove(field, 140, 10, -1, Qt.LeftButton);
        mouseRelease(field, 140, 10);
        compare(started, 0);
    }

    function test_mixedShowsNoNumber() {
        field.mixed = true;
        mouseClick(field, 20, 10);
        type("60");
        keyClick(Qt.Key_Return);
        compare(committed, "60");
    }
}
