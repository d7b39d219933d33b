// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <cstdint>

namespace ward::sessions {

/// How much faster than the wall a session runs, exact.
struct Rate
{
    /// Times this, thirty and the µs of a year is still a 64-bit integer.
    static constexpr std::uint32_t kMaxTerm = 6000;
    std::uint32_t numerator = 1;
    std::uint32_t denominator = 1;
    [[nodiscard]] bool isValid() const; ///< 1/10 … 60/1, both terms at most `kMaxTerm`
    bool operator==(const Rate &) const = default;
};

/// Says which tick is due at a moment of the wall. Always computed from the last re-base, never by
/// adding intervals, so that rounding cannot drift. It reads no clock: the caller passes the
/// monotonic time in µs. Not thread-safe.
class SessionClock
{
public:
    /// Runs from `reached` (the last tick that was run) at `nowUs`.
    void run(std::int64_t nowUs, Tick reached);
    void pause();
    void setRate(std::int64_t nowUs, Tick reached, Rate rate);

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] Rate rate() const { return m_rate; }
    /// The newest tick that must have been run by `nowUs`; the base tick while paused.
    [[nodiscard]] Tick dueTick(std::int64_t nowUs) const;
    /// When `tick` is due: the smallest monotonic time at which `dueTick` is at least `tick`.
    [[nodiscard]] std::int64_t dueAtUs(Tick tick) const;

private:
    bool m_running = false;
    Rate m_rate;
    Tick m_baseTick;
    std::int64_t m_baseUs = 0;
};

} // namespace ward::sessions
