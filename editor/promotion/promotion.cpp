// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/promotion/promotion.h"

#include "core/content/proto_codec.h"
#include "core/content/rank.h"
#include "core/world/instantiate.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <map>
#include <set>

namespace ward::editor {

using content::AddOp;
using content::Record;
using content::RemoveOp;
using content::SetOp;

namespace {

/// One thing that came, with all that people set on it since.
struct Came
{
    Record entity;
    std::vector<Record> components;
    Tick at;
};

Record *componentOf(Came &came, std::string_view kind)
{
    const auto found = std::find_if(came.components.begin(), came.components.end(),
                                    [&](const Record &record) { return record.kind == kind; });
    return found == came.components.end() ? nullptr : &*found;
}

void put(Record &record, const std::string &cell, const content::CellValue &value)
{
    if (content::isAbsent(value))
        record.cells.erase(cell);
    else
        record.cells[cell] = value;
}

/// Follows what people did, change-set by change-set; undoing is one as well.
class Story
{
public:
    void follow(const recording::Event &event)
    {
        // What the scenario itself does, it does in every session.
        if (event.type != "world.changed" || event.actor == "scenario")
            return;
        const auto payload = recording::payloadOf(event);
        if (!payload)
            return;
        const auto change = content::fromProto(payload->world_changed().change());
        if (!change)
            return;
        for (const content::Op &op : change->ops) {
            if (const auto *added = std::get_if<AddOp>(&op))
                add(added->record, event.tick);
            else if (const auto *set = std::get_if<SetOp>(&op))
                this->set(*set);
            else if (const auto *removed = std::get_if<RemoveOp>(&op))
                remove(removed->was.id);
        }
    }

    [[nodiscard]] const std::vector<Came> &came() const { return m_came; }

private:
    Came *find(const Id &entity)
    {
        const auto found = std::find_if(m_came.begin(), m_came.end(),
                                        [&](const Came &came) { return came.entity.id == entity; });
        return found == m_came.end() ? nullptr : &*found;
    }

    void add(const Record &record, Tick at)
    {
        if (record.kind == "entity")
            m_came.push_back({record, {}, at});
        else if (Came *came = find(record.parent))
            came->components.push_back(record);
    }

    void remove(const Id &id)
    {
        std::erase_if(m_came, [&](const Came &came) { return came.entity.id == id; });
        for (Came &came : m_came)
            std::erase_if(came.components, [&](const Record &record) { return record.id == id; });
    }

    void set(const SetOp &op)
    {
        // A client that sees only the world names the entity and "kind.field".
        const std::size_t dot = op.cell.find('.');
        if (dot != std::string::npos) {
            if (Came *came = find(op.record))
                setField(*came, op.cell.substr(0, dot), op.cell.substr(dot + 1), op.after);
            return;
        }
        for (Came &came : m_came) {
            if (came.entity.id == op.record)
                put(came.entity, op.cell, op.after);
            for (Record &record : came.components) {
                if (record.id == op.record)
                    put(record, op.cell, op.after);
            }
        }
    }

    static void setField(Came &came, const std::string &kind, const std::string &field,
                         const content::CellValue &value)
    {
        if (kind == "entity")
            return put(came.entity, field, value);
        Record *record = componentOf(came, kind);
        if (record == nullptr) {
            // The prefab alone gave the component until now: a sparse override.
            Record own;
            own.id = deriveId(came.entity.id, kind);
            own.kind = kind;
            own.parent = came.entity.id;
            record = &came.components.emplace_back(std::move(own));
        }
        put(*record, field, value);
    }

    std::vector<Came> m_came;
};

/// Those that are still there and new to the scenario.
std::vector<Came> pending(const LiveSession &session, const content::Document &scenario)
{
    Story story;
    for (const recording::Event &event : session.events)
        story.follow(event);
    std::vector<Came> out;
    for (const Came &came : story.came()) {
        if (session.world.find(came.entity.id) != world::kNoHandle &&
            scenario.find(came.entity.id) == nullptr)
            out.push_back(came);
    }
    return out;
}

/// Makes the records of the scenario of what came.
class Promoter
{
public:
    Promoter(const LiveSession &session, const content::Document &scenario,
             const content::Catalogue &catalogue)
        : m_session(session)
        , m_scenario(scenario)
        , m_catalogue(catalogue)
        , m_root(scenario.scenario() == nullptr ? Id() : scenario.scenario()->id)
    {
        for (const Record *record : scenario.ofKind("entity")) {
            if (const auto *name = std::get_if<std::string>(&record->cell("name")))
                m_names.insert(*name);
        }
    }

