// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/waves.h"
#include "core/world/tracks.h"

#include <cstdint>
#include <optional>

namespace ward::test {

/// What an independent observer measures in the tracks and the waves drawn from them: the tests'
/// ruler, beside the engine's numerics. All look at the time up to `nowUs` only. Unset = nothing to
/// measure.

/// Complexes per minute: mean of the last 8 RR intervals no older than 12 s; 0 after 4 s without a
/// complex (asystole); unset before there are two.
[[nodiscard]] std::optional<double> heartRate(const world::Tracks &tracks, std::int64_t nowUs);
/// Pulses per minute out of the pleth or arterial wave: as above, unset after 4 s without a pulse.
[[nodiscard]] std::optional<double> pulseRate(const signals::Waves &waves, std::int64_t nowUs);
/// Breaths per minute: mean of the last 4 intervals; 0 after 20 s without a breath (as far as the
/// track reaches: after its whole length).
[[nodiscard]] std::optional<double> respiratoryRate(const world::Tracks &tracks,
                                                    std::int64_t nowUs);

struct PressureReading
{
    double systolic = 0;
    double diastolic = 0;
    double mean = 0;
    bool pulsatile = false; ///< less than 3 mmHg of pulse: only the mean says something
};
/// Over the last 4 s of the wave.
[[nodiscard]] PressureReading arterialPressure(const signals::Waves &waves, std::int64_t nowUs);
/// Highest CO2 of the last whole breath; 0 after 20 s without one, as above.
[[nodiscard]] std::optional<double> endTidalCo2(const world::Tracks &tracks,
                                                const signals::Waves &waves, std::int64_t nowUs);

} // namespace ward::test
