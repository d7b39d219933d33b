// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/qml/lane_item.h"

#include <algorithm>
#include <cmath>

/// What of a lane one points at.
namespace ward::timeline {

namespace {

qreal seconds(Tick tick)
{
    return static_cast<qreal>(tick.n) / kTicksPerSecond;
}

} // namespace

QString LaneItem::labelAt(qreal x, qreal y) const
{
    const Lane *lane = shownLane();
    if (lane == nullptr)
        return {};
    for (auto point = lane->points.rbegin(); point != lane->points.rend(); ++point) {
        if (std::abs(xAt(seconds(point->at)) - x) < 7)
            return TimelineViewModel::formatSeconds(seconds(point->at)) + QLatin1Char(' ') +
                   point->label;
    }
    const int row = static_cast<int>(y / height() * m_rows.count);
    for (std::size_t i = std::min(lane->spans.size(), m_rows.rowOf.size()); i-- > 0;) {
        const Span &span = lane->spans[i];
        if (m_rows.rowOf[i] == row && x >= xAt(seconds(span.from)) - 2 &&
            x <= std::max(xAt(seconds(span.to)) + 2, xAt(seconds(span.from)) + 10)) {
            return QStringLiteral("%1 – %2 %3")
                .arg(TimelineViewModel::formatSeconds(seconds(span.from)),
                     span.open ? QStringLiteral("…")
                               : TimelineViewModel::formatSeconds(seconds(span.to)),
                     span.label);
        }
    }
    return {};
}

LaneItem::Hit LaneItem::hit(qreal x, qreal y) const
{
    constexpr qreal kReach = 7;
    const Lane *lane = m_viewModel ? shownLane() : nullptr;
    if (lane == nullptr)
        return {};
    Hit best;
    qreal nearest = kReach;
    for (const Point &point : lane->points) {
        const qreal away = std::abs(xAt(seconds(point.at)) - x);
        if (away < nearest) {
            nearest = away;
            best = {point.at.n, point.event};
        }
    }
    const int row = static_cast<int>(y / height() * m_rows.count);
    for (std::size_t i = 0; i < std::min(lane->spans.size(), m_rows.rowOf.size()); ++i) {
        // The beginning of a bar is an event; within it, every moment is meant.
        const qreal away = std::abs(xAt(seconds(lane->spans[i].from)) - x);
        if (m_rows.rowOf[i] == row && away < std::min(nearest, kReach / 2)) {
            nearest = away;
            best = {lane->spans[i].from.n, lane->spans[i].event};
        }
    }
    return best;
}

qint64 LaneItem::tickAt(qreal x, qreal y) const
{
    return hit(x, y).tick;
}

qint64 LaneItem::eventAt(qreal x, qreal y) const
{
    if (const Hit near = hit(x, y); near.tick >= 0)
        return static_cast<qint64>(near.event);
    // Anywhere on a bar, what it stands for is meant.
    const Lane *lane = m_viewModel ? shownLane() : nullptr;
    if (lane == nullptr)
        return 0;
    const int row = static_cast<int>(y / height() * m_rows.count);
    for (std::size_t i = std::min(lane->spans.size(), m_rows.rowOf.size()); i-- > 0;) {
        const Span &span = lane->spans[i];
        if (m_rows.rowOf[i] == row && x >= xAt(seconds(span.from)) && x <= xAt(seconds(span.to)))
            return static_cast<qint64>(span.event);
    }
    return 0;
}

} // namespace ward::timeline
