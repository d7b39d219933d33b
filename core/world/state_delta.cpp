// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/world_codec.h"

#include <algorithm>
#include <cstring>

namespace ward::world {

namespace {

// A delta is made for every tick of every session, twice: room for what it usually holds.
constexpr std::size_t kUsuallyChanged = 32; ///< entities
constexpr std::size_t kUsualRowBytes = 10;  ///< of a changed one: handle and some differences
constexpr std::size_t kUsualHeadBytes = 16;

bool equalRows(const std::int32_t *a, const std::int32_t *b, std::size_t slots)
{
    return std::memcmp(a, b, slots * sizeof(std::int32_t)) == 0;
}

} // namespace

/// Three lists: handles that lost the component, new rows, changed rows (a mask of slots, then the
/// differences). Nothing at all when the pools hold the same.
void WorldCodec::putPoolDelta(ByteWriter &out, const World &before, const World &after,
                              std::size_t component, VisibilityClass sees,
                              std::vector<std::int32_t> &texts)
{
    if (before.m_pools[component].sharesWith(after.m_pools[component]))
        return;
    const ComponentLayout &layout = after.layout().components()[component];
    const Pool &a = *before.m_pools[component];
    const Pool &b = *after.m_pools[component];
    const std::size_t slots = layout.slots;

    std::vector<Handle> removed;
    std::vector<std::size_t> added;                           // rows of b
    std::vector<std::pair<std::size_t, std::size_t>> changed; // rows of a, of b
    changed.reserve(std::min(b.dense.size(), kUsuallyChanged));
    if (a.dense == b.dense) {
        for (std::size_t row = 0; row < b.dense.size(); ++row) {
            if (!equalRows(a.values.data() + row * slots, b.values.data() + row * slots, slots))
                changed.emplace_back(row, row);
        }
    } else {
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < a.dense.size() || j < b.dense.size()) {
            if (j == b.dense.size() || (i < a.dense.size() && a.dense[i] < b.dense[j])) {
                if (after.isAlive(a.dense[i])) // what goes with its entity is not said again
                    removed.push_back(a.dense[i]);
                ++i;
            } else if (i == a.dense.size() || b.dense[j] < a.dense[i]) {
                added.push_back(j++);
            } else {
                if (!equalRows(a.values.data() + i * slots, b.values.data() + j * slots, slots))
                    changed.emplace_back(i, j);
                ++i;
                ++j;
            }
        }
    }
    if (removed.empty() && added.empty() && changed.empty())
        return;

    const std::vector<char> visible = visibleSlots(layout, sees);
    ByteWriter rows;
    std::size_t written = 0;
    Handle previous = 0;
    std::vector<std::uint8_t> mask((slots + 7) / 8);
    rows.reserve(changed.size() * (mask.size() + kUsualRowBytes));
    for (const auto &[from, to] : changed) {
        const std::int32_t *x = a.values.data() + from * slots;
        const std::int32_t *y = b.values.data() + to * slots;
        std::fill(mask.begin(), mask.end(), 0);
        bool any = false;
        for (std::size_t slot = 0; slot < slots; ++slot) {
            if (x[slot] != y[slot] && visible[slot]) {
                mask[slot / 8] = static_cast<std::uint8_t>(mask[slot / 8] | 1u << slot % 8);
                any = true;
                if (y[slot] > 0 && layout.fields[layout.fieldOfSlot[slot]].type == SlotType::Text)
                    texts.push_back(y[slot]);
            }
        }
        if (!any)
            continue;
        ++written;
        rows.varint(b.dense[to] - previous);
        previous = b.dense[to];
        for (const std::uint8_t byte : mask)
            rows.byte(byte);
        for (std::size_t slot = 0; slot < slots; ++slot) {
            if (mask[slot / 8] >> slot % 8 & 1)
                putCode(rows, y[slot], x[slot]);
        }
    }
    if (removed.empty() && added.empty() && written == 0)
        return;

    out.varint(component + 1);
    putHandles(out, removed);
    out.varint(added.size());
    previous = 0;
    for (const std::size_t row : added) {
        const std::int32_t *values = b.values.data() + row * slots;
        out.varint(b.dense[row] - previous);
        previous = b.dense[row];
        putRow(out, values, visible);
        noteTexts(texts, layout, values, visible);
    }
    out.varint(written);
    out.raw(rows.bytes());
}

