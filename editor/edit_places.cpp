// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Where things stand, and copies of them.
#include "core/content/rank.h"
#include "core/world/instantiate.h"
#include "editor/edit_controller.h"
#include "sim-client/shown_world.h"

#include <algorithm>
#include <map>
#include <set>

namespace ward::editor {

using content::AddOp;
using content::CellValue;
using content::ChangeSet;
using content::MoveOp;
using content::Record;

namespace {

/// The records of an entity and all below it, parents first.
void collect(const content::Document &document, const Id &id, std::vector<const Record *> &out)
{
    const Record *record = document.find(id);
    if (!record)
        return;
    out.push_back(record);
    for (const Record *child : document.children(id))
        collect(document, child->id, out);
}

content::Cells transformCells(const Pose &pose)
{
    return {{"position", pose.position}, {"rotation", pose.rotation}};
}

/// References inside a copied subtree follow the copies.
void follow(content::Cells &cells, const std::map<Id, Id> &renamed)
{
    for (auto &[name, value] : cells) {
        if (const Id *ref = std::get_if<Id>(&value)) {
            if (const auto it = renamed.find(*ref); it != renamed.end())
                value = it->second;
        }
    }
}

} // namespace

void EditController::appendPlace(ChangeSet &change, const PlaceEdit &place) const
{
    const auto &world = m_shown.world();
    const world::Handle handle = world.find(place.entity);
    if (handle == world::kNoHandle)
        return;
    const Id target = place.parent.isNull() ? world.id(1) : place.parent;
    const Id present = world.id(world.parent(handle));
    if (target != present) {
        change.intent = "edit.reparent";
        const Record *record = m_shown.document().find(place.entity);
        change.ops.emplace_back(MoveOp{place.entity, present, record ? record->rank : std::string(),
                                       target, lastRank(target)});
    }
    if (std::string(world.socket(handle)) != place.socket)
        appendSets(change.ops,
                   {place.entity,
                    "entity",
                    {{"socket", place.socket.empty() ? CellValue() : CellValue(place.socket)}}});
    appendSets(change.ops,
               {place.entity,
                "transform",
                {{"position", place.pose.position}, {"rotation", place.pose.rotation}}});
}

void EditController::placeAll(const std::vector<PlaceEdit> &places, client::Done done)
{
    ChangeSet change = begin("edit.move");
    for (const PlaceEdit &place : places)
        appendPlace(change, place);
    send(std::move(change), std::move(done));
}

std::vector<Id> EditController::duplicate(const std::vector<Id> &entities)
{
    const auto &world = m_shown.world();
    std::vector<PlaceEdit> places;
    for (const Id &id : entities) {
        const world::Handle handle = world.find(id);
        if (handle == world::kNoHandle || handle == 1)
            continue;
        const Id parent = world.id(world.parent(handle));
        Pose pose = world::worldPose(world, m_catalogue, handle);
        pose.position.x += 0.5;
        places.push_back({id, frameOf(parent, {}).inverse() * pose, parent, {}});
    }
    return copyTo(places);
}

std::vector<Id> EditController::copyTo(const std::vector<PlaceEdit> &places, client::Done done)
{
    ChangeSet change = begin("edit.duplicate");
    std::vector<Id> copies;
    std::set<std::string> names;
    std::map<Id, std::string> ranks; ///< of the last copy below each parent
    const auto &document = m_shown.document();
    const auto &world = m_shown.world();
    for (const PlaceEdit &place : places) {
        const world::Handle handle = world.find(place.entity);
        if (handle == world::kNoHandle)
            continue;
        const Id target = place.parent.isNull() ? world.id(1) : place.parent;
        const std::string name =
            freeName(std::string(world.name(handle)),
                     [&names](const std::string &other) { return names.contains(other); });
        names.insert(name);
        std::vector<const Record *> records;
        if (m_shown.isDraft())
            collect(document, place.entity, records);
        Record entity;
        if (records.empty()) {
            // In a run only the thing itself is known: a new one of its prefab, with its name.
            entity.kind = "entity";
            entity.cells["prefab"] = std::string(world.prefab(handle));
        } else {
            entity = *records.front();
            entity.cells["origin"] = place.entity.toString();
        }
        std::map<Id, Id> renamed;
        for (const Record *record : records)
            renamed[record->id] = newId();
        entity.id = records.empty() ? newId() : renamed[place.entity];
        entity.parent = target;
        std::string &rank = ranks[target];
        rank = rank.empty() ? lastRank(target) : content::rankBetween(rank, {});
        entity.rank = rank;
        follow(entity.cells, renamed);
        entity.cells["name"] = name;
        entity.cells.erase("socket");
        if (!place.socket.empty())
            entity.cells["socket"] = place.socket;
        const Id id = entity.id;
        copies.push_back(id);
        change.ops.emplace_back(AddOp{std::move(entity)});
        bool placed = false;
        for (const Record *record : records) {
            if (record == records.front())
                continue;
            Record copy = *record;
            copy.id = renamed[record->id];
            copy.parent = renamed[record->parent];
            if (copy.kind == "entity")
                copy.cells["origin"] = record->id.toString();
            follow(copy.cells, renamed);
            if (copy.kind == "transform" && record->parent == place.entity) {
                copy.cells = transformCells(place.pose);
                placed = true;
            }
            change.ops.emplace_back(AddOp{std::move(copy)});
        }
        if (!placed) {
            Record transform;
            transform.id = newId();
            transform.kind = "transform";
            transform.parent = id;
            transform.cells = transformCells(place.pose);
            change.ops.emplace_back(AddOp{std::move(transform)});
        }
    }
    send(std::move(change), std::move(done));
    return copies;
}

} // namespace ward::editor
