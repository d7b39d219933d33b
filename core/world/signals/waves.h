// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/breathing.h"
#include "core/world/signals/ecg.h"
#include "core/world/signals/lead.h"
#include "core/world/signals/parameters.h"
#include "core/world/signals/pressure.h"
#include "core/world/tracks.h"

#include <cstdint>

namespace ward::signals {

/// A wave at time t needs the beats up to t plus this: the P wave comes before its R wave. Whoever
/// draws while beats are still being made shows t = now − kDisplayLagUs; then what has been drawn
/// never changes when later beats arrive.
inline constexpr std::int64_t kDisplayLagUs = 400'000;

/// The waves of one patient, prepared from one state of the tracks: pure functions of time in µs,
/// the same value for the same time at any zoom, on any machine. Reaches back as far as the tracks
/// do (16 s); earlier is drawn as if nothing had happened there. Copies what it needs; any thread.
class Waves
{
public:
    Waves(const world::Tracks &tracks, const SignalParameters &parameters);

    [[nodiscard]] double ecg(Lead lead, std::int64_t us) const
    {
        return m_ecg.value(lead, us, m_breathing.resp(us));
    }                                                                           ///< mV
    [[nodiscard]] double abp(std::int64_t us) const { return m_abp.value(us); } ///< mmHg
    [[nodiscard]] double pap(std::int64_t us) const { return m_pap.value(us); } ///< mmHg
    [[nodiscard]] double cvp(std::int64_t us) const
    {
        return m_cvp.value(us, m_breathing);
    } ///< mmHg
    [[nodiscard]] double pleth(std::int64_t us) const
    {
        return m_pleth.value(us);
    } ///< 1 = good pulse
    [[nodiscard]] double co2(std::int64_t us) const { return m_breathing.co2(us); } ///< mmHg
    /// Impedance: 0 = end of expiration, 1 = a normal breath.
    [[nodiscard]] double resp(std::int64_t us) const { return m_breathing.resp(us); }

    [[nodiscard]] const PressureWave &abpWave() const { return m_abp; }
    [[nodiscard]] const Breathing &breathing() const { return m_breathing; }

private:
    Breathing m_breathing;
    Ecg m_ecg;
    PressureWave m_abp;
    PressureWave m_pap;
    PressureWave m_pleth;
    VenousWave m_cvp;
};

} // namespace ward::signals