std::string WorldCodec::encodeDelta(const World &before, const World &after, VisibilityClass sees)
{
    std::uint8_t sections = 0;
    ByteWriter entities;
    if (!before.m_entities.sharesWith(after.m_entities) &&
        (before.entities() != after.entities() || before.m_nextHandle != after.m_nextHandle)) {
        std::vector<Handle> removed;
        std::vector<Handle> added;
        std::set_difference(before.entities().begin(), before.entities().end(),
                            after.entities().begin(), after.entities().end(),
                            std::back_inserter(removed));
        std::set_difference(after.entities().begin(), after.entities().end(),
                            before.entities().begin(), before.entities().end(),
                            std::back_inserter(added));
        entities.varint(after.m_nextHandle);
        putHandles(entities, removed);
        putHandles(entities, added);
        for (const Handle handle : added)
            entities.id(after.id(handle));
        sections |= kEntities;
    }

    ByteWriter components;
    std::vector<std::int32_t> texts;
    for (std::size_t c = 0; c < after.m_pools.size(); ++c)
        putPoolDelta(components, before, after, c, sees, texts);
    if (!components.bytes().empty()) {
        components.byte(0);
        sections |= kComponents;
    }
    if (!texts.empty() || before.strings().size() != after.strings().size())
        sections |= kStrings;

    ByteWriter tracks;
    std::size_t tracked = 0;
    if (!before.m_tracks.sharesWith(after.m_tracks)) {
        Handle previous = 0;
        auto old = before.m_tracks->begin();
        for (const auto &[handle, now] : *after.m_tracks) {
            while (old != before.m_tracks->end() && old->first < handle)
                ++old;
            const bool had = old != before.m_tracks->end() && old->first == handle;
            if (had && (old->second.sharesWith(now) || *old->second == *now))
                continue;
            ++tracked;
            tracks.varint(handle - previous);
            previous = handle;
            putTracks(tracks, had ? *old->second : Tracks(), *now);
        }
    }
    if (tracked > 0)
        sections |= kTracks;

    ByteWriter out;
    out.reserve(kUsualHeadBytes + entities.bytes().size() + components.bytes().size() +
                tracks.bytes().size());
    out.byte(kDelta);
    out.byte(sections);
    out.svarint(after.m_tick.n - before.m_tick.n);
    out.varint(after.m_sub);
    if (sections & kEntities)
        out.raw(entities.bytes());
    if (sections & kStrings)
        putStrings(out, after, std::move(texts));
    if (sections & kComponents)
        out.raw(components.bytes());
    if (sections & kTracks) {
        out.varint(tracked);
        out.raw(tracks.bytes());
    }
    return out.take();
}

bool WorldCodec::getEntities(ByteReader &in, World &world)
{
    const std::uint64_t nextHandle = in.varint();
    // Handles are never given again: the next one does not go down, whoever leaves.
    if (!in.ok() || nextHandle < world.m_nextHandle || nextHandle > kMaxHandle)
        return false;
    const std::vector<Handle> removed = getHandles(in, static_cast<Handle>(nextHandle));
    const std::vector<Handle> added = getHandles(in, static_cast<Handle>(nextHandle));
    std::vector<Id> ids(added.size());
    for (Id &id : ids)
        id = in.id();
    if (!in.ok())
        return false;
    for (const Handle handle : removed) {
        if (!world.isAlive(handle))
            return false;
        world.removeEntity(handle);
    }
    for (std::size_t i = 0; i < added.size(); ++i) {
        if (world.isAlive(added[i]) || ids[i].isNull() || world.find(ids[i]) != kNoHandle)
            return false;
        world.createEntity(ids[i], added[i]);
    }
    world.m_nextHandle = static_cast<Handle>(nextHandle);
    return true;
}

bool WorldCodec::getPoolDelta(ByteReader &in, World &world, std::size_t component)
{
    const ComponentLayout &layout = world.layout().components()[component];
    const std::size_t slots = layout.slots;
    const auto index = static_cast<int>(component);
    const auto strings = static_cast<std::int32_t>(world.strings().size());
    const auto textsFit = [&](const std::int32_t *row) {
        return std::all_of(layout.fields.begin(), layout.fields.end(),
                           [&](const FieldLayout &field) {
                               const std::int32_t slot = row[field.slot];
                               return field.type != SlotType::Text || slot == kUnset ||
                                      (slot >= 0 && slot < strings);
                           });
    };
    for (const Handle handle : getHandles(in, world.m_nextHandle)) {
        if (component == 0 || !world.hasComponent(handle, index))
            return false;
        world.removeComponent(handle, index);
    }
    const std::size_t added = in.count(slots);
    std::vector<std::int32_t> row(slots);
    std::uint64_t handle = 0;
    for (std::size_t i = 0; i < added; ++i) {
        handle += in.varint();
        for (std::int32_t &value : row)
            value = getCode(in, 0);
        if (!in.ok() || handle >= world.m_nextHandle ||
            !world.isAlive(static_cast<Handle>(handle)) || !textsFit(row.data()))
            return false;
        world.addComponent(static_cast<Handle>(handle), index); // component 0 came with the entity
        world.setSlots(static_cast<Handle>(handle), index, row);
    }
    const std::size_t changed = in.count();
    if (changed == 0)
        return in.ok();
    Pool &pool = world.m_pools[component].edit();
    const std::size_t maskBytes = (slots + 7) / 8;
    handle = 0;
    for (std::size_t i = 0; i < changed; ++i) {
        handle += in.varint();
        if (!in.ok() || handle >= pool.sparse.size() || pool.sparse[handle] == 0)
            return false;
        std::int32_t *values = pool.values.data() + (pool.sparse[handle] - 1) * slots;
        const std::string_view mask = in.raw(maskBytes);
        if (!in.ok())
            return false;
        for (std::size_t byte = 0; byte < maskBytes; ++byte) {
            auto bits = static_cast<unsigned>(static_cast<unsigned char>(mask[byte]));
            for (std::size_t slot = byte * 8; bits != 0; ++slot, bits >>= 1) {
                if (!(bits & 1))
                    continue;
                if (slot >= slots)
                    return false;
                const std::int32_t value = getCode(in, values[slot]);
                // Before it is written: not even a world that is given up may point nowhere.
                if (layout.fields[layout.fieldOfSlot[slot]].type == SlotType::Text &&
                    value != kUnset && (value < 0 || value >= strings))
                    return false;
                values[slot] = value;
            }
        }
        if (!in.ok())
            return false;
    }
    return true;
}

