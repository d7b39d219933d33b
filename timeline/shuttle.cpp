// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/shuttle.h"

#include <algorithm>

namespace ward::timeline {

namespace {

constexpr qreal kFastest = 16;

} // namespace

bool Shuttle::press(int direction, qreal cursor)
{
    const qreal before = m_speed;
    if (direction == 0 || m_speed * direction <= 0)
        m_speed = direction;
    else
        m_speed = std::clamp(m_speed * 2, -kFastest, kFastest);
    if (m_speed == before)
        return false;
    m_at = cursor;
    return true;
}

Shuttle::Moment Shuttle::advance(qreal elapsed, qreal end)
{
    m_at += m_speed * elapsed;
    if (m_loopTo > m_loopFrom && m_loopFrom >= 0) {
        if (m_speed > 0 && m_at > m_loopTo)
            m_at = m_loopFrom;
        else if (m_speed < 0 && m_at < m_loopFrom)
            m_at = m_loopTo;
    }
    if (m_at <= 0 && m_speed < 0) {
        m_at = 0;
        return {m_at, Edge::Start};
    }
    if (m_at >= end && m_speed > 0) {
        m_at = end;
        return {m_at, Edge::End};
    }
    return {m_at, Edge::None};
}

void Shuttle::setLoopIn(qreal cursor, qreal end)
{
    m_loopFrom = cursor;
    if (m_loopTo <= m_loopFrom)
        m_loopTo = end;
}

void Shuttle::setLoopOut(qreal cursor)
{
    m_loopTo = cursor;
    if (m_loopFrom < 0 || m_loopFrom >= m_loopTo)
        m_loopFrom = 0;
}

} // namespace ward::timeline
