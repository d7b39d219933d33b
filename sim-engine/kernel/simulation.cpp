// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/simulation.h"

#include "core/base/hash.h"
#include "core/world/instantiate.h"
#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/changes/session_changes.h"
#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/inputs/apply_input.h"
#include "sim-engine/kernel/inspection/inspect.h"
#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/patient/patients.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "sim-engine/kernel/people/hands.h"
#include "sim-engine/kernel/rules/awaited.h"
#include "sim-engine/kernel/rules/horizon.h"
#include "sim-engine/kernel/rules/hot_edit.h"
#include "sim-engine/kernel/rules/microsteps.h"
#include "sim-engine/kernel/rules/motions.h"
#include "sim-engine/kernel/rules/named_values.h"
#include "sim-engine/kernel/rules/phases.h"
#include "sim-engine/kernel/rules/rule_actions.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/trends.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "sim-engine/kernel/scripts/run_scripts.h"
#include "sim-engine/kernel/state/checkpoint.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

/// A core, the inputs that wait for the next step, and the order of a tick.
class Simulation::Engine
{
public:
    explicit Engine(std::unique_ptr<Core> core)
        : m_core(std::move(core))
    {
    }

    Core &core() { return *m_core; }
    [[nodiscard]] const Core &core() const { return *m_core; }

    void start();
    Result<InputReceipt> submit(Input input);
    void step();
    void subStep();
    [[nodiscard]] bool hasQueuedInputs() const { return !m_queue.empty(); }

private:
    Result<> check(const Input &input);
    [[nodiscard]] bool queuedUndo() const;
    void applyInputs();
    void performDue(const std::vector<Timer> &due);
    void finishIfEnded();

    std::unique_ptr<Core> m_core;
    std::vector<Input> m_queue;
    /// The world as it will be when the queued change-sets are applied; unset while there are none.
    std::optional<world::World> m_expected;
    /// The same of the scenario, for queued edits of its rules.
    std::optional<content::Document> m_expectedDocument;
};

void Simulation::Engine::start()
{
    Core &core = *m_core;
    core.events.listenFor(core.scripts.heardTypes());
    core.events.configure(core.options.observer, core.options.keepsEvents);
    core.events.begin(core.tick(), 0);
    v1::events::Payload payload;
    auto *started = payload.mutable_session_started();
    started->set_scenario(core.definition.title);
    started->set_seed(core.options.seed);
    started->set_engine(core.options.engine);
    started->set_sim_version(kSimVersion);
    const Cause self = core.events.emit(payload, {world::kNoHandle, "engine", {}});

    syncPatients(core);
    startTriggers(core);
    int index = 0;
    for (const ScheduledEvent &event : core.definition.events) {
        Timer timer;
        timer.kind = Timer::Kind::Event;
        timer.due = tickScheduledAt(event.at);
        timer.order = event.order;
        timer.id = event.id;
        timer.index = index++;
        addTimer(core, timer);
    }
    if (!core.definition.initialPhase.isNull())
        enterPhase(core, core.definition.initialPhase, "scenario", self);
    performDue(takeDueTimers(core));
    advancePatients(core);
    runRules(core);
}

void Simulation::Engine::performDue(const std::vector<Timer> &due)
{
    Core &core = *m_core;
    // Triggers whose time has come wait for step 6; what happens until then may stop them.
    core.dueTriggers.clear();
    for (const Timer &timer : due) {
        if (timer.kind != Timer::Kind::Trigger)
            continue;
        core.state.triggers[static_cast<std::size_t>(timer.index)].due = Tick{-1};
        core.dueTriggers.push_back(timer);
    }
    for (const Timer &timer : due) {
        switch (timer.kind) {
        case Timer::Kind::Trigger:
            break;
        case Timer::Kind::EventAction:
            performDelayed(core, timer);
            break;
        case Timer::Kind::RuleAction:
            performDelayed(core, timer);
            resumeWaiting(core, timer.index);
            break;
        case Timer::Kind::Named:
            elapseNamedTimer(core, timer);
            break;
        case Timer::Kind::ScriptAction:
            performScriptTimer(core, timer);
            break;
        case Timer::Kind::Event: {
            const ScheduledEvent &event =
                core.definition.events[static_cast<std::size_t>(timer.index)];
            if (core.options.observer)
                core.options.observer->carriedOut(event.id);
            v1::events::Payload payload;
            payload.mutable_emitted()->set_name(event.name);
            const Cause self = core.events.emit(payload, {world::kNoHandle, "scenario", {}},
                                                Fact::named(event.name));
            int number = 0;
            for (const Action &action : event.actions)
                performScenarioAction(
                    core, action, number++,
                    {Timer::Kind::EventAction, timer.index, event.id, self, world::kNoHandle});
            break;
        }
        }
    }
}