Result<> WorldCodec::applyDelta(World &world, std::string_view bytes)
{
    ByteReader in(bytes);
    const auto fault = [&in] {
        return failure(in.ok() ? "world.codec.malformed" : "world.codec.truncated");
    };
    if (in.byte() != kDelta)
        return fault();
    const std::uint8_t sections = in.byte();
    const std::int64_t ticks = in.svarint();
    const std::uint64_t sub = in.varint();
    if (!in.ok() || sections > (kEntities | kStrings | kComponents | kTracks) || sub > UINT32_MAX ||
        ticks < -(std::int64_t{1} << 40) || ticks > (std::int64_t{1} << 40))
        return fault();
    world.m_tick.n += ticks;
    world.m_sub = static_cast<std::uint32_t>(sub);
    if (sections & kEntities && !getEntities(in, world))
        return fault();
    if (sections & kStrings && !getStrings(in, world))
        return fault();
    if (sections & kComponents) {
        std::uint64_t last = 0;
        while (const std::uint64_t component = in.varint()) {
            if (component <= last || component > world.m_pools.size() ||
                !getPoolDelta(in, world, static_cast<std::size_t>(component - 1)))
                return fault();
            last = component;
        }
    }
    if (sections & kTracks) {
        const std::size_t tracked = in.count();
        std::uint64_t handle = 0;
        for (std::size_t i = 0; i < tracked; ++i) {
            handle += in.varint();
            if (!in.ok() || handle >= world.m_nextHandle ||
                !world.isAlive(static_cast<Handle>(handle)) ||
                !getTracks(in, world.editTracks(static_cast<Handle>(handle))))
                return fault();
        }
    }
    if (!in.ok() || !in.atEnd())
        return fault();
    return {};
}

Result<std::pair<std::int64_t, std::uint32_t>> WorldCodec::deltaTime(std::string_view bytes)
{
    ByteReader in(bytes);
    const bool isDelta = in.byte() == kDelta;
    in.byte();
    const std::int64_t ticks = in.svarint();
    const std::uint64_t sub = in.varint();
    if (!in.ok() || !isDelta || sub > UINT32_MAX || ticks < 0 || ticks > (std::int64_t{1} << 40))
        return failure("world.codec.malformed");
    return std::pair(ticks, static_cast<std::uint32_t>(sub));
}

void WorldCodec::forEachChange(
    const World &before, const World &after,
    const std::function<void(int, Handle, int, std::int32_t, std::int32_t)> &visit)
{
    for (std::size_t c = 0; c < after.m_pools.size(); ++c) {
        if (before.m_pools[c].sharesWith(after.m_pools[c]))
            continue;
        const std::size_t slots = after.layout().components()[c].slots;
        const Pool &a = *before.m_pools[c];
        const Pool &b = *after.m_pools[c];
        for (std::size_t row = 0; row < b.dense.size(); ++row) {
            const Handle handle = b.dense[row];
            const std::int32_t *now = b.values.data() + row * slots;
            const bool had = handle < a.sparse.size() && a.sparse[handle] != 0;
            const std::int32_t *old =
                had ? a.values.data() + (a.sparse[handle] - 1) * slots : nullptr;
            if (old && equalRows(old, now, slots))
                continue;
            for (std::size_t slot = 0; slot < slots; ++slot) {
                const std::int32_t was = old ? old[slot] : kUnset;
                if (was != now[slot])
                    visit(static_cast<int>(c), handle, static_cast<int>(slot), was, now[slot]);
            }
        }
        if (a.dense == b.dense)
            continue;
        for (std::size_t row = 0; row < a.dense.size(); ++row) {
            if (after.hasComponent(a.dense[row], static_cast<int>(c)))
                continue;
            for (std::size_t slot = 0; slot < slots; ++slot) {
                if (const std::int32_t was = a.values[row * slots + slot]; was != kUnset)
                    visit(static_cast<int>(c), a.dense[row], static_cast<int>(slot), was, kUnset);
            }
        }
    }
}

} // namespace ward::world
