// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// Breathing and gas exchange: who breathes how much, what of it reaches the alveoli, and what that
// does to the stores of oxygen and carbon dioxide. Alveolar gas equation, shunt equation and stores
// as in West's Respiratory Physiology, 10th edition, chapters 5 and 6; constants without a source
// are engineering choices.
#include "core/base/math.h"
#include "sim-engine/kernel/physiology/blood_gas.h"
#include "sim-engine/kernel/physiology/body.h"

#include <algorithm>

namespace ward::kernel {

namespace {

constexpr double kTidalPerKg = 6.5; // mL
constexpr double kDeadPerKg = 2.8;  // mL, anatomical and alveolar
// Of lungs and chest together in a ventilated adult with healthy lungs: about 50 mL/cmH2O (Hess DR,
// "Respiratory mechanics in mechanically ventilated patients", Respir Care 2014;59:1773–1794).
constexpr double kCompliancePerKg = 50.0 / 75;
constexpr double kLungStorePerKg = 38; // mL of gas left in the lungs after a breath out
constexpr double kLeastRate = 8;       // /min; an authored rate below it is too little breathing
// Arterial CO2 rises 3–4 mmHg a minute in apnoea: Stock et al., Anesth Analg 1988;67:1183–1186
// (12 in the first minute, 3.4 in each that follows).
constexpr double kCo2Rise = 4.0 / 60;
// End-tidal CO2 against flow: about 40 % of normal at a quarter of normal output.
double co2Carried(double flow)
{
    return flow < 1 ? 2 * flow / (1 + flow) : 1;
}

// What the lungs hold of carbon dioxide when no blood brings any is washed out by what breathes:
// the time constant is the gas in the lungs over the alveolar ventilation, some 45 s at a
// ventilator's 4 L/min. In 13 arrests of ventilated patients the end-tidal fraction fell from 1.4
// to 0.4 % after the onset, was 1.0 % with compressions, and overshot to 3.7 % within about 30 s of
// the return of a circulation, to settle at 2.4 % after 4 min (Falk et al., N Engl J Med
// 1988;318:607–611). A gasp hardly washes; that it falls no slower than this is an engineering
// choice.
constexpr double kSlowestWashout = 34; // s
constexpr double kFastestWashout = 8;
constexpr double kCo2Arrives = 6; // s, with blood again
// Tissue goes on making carbon dioxide that nobody fetches, and pays it back when blood flows: a
// cautious share of Falk's overshoot of about a half, over the minutes in which it settles.
constexpr double kCo2Debt = 24.0 / 180; // mmHg a second without flow
constexpr double kCo2DebtMost = 24;     // mmHg
constexpr double kCo2Paid = 75;         // s, time constant

// How long the respiratory centre goes on without blood. In 61 swine in untreated fibrillation
// breathing went on for up to a minute, then became gasps or stopped, and all of it was over after
// 6 min (Zuercher et al., BMC Cardiovasc Disord 2010;10:36). Of people whose arrest is witnessed a
// third to a half gasp, the more the sooner somebody looks (Bobrow et al., Circulation
// 2008;118:2550–2554; Clark et al., Ann Emerg Med 1992;21:1464–1467). A patient who is awake stops
// sooner than an animal under isoflurane: here gasps from about 12 s, silence from about a minute,
// which is an engineering choice within those limits.
constexpr double kCentreFails = 12;   // time constant, s
constexpr double kCentreReturns = 45; // with blood again, s
constexpr double kGasps = 0.45;       // of its supply: below, it gasps
constexpr double kSilent = 0.01;      // below, nothing
constexpr double kLongestGasping = 360;
constexpr double kGaspRate = 5;     // /min
constexpr double kApnoea = 20;      // s without a breath: nothing comes to the sensor any more
constexpr double kExhaustion = 700; // s against the worst asthma
constexpr double kRest = 600;       // s, time constant
// Nobody breathes faster than about 40 /min for long; engineering choice.
constexpr double kFastBreathing = 30;
constexpr double kFastestBreathing = 42;

/// Bends a rate that drive asks for towards what a chest can do, but never below what an author
/// says.
double attainable(double rate, double authored)
{
    if (rate <= kFastBreathing || rate <= authored)
        return rate;
    const double room = kFastestBreathing - kFastBreathing;
    return std::max(authored,
                    kFastBreathing + room * (1 - math::exp(-(rate - kFastBreathing) / room)));
}

double saturationSlope(double mmHg)
{
    return (oxygenSaturation(mmHg + 0.5) - oxygenSaturation(mmHg - 0.5));
}

} // namespace

double Body::compliance(const AirwaySetting &airway, const Lungs &lungs, double weight)
{
    const double healthy = airway.compliance > 0 ? airway.compliance : kCompliancePerKg * weight;
    return healthy * (1 - 0.6 * lungs.tension) * (1 - 0.5 * lungs.stiffness) *
           (airway.endobronchial ? 0.6 : 1);
}

BreathPlan Body::planBreaths(const AirwaySetting &airway, const Lungs &lungs, double weight,
                             double rate, double depth)
{
    const double tidal = kTidalPerKg * weight;
    const double dead = kDeadPerKg * weight;
    // The tube passes an obstruction of the upper airway, it does not pass a narrow bronchus.
    const double open = airway.tubeInTrachea() ? 1 : 1 - airway.obstruction;
    const double narrow = (1 - 0.7 * lungs.spasm - 0.1 * math::smoothStep(0.7, 1, lungs.spasm)) *
                          (1 - 0.45 * lungs.tension) * (1 - 0.35 * lungs.stiffness);
    const bool wrongWay = airway.device == AirwayDevice::Oesophageal;

    BreathPlan plan;
    plan.rate = rate;
    plan.volume = tidal * depth;
    if (airway.held) {
        plan.rate = 0;
    } else if (airway.mode != VentMode::Off) {
        const bool assists = airway.mode == VentMode::VcAc || airway.mode == VentMode::PcAc;
        const bool spontaneous = airway.mode == VentMode::Cpap || airway.mode == VentMode::Psv;
        const bool volume = airway.mode == VentMode::VcCmv || airway.mode == VentMode::VcAc;
        const double delivered = airway.pressure * compliance(airway, lungs, weight);
        if (spontaneous) {
            if (airway.mode == VentMode::Psv && rate > 0)
                plan.volume = std::max(plan.volume, delivered);
        } else {
            plan.kind = world::BreathKind::Ventilator;
            plan.rate = assists ? std::max(airway.ventRate, rate) : airway.ventRate;
            plan.volume = volume ? airway.vt : delivered;
        }
    } else if (airway.bagging && airway.bagRate >= rate) {
        plan.kind = world::BreathKind::Bag;
        plan.rate = airway.bagRate;
        plan.volume = airway.bagVolume;
    } else if (airway.bagging) {
        // Who breathes faster than the bag is helped by it: it goes with their breaths, not
        // between.
        const double helped = std::max(plan.volume, airway.bagVolume);
        plan.volume += (helped - plan.volume) * airway.bagRate / rate;
    }
    if (wrongWay && plan.kind != world::BreathKind::Spontaneous)
        plan.co2 = 0;
    const double reached = wrongWay && plan.kind != world::BreathKind::Spontaneous ? 0 : 1;
    plan.volume *= math::sqrt(open);
    plan.alveolar = plan.rate * std::max(0.0, plan.volume - dead) * open * narrow * reached;
    if (open <= 0) {
        plan.volume = 0;
        plan.co2 = 0;
    }
    return plan;
}

double Body::trapping() const
{
    return math::smoothStep(0.55, 1, spasm());
}

BreathPlan Body::referencePlan(const BodyInput &input) const
{
    const double rate = std::max(kLeastRate, at(*input.base, Channel::Rr));
    return planBreaths(m_reference, Lungs{}, input.weight, rate, 1);
}

double Body::drive(const BodyInput &input) const
{
    const double spo2 = at(*input.base, Channel::Spo2) + at(m_delta, Channel::Spo2);
    double drive = 1 + std::clamp(0.05 * m_co2, -0.7, 1.8);
    drive +=
        0.6 * math::smoothStep(2, 16, -at(m_delta, Channel::Spo2)) * math::smoothStep(35, 55, spo2);
    drive += 1.4 * math::smoothStep(0.35, 1, m_vesselReflex);
    drive += 0.35 * spasm() + 0.5 * m_tension + 0.5 * m_pathology.stress;
    drive += 1.2 * m_pathology.exercise;
    drive += 0.08 * std::clamp(at(m_delta, Channel::Temp), -6.0, 4.0); // beside its carbon dioxide
    drive *= 1 - 0.6 * m_pathology.brainInjury;
    const double depressed = (1 - m_effects.respiratory) / (1 - m_referenceEffects.respiratory);
    const double weak = (1 - m_effects.paralysis);
    drive *= depressed * (weak > 0.25 ? 1 : 0);
    return std::max(0.0, drive);
}

double Body::alveolarOxygen(const ChannelValues &base) const
{
    return m_reference.fio2 * 713 - std::max(5.0, at(base, Channel::Etco2)) / 0.8;
}

void Body::advanceLungs(const BodyInput &input, double dt)
{
    const ChannelValues &base = *input.base;
    const double supply = std::min(1.0, m_flow / 0.6);
    relax(m_brain, supply, supply > m_brain ? kCentreReturns : kCentreFails, dt);

    // Who breathes.
    const double rr0 = at(base, Channel::Rr);
    const double wanted = drive(input);
    double rate = attainable(rr0 * wanted, rr0);
    double depth = 1 + 0.3 * std::clamp(wanted - 1, -0.6, 1.0);
    depth *= (1 - 0.6 * m_pathology.dyspnoea) * (1 - 0.45 * m_fatigue);
    rate *= 1 - 0.5 * m_fatigue;
    depth *= 1 - 0.7 * m_effects.paralysis;
    bool gasping = false;
    if (!input.pulse) {
        // No blood carries the call of carbon dioxide and lack of oxygen: breathing fades.
        const bool able = rate >= kLeastRate / 2;
        rate = std::min(rate, rr0) * math::smoothStep(0.1, 0.9, m_brain);
        if (m_brain < kGasps || m_arrested > kCentreFails) {
            gasping = able;
            rate = able && m_brain > kSilent && m_arrested < kLongestGasping ? kGaspRate : 0;
        }
    } else if (m_brain < supply) {
        // Blood is back: first gasps, then breathing that grows into what it was.
        rate *= math::smoothStep(0.1, 0.9, m_brain / supply);
        gasping = rate > 0 && m_brain < kGasps * supply;
        if (gasping)
            rate = std::max(kGaspRate, std::min(rate, 8.0));
    } else if (m_brain < kGasps && rate > 0) {
        rate = kGaspRate;
        gasping = true;
    }
    if (input.airway.pattern == RespPattern::Apnoea) {
        rate = 0;
    } else if (input.airway.pattern == RespPattern::Agonal) {
        rate = std::min(rate, 6.0);
        gasping = true;
    }
    if (rate < 1.5)
        rate = 0;
    // Acute asthma: severe has a rate of 25 /min and a pulse of 110 /min or more; life-threatening
    // a saturation below 92 % on air, a normal or rising CO2, exhaustion, hypotension; near-fatal a
    // raised CO2 (BTS/NICE/SIGN guideline on asthma 2024, acute asthma in adults). Who breathes
    // against it tires, and then neither gas holds; how fast is an engineering choice.
    const bool works = rate > 0 && (input.airway.mode == VentMode::Off && !input.airway.bagging);
    const double load = works ? math::smoothStep(0.65, 1, spasm()) : 0;
    m_fatigue += (load > 0 ? load / kExhaustion : -m_fatigue / kRest) * dt;
    m_fatigue = std::clamp(m_fatigue, 0.0, 1.0);
    if (gasping)
        depth *= 0.5;
    const Lungs lungs{spasm(), m_tension, m_pathology.stiffness};
    m_plan = planBreaths(input.airway, lungs, input.weight, rate, depth);
    if (gasping && m_plan.kind == world::BreathKind::Spontaneous)
        m_plan.kind = world::BreathKind::Gasp;
    m_manual -= m_manual * std::min(1.0, dt / 6);
    const BreathPlan usual = referencePlan(input);
    const double usualRate = usual.kind == world::BreathKind::Spontaneous ? rr0 : usual.rate;
    d(Channel::Rr) = m_plan.rate - usualRate;

    const double usualAlveolar = std::max(1000.0, usual.alveolar);
    const double open = input.airway.tubeInTrachea() ? 1 : 1 - input.airway.obstruction;
    const bool wrongWay = input.airway.device == AirwayDevice::Oesophageal;
    const double alveolar =
        m_plan.alveolar + (wrongWay ? 0 : m_manual * open * (1 - 0.7 * spasm()));
    const double ventilation = alveolar / usualAlveolar;
    const double work = metabolism();

    // Carbon dioxide.
    const double et0 = std::max(5.0, at(base, Channel::Etco2));
    const double carried = co2Carried(m_flow);
    const double produced = work * (m_flow > 0.6 ? 1 : 0.45 + 0.55 * m_flow / 0.6);
    const double moved = produced - ventilation * carried * ((et0 + m_co2) / et0);
    m_co2 += kCo2Rise * (moved < 0 ? 2.0 : 1.0) * moved * dt;
    m_co2 = std::clamp(m_co2, -et0 + 5, 110.0);
    const double poor = std::max(0.0, 1 - m_flow / 0.6);
    m_co2Debt += (poor * kCo2Debt - (1 - poor) * m_co2Debt / kCo2Paid) * dt;
    m_co2Debt = std::clamp(m_co2Debt, 0.0, kCo2DebtMost);
    const double paid = m_co2Debt * (1 - poor);
    d(Channel::Paco2) = m_co2 + paid;
    const double alveoli = (et0 + m_co2 + paid) * carried - et0;
    const double washout =
        alveolar > 0 ? 60 * kLungStorePerKg * input.weight / alveolar : kSlowestWashout;
    relax(m_endTidal, alveoli,
          alveoli < m_endTidal ? std::clamp(washout, kFastestWashout, kSlowestWashout)
                               : kCo2Arrives,
          dt);
    // The sensor shows it while breaths come.
    const bool breathes = input.sinceBreath <= kApnoea && m_plan.co2 > 0;
    const double seen = breathes ? m_endTidal : -at(base, Channel::Etco2);
    relax(d(Channel::Etco2), seen, breathes ? 0.5 : 2, dt);

    // Oxygen in the alveoli, above the start.
    const double dry = m_pathology.ambientPressure - 47;
    const double inspired = input.airway.fio2 * dry;
    const double used = et0 / 0.8;
    const double alveolar0 = alveolarOxygen(base);
    const double oxygen = std::max(5.0, alveolar0 + m_oxygen);
    const double exchange = usualAlveolar / 60 / (kLungStorePerKg * input.weight);
    const double uptake = work * std::min(1.0, 2 * m_flow);
    // Blood gives up oxygen as its saturation falls: half a litre of capacity takes part.
    const double lungStore = kLungStorePerKg * input.weight / 713 * 0.86;
    const double bloodStore = 6.5 * input.weight * saturationSlope(oxygen);
    m_oxygen += exchange * (ventilation * (inspired - oxygen) - uptake * used) /
                (1 + bloodStore / lungStore) * dt;
    m_oxygen = std::clamp(m_oxygen, 5 - alveolar0, 713 - alveolar0);

    // Saturation: venous admixture from the author's value, plus what is wrong now.
    const double extracted = 0.25;
    const double sat0 = at(base, Channel::Spo2) / 100;
    const double admixture = (oxygenContent(alveolar0) - sat0) / extracted;
    // PEEP opens what has collapsed in stiff lungs: in acute respiratory distress 15 instead of
    // 5 cmH2O recruited 13 ± 11 % of the lung (Gattinoni et al., N Engl J Med 2006;354:1775–1786).
    const double peep = input.airway.mode == VentMode::Off ? 0 : input.airway.peep;
    const double closed = 1 - 0.45 * m_pathology.stiffness * math::smoothStep(5, 16, peep);
    double shunt = (m_pathology.shunt + 0.3 * m_pathology.stiffness) * closed + 0.33 * m_tension +
                   0.16 * spasm() + 0.12 * trapping();
    if (input.airway.endobronchial)
        shunt += 0.25;
    shunt = std::min(shunt, 0.75);
    const double added = shunt / (1 - shunt);
    const double flow = std::max(0.25, m_flow);
    const double extractedNow = std::min(0.5, extracted * work / flow);
    const double now =
        oxygenContent(std::max(5.0, alveolar0 + m_oxygen)) - (admixture + added) * extractedNow;
    // The artery has it at once: by as much as the content changed, from the author's pressure.
    const double pao2 = std::max(10.0, at(base, Channel::Pao2));
    const double arterial = pressureOfContent(oxygenContent(pao2) + now - sat0);
    relax(d(Channel::Pao2), arterial - pao2, 5, dt);
    const double saturation = std::clamp(now, 0.1, 1.0) - std::clamp(sat0, 0.1, 1.0);
    // The finger sees it when the blood arrives; blood that stands still is slowly used up.
    const double still = std::max(0.0, 1 - m_flow / 0.15);
    relax(d(Channel::Spo2), 100 * saturation, 14 / std::max(0.06, m_flow), dt);
    d(Channel::Spo2) -= still * 0.11 * dt;
    d(Channel::Spo2) = std::clamp(d(Channel::Spo2), 20 - at(base, Channel::Spo2), 100.0);

    // Airway pressure of a ventilated breath: PEEP + volume / compliance + resistance × flow.
    if (m_plan.kind == world::BreathKind::Ventilator) {
        const double resistive = 4 * (1 + 5 * spasm() + 4 * (1 - open));
        const double volume = m_plan.volume;
        m_peak =
            input.airway.peep + volume / compliance(input.airway, lungs, input.weight) + resistive;
        if (input.airway.mode == VentMode::PcCmv || input.airway.mode == VentMode::PcAc)
            m_peak = input.airway.peep + input.airway.pressure;
    }
    if (wrongWay && m_plan.kind != world::BreathKind::Spontaneous)
        m_capno = CapnoShape::Oesophageal;
    else if (spasm() > 0.25 || input.airway.obstruction > 0.4)
        m_capno = CapnoShape::Obstructed;
    else
        m_capno = CapnoShape::Normal;
}

} // namespace ward::kernel
