// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/resuscitation.h"

#include "core/world/signals/intervals.h"
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
// Around the peak of the T wave, ms: between 40 before and 20 after it shocks induced fibrillation
// in 14 patients ("The zone of vulnerability to T wave shocks in humans", PMID 9147699;
// through the heart, at a paced cycle of 500 ms).
constexpr double kVulnerableBefore = 40;
constexpr double kVulnerableAfter = 20;
constexpr std::int64_t kBetweenCompressionsUs = 600'000; // at 100 /min
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

/// A tachycardia with a pulse that a synchronised shock is for.
bool isCardioverted(const RhythmSpec &rhythm)
{
    return rhythm.name == "atrial-fibrillation" || rhythm.name == "atrial-flutter" ||
           rhythm.name == "svt" || rhythm.name == "avnrt" || rhythm.name == "vt-monomorphic";
}

/// Whether somebody compresses the chest; who does it one by one is clear soon after the last, who
/// stops is so at once.
bool isTouched(const Core &core, const PatientState &patient)
{
    return patient.compressing ||
           (core.world.flag(patient.handle, core.bindings.cpr) &&
            core.now().us - patient.beats.lastCompressionUs < kBetweenCompressionsUs);
}

/// A heart that beats fibrillates when a shock falls upon the peak of the T wave. When that is
/// follows from its beats, so that chance is the moment at which somebody presses the button; 7 %
/// at 75 /min. Weak and very strong shocks are said to be harmless even then; here none is.
bool hitsVulnerablePeriod(const Core &core, const PatientState &patient)
{
    if (!isCoupled(core, patient))
        return false;
    const double rate = shownValue(core, patient, Channel::Hr);
    if (rate < 20)
        return false;
    const auto peak = signals::tWavePeak(
        static_cast<signals::Rhythm>(core.world.raw(patient.handle, core.bindings.ecg)),
        core.world.quantity(patient.handle, core.bindings.channel(Channel::Qtc)).value_or(400),
        60'000 / rate);
    const double sinceR = static_cast<double>(core.now().us - patient.beats.lastComplexUs) / 1000;
    return peak && sinceR >= *peak - kVulnerableBefore && sinceR <= *peak + kVulnerableAfter;
}

/// What a shock makes of the rhythm when no rule of the scenario decides it.
int outcomeOf(const Core &core, const PatientState &patient, int before, const Shock &shock)
{
    const double energy = shock.energy;
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
    if (!shock.synchronised && rhythm.pulse && hitsVulnerablePeriod(core, patient))
        return index(core, "vf-coarse");
    return isCardioverted(rhythm) && energy >= kLeastCardioversion ? index(core, "sinus") : before;
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

Cause deliverShock(Core &core, PatientState &patient, const Shock &given, std::string_view actor,
                   Cause cause)
{
    const double energy = given.energy;
    const std::int32_t before = core.world.raw(patient.handle, core.bindings.ecg);
    const RhythmSpec &rhythm = core.rhythmOf(patient.handle);
    const int outcome = outcomeOf(core, patient, before, given);
    markShock(core, patient, energy);

    v1::events::Payload payload;
    auto *delivered = payload.mutable_shock_delivered();
    delivered->mutable_energy()->set_value(energy);
    delivered->mutable_energy()->set_unit("J");
    delivered->set_rhythm_before(nameOf(core, before));
    delivered->set_rhythm_after(nameOf(core, outcome));
    delivered->set_indicated(rhythm.shockable || (given.synchronised && isCardioverted(rhythm)));
    delivered->set_synchronised(given.synchronised);
    delivered->set_not_clear(isTouched(core, patient));
    Fact fact;
    fact.kind = Fact::Kind::Shock;
    fact.dose = content::Quantity{energy, "J"};
    const Cause self = core.events.emit(payload, {patient.handle, actor, cause}, std::move(fact));

    PendingShock &shock = patient.shock;
    shock = {};
    shock.active = true;
    shock.begins = core.tick() + 1; // rules that wait for the shock still see the old rhythm
    // What was stunned stands still; what begins to fibrillate does so at once.
    shock.due = rhythm.pulse && outcome == index(core, "vf-coarse") ? shock.begins
                                                                    : core.tick() + kStandstill;
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
        if (shock.begins < shock.due)
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
