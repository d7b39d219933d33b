// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/pumps.h"

#include "core/content/units.h"
#include "core/recording/alarm_names.h"
#include "core/world/infusion.h"
#include "sim-engine/kernel/physiology/drug_table.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

namespace {

constexpr std::int64_t kStepTicks = 3;
constexpr double kStep = 0.1; ///< s
/// Pumps warn some minutes before the end; how many is set on real ones. Engineering choice.
constexpr double kNearEnd = 180;  ///< s
constexpr double kNothing = 1e-9; ///< mL
constexpr double kSyringe = 50;   ///< mL, what a fresh one holds when the catalogue does not say

double quantity(const Core &core, world::Handle handle, world::FieldRef field, double otherwise)
{
    return core.world.quantity(handle, field).value_or(otherwise);
}

const content::DrugSpec *drugOf(const Core &core, world::Handle pump)
{
    return core.schema.drug(core.world.text(pump, core.bindings.infusionDrug));
}

const DrugModel *modelOf(const content::DrugSpec *drug)
{
    const int index = drug ? drugIndex(drug->name) : -1;
    return index < 0 ? nullptr : &drugTable()[static_cast<std::size_t>(index)];
}

/// How the drug is usually made up; 0 when the schema does not say.
double strengthIn(const content::DrugSpec *drug, std::string_view unit)
{
    return drug && drug->strength
               ? content::convert(drug->strength->value, drug->strength->unit, unit).value_or(0)
               : 0;
}

bool isFluid(const DrugModel *model)
{
    return model && model->measure == DrugMeasure::Fluid;
}

bool isBag(const Core &core, world::Handle handle)
{
    return handle != world::kNoHandle && core.world.isAlive(handle) &&
           core.world.hasComponent(handle, core.bindings.bag);
}

/// How well a bag suits a fluid: 2 = it is what it holds, 1 = nobody says what it holds, 0 = no.
int suits(const Core &core, world::Handle bag, std::string_view fluid)
{
    const std::string_view contents = core.world.text(bag, core.bindings.bagContents);
    if (contents.empty())
        return 1;
    const content::DrugSpec *held = core.schema.drug(contents);
    return (held ? std::string_view(held->name) : contents) == fluid ? 2 : 0;
}

world::Handle bagOf(const Core &core, world::Handle pump)
{
    const std::int32_t named = core.world.raw(pump, core.bindings.infusionBag);
    if (named > 0 && isBag(core, static_cast<world::Handle>(named)))
        return static_cast<world::Handle>(named);
    const content::DrugSpec *drug = drugOf(core, pump);
    if (!isFluid(modelOf(drug)))
        return world::kNoHandle;
    for (world::Handle at = core.world.parent(pump); at != world::kNoHandle;
         at = core.world.parent(at)) {
        if (isBag(core, at) && suits(core, at, drug->name) > 0)
            return at;
    }
    return world::kNoHandle;
}

/// What a new syringe or bag in the pump holds, mL: what the catalogue gives the pump, as long as
/// no more was put in at the start.
double freshVolume(const Core &core, world::Handle pump)
{
    const auto millilitres = [](const content::CellValue &value) {
        const auto *quantity = std::get_if<content::Quantity>(&value);
        return quantity ? content::convert(quantity->value, quantity->unit, "mL").value_or(0) : 0;
    };
    double fresh = 0;
    const content::Prefab *prefab = core.catalogue.prefab(core.world.prefab(pump));
    if (prefab) {
        const auto infusion = prefab->components.find("infusion");
        if (infusion != prefab->components.end()) {
            const auto volume = infusion->second.find("volume");
            if (volume != infusion->second.end())
                fresh = millilitres(volume->second);
        }
    }
    const content::Record *own = core.original.component(core.world.id(pump), "infusion");
    const double authored = own ? millilitres(own->cell("volume")) : 0;
    return std::max(fresh > 0 ? fresh : kSyringe, authored);
}

/// An amount that is recorded rounded and kept exactly. Somebody else's value is taken over.
class Content
{
public:
    Content(Core &core, std::map<FieldKey, double> &exact, FieldKey key, double unit)
        : m_core(core)
        , m_exact(exact)
        , m_key(key)
        , m_unit(unit)
        , m_step(core.world.layout().field(key.field).step)
    {
        const double recorded = quantity(core, key.handle, key.field, 0);
        const auto known = exact.find(key);
        const bool mine =
            known != exact.end() && std::abs(known->second - recorded) <= m_step * 0.500001;
        m_value = mine ? known->second : recorded;
    }
    /// In mL.
    [[nodiscard]] double value() const { return m_value * m_unit; }
    void set(double millilitres)
    {
        m_value = millilitres / m_unit;
        m_exact[m_key] = m_value;
        m_core.fields.setQuantity(m_key.handle, m_key.field, m_value);
    }

private:
    Core &m_core;
    std::map<FieldKey, double> &m_exact;
    FieldKey m_key;
    double m_unit; ///< mL in one of the field's unit
    double m_step;
    double m_value = 0;
};

Content contentOf(Core &core, world::Handle bag)
{
    const double full = std::max(1.0, quantity(core, bag, core.bindings.bagVolume, 1000));
    return {core, core.state.volumes, {bag, core.bindings.bagLevel}, full / 100};
}

Content reservoirOf(Core &core, world::Handle pump)
{
    const world::Handle bag = bagOf(core, pump);
    if (bag != world::kNoHandle)
        return contentOf(core, bag);
    return {core, core.state.volumes, {pump, core.bindings.infusionVolume}, 1};
}

/// The volume to be infused is in.
bool hasGivenItsVolume(const Core &core, world::Handle pump)
{
    const FieldKey key{pump, core.bindings.infusionVtbi};
    const auto recorded = core.world.quantity(key.handle, key.field);
    if (!recorded || *recorded > 0)
        return false;
    const auto exact = core.state.volumes.find(key);
    return exact == core.state.volumes.end() || exact->second <= kNothing ||
           exact->second > core.world.layout().field(key.field).step; // set to 0 by somebody
}

/// mL a second that are set.
double setRate(const Core &core, world::Handle pump)
{
    const Bindings &b = core.bindings;
    const content::DrugSpec *drug = drugOf(core, pump);
    const DrugModel *model = modelOf(drug);
    if (model && model->measure != DrugMeasure::Mass)
        return quantity(core, pump, b.infusionFlow, 0) / 3600;
    double strength = quantity(core, pump, b.infusionConcentration, 0) * 1000; // µg/mL
    if (strength <= 0)
        strength = strengthIn(drug, "ug/mL");
    if (strength <= 0)
        return 0;
    const auto patient = static_cast<world::Handle>(core.world.raw(pump, b.infusionPatient));
    const double weight = quantity(core, patient, b.weight, 75);
    return quantity(core, pump, b.infusionRate, 0) * weight / strength / 60;
}

// An infusion that has ended is of high priority whether the vein is kept open or not: what was to
// run runs no longer. What comes near its end can wait. Whether IEC 60601-2-24 wants it so has not
// been checked.
void announceAlarm(Core &core, world::Handle pump, PumpStage before, PumpStage now)
{
    const auto warns = [](PumpStage stage) {
        return stage == PumpStage::NearEnd || stage == PumpStage::Complete ||
               stage == PumpStage::KeepOpen;
    };
    if (!warns(before) && !warns(now))
        return;
    v1::events::Payload payload;
    auto *changed = payload.mutable_alarm_changed();
    changed->set_alarm("infusion");
    changed->set_state(warns(now) ? "active" : "inactive");
    changed->set_before(warns(before) ? "active" : "inactive");
    const bool ended = now == PumpStage::Complete || now == PumpStage::KeepOpen;
    changed->set_priority(ended ? "high" : now == PumpStage::NearEnd ? "low" : "none");
    changed->set_text(now == PumpStage::Complete   ? recording::alarms::kInfusionComplete
                      : now == PumpStage::KeepOpen ? recording::alarms::kVolumeInfused
                                                   : recording::alarms::kInfusionNearEnd);
    core.events.emit(payload, {pump, "engine", {}});
}

/// A pump that stops or slows down by itself; the body hears of it when it reads its pumps next.
void announceRate(Core &core, world::Handle pump, const char *mode, double perHour)
{
    const Bindings &b = core.bindings;
    const content::DrugSpec *drug = drugOf(core, pump);
    const auto handle =
        static_cast<world::Handle>(std::max(0, core.world.raw(pump, b.infusionPatient)));
    PatientState *patient = core.patient(handle);
    if (!drug || !patient)
        return;
    v1::events::Payload payload;
    auto *given = payload.mutable_drug_given();
    given->set_drug(drug->name);
    given->mutable_dose()->set_value(perHour);
    given->mutable_dose()->set_unit(perHour > 0 ? "mL/h" : "mg");
    given->set_route("iv");
    given->set_mode(mode);
    patient->disturbance = core.events.emit(payload, {handle, "engine", {}});
}

void advancePump(Core &core, world::Handle pump)
{
    const Bindings &b = core.bindings;
    const bool running = core.world.flag(pump, b.infusionRunning) && hasPower(core, pump);
    const auto before = static_cast<PumpStage>(std::max(0, core.world.raw(pump, b.infusionState)));
    if (!running && before == PumpStage::Stopped)
        return; // as most pumps most of the time
    PumpStage now = before == PumpStage::Complete ? before : PumpStage::Stopped;
    const double flow = deliveredBy(core, pump);
    if (running) {
        const bool given = hasGivenItsVolume(core, pump);
        now = !given ? PumpStage::Infusing : flow > 0 ? PumpStage::KeepOpen : PumpStage::Complete;
        const content::DrugSpec *drug = drugOf(core, pump);
        const DrugModel *model = modelOf(drug);
        const bool byWeight = !model || model->measure == DrugMeasure::Mass;
        if (byWeight)
            core.fields.setQuantity(pump, b.infusionFlow, flow * 3600);
        if (flow > 0) {
            Content reservoir = reservoirOf(core, pump);
            Content infused(core, core.state.volumes, {pump, b.infusionInfused}, 1);
            double taken = std::min(flow * kStep, reservoir.value());
            double lasts = reservoir.value() - taken;
            if (!given && core.world.quantity(pump, b.infusionVtbi)) {
                Content planned(core, core.state.volumes, {pump, b.infusionVtbi}, 1);
                taken = std::min(taken, planned.value());
                const double rest = planned.value() - taken;
                planned.set(rest > kNothing ? rest : 0);
                lasts = std::min(lasts, rest);
            }
            const double left = reservoir.value() - taken;
            reservoir.set(left > kNothing ? left : 0);
            infused.set(infused.value() + taken);
            if (left <= kNothing)
                now = PumpStage::Complete;
            else if (!given && hasGivenItsVolume(core, pump))
                now = shareOfRate(core, pump) > 0 ? PumpStage::KeepOpen : PumpStage::Complete;
            else if (!given && lasts < flow * kNearEnd)
                now = PumpStage::NearEnd;
        }
    } else if (before == PumpStage::Complete && reservoirOf(core, pump).value() > kNothing &&
               !hasGivenItsVolume(core, pump)) {
        now = PumpStage::Stopped; // somebody has put in a new one
    }
    if (now != before) {
        core.fields.setEnum(pump, b.infusionState, now);
        announceAlarm(core, pump, before, now);
    }
    if (running && now == PumpStage::Complete) {
        core.fields.setFlag(pump, b.infusionRunning, false);
        announceRate(core, pump, "stop", 0);
    } else if (now == PumpStage::KeepOpen && now != before) {
        announceRate(core, pump, "kvo", deliveredBy(core, pump) * 3600);
    }
}

/// Fluids that drip from a bag without a pump. A bolus goes on from the next bag.
void advanceBags(Core &core, PatientState &patient)
{
    auto &fluids = patient.body.fluids();
    for (FluidInfusion &fluid : fluids) {
        const world::Handle bag = fluid.bag;
        if (!isBag(core, bag))
            continue;
        Content content = contentOf(core, bag);
        const double wanted =
            fluid.left >= 0 ? std::min(fluid.rate * kStep, fluid.left) : fluid.rate * kStep;
        double left = content.value() - wanted;
        if (left <= kNothing && fluid.left >= 0 && fluid.left > wanted) {
            const double full = std::max(1.0, quantity(core, bag, core.bindings.bagVolume, 1000));
            left += full;
        } else if (left <= kNothing && fluid.left < 0) {
            fluid.rate = 0; // it has run through
        }
        content.set(std::max(0.0, left));
    }
    std::erase_if(fluids, [](const FluidInfusion &fluid) { return fluid.rate == 0; });
}

} // namespace

