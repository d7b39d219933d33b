// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// Blood, heart and vessels. With a pulse: cardiac output = rate × stroke volume, pressure above
// venous pressure = output × resistance, both relative to the author's values, with a baroreflex on
// rate, vessels, contractility and veins. Constants without a source are engineering choices, tuned
// so that the scenes in tests/unit/kernel/tst_physiology run as a clinician expects.
#include "core/base/math.h"
#include "core/world/signals/pressure.h"
#include "sim-engine/kernel/physiology/body.h"

#include <algorithm>

namespace ward::kernel {

namespace {

constexpr double kBloodPerKg = 70; // mL, adult; ATLS Student Course Manual, 10th ed., chapter 3
constexpr double kStressedFraction = 0.38; // loss that empties the heart without any reflex
constexpr double kVenousReserve = 0.15;    // of blood volume, recruited by a full reflex
// s; Schipke et al., see signals::kStandstillPressure
constexpr double kArteriesRunOff = 2.9;
constexpr double kVeinsFill = 3.6;
// Good compressions: the pressures of the design page and a quarter of normal output at best
// (ERC Guidelines 2021, adult ALS).
constexpr double kCompressionSystolic = 52;
constexpr double kCompressionDiastolic = 25;
constexpr double kCompressionAtrial = 8; // right atrium while the chest recoils; engineering choice
constexpr double kCompressionFlow = 0.21;
constexpr double kCompressionPulmonary = 24; // pulse of the pulmonary artery; engineering choice

/// Stroke volume against filling, 1 → 1: steep below, a plateau above (Frank–Starling).
double starling(double filling)
{
    if (filling == 1)
        return 1;
    if (filling < 1)
        return math::pow(std::max(filling, 0.02), 1.2);
    return 1 + 0.45 * (filling - 1) / (1 + 0.9 * (filling - 1));
}

/// Loss of stroke volume to a short diastole.
double fillingTime(double rate)
{
    return 1 - 0.35 * math::smoothStep(140, 230, rate);
}

} // namespace

double rhythmOutput(const BodyInput &input, double rate)
{
    // In sustained ventricular tachycardia of 134 /min the cardiac index fell by 30 % and systolic
    // pressure from 129 to 107 mmHg, because the ventricle fills less ("Left ventricular function
    // during stable sustained ventricular tachycardia: hemodynamic and echo-Doppler analysis", 10
    // patients). At 170 /min and more it is tolerated by some and a shock for others (Landolina et
    // al., J Am Coll Cardiol 1997;29:568–575). A slow ventricle fills more with each beat, which
    // makes up for much of the lost rate. The steepness is an engineering choice.
    if (!input.ownRate)
        return input.strength;
    const double fast = 1 - 0.5 * math::smoothStep(120, 220, rate);
    const double slow = 0.65 + 0.35 * math::smoothStep(25, 60, rate);
    return std::max(0.1, input.strength * fast * slow);
}

double Body::tamponade() const
{
    // An acute effusion of 200 mL is enough to stop the filling of the heart.
    return math::smoothStep(40, 260, m_pathology.effusion);
}

void Body::advanceBlood(const BodyInput &input, double dt)
{
    const double map = at(*input.base, Channel::Map) + d(Channel::Map);
    // A wound bleeds in proportion to pressure once that is low.
    const double bled = m_pathology.bleeding / 60 * dt * std::clamp(map / 50, 0.0, 1.0);
    const double share =
        (0.4 * kBloodPerKg * input.weight + m_redCells) / (kBloodPerKg * input.weight + m_volume);
    m_volume -= bled;
    m_redCells -= bled * share;
    m_lost += bled;
    m_leaving *= 1 - std::clamp(bled / (kBloodPerKg * input.weight), 0.0, 1.0);

    for (FluidInfusion &fluid : m_fluids) {
        const DrugModel &model = drugTable()[static_cast<std::size_t>(fluid.drug)];
        double volume = fluid.rate * dt;
        if (fluid.left >= 0) {
            volume = std::min(volume, fluid.left);
            fluid.left -= volume;
        }
        m_volume += volume;
        // From the shelf at 20 °C into a body of 3.5 kJ/kg/°C; red cells come from the warmer.
        if (model.fluidRedCells == 0)
            m_cooled += volume / 1000 * 4.18 * 17 / (3.5 * input.weight);
        m_leaving += volume * (1 - model.fluidStays);
        m_redCells += volume * model.fluidRedCells;
        if (model.fluidCitrate)
            m_citrate += volume;
    }
    std::erase_if(m_fluids, [](const FluidInfusion &f) { return f.left == 0; });
    // Crystalloid distributes into the tissues with a half-time of about 14 min.
    const double left = m_leaving * std::min(1.0, dt / 1200);
    m_leaving -= left;
    m_volume -= left;

    m_pathology.effusion += m_pathology.effusionRate / 60 * dt;
    double tension = 0;
    for (std::size_t side = 0; side < 2; ++side) {
        if (!m_vented[side])
            tension = std::max(tension, m_pathology.pneumothorax[side]);
    }
    // Air collects over a minute and leaves within seconds through a needle.
    relax(m_tension, tension, tension > m_tension ? 25 : 3, dt);
}

double Body::reflexTarget(const BodyInput &input, double loss) const
{
    const double base = std::max(20.0, at(*input.base, Channel::Map));
    const double error = -at(m_delta, Channel::Map) / base;
    const double saturation = at(*input.base, Channel::Spo2);
    const double hypoxia = math::smoothStep(0, 18, -at(m_delta, Channel::Spo2)) *
                           math::smoothStep(45, 65, saturation + at(m_delta, Channel::Spo2));
    const double volume = std::max(0.0, loss) * 0.9;
    // Propofol and thiopental blunt the reflex, ketamine does not (Miller's Anesthesia, 9th
    // edition, 2020, chapter 23): deep sedation with respiratory depression. How much: engineering
    // choice.
    const double deep = m_effects.sedation * m_effects.respiratory -
                        m_referenceEffects.sedation * m_referenceEffects.respiratory;
    const double kept = 1 - 0.75 * std::max(0.0, deep);
    return std::clamp(2.4 * kept * error + kept * volume + 0.45 * hypoxia +
                          0.006 * std::max(0.0, m_co2) + 0.35 * m_pathology.stress +
                          0.8 * m_pathology.exercise,
                      -1.0, 1.0);
}

void Body::advanceHeart(const BodyInput &input, double dt)
{
    const ChannelValues &base = *input.base;
    const Effects &drugs = m_effects;
    const Effects &usual = m_referenceEffects;
    const double loss = -m_volume / (kBloodPerKg * input.weight);
    const double recruited =
        kVenousReserve * std::max(0.0, m_vesselReflex) + drugs.venous - usual.venous;
    const double peep = input.airway.mode == VentMode::Off ? 0 : input.airway.peep;
    const double usualPeep = m_reference.mode == VentMode::Off ? 0 : m_reference.peep;
    double filling = 1 - (loss - recruited) / kStressedFraction;
    filling *= (1 - 0.88 * m_tension) * (1 - 0.7 * tamponade()) * (1 - 0.012 * (peep - usualPeep));
    // Air that cannot leave presses on the heart.
    filling *= 1 - 0.3 * trapping();

    // Heart rate: drugs and reflex, as far as the rhythm follows them.
    const double hr0 = std::max(20.0, at(base, Channel::Hr));
    const double spo2 = at(base, Channel::Spo2) + d(Channel::Spo2);
    // Working for breath and lack of oxygen drive the heart, whatever the pressure, until it fails.
    const double hypoxic =
        math::smoothStep(2, 18, -d(Channel::Spo2)) * math::smoothStep(38, 60, spo2);
    const double effort =
        std::min(0.75, 0.65 * math::smoothStep(0.15, 0.9, spasm()) + 0.5 * hypoxic) *
        (1 - std::max(0.0, drugs.sedation - usual.sedation));
    const double ceiling = std::max(150.0, 220 - input.age);
    const double room = m_heartReflex + effort > 0 ? std::max(0.0, ceiling - hr0) * 0.62
                                                   : std::max(0.0, hr0 - 45) * 0.6;
    const double failing = math::smoothStep(0, 20, -d(Channel::Spo2)) *
                           (1 - math::smoothStep(30, 52, spo2)); // hypoxic bradycardia
    double rate =
        (drugs.chronotropy - usual.chronotropy + std::min(1.0, m_heartReflex + effort) * room) *
        input.reflexGain;
    // 9 /min a degree in fever (Davies and Maconochie, Emerg Med J 2009;26:641–643: 10 in children;
    // Karjalainen and Viitasalo, Arch Intern Med 1986;146:1169–1171: 8.5 in adults), 7 in cold.
    const double degrees = d(Channel::Temp);
    rate += degrees * (degrees > 0 ? 8.5 : 7) * input.reflexGain;
    rate -= failing * 0.55 * (hr0 + rate);
    rate = std::clamp(hr0 + rate, 25.0, 260.0) - hr0;
    relax(d(Channel::Hr), rate, m_heartReflex < 0 ? 2 : 4, dt);
    const double hr = hr0 + d(Channel::Hr);

    m_stun *= 1 - std::min(1.0, dt / 900);
    const double contractility = (1 + drugs.inotropy) / (1 + usual.inotropy) *
                                 (1 + 0.25 * m_vesselReflex) * (1 - m_stun) * (1 - 0.6 * failing);
    if (!input.ownRate)
        m_usualRate = hr0;
    m_rhythmOutput = rhythmOutput(input, hr);
    if (input.rhythmIncluded)
        m_rhythmReference = m_rhythmOutput;
    const double rhythm = m_rhythmOutput / m_rhythmReference;
    const double stroke =
        starling(filling) * contractility * fillingTime(hr) / fillingTime(hr0) * rhythm;
    const double output = hr / hr0 * stroke;
    // The pulse is that of a beat: small in a tachycardia, large in a slow escape rhythm.
    const double beat = rhythm == 1 ? 1 : std::clamp(math::sqrt(m_usualRate / hr), 0.5, 1.5);
    const double squeeze = m_vesselReflex > 0 ? 0.4 : 0.25;
    const double resistance = (1 + drugs.resistance) / (1 + usual.resistance) *
                              (1 + squeeze * m_vesselReflex) * (1 - 0.45 * m_pathology.exercise) *
                              (1 - 0.04 * std::clamp(d(Channel::Temp), -5.0, 3.0));

    const double map0 = at(base, Channel::Map);
    const double cvp0 = at(base, Channel::Cvp);
    const double pulse0 = at(base, Channel::Sbp) - at(base, Channel::Dbp);
    const double ratio = output * resistance;
    const double map = (map0 - cvp0) * (ratio - 1);
    const double stiff = 0.7 + 0.3 * ratio;
    const double pulse = pulse0 * (stroke * beat * stiff - 1);
    const double tau = 2;
    relax(d(Channel::Map), map, tau, dt);
    relax(d(Channel::Sbp), map + pulse * 2 / 3, tau, dt);
    relax(d(Channel::Dbp), map - pulse / 3, tau, dt);
    const double venous = std::clamp(-26 * (loss - recruited), -8.0, 12.0) + 13 * m_tension +
                          12 * tamponade() + 6 * trapping() + 0.25 * (peep - usualPeep);
    relax(d(Channel::Cvp), venous, 3, dt);
    relax(d(Channel::PapS), venous, 3, dt);
    relax(d(Channel::PapD), venous, 3, dt);
    relax(d(Channel::Pcwp), venous, 3, dt);
    relax(m_flow, output, 2, dt);
    d(Channel::Co) = at(base, Channel::Co) * (m_flow - 1);
    m_coronary = at(base, Channel::Dbp) + d(Channel::Dbp) - cvp0 - d(Channel::Cvp);

    const double target = reflexTarget(input, loss - (drugs.venous - usual.venous));
    relax(m_heartReflex, target, target < m_heartReflex ? 6 : 9, dt);
    relax(m_vesselReflex, target, target < m_vesselReflex ? 8 : 14, dt);
    m_readiness += (1 - m_readiness) * std::min(1.0, dt / 60);
}

void Body::advanceArrest(const BodyInput &input, double dt)
{
    const ChannelValues &base = *input.base;
    const double quality = std::clamp(input.compressions, 0.0, 1.1);
    const double loss = -m_volume / (kBloodPerKg * input.weight);
    const double filling = std::clamp((1 - loss / kStressedFraction) * (1 - 0.88 * m_tension) *
                                          (1 - 0.7 * tamponade()),
                                      0.1, 1.2);
    // Vasopressors raise the diastolic pressure that compressions reach.
    const double tone =
        1 + 0.55 * std::clamp(m_effects.resistance - m_referenceEffects.resistance, -0.6, 1.2);
    const double diastolic = kCompressionDiastolic * quality * filling * tone;
    const double systolic = kCompressionSystolic * quality * filling * (0.6 + 0.4 * tone);
    const double floor = std::min(signals::kStandstillPressure, at(base, Channel::Map));
    const double dbp = std::max(floor, diastolic);
    const double sbp = std::max(floor, systolic);
    const double venous = signals::kStandstillVenous;
    const double tau = quality > 0 ? 2 : kArteriesRunOff;
    relax(d(Channel::Sbp), sbp - at(base, Channel::Sbp), tau, dt);
    relax(d(Channel::Dbp), dbp - at(base, Channel::Dbp), tau, dt);
    relax(d(Channel::Map), dbp + (sbp - dbp) / 3 - at(base, Channel::Map), tau, dt);
    relax(d(Channel::Cvp), venous - at(base, Channel::Cvp), kVeinsFill, dt);
    // The pulmonary artery equalises with the veins; compressions act on it as on the aorta.
    const double pulmonary = kCompressionPulmonary * quality * filling;
    relax(d(Channel::PapS), venous + pulmonary - at(base, Channel::PapS), tau, dt);
    relax(d(Channel::PapD), venous - at(base, Channel::PapD), tau, dt);
    relax(d(Channel::Pcwp), venous - at(base, Channel::Pcwp), tau, dt);
    relax(m_flow, kCompressionFlow * quality * filling, 2, dt);
    d(Channel::Co) = at(base, Channel::Co) * (m_flow - 1);
    relax(m_heartReflex, 0.5, 10, dt);
    relax(m_vesselReflex, 0.8, 10, dt);
    d(Channel::Hr) = input.rhythmRate > 0 ? input.rhythmRate - at(base, Channel::Hr) : 0;

    // The chance of a rhythm with a pulse falls by about a tenth a minute without compressions and
    // by a third of that with them (Larsen et al., Ann Emerg Med 1993;22:1652–1658). It recovers
    // only with a coronary perfusion pressure of 15 mmHg or more (Paradis et al., JAMA
    // 1990;263:1106–1113).
    // What is left between arteries and veins of a heart that nobody compresses drives no blood.
    const double atrial = venous + (kCompressionAtrial - venous) * std::min(1.0, quality);
    m_coronary = std::max(0.0, dbp - atrial);
    const double lost = quality > 0.5 ? 0.03 : 0.1;
    const double perfused = math::smoothStep(14, 28, m_coronary);
    m_readiness += ((0.85 - m_readiness) * 0.6 * perfused - lost * (1 - perfused)) * dt / 60;
    m_readiness = std::clamp(m_readiness, 0.0, 1.0);
    m_stun = std::min(0.35, m_stun + 0.12 * dt / 60);
}

} // namespace ward::kernel
