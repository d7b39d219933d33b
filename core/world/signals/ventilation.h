// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/breathing.h"
#include "core/world/world.h"

#include <cstdint>

namespace ward::signals {

/// How a ventilator is set, as far as its curves show it; pressures in cmH2O.
struct VentilatorSettings
{
    enum class Mode : std::uint8_t { Off, Volume, Pressure, Support, Cpap };
    Mode mode = Mode::Off;
    double peep = 5;
    double peak = 18;
    double normalVolume = 490; ///< mL: what a depth of 1 in the breath track means
};

/// Of the patient; off where nothing ventilates him.
[[nodiscard]] VentilatorSettings readVentilator(const world::World &world, world::Handle patient);

/// The curves a ventilator draws, out of the same breath track as the monitor's: volume from the
/// track, flow as its slope, pressure by the equation of motion with the peak and the PEEP the
/// patient has (Hess, Respir Care 2014;59:1773): a quarter of what is above PEEP overcomes the
/// resistance at full flow, the rest fills the lungs; a pressure mode holds a plateau. Copies what
/// it needs; any thread.
class Ventilation
{
public:
    Ventilation(const world::Tracks &tracks, const SignalParameters &parameters,
                const VentilatorSettings &settings);

    [[nodiscard]] double pressure(std::int64_t us) const; ///< cmH2O
    [[nodiscard]] double flow(std::int64_t us) const;     ///< L/min, out of the patient < 0
    [[nodiscard]] double volume(std::int64_t us) const;   ///< mL above the end of expiration

private:
    Breathing m_breathing;
    VentilatorSettings m_settings;
};

} // namespace ward::signals
