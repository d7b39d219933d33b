// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/triggers.h"

#include "core/content/units.h"
#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/rules/timers.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

namespace {

using Stage = TriggerState::Stage;

constexpr double kTolerance = 1e-9; ///< thresholds are converted, steps are whole

bool isActive(const Core &core, const Trigger &trigger)
{
    const Rule &rule = core.definition.rules[static_cast<std::size_t>(trigger.rule)];
    return rule.phase.isNull() || rule.phase == core.state.phase;
}

FieldKey keyOf(const Core &core, const Trigger &trigger)
{
    return {entityOf(core, trigger.target.entity, world::kNoHandle), trigger.target.field};
}

void enter(Core &core, int index, Stage stage, const FieldKey &key, Cause &cause)
{
    core.state.triggers[static_cast<std::size_t>(index)].stage = stage;
    constexpr std::string_view names[] = {"idle", "pending", "fired"};
    v1::events::Payload payload;
    auto *changed = payload.mutable_trigger_changed();
    changed->set_trigger(core.definition.triggers[static_cast<std::size_t>(index)].id.toBytes());
    changed->set_state(std::string(names[static_cast<std::size_t>(stage)]));
    cause = core.events.emit(payload, {key.handle, "engine", cause});
}

/// Schedules the end of Pending.
void waitFor(Core &core, int index, Tick due)
{
    const Trigger &trigger = core.definition.triggers[static_cast<std::size_t>(index)];
    cancelTriggerTimers(core, index);
    Timer timer;
    timer.kind = Timer::Kind::Trigger;
    timer.due = due;
    timer.order = core.definition.rules[static_cast<std::size_t>(trigger.rule)].order;
    timer.id = trigger.id;
    timer.index = index;
    addTimer(core, timer);
}

/// Moves one threshold on; true when it fires now. `cause` becomes the event that says so.
bool advanceThreshold(Core &core, int index, Cause &cause)
{
    const Trigger &trigger = core.definition.triggers[static_cast<std::size_t>(index)];
    TriggerState &state = core.state.triggers[static_cast<std::size_t>(index)];
    const FieldKey key = keyOf(core, trigger);
    if (key.handle == world::kNoHandle || !isActive(core, trigger))
        return false;
    const std::int32_t raw = core.world.raw(key.handle, key.field);
    if (raw == world::kUnset) {
        // Unknown: whatever was counted stands still.
        if (state.stage == Stage::Pending && state.frozen < 0) {
            state.frozen = (core.tick() - state.since.n).n;
            cancelTriggerTimers(core, index);
        }
        return false;
    }
    const bool below = trigger.type == TriggerType::VitalBelow;
    const bool beyond =
        below ? raw < trigger.threshold - kTolerance : raw > trigger.threshold + kTolerance;
    const bool clear =
        !beyond && (below ? raw >= trigger.clear - kTolerance : raw <= trigger.clear + kTolerance);
    const std::int64_t duration = ticksIn(trigger.duration);
    cause = core.fields.driverOf(key);

    if (state.stage == Stage::Pending && state.frozen >= 0) {
        state.since = core.tick() - state.frozen;
        state.frozen = -1;
        waitFor(core, index, state.since + duration);
    }
    if (state.stage == Stage::Idle) {
        if (!state.armed) {
            state.armed = trigger.atStart == AtStart::WaitClear ? clear : !beyond;
            return false;
        }
        if (!beyond)
            return false;
        if (duration > 0) {
            state.since = core.tick();
            enter(core, index, Stage::Pending, key, cause);
            waitFor(core, index, core.tick() + duration);
            return false;
        }
        enter(core, index, Stage::Fired, key, cause);
        return true;
    }
    if (clear) {
        cancelTriggerTimers(core, index);
        enter(core, index, Stage::Idle, key, cause);
        return false;
    }
    if (state.stage == Stage::Pending && (core.tick() - state.since.n).n >= duration) {
        enter(core, index, Stage::Fired, key, cause);
        return true;
    }
    return false;
}

/// The state a threshold has when its rule begins to be active.
void startThreshold(Core &core, int index)
{
    const Trigger &trigger = core.definition.triggers[static_cast<std::size_t>(index)];
    TriggerState &state = core.state.triggers[static_cast<std::size_t>(index)];
    cancelTriggerTimers(core, index);
    state.stage = Stage::Idle;
    state.frozen = -1;
    state.armed = trigger.atStart == AtStart::Fire;
    // Looked at in the next step 6, as if the field had just changed.
    const FieldKey key = keyOf(core, trigger);
    if (key.handle != world::kNoHandle)
        core.fields.touched(key.handle, key.field);
}

void startClock(Core &core, int index, Tick from)
{
    const Trigger &trigger = core.definition.triggers[static_cast<std::size_t>(index)];
    waitFor(core, index, from + ticksIn(trigger.at));
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

bool matches(const Core &core, const Trigger &trigger, const Fact &fact)
{
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
               (trigger.name.empty() || fact.name == trigger.name) && doseReached(trigger, fact);
    case TriggerType::Shock:
        return fact.kind == Fact::Kind::Shock;
    case TriggerType::PhaseEntered:
        return fact.kind == Fact::Kind::PhaseEntered && fact.phase == trigger.phase;
    case TriggerType::PhaseLeft:
        return fact.kind == Fact::Kind::PhaseLeft && fact.phase == trigger.phase;
    default:
        return false;
    }
}

} // namespace

