// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/laboratory.h"

#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "sim-engine/kernel/physiology/blood_gas.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

namespace {

// Walking there, mixing, measuring: engineering choices.
constexpr std::int64_t kBesideTicks = 90 * kTicksPerSecond;
constexpr std::int64_t kAwayTicks = 600 * kTicksPerSecond;

bool hasAnalyser(const Core &core, world::Handle patient)
{
    const auto entities = core.world.entities();
    return std::any_of(entities.begin(), entities.end(), [&](world::Handle handle) {
        const std::string_view reference = core.world.prefab(handle);
        const content::Prefab *prefab =
            reference.empty() ? nullptr : core.catalogue.prefab(reference);
        return prefab && prefab->has("lab.abg") &&
               core.world.raw(handle, core.bindings.devicePower) != 0 &&
               areTogether(core, core.world, handle, patient);
    });
}

} // namespace

void drawSample(Core &core, PatientState &patient, Cause cause)
{
    const auto of = [&](Channel channel) { return shownValue(core, patient, channel); };
    GasSample &sample = patient.sample;
    const auto put = [&](Analyte analyte, double value) {
        sample.values[static_cast<std::size_t>(analyte)] = value;
    };
    put(Analyte::Ph, of(Channel::Ph));
    put(Analyte::Paco2, of(Channel::Paco2));
    put(Analyte::Pao2, of(Channel::Pao2));
    put(Analyte::Hco3, of(Channel::Hco3));
    put(Analyte::BaseExcess, baseExcess(of(Channel::Ph), of(Channel::Hco3)));
    put(Analyte::Sao2, 100 * oxygenSaturation(of(Channel::Pao2)));
    put(Analyte::Lactate, of(Channel::Lactate));
    put(Analyte::Sodium, of(Channel::Sodium));
    put(Analyte::Potassium, of(Channel::Potassium));
    put(Analyte::Calcium, of(Channel::Calcium));
    put(Analyte::Glucose, of(Channel::Glucose));
    put(Analyte::Hb, of(Channel::Hb));
    sample.drawn = core.tick();
    sample.due = core.tick() + (hasAnalyser(core, patient.handle) ? kBesideTicks : kAwayTicks);
    sample.cause = cause;
}

void advanceSample(Core &core, PatientState &patient)
{
    GasSample &sample = patient.sample;
    if (sample.due != core.tick())
        return;
    sample.due = Tick(-1);
    const Bindings &b = core.bindings;
    const world::Handle h = patient.handle;
    if (!core.world.hasComponent(h, b.labs))
        return;
    v1::events::Payload payload;
    auto *reported = payload.mutable_lab_reported();
    reported->set_panel("abg");
    reported->set_drawn_us(sample.drawn.time().us);
    for (std::size_t i = 0; i < kAnalysed; ++i) {
        core.fields.setQuantity(h, b.analysed[i], sample.values[i]);
        const auto shown = core.world.quantity(h, b.analysed[i]);
        auto *value = reported->add_values();
        value->set_name(std::string(analyteName(static_cast<Analyte>(i))));
        value->mutable_cell()->mutable_quantity()->set_value(shown.value_or(0));
        value->mutable_cell()->mutable_quantity()->set_unit(
            core.world.layout().field(b.analysed[i]).unit);
    }
    core.fields.setQuantity(h, b.drawn, sample.drawn.time().seconds());
    core.events.emit(payload, {h, "engine", sample.cause});
}

} // namespace ward::kernel
