// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/triggers.h"

#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/trace.h"
#include "sim-engine/kernel/rules/trigger_facts.h"
#include "sim-engine/kernel/rules/trigger_levels.h"
#include "sim-engine/kernel/rules/trigger_places.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

namespace {

using Stage = TriggerState::Stage;

/// Collects what is met in one step 6; triggers within absence and sequence tell those.
class Collector
{
public:
    explicit Collector(Core &core)
        : m_core(core)
    {
    }

    void meet(int index, Cause cause, world::Handle context)
    {
        const Trigger &trigger = triggerAt(m_core, index);
        if (!isActive(m_core, trigger)) {
            if (trigger.parent < 0 && trigger.nth == 0)
                noteMiss(m_core, trigger.rule, index, context, cause, Miss::Phase);
            return;
        }
        TriggerState &state = stateOf(m_core, index);
        ++state.matches;
        if (trigger.nth > 0 && state.matches < static_cast<std::uint32_t>(trigger.nth))
            return;
        if (m_core.options.observer)
            m_core.options.observer->triggerMet(trigger.id);
        if (trigger.parent < 0)
            m_out.push_back({trigger.rule, index, cause, context, false});
        else if (triggerAt(m_core, trigger.parent).type == TriggerType::Absence)
            beginAbsence(trigger.parent, cause);
        else
            tellSequence(trigger.parent, index, cause, context);
    }

    /// A trigger's time has come, or a value it watches has changed.
    void look(int index)
    {
        const Trigger &trigger = triggerAt(m_core, index);
        Cause cause;
        world::Handle context = world::kNoHandle;
        if (trigger.isLevel()) {
            if (advanceLevel(m_core, index, cause, context))
                meet(index, cause, context);
        } else if (trigger.isPlace()) {
            for (const Arrival &arrival : advancePlace(m_core, index))
                meet(index, arrival.cause, arrival.handle);
        }
    }

    void due(int index)
    {
        const Trigger &trigger = triggerAt(m_core, index);
        if (trigger.isClock()) {
            if (trigger.type == TriggerType::Every)
                scheduleEvery(m_core, index);
            meet(index, {}, world::kNoHandle);
        } else if (trigger.type == TriggerType::Absence) {
            Cause cause;
            enterStage(m_core, index, Stage::Fired, world::kNoHandle, cause);
            meet(index, cause, entityOf(m_core, trigger.target.entity, world::kNoHandle));
        }
    }

    std::vector<Activation> take() { return std::move(m_out); }

    /// The next of the times at + n · every after the trigger's beginning that is still to come.
    static void scheduleEvery(Core &core, int index)
    {
        const Trigger &trigger = triggerAt(core, index);
        TriggerState &state = stateOf(core, index);
        const SimTime first = trigger.at.us > 0 ? trigger.at : trigger.every;
        Tick due;
        do {
            const auto n = static_cast<std::int64_t>(state.ordinal++);
            due = tickScheduledAt(state.since.time() + first + SimTime{n * trigger.every.us});
        } while (due <= core.tick());
        waitUntil(core, index, due);
    }

private:
    void beginAbsence(int index, Cause cause)
    {
        TriggerState &state = stateOf(m_core, index);
        if (state.stage == Stage::Idle)
            return; // its phase has not come yet
        state.since = m_core.tick();
        if (state.stage == Stage::Fired)
            enterStage(m_core, index, Stage::Pending, world::kNoHandle, cause);
        waitUntil(m_core, index, m_core.tick() + ticksIn(triggerAt(m_core, index).within));
    }

    void tellSequence(int index, int part, Cause cause, world::Handle context)
    {
        const Trigger &sequence = triggerAt(m_core, index);
        TriggerState &state = stateOf(m_core, index);
        const auto place = std::find(sequence.children.begin(), sequence.children.end(), part);
        state.met.resize(sequence.children.size(), Tick{-1});
        state.met[static_cast<std::size_t>(place - sequence.children.begin())] = m_core.tick();
        const std::int64_t span = ticksIn(sequence.within);
        const bool all = std::all_of(state.met.begin(), state.met.end(), [&](Tick met) {
            return met.n >= 0 && (span == 0 || (m_core.tick() - met.n).n <= span);
        });
        if (!all)
            return;
        state.met.clear(); // each part must be met anew
        meet(index, cause, context);
    }

