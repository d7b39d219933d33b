// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/physiology/body.h"

#include "core/base/math.h"

#include <algorithm>

namespace ward::kernel {

void Body::relax(double &value, double target, double tau, double dt)
{
    value += (target - value) * std::min(1.0, dt / tau);
}

double Body::spasm() const
{
    const double poisoned = std::max(0.0, m_effects.spasm - m_referenceEffects.spasm);
    return std::clamp(m_pathology.bronchospasm + poisoned, 0.0, 1.0) *
           (1 - 0.8 * m_effects.bronchodilation);
}

void Body::start(const BodyInput &input)
{
    m_reference = input.airway;
    m_drugs.settle();
    static_cast<DrugEffects &>(m_referenceEffects) = m_drugs.effects();
    m_effects = m_referenceEffects;
    m_plan = referencePlan(input);
    m_usualRate = at(*input.base, Channel::Hr);
    m_rhythmOutput = input.pulse ? rhythmOutput(input, m_usualRate) : 1;
    m_rhythmReference = m_rhythmOutput;
}

void Body::advance(const BodyInput &input, double dt)
{
    m_drugs.advance(dt, m_flow);
    static_cast<DrugEffects &>(m_effects) = m_drugs.effects();
    advanceBlood(input, dt);
    advanceTemperature(input, dt);
    m_arrested = input.pulse ? 0 : m_arrested + dt;
    if (input.pulse)
        advanceHeart(input, dt);
    else
        advanceArrest(input, dt);
    advanceLungs(input, dt);
    advanceRest(input, dt);
}

void Body::squeezeBag(double volume, double weight)
{
    const double alveolar = std::max(0.0, volume - 2.2 * weight);
    m_manual += alveolar * 10; // a breath is spread over the 6 s that follow, in mL/min
}

void Body::accept(Channel channel)
{
    d(channel) = 0;
    switch (channel) {
    case Channel::Hr:
    case Channel::Sbp:
    case Channel::Dbp:
    case Channel::Map:
        m_heartReflex = 0;
        m_vesselReflex = 0;
        m_stun = 0;
        break;
    case Channel::Etco2:
        m_co2 = 0;
        break;
    case Channel::Spo2:
        m_oxygen = std::max(0.0, m_oxygen);
        break;
    case Channel::Rr:
        m_brain = 1;
        break;
    default:
        break;
    }
}

bool Body::rhythmMatters() const
{
    const double ratio = m_rhythmOutput / m_rhythmReference;
    return ratio < 0.98 || ratio > 1.02;
}

void Body::rebaseRate(double before, double after)
{
    d(Channel::Hr) += before - after;
}

void Body::relieve(int side)
{
    m_vented[static_cast<std::size_t>(side)] = true;
}

void Body::reseal(int side)
{
    m_vented[static_cast<std::size_t>(side)] = false;
}

void Body::advanceTemperature(const BodyInput &, double dt)
{
    // What a warmed room and the body's own heat give back in an hour is an engineering choice.
    m_cooled -= m_cooled * std::min(1.0, dt / 3600);
    relax(d(Channel::Temp), m_pathology.temperature - m_cooled,
          std::max(1.0, m_pathology.temperatureTau), dt);
}

double Body::metabolism() const
{
    // Oxygen consumption rises by 10–13 % a degree in fever (Manthous et al., Am J Respir Crit Care
    // Med 1995;151:10–14) and falls by about 8 % a degree in hypothermia (Polderman, Crit Care Med
    // 2009;37:S186–S202).
    const double degrees = at(m_delta, Channel::Temp);
    const double heat = degrees > 0 ? 1 + 0.12 * degrees : std::max(0.3, 1 + 0.08 * degrees);
    return heat * (1 + 7 * m_pathology.exercise);
}

void Body::advanceRest(const BodyInput &input, double dt)
{
    const double hours = dt / 3600;
    // Lactate rises by about a third of a mmol/L a minute without circulation and is cleared with a
    // half-life of the order of an hour once blood flows. Engineering choice.
    const double deficit = std::max(0.0, 0.85 - m_flow);
    d(Channel::Lactate) += deficit * 25 * hours - d(Channel::Lactate) * 0.7 * m_flow * hours;
    // Acute respiratory acidosis: pH falls by 0.08 per 10 mmHg of CO2 (West's Respiratory
    // Physiology, 10th edition, chapter 6); lactate adds roughly 0.015 per mmol/L.
    // One mmol/L of bicarbonate at 24 mmol/L: 0.018 (Henderson and Hasselbalch).
    const double base = m_effects.base - m_referenceEffects.base;
    d(Channel::Ph) = -0.008 * m_co2 - 0.015 * d(Channel::Lactate) + 0.018 * base;
    d(Channel::Glucose) = std::max(1.0 - at(*input.base, Channel::Glucose),
                                   m_effects.glucose - m_referenceEffects.glucose);
    d(Channel::Potassium) = m_effects.potassium - m_referenceEffects.potassium;

    const double bloodVolume = 70 * input.weight;
    const double redCells = 0.4 * bloodVolume;
    const double hb = at(*input.base, Channel::Hb);
    d(Channel::Hb) =
        hb * ((redCells + m_redCells) / redCells / ((bloodVolume + m_volume) / bloodVolume) - 1);
    d(Channel::BloodLoss) = m_lost;

    const double urine = at(*input.base, Channel::Urine);
    const double pressed =
        math::smoothStep(35, 65, at(*input.base, Channel::Map) + std::min(0.0, d(Channel::Map)));
    const double usual = math::smoothStep(35, 65, at(*input.base, Channel::Map));
    const double diuresis = m_effects.diuresis - m_referenceEffects.diuresis;
    relax(d(Channel::Urine), urine * ((1 + diuresis) * (pressed - usual + 1) - 1), 300, dt);

    // Consciousness follows sedation at once, blood flow and oxygen within seconds.
    const double gcs = at(*input.base, Channel::Gcs);
    const double sedated = std::max(0.0, m_effects.sedation - m_referenceEffects.sedation);
    const double spo2 = at(*input.base, Channel::Spo2) + d(Channel::Spo2);
    const double supplied = math::smoothStep(0.2, 0.45, m_flow) * math::smoothStep(25, 52, spo2);
    relax(m_awake, supplied, supplied < m_awake ? 5 : 240, dt);
    const double awake = (1 - sedated) * m_awake * (1 - 0.8 * m_pathology.brainInjury);
    d(Channel::Gcs) = (gcs - 3) * (awake - 1);
    // Osmotic agents take most from a brain under pressure.
    const double osmotic =
        (m_effects.icp - m_referenceEffects.icp) *
        math::smoothStep(5, 30, at(*input.base, Channel::Icp) + 25 * m_pathology.brainInjury);
    d(Channel::Icp) = 25 * m_pathology.brainInjury + 0.3 * std::clamp(m_co2, -20.0, 40.0) + osmotic;
    if (!input.pulse)
        d(Channel::Icp) *= 0.5;
}

} // namespace ward::kernel
