// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/units.h"
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/doses.h"
#include "sim-engine/kernel/actions/effects.h"
#include "sim-engine/kernel/patient/pumps.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

namespace {

double weightOf(const ActionCall &call)
{
    return call.core.world.quantity(call.handle(), call.core.bindings.weight).value_or(75);
}

content::Quantity quantityOf(const ActionCall &call, std::string_view name)
{
    const auto it = call.args.find(name);
    const auto *quantity =
        it == call.args.end() ? nullptr : std::get_if<content::Quantity>(&it->second);
    return quantity ? *quantity : content::Quantity{};
}

void announceDrug(const ActionCall &call, const std::string &drug, const content::Quantity &dose,
                  std::string_view route, std::string_view mode)
{
    Core &core = call.core;
    v1::events::Payload payload;
    auto *given = payload.mutable_drug_given();
    given->set_drug(drug);
    given->mutable_dose()->set_value(dose.value);
    given->mutable_dose()->set_unit(dose.unit);
    given->set_route(std::string(route));
    given->set_mode(std::string(mode));
    Fact fact;
    if (mode != "stop") { // a rule that waits for a drug does not wait for its end
        fact.kind = Fact::Kind::Drug;
        fact.name = drug;
        fact.dose = dose;
        fact.route = route;
    }
    call.emit(payload, std::move(fact));
    if (mode == "stop")
        return;
    core.fields.setText(call.handle(), core.bindings.lastDrug, drug);
    const std::int32_t count = core.world.raw(call.handle(), core.bindings.drugCount);
    core.fields.setRaw(call.handle(), core.bindings.drugCount, std::max(0, count) + 1);
}

void runFluid(const ActionCall &call, int drug, double rate, double volume,
              world::Handle bag = world::kNoHandle)
{
    auto &fluids = call.patient->body.fluids();
    if (volume < 0) // one open-ended infusion a fluid
        std::erase_if(fluids, [&](const FluidInfusion &f) { return f.drug == drug && f.left < 0; });
    if (rate > 0)
        fluids.push_back({drug, rate, volume, bag});
}

void giveBolus(const ActionCall &call)
{
    const std::string drug = argumentText(call.args, "drug");
    const std::string route = argumentText(call.args, "route");
    const content::Quantity dose = quantityOf(call, "dose");
    const int index = drugIndex(drug);
    if (index >= 0) {
        const DrugModel &model = drugTable()[static_cast<std::size_t>(index)];
        const double amount = doseOf(model, dose, weightOf(call)).value_or(0);
        if (model.measure == DrugMeasure::Fluid)
            runFluid(call, index, amount / 30, amount); // by syringe, over half a minute
        else
            call.patient->body.drugs().giveBolus(index, amount, routeOf(route).value_or(Route::Iv));
    }
    announceDrug(call, drug, dose, route.empty() ? "iv" : route, "bolus");
}

/// The pump that holds the drug for this patient, or an idle empty one.
world::Handle pumpFor(const ActionCall &call, const std::string &drug)
{
    const Core &core = call.core;
    const Bindings &b = core.bindings;
    world::Handle idle = world::kNoHandle;
    for (const world::Handle pump : core.world.having(b.infusion)) {
        if (core.world.raw(pump, b.infusionPatient) != static_cast<std::int32_t>(call.handle()))
            continue;
        const std::string_view holds = core.world.text(pump, b.infusionDrug);
        const content::DrugSpec *spec = holds.empty() ? nullptr : core.schema.drug(holds);
        if (spec && spec->name == drug)
            return pump;
        if (holds.empty() && !core.world.flag(pump, b.infusionRunning) && idle == world::kNoHandle)
            idle = pump;
    }
    return idle;
}

/// mL a second of a drug that is no mass by weight, at this rate as the body counts it.
double flowOf(const ActionCall &call, const std::string &drug, const DrugModel &model, double rate)
{
    if (model.measure == DrugMeasure::Fluid)
        return rate;
    const content::DrugSpec *spec = call.core.schema.drug(drug);
    const auto strength =
        spec && spec->strength && model.measure == DrugMeasure::Units
            ? content::convert(spec->strength->value, spec->strength->unit, "[iU]/mL")
            : Result<double>(0.0);
    return strength && *strength > 0 ? rate * weightOf(call) / *strength / 60 : 0;
}

void startInfusion(const ActionCall &call)
{
    Core &core = call.core;
    const Bindings &b = core.bindings;
    const std::string drug = argumentText(call.args, "drug");
    const content::Quantity rate = quantityOf(call, "rate");
    const int index = drugIndex(drug);
    const DrugModel *model = index >= 0 ? &drugTable()[static_cast<std::size_t>(index)] : nullptr;
    const double perKg = model ? rateOf(*model, rate, weightOf(call)).value_or(0) : 0;
    const world::Handle pump = pumpFor(call, drug);
    const bool mass = model && model->measure == DrugMeasure::Mass;
    if (pump != world::kNoHandle) {
        core.fields.setText(pump, b.infusionDrug, drug);
        if (mass)
            core.fields.setQuantity(pump, b.infusionRate, perKg);
        if (model && !mass)
            core.fields.setQuantity(pump, b.infusionFlow, flowOf(call, drug, *model, perKg) * 3600);
        if (rate.value > 0)
            refillPump(core, pump);
        core.fields.setFlag(pump, b.infusionRunning, rate.value > 0);
    }
    if (model && model->measure == DrugMeasure::Fluid) {
        runFluid(call, index, perKg, -1,
                 pump == world::kNoHandle ? bagFor(core, call.handle(), drug) : world::kNoHandle);
    } else if (model) {
        call.patient->body.drugs().setInfusion(index, perKg);
    }
    // The pump shows the rate rounded; what runs is what was ordered, until the pump changes.
    if (pump != world::kNoHandle)
        call.patient->pumpRates[pump] = rate.value > 0 ? bodyRateOf(core, pump) : 0;
    announceDrug(call, drug, rate, "iv", rate.value > 0 ? "infusion" : "stop");
}

void stopInfusion(const ActionCall &call)
{
    Core &core = call.core;
    const std::string drug = argumentText(call.args, "drug");
    const int index = drugIndex(drug);
    const world::Handle pump = pumpFor(call, drug);
    if (pump != world::kNoHandle) {
        core.fields.setFlag(pump, core.bindings.infusionRunning, false);
        call.patient->pumpRates[pump] = 0;
    }
    if (index >= 0) {
        if (drugTable()[static_cast<std::size_t>(index)].measure == DrugMeasure::Fluid)
            std::erase_if(call.patient->body.fluids(),
                          [&](const FluidInfusion &f) { return f.drug == index; });
        else
            call.patient->body.drugs().setInfusion(index, 0);
    }
    announceDrug(call, drug, {0, "mg"}, "iv", "stop");
}

void giveFluid(const ActionCall &call)
{
    const std::string drug = argumentText(call.args, "drug");
    const double volume = argumentIn(call.args, "volume", "mL");
    const double over = std::max(1.0, argumentIn(call.args, "over", "s"));
    const int index = drugIndex(drug);
    if (index >= 0 && volume > 0)
        runFluid(call, index, volume / over, volume, bagFor(call.core, call.handle(), drug));
    announceDrug(call, drug, quantityOf(call, "volume"), "iv", "bolus");
}

constexpr ActionEffect kEffects[] = {
    {"drug.bolus", giveBolus},
    {"drug.infusion", startInfusion},
    {"drug.stop", stopInfusion},
    {"fluid.bolus", giveFluid},
};

} // namespace

std::span<const ActionEffect> drugEffects()
{
    return kEffects;
}

} // namespace ward::kernel