    Core &m_core;
    std::vector<Activation> m_out;
};

bool contains(std::span<const Id> ids, const Id &id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

void enterStage(Core &core, int index, Stage stage, world::Handle about, Cause &cause)
{
    stateOf(core, index).stage = stage;
    constexpr std::string_view names[] = {"idle", "pending", "fired"};
    v1::events::Payload payload;
    auto *changed = payload.mutable_trigger_changed();
    changed->set_trigger(triggerAt(core, index).id.toBytes());
    changed->set_state(std::string(names[static_cast<std::size_t>(stage)]));
    cause = core.events.emit(payload, {about, "engine", cause});
}

void waitUntil(Core &core, int index, Tick due)
{
    TriggerState &state = stateOf(core, index);
    if (!core.dueTriggers.empty())
        std::erase_if(core.dueTriggers, [&](const Timer &timer) { return timer.index == index; });
    if (due == state.due)
        return;
    if (state.due.n >= 0)
        cancelTriggerTimers(core, index);
    state.due = due;
    if (due.n < 0)
        return;
    const Trigger &trigger = triggerAt(core, index);
    Timer timer;
    timer.kind = Timer::Kind::Trigger;
    timer.due = due;
    timer.order = core.definition.rules[static_cast<std::size_t>(trigger.rule)].order;
    timer.id = trigger.id;
    timer.index = index;
    addTimer(core, timer);
}

bool isActive(const Core &core, const Trigger &trigger)
{
    const Rule &rule = core.definition.rules[static_cast<std::size_t>(trigger.rule)];
    return core.definition.isActive(rule.phase, core.state.phase);
}

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

Id scopeOf(const Core &core, const Trigger &trigger)
{
    const Id &rule = core.definition.rules[static_cast<std::size_t>(trigger.rule)].phase;
    switch (trigger.type) {
    case TriggerType::At:
    case TriggerType::PhaseTime:
        return trigger.phase;
    case TriggerType::Every:
    case TriggerType::Absence:
        return trigger.phase.isNull() ? rule : trigger.phase;
    default:
        return rule;
    }
}

void watchTriggers(Core &core)
{
    const auto &components = core.world.layout().components();
    int index = 0;
    for (const Trigger &trigger : core.definition.triggers) {
        if (trigger.isLevel() && trigger.type != TriggerType::Variable) {
            const FieldKey key = readLevel(core, trigger).key;
            if (key.handle != world::kNoHandle) {
                core.fields.watch(key, index);
                if (trigger.target.instead.isValid())
                    core.fields.watch({key.handle, trigger.target.instead}, index);
            }
        } else if (trigger.isPlace()) {
            core.fields.watchComponent(0, index);
            for (std::size_t c = 1; c < components.size(); ++c) {
                if (trigger.type == TriggerType::EntityMoved ? components[c].name == "transform"
                                                             : components[c].hasRefs)
                    core.fields.watchComponent(static_cast<int>(c), index);
            }
        }
        ++index;
    }
}

void startTrigger(Core &core, int index)
{
    const Trigger &trigger = triggerAt(core, index);
    TriggerState &state = stateOf(core, index);
    if (trigger.isLevel()) {
        startLevel(core, index);
    } else if (trigger.isPlace()) {
        startPlace(core, index);
    } else if (trigger.type == TriggerType::Every) {
        state.since = core.tick();
        state.ordinal = 0;
        Collector::scheduleEvery(core, index);
    } else if (trigger.isClock()) {
        // Without a phase the time is that of the session; what has passed is missed.
        const Tick due = trigger.phase.isNull() ? tickScheduledAt(trigger.at)
                                                : core.tick() + ticksIn(trigger.at);
        const bool past = due < core.tick() ||
                          (due == core.tick() && core.tick().n > 0 && trigger.phase.isNull());
        waitUntil(core, index, past ? Tick{-1} : due);
    } else if (trigger.type == TriggerType::Absence) {
        state.stage = Stage::Pending;
        state.since = core.tick();
        waitUntil(core, index, core.tick() + ticksIn(trigger.within));
    } else if (trigger.type == TriggerType::Sequence) {
        state.met.clear();
    }
}

void startTriggers(Core &core)
{
    const auto &triggers = core.definition.triggers;
    core.state.triggers.assign(triggers.size(), {});
    core.state.rules.assign(core.definition.rules.size(), {});
    watchTriggers(core);
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        if (scopeOf(core, triggers[i]).isNull())
            startTrigger(core, static_cast<int>(i));
    }
}

void stopPhaseTriggers(Core &core, std::span<const Id> left)
{
    const auto &triggers = core.definition.triggers;
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        if (!contains(left, scopeOf(core, triggers[i])))
            continue;
        const int index = static_cast<int>(i);
        waitUntil(core, index, Tick{-1});
        if (triggers[i].type == TriggerType::Absence)
            stateOf(core, index).stage = Stage::Idle;
    }
}

void startPhaseTriggers(Core &core, std::span<const Id> entered)
{
    const auto &triggers = core.definition.triggers;
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        if (contains(entered, scopeOf(core, triggers[i])))
            startTrigger(core, static_cast<int>(i));
    }
}

std::vector<Activation> collectActivations(Core &core, std::span<const int> changed,
                                           std::span<const Timer> due, std::span<const Fact> facts)
{
    Collector collector(core);
    std::vector<int> looked(changed.begin(), changed.end());
    for (const Timer &timer : due) {
        const Trigger &trigger = triggerAt(core, timer.index);
        if (trigger.isLevel() || trigger.isPlace())
            looked.push_back(timer.index);
    }
    std::sort(looked.begin(), looked.end());
    looked.erase(std::unique(looked.begin(), looked.end()), looked.end());
    for (const int index : looked)
        collector.look(index);
    for (const Fact &fact : facts) {
        for (const int index : core.definition.facts) {
            if (matches(core, triggerAt(core, index), fact))
                collector.meet(index, fact.cause, fact.handle);
        }
    }
    // What happens at the very end of a window still counts: absences come last. A time that was
    // set anew in this step is not due any more.
    for (const Timer &timer : due) {
        const Trigger &trigger = triggerAt(core, timer.index);
        const bool stillDue = stateOf(core, timer.index).due.n < 0;
        if (trigger.isClock() || (trigger.type == TriggerType::Absence && stillDue))
            collector.due(timer.index);
    }
    return collector.take();
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
