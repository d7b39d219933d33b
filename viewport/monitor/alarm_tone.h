// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/monitor_reading.h"

#include <cstdint>
#include <vector>

namespace ward::viewport {

/// One pulse of a burst, in ms from its beginning.
struct TonePulse
{
    int startMs = 0;
    int lengthMs = 0;
};

/// What an alarm of one priority sounds like, by IEC 60601-1-8 (tables 3 and 4): high, ten pulses
/// as 3 + 2, and again; medium, three; low, two. How urgent it is can be told from the rhythm
/// alone.
struct ToneRhythm
{
    std::vector<TonePulse> pulses;
    int restMs = 0; ///< from the end of a burst to the next
    double hertz = 0;

    [[nodiscard]] int burstMs() const;
    [[nodiscard]] int repeatMs() const { return burstMs() + restMs; }
};

/// No pulses for `None`.
[[nodiscard]] const ToneRhythm &toneRhythm(AlarmLevel level);

inline constexpr int kToneRate = 22'050; ///< samples a second

/// One burst as samples, mono. The pulses rise and fall softly and carry five harmonics, so that
/// one hears from where they come.
[[nodiscard]] std::vector<std::int16_t> makeTone(AlarmLevel level);

} // namespace ward::viewport
