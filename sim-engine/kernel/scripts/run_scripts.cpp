// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/run_scripts.h"

#include "core/base/hash.h"
#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/patient/resuscitation.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "sim-engine/kernel/scripts/script_actions.h"
#include "sim-engine/kernel/scripts/script_event.h"
#include "sim-engine/kernel/scripts/script_view.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

using scripts::Table;
using scripts::Value;

constexpr std::string_view kActor = "script";

/// Why a script is called.
struct Occasion
{
    std::string heard; ///< type of the event
    Table event;
    Cause cause;
    world::Handle context = world::kNoHandle;
};

content::CellValue cellOf(const MessageArg &arg)
{
    if (const auto *text = std::get_if<std::string>(&arg))
        return *text;
    if (const auto *whole = std::get_if<std::int64_t>(&arg))
        return *whole;
    if (const auto *number = std::get_if<double>(&arg))
        return *number;
    if (const auto *quantity = std::get_if<MessageQuantity>(&arg))
        return content::Quantity{quantity->value, quantity->unit};
    return static_cast<double>(std::get<MessageTime>(arg).us) / 1e6;
}

/// Nothing of the call is applied; the third fault is the last.
void fault(Core &core, const Script &script, const Occasion &occasion, const Error &error)
{
    ScriptState &state = core.state.scripts[script.id];
    ++state.faults;
    v1::events::Payload payload;
    auto *fault = payload.mutable_script_fault();
    fault->set_script(script.id.toBytes());
    fault->set_name(script.name);
    fault->set_heard(occasion.heard);
    fault->set_code(error.code());
    fault->set_faults(state.faults);
    content::Cells arguments;
    for (const auto &[name, arg] : error.message.args)
        arguments[name] = cellOf(arg);
    putCells(arguments, *fault->mutable_arguments());
    const Cause self = core.events.emit(payload, {world::kNoHandle, kActor, occasion.cause});
    const bool loops = error.code() == "kernel.script.loop";
    if (state.suspended || (!loops && state.faults < scripts::kMostFaults))
        return;
    state.suspended = true;
    v1::events::Payload last;
    last.mutable_script_suspended()->set_script(script.id.toBytes());
    last.mutable_script_suspended()->set_name(script.name);
    last.mutable_script_suspended()->set_faults(state.faults);
    core.events.emit(last, {world::kNoHandle, kActor, self});
}

void perform(Core &core, const Script &script, const ScriptAction &asked, Cause cause,
             world::Handle context)
{
    const ActionOrigin origin{Timer::Kind::ScriptAction, 0, script.id, cause, context};
    if (asked.action.delay.us <= 0) {
        performScenarioAction(core, asked.action, 0, origin);
        return;
    }
    // What waits is what was asked for; it is read again when its time has come.
    Table later = *asked.asked.table();
    later.erase(std::string("delay"));
    Timer timer;
    timer.kind = Timer::Kind::ScriptAction;
    timer.due = core.tick() + ticksIn(asked.action.delay);
    timer.order = asked.action.order;
    timer.id = script.id;
    timer.context = context;
    timer.cause = cause;
    timer.name = scripts::encode(later);
    addTimer(core, timer);
    if (asked.action.type == ActionType::Rhythm) {
        if (PatientState *patient =
                core.patient(entityOf(core, asked.action.target.entity, context)))
            awaitRhythm(*patient, core.tick(), timer.due);
    }
}

/// One call, and all it asks for.
void call(Core &core, const Script &script, const Occasion &occasion)
{
    const ScriptState &before = core.state.scripts[script.id];
    if (before.suspended)
        return;
    if (core.options.observer)
        core.options.observer->scriptCalled(script.id);
    const bool ownSnapshot = !core.scripts.snapshot;
    if (ownSnapshot)
        takeSnapshot(core);
    const std::uint64_t ordinal = core.state.scripts[script.id].calls++;
    const std::uint64_t stream = randomBits(script.id.high(), script.id.low(), ordinal);
    const world::Handle context = entityOf(core, {}, occasion.context);
    ScriptView view(*core.scripts.snapshot, core.bindings, core.options.seed, stream, context);
    const auto hashSeed =
        static_cast<std::uint32_t>(randomBits(core.options.seed, script.id.low(), 0));
    auto outcome =
        core.scripts.sandbox().call(script.program, before.data, occasion.event, view, hashSeed);
    if (ownSnapshot)
        core.scripts.snapshot.reset();
    if (!outcome) {
        fault(core, script, occasion, outcome.error());
        return;
    }
    const auto actions = readActions(core, script, outcome->actions);
    if (!actions) {
        fault(core, script, occasion, actions.error());
        return;
    }
    core.state.scripts[script.id].data = std::move(outcome->state);
    if (actions->empty())
        return;
    v1::events::Payload payload;
    auto *acted = payload.mutable_script_acted();
    acted->set_script(script.id.toBytes());
    acted->set_name(script.name);
    acted->set_heard(occasion.heard);
    acted->set_actions(static_cast<std::uint32_t>(actions->size()));
    const Cause self = core.events.emit(payload, {context, kActor, occasion.cause});
    for (const ScriptAction &action : *actions)
        perform(core, script, action, self, occasion.context);
}

