// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/state/checkpoint.h"

#include "core/base/hash.h"
#include "sim-engine/kernel/rules/hot_edit.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "sim-engine/kernel/state/enum_ends.h"
#include "sim-engine/kernel/state/sound_state.h"

#include <algorithm>

namespace ward::kernel {

namespace {

constexpr std::uint32_t kMagic = 0x4b435257; // "WRCK"

struct BoundRecord
{
    Id id;
    world::Handle handle = world::kNoHandle;
    std::uint16_t component = 0;
    std::uint64_t authored = 0;
    template <typename A>
    void visit(A &a)
    {
        a(id, handle, component, authored);
    }
};

std::vector<BoundRecord> recordsOf(const world::World &world)
{
    std::vector<BoundRecord> out;
    const auto add = [&](const Id &id) {
        if (const world::World::RecordRef *ref = id.isNull() ? nullptr : world.record(id))
            out.push_back({id, ref->handle, ref->component, ref->authored});
    };
    const int components = static_cast<int>(world.layout().components().size());
    for (const world::Handle handle : world.entities()) {
        add(world.id(handle));
        for (int c = 1; c < components; ++c)
            add(world.recordOf(handle, c));
    }
    return out;
}

bool isSound(const BoundRecord &record, const world::World &world)
{
    return record.component < world.layout().components().size() && world.isAlive(record.handle);
}

/// The archive only reads what it writes, but visits members as variables.
std::string privateBytes(const Core &core)
{
    Core &visited = const_cast<Core &>(core); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    StateWriter out;
    out(visited.state, visited.events, visited.fields);
    return out.take();
}

} // namespace

std::string writeCheckpoint(const Core &core)
{
    StateWriter out;
    std::uint32_t magic = kMagic;
    int version = kSimVersion;
    std::string state = privateBytes(core);
    std::vector<BoundRecord> records = recordsOf(core.world);
    out(magic, version, state, records);
    return out.take();
}

Result<> readCheckpoint(Core &core, std::string_view bytes, const world::World &world)
{
    StateReader in(bytes);
    std::uint32_t magic = 0;
    int version = 0;
    std::string state;
    std::vector<BoundRecord> records;
    in(magic, version);
    if (!in.ok() || magic != kMagic)
        return failure("kernel.checkpoint.malformed");
    if (version != kSimVersion)
        return failure("kernel.checkpoint.version",
                       {{"found", std::int64_t{version}}, {"expected", std::int64_t{kSimVersion}}});
    in(state, records);
    StateReader inner(state);
    PrivateState restored;
    EventSink events;
    FieldWriter fields(core.world);
    inner(restored, events, fields);
    if (!in.ok() || !in.atEnd() || !inner.ok() || !inner.atEnd())
        return failure("kernel.checkpoint.malformed");
    auto rules = rulesAfter(core, restored.edits);
    if (!rules || restored.triggers.size() != rules->definition.triggers.size() ||
        restored.rules.size() != rules->definition.rules.size() ||
        world.layout().hash() != core.world.layout().hash() ||
        !isSoundWorld(core.bindings, world) ||
        !isSoundState(core.bindings, world, rules->definition, restored) ||
        events.aggregates() > world.nextHandle() ||
        !std::all_of(records.begin(), records.end(),
                     [&](const BoundRecord &record) { return isSound(record, world); }))
        return failure("kernel.checkpoint.malformed");

    core.world = world;
    for (const BoundRecord &record : records)
        core.world.bindRecord(record.id, {record.handle, record.component, record.authored});
    core.document = std::move(rules->document);
    core.definition = std::move(rules->definition);
    core.scripts.take(std::move(*rules->scripts));
    core.state = std::move(restored);
    core.events = std::move(events);
    core.events.configure(core.options.observer, core.options.keepsEvents);
    core.events.listenFor(core.scripts.heardTypes());
    core.events.begin(core.tick(), core.world.sub());
    core.fields.adopt(std::move(fields));
    core.claims.clear();
    core.namedClaims.clear();
    core.dueTriggers.clear();
    core.resumed.clear();
    watchTriggers(core);
    return {};
}

std::uint64_t hashPrivateState(const Core &core)
{
    return hash64(privateBytes(core));
}

} // namespace ward::kernel
