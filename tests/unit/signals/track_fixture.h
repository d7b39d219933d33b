// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/rhythm.h"
#include "core/world/tracks.h"

#include <cstdint>

namespace ward::test {

/// Beats and breaths for tests and pictures, as an engine would make them: each rhythm with the
/// kinds of beats it consists of.
struct TrackFixture
{
    signals::Rhythm rhythm = signals::Rhythm::Sinus;
    double rate = 80;           ///< ventricular, /min
    double breathRate = 16;     ///< 0: apnoea
    double compressionRate = 0; ///< 0: none
    world::BreathKind breathKind = world::BreathKind::Spontaneous;
    double breathCo2 = 1000;
    std::int64_t fromUs = 0;
    std::int64_t toUs = 16'000'000;
};

[[nodiscard]] world::Tracks makeTracks(const TrackFixture &fixture);
/// The typical ventricular rate of a rhythm, for pictures.
[[nodiscard]] double typicalRate(signals::Rhythm rhythm);

} // namespace ward::test
