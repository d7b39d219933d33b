// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/rule_actions.h"

#include "core/content/units.h"
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/actions/speech.h"
#include "sim-engine/kernel/changes/session_changes.h"
#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/patient/resuscitation.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/trends.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

constexpr std::string_view kActor = "scenario";

Claim claimOf(const ActionOrigin &origin)
{
    return {origin.kind == Timer::Kind::RuleAction ? origin.owner : Id(), false};
}

/// Takes the target for this tick; false (and an event) when somebody else has it.
bool claim(Core &core, const FieldKey &key, const ActionOrigin &origin)
{
    const Claim mine = claimOf(origin);
    const auto [it, fresh] = core.claims.try_emplace(key, mine);
    if (fresh || it->second == mine)
        return true;
    v1::events::Payload payload;
    auto *shadowed = payload.mutable_rule_shadowed();
    shadowed->set_rule(origin.owner.toBytes());
    shadowed->set_field(core.world.layout().path(key.field));
    if (!it->second.rule.isNull())
        shadowed->set_by(it->second.rule.toBytes());
    core.events.emit(payload, {key.handle, kActor, origin.cause});
    return false;
}

Cause emit(Core &core, const v1::events::Payload &payload, world::Handle aggregate,
           const ActionOrigin &origin, Fact fact = {})
{
    return core.events.emit(payload, {aggregate, kActor, origin.cause}, std::move(fact));
}

/// A number of the action's value in the field's unit; a relative one is a difference.
double numberOf(const Action &action)
{
    if (const auto *quantity = std::get_if<content::Quantity>(&action.value)) {
        const std::string &unit = action.target.spec->unit;
        const double value =
            content::convert(quantity->value, quantity->unit, unit).value_or(quantity->value);
        // A difference of temperatures must not be moved by the offset of its scale.
        return action.relative ? value - content::convert(0, quantity->unit, unit).value_or(0)
                               : value;
    }
    if (const auto *whole = std::get_if<std::int64_t>(&action.value))
        return static_cast<double>(*whole);
    if (const auto *number = std::get_if<double>(&action.value))
        return *number;
    return 0;
}

bool isNumber(const content::FieldSpec &spec)
{
    return spec.type == content::FieldType::Quantity || spec.type == content::FieldType::Number ||
           spec.type == content::FieldType::Integer;
}

void set(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    const FieldKey key{handle, action.target.field};
    if (!core.world.hasComponent(handle, key.field.component) || !claim(core, key, origin))
        return;
    if (isNumber(*action.target.spec)) {
        const double value = numberOf(action);
        setNumber(core, key, action.relative ? exactValue(core, key) + value : value, kActor,
                  origin.cause);
        return;
    }
    if (key.field == core.bindings.ecg) {
        if (PatientState *patient = core.patient(handle)) {
            if (const auto *name = std::get_if<std::string>(&action.value))
                setRhythm(core, *patient, core.bindings.rhythmIndex(*name), kActor, origin.cause);
        }
        return;
    }
    const content::CellValue before = core.world.value(handle, key.field);
    if (!core.world.setValue(handle, key.field, action.value))
        return;
    const content::CellValue after = core.world.value(handle, key.field);
    if (before == after)
        return;
    core.fields.touched(handle, key.field);
    v1::events::Payload payload;
    payload.mutable_value_set()->set_field(core.world.layout().path(key.field));
    putCell(before, *payload.mutable_value_set()->mutable_before());
    putCell(after, *payload.mutable_value_set()->mutable_after());
    core.fields.drivenBy(key, emit(core, payload, handle, origin));
    if (PatientState *patient = core.patient(handle))
        patient->changed = true;
}

void trend(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    const FieldKey key{handle, action.target.field};
    if (!core.world.hasComponent(handle, key.field.component) || !claim(core, key, origin))
        return;
    TrendRequest request;
    request.key = key;
    request.to = numberOf(action);
    request.relative = action.relative;
    request.over = action.over;
    request.curve = action.curve;
    request.mode = action.mode;
    request.cause = origin.cause;
    startTrend(core, request);
}

void spawn(Core &core, const Action &action, const ActionOrigin &origin)
{
    const content::Prefab *prefab = core.catalogue.prefab(action.prefab);
    content::Record entity;
    entity.id = deriveId(core.options.sessionId, Id(0, origin.cause.event), action.order);
    entity.kind = "entity";
    entity.parent =
        action.target.entity.isNull() ? core.world.id(kSessionHandle) : action.target.entity;
    entity.rank = "V";
    entity.cells["prefab"] = prefab ? core.catalogue.reference(*prefab) : action.prefab;
    entity.cells["name"] = !action.text.empty() ? action.text
                           : prefab             ? prefab->name
                                                : action.prefab;
    if (!action.socket.empty())
        entity.cells["socket"] = action.socket;
    content::ChangeSet change;
    change.id = deriveId(entity.id, "spawn");
    change.intent = "edit.spawn";
    change.actor = kActor;
    change.scope = content::Scope::Session;
    change.at = core.now();
    change.ops.push_back(content::AddOp{std::move(entity)});
    applyScenarioChange(core, change, origin.cause);
}

