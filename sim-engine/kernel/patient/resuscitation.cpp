// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/resuscitation.h"

#include "sim-engine/kernel/patient/beats.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "sim-engine/kernel/rules/trends.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

namespace {

constexpr std::int64_t kStandstill = 2 * kTicksPerSecond;
// An adult's ventricle needs about 100 J; the guidelines ask for 150 J or more, biphasic (ERC
// 2021).
constexpr double kLeastEnergy = 100;
// Of the block of the node that ends a re-entry through it: 6 mg of adenosine reach it in an adult
// of 75 kg, not in one of 100 kg. Engineering choice.
constexpr double kBlocksNode = 0.25;
constexpr double kLeastCardioversion = 50;
constexpr double kFastestSinus = 130; // /min, after a tachycardia the patient began with

int index(const Core &core, std::string_view rhythm)
{
    return core.bindings.rhythmIndex(rhythm);
}

std::string nameOf(const Core &core, int rhythm)
{
    return rhythm < 0 ? std::string()
                      : std::string(core.bindings.rhythms[static_cast<std::size_t>(rhythm)].name);
}

/// What a shock makes of the rhythm when no rule of the scenario decides it.
int outcomeOf(const Core &core, const PatientState &patient, int before, double energy)
{
    const RhythmSpec &rhythm = core.bindings.rhythms[static_cast<std::size_t>(before)];
    if (core.definition.rulesDecideRhythm(core.world.id(patient.handle)))
        return before;
    if (rhythm.shockable) {
        const double ready = patient.body.readiness() + 0.1 * patient.body.effects().antiarrhythmic;
        if (energy < kLeastEnergy)
            return before;
        if (ready >= 0.5)
            return index(core, "sinus-tachycardia");
        return ready >= 0.2 ? before : index(core, "asystole");
    }
    const bool tachycardia = rhythm.name == "atrial-fibrillation" ||
                             rhythm.name == "atrial-flutter" || rhythm.name == "svt" ||
                             rhythm.name == "avnrt" || rhythm.name == "vt-monomorphic";
    return tachycardia && energy >= kLeastCardioversion ? index(core, "sinus") : before;
}

void byPhysiology(Core &core, PatientState &patient, std::string_view rhythm)
{
    patient.physiologyChoseRhythm = true;
    changeRhythm(core, patient, index(core, rhythm), "physiology", patient.disturbance);
}

} // namespace

void changeRhythm(Core &core, PatientState &patient, int rhythm, std::string_view actor,
                  Cause cause)
{
    const std::int32_t before = core.world.raw(patient.handle, core.bindings.ecg);
    if (rhythm < 0 || before == rhythm)
        return;
    core.fields.setRaw(patient.handle, core.bindings.ecg, rhythm);
    markRhythm(core, patient, before, rhythm);
    if (!core.bindings.rhythms[static_cast<std::size_t>(rhythm)].pulse)
        patient.pulseless = core.tick();
    patient.changed = true;
    patient.rhythmSinceUs = core.now().us;
    patient.rhythmIncluded = isPressureDriven(core, patient.handle);
    const RhythmSpec &now = core.bindings.rhythms[static_cast<std::size_t>(rhythm)];
    if (actor == "physiology" && now.pulse && !now.hasOwnRate()) {
        // The sinus node takes over at its own rate, not at that of the tachycardia.
        const double rate = at(patient.base, Channel::Hr);
        const double usual = std::min(patient.body.usualRate(), kFastestSinus);
        patient.body.rebaseRate(rate, usual);
        setBase(patient, Channel::Hr, usual, false);
    }

    v1::events::Payload payload;
    payload.mutable_rhythm_changed()->set_before(nameOf(core, before));
    payload.mutable_rhythm_changed()->set_after(nameOf(core, rhythm));
    const Cause self = core.events.emit(payload, {patient.handle, actor, cause});
    core.fields.drivenBy({patient.handle, core.bindings.ecg}, self);
    patient.disturbance = self;
}

void setRhythm(Core &core, PatientState &patient, int rhythm, std::string_view actor, Cause cause)
{
    patient.physiologyChoseRhythm = false;
    PendingShock &shock = patient.shock;
    if (shock.active && core.tick() < shock.due) {
        shock.outcome = rhythm;
        shock.cause = cause;
        return;
    }
    shock.active = false;
    changeRhythm(core, patient, rhythm, actor, cause);
}

void awaitRhythm(PatientState &patient, Tick now, Tick due)
{
    PendingShock &shock = patient.shock;
    if (!shock.active || now >= shock.begins || (due - now.n).n > 6 * kTicksPerSecond)
        return;
    shock.standing = true;
    shock.due = due;
}

