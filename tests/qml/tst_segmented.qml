// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtTest
import Ward.Ui

TestCase {
    id: test
    name: "Segmented"
    width: 500
    height: 100
    visible: true
    when: windowShown

    property int activated: -1

    Segmented {
        id: control
        objectName: "control"
        model: ["Author", "Run", "Debrief"]
        currentIndex: 0
        onActivated: index => {
            test.activated = index;
            currentIndex = index;
        }
    }

    function init() {
        control.currentIndex = 0;
        activated = -1;
        control.forceActiveFocus();
    }

    function test_arrowsStepAndStopAtTheEnds() {
        keyClick(Qt.Key_Left);
        compare(activated, -1);
        keyClick(Qt.Key_Right);
        compare(activated, 1);
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Right);
        compare(activated, 2);
    }

    function test_clickChooses() {
        mouseClick(control, control.width - 20, control.height / 2);
        compare(activated, 2);
    }
}