void remove(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    content::ChangeSet change;
    change.id = deriveId(core.options.sessionId, Id(1, origin.cause.event), action.order);
    change.intent = "edit.remove";
    change.actor = kActor;
    change.scope = content::Scope::Session;
    change.at = core.now();
    change.ops = removalOf(core.world, handle);
    applyScenarioChange(core, change, origin.cause);
}

void mark(Core &core, const Action &action, const ActionOrigin &origin)
{
    v1::events::Payload payload;
    auto *added = payload.mutable_mark_added();
    added->set_id(
        deriveId(core.options.sessionId, Id(2, origin.cause.event), action.order).toBytes());
    added->set_label(action.text);
    added->set_tag(action.severity);
    added->set_from_tick(core.tick().n);
    added->set_to_tick(core.tick().n);
    added->set_automatic(true);
    emit(core, payload, world::kNoHandle, origin);
}

/// A note with the name of an action is that action, done by the scenario; any other is kept as an
/// annotation.
void note(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    const ActionHeader header{kActor, origin.cause, recording::Origin::Derived, {}, action.text};
    if (core.schema.action(action.name)) {
        const auto args = parseArguments(action.args);
        const auto resolved =
            args ? resolveAction(core, core.world, {action.name, core.world.id(handle), *args},
                                 kActor)
                 : Result<ResolvedAction>(failure(args.error()));
        if (resolved)
            performAction(core, *resolved, header);
        else
            rejectAction(core, action.name, handle, resolved.error().code(), header);
        return;
    }
    v1::events::Payload payload;
    payload.mutable_noted()->set_text(action.text);
    payload.mutable_noted()->set_action(action.name);
    emit(core, payload, handle, origin);
}

void score(Core &core, const Action &action, const ActionOrigin &origin)
{
    const std::int32_t before = core.world.raw(kSessionHandle, core.bindings.score);
    const std::int32_t total = (before == world::kUnset ? 0 : before) + action.points;
    core.fields.setRaw(kSessionHandle, core.bindings.score, total);
    v1::events::Payload payload;
    auto *scored = payload.mutable_scored();
    scored->set_points(action.points);
    scored->set_total(total);
    scored->set_reason(action.text);
    emit(core, payload, world::kNoHandle, origin);
}

void perform(Core &core, const Action &action, const ActionOrigin &origin)
{
    if (core.options.observer)
        core.options.observer->carriedOut(action.id);
    const world::Handle handle = entityOf(core, action.target.entity, origin.context);
    const bool here = handle != world::kNoHandle;
    switch (action.type) {
    case ActionType::Set:
        if (here)
            set(core, action, handle, origin);
        break;
    case ActionType::Trend:
        if (here)
            trend(core, action, handle, origin);
        break;
    case ActionType::Rhythm:
        if (PatientState *patient = core.patient(handle)) {
            if (claim(core, {handle, core.bindings.ecg}, origin))
                setRhythm(core, *patient, action.rhythm, kActor, origin.cause);
        }
        break;
    case ActionType::Spawn:
        spawn(core, action, origin);
        break;
    case ActionType::Remove:
        if (here)
            remove(core, action, handle, origin);
        break;
    case ActionType::Phase:
        if (claim(core, {kSessionHandle, core.bindings.phase}, origin))
            enterPhase(core, action.phase, kActor, origin.cause);
        break;
    case ActionType::Say:
        speak(core, action.target.entity.isNull() ? world::kNoHandle : handle, action.text, kActor,
              origin.cause);
        break;
    case ActionType::Mark:
        mark(core, action, origin);
        break;
    case ActionType::Note:
        note(core, action, handle, origin);
        break;
    case ActionType::Event: {
        v1::events::Payload payload;
        payload.mutable_emitted()->set_name(action.event);
        emit(core, payload, world::kNoHandle, origin, Fact::named(action.event));
        break;
    }
    case ActionType::Score:
        score(core, action, origin);
        break;
    }
}

} // namespace

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

void enterPhase(Core &core, const Id &phase, std::string_view actor, Cause cause)
{
    const Phase *next = core.definition.phase(phase);
    if (!next || phase == core.state.phase)
        return;
    const Phase *left = core.definition.phase(core.state.phase);
    core.state.phase = phase;
    core.state.phaseSince = core.tick();
    core.fields.setText(kSessionHandle, core.bindings.phase, next->name);
    v1::events::Payload payload;
    auto *changed = payload.mutable_phase_changed();
    changed->set_before(left ? left->name : std::string());
    changed->set_after(next->name);
    changed->set_phase(phase.toBytes());
    Fact fact;
    fact.kind = Fact::Kind::PhaseEntered;
    fact.phase = phase;
    const Cause self = core.events.emit(payload, {world::kNoHandle, actor, cause}, std::move(fact));
    if (left) {
        Fact gone;
        gone.kind = Fact::Kind::PhaseLeft;
        gone.phase = left->id;
        core.events.addFact(std::move(gone), self);
    }
    startPhaseTriggers(core, phase);
}

} // namespace ward::kernel
