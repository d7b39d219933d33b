// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/breathing.h"
#include "core/world/signals/parameters.h"
#include "core/world/signals/rhythm_history.h"
#include "core/world/tracks.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ward::signals {

/// Ejection reaches the arterial line, and the finger, this long after the R wave.
inline constexpr std::int64_t kMechanicalDelayUs = 180'000;

/// Arterial pressure that chest compressions make, at full strength (mechanical 1000).
inline constexpr double kCompressionSystolic = 50;
inline constexpr double kCompressionDiastolic = 25;

/// Pressure that the arteries run off to when the heart stands still, and what the veins rise to:
/// 24.2 ± 5.3 and 11.0 ± 5.4 mmHg within 13 ± 2 s of induced fibrillation, in 82 and 36 patients,
/// with time constants of 2.9 and 3.6 s; a difference remained at 20 s, as long as anyone looked
/// (Schipke et al., Am J Physiol Heart Circ Physiol 2003;285:H2510, abstract).
inline constexpr double kStandstillPressure = 24;
inline constexpr double kStandstillVenous = 11;

/// 0 … 1: how much of the volume is missing; what makes the pulse swing with the breath (Michard,
/// Anesthesiology 2005;103:419). Blood loss in mL, central venous pressure in mmHg.
[[nodiscard]] double depletion(double bloodLoss, double venous);

/// A pulsating wave whose beats start where the one before has run off to: upstroke, rounded
/// systole, dicrotic notch at the end of ejection (Weissler et al., Circulation 1968;37:149), then
/// an exponential run-off that meets the diastolic value at the preceding interval and, without
/// further beats, falls on towards the pressure of a standing circulation. Beats of a pulseless
/// rhythm make no pulse. A pulse has the pressures that its beat kept, so that what has been drawn
/// of it stays as it is while the vitals move on.
class PressureWave
{
public:
    struct Shape
    {
        double systolic = 120;
        double diastolic = 80;
        double floor = kStandstillPressure; ///< where a run-off heads
        double rest = kStandstillPressure;  ///< where it is after a long time without a pulse
        double compressionSystolic = kCompressionSystolic;
        double compressionDiastolic = kCompressionDiastolic;
        double upstroke = 0.43;   ///< of the ejection time
        double notchLevel = 0.50; ///< of the pulse pressure
        double notchDepth = 0.07;
        double dicrotic = 0.06;
        double ringing = 0;          ///< resonance of an under-damped line, of the pulse pressure
        double swing = 0.05;         ///< change of the pulse with the breath
        double noise = 0.25;         ///< in units of the wave
        std::optional<double> fixed; ///< a flush: nothing but this
    };

    [[nodiscard]] static Shape arterial(const SignalParameters &parameters);
    [[nodiscard]] static Shape pulmonary(const SignalParameters &parameters);
    [[nodiscard]] static Shape plethysmographic(const SignalParameters &parameters);
    using ShapeOf = Shape(const SignalParameters &parameters);

    /// `shapeOf` is one of the above: the shape follows the pressures of each beat.
    PressureWave(const world::Tracks &tracks, const SignalParameters &parameters, ShapeOf *shapeOf,
                 const Breathing &breathing);

    [[nodiscard]] double value(std::int64_t us) const;

    struct Pulse
    {
        std::int64_t startUs; ///< foot of the upstroke
        double start;
        double peak;
        double diastolic;
        double floor; ///< what it runs off to
        double rest;  ///< where the wave was, had there been no pulse for long
        double notchLevel;
        double ejectionMs;
        double tauMs;
        bool compression;
    };
    /// Ascending by time; none when there is no pulse.
    [[nodiscard]] const std::vector<Pulse> &pulses() const { return m_pulses; }

private:
    /// `rest` is that of the beat that ends the run-off, or the present one.
    [[nodiscard]] double pulseValue(const Pulse &pulse, double ms, double rest) const;

    Shape m_shape; ///< of the present
    std::uint64_t m_seed;
    std::vector<Pulse> m_pulses;
};

/// Central venous pressure: a, c and v waves, x and y descents (Mark JB, J Cardiothorac Vasc Anesth
/// 1991;5:163), no a wave without an atrial beat, and the breath.
class VenousWave
{
public:
    VenousWave(const world::Tracks &tracks, const SignalParameters &parameters);
    [[nodiscard]] double value(std::int64_t us, const Breathing &breathing) const;

private:
    struct Cycle
    {
        std::int64_t onsetUs;
        double a;
        double aAt;
        double ventricular;
        bool compression;
    };
    double m_mean;
    std::vector<Cycle> m_cycles;
};

} // namespace ward::signals
