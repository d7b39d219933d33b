// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/conditions.h"

#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/triggers.h"

#include <algorithm>

namespace ward::kernel {

namespace {

bool happened(const Core &core, const Condition &condition)
{
    const auto it = core.state.history.find(condition.event);
    if (it == core.state.history.end())
        return condition.count <= 0;
    const Tick since =
        condition.within ? core.tick() - ticksIn(*condition.within) : Tick{INT64_MIN / 2};
    const auto n = std::count_if(it->second.begin(), it->second.end(), [&](const Happening &h) {
        return h.tick >= since && (condition.target.entity.isNull() ||
                                   core.world.id(h.handle) == condition.target.entity);
    });
    return n >= condition.count;
}

bool holds(const Core &core, const Condition &condition, world::Handle context);

bool groupHolds(const Core &core, const Condition &group, world::Handle context)
{
    const auto each = [&](const Condition &child) { return holds(core, child, context); };
    const auto &children = group.children;
    switch (group.combine) {
    case Combine::All:
        return std::all_of(children.begin(), children.end(), each);
    case Combine::Any:
        return std::any_of(children.begin(), children.end(), each);
    case Combine::Not:
        return std::none_of(children.begin(), children.end(), each);
    }
    return false;
}

bool plainlyHolds(const Core &core, const Condition &condition, world::Handle context)
{
    const world::Handle handle = entityOf(core, condition.target.entity, context);
    switch (condition.type) {
    case ConditionType::Group:
        return groupHolds(core, condition, context);
    case ConditionType::InPhase:
        return core.state.phase == condition.phase;
    case ConditionType::Happened:
        return happened(core, condition);
    case ConditionType::RhythmIs:
        return handle != world::kNoHandle &&
               core.world.raw(handle, core.bindings.ecg) == condition.rhythm;
    case ConditionType::VitalBelow:
    case ConditionType::VitalAbove: {
        const std::int32_t raw = handle == world::kNoHandle
                                     ? world::kUnset
                                     : core.world.raw(handle, condition.target.field);
        if (raw == world::kUnset)
            return false;
        return condition.type == ConditionType::VitalBelow ? raw < condition.threshold - 1e-9
                                                           : raw > condition.threshold + 1e-9;
    }
    case ConditionType::EntityState:
        return handle != world::kNoHandle &&
               core.schema.sameValue(*condition.target.spec,
                                     core.world.value(handle, condition.target.field),
                                     condition.value);
    }
    return false;
}

bool holds(const Core &core, const Condition &condition, world::Handle context)
{
    const bool yes = plainlyHolds(core, condition, context) != condition.negate;
    if (core.options.observer)
        core.options.observer->conditionAsked(condition.id, yes);
    return yes;
}

} // namespace

bool allHold(const Core &core, std::span<const Condition> conditions, world::Handle context)
{
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const Condition &condition) { return holds(core, condition, context); });
}

} // namespace ward::kernel
