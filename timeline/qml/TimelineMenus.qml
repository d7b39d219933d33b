// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Timeline

// What can be asked where one points: why an event happened, why a vital sign was as it was then.
Item {
    id: menus

    required property TimelineViewModel viewModel
    property real event: 0
    property string field
    property string vital
    property real seconds: 0

    function openOn(row: LaneRow, x: real, y: real, at: real) {
        if (row === null)
            return;
        seconds = at;
        if (row.curve) {
            field = row.spec.fields[0];
            vital = row.vitalName;
            return ofVital.popup();
        }
        event = row.eventAt(x, y);
        if (event > 0)
            ofEvent.popup();
    }

    PopupMenu {
        id: ofEvent
        objectName: "timelineEventMenu"
        title: qsTr("Event", "accessible name of a menu")

        MenuEntry {
            objectName: "timelineWhy"
            text: qsTr("Why did this happen? (W)")
            iconName: "why"
            onTriggered: menus.viewModel.askWhyEvent(menus.event)
        }
    }

    PopupMenu {
        id: ofVital
        objectName: "timelineVitalMenu"
        title: qsTr("Vital sign", "accessible name of a menu")

        MenuEntry {
            objectName: "timelineWhyVital"
            //: %1 a vital sign, %2 a time
            text: qsTr("Why is %1 as it is at %2?").arg(menus.vital).arg(menus.viewModel.formatSeconds(menus.seconds))
            iconName: "why"
            onTriggered: menus.viewModel.askWhyVital(menus.field, menus.seconds)
        }
    }
}