    void add(Came came, content::ChangeSet &change)
    {
        const world::World &world = m_session.world;
        const world::Handle handle = world.find(came.entity.id);
        const Id parent = world.id(world.parent(handle));
        const bool stays = m_added.contains(parent) || m_scenario.find(parent) != nullptr;
        Record entity = std::move(came.entity);
        entity.parent = stays ? parent : m_root;
        entity.rank = nextRank(entity.parent);
        entity.cells["name"] = freeName(std::string(world.name(handle)));
        put(entity, "socket",
            stays && !world.socket(handle).empty()
                ? content::CellValue(std::string(world.socket(handle)))
                : content::CellValue());
        const Id id = entity.id;
        m_added.insert(id);
        change.ops.emplace_back(AddOp{std::move(entity)});
        if (componentOf(came, "transform") == nullptr) {
            Record transform;
            transform.id = deriveId(id, "transform");
            transform.kind = "transform";
            transform.parent = id;
            came.components.push_back(std::move(transform));
        }
        for (Record &record : came.components) {
            if (record.kind == "transform")
                placeAt(record, handle, stays);
            change.ops.emplace_back(AddOp{std::move(record)});
        }
    }

private:
    void placeAt(Record &transform, world::Handle handle, bool stays) const
    {
        const world::World &world = m_session.world;
        Pose pose = world::worldPose(world, m_catalogue, handle);
        if (stays) {
            pose.position = world.vec3(handle, world.layout().find("transform.position"));
            pose.rotation = world.quat(handle, world.layout().find("transform.rotation"));
        }
        transform.cells["position"] = pose.position;
        transform.cells["rotation"] = pose.rotation;
    }

    std::string nextRank(const Id &parent)
    {
        std::string &rank = m_ranks[parent];
        if (rank.empty()) {
            const auto siblings = m_scenario.children(parent, "entity");
            rank = siblings.empty() ? std::string() : siblings.back()->rank;
        }
        rank = content::rankBetween(rank, {});
        return rank;
    }

    std::string freeName(const std::string &wanted)
    {
        std::string name = wanted;
        for (int n = 2; !m_names.insert(name).second; ++n)
            name = wanted + " " + std::to_string(n);
        return name;
    }

    const LiveSession &m_session;
    const content::Document &m_scenario;
    const content::Catalogue &m_catalogue;
    Id m_root;
    std::set<std::string> m_names;
    std::set<Id> m_added;
    std::map<Id, std::string> m_ranks; ///< of the last below each parent
};

/// So that what carries others comes before them.
int depthOf(const world::World &world, const Id &id)
{
    int depth = 0;
    for (world::Handle up = world.find(id); up != world::kNoHandle; up = world.parent(up))
        ++depth;
    return depth;
}

} // namespace

std::vector<LiveSpawn> liveSpawns(const LiveSession &session, const content::Document &scenario)
{
    const world::World &world = session.world;
    std::vector<LiveSpawn> out;
    for (const Came &came : pending(session, scenario)) {
        const world::Handle handle = world.find(came.entity.id);
        const world::Handle parent = world.parent(handle);
        // Handle 1 is the scenario itself.
        out.push_back({came.entity.id, std::string(world.name(handle)),
                       std::string(world.prefab(handle)),
                       parent > 1 ? std::string(world.name(parent)) : std::string(), came.at});
    }
    return out;
}

content::ChangeSet promotion(const LiveSession &session, std::span<const Id> chosen,
                             const content::Document &scenario, const content::Catalogue &catalogue)
{
    content::ChangeSet change;
    change.intent = "edit.promote";
    change.scope = content::Scope::Definition;
    if (scenario.scenario() == nullptr)
        return change;
    std::vector<Came> wanted = pending(session, scenario);
    std::erase_if(wanted, [&](const Came &came) {
        return std::find(chosen.begin(), chosen.end(), came.entity.id) == chosen.end();
    });
    std::stable_sort(wanted.begin(), wanted.end(), [&](const Came &a, const Came &b) {
        return depthOf(session.world, a.entity.id) < depthOf(session.world, b.entity.id);
    });
    Promoter promoter(session, scenario, catalogue);
    for (Came &came : wanted)
        promoter.add(std::move(came), change);
    return change;
}

} // namespace ward::editor
