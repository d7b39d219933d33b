// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/rule_actions.h"

#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/patient/holds.h"
#include "sim-engine/kernel/patient/resuscitation.h"
#include "sim-engine/kernel/rules/phases.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "sim-engine/kernel/scripts/run_scripts.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

Claim claimOf(const ActionOrigin &origin)
{
    return {origin.kind == Timer::Kind::EventAction ? Id() : origin.owner, false};
}

bool refused(Core &core, const Claim &holder, const std::string &what, world::Handle handle,
             const ActionOrigin &origin)
{
    if (holder == claimOf(origin))
        return false;
    v1::events::Payload payload;
    auto *shadowed = payload.mutable_rule_shadowed();
    shadowed->set_rule(origin.owner.toBytes());
    shadowed->set_field(what);
    if (!holder.rule.isNull())
        shadowed->set_by(holder.rule.toBytes());
    core.events.emit(payload, {handle, kScenarioActor, origin.cause});
    return true;
}

void perform(Core &core, const Action &action, const ActionOrigin &origin)
{
    if (core.options.observer)
        core.options.observer->carriedOut(action.id);
    const world::Handle handle = entityOf(core, action.target.entity, origin.context);
    switch (action.type) {
    case ActionType::Set:
    case ActionType::Device:
    case ActionType::Trend:
    case ActionType::StopTrend:
    case ActionType::Rhythm:
    case ActionType::Score:
    case ActionType::Variable:
        performValueAction(core, action, handle, origin);
        break;
    case ActionType::Spawn:
    case ActionType::Remove:
    case ActionType::Move:
    case ActionType::Attach:
        performPlacing(core, action, handle, origin);
        break;
    case ActionType::Phase:
        if (claim(core, {kSessionHandle, core.bindings.phase}, origin))
            enterPhase(core, action.phase, kScenarioActor, origin.cause);
        break;
    case ActionType::Say:
    case ActionType::Mark:
    case ActionType::Note:
    case ActionType::Event:
    case ActionType::Alarm:
    case ActionType::Sound:
    case ActionType::Timer:
    case ActionType::Prompt:
        performTelling(core, action, handle, origin);
        break;
    case ActionType::Script:
        runScript(core, action.script, origin);
        break;
    }
}

} // namespace

bool claim(Core &core, const FieldKey &key, const ActionOrigin &origin)
{
    if (isRefusedByHold(core, key, origin.owner, origin.cause))
        return false;
    const auto [it, fresh] = core.claims.try_emplace(key, claimOf(origin));
    return fresh ||
           !refused(core, it->second, core.world.layout().path(key.field), key.handle, origin);
}

bool claimNamed(Core &core, const std::string &what, const ActionOrigin &origin)
{
    const auto [it, fresh] = core.namedClaims.try_emplace(what, claimOf(origin));
    return fresh || !refused(core, it->second, what, world::kNoHandle, origin);
}

Cause emitFor(Core &core, const v1::events::Payload &payload, world::Handle aggregate,
              const ActionOrigin &origin, Fact fact)
{
    return core.events.emit(payload, {aggregate, kScenarioActor, origin.cause}, std::move(fact));
}

void performScenarioAction(Core &core, const Action &action, int number, const ActionOrigin &origin)
{
    if (action.delay.us <= 0) {
        perform(core, action, origin);
        return;
    }
    Timer timer;
    timer.kind = origin.kind;
    timer.due = core.tick() + ticksIn(action.delay);
    timer.order = action.order;
    timer.id = action.id;
    timer.index = origin.index;
    timer.action = number;
    timer.context = origin.context;
    timer.cause = origin.cause;
    addTimer(core, timer);
    if (action.type == ActionType::Rhythm) {
        if (PatientState *patient =
                core.patient(entityOf(core, action.target.entity, origin.context)))
            awaitRhythm(*patient, core.tick(), timer.due);
    }
}

void performDelayed(Core &core, const Timer &timer)
{
    const bool rule = timer.kind == Timer::Kind::RuleAction;
    const auto index = static_cast<std::size_t>(timer.index);
    const auto number = static_cast<std::size_t>(timer.action);
    const Action &action = rule ? core.definition.rules[index].actions[number]
                                : core.definition.events[index].actions[number];
    const Id owner = rule ? core.definition.rules[index].id : core.definition.events[index].id;
    perform(core, action, {timer.kind, timer.index, owner, timer.cause, timer.context});
}

} // namespace ward::kernel
