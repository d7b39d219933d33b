// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/changes/session_changes.h"

#include "core/content/proto_codec.h"
#include "core/world/instantiate.h"
#include "core/world/state_codec.h"
#include "sim-engine/kernel/patient/gases.h"
#include "sim-engine/kernel/patient/holds.h"
#include "sim-engine/kernel/patient/patients.h"
#include "sim-engine/kernel/patient/resuscitation.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "sim-engine/kernel/rules/hot_edit.h"
#include "sim-engine/kernel/rules/motions.h"
#include "sim-engine/kernel/rules/trends.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <set>

namespace ward::kernel {

namespace {

using content::ChangeSet;

constexpr std::size_t kUndoDepth = 500;

/// One write of a change-set, as the kernel sees it.
struct Written
{
    FieldKey key;
    std::int32_t before = world::kUnset;
};

/// The field an op sets, when it names one of a running entity.
std::optional<FieldKey> fieldOf(const world::World &world, const content::SetOp &op)
{
    const std::size_t dot = op.cell.find('.');
    if (dot != std::string::npos) {
        const world::Handle handle = world.find(op.record);
        const world::FieldRef field = world.layout().find(op.cell);
        if (handle != world::kNoHandle && field.isValid())
            return FieldKey{handle, field};
    }
    if (const world::World::RecordRef *ref = world.record(op.record)) {
        const auto &component = world.layout().components()[ref->component];
        const world::FieldRef field = world.layout().find(component.name, op.cell);
        if (field.isValid())
            return FieldKey{ref->handle, field};
    }
    return std::nullopt;
}

std::vector<Written> writtenBy(const world::World &before, const world::World &after,
                               const ChangeSet &change)
{
    std::vector<Written> out;
    std::set<FieldKey> seen;
    world::forEachChange(
        before, after,
        [&](int component, world::Handle handle, int slot, std::int32_t was, std::int32_t) {
            const FieldKey key{
                handle, {static_cast<std::uint16_t>(component), static_cast<std::uint16_t>(slot)}};
            if (seen.insert(key).second)
                out.push_back({key, was});
        });
    // Setting what is there already still ends a trend.
    for (const content::Op &op : change.ops) {
        const auto *set = std::get_if<content::SetOp>(&op);
        const auto key = set ? fieldOf(after, *set) : std::nullopt;
        if (key && seen.insert(*key).second)
            out.push_back({*key, before.raw(key->handle, key->field)});
    }
    std::sort(out.begin(), out.end(),
              [](const Written &a, const Written &b) { return a.key < b.key; });
    return out;
}

void announceEntities(Core &core, const world::World &before, std::string_view actor, Cause cause)
{
    for (const world::Handle handle : before.entities()) {
        if (core.world.isAlive(handle))
            continue;
        v1::events::Payload payload;
        payload.mutable_entity_removed()->set_handle(handle);
        payload.mutable_entity_removed()->set_name(std::string(before.name(handle)));
        core.events.emit(payload, {handle, actor, cause},
                         Fact::of(Fact::Kind::EntityRemoved, std::string(before.prefab(handle))));
        core.fields.touchedEntities();
        dropTrends(core, handle);
        dropMotion(core, handle);
    }
    for (const world::Handle handle : core.world.entities()) {
        v1::events::Payload payload;
        Fact fact;
        if (!before.isAlive(handle)) {
            fact = Fact::of(Fact::Kind::EntityAdded, std::string(core.world.prefab(handle)));
            core.fields.touchedEntities();
            auto *added = payload.mutable_entity_added();
            added->set_handle(handle);
            added->set_id(core.world.id(handle).toBytes());
            added->set_name(std::string(core.world.name(handle)));
            added->set_prefab(std::string(core.world.prefab(handle)));
            added->set_parent(core.world.parent(handle));
        } else if (before.parent(handle) != core.world.parent(handle)) {
            endMotion(core, handle, "set", cause); // it was on its way elsewhere
            auto *moved = payload.mutable_entity_moved();
            moved->set_handle(handle);
            moved->set_parent_before(before.parent(handle));
            moved->set_parent_after(core.world.parent(handle));
            moved->set_socket(std::string(core.world.socket(handle)));
        } else {
            continue;
        }
        core.events.emit(payload, {handle, actor, cause}, std::move(fact));
    }
}

/// Brings the private state in line with one written field; what it pushes aside goes into `undo`.
void settle(Core &core, const Written &written, const std::vector<Written> &all,
            std::string_view actor, Cause cause, UndoEntry &undo)
{
    const FieldKey &key = written.key;
    core.fields.touched(key.handle, key.field);
    core.fields.drivenBy(key, cause);
    moveHold(core, key);
    core.claims[key] = Claim{{}, true};
    for (const TrendState &trend : core.state.trends) {
        if (trend.key == key)
            undo.trends.push_back(trend);
    }
    PatientState *patient = core.patient(key.handle);
    const auto channel = patient ? core.bindings.channelOf(key.field) : std::nullopt;
    if (channel) {
        const auto value = core.world.quantity(key.handle, key.field);
        undo.bases.emplace_back(key, at(patient->base, *channel));
        for (const Channel gas : isGas(*channel) ? gasChannels() : std::span<const Channel>()) {
            if (gas != *channel)
                undo.bases.emplace_back(FieldKey{key.handle, core.bindings.channel(gas)},
                                        at(patient->base, gas));
        }
        takeInHand(core, *patient, *channel);
        endTrends(core, key, "set", cause);
        const bool together = std::any_of(all.begin(), all.end(), [&](const Written &other) {
            return other.key.handle == key.handle &&
                   (other.key.field == core.bindings.channel(Channel::Sbp) ||
                    other.key.field == core.bindings.channel(Channel::Dbp));
        });
        if (value)
            setVital(core, *patient, *channel, *value - physiologyAdds(core, *patient, *channel),
                     together);
        return;
    }
    endTrends(core, key, "set", cause);
    if (key.field.component == core.bindings.position.component)
        endMotion(core, key.handle, "set", cause); // where it was put, it stays
    if (patient && key.field == core.bindings.ecg) {
        const std::int32_t after = core.world.raw(key.handle, key.field);
        core.world.setRaw(key.handle, key.field, written.before);
        setRhythm(core, *patient, after, actor, cause);
    }
    if (patient)
        patient->changed = true;
}

/// Applies to `world` and returns what takes it back; then the world is unchanged when it fails.
Result<ChangeSet> applyWithin(const Core &core, world::World &world, const ChangeSet &change)
{
    const world::World before = world;
    auto inverse = world::applyToWorld(world, change, core.schema, core.catalogue);
    const std::size_t most = core.options.maxEntities;
    const std::size_t now = world.entities().size();
    // Counted afterwards: prefabs bring entities of their own.
    if (inverse && most > 0 && now > most && now > before.entities().size()) {
        world = before;
        return failure("kernel.change.too-many-entities");
    }
    return inverse;
}

/// Applies, says so with `emit(inverse)`, and settles everything that follows.
template <typename Emit>
Result<UndoEntry> apply(Core &core, const ChangeSet &change, std::string_view actor, Emit emit)
{
    const world::World before = core.world;
    auto inverse = applyWithin(core, core.world, change);
    if (!inverse)
        return failure(std::move(inverse.error()));
    inverse->id = deriveId(change.id, "inverse");
    const std::vector<Written> written = writtenBy(before, core.world, change);
    UndoEntry out;
    out.event = emit(*inverse);
    v1::events::ChangeSet taken;
    content::toProto(*inverse, taken);
    out.change = taken.SerializeAsString();
    announceEntities(core, before, actor, out.event);
    for (const Written &field : written) {
        if (before.isAlive(field.key.handle) && core.world.isAlive(field.key.handle))
            settle(core, field, written, actor, out.event, out);
    }
    syncPatients(core);
    settlePatients(core);
    watchTriggers(core);
    return out;
}

v1::events::Payload worldChanged(const ChangeSet &change, const ChangeSet &inverse)
{
    v1::events::Payload payload;
    content::toProto(change, *payload.mutable_world_changed()->mutable_change());
    content::toProto(inverse, *payload.mutable_world_changed()->mutable_inverse());
    return payload;
}

/// A change-set of either scope, under this header.
Result<UndoEntry> perform(Core &core, const ChangeSet &change, const EventSink::Header &header)
{
    if (change.scope == content::Scope::Definition)
        return editRules(core, change, header);
    return apply(core, change, header.actor, [&](const ChangeSet &inverse) {
        return core.events.emit(worldChanged(change, inverse), header);
    });
}

Result<> isPossible(const Core &core, const ChangeSet &change)
{
    if (change.scope == content::Scope::Definition) {
        content::Document document = core.document;
        return checkRuleEdit(core, document, change);
    }
    world::World world = core.world;
    return checkChange(core, world, change);
}

void reject(Core &core, std::string_view what, const Error &error, const std::string &actor,
            const Id &command)
{
    v1::events::Payload payload;
    payload.mutable_action_rejected()->set_action(std::string(what));
    payload.mutable_action_rejected()->set_code(error.code());
    core.events.emit(payload, {world::kNoHandle, actor, {}, recording::Origin::Input, command});
}

/// What values alone do not bring back: bases of coupled vitals, and trends that were under way.
void restore(Core &core, const UndoEntry &entry, Cause cause)
{
    for (const auto &[key, base] : entry.bases) {
        PatientState *patient = core.patient(key.handle);
        const auto channel = core.bindings.channelOf(key.field);
        if (patient && channel)
            setBase(*patient, *channel, base, true);
    }
    for (const TrendState &trend : entry.trends)
        resumeTrend(core, trend, cause);
    settlePatients(core);
}

} // namespace

Result<> checkChange(const Core &core, world::World &world, const ChangeSet &change)
{
    if (change.ops.empty())
        return failure("kernel.change.empty");
    auto inverse = applyWithin(core, world, change);
    if (!inverse)
        return failure(std::move(inverse.error()));
    return {};
}

void applyPersonsChange(Core &core, const ChangeSet &change, const std::string &actor,
                        const Id &command)
{
    auto applied =
        perform(core, change, {world::kNoHandle, actor, {}, recording::Origin::Input, command});
    if (!applied) { // another change of this tick has made it impossible
        reject(core, "change", applied.error(), actor, command);
        return;
    }
    UndoStacks &stacks = core.state.undo[actor];
    stacks.undo.push_back(std::move(*applied));
    if (stacks.undo.size() > kUndoDepth)
        stacks.undo.erase(stacks.undo.begin());
    stacks.redo.clear();
}

void applyScenarioChange(Core &core, const ChangeSet &change, Cause cause)
{
    const auto applied = perform(core, change, {world::kNoHandle, "scenario", cause});
    if (applied)
        return;
    v1::events::Payload payload;
    payload.mutable_action_rejected()->set_action(change.intent);
    payload.mutable_action_rejected()->set_code(applied.error().code());
    core.events.emit(payload, {world::kNoHandle, "scenario", cause});
}

void applyUndo(Core &core, UndoInput::Direction direction, const std::string &actor,
               const Id &command)
{
    const bool undo = direction == UndoInput::Direction::Undo;
    UndoStacks &stacks = core.state.undo[actor];
    std::vector<UndoEntry> &from = undo ? stacks.undo : stacks.redo;
    std::vector<UndoEntry> &to = undo ? stacks.redo : stacks.undo;
    if (from.empty()) {
        reject(core, undo ? "undo" : "redo", Error("kernel.undo.nothing", {}), actor, command);
        return;
    }
    const UndoEntry entry = std::move(from.back());
    from.pop_back();
    v1::events::ChangeSet stored;
    stored.ParseFromString(entry.change);
    auto change = content::fromProto(stored);
    if (change) {
        change->actor = actor;
        change->intent = undo ? "edit.undo" : "edit.redo";
        change->at = core.now();
        if (auto possible = isPossible(core, *change); !possible)
            change = failure(std::move(possible.error()));
    }
    if (!change) {
        reject(core, undo ? "undo" : "redo", change.error(), actor, command);
        return;
    }
    v1::events::Payload undone;
    undone.mutable_undone()->set_of(entry.event.event);
    undone.mutable_undone()->set_change_set(change->id.toBytes());
    undone.mutable_undone()->set_redo(!undo);
    const Cause self =
        core.events.emit(undone, {world::kNoHandle, actor, {}, recording::Origin::Input, command});
    auto applied = perform(core, *change, {world::kNoHandle, actor, self});
    if (!applied)
        return;
    if (change->scope == content::Scope::Session)
        restore(core, entry, applied->event);
    to.push_back(std::move(*applied));
}

std::vector<content::Op> removalOf(const world::World &world, world::Handle handle)
{
    std::vector<content::Op> ops;
    for (const world::Handle child : world.children(handle)) {
        // What came with a prefab goes with it and has no record of its own.
        if (!world.record(world.id(child)))
            continue;
        auto below = removalOf(world, child);
        ops.insert(ops.end(), std::make_move_iterator(below.begin()),
                   std::make_move_iterator(below.end()));
    }
    content::Record was{world.id(handle), "entity", world.id(world.parent(handle)), "V", {}};
    was.cells["name"] = std::string(world.name(handle));
    if (!world.prefab(handle).empty())
        was.cells["prefab"] = std::string(world.prefab(handle));
    if (!world.socket(handle).empty())
        was.cells["socket"] = std::string(world.socket(handle));
    ops.push_back(content::RemoveOp{std::move(was)});
    return ops;
}

} // namespace ward::kernel
