// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/parameters.h"
#include "core/world/tracks.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ward::signals {

/// Chest movement and capnogram out of the breath track; phases of the capnogram and their
/// disturbed shapes after Thompson and Jaffe, Respir Care 2005;50:100. Continuous: each breath
/// starts from where the one before it was.
class Breathing
{
public:
    Breathing(const world::Tracks &tracks, const SignalParameters &parameters);

    /// 0 = end of expiration, 1 = a normal breath.
    [[nodiscard]] double resp(std::int64_t us) const;
    /// The same without what an impedance measures beside it: compressions, noise.
    [[nodiscard]] double volume(std::int64_t us) const;
    /// The breath that is going on, or the last one.
    struct Phase
    {
        world::BreathKind kind = world::BreathKind::Spontaneous;
        std::int64_t onsetUs = 0;
        std::int64_t inspirationUs = 0;
        double depth = 1;
    };
    [[nodiscard]] std::optional<Phase> phase(std::int64_t us) const;
    [[nodiscard]] double co2(std::int64_t us) const; ///< mmHg
    /// +1 while a ventilator or bag pushes, −1 while the patient draws: the sign with which the
    /// breath at `us` moves pressures inside the chest.
    [[nodiscard]] double chestPressureSign(std::int64_t us) const;

private:
    struct Breath
    {
        world::Breath breath;
        double startVolume = 0;
        double startCo2 = 0;
    };
    [[nodiscard]] const Breath *breathAt(std::int64_t us) const;
    [[nodiscard]] double volume(const Breath &breath, std::int64_t us) const;
    [[nodiscard]] double capnogram(const Breath &breath, std::int64_t us) const;
    [[nodiscard]] double compressionRipple(std::int64_t us) const;

    std::vector<Breath> m_breaths;
    std::vector<std::int64_t> m_compressions;
    double m_etco2;
    double m_obstruction; ///< 0 … 1
    CapnoShape m_shape;
    std::uint64_t m_seed;
};

} // namespace ward::signals
