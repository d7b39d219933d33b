// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/monitor_rows.h"

#include "core/base/text.h"

#include <QColor>
#include <QCoreApplication>

#include <algorithm>

namespace ward::viewport {

int MonitorRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MonitorRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const ChannelStyle &look = style(row.channel);
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return row.label;
    case LeadRole:
        return toQString(look.lead);
    case UnitRole:
        return toQString(look.unit);
    case LimitsRole:
        return row.number.limits;
    case ChannelRole:
        return static_cast<int>(row.channel);
    case InkRole:
        return QColor::fromRgb(m_theme->channels[static_cast<std::size_t>(row.channel)]);
    case ValueRole:
        return row.number.value;
    case DetailRole:
        return row.number.detail;
    case NoteRole:
        return row.number.note;
    case AlarmLevelRole:
        return row.alarmLevel;
    case AlarmFlashesRole:
        return row.alarmFlashes;
    case HeldRole:
        return (m_held >> static_cast<unsigned>(row.channel) & 1U) != 0 &&
               row.channel != Channel::EcgSecond;
    case MinimumRole:
        return row.minimum;
    case MaximumRole:
        return row.maximum;
    case ScaleTopRole:
        return row.scaleTop;
    case ScaleBottomRole:
        return row.scaleBottom;
    case MmPerSecondRole:
        return look.mmPerSecond;
    case RankRole:
        return row.rank;
    default:
        return {};
    }
}

QHash<int, QByteArray> MonitorRows::roleNames() const
{
    return {{ChannelRole, "channel"},
            {LabelRole, "label"},
            {UnitRole, "unit"},
            {LimitsRole, "limits"},
            {LeadRole, "lead"},
            {InkRole, "ink"},
            {ValueRole, "value"},
            {DetailRole, "detail"},
            {NoteRole, "note"},
            {AlarmLevelRole, "alarmLevel"},
            {AlarmFlashesRole, "alarmFlashes"},
            {HeldRole, "held"},
            {MinimumRole, "minimum"},
            {MaximumRole, "maximum"},
            {ScaleTopRole, "scaleTop"},
            {ScaleBottomRole, "scaleBottom"},
            {MmPerSecondRole, "mmPerSecond"},
            {RankRole, "rank"}};
}

std::vector<MonitorRows::Row> MonitorRows::makeRows(const MonitorReading &reading)
{
    std::vector<Row> rows;
    for (const Channel channel : reading.waves) {
        Row row;
        row.channel = channel;
        row.label =
            QCoreApplication::translate("ward::viewport::Monitor", style(channel).label.data());
        if (channel != Channel::EcgSecond)
            row.number = reading.numbers[static_cast<std::size_t>(channel)];
        for (const ShownAlarm &alarm : reading.alarms) {
            if (alarm.channel != channel || alarm.latched) // the number is what it is now
                continue;
            row.alarmLevel = std::max(row.alarmLevel, static_cast<int>(alarm.level));
            row.alarmFlashes = row.alarmFlashes || (!alarm.silent && alarm.level > AlarmLevel::Low);
        }
        switch (channel) {
        case Channel::Ecg:
        case Channel::EcgSecond:
            row.minimum = -0.75;
            row.maximum = 1.45;
            break;
        case Channel::Abp:
            row.minimum = reading.pressureLow;
            row.maximum = reading.pressureHigh;
            row.scaleTop = numberText(row.maximum);
            row.scaleBottom = numberText(row.minimum);
            break;
        case Channel::Pleth:
            row.minimum = -0.25;
            row.maximum = 1.3;
            break;
        case Channel::Cvp:
            row.minimum = -5;
            row.maximum = 25;
            break;
        case Channel::Pap:
            row.minimum = 0;
            row.maximum = std::max(40.0, reading.pulmonaryHigh);
            row.scaleTop = numberText(row.maximum);
            row.scaleBottom = numberText(row.minimum);
            break;
        case Channel::Icp: {
            const double mean = reading.numbers[static_cast<std::size_t>(channel)].value.toDouble();
            row.minimum = 0;
            row.maximum = mean > 28 ? 60 : mean > 14 ? 40 : 20;
            row.scaleTop = numberText(row.maximum);
            row.scaleBottom = numberText(row.minimum);
            break;
        }
        case Channel::Co2: {
            const double end = reading.numbers[static_cast<std::size_t>(channel)].value.toDouble();
            row.minimum = 0;
            row.maximum = end > 72 ? 100 : end > 46 ? 75 : 50;
            row.scaleTop = numberText(row.maximum);
            row.scaleBottom = numberText(0);
            break;
        }
        default:
            row.minimum = -0.3;
            row.maximum = 1.35;
        }
        rows.push_back(row);
    }
    const auto weight = [](const Row &row) {
        if (row.channel == Channel::Ecg) // on any monitor, at any size
            return -1'000;
        const int urgency = row.channel == Channel::EcgSecond ? 0 : std::max(0, row.alarmLevel - 1);
        return style(row.channel).importance - urgency * 100;
    };
    std::vector<int> weights;
    for (const Row &row : rows)
        weights.push_back(weight(row));
    std::sort(weights.begin(), weights.end());
    for (Row &row : rows) {
        row.rank = static_cast<int>(std::lower_bound(weights.begin(), weights.end(), weight(row)) -
                                    weights.begin());
    }
    return rows;
}

void MonitorRows::setTheme(const MonitorTheme &theme)
{
    if (m_theme == &theme)
        return;
    m_theme = &theme;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {InkRole});
}

void MonitorRows::setHeld(std::uint32_t channels)
{
    if (m_held == channels)
        return;
    m_held = channels;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {HeldRole});
}

void MonitorRows::setReading(const MonitorReading &reading)
{
    std::vector<Row> rows = makeRows(reading);
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const Row &a, const Row &b) { return a.channel == b.channel; });
    if (!same) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row &a = m_rows[i];
        const Row &b = rows[i];
        QList<int> roles;
        const auto note = [&](bool changed, int role) {
            if (changed)
                roles.push_back(role);
        };
        note(a.number.value != b.number.value, ValueRole);
        note(a.number.detail != b.number.detail, DetailRole);
        note(a.number.note != b.number.note, NoteRole);
        note(a.number.limits != b.number.limits, LimitsRole);
        note(a.alarmLevel != b.alarmLevel, AlarmLevelRole);
        note(a.alarmFlashes != b.alarmFlashes, AlarmFlashesRole);
        note(a.minimum != b.minimum, MinimumRole);
        note(a.maximum != b.maximum, MaximumRole);
        note(a.scaleTop != b.scaleTop, ScaleTopRole);
        note(a.scaleBottom != b.scaleBottom, ScaleBottomRole);
        note(a.rank != b.rank, RankRole);
        if (roles.isEmpty())
            continue;
        m_rows[i] = rows[i];
        const QModelIndex changed = index(static_cast<int>(i));
        Q_EMIT dataChanged(changed, changed, roles);
    }
}

} // namespace ward::viewport
