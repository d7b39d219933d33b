// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/conditions.h"

#include "core/base/hash.h"
#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/trigger_levels.h"
#include "sim-engine/kernel/rules/trigger_places.h"
#include "sim-engine/kernel/rules/triggers.h"

#include <algorithm>

namespace ward::kernel {

namespace {

constexpr double kTolerance = kLevelTolerance;

/// What a rule's conditions are asked for.
struct Question
{
    const Core &core;
    const Rule &rule;
    std::uint64_t asked;
    world::Handle context;
    Observer *observer; ///< told of every condition that is looked at
};

bool holds(const Question &question, const Condition &condition);

bool groupHolds(const Question &question, const Condition &group)
{
    const auto each = [&](const Condition &child) { return holds(question, child); };
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

bool vitalHolds(const Core &core, const Condition &condition, world::Handle handle)
{
    const std::int32_t raw = rawOf(core, handle, condition.target);
    if (raw == world::kUnset)
        return false;
    const double value = raw;
    const Bounds &b = condition.bounds;
    const bool below = value < b.low - kTolerance;
    switch (condition.type) {
    case ConditionType::VitalBelow:
        return below;
    case ConditionType::VitalAbove:
        return value > b.low + kTolerance;
    case ConditionType::VitalInside:
        return !below && value <= b.high + kTolerance;
    default:
        return below || value > b.high + kTolerance;
    }
}

bool connected(const Core &core, const Condition &condition)
{
    const world::Handle to =
        condition.to.isNull() ? world::kNoHandle : core.world.find(condition.to);
    if (!condition.to.isNull() && to == world::kNoHandle)
        return false;
    if (!condition.target.entity.isNull())
        return isConnected(core, core.world.find(condition.target.entity), to);
    const auto &entities = core.world.entities();
    return std::any_of(entities.begin(), entities.end(), [&](world::Handle handle) {
        return isOfPrefab(core.world.prefab(handle), condition.prefab) &&
               isConnected(core, handle, to);
    });
}

bool scoreHolds(const Core &core, const Condition &condition)
{
    const std::int32_t raw = core.world.raw(kSessionHandle, core.bindings.score);
    const double score = raw == world::kUnset ? 0 : raw;
    return condition.type == ConditionType::ScoreAbove ? score > condition.bounds.low
                                                       : score < condition.bounds.low;
}

bool variableHolds(const Core &core, const Condition &condition)
{
    const auto it = core.state.variables.find(condition.event);
    const double value = it == core.state.variables.end() ? 0 : it->second.value;
    return (!condition.hasLow || value >= condition.bounds.low - kTolerance) &&
           (!condition.hasHigh || value <= condition.bounds.high + kTolerance);
}

bool plainlyHolds(const Question &question, const Condition &condition)
{
    const Core &core = question.core;
    const world::Handle handle = entityOf(core, condition.target.entity, question.context);
    switch (condition.type) {
    case ConditionType::Group:
        return groupHolds(question, condition);
    case ConditionType::InPhase:
        return core.definition.isActive(condition.phase, core.state.phase);
    case ConditionType::Happened:
        return timesHappened(core, condition) >= condition.count;
    case ConditionType::RhythmIs:
        return handle != world::kNoHandle &&
               core.world.raw(handle, core.bindings.ecg) == condition.rhythm;
    case ConditionType::VitalBelow:
    case ConditionType::VitalAbove:
    case ConditionType::VitalInside:
    case ConditionType::VitalOutside:
        return vitalHolds(core, condition, handle);
    case ConditionType::VitalUnknown:
        return rawOf(core, handle, condition.target) == world::kUnset;
    case ConditionType::EntityState:
        return handle != world::kNoHandle &&
               core.schema.sameValue(*condition.target.spec,
                                     core.world.value(handle, condition.target.field),
                                     condition.value);
    case ConditionType::EntityCount:
        return entitiesCounted(core, condition) >= condition.count;
    case ConditionType::Connected:
        return connected(core, condition);
    case ConditionType::Random:
        return chanceOf(core, question.rule.id, question.asked, condition.number) <
               condition.probability;
    case ConditionType::ScoreAbove:
    case ConditionType::ScoreBelow:
        return scoreHolds(core, condition);
    case ConditionType::Alarm:
        return handle != world::kNoHandle &&
               core.world.raw(handle, condition.target.field) == condition.alarmState;
    case ConditionType::Variable:
        return variableHolds(core, condition);
    }
    return false;
}

bool holds(const Question &question, const Condition &condition)
{
    const bool yes = plainlyHolds(question, condition) != condition.negate;
    if (question.observer)
        question.observer->conditionAsked(condition.id, yes);
    return yes;
}

} // namespace

std::int64_t timesHappened(const Core &core, const Condition &condition)
{
    const auto it = core.state.history.find(condition.event);
    if (it == core.state.history.end())
        return 0;
    const Tick since =
        condition.within ? core.tick() - ticksIn(*condition.within) : Tick{INT64_MIN / 2};
    return std::count_if(it->second.begin(), it->second.end(), [&](const Happening &h) {
        return h.tick >= since && (condition.target.entity.isNull() ||
                                   core.world.id(h.handle) == condition.target.entity);
    });
}

int entitiesCounted(const Core &core, const Condition &condition)
{
    const world::Handle within = condition.target.entity.isNull()
                                     ? world::kNoHandle
                                     : core.world.find(condition.target.entity);
    if (!condition.target.entity.isNull() && within == world::kNoHandle)
        return 0;
    const auto isWithin = [&](world::Handle handle) {
        for (world::Handle at = core.world.parent(handle); at != world::kNoHandle;
             at = core.world.parent(at)) {
            if (at == within)
                return true;
        }
        return false;
    };
    const auto &entities = core.world.entities();
    return static_cast<int>(
        std::count_if(entities.begin(), entities.end(), [&](world::Handle handle) {
            return handle != kSessionHandle &&
                   isOfPrefab(core.world.prefab(handle), condition.prefab) &&
                   (within == world::kNoHandle || isWithin(handle));
        }));
}

double chanceOf(const Core &core, const Id &rule, std::uint64_t asked, std::uint32_t number)
{
    // One rule has far fewer conditions than 2^16.
    return randomUnit(core.options.seed, hash64(rule.toBytes()), asked << 16 | number);
}

bool allHold(const Core &core, const Rule &rule, std::uint64_t asked, world::Handle context)
{
    const Question question{core, rule, asked, context, core.options.observer};
    return std::all_of(rule.conditions.begin(), rule.conditions.end(),
                       [&](const Condition &condition) { return holds(question, condition); });
}

bool holdsQuietly(const Core &core, const Rule &rule, const Condition &condition,
                  std::uint64_t asked, world::Handle context)
{
    return holds({core, rule, asked, context, nullptr}, condition);
}

} // namespace ward::kernel
