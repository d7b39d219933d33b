// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/state_codec.h"

#include "core/base/hash.h"
#include "core/world/world_codec.h"

#include <cstring>

namespace ward::world {

// --- parts --------------------------------------------------------------------------------------

void WorldCodec::putHandles(ByteWriter &out, std::span<const Handle> handles)
{
    out.varint(handles.size());
    Handle previous = 0;
    for (const Handle handle : handles) {
        out.varint(handle - previous);
        previous = handle;
    }
}

std::vector<Handle> WorldCodec::getHandles(ByteReader &in, Handle below)
{
    std::vector<Handle> handles(in.count());
    Handle previous = 0;
    for (Handle &handle : handles) {
        const std::uint64_t gap = in.varint();
        if (gap == 0 || gap >= below || previous + gap >= below) {
            in.fail();
            return {};
        }
        previous += static_cast<Handle>(gap);
        handle = previous;
    }
    return handles;
}

void WorldCodec::putCode(ByteWriter &out, std::int32_t value, std::int32_t base)
{
    if (value == kUnset) {
        out.byte(0);
        return;
    }
    const std::int64_t from = base == kUnset ? 0 : base;
    out.varint(zigzag(value - from) + 1);
}

std::int32_t WorldCodec::getCode(ByteReader &in, std::int32_t base)
{
    const std::uint64_t code = in.varint();
    if (code == 0)
        return kUnset;
    const std::int64_t from = base == kUnset ? 0 : base;
    const std::int64_t difference = unzigzag(code - 1);
    if (difference > (std::int64_t{1} << 33) || difference < -(std::int64_t{1} << 33)) {
        in.fail();
        return kUnset;
    }
    const std::int64_t value = from + difference;
    if (value <= INT32_MIN || value > INT32_MAX) {
        in.fail();
        return kUnset;
    }
    return static_cast<std::int32_t>(value);
}

std::vector<char> WorldCodec::visibleSlots(const ComponentLayout &component, VisibilityClass sees)
{
    std::vector<char> visible(component.slots, 1);
    if (sees == VisibilityClass::Author)
        return visible;
    for (std::size_t slot = 0; slot < visible.size(); ++slot) {
        const content::Visibility needs = component.fields[component.fieldOfSlot[slot]].visibility;
        visible[slot] = needs == content::Visibility::All ||
                        (needs == content::Visibility::Staff && sees == VisibilityClass::Staff);
    }
    return visible;
}

void WorldCodec::putRow(ByteWriter &out, const std::int32_t *row, const std::vector<char> &visible)
{
    for (std::size_t slot = 0; slot < visible.size(); ++slot)
        putCode(out, visible[slot] ? row[slot] : kUnset, 0);
}

void WorldCodec::noteTexts(std::vector<std::int32_t> &texts, const ComponentLayout &component,
                           const std::int32_t *row, const std::vector<char> &visible)
{
    for (const FieldLayout &field : component.fields) {
        if (field.type == SlotType::Text && visible[field.slot] && row[field.slot] > 0)
            texts.push_back(row[field.slot]);
    }
}

void WorldCodec::putStrings(ByteWriter &out, const World &world, std::vector<std::int32_t> texts)
{
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    out.varint(world.strings().size());
    out.varint(texts.size());
    std::int32_t previous = 0;
    for (const std::int32_t index : texts) {
        out.varint(static_cast<std::uint64_t>(index - previous));
        out.text(world.string(index));
        previous = index;
    }
}

bool WorldCodec::getStrings(ByteReader &in, World &world)
{
    const std::uint64_t size = in.varint();
    const std::size_t count = in.count(2);
    if (!in.ok() || size == 0 || size > kMaxStrings)
        return false;
    const bool grows = world.m_strings->texts.size() < size;
    World::Strings *strings = grows ? &world.m_strings.edit() : nullptr;
    if (grows) {
        strings->texts.resize(size);
        strings->hashes.resize(size, hash64({}));
    }
    std::uint64_t index = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t gap = in.varint();
        const std::string_view text = in.text();
        if (!in.ok() || gap == 0 || gap >= size || (index += gap) >= size)
            return false;
        if (world.m_strings->texts[index] == text)
            continue; // the same table as last time stays shared
        strings = &world.m_strings.edit();
        strings->texts[index] = text;
        strings->hashes[index] = hash64(text);
        strings->index[std::string(text)] = static_cast<std::int32_t>(index);
    }
    return true;
}

