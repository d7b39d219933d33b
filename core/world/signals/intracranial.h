// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/breathing.h"
#include "core/world/signals/parameters.h"
#include "core/world/tracks.h"

#include <cstdint>
#include <vector>

namespace ward::signals {

/// Intracranial pressure: three notches after each pulse (percussion, tidal, dicrotic) and the
/// breath, around the mean. A tight skull makes the pulse larger and the second notch taller than
/// the first (Cardoso et al., J Neurosurg 1983;59:817). Copies what it needs; any thread.
class IntracranialWave
{
public:
    /// `mean` in mmHg.
    IntracranialWave(const world::Tracks &tracks, const SignalParameters &parameters, double mean);

    [[nodiscard]] double value(std::int64_t us) const; ///< mmHg

private:
    struct Pulse
    {
        std::int64_t onsetUs;
        double strength;
    };
    Breathing m_breathing;
    double m_mean;
    double m_height; ///< of the first notch, mmHg
    double m_second; ///< the second notch as a share of the first
    std::vector<Pulse> m_pulses;
};

} // namespace ward::signals