bool hasPower(const Core &core, world::Handle device)
{
    return core.world.raw(device, core.bindings.devicePower) != 0; // unset: nobody switched it off
}

double deliveredBy(const Core &core, world::Handle pump)
{
    const Bindings &b = core.bindings;
    const std::int32_t patient = core.world.raw(pump, b.infusionPatient);
    if (!core.world.flag(pump, b.infusionRunning) || patient <= 0 || !hasPower(core, pump))
        return 0;
    return setRate(core, pump) * shareOfRate(core, pump);
}

double bodyRateOf(const Core &core, world::Handle pump)
{
    const Bindings &b = core.bindings;
    const content::DrugSpec *drug = drugOf(core, pump);
    const DrugModel *model = modelOf(drug);
    if (!model)
        return 0;
    const double flow = quantity(core, pump, b.infusionFlow, 0);
    switch (model->measure) {
    case DrugMeasure::Mass:
        return quantity(core, pump, b.infusionRate, 0);
    case DrugMeasure::Fluid:
        return flow;
    case DrugMeasure::Units: {
        const auto patient =
            static_cast<world::Handle>(std::max(0, core.world.raw(pump, b.infusionPatient)));
        return flow / 60 * strengthIn(drug, "[iU]/mL") / quantity(core, patient, b.weight, 75);
    }
    case DrugMeasure::Amount:
    case DrugMeasure::Inert:
        break;
    }
    return 0;
}

