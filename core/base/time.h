// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace ward {

/// Simulated time since the start of a session, in whole microseconds. Exact, integer, any thread.
struct SimTime
{
    std::int64_t us = 0;

    [[nodiscard]] static constexpr SimTime fromMs(std::int64_t ms) { return {ms * 1000}; }
    [[nodiscard]] static constexpr SimTime fromSeconds(std::int64_t s) { return {s * 1'000'000}; }
    [[nodiscard]] constexpr double seconds() const { return static_cast<double>(us) / 1e6; }

    constexpr auto operator<=>(const SimTime &) const = default;
    constexpr SimTime operator+(SimTime o) const { return {us + o.us}; }
    constexpr SimTime operator-(SimTime o) const { return {us - o.us}; }
};

inline constexpr std::int64_t kTicksPerSecond = 30;

/// The number of a tick. Tick n covers [n/30 s, (n+1)/30 s); *the world at n* is the state after
/// tick n's commit.
struct Tick
{
    std::int64_t n = 0;

    /// The instant at which tick n begins, rounded down to a microsecond.
    [[nodiscard]] constexpr SimTime time() const { return {n * 1'000'000 / kTicksPerSecond}; }

    constexpr auto operator<=>(const Tick &) const = default;
    constexpr Tick operator+(std::int64_t d) const { return {n + d}; }
    constexpr Tick operator-(std::int64_t d) const { return {n - d}; }
    constexpr Tick &operator++()
    {
        ++n;
        return *this;
    }
};

/// The tick at which something scheduled for `t` happens: rounded up. 95 s is tick 2850.
[[nodiscard]] constexpr Tick tickScheduledAt(SimTime t)
{
    const std::int64_t scaled = t.us * kTicksPerSecond;
    return {scaled >= 0 ? (scaled + 999'999) / 1'000'000 : -((-scaled) / 1'000'000)};
}

/// The tick whose world is shown when a person looks at `t`: rounded down. 94.99 s is tick 2849.
[[nodiscard]] constexpr Tick tickShownAt(SimTime t)
{
    const std::int64_t scaled = t.us * kTicksPerSecond;
    return {scaled >= 0 ? scaled / 1'000'000 : -((-scaled + 999'999) / 1'000'000)};
}

/// `MM:SS.s` (tenths, rounded down); hours are added in front from one hour on: `1:02:03.4`.
[[nodiscard]] std::string formatTime(SimTime t);
/// `HH:MM:SS`, rounded down.
[[nodiscard]] std::string formatTimeLong(SimTime t);
/// Accepts `SS`, `MM:SS`, `HH:MM:SS`, each with up to six decimals; code `base.time.malformed`.
[[nodiscard]] Result<SimTime> parseTime(std::string_view text);

} // namespace ward
