// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/patients.h"

#include "core/content/units.h"
#include "sim-engine/kernel/patient/alarms.h"
#include "sim-engine/kernel/patient/beats.h"
#include "sim-engine/kernel/patient/breaths.h"
#include "sim-engine/kernel/patient/defibrillators.h"
#include "sim-engine/kernel/patient/gases.h"
#include "sim-engine/kernel/patient/laboratory.h"
#include "sim-engine/kernel/patient/numerics.h"
#include "sim-engine/kernel/patient/pumps.h"
#include "sim-engine/kernel/patient/resuscitation.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace ward::kernel {

namespace {

constexpr std::int64_t kBodyTicks = 3; ///< the body moves in steps of 0.1 s
constexpr double kBodyStep = 0.1;

double quantity(const Core &core, world::Handle handle, world::FieldRef field, double otherwise)
{
    return core.world.quantity(handle, field).value_or(otherwise);
}

template <typename E>
E enumeration(const Core &core, world::Handle handle, world::FieldRef field)
{
    const std::int32_t raw = core.world.raw(handle, field);
    return raw < 0 ? E{} : static_cast<E>(raw);
}

AirwaySetting airwayOf(const Core &core, const PatientState &patient)
{
    const Bindings &b = core.bindings;
    const world::Handle h = patient.handle;
    AirwaySetting airway;
    airway.pattern = enumeration<RespPattern>(core, h, b.respiration);
    airway.device = enumeration<AirwayDevice>(core, h, b.device);
    airway.fio2 = quantity(core, h, b.fio2, 0.21);
    airway.obstruction = quantity(core, h, b.obstruction, 0) / 100;
    airway.mode = enumeration<VentMode>(core, h, b.ventMode);
    airway.ventRate = quantity(core, h, b.ventRate, 14);
    airway.vt = quantity(core, h, b.vt, 450);
    airway.peep = quantity(core, h, b.peep, 5);
    airway.pressure = patient.ventPressure;
    airway.bagging = patient.bagging;
    airway.bagRate = patient.bagRate;
    airway.bagVolume = patient.bagVolume;
    airway.compliance = quantity(core, h, b.compliance, 0);
    airway.endobronchial = patient.endobronchial;
    airway.held = patient.held;
    return airway;
}

BodyInput inputOf(const Core &core, const PatientState &patient)
{
    const RhythmSpec &rhythm = core.rhythmOf(patient.handle);
    BodyInput input;
    input.base = &patient.base;
    input.weight = quantity(core, patient.handle, core.bindings.weight, 75);
    const std::int32_t age = core.world.raw(patient.handle, core.bindings.age);
    input.age = age == world::kUnset ? 58 : age;
    input.airway = airwayOf(core, patient);
    input.pulse = rhythm.pulse;
    input.reflexGain = rhythm.reflexGain;
    input.strength = rhythm.strength;
    input.ownRate = rhythm.hasOwnRate();
    input.rhythmIncluded = patient.rhythmIncluded;
    input.rhythmRate = patient.physiologyChoseRhythm ? rhythm.typicalRate : 0;
    input.compressions = compressionQuality(patient, core.now().us);
    input.sinceBreath = static_cast<double>(core.now().us - patient.breaths.lastUs()) / 1e6;
    return input;
}

/// What a pump gives: of a drug per kg and minute, as its amount is counted, of a fluid mL/h.
struct PumpReading
{
    int drug = -1;
    bool fluid = false;
    double rate = 0;
};

std::optional<PumpReading> readPump(const Core &core, const PatientState &patient,
                                    world::Handle pump)
{
    const Bindings &b = core.bindings;
    if (core.world.raw(pump, b.infusionPatient) != static_cast<std::int32_t>(patient.handle))
        return std::nullopt;
    const content::DrugSpec *spec = core.schema.drug(core.world.text(pump, b.infusionDrug));
    const int drug = spec ? drugIndex(spec->name) : -1;
    const DrugMeasure measure =
        drug < 0 ? DrugMeasure::Inert : drugTable()[static_cast<std::size_t>(drug)].measure;
    if (measure == DrugMeasure::Inert || measure == DrugMeasure::Amount)
        return std::nullopt; // what is counted in mmol is given as doses
    const bool running = core.world.flag(pump, b.infusionRunning) && hasPower(core, pump);
    return PumpReading{drug, measure == DrugMeasure::Fluid,
                       running ? bodyRateOf(core, pump) * shareOfRate(core, pump) : 0};
}

/// Pumps beside the bed set the drugs that run, each at what all its pumps give together; what
/// learners hang up without a pump stays as it is.
void readPumps(Core &core, PatientState &patient)
{
    const auto pumps = core.world.having(core.bindings.infusion);
    std::vector<PumpReading> changed;
    for (const world::Handle pump : pumps) {
        const auto reading = readPump(core, patient, pump);
        if (!reading)
            continue;
        const auto known = patient.pumpRates.find(pump);
        if (reading->rate == (known == patient.pumpRates.end() ? 0 : known->second))
            continue;
        patient.pumpRates[pump] = reading->rate;
        changed.push_back(*reading);
    }
    for (const PumpReading &one : changed) {
        double rate = 0;
        for (const world::Handle pump : pumps) {
            const auto reading = readPump(core, patient, pump);
            rate += reading && reading->drug == one.drug ? reading->rate : 0;
        }
        if (!one.fluid) {
            patient.body.drugs().setInfusion(one.drug, rate);
            continue;
        }
        auto &fluids = patient.body.fluids();
        std::erase_if(fluids,
                      [&](const FluidInfusion &f) { return f.drug == one.drug && f.left < 0; });
        if (rate > 0)
            fluids.push_back({one.drug, rate / 3600, -1, world::kNoHandle});
    }
}

void writeDerived(Core &core, PatientState &patient)
{
    const Bindings &b = core.bindings;
    const world::Handle h = patient.handle;
    const RhythmSpec &rhythm = core.rhythmOf(h);
    core.fields.setFlag(h, b.pulse, rhythm.pulse);
    if (!rhythm.pulse)
        patient.pulseless = core.tick();
    // Single compressions count as compressions until two seconds after the last.
    if (!patient.compressing && core.now().us - patient.beats.lastCompressionUs > 2'000'000 &&
        core.fields.setFlag(h, b.cpr, false)) {
        core.fields.setQuantity(h, b.cprRate, 0);
        core.fields.setQuantity(h, b.cprDepth, 0);
        v1::events::Payload payload;
        payload.mutable_compressions_changed()->set_running(false);
        core.events.emit(payload, {h, "engine", patient.disturbance});
    }
    core.fields.setFlag(h, b.ventilated,
                        enumeration<VentMode>(core, h, b.ventMode) != VentMode::Off ||
                            patient.bagging);
    if (!isCoupled(core, patient))
        return;
    if (patient.body.plan().kind == world::BreathKind::Ventilator)
        core.fields.setQuantity(h, b.ppeak, std::min(150.0, patient.body.peakPressure()));
    // The shape of the capnogram follows the airway while the author leaves it normal, and goes
    // back when the reason is gone.
    const CapnoShape shape = patient.body.capno();
    if (shape != patient.capno) {
        const auto now = enumeration<CapnoShape>(core, h, b.capno);
        if (now == patient.capno)
            core.fields.setEnum(h, b.capno, shape);
        patient.capno = shape;
    }
}

void startBody(Core &core, PatientState &patient)
{
    readPumps(core, patient);
    patient.body.start(inputOf(core, patient));
    patient.bodyStarted = true;
}

/// The 16 s before the patient appeared.
void warmUp(Core &core, PatientState &patient)
{
    const std::int64_t now = core.now().us;
    constexpr std::int64_t step = 1'000'000 / kTicksPerSecond;
    for (std::int64_t us = now - world::kTrackSpanUs; us < now; us += step) {
        const std::int64_t end = std::min(now, us + step);
        advanceBeats(core, patient, us, end);
        advanceBreaths(core, patient, us, end);
    }
}

void addPatient(Core &core, world::Handle handle)
{
    PatientState fresh;
    fresh.handle = handle;
    for (std::size_t i = 0; i < kChannels; ++i)
        fresh.base[i] = core.world.quantity(handle, core.bindings.channels[i]).value_or(0);
    const double dbp = at(fresh.base, Channel::Dbp);
    fresh.meanOffset =
        at(fresh.base, Channel::Map) - (dbp + (at(fresh.base, Channel::Sbp) - dbp) / 3);
    auto &patients = core.state.patients;
    const auto place =
        std::lower_bound(patients.begin(), patients.end(), handle,
                         [](const PatientState &p, world::Handle h) { return p.handle < h; });
    PatientState &patient = *patients.insert(place, std::move(fresh));
    if (!core.rhythmOf(handle).pulse)
        patient.pulseless = core.tick();
    startBody(core, patient);
    completeGases(core, patient);
    const bool whole = core.options.extent == Extent::Whole;
    if (whole)
        warmUp(core, patient);
    writeVitals(core, patient);
    writeDerived(core, patient);
    if (whole)
        measureNumerics(core, patient);
}

void advancePatient(Core &core, PatientState &patient)
{
    const std::int64_t from = core.now().us;
    const std::int64_t to = (core.tick() + 1).time().us;
    advanceShock(core, patient);
    if (core.options.extent == Extent::RulesOnly) {
        if (patient.changed) {
            writeVitals(core, patient);
            writeDerived(core, patient);
        }
        return;
    }
    if (core.tick().n % kBodyTicks == patient.handle % kBodyTicks && isCoupled(core, patient)) {
        readPumps(core, patient);
        patient.body.advance(inputOf(core, patient), kBodyStep);
        advanceArrest(core, patient, kBodyStep);
        patient.changed = true;
    }
    if (patient.changed) {
        writeVitals(core, patient);
        writeDerived(core, patient);
    }
    advanceBeats(core, patient, from, to);
    advanceBreaths(core, patient, from, to);
    pruneTracks(core, patient);
    advanceCuff(core, patient);
    advanceSample(core, patient);
    if (core.tick().n % kTicksPerSecond == 0) {
        cycleCuff(core, patient);
        measureNumerics(core, patient);
        advanceAlarms(core, patient);
    }
}

} // namespace

void syncPatients(Core &core)
{
    const auto isPatient = [&](world::Handle handle) {
        return core.world.isAlive(handle) &&
               core.world.hasComponent(handle, core.bindings.vitals) &&
               core.world.hasComponent(handle, core.bindings.rhythm);
    };
    std::erase_if(core.state.patients,
                  [&](const PatientState &patient) { return !isPatient(patient.handle); });
    const auto having = core.world.having(core.bindings.vitals);
    const std::vector<world::Handle> handles(having.begin(), having.end());
    for (const world::Handle handle : handles) {
        if (isPatient(handle) && !core.patient(handle))
            addPatient(core, handle);
    }
}

void advancePatients(Core &core)
{
    advancePumps(core);
    advanceDefibrillators(core);
    for (PatientState &patient : core.state.patients)
        advancePatient(core, patient);
}

void settlePatients(Core &core)
{
    for (PatientState &patient : core.state.patients) {
        if (patient.changed) {
            writeVitals(core, patient);
            writeDerived(core, patient);
        }
    }
}

} // namespace ward::kernel
