// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/monitor_reading.h"
#include "viewport/monitor/monitor_theme.h"

#include <QAbstractListModel>

#include <cstdint>
#include <vector>

namespace ward::viewport {

/// The traces of a monitor, top to bottom, each with its number. Roles: channel, label, unit,
/// lead (of the trace, empty where the label says it), ink (its colour), value, detail, note,
/// limits (of the alarms), alarmLevel (0–3), alarmFlashes, held (an instructor holds what the row
/// shows), minimum, maximum (of the trace), scaleTop, scaleBottom (texts, empty where the scale is
/// not shown), mmPerSecond, rank (0 = the row that stays longest when room is short: what alarms
/// before what does not). GUI thread.
class MonitorRows : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        ChannelRole = Qt::UserRole + 1,
        LabelRole,
        UnitRole,
        LeadRole,
        InkRole,
        ValueRole,
        DetailRole,
        NoteRole,
        LimitsRole,
        AlarmLevelRole,
        AlarmFlashesRole,
        HeldRole,
        MinimumRole,
        MaximumRole,
        ScaleTopRole,
        ScaleBottomRole,
        MmPerSecondRole,
        RankRole,
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Rows come and go only when a sensor does; else values change in place.
    void setReading(const MonitorReading &reading);
    void setTheme(const MonitorTheme &theme);
    /// Bit by Channel.
    void setHeld(std::uint32_t channels);

private:
    struct Row
    {
        Channel channel = Channel::Ecg;
        QString label;
        Number number;
        int alarmLevel = 0;
        bool alarmFlashes = false;
        double minimum = 0;
        double maximum = 1;
        QString scaleTop;
        QString scaleBottom;
        int rank = 0;
    };
    [[nodiscard]] static std::vector<Row> makeRows(const MonitorReading &reading);

    std::vector<Row> m_rows;
    const MonitorTheme *m_theme = &monitorTheme({});
    std::uint32_t m_held = 0;
};

} // namespace ward::viewport