Table header(const Core &core, std::string_view type, world::Handle whom)
{
    Table event{{std::string("type"), type},
                {std::string("tick"), core.tick().n},
                {std::string("time"), static_cast<double>(core.now().us) / 1e6}};
    if (whom != world::kNoHandle && core.world.isAlive(whom)) {
        event.insert_or_assign(std::string("entity"), core.world.name(whom));
        event.insert_or_assign(std::string("entity_id"), core.world.id(whom).toString());
    }
    return event;
}

Occasion occasionOf(const Core &core, const Fact &fact)
{
    Occasion out{std::string(fact.type), header(core, fact.type, fact.handle), fact.cause,
                 fact.handle};
    if (!fact.name.empty())
        out.event.insert_or_assign(std::string("name"), fact.name);
    v1::events::Payload payload;
    Table data;
    if (!fact.payload.empty() && payload.ParseFromString(fact.payload)) {
        Table outer = dataOf(payload); // one member: what the event is
        if (!outer.empty() && outer.begin()->second.table())
            data = *outer.begin()->second.table();
    }
    out.event.insert_or_assign(std::string("data"), std::move(data));
    return out;
}

} // namespace

void takeSnapshot(Core &core)
{
    if (core.scripts.scripts().empty())
        return;
    const Phase *phase = core.definition.phase(core.state.phase);
    WorldSnapshot snapshot{
        core.world, phase ? phase->name : std::string(), core.state.phaseSince, {}};
    for (const auto &[name, variable] : core.state.variables)
        snapshot.variables[name] = variable.value;
    core.scripts.snapshot = std::move(snapshot);
}

std::size_t runScripts(Core &core, std::span<const Fact> facts, std::size_t room)
{
    std::size_t calls = 0;
    for (const Script &script : core.scripts.scripts()) {
        for (const Fact &fact : facts) {
            // A second fact of one event has no type; it is heard once.
            const std::string_view emitted =
                fact.kind == Fact::Kind::Named ? std::string_view(fact.name) : std::string_view();
            if (fact.type.empty() || !script.hearsAnyOf(fact.type, emitted) ||
                core.state.scripts[script.id].suspended)
                continue;
            const Occasion occasion = occasionOf(core, fact);
            if (calls >= room) {
                fault(core, script, occasion, Error("kernel.script.loop", {}));
                continue;
            }
            ++calls;
            call(core, script, occasion);
        }
    }
    core.scripts.snapshot.reset();
    return calls;
}

void runScript(Core &core, const Id &script, const ActionOrigin &origin)
{
    const Script *called = core.scripts.find(script);
    if (!called) // it is disabled
        return;
    Occasion occasion{"call", header(core, "call", origin.context), origin.cause, origin.context};
    occasion.event.insert_or_assign(std::string("by"), origin.owner.toString());
    call(core, *called, occasion);
}

void performScriptTimer(Core &core, const Timer &timer)
{
    const Script *script = core.scripts.find(timer.id);
    const auto asked = scripts::decode(timer.name);
    if (!script || !asked)
        return;
    auto actions = readActions(core, *script, *asked);
    if (!actions) { // what it meant has gone meanwhile
        fault(core, *script, {"timer", {}, timer.cause, timer.context}, actions.error());
        return;
    }
    for (ScriptAction &action : *actions) {
        // Its number among all that were asked for together: ids are derived from cause and number.
        action.action.order = timer.order;
        perform(core, *script, action, timer.cause, timer.context);
    }
}

} // namespace ward::kernel
