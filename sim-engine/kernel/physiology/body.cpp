// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/physiology/body.h"

#include "core/base/math.h"
#include "sim-engine/kernel/physiology/blood_gas.h"

#include <algorithm>

namespace ward::kernel {

namespace {

/// Bicarbonate that blood makes at once of more carbon dioxide, 1 mmol/L per 10 mmHg (Brackett et
/// al., N Engl J Med 1965;272:6–12), and loses with less, 2 per 10 (Arbus et al., N Engl J Med
/// 1969;280:117–123).
double buffered(double carbonDioxide)
{
    return (carbonDioxide > 0 ? 0.1 : 0.2) * carbonDioxide;
}

} // namespace

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
    case Channel::Rr:
        m_brain = 1;
        break;
    default:
        break;
    }
}

void Body::acceptGas(Channel channel, ChannelValues &base)
{
    const auto take = [&](Channel c) {
        at(base, c) += d(c);
        d(c) = 0;
    };
    switch (channel) {
    case Channel::Spo2:
    case Channel::Pao2:
        take(Channel::Spo2);
        take(Channel::Pao2);
        m_oxygen = std::max(0.0, m_oxygen);
        break;
    case Channel::Etco2:
    case Channel::Paco2: {
        take(Channel::Etco2);
        take(Channel::Paco2);
        const double shown = at(base, Channel::Ph) + d(Channel::Ph);
        const double bicarbonate = buffered(m_co2);
        m_co2 = 0;
        m_endTidal = 0;
        m_co2Debt = 0;
        at(base, Channel::Hco3) += bicarbonate;
        d(Channel::Hco3) -= bicarbonate;
        d(Channel::Ph) =
            acidity(at(base, Channel::Paco2), at(base, Channel::Hco3) + d(Channel::Hco3)) -
            acidity(at(base, Channel::Paco2), at(base, Channel::Hco3));
        at(base, Channel::Ph) = shown - d(Channel::Ph);
        break;
    }
    default: // pH and bicarbonate follow from the others at every step
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
    // A crisis of malignant hyperthermia warms by about a degree in seven minutes, and the heat is
    // gone within the hour once it is over: engineering choices.
    m_burnt += (0.15 * crisis() / 60 - m_burnt / 2400) * dt;
    relax(d(Channel::Temp), m_pathology.temperature - m_cooled + m_burnt,
          std::max(1.0, m_pathology.temperatureTau), dt);
}

double Body::metabolism() const
{
    // Oxygen consumption rises by 10–13 % a degree in fever (Manthous et al., Am J Respir Crit Care
    // Med 1995;151:10–14) and falls by about 8 % a degree in hypothermia (Polderman, Crit Care Med
    // 2009;37:S186–S202).
    const double degrees = at(m_delta, Channel::Temp);
    const double heat = degrees > 0 ? 1 + 0.12 * degrees : std::max(0.3, 1 + 0.08 * degrees);
    return heat * (1 + 7 * m_pathology.exercise) * (1 + 2.5 * crisis());
}

double Body::crisis() const
{
    return m_pathology.hyperthermia *
           (1 - std::max(0.0, m_effects.muscle - m_referenceEffects.muscle));
}

/// Bicarbonate, pH, calcium and what they move.
void Body::advanceAcid(const BodyInput &input, double dt)
{
    const ChannelValues &base = *input.base;
    // An acid of which 1 mmol/L appears takes most of 1 mmol/L of bicarbonate; the rest is other
    // buffers: engineering choice.
    const double given = m_effects.base - m_referenceEffects.base;
    const double bicarbonate = at(base, Channel::Hco3);
    d(Channel::Hco3) =
        std::max(1 - bicarbonate, buffered(m_co2) - 0.85 * at(m_delta, Channel::Lactate) + given);
    const double carbonDioxide = at(base, Channel::Paco2);
    d(Channel::Ph) = acidity(carbonDioxide + d(Channel::Paco2), bicarbonate + d(Channel::Hco3)) -
                     acidity(carbonDioxide, bicarbonate);
    // Ionised calcium at pH 7.4 is that at another pH × (1 − 0.53 × (7.4 − pH)), as blood gas
    // analysers adjust it between pH 7.2 and 7.6. Citrate of blood products binds it until the
    // liver has it; how much and how long are engineering choices.
    m_citrate -= m_citrate * std::min(1.0, dt / 900) * std::clamp(m_flow, 0.0, 1.0);
    const double calcium = at(base, Channel::Calcium);
    const double shift = calcium / (1 + 0.53 * d(Channel::Ph)) - calcium;
    const double bound = 0.35 * math::smoothStep(0, 30, m_citrate / input.weight);
    d(Channel::Calcium) =
        std::max(0.2 - calcium, shift - bound + m_effects.calcium - m_referenceEffects.calcium);
    d(Channel::Sodium) = m_effects.sodium - m_referenceEffects.sodium;
    // Low calcium and cold draw out the QT, high calcium shortens it (AHA/ACCF/HRS
    // recommendations part IV, Circulation 2009;119:e241–e250, QT interval); how much is an
    // engineering choice.
    const double cold = std::max(0.0, -at(m_delta, Channel::Temp) - 1);
    d(Channel::Qtc) = std::clamp(-140 * d(Channel::Calcium), -60.0, 120.0) + 9 * cold +
                      m_effects.repolarisation - m_referenceEffects.repolarisation;
}

void Body::advanceRest(const BodyInput &input, double dt)
{
    const double hours = dt / 3600;
    // Lactate rises by about a third of a mmol/L a minute without circulation and is cleared with a
    // half-life of the order of an hour once blood flows. Engineering choice.
    const double deficit = std::max(0.0, 0.85 - m_flow);
    d(Channel::Lactate) +=
        (deficit * 25 + crisis() * 8) * hours - d(Channel::Lactate) * 0.7 * m_flow * hours;
    advanceAcid(input, dt);
    d(Channel::Glucose) = std::max(1.0 - at(*input.base, Channel::Glucose),
                                   m_effects.glucose - m_referenceEffects.glucose);
    // Muscle that burns out gives its potassium away, with the heat (engineering choice).
    d(Channel::Potassium) = m_effects.potassium - m_referenceEffects.potassium + 0.6 * m_burnt;

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