void WorldCodec::buildSparse(Pool &pool)
{
    pool.sparse.assign(pool.dense.empty() ? 0 : pool.dense.back() + 1, 0);
    for (std::size_t i = 0; i < pool.dense.size(); ++i)
        pool.sparse[pool.dense[i]] = static_cast<std::uint32_t>(i + 1);
}

// --- keyframe -----------------------------------------------------------------------------------

std::string WorldCodec::encodeKeyframe(const World &world, VisibilityClass sees, KeyframeIds ids)
{
    ByteWriter out;
    out.byte(ids == KeyframeIds::Inline ? kKeyframeIds : kKeyframe);
    out.fixed64(world.layout().hash());
    out.svarint(world.m_tick.n);
    out.varint(world.m_sub);
    out.varint(world.m_nextHandle);
    putHandles(out, world.entities());
    if (ids == KeyframeIds::Inline) {
        for (const Handle handle : world.entities())
            out.id(world.id(handle));
    }
    ByteWriter rows;
    std::vector<std::int32_t> texts;
    for (std::size_t c = 0; c < world.m_pools.size(); ++c) {
        const ComponentLayout &component = world.layout().components()[c];
        const Pool &pool = *world.m_pools[c];
        const std::vector<char> visible = visibleSlots(component, sees);
        if (c > 0)
            putHandles(rows, pool.dense);
        for (std::size_t row = 0; row < pool.dense.size(); ++row) {
            const std::int32_t *values = pool.values.data() + row * component.slots;
            putRow(rows, values, visible);
            noteTexts(texts, component, values, visible);
        }
    }
    putStrings(out, world, std::move(texts));
    out.raw(rows.bytes());
    out.varint(world.m_tracks->size());
    Handle previous = 0;
    for (const auto &[handle, tracks] : *world.m_tracks) {
        out.varint(handle - previous);
        previous = handle;
        putTracks(out, Tracks(), *tracks);
    }
    return out.take();
}