bool Simulation::Engine::queuedUndo() const
{
    return std::any_of(m_queue.begin(), m_queue.end(), [](const Input &input) {
        return std::holds_alternative<UndoInput>(input.what);
    });
}

Result<> Simulation::Engine::check(const Input &input)
{
    Core &core = *m_core;
    if (core.state.ended)
        return failure("kernel.session.ended");
    if (const auto *change = std::get_if<content::ChangeSet>(&input.what);
        change && change->scope == content::Scope::Definition) {
        content::Document expected = m_expectedDocument ? *m_expectedDocument : core.document;
        if (auto possible = checkRuleEdit(core, expected, *change); !possible)
            return possible;
        m_expectedDocument = std::move(expected);
        return {};
    }
    if (const auto *change = std::get_if<content::ChangeSet>(&input.what)) {
        world::World expected = m_expected ? *m_expected : core.world;
        if (auto possible = checkChange(core, expected, *change); !possible)
            return possible;
        m_expected = std::move(expected);
        return {};
    }
    if (const auto *action = std::get_if<LearnerAction>(&input.what)) {
        const world::World &world = m_expected ? *m_expected : core.world;
        LearnerAction asked = *action;
        if (asked.target.isNull() && asked.handle != world::kNoHandle) {
            asked.target = world.id(asked.handle);
            // What a queued undo brings back is known only when it is applied; it was accepted
            // once.
            if (asked.target.isNull() || queuedUndo())
                return {};
        }
        auto resolved = resolveAction(core, world, asked, input.actor);
        if (!resolved)
            return failure(std::move(resolved.error()));
        if (auto possible = isPossible(core, world, *resolved); !possible) {
            // The attempt itself is part of the record.
            m_queue.push_back(
                {Id(), input.actor,
                 RejectedAction{action->action, action->target, possible.error().code()}});
            return possible;
        }
        return {};
    }
    if (const auto *undo = std::get_if<UndoInput>(&input.what)) {
        const bool back = undo->direction == UndoInput::Direction::Undo;
        const auto stacks = core.state.undo.find(input.actor);
        std::int64_t steps = 0;
        if (stacks != core.state.undo.end())
            steps = static_cast<std::int64_t>(back ? stacks->second.undo.size()
                                                   : stacks->second.redo.size());
        for (const Input &queued : m_queue) {
            if (queued.actor != input.actor)
                continue;
            if (const auto *other = std::get_if<UndoInput>(&queued.what))
                steps += other->direction == undo->direction ? -1 : 1;
            else if (std::holds_alternative<content::ChangeSet>(queued.what))
                steps = back ? steps + 1 : 0;
        }
        if (steps <= 0)
            return failure(back ? "kernel.undo.nothing" : "kernel.redo.nothing");
        return {};
    }
    if (const auto *mark = std::get_if<MarkInput>(&input.what)) {
        if (mark->from.n < 0 || mark->to < mark->from || mark->from > core.tick() + 1)
            return failure("kernel.mark.range");
        return {};
    }
    if (const auto *cue = std::get_if<CueInput>(&input.what); cue && cue->name.empty())
        return failure("kernel.cue.empty");
    return {};
}

Result<InputReceipt> Simulation::Engine::submit(Input input)
{
    if (auto accepted = check(input); !accepted)
        return failure(std::move(accepted.error()));
    // One that is refused again was not counted when it was refused first.
    if (!std::holds_alternative<RejectedAction>(input.what))
        ++m_core->state.inputs;
    m_queue.push_back(std::move(input));
    return InputReceipt{m_core->tick() + 1, m_core->state.inputs};
}

void Simulation::Engine::applyInputs()
{
    const std::vector<Input> queue = std::exchange(m_queue, {});
    m_expected.reset();
    m_expectedDocument.reset();
    for (const Input &input : queue)
        applyInput(*m_core, input);
}

void Simulation::Engine::finishIfEnded()
{
    Core &core = *m_core;
    if (core.ending.reason.empty())
        return;
    v1::events::Payload payload;
    payload.mutable_session_ended()->set_reason(core.ending.reason);
    core.events.emit(
        payload,
        {world::kNoHandle, core.ending.actor, {}, recording::Origin::Input, core.ending.command});
    core.ending = {};
    core.state.ended = true;
}

// The order is the contract: the design says it, recordings depend on it.
void Simulation::Engine::step()
{
    Core &core = *m_core;
    core.world.setTick(core.tick() + 1);
    core.events.begin(core.tick(), 0);
    core.claims.clear();
    core.namedClaims.clear();
    applyInputs();                   // 1 commands
    performDue(takeDueTimers(core)); // 2 timers and scheduled events
    advanceTrends(core);             // 3 trends, motions and physiology
    advanceMotions(core);
    advanceHands(core);
    advancePatients(core); // 4 beat and breath tracks, derived values
    runRules(core);        // 5 to 11
    finishIfEnded();
}

