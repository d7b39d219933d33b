// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/trace.h"

#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/rules/conditions.h"
#include "sim-engine/kernel/rules/named_values.h"
#include "sim-engine/kernel/rules/trigger_levels.h"
#include "ward/v1/events/event.pb.h"

#include <array>

namespace ward::kernel {

namespace {

constexpr std::array<std::string_view, 6> kReasons = {"conditions", "cooldown", "fired-once",
                                                      "suspended",  "phase",    "cleared"};

/// The value of a field, or of what stands for it on the monitor.
content::CellValue shown(const Core &core, world::Handle handle, world::FieldRef field,
                         world::FieldRef instead)
{
    const bool known = core.world.raw(handle, field) != world::kUnset;
    return core.world.value(handle, known || !instead.isValid() ? field : instead);
}

/// How often the rule's conditions were asked before the time that is traced.
std::uint64_t askedLast(const Core &core, int rule)
{
    const std::uint64_t asked = core.state.rules[static_cast<std::size_t>(rule)].asked;
    return asked > 0 ? asked - 1 : 0;
}

content::CellValue foundBy(const Core &core, const Rule &rule, const Condition &condition,
                           std::uint64_t asked, world::Handle context)
{
    switch (condition.type) {
    case ConditionType::Group:
        return {};
    case ConditionType::InPhase:
        return std::string(core.world.text(kSessionHandle, core.bindings.phase));
    case ConditionType::Happened:
        return timesHappened(core, condition);
    case ConditionType::EntityCount:
        return std::int64_t{entitiesCounted(core, condition)};
    case ConditionType::Connected:
        return holdsQuietly(core, rule, condition, asked, context) != condition.negate;
    case ConditionType::Random:
        return chanceOf(core, rule.id, asked, condition.number);
    case ConditionType::ScoreAbove:
    case ConditionType::ScoreBelow: {
        const std::int32_t raw = core.world.raw(kSessionHandle, core.bindings.score);
        return std::int64_t{raw == world::kUnset ? 0 : raw};
    }
    case ConditionType::Variable:
        return variableOf(core, condition.event);
    default:
        break;
    }
    const world::Handle handle = entityOf(core, condition.target.entity, context);
    const world::FieldRef field =
        condition.type == ConditionType::RhythmIs ? core.bindings.ecg : condition.target.field;
    if (handle == world::kNoHandle || !field.isValid())
        return {};
    return shown(core, handle, field, condition.target.instead);
}

struct Look
{
    const Core &core;
    const Rule &rule;
    std::uint64_t asked;
    world::Handle context;

    [[nodiscard]] ConditionView at(const Condition &condition) const
    {
        ConditionView view;
        view.condition = condition.id;
        view.holds = holdsQuietly(core, rule, condition, asked, context);
        view.found = foundBy(core, rule, condition, asked, context);
        for (const Condition &child : condition.children)
            view.children.push_back(at(child));
        return view;
    }
};

void put(const ConditionView &view, v1::events::ConditionTrace &out)
{
    out.set_condition(view.condition.toBytes());
    out.set_held(view.holds);
    if (!content::isAbsent(view.found))
        putCell(view.found, *out.mutable_found());
    for (const ConditionView &child : view.children)
        put(child, *out.add_children());
}

/// Which near miss it is: the same number, the same story.
std::uint64_t keyOf(const Core &core, int rule, int trigger, world::Handle context, Miss why)
{
    std::uint64_t key = 1 + static_cast<std::uint64_t>(why);
    key = key << 24 | static_cast<std::uint64_t>(trigger);
    std::uint64_t story = 0;
    if (why == Miss::Cleared) // each time it was counting is one of its own
        story = static_cast<std::uint64_t>(
            core.state.triggers[static_cast<std::size_t>(trigger)].since.n);
    if (why == Miss::Conditions) {
        const Rule &r = core.definition.rules[static_cast<std::size_t>(rule)];
        for (const Condition &condition : r.conditions)
            story = story << 1 |
                    (holdsQuietly(core, r, condition, askedLast(core, rule), context) ? 1u : 0u);
    }
    return key << 32 ^ story;
}

} // namespace

content::CellValue foundBy(const Core &core, const Trigger &trigger, world::Handle context)
{
    if (trigger.type == TriggerType::Variable)
        return trigger.compares ? content::CellValue(variableOf(core, trigger.name))
                                : content::CellValue();
    if (!trigger.isLevel() || !trigger.target.field.isValid())
        return {};
    const LevelReading reading = readLevel(core, trigger, context);
    if (reading.key.handle == world::kNoHandle || !reading.raw)
        return {};
    return shown(core, reading.key.handle, trigger.target.field, trigger.target.instead);
}

std::vector<ConditionView> lookAtConditions(const Core &core, const Rule &rule, std::uint64_t asked,
                                            world::Handle context)
{
    std::vector<ConditionView> out;
    for (const Condition &condition : rule.conditions)
        out.push_back(Look{core, rule, asked, context}.at(condition));
    return out;
}

void fillTrace(const Core &core, int rule, int trigger, world::Handle context,
               v1::events::RuleTrace &out)
{
    const Rule &r = core.definition.rules[static_cast<std::size_t>(rule)];
    const Trigger &t = core.definition.triggers[static_cast<std::size_t>(trigger)];
    out.set_rule(r.id.toBytes());
    out.set_revision(r.revision);
    out.set_trigger(t.id.toBytes());
    if (t.isLevel()) {
        const TriggerState &state = core.state.triggers[static_cast<std::size_t>(trigger)];
        if (t.duration.us > 0)
            out.set_pending_ticks((core.tick() - state.since.n).n);
        const content::CellValue found = foundBy(core, t, context);
        if (!content::isAbsent(found))
            putCell(found, *out.mutable_found());
    }
    for (const ConditionView &view : lookAtConditions(core, r, askedLast(core, rule), context))
        put(view, *out.add_conditions());
}

void noteMiss(Core &core, int rule, int trigger, world::Handle context, Cause cause, Miss why)
{
    RuleState &state = core.state.rules[static_cast<std::size_t>(rule)];
    const std::uint64_t key = keyOf(core, rule, trigger, context, why);
    if (state.missKey == key ||
        (state.missKey != 0 && (core.tick() - state.missedAt.n).n < kTicksPerSecond))
        return;
    state.missKey = key;
    state.missedAt = core.tick();
    v1::events::Payload payload;
    auto *miss = payload.mutable_rule_near_miss();
    miss->set_name(core.definition.rules[static_cast<std::size_t>(rule)].name);
    miss->set_reason(std::string(kReasons[static_cast<std::size_t>(why)]));
    miss->mutable_trace()->set_rule(
        core.definition.rules[static_cast<std::size_t>(rule)].id.toBytes());
    if (core.options.keepsEvents)
        fillTrace(core, rule, trigger, context, *miss->mutable_trace());
    core.events.record(payload, {context, "engine", cause});
}

void forgetMisses(Core &core, int rule)
{
    core.state.rules[static_cast<std::size_t>(rule)].missKey = 0;
}

} // namespace ward::kernel