Result<> WorldCodec::applyKeyframe(World &world, std::string_view bytes)
{
    ByteReader in(bytes);
    const auto fault = [&in] {
        return failure(in.ok() ? "world.codec.malformed" : "world.codec.truncated");
    };
    const std::uint8_t kind = in.byte();
    if (kind != kKeyframe && kind != kKeyframeIds)
        return fault();
    const std::uint64_t layoutHash = in.fixed64();
    if (!in.ok())
        return fault();
    if (layoutHash != world.layout().hash())
        return failure("world.codec.layout");
    World next = world; // shares everything; `world` stays as it is until the end
    next.m_tick = Tick{in.svarint()};
    const std::uint64_t sub = in.varint();
    const std::uint64_t nextHandle = in.varint();
    next.m_sub = static_cast<std::uint32_t>(sub);
    if (!in.ok() || sub > UINT32_MAX || nextHandle == 0 || nextHandle > kMaxHandle)
        return fault();
    next.m_nextHandle = static_cast<Handle>(nextHandle);

    const std::vector<Handle> alive = getHandles(in, next.m_nextHandle);
    std::vector<Id> ids(alive.size());
    if (kind == kKeyframeIds) {
        for (Id &id : ids)
            id = in.id();
    } else {
        for (std::size_t i = 0; i < alive.size(); ++i) {
            ids[i] = world.id(alive[i]);
            if (ids[i].isNull()) {
                return failure("world.codec.unknown-entity",
                               {{"handle", static_cast<std::int64_t>(alive[i])}});
            }
        }
    }
    if (!in.ok())
        return fault();
    bool sameIds = alive == world.m_entities->alive;
    for (std::size_t i = 0; sameIds && i < alive.size(); ++i)
        sameIds = world.m_entities->ids[alive[i]] == ids[i];
    if (!sameIds) {
        World::Entities &entities = next.m_entities.edit();
        const std::size_t size = std::max(
            entities.ids.size(), alive.empty() ? std::size_t{0} : alive.back() + std::size_t{1});
        entities.ids.resize(size);
        entities.isAlive.assign(size, false);
        entities.handles.clear();
        entities.handles.reserve(alive.size());
        for (std::size_t i = 0; i < alive.size(); ++i) {
            entities.ids[alive[i]] = ids[i];
            entities.isAlive[alive[i]] = true;
            if (ids[i].isNull() || !entities.handles.emplace(ids[i], alive[i]).second)
                return failure("world.codec.malformed");
        }
        entities.alive = alive;
    }

    if (!getStrings(in, next))
        return fault();
    const auto strings = static_cast<std::int32_t>(next.m_strings->texts.size());
    for (std::size_t c = 0; c < next.m_pools.size(); ++c) {
        const ComponentLayout &component = next.layout().components()[c];
        std::vector<Handle> handles = c > 0 ? getHandles(in, next.m_nextHandle) : alive;
        if (!in.ok() || handles.size() * component.slots > in.left())
            return fault();
        const Pool &old = *world.m_pools[c];
        Pool pool;
        if (handles == old.dense) {
            pool.sparse = old.sparse;
            pool.dense = std::move(handles);
        } else {
            for (const Handle handle : handles) {
                if (!next.isAlive(handle))
                    return fault();
            }
            pool.dense = std::move(handles);
            buildSparse(pool);
        }
        pool.values.resize(pool.dense.size() * component.slots);
        for (std::int32_t &value : pool.values)
            value = getCode(in, 0);
        for (const FieldLayout &field : component.fields) {
            if (field.type != SlotType::Text)
                continue;
            for (std::size_t at = field.slot; at < pool.values.size(); at += component.slots) {
                if (pool.values[at] != kUnset &&
                    (pool.values[at] < 0 || pool.values[at] >= strings))
                    in.fail();
            }
        }
        if (!in.ok())
            return fault();
        next.m_pools[c] = Cow<Pool>(std::move(pool));
    }

    World::TrackTable table;
    const std::size_t tracked = in.count();
    Handle handle = 0;
    for (std::size_t i = 0; i < tracked; ++i) {
        const std::uint64_t gap = in.varint();
        Tracks tracks;
        if (!getTracks(in, tracks) || gap == 0 || gap > kMaxHandle ||
            !next.isAlive(handle += static_cast<Handle>(gap)))
            return fault();
        table.emplace_back(handle, Cow<Tracks>(std::move(tracks)));
    }
    if (!in.ok() || !in.atEnd())
        return fault();
    next.m_tracks = Cow<World::TrackTable>(std::move(table));
    world = std::move(next);
    return {};
}

void WorldCodec::knowEntityIds(World &world, std::span<const std::pair<Handle, Id>> ids)
{
    World::Entities &entities = world.m_entities.edit();
    for (const auto &[handle, id] : ids) {
        if (handle >= kMaxHandle)
            continue;
        if (entities.ids.size() <= handle)
            entities.ids.resize(handle + 1);
        if (!world.isAlive(handle))
            entities.ids[handle] = id;
    }
}

// --- the functions of the header
// ------------------------------------------------------------------

std::string encodeKeyframe(const World &world, VisibilityClass sees, KeyframeIds ids)
{
    return WorldCodec::encodeKeyframe(world, sees, ids);
}

std::string encodeDelta(const World &before, const World &after, VisibilityClass sees)
{
    return WorldCodec::encodeDelta(before, after, sees);
}

Result<> applyKeyframe(World &world, std::string_view bytes)
{
    return WorldCodec::applyKeyframe(world, bytes);
}

Result<> applyDelta(World &world, std::string_view bytes)
{
    return WorldCodec::applyDelta(world, bytes);
}

Result<std::pair<std::int64_t, std::uint32_t>> deltaTime(std::string_view bytes)
{
    return WorldCodec::deltaTime(bytes);
}

void knowEntityIds(World &world, std::span<const std::pair<Handle, Id>> ids)
{
    WorldCodec::knowEntityIds(world, ids);
}

void forEachChange(const World &before, const World &after,
                   const std::function<void(int, Handle, int, std::int32_t, std::int32_t)> &visit)
{
    WorldCodec::forEachChange(before, after, visit);
}

} // namespace ward::world