Cause deliverShock(Core &core, PatientState &patient, double energy, std::string_view actor,
                   Cause cause)
{
    const std::int32_t before = core.world.raw(patient.handle, core.bindings.ecg);
    const RhythmSpec &rhythm = core.rhythmOf(patient.handle);
    const int outcome = outcomeOf(core, patient, before, energy);
    markShock(core, patient, energy);

    v1::events::Payload payload;
    auto *delivered = payload.mutable_shock_delivered();
    delivered->mutable_energy()->set_value(energy);
    delivered->mutable_energy()->set_unit("J");
    delivered->set_rhythm_before(nameOf(core, before));
    delivered->set_rhythm_after(nameOf(core, outcome));
    delivered->set_indicated(rhythm.shockable);
    Fact fact;
    fact.kind = Fact::Kind::Shock;
    fact.dose = content::Quantity{energy, "J"};
    const Cause self = core.events.emit(payload, {patient.handle, actor, cause}, std::move(fact));

    PendingShock &shock = patient.shock;
    shock = {};
    shock.active = true;
    shock.begins = core.tick() + 1; // rules that wait for the shock still see the old rhythm
    shock.due = core.tick() + kStandstill;
    shock.before = before;
    shock.outcome = outcome;
    shock.cause = self;
    return self;
}

void advanceShock(Core &core, PatientState &patient)
{
    PendingShock &shock = patient.shock;
    if (!shock.active)
        return;
    if (core.tick() == shock.begins) {
        if (shock.outcome == shock.before && !shock.standing) {
            shock.active = false; // an artefact, and the rhythm goes on
            return;
        }
        changeRhythm(core, patient, index(core, "asystole"), "physiology", shock.cause);
        patient.physiologyChoseRhythm = true;
    }
    // A rule that the heart waited for has acted before this step of the tick; if it did not, the
    // old rhythm comes back.
    if (core.tick() >= shock.due) {
        shock.active = false;
        changeRhythm(core, patient, shock.outcome, "physiology", shock.cause);
    }
}

void advanceArrest(Core &core, PatientState &patient, double dt)
{
    const RhythmSpec &rhythm = core.rhythmOf(patient.handle);
    const Body &body = patient.body;
    const bool ruled = core.definition.rulesDecideRhythm(core.world.id(patient.handle));
    if (rhythm.pulse) {
        // A heart that gets neither pressure nor oxygen stops beating with effect.
        const double map = shownValue(core, patient, Channel::Map);
        const double spo2 = shownValue(core, patient, Channel::Spo2);
        const bool fades = (map < 30 && physiologyAdds(core, patient, Channel::Map) < -10) ||
                           (spo2 < 32 && physiologyAdds(core, patient, Channel::Spo2) < -20);
        patient.endangered = fades ? patient.endangered + dt : 0;
        patient.recovering = 0;
        if (patient.endangered > 25) {
            patient.endangered = 0;
            byPhysiology(core, patient, "pea");
            return;
        }
        // A circuit through the atrioventricular node ends when the node is blocked: adenosine 6 mg
        // ends three of five (ERC Guidelines 2021, peri-arrest arrhythmias: vagal manoeuvres
        // first).
        if (!ruled && (rhythm.name == "svt" || rhythm.name == "avnrt") &&
            body.effects().conduction > kBlocksNode)
            byPhysiology(core, patient, "sinus");
        return;
    }
    patient.endangered = 0;
    if (patient.shock.active)
        return;
    const double ready = body.readiness();
    if (!ruled) {
        // Coarse fibrillation turns fine and then to asystole as the heart uses up its stores.
        if (rhythm.name == "vf-coarse" && ready < 0.35)
            byPhysiology(core, patient, "vf-fine");
        else if (rhythm.name == "vf-fine" && ready < 0.05)
            byPhysiology(core, patient, "asystole");
        else if ((rhythm.name == "vt-pulseless" || rhythm.name == "torsades") && ready < 0.8)
            byPhysiology(core, patient, "vf-coarse");
        else if (rhythm.name == "pea" && ready < 0.05)
            byPhysiology(core, patient, "asystole");
    }
    // Compressions with enough coronary perfusion pressure, an adrenergic drive and oxygen bring a
    // heart that is not fibrillating back; see README.md.
    const bool still = rhythm.name == "pea" || rhythm.name == "asystole";
    static const int adrenaline = drugIndex("adrenaline");
    const bool driven = body.drugs().saturation(adrenaline) > 0.3 || ready > 0.75;
    const bool oxygen = shownValue(core, patient, Channel::Spo2) > 60 ||
                        body.plan().kind != world::BreathKind::Gasp;
    const bool perfused = body.coronaryPressure() >= 15 && body.flow() > 0.12;
    if (!ruled && still && perfused && driven && oxygen && ready > 0.45)
        patient.recovering += dt;
    else
        patient.recovering = 0;
    if (patient.recovering > (rhythm.name == "pea" ? 60 : 120)) {
        patient.recovering = 0;
        byPhysiology(core, patient, "sinus-tachycardia");
    }
}

} // namespace ward::kernel
