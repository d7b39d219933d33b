// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_clock.h"

namespace ward::sessions {

bool Rate::isValid() const
{
    return numerator > 0 && denominator > 0 && numerator <= kMaxTerm && denominator <= kMaxTerm &&
           std::uint64_t{numerator} * 10 >= denominator &&
           numerator <= std::uint64_t{denominator} * 60;
}

void SessionClock::run(std::int64_t nowUs, Tick reached)
{
    m_running = true;
    m_baseUs = nowUs;
    m_baseTick = reached;
}

void SessionClock::pause()
{
    m_running = false;
}

void SessionClock::setRate(std::int64_t nowUs, Tick reached, Rate rate)
{
    m_rate = rate;
    m_baseUs = nowUs;
    m_baseTick = reached;
}

Tick SessionClock::dueTick(std::int64_t nowUs) const
{
    if (!m_running || nowUs <= m_baseUs)
        return m_baseTick;
    const std::int64_t elapsed = nowUs - m_baseUs;
    return m_baseTick + elapsed * m_rate.numerator * kTicksPerSecond /
                            (std::int64_t{m_rate.denominator} * 1'000'000);
}

std::int64_t SessionClock::dueAtUs(Tick tick) const
{
    const std::int64_t ticks = tick.n - m_baseTick.n;
    const std::int64_t perWall = std::int64_t{m_rate.numerator} * kTicksPerSecond;
    return m_baseUs + (ticks * m_rate.denominator * 1'000'000 + perWall - 1) / perWall;
}

} // namespace ward::sessions
