// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/learner_actions.h"

#include "core/content/nearest.h"
#include "core/content/units.h"
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/doses.h"
#include "sim-engine/kernel/actions/effects.h"
#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/patient/holds.h"
#include "sim-engine/kernel/rules/rule_actions.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <array>

namespace ward::kernel {

namespace {

constexpr std::array<std::string_view, 9> kSensors = {"ecg",  "spo2", "nibp", "abp", "co2",
                                                      "temp", "cvp",  "pap",  "icp"};

const ActionEffect *effectOf(std::string_view name)
{
    for (const auto &effects : {circulationEffects(), drugEffects(), airwayEffects(),
                                monitorEffects(), pathologyEffects(), instructorEffects()}) {
        for (const ActionEffect &effect : effects) {
            if (effect.name == name)
                return &effect;
        }
    }
    return nullptr;
}

const content::Prefab *prefabOf(const Core &core, const world::World &world, world::Handle handle)
{
    const std::string_view reference = world.prefab(handle);
    return reference.empty() ? nullptr : core.catalogue.prefab(reference);
}

world::Handle roomOf(const Core &core, const world::World &world, world::Handle handle)
{
    for (world::Handle at = world.parent(handle); at != world::kNoHandle; at = world.parent(at)) {
        const content::Prefab *prefab = prefabOf(core, world, at);
        if (prefab && prefab->kind == "room")
            return at;
    }
    return world::kNoHandle;
}

std::string nameOf(const world::World &world, world::Handle handle)
{
    return std::string(world.name(handle));
}

bool canDo(const Core &core, const world::World &world, world::Handle device,
           std::string_view action)
{
    const content::Prefab *prefab = prefabOf(core, world, device);
    return prefab && (action != "defib.sync" || prefab->has("defib.cardioversion"));
}

/// Of several devices the one that is in use: first of all it can do what is asked. SYNC counts
/// before the charge, so that nobody who asked for the R wave gets a shock of another one at once.
std::array<bool, 4> suits(const Core &core, const world::World &world, world::Handle device,
                          std::string_view action)
{
    const Bindings &b = core.bindings;
    return {canDo(core, world, device, action), world.flag(device, b.sync),
            world.flag(device, b.charged), world.flag(device, b.charging)};
}

/// A device gives what it is charged to, whatever somebody says: that is what is on record.
void takeChargedEnergy(const Core &core, const world::World &world, ResolvedAction &shock)
{
    const world::Handle device = defibrillatorFor(core, world, shock.target, shock.spec->name);
    if (device == world::kNoHandle || !world.flag(device, core.bindings.charged))
        return;
    if (const auto energy = world.quantity(device, core.bindings.energy))
        shock.args["energy"] = content::Quantity{*energy, "J"};
}

/// What a defibrillator in the room refuses.
Result<> isPossibleWith(const Core &core, const world::World &world, const ResolvedAction &action)
{
    const Bindings &b = core.bindings;
    const std::string patient = nameOf(world, action.target);
    const world::Handle device = defibrillatorFor(core, world, action.target, action.spec->name);
    if (device == world::kNoHandle)
        return failure("kernel.action.no-defibrillator", {{"target", patient}});
    if (!canDo(core, world, device, action.spec->name))
        return failure("kernel.action.no-cardioversion", {{"target", patient}});
    if (action.spec->name != "defib.shock" || action.whole)
        return {};
    if (!world.flag(device, b.charged))
        return failure(world.flag(device, b.charging) ? "kernel.action.still-charging"
                                                      : "kernel.action.not-charged",
                       {{"target", patient}});
    const std::int32_t ecg = world.raw(action.target, b.ecg);
    if (world.flag(device, b.sync) && ecg >= 0 &&
        !b.rhythms[static_cast<std::size_t>(ecg)].hasComplexes())
        return failure("kernel.action.no-r-wave", {{"target", patient}});
    return {};
}

} // namespace

Cause ActionCall::emit(const v1::events::Payload &payload, Fact fact) const
{
    return core.events.emit(payload, {target, actor, cause}, std::move(fact));
}

bool areTogether(const Core &core, const world::World &world, world::Handle a, world::Handle b)
{
    const world::Handle here = roomOf(core, world, a);
    const world::Handle there = roomOf(core, world, b);
    return here == there || here == world::kNoHandle || there == world::kNoHandle;
}

world::Handle defibrillatorFor(const Core &core, const world::World &world, world::Handle patient,
                               std::string_view action)
{
    world::Handle best = world::kNoHandle;
    const world::FieldRef power = world.layout().find("device.power");
    for (const world::Handle device : world.having(core.bindings.defibrillator)) {
        const content::Prefab *prefab = prefabOf(core, world, device);
        if (!prefab || !prefab->has("defib.shock"))
            continue;
        if (power.isValid() && world.raw(device, power) == 0)
            continue;
        if (!areTogether(core, world, device, patient))
            continue;
        if (best == world::kNoHandle ||
            suits(core, world, device, action) > suits(core, world, best, action))
            best = device;
    }
    return best;
}

Result<ResolvedAction> resolveAction(const Core &core, const world::World &world,
                                     const LearnerAction &action, std::string_view actor)
{
    ResolvedAction out;
    out.spec = core.schema.action(action.action);
    if (!out.spec)
        return failure(
            "kernel.action.unknown",
            {{"action", action.action},
             {"nearest", content::nearestName(action.action, core.schema.actionNames())}});
    if (out.spec->target == "scenario" && actor.starts_with("learner"))
        return failure("kernel.action.scenario-only", {{"action", out.spec->label}});
    const bool forInstructor = out.spec->target == "instructor";
    if (forInstructor && (actor.starts_with("learner") || actor == "scenario"))
        return failure("kernel.action.instructor-only", {{"action", out.spec->label}});
    out.target = action.target.isNull() ? world::kNoHandle : world.find(action.target);
    if (out.spec->target != "any") {
        if (out.target == world::kNoHandle)
            return failure("kernel.action.no-target", {{"action", out.spec->label}});
        if (!world.hasComponent(out.target, core.bindings.vitals) ||
            !world.hasComponent(out.target, core.bindings.rhythm))
            return failure("kernel.action.not-a-patient",
                           {{"action", out.spec->label}, {"target", nameOf(world, out.target)}});
    }
    auto args = resolveArguments(core.schema, *out.spec, action.args);
    if (!args)
        return failure(std::move(args.error()));
    out.args = std::move(*args);
    out.whole = actor == kScenarioActor;
    if (action.action == "defib.shock" && !out.whole)
        takeChargedEnergy(core, world, out);
    if (action.action == "monitor.attach" || action.action == "monitor.detach") {
        const std::string sensor = argumentText(out.args, "sensor");
        if (std::find(kSensors.begin(), kSensors.end(), sensor) == kSensors.end()) {
            const std::vector<std::string> known(kSensors.begin(), kSensors.end());
            return failure("kernel.argument.value",
                           {{"action", out.spec->label},
                            {"argument", std::string("sensor")},
                            {"value", sensor},
                            {"nearest", content::nearestName(sensor, known)}});
        }
    }
    if (action.action == "alarm.limits") {
        const auto limits = limitsFrom(core, out.args);
        if (!limits)
            return failure(limits.error());
        if (auto good = checkAlarmLimits(core, world, out.target, *limits); !good)
            return failure(std::move(good.error()));
    }
    if (auto hold = forInstructor ? checkHold(core, out) : Result<>(); !hold)
        return failure(std::move(hold.error()));
    if (auto dose = checkDose(core, world, out); !dose)
        return failure(std::move(dose.error()));
    return out;
}

Result<> isPossible(const Core &core, const world::World &world, const ResolvedAction &action)
{
    const Bindings &b = core.bindings;
    const std::string &name = action.spec->name;
    const std::string patient = nameOf(world, action.target);
    if (name.starts_with("defib.")) {
        if (auto possible = isPossibleWith(core, world, action); !possible)
            return possible;
    }
    const bool intravenous =
        ((name == "drug.bolus" && routeOf(argumentText(action.args, "route")) == Route::Iv) ||
         name == "drug.infusion" || name == "fluid.bolus");
    if (intravenous && !world.flag(action.target, b.iv))
        return failure("kernel.action.no-access", {{"target", patient}});
    if (name == "drug.bolus" && routeOf(argumentText(action.args, "route")) == Route::Tracheal &&
        static_cast<AirwayDevice>(world.raw(action.target, b.device)) != AirwayDevice::Ett)
        return failure("kernel.action.no-tube", {{"target", patient}});
    const auto attached = [&](world::FieldRef line) { return world.flag(action.target, line); };
    if (name == "monitor.zero" && !attached(b.sensorAbp) && !attached(b.sensorCvp) &&
        !attached(b.sensorPap) && !attached(b.sensorIcp))
        return failure("kernel.action.no-arterial-line", {{"target", patient}});
    if (name == "monitor.wedge" && !attached(b.sensorPap))
        return failure("kernel.action.no-pulmonary-catheter", {{"target", patient}});
    if (name == "instructor.release") {
        const std::string field = argumentText(action.args, "field");
        const auto channel = holdableChannel(core, field);
        if (!channel || !core.fields.holdOf({action.target, b.channel(*channel)}))
            return failure("kernel.hold.not-held", {{"field", field}});
    }
    return {};
}

void rejectAction(Core &core, std::string_view action, world::Handle target, std::string_view code,
                  const ActionHeader &header)
{
    v1::events::Payload payload;
    auto *rejected = payload.mutable_action_rejected();
    rejected->set_action(std::string(action));
    rejected->set_target(target);
    rejected->set_code(std::string(code));
    core.events.emit(payload, {target, header.actor, header.cause, header.origin, header.command});
}

void performAction(Core &core, const ResolvedAction &action, const ActionHeader &header)
{
    v1::events::Payload payload;
    auto *performed = payload.mutable_action_performed();
    performed->set_action(action.spec->name);
    performed->set_target(action.target);
    performed->set_target_name(nameOf(core.world, action.target));
    putCells(action.args, *performed->mutable_args());
    performed->set_text(std::string(header.text));
    Fact fact;
    fact.kind = Fact::Kind::Action;
    fact.name = action.spec->name;
    // Before the shock: after it nothing tells any more which device was charged.
    if (fact.name.starts_with("defib."))
        fact.device = defibrillatorFor(core, core.world, action.target, fact.name);
    const Cause self = core.events.emit(
        payload, {action.target, header.actor, header.cause, header.origin, header.command},
        std::move(fact));

    PatientState *patient = core.patient(action.target);
    if (!patient && action.spec->target != "any") {
        rejectAction(core, action.spec->name, action.target, "kernel.action.not-a-patient",
                     {header.actor, self, recording::Origin::Derived, {}});
        return;
    }
    if (auto possible = isPossible(core, core.world, action); !possible) {
        rejectAction(core, action.spec->name, action.target, possible.error().code(),
                     {header.actor, self, recording::Origin::Derived, {}});
        return;
    }
    const ActionEffect *effect = effectOf(action.spec->name);
    if (!effect)
        return;
    if (patient)
        patient->disturbance = self;
    effect->perform({core, patient, action.target, action.args, header.actor, self, action.whole});
    if (PatientState *after = core.patient(action.target))
        after->changed = true;
}

} // namespace ward::kernel
