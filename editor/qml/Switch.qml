// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Ward.Ui

// On or off; position and tick say it besides the colour.
T.Switch {
    id: control

    property string label

    implicitWidth: Units.px(34)
    implicitHeight: Units.px(20)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: label
    Accessible.checked: checked
    Accessible.onPressAction: toggle()

    indicator: Rectangle {
        width: control.width
        height: control.height
        radius: height / 2
        color: control.checked ? Theme.acc : Theme.bg0
        border.width: Units.hair
        border.color: control.visualFocus ? Theme.tx : control.checked ? Theme.acc : Theme.tx3
        opacity: control.enabled ? 1 : 0.5

        Rectangle {
            x: control.checked ? parent.width - width - Units.px(3) : Units.px(3)
            anchors.verticalCenter: parent.verticalCenter
            width: Units.px(14)
            height: width
            radius: width / 2
            color: control.checked ? Theme.onAcc : Theme.tx2

            Behavior on x {
                NumberAnimation {
                    duration: 90
                }
            }
        }
    }
}
