// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Ward.Ui
import Ward.Viewport

// One number of a monitor: its name and unit, between which limits it raises no alarm, and how it
// stands. An alarm fills its ground; in the dark half of the flashing an outline and the alarm's colour
// stay, so that no moment looks calm.
Item {
    id: cell

    required property MonitorViewModel viewModel
    required property int channel
    required property string label
    required property string unit
    required property color ink
    required property string value
    required property string detail
    required property string limits
    required property int alarmLevel

    property bool lit: true
    property bool held: false
    property bool flat: false
    property double labelSize: 12
    // How large among the others, and the height of a row that this is counted from.
    property double share: 1
    property double reference: height

    readonly property bool alarmed: alarmLevel > 1
    readonly property bool filled: alarmed && lit
    readonly property bool isPressure: value.indexOf("/") >= 0
    // Figures as wide as they are: a 1 between two tabular ones stands alone.
    readonly property string figures: Qt.fontFamilies().indexOf("Inter") >= 0 ? "Inter" : Theme.family
    // On black the red of an alarm's ground is too dark for figures.
    readonly property color alarmInk: alarmLevel === 3 ? Qt.lighter(viewModel.alarmGrounds[3], 1.45) : viewModel.alarmGrounds[alarmLevel]
    readonly property color text: filled ? viewModel.alarmInks[alarmLevel] : alarmed ? alarmInk : ink
    readonly property color quiet: filled ? viewModel.alarmInks[alarmLevel] : viewModel.dim
    // Inter's figures are at most 0.63 em wide: "188/188" is 4.2 em, its mean in brackets half as large 1.6.
    readonly property double size: Math.max(10, flat ? Math.min(height * 0.72, (width - nameRow.width - 16) / (isPressure ? 6.2 : 2.2))
                                                     : Math.min(Math.min(reference * 0.62, width / 6.1) * share, (height - labelSize * 1.5) * 0.9))

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 1
        anchors.bottomMargin: 1
        radius: 4
        visible: cell.alarmed
        color: cell.filled ? cell.viewModel.alarmGrounds[cell.alarmLevel] : "transparent"
        border.width: cell.filled ? 0 : 1.5
        border.color: cell.viewModel.alarmGrounds[cell.alarmLevel]
    }
    Row {
        id: nameRow
        x: 5
        y: cell.flat ? (cell.height - height) / 2 : Math.max(1, Math.min(4, cell.height * 0.04))
        spacing: Math.max(3, cell.labelSize * 0.3)

        Label {
            id: name
            text: cell.label
            color: cell.text
            elide: Text.ElideNone
            font.pixelSize: cell.labelSize
            font.weight: Font.Medium
        }
        Label {
            visible: !cell.flat && text.length > 0 && cell.width > 92
            anchors.baseline: name.baseline
            text: cell.unit
            color: cell.quiet
            elide: Text.ElideNone
            font.pixelSize: Math.max(9, cell.labelSize * 0.78)
        }
        Icon {
            objectName: "held" + cell.channel
            anchors.verticalCenter: name.verticalCenter
            visible: cell.held
            name: "lock"
            color: cell.text
            size: Math.max(10, Math.round(cell.labelSize * 0.95))
        }
    }
    Label {
        objectName: "limits" + cell.channel
        anchors.right: parent.right
        anchors.rightMargin: 5
        y: nameRow.y + name.baselineOffset - baselineOffset
        visible: !cell.flat && text.length > 0 && nameRow.width + implicitWidth + 16 < cell.width
        text: cell.limits
        color: cell.quiet
        elide: Text.ElideNone
        font.pixelSize: Math.max(9, cell.labelSize * 0.82)
    }
    Label {
        id: number
        objectName: "number" + cell.channel
        x: cell.flat ? cell.width - width - 5 - (mean.visible ? mean.width + 3 : 0) : 5
        y: cell.flat ? (cell.height - height) / 2 : nameRow.y + nameRow.height + (cell.height - nameRow.y - nameRow.height - height) / 2
        text: cell.value
        color: cell.text
        elide: Text.ElideNone
        font.family: cell.figures
        font.pixelSize: cell.size
        font.weight: Font.DemiBold
        lineHeight: 0.92
    }
    Label {
        id: mean
        visible: cell.isPressure && cell.detail.length > 0
        anchors.baseline: number.baseline
        anchors.left: number.right
        anchors.leftMargin: 3
        text: cell.detail
        color: cell.text
        elide: Text.ElideNone
        font.family: cell.figures
        font.pixelSize: Math.max(9, cell.size * 0.52)
        font.weight: Font.Medium
    }
    Label {
        visible: !cell.isPressure && cell.detail.length > 0 && !cell.flat && number.x + number.width + implicitWidth + 10 < cell.width
        anchors.right: parent.right
        anchors.rightMargin: 5
        anchors.baseline: number.baseline
        text: cell.detail
        color: cell.text
        elide: Text.ElideNone
        font.pixelSize: Math.max(9, cell.labelSize * 0.85)
    }
}
