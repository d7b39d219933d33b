// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/trigger_facts.h"

#include "core/content/units.h"
#include "sim-engine/kernel/actions/doses.h"
#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/rules/trigger_places.h"

#include <algorithm>

namespace ward::kernel {

namespace {

/// What a device must be able to do to be the one that an action on a patient uses.
struct Use
{
    std::string_view action; ///< or its beginning, when it ends in a dot
    std::string_view capability;
};
constexpr Use kUses[] = {
    {"bvm.", "airway.bvm"},
    {"vent.set", "vent.modes"},
    {"drug.infusion", "drug.infusion"},
    {"drug.stop", "drug.infusion"},
    {"fluid.bolus", "fluid.hang"},
    {"oxygen.set", "oxygen.flow"},
    {"airway.clear", "airway.suction"},
    {"monitor.", "monitor.ecg"},
    {"alarm.", "monitor.ecg"},
};

std::string_view capabilityFor(std::string_view action)
{
    for (const Use &use : kUses) {
        if (action == use.action || (use.action.ends_with('.') && action.starts_with(use.action)))
            return use.capability;
    }
    return {};
}

world::Handle roomOf(const Core &core, world::Handle handle)
{
    for (world::Handle at = handle; at != world::kNoHandle; at = core.world.parent(at)) {
        const std::string_view reference = core.world.prefab(at);
        const content::Prefab *prefab =
            reference.empty() ? nullptr : core.catalogue.prefab(reference);
        if (prefab && prefab->kind == "room")
            return at;
    }
    return world::kNoHandle;
}

/// The device an action on a patient uses: the defibrillator that shocks him; of others the one
/// that refers to him, else the first in his room that can do it.
world::Handle deviceOf(const Core &core, const Fact &fact)
{
    if (fact.name.starts_with("defib."))
        return fact.device;
    const std::string_view capability = capabilityFor(fact.name);
    if (capability.empty() || fact.handle == world::kNoHandle)
        return world::kNoHandle;
    world::Handle first = world::kNoHandle;
    const world::Handle room = roomOf(core, fact.handle);
    for (const world::Handle handle : core.world.entities()) {
        const std::string_view reference = core.world.prefab(handle);
        const content::Prefab *prefab =
            reference.empty() ? nullptr : core.catalogue.prefab(reference);
        if (!prefab || prefab->kind == "patient" || !prefab->has(capability) ||
            roomOf(core, handle) != room)
            continue;
        if (isConnected(core, handle, fact.handle))
            return handle;
        if (first == world::kNoHandle)
            first = handle;
    }
    return first;
}

bool isUsed(const Core &core, const Trigger &trigger, const Fact &fact)
{
    if (!trigger.name.empty() && fact.name != trigger.name)
        return false;
    const auto meant = [&](world::Handle handle) {
        if (handle == world::kNoHandle)
            return false;
        return trigger.target.entity.isNull()
                   ? isOfPrefab(core.world.prefab(handle), trigger.prefab)
                   : core.world.id(handle) == trigger.target.entity;
    };
    return meant(fact.handle) || meant(deviceOf(core, fact));
}

bool doseReached(const Trigger &trigger, const Fact &fact)
{
    if (!trigger.dose)
        return true;
    if (!fact.dose)
        return false;
    const auto given = content::convert(fact.dose->value, fact.dose->unit, trigger.dose->unit);
    return given && *given >= trigger.dose->value * (1 - 1e-9);
}

/// "iv" is not "io"; words that mean one and the same are.
bool isRoute(std::string_view wanted, std::string_view given)
{
    if (wanted.empty() || wanted == given)
        return true;
    const auto a = routeOf(wanted);
    const auto b = given.empty() ? std::nullopt : routeOf(given);
    return a && b && *a == *b && *a != Route::Iv;
}

} // namespace

bool matches(const Core &core, const Trigger &trigger, const Fact &fact)
{
    if (trigger.type == TriggerType::EntityUsed)
        return fact.kind == Fact::Kind::Action && isUsed(core, trigger, fact);
    if (!trigger.target.entity.isNull() && core.world.id(fact.handle) != trigger.target.entity)
        return false;
    switch (trigger.type) {
    case TriggerType::Event:
        return fact.type == trigger.name ||
               (fact.kind == Fact::Kind::Named && fact.name == trigger.name);
    case TriggerType::Cue:
        return fact.cue && fact.name == trigger.name;
    case TriggerType::Action:
        return fact.kind == Fact::Kind::Action && fact.name == trigger.name;
    case TriggerType::Drug:
        return fact.kind == Fact::Kind::Drug &&
               (trigger.name.empty() || fact.name == trigger.name) && doseReached(trigger, fact) &&
               isRoute(trigger.route, fact.route);
    case TriggerType::Shock:
        return fact.kind == Fact::Kind::Shock;
    case TriggerType::PhaseEntered:
        return fact.kind == Fact::Kind::PhaseEntered && fact.phase == trigger.phase;
    case TriggerType::PhaseLeft:
        return fact.kind == Fact::Kind::PhaseLeft && fact.phase == trigger.phase;
    case TriggerType::TrendReached:
        return fact.kind == Fact::Kind::TrendReached &&
               (!trigger.target.field.isValid() || fact.field == trigger.target.field);
    case TriggerType::EntityAdded:
        return fact.kind == Fact::Kind::EntityAdded && isOfPrefab(fact.name, trigger.prefab);
    case TriggerType::EntityRemoved:
        return fact.kind == Fact::Kind::EntityRemoved && isOfPrefab(fact.name, trigger.prefab);
    case TriggerType::Timer:
        return fact.kind == Fact::Kind::TimerElapsed && fact.name == trigger.name;
    case TriggerType::Variable:
        return fact.kind == Fact::Kind::VariableChanged && fact.name == trigger.name;
    default:
        return false;
    }
}

} // namespace ward::kernel
