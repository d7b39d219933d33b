// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/effects.h"
#include "sim-engine/kernel/patient/resuscitation.h"
#include "sim-engine/kernel/rules/trends.h"

namespace ward::kernel {

namespace {

Pathology &of(const ActionCall &call)
{
    return call.patient->body.pathology();
}

double severity(const ActionCall &call)
{
    return argumentIn(call.args, "severity", "1");
}

void arrhythmia(const ActionCall &call)
{
    Core &core = call.core;
    const int rhythm = core.bindings.rhythmIndex(argumentText(call.args, "rhythm"));
    if (rhythm < 0)
        return;
    setRhythm(core, *call.patient, rhythm, call.actor, call.cause);
    // The rate that goes with it comes as a trend, for everybody to see.
    const RhythmSpec &spec = core.bindings.rhythms[static_cast<std::size_t>(rhythm)];
    if (spec.hasComplexes() && spec.typicalRate > 0) {
        TrendRequest rate;
        rate.key = {call.handle(), core.bindings.channel(Channel::Hr)};
        rate.to = spec.typicalRate;
        rate.over = SimTime::fromSeconds(3);
        rate.curve = Curve::Ease;
        rate.cause = call.cause;
        startTrend(core, rate);
    }
}

void bleed(const ActionCall &call)
{
    of(call).bleeding = argumentIn(call.args, "rate", "mL/min");
}

void stopBleeding(const ActionCall &call)
{
    of(call).bleeding = 0;
}

void pneumothorax(const ActionCall &call)
{
    const std::size_t side = argumentText(call.args, "side") == "right" ? 1 : 0;
    of(call).pneumothorax[side] = severity(call);
    call.patient->body.reseal(static_cast<int>(side));
}

void obstruct(const ActionCall &call)
{
    Core &core = call.core;
    setNumber(core, {call.handle(), core.bindings.obstruction}, severity(call) * 100, call.actor,
              call.cause);
}

void bronchospasm(const ActionCall &call)
{
    of(call).bronchospasm = severity(call);
}

void shunt(const ActionCall &call)
{
    of(call).shunt = 0.6 * severity(call);
}

void ards(const ActionCall &call)
{
    of(call).stiffness = severity(call);
}

void exercise(const ActionCall &call)
{
    of(call).exercise = argumentIn(call.args, "intensity", "1");
}

void stress(const ActionCall &call)
{
    of(call).stress = severity(call);
}

void dyspnoea(const ActionCall &call)
{
    of(call).dyspnoea = severity(call);
}

void effusion(const ActionCall &call)
{
    of(call).effusionRate = argumentIn(call.args, "rate", "mL/min");
}

void brainInjury(const ActionCall &call)
{
    of(call).brainInjury = severity(call);
}

void surroundings(const ActionCall &call)
{
    of(call).ambientPressure = argumentIn(call.args, "pressure", "mm[Hg]");
}

void hyperthermia(const ActionCall &call)
{
    of(call).hyperthermia = severity(call);
}

void temperature(const ActionCall &call)
{
    const double target = argumentIn(call.args, "target", "Cel");
    of(call).temperature = target - at(call.patient->base, Channel::Temp);
    of(call).temperatureTau = argumentIn(call.args, "over", "s") / 3; // 95 % of the way by then
}

void hold(const ActionCall &call)
{
    const std::string state = argumentText(call.args, "state");
    call.patient->held = state.empty() || state == "on" || state == "true";
}

constexpr ActionEffect kEffects[] = {
    {"phys.arrhythmia", arrhythmia},
    {"phys.haemorrhage", bleed},
    {"bleeding.stop", stopBleeding},
    {"phys.pneumothorax", pneumothorax},
    {"phys.obstruction", obstruct},
    {"phys.bronchospasm", bronchospasm},
    {"phys.shunt", shunt},
    {"phys.ards", ards},
    {"phys.exercise", exercise},
    {"phys.stress", stress},
    {"phys.dyspnoea", dyspnoea},
    {"phys.tamponade", effusion},
    {"phys.brain-injury", brainInjury},
    {"phys.ambient", surroundings},
    {"phys.temperature", temperature},
    {"phys.hyperthermia", hyperthermia},
    {"phys.hold", hold},
};

} // namespace

std::span<const ActionEffect> pathologyEffects()
{
    return kEffects;
}

} // namespace ward::kernel
