// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/changes/session_changes.h"
#include "sim-engine/kernel/rules/motions.h"
#include "sim-engine/kernel/rules/rule_actions.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

content::ChangeSet changeOf(const Core &core, const Action &action, const ActionOrigin &origin,
                            std::uint64_t kind, const char *intent)
{
    content::ChangeSet change;
    change.id = deriveId(core.options.sessionId, Id(kind, origin.cause.event), action.order);
    change.intent = intent;
    change.actor = kScenarioActor;
    change.scope = content::Scope::Session;
    change.at = core.now();
    return change;
}

void spawn(Core &core, const Action &action, const ActionOrigin &origin)
{
    const content::Prefab *prefab = core.catalogue.prefab(action.prefab);
    content::Record entity;
    entity.id = deriveId(core.options.sessionId, Id(0, origin.cause.event), action.order);
    entity.kind = "entity";
    entity.parent = action.parent.isNull() ? core.world.id(kSessionHandle) : action.parent;
    entity.rank = "V";
    entity.cells["prefab"] = prefab ? core.catalogue.reference(*prefab) : action.prefab;
    entity.cells["name"] = !action.text.empty() ? action.text
                           : prefab             ? prefab->name
                                                : action.prefab;
    if (!action.socket.empty())
        entity.cells["socket"] = action.socket;
    content::ChangeSet change = changeOf(core, action, origin, 0, "edit.spawn");
    change.id = deriveId(entity.id, "spawn");
    if (action.position) {
        content::Record transform;
        transform.id = deriveId(entity.id, "transform");
        transform.kind = "transform";
        transform.parent = entity.id;
        transform.cells["position"] = *action.position;
        change.ops.push_back(content::AddOp{std::move(entity)});
        change.ops.push_back(content::AddOp{std::move(transform)});
    } else {
        change.ops.push_back(content::AddOp{std::move(entity)});
    }
    applyScenarioChange(core, change, origin.cause);
}

void remove(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    content::ChangeSet change = changeOf(core, action, origin, 1, "edit.remove");
    change.ops = removalOf(core.world, handle);
    applyScenarioChange(core, change, origin.cause);
}

void setCell(const Core &core, content::ChangeSet &change, world::Handle handle,
             const std::string &path, content::CellValue value)
{
    const world::FieldRef field = core.world.layout().find(path);
    if (!field.isValid() || !core.world.hasComponent(handle, field.component))
        return;
    content::CellValue before = core.world.value(handle, field);
    if (before == value)
        return;
    change.ops.push_back(
        content::SetOp{core.world.id(handle), path, std::move(before), std::move(value)});
}

/// Into another entity and one of its sockets ("" = none); `position` counts from there.
void place(const Core &core, const Action &action, world::Handle handle, world::Handle parent,
           const std::optional<Vec3> &position, content::ChangeSet &change)
{
    if (parent != world::kNoHandle) {
        if (core.world.parent(handle) != parent)
            change.ops.push_back(content::MoveOp{core.world.id(handle),
                                                 core.world.id(core.world.parent(handle)), "V",
                                                 core.world.id(parent), "V"});
        setCell(core, change, handle, "entity.socket", action.socket);
    }
    if (position)
        setCell(core, change, handle, "transform.position", *position);
}

/// A device that is attached to a patient is his from then on.
bool refersTo(const Core &core, world::Handle handle, world::Handle patient,
              content::ChangeSet &change)
{
    const auto &components = core.world.layout().components();
    const std::size_t before = change.ops.size();
    bool refers = false;
    for (std::size_t c = 1; c < components.size(); ++c) {
        if (!components[c].hasRefs || !core.world.hasComponent(handle, static_cast<int>(c)))
            continue;
        for (const world::FieldLayout &field : components[c].fields) {
            if (field.type != world::SlotType::Ref)
                continue;
            refers = true;
            setCell(core, change, handle, components[c].name + "." + field.name,
                    core.world.id(patient));
        }
    }
    return refers || change.ops.size() > before;
}

void move(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    const world::Handle parent =
        action.parent.isNull() ? world::kNoHandle : core.world.find(action.parent);
    if (!action.parent.isNull() && parent == world::kNoHandle)
        return;
    if (action.over.us > 0) {
        if (claim(core, {handle, core.bindings.position}, origin))
            startMotion(core, handle, *action.position, action.over, action.curve, origin.cause);
        return;
    }
    content::ChangeSet change = changeOf(core, action, origin, 3, "edit.move");
    const bool attaches = action.type == ActionType::Attach;
    const bool toPatient = attaches && core.patient(parent);
    const bool refers = toPatient && refersTo(core, handle, parent, change);
    if (!refers || !action.socket.empty() || action.position) {
        auto position = action.position;
        if (attaches && !position)
            position = Vec3{}; // where the socket is
        place(core, action, handle, parent, position, change);
    }
    if (change.ops.empty() ||
        !claim(core, {handle, core.world.layout().find("entity.parent")}, origin))
        return;
    applyScenarioChange(core, change, origin.cause);
}

} // namespace

void performPlacing(Core &core, const Action &action, world::Handle handle,
                    const ActionOrigin &origin)
{
    if (action.type == ActionType::Spawn)
        return spawn(core, action, origin);
    if (handle == world::kNoHandle || handle == kSessionHandle)
        return;
    if (action.type == ActionType::Remove)
        remove(core, action, handle, origin);
    else
        move(core, action, handle, origin);
}

} // namespace ward::kernel