double shareOfRate(const Core &core, world::Handle pump)
{
    if (!hasGivenItsVolume(core, pump))
        return 1;
    const double set = setRate(core, pump);
    const double keep = quantity(core, pump, core.bindings.infusionKvo, 0) / 3600;
    return set > 0 ? world::keepOpenRate(set, keep) / set : 0;
}

void refillPump(Core &core, world::Handle pump)
{
    if (hasGivenItsVolume(core, pump))
        core.fields.clear(pump, core.bindings.infusionVtbi);
    Content reservoir = reservoirOf(core, pump);
    if (reservoir.value() > kNothing)
        return;
    const world::Handle bag = bagOf(core, pump);
    if (bag != world::kNoHandle) {
        reservoir.set(std::max(1.0, quantity(core, bag, core.bindings.bagVolume, 1000)));
        return;
    }
    reservoir.set(freshVolume(core, pump));
}

world::Handle bagFor(const Core &core, world::Handle patient, std::string_view fluid)
{
    const world::Handle bed = core.world.parent(patient);
    world::Handle best = world::kNoHandle;
    int how = 0;
    for (const world::Handle bag : core.world.having(core.bindings.bag)) {
        world::Handle at = core.world.parent(bag);
        while (at != world::kNoHandle && at != bed && at != patient)
            at = core.world.parent(at);
        if (at == world::kNoHandle)
            continue;
        if (const int found = suits(core, bag, fluid); found > how) {
            how = found;
            best = bag;
        }
    }
    return best;
}

void advancePumps(Core &core)
{
    if (core.options.extent != Extent::Whole || core.tick().n % kStepTicks != 0)
        return;
    const auto having = core.world.having(core.bindings.infusion);
    const std::vector<world::Handle> pumps(having.begin(), having.end());
    for (const world::Handle pump : pumps)
        advancePump(core, pump);
    for (PatientState &patient : core.state.patients)
        advanceBags(core, patient);
}

} // namespace ward::kernel
