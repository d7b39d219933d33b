// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/edit_controller.h"

#include "core/content/edits.h"
#include "core/content/rank.h"
#include "core/world/instantiate.h"
#include "core/world/looks.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"

#include <QDateTime>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace ward::editor {

using content::AddOp;
using content::CellValue;
using content::ChangeSet;
using content::Op;
using content::Record;
using content::RemoveOp;
using content::SetOp;

namespace {

Record component(const Id &entity, std::string_view kind, content::Cells cells)
{
    Record record;
    record.id = newId();
    record.kind = std::string(kind);
    record.parent = entity;
    record.cells = std::move(cells);
    return record;
}

content::Cells transformCells(const Pose &pose)
{
    return {{"position", pose.position}, {"rotation", pose.rotation}};
}

} // namespace

Id newId()
{
    auto *random = QRandomGenerator::global();
    return makeUuid7(static_cast<std::uint64_t>(QDateTime::currentMSecsSinceEpoch()),
                     random->generate64(), random->generate64());
}

EditController::EditController(client::ShownWorld &shown, const content::Schema &schema,
                               const content::Catalogue &catalogue, QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_schema(schema)
    , m_catalogue(catalogue)
{
}

client::SessionReplica *EditController::session() const
{
    return m_shown.isLive() || m_shown.isDraft() ? m_shown.replica() : nullptr;
}

bool EditController::canEdit() const
{
    const auto *replica = session();
    return replica && replica->isReady();
}

ChangeSet EditController::begin(std::string intent) const
{
    ChangeSet change;
    change.id = newId();
    change.intent = std::move(intent);
    change.scope = m_shown.isDraft() ? content::Scope::Definition : content::Scope::Session;
    change.at = m_shown.time();
    return change;
}

void EditController::send(ChangeSet change, client::Done done)
{
    auto *replica = session();
    client::Outcome none;
    none.reason = Message("editor.edit.not-now");
    m_gesture.clear();
    if (!replica) {
        Q_EMIT refused(none.reason);
    } else if (!change.ops.empty()) {
        const ChangeSet mine = change;
        return replica->apply(
            std::move(change),
            [self = QPointer(this), mine, done = std::move(done)](const client::Outcome &outcome) {
                if (self && !outcome.accepted && !outcome.clashes.empty())
                    Q_EMIT self->clashed(mine, outcome.clashes);
                if (done)
                    done(outcome);
            });
    } else {
        none.accepted = true;
    }
    if (done)
        done(none);
}

void EditController::appendSets(std::vector<Op> &ops, const FieldEdit &edit) const
{
    const auto &world = m_shown.world();
    const auto &document = m_shown.document();
    if (m_shown.isDraft()) {
        const Record *record = edit.kind == "entity" ? document.find(edit.entity)
                                                     : document.component(edit.entity, edit.kind);
        if (!record) {
            // The prefab alone gave the component until now: the instance gets a sparse override.
            content::Cells cells(edit.values.begin(), edit.values.end());
            ops.emplace_back(AddOp{component(edit.entity, edit.kind, std::move(cells))});
            return;
        }
        for (const auto &[field, value] : edit.values) {
            const auto before =
                std::find_if(edit.seen.begin(), edit.seen.end(),
                             [&name = field](const auto &known) { return known.first == name; });
            ops.emplace_back(
                SetOp{record->id, field,
                      before == edit.seen.end() ? seen(*record, field) : before->second, value});
        }
        return;
    }
    const world::Handle handle = world.find(edit.entity);
    for (const auto &[field, value] : edit.values) {
        const auto ref = world.layout().find(edit.kind, field);
        if (ref.isValid() && handle != world::kNoHandle &&
            world.hasComponent(handle, ref.component))
            ops.emplace_back(
                SetOp{edit.entity, edit.kind + "." + field, world.value(handle, ref), value});
    }
}

CellValue EditController::seen(const Record &record, const std::string &field) const
{
    const auto before = m_gesture.find({record.id, field});
    return before == m_gesture.end() ? record.cell(field) : before->second;
}

void EditController::apply(const ChangeSet &change)
{
    ChangeSet fresh = begin(change.intent);
    fresh.ops = change.ops;
    send(std::move(fresh));
}

void EditController::setFields(const std::vector<FieldEdit> &edits)
{
    ChangeSet change = begin("edit.set");
    for (const FieldEdit &edit : edits)
        appendSets(change.ops, edit);
    send(std::move(change));
}

void EditController::previewFields(const std::vector<FieldEdit> &edits)
{
    auto *replica = session();
    if (!replica)
        return;
    std::vector<Op> ops;
    for (const FieldEdit &edit : edits)
        appendSets(ops, edit);
    std::vector<SetOp> sets;
    for (Op &op : ops) {
        if (auto *set = std::get_if<SetOp>(&op)) {
            m_gesture.try_emplace({set->record, set->cell}, set->before);
            sets.push_back(std::move(*set));
        }
    }
    replica->preview(std::move(sets));
}

void EditController::endPreview()
{
    m_gesture.clear();
    if (auto *replica = session())
        replica->preview({});
}

void EditController::revertFields(const std::vector<Id> &entities, std::string_view kind,
                                  const std::vector<std::string> &fields)
{
    if (!m_shown.isDraft())
        return;
    ChangeSet change = begin("edit.revert");
    for (const Id &entity : entities) {
        const Record *record = m_shown.document().component(entity, kind);
        if (record == nullptr)
            continue;
        for (const std::string &field : fields) {
            if (!content::isAbsent(record->cell(field)))
                change.ops.emplace_back(SetOp{record->id, field, record->cell(field), {}});
        }
    }
    send(std::move(change));
}

Pose EditController::frameOf(const Id &parent, const std::string &socket) const
{
    const auto &world = m_shown.world();
    const world::Handle handle = world.find(parent);
    if (handle == world::kNoHandle)
        return {};
    Pose frame = world::worldPose(world, m_catalogue, handle);
    const content::Prefab *prefab = m_catalogue.prefab(world.prefab(handle));
    if (prefab && !socket.empty()) {
        if (const auto at = world::socketPose(world, handle, *prefab, socket))
            frame = frame * *at;
    }
    return frame;
}

std::string EditController::lastRank(const Id &parent) const
{
    const auto siblings = m_shown.document().children(parent, "entity");
    return siblings.empty() ? content::rankBetween({}, {})
                            : content::rankBetween(siblings.back()->rank, {});
}

std::string
EditController::freeName(const std::string &wanted,
                         const std::function<bool(const std::string &)> &alsoTaken) const
{
    const auto &world = m_shown.world();
    const auto taken = [&](const std::string &name) {
        const auto &all = world.entities();
        return (alsoTaken && alsoTaken(name)) ||
               std::any_of(all.begin(), all.end(),
                           [&](world::Handle h) { return world.name(h) == name; });
    };
    std::string name = wanted;
    for (int n = 2; taken(name); ++n)
        name = wanted + " " + std::to_string(n);
    return name;
}

Id EditController::spawn(const content::Prefab &prefab, const Pose &pose, const Id &parent,
                         const std::string &socket, client::Done done)
{
    ChangeSet change = begin("edit.spawn");
    Record entity;
    entity.id = newId();
    entity.kind = "entity";
    const Record *scenario = m_shown.document().scenario();
    const Id root = scenario ? scenario->id : m_shown.world().id(1);
    entity.parent = parent.isNull() ? root : parent;
    entity.rank = lastRank(entity.parent);
    entity.cells["name"] = freeName(prefab.name);
    entity.cells["prefab"] = m_catalogue.reference(prefab);
    if (!socket.empty())
        entity.cells["socket"] = socket;
    const Pose local = socket.empty() ? frameOf(parent, {}).inverse() * pose : pose;
    const Id id = entity.id;
    change.ops.emplace_back(AddOp{std::move(entity)});
    change.ops.emplace_back(AddOp{component(id, "transform", transformCells(local))});
    send(std::move(change), std::move(done));
    return id;
}

void EditController::place(const Id &entity, const Pose &worldPose, const Id &parent,
                           const std::string &socket)
{
    placeAll({{entity, frameOf(parent, socket).inverse() * worldPose, parent, socket}});
}

void EditController::rename(const Id &entity, const std::string &name)
{
    ChangeSet change = begin("edit.rename");
    appendSets(change.ops, {entity, "entity", {{"name", name}}});
    send(std::move(change));
}

void EditController::reparent(const Id &entity, const Id &parent)
{
    const auto &world = m_shown.world();
    const world::Handle handle = world.find(entity);
    if (handle == world::kNoHandle)
        return;
    // An entity cannot be put into itself.
    for (world::Handle up = world.find(parent); up != world::kNoHandle; up = world.parent(up)) {
        if (up == handle) {
            Q_EMIT refused(Message("editor.edit.into-itself"));
            return;
        }
    }
    place(entity, world::worldPose(world, m_catalogue, handle), parent, {});
}

void EditController::remove(const std::vector<Id> &entities)
{
    ChangeSet change = begin("edit.remove");
    const auto &document = m_shown.document();
    const auto &world = m_shown.world();
    std::vector<Id> done;
    if (m_shown.isDraft()) {
        // With the cells that refer to what goes, and children first.
        change.ops = content::removalOps(document, entities);
        send(std::move(change));
        return;
    }
    for (const Id &id : entities) {
        std::vector<world::Handle> open{world.find(id)};
        for (std::size_t i = 0; i < open.size(); ++i) {
            const auto below = world.children(open[i]);
            open.insert(open.end(), below.begin(), below.end());
        }
        for (auto it = open.rbegin(); it != open.rend(); ++it) {
            const Id gone = *it == world::kNoHandle ? Id() : world.id(*it);
            if (gone.isNull() || std::find(done.begin(), done.end(), gone) != done.end())
                continue;
            done.push_back(gone);
            Record was;
            was.id = gone;
            was.kind = "entity";
            was.parent = world.id(world.parent(*it));
            change.ops.emplace_back(RemoveOp{std::move(was)});
        }
    }
    send(std::move(change));
}

} // namespace ward::editor