void Simulation::Engine::subStep()
{
    Core &core = *m_core;
    core.world.setTick(core.tick(), core.world.sub() + 1);
    core.events.begin(core.tick(), core.world.sub());
    core.claims.clear();
    core.namedClaims.clear();
    applyInputs();
    runRules(core);
    finishIfEnded();
}

Simulation::Simulation(std::unique_ptr<Engine> engine)
    : m_engine(std::move(engine))
{
}
Simulation::~Simulation() = default;

Result<std::unique_ptr<Simulation>> Simulation::create(const content::Document &document,
                                                       const content::Schema &schema,
                                                       const content::Catalogue &catalogue,
                                                       const SimulationOptions &options)
{
    auto world = world::instantiate(document, schema, catalogue);
    if (!world)
        return failure(std::move(world.error()));
    auto bindings = Bindings::bind(world->layout(), schema);
    if (!bindings)
        return failure(std::move(bindings.error()));
    auto definition = Definition::compile(document, schema, world->layout(), *bindings);
    if (!definition)
        return failure(std::move(definition.error()));
    auto scripts = ScriptHost::create(document, schema);
    if (!scripts)
        return failure(std::move(scripts.error()));
    auto engine = std::make_unique<Engine>(
        std::make_unique<Core>(schema, catalogue, options, std::move(*world), std::move(*bindings),
                               document, std::move(*definition)));
    engine->core().scripts = std::move(*scripts);
    engine->start();
    return std::unique_ptr<Simulation>(new Simulation(std::move(engine)));
}

Result<InputReceipt> Simulation::submit(Input input)
{
    return m_engine->submit(std::move(input));
}

Tick Simulation::passOver(Tick limit)
{
    Core &core = m_engine->core();
    if (core.options.extent != Extent::RulesOnly || m_engine->hasQueuedInputs())
        return core.tick();
    const Tick last = std::min(limit, nextChange(core) - 1);
    if (last <= core.tick())
        return core.tick();
    // What the last of the ticks would have left: values on their way, no events.
    core.world.setTick(last);
    core.events.begin(last, 0);
    core.claims.clear();
    core.namedClaims.clear();
    advanceTrends(core);
    advancePatients(core);
    return last;
}

std::span<const recording::Event> Simulation::step()
{
    m_engine->step();
    return lastEvents();
}

std::span<const recording::Event> Simulation::subStep()
{
    if (!m_engine->hasQueuedInputs())
        return {};
    m_engine->subStep();
    return lastEvents();
}

bool Simulation::hasQueuedInputs() const
{
    return m_engine->hasQueuedInputs();
}

std::span<const recording::Event> Simulation::lastEvents() const
{
    return m_engine->core().events.events();
}

const world::World &Simulation::world() const
{
    return m_engine->core().world;
}

const SimulationOptions &Simulation::options() const
{
    return m_engine->core().options;
}

std::uint64_t Simulation::lastEventId() const
{
    return m_engine->core().events.lastId();
}

UndoAvailability Simulation::undoAvailability(std::string_view actor) const
{
    const auto &stacks = m_engine->core().state.undo;
    const auto it = stacks.find(std::string(actor));
    if (it == stacks.end())
        return {};
    return {static_cast<std::uint32_t>(it->second.undo.size()),
            static_cast<std::uint32_t>(it->second.redo.size())};
}

std::string_view Simulation::phase() const
{
    const Core &core = m_engine->core();
    const Phase *phase = core.definition.phase(core.state.phase);
    return phase ? std::string_view(phase->name) : std::string_view();
}

Id Simulation::phaseId() const
{
    return m_engine->core().state.phase;
}

std::vector<Awaited> Simulation::awaited() const
{
    return awaitedBy(m_engine->core());
}

std::optional<double> Simulation::exactVital(world::Handle patient, world::FieldRef field) const
{
    Core &core = m_engine->core();
    const PatientState *state = core.patient(patient);
    const auto channel = core.bindings.channelOf(field);
    if (!state || !channel)
        return std::nullopt;
    return shownValue(core, *state, *channel);
}

std::optional<RuleView> Simulation::inspectRule(const Id &rule) const
{
    return viewOfRule(m_engine->core(), rule);
}

std::optional<ValueView> Simulation::inspectValue(world::Handle handle, world::FieldRef field) const
{
    return viewOfValue(m_engine->core(), handle, field);
}

std::string Simulation::checkpoint() const
{
    return writeCheckpoint(m_engine->core());
}

Result<> Simulation::restore(std::string_view checkpoint, const world::World &world)
{
    return readCheckpoint(m_engine->core(), checkpoint, world);
}

std::uint64_t Simulation::stateHash() const
{
    return m_engine->core().world.stateHash();
}

std::uint64_t Simulation::privateHash() const
{
    return hashPrivateState(m_engine->core());
}

} // namespace ward::kernel