world::Handle entityOf(const Core &core, const Id &named, world::Handle context)
{
    if (!named.isNull())
        return core.world.find(named);
    for (const PatientState &patient : core.state.patients) {
        if (patient.handle == context)
            return context;
    }
    return core.state.patients.size() == 1 ? core.state.patients.front().handle : world::kNoHandle;
}

void watchThresholds(Core &core)
{
    int index = 0;
    for (const Trigger &trigger : core.definition.triggers) {
        if (trigger.isThreshold()) {
            const FieldKey key = keyOf(core, trigger);
            if (key.handle != world::kNoHandle)
                core.fields.watch(key, index);
        }
        ++index;
    }
}

void startTriggers(Core &core)
{
    const auto &triggers = core.definition.triggers;
    core.state.triggers.assign(triggers.size(), {});
    core.state.rules.assign(core.definition.rules.size(), {});
    watchThresholds(core);
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        const int index = static_cast<int>(i);
        if (triggers[i].isThreshold()) {
            if (isActive(core, triggers[i]))
                startThreshold(core, index);
        } else if (triggers[i].type == TriggerType::At && triggers[i].phase.isNull()) {
            startClock(core, index, Tick{0});
        }
    }
}

void startPhaseTriggers(Core &core, const Id &phase)
{
    const auto &triggers = core.definition.triggers;
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        const int index = static_cast<int>(i);
        const Rule &rule = core.definition.rules[static_cast<std::size_t>(triggers[i].rule)];
        if (triggers[i].isThreshold() && rule.phase == phase)
            startThreshold(core, index);
        if (triggers[i].type != TriggerType::At || triggers[i].phase.isNull())
            continue;
        if (triggers[i].phase == phase)
            startClock(core, index, core.tick());
        else
            cancelTriggerTimers(core, index);
    }
}

std::vector<Activation> collectActivations(Core &core, std::span<const int> changed,
                                           std::span<const Timer> due, std::span<const Fact> facts)
{
    const auto &triggers = core.definition.triggers;
    std::vector<Activation> out;
    const auto add = [&](int index, Cause cause, world::Handle context) {
        const Trigger &trigger = triggers[static_cast<std::size_t>(index)];
        TriggerState &state = core.state.triggers[static_cast<std::size_t>(index)];
        ++state.matches;
        if (trigger.nth > 0 && state.matches < static_cast<std::uint32_t>(trigger.nth))
            return;
        if (!isActive(core, trigger))
            return;
        if (core.options.observer)
            core.options.observer->triggerMet(trigger.id);
        out.push_back({trigger.rule, index, cause, context});
    };
    std::vector<int> thresholds(changed.begin(), changed.end());
    for (const Timer &timer : due) {
        if (triggers[static_cast<std::size_t>(timer.index)].isThreshold())
            thresholds.push_back(timer.index);
        else
            add(timer.index, {}, world::kNoHandle);
    }
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    for (const int index : thresholds) {
        Cause cause;
        if (advanceThreshold(core, index, cause))
            add(index, cause, keyOf(core, triggers[static_cast<std::size_t>(index)]).handle);
    }
    for (const Fact &fact : facts) {
        for (std::size_t i = 0; i < triggers.size(); ++i) {
            if (!triggers[i].isThreshold() && matches(core, triggers[i], fact))
                add(static_cast<int>(i), fact.cause, fact.handle);
        }
    }
    return out;
}

void rememberFacts(Core &core, std::span<const Fact> facts)
{
    const auto &wanted = core.definition.remembered;
    const auto remember = [&](std::string_view name, const Fact &fact) {
        if (!name.empty() && std::binary_search(wanted.begin(), wanted.end(), name))
            core.state.history[std::string(name)].push_back({core.tick(), fact.handle});
    };
    for (const Fact &fact : facts) {
        remember(fact.type, fact);
        if (fact.name != fact.type)
            remember(fact.name, fact);
    }
}

} // namespace ward::kernel
