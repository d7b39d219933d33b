// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/rhythm.h"
#include "core/world/tracks.h"

#include <cstdint>

namespace ward::signals {

/// Beats and breaths as they come when nothing changes: each rhythm with the kinds of beats it
/// consists of. For the monitor of a draft, whose clock never runs, and for tests and pictures; a
/// running session's tracks come from its engine.
struct TypicalTracks
{
    Rhythm rhythm = Rhythm::Sinus;
    double rate = 80;           ///< ventricular, /min
    double breathRate = 16;     ///< /min; 0: apnoea
    double compressionRate = 0; ///< /min; 0: none
    world::BreathKind breathKind = world::BreathKind::Spontaneous;
    double breathCo2 = 1000;
    std::int64_t fromUs = 0;
    std::int64_t toUs = 16'000'000;

    [[nodiscard]] world::Tracks make() const;
};

/// The usual ventricular rate of a rhythm.
[[nodiscard]] double typicalRate(Rhythm rhythm);

} // namespace ward::signals
