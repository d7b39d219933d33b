// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/inspection/inspect.h"
#include "sim-engine/kernel/patient/vitals.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ward::kernel {

namespace {

constexpr double kBelowNotice = 0.03; ///< of a drug's full effect

constexpr std::uint32_t bits(std::initializer_list<Channel> channels)
{
    std::uint32_t out = 0;
    for (const Channel channel : channels)
        out |= 1u << static_cast<int>(channel);
    return out;
}

using enum Channel;
constexpr std::uint32_t kFlow = bits({Sbp, Dbp, Map, Co, Cvp, PapS, PapD, Pcwp, Urine});
constexpr std::uint32_t kGas = bits({Spo2, Etco2, Rr, Ph, Paco2, Pao2, Hco3, Calcium});
constexpr std::uint32_t kMind = bits({Gcs, PupilL, PupilR});
/// What follows when the blood stands still.
constexpr std::uint32_t kArrest = kFlow | kGas | kMind | bits({Hr, Lactate, Icp});

/// What a disturbance of the body moves, by physiology as the body models it.
struct Disturbance
{
    std::string_view action; ///< that brings it
    double (*severity)(const Pathology &);
    std::uint32_t moves;
};

constexpr Disturbance kDisturbances[] = {
    {"phys.haemorrhage", [](const Pathology &p) { return p.bleeding / 1000; },
     kFlow | bits({Hr, Hb, Lactate, Ph, Hco3, BloodLoss})},
    {"phys.pneumothorax",
     [](const Pathology &p) { return std::max(p.pneumothorax[0], p.pneumothorax[1]); },
     kFlow | kGas | bits({Hr})},
    {"phys.bronchospasm", [](const Pathology &p) { return p.bronchospasm; }, kGas | bits({Hr})},
    {"phys.shunt", [](const Pathology &p) { return p.shunt; }, bits({Spo2, Pao2, Rr, Hr})},
    {"phys.ards", [](const Pathology &p) { return p.stiffness; }, kGas},
    {"phys.exercise", [](const Pathology &p) { return p.exercise; }, kFlow | kGas | bits({Hr})},
    {"phys.stress", [](const Pathology &p) { return p.stress; }, kFlow | bits({Hr, Rr})},
    {"phys.dyspnoea", [](const Pathology &p) { return p.dyspnoea; }, kGas},
    {"phys.tamponade", [](const Pathology &p) { return p.effusionRate / 100 + p.effusion / 500; },
     kFlow | bits({Hr})},
    {"phys.brain-injury", [](const Pathology &p) { return p.brainInjury; },
     kMind | bits({Icp, Rr, Etco2, Paco2})},
    {"phys.hyperthermia", [](const Pathology &p) { return p.hyperthermia; },
     kGas | bits({Temp, Hr, Potassium, Lactate})},
};

/// Which vitals a drug of such effects moves.
std::uint32_t movedBy(const DrugEffects &e)
{
    std::uint32_t out = 0;
    const auto when = [&](double effect, std::uint32_t channels) {
        if (std::fabs(effect) > 1e-9)
            out |= channels;
    };
    when(e.chronotropy, bits({Hr, Co, Map, Sbp, Dbp}));
    when(e.inotropy, kFlow);
    when(e.resistance, kFlow | bits({Hr})); // the baroreflex answers
    when(e.venous, kFlow | bits({Hr}));
    when(e.respiratory, kGas);
    when(e.sedation, kMind);
    when(e.paralysis, kGas);
    when(e.bronchodilation, kGas);
    when(e.spasm, kGas);
    when(e.diuresis, bits({Urine}));
    when(e.potassium, bits({Potassium}));
    when(e.glucose, bits({Glucose}));
    when(e.base, bits({Ph, Hco3, Calcium}));
    when(e.conduction, bits({Hr}));
    when(e.icp, bits({Icp}));
    when(e.sodium, bits({Sodium}));
    when(e.calcium, bits({Calcium, Qtc}));
    when(e.repolarisation, bits({Qtc}));
    when(e.muscle, kGas | bits({Temp, Hr, Potassium, Lactate}));
    return out;
}

} // namespace

std::vector<Influence> influencesOn(const Core &core, const PatientState &patient, Channel channel)
{
    std::vector<Influence> out;
    const std::uint32_t wanted = bits({channel});
    const RhythmSpec &rhythm = core.rhythmOf(patient.handle);
    const Body &body = patient.body;
    const auto span = drugTable();
    for (std::size_t i = 0; i < span.size(); ++i) {
        const double strength = body.drugs().saturation(static_cast<int>(i));
        if (strength > kBelowNotice && (movedBy(span[i].max) & wanted) != 0)
            out.push_back({"drug", std::string(span[i].name), strength});
    }
    for (const Disturbance &disturbance : kDisturbances) {
        const double severity = disturbance.severity(body.pathology());
        if (severity > 1e-6 && (disturbance.moves & wanted) != 0)
            out.push_back({std::string(disturbance.action), {}, severity});
    }
    std::stable_sort(out.begin(), out.end(), [](const Influence &a, const Influence &b) {
        return a.strength > b.strength;
    });
    const bool stands = !rhythm.pulse && (kArrest & wanted) != 0;
    if (stands || (body.rhythmMatters() && ((kFlow | bits({Hr})) & wanted) != 0))
        out.insert(out.begin(), {"rhythm", std::string(rhythm.name), 1});
    return out;
}

std::optional<ValueView> viewOfValue(const Core &core, world::Handle handle, world::FieldRef field)
{
    const auto patient = std::find_if(core.state.patients.begin(), core.state.patients.end(),
                                      [&](const PatientState &p) { return p.handle == handle; });
    const auto channel = core.bindings.channelOf(field);
    if (patient == core.state.patients.end() || !channel)
        return std::nullopt;
    const FieldKey key{handle, field};
    ValueView view;
    view.held = core.fields.holdOf(key) != nullptr;
    for (const TrendState &trend : core.state.trends) {
        if (!(trend.key == key) || !trend.running)
            continue;
        view.trend = true;
        view.trendEvent = trend.cause.event;
        view.trendTo = trend.to;
        view.trendEnd = tickScheduledAt(SimTime{trend.startUs + trend.durationUs});
    }
    view.coupled = isCoupled(core, *patient);
    view.physiology = physiologyAdds(core, *patient, *channel);
    view.disturbance = patient->disturbance.event;
    if (view.coupled)
        view.influences = influencesOn(core, *patient, *channel);
    return view;
}

} // namespace ward::kernel
