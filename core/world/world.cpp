// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/world.h"

#include "core/base/hash.h"

#include <algorithm>
#include <cassert>

namespace ward::world {

World::World(std::shared_ptr<const Layout> layout)
    : m_layout(std::move(layout))
{
    m_pools.resize(m_layout->components().size());
    Strings strings;
    strings.texts.emplace_back();
    strings.hashes.push_back(hash64({}));
    strings.index.emplace(std::string(), 0);
    m_strings = Cow<Strings>(std::move(strings));
}

void World::setTick(Tick tick, std::uint32_t sub)
{
    m_tick = tick;
    m_sub = sub;
}

// --- entities -----------------------------------------------------------------------------------

Handle World::createEntity(const Id &id, Handle handle)
{
    assert(!id.isNull() && find(id) == kNoHandle);
    if (handle == kNoHandle)
        handle = m_nextHandle;
    assert(!isAlive(handle));
    m_nextHandle = std::max(m_nextHandle, handle + 1);
    Entities &entities = m_entities.edit();
    if (entities.ids.size() <= handle)
        entities.ids.resize(handle + 1);
    if (entities.isAlive.size() <= handle)
        entities.isAlive.resize(handle + 1);
    entities.ids[handle] = id;
    entities.isAlive[handle] = true;
    entities.handles[id] = handle;
    entities.alive.insert(std::upper_bound(entities.alive.begin(), entities.alive.end(), handle),
                          handle);
    addComponent(handle, 0);
    return handle;
}

void World::destroyEntity(Handle handle)
{
    if (!isAlive(handle))
        return;
    clearReferencesTo(handle);
    removeEntity(handle);
}

void World::removeEntity(Handle handle)
{
    Entities &entities = m_entities.edit();
    entities.isAlive[handle] = false;
    entities.handles.erase(entities.ids[handle]);
    entities.alive.erase(std::lower_bound(entities.alive.begin(), entities.alive.end(), handle));
    for (std::size_t c = 0; c < m_pools.size(); ++c)
        removeComponent(handle, static_cast<int>(c));
    if (tracks(handle)) {
        std::erase_if(m_tracks.edit(),
                      [handle](const auto &entry) { return entry.first == handle; });
    }
    for (std::size_t c = 0; c < m_pools.size(); ++c)
        unbindRecord(recordOf(handle, static_cast<int>(c)));
}

void World::clearReferencesTo(Handle handle)
{
    const auto target = static_cast<std::int32_t>(handle);
    for (std::size_t c = 0; c < m_pools.size(); ++c) {
        const ComponentLayout &component = m_layout->components()[c];
        if (!component.hasRefs)
            continue;
        for (const FieldLayout &field : component.fields) {
            if (field.type != SlotType::Ref)
                continue;
            for (std::size_t row = 0; row < m_pools[c]->dense.size(); ++row) {
                const std::size_t at = row * component.slots + field.slot;
                if (m_pools[c]->values[at] == target)
                    m_pools[c].edit().values[at] = kUnset;
            }
        }
    }
}

bool World::isAlive(Handle handle) const
{
    return handle < m_entities->isAlive.size() && m_entities->isAlive[handle];
}

Handle World::find(const Id &id) const
{
    const auto it = m_entities->handles.find(id);
    return it == m_entities->handles.end() ? kNoHandle : it->second;
}

Id World::id(Handle handle) const
{
    return handle < m_entities->ids.size() ? m_entities->ids[handle] : Id();
}

// --- components ---------------------------------------------------------------------------------

void World::addComponent(Handle handle, int component)
{
    assert(isAlive(handle));
    if (hasComponent(handle, component))
        return;
    const std::size_t slots = m_layout->components()[static_cast<std::size_t>(component)].slots;
    Pool &pool = m_pools[static_cast<std::size_t>(component)].edit();
    const auto place = std::upper_bound(pool.dense.begin(), pool.dense.end(), handle);
    const auto row = static_cast<std::size_t>(place - pool.dense.begin());
    pool.dense.insert(place, handle);
    pool.values.insert(pool.values.begin() + static_cast<std::ptrdiff_t>(row * slots), slots,
                       kUnset);
    if (pool.sparse.size() <= handle)
        pool.sparse.resize(handle + 1);
    for (std::size_t i = row; i < pool.dense.size(); ++i)
        pool.sparse[pool.dense[i]] = static_cast<std::uint32_t>(i + 1);
}

void World::removeComponent(Handle handle, int component)
{
    if (!hasComponent(handle, component))
        return;
    const std::size_t slots = m_layout->components()[static_cast<std::size_t>(component)].slots;
    Pool &pool = m_pools[static_cast<std::size_t>(component)].edit();
    const std::size_t row = pool.sparse[handle] - 1;
    pool.dense.erase(pool.dense.begin() + static_cast<std::ptrdiff_t>(row));
    const auto first = pool.values.begin() + static_cast<std::ptrdiff_t>(row * slots);
    pool.values.erase(first, first + static_cast<std::ptrdiff_t>(slots));
    pool.sparse[handle] = 0;
    for (std::size_t i = row; i < pool.dense.size(); ++i)
        pool.sparse[pool.dense[i]] = static_cast<std::uint32_t>(i + 1);
}

bool World::hasComponent(Handle handle, int component) const
{
    if (component < 0)
        return false;
    const Pool &pool = *m_pools[static_cast<std::size_t>(component)];
    return handle < pool.sparse.size() && pool.sparse[handle] != 0;
}

std::span<const Handle> World::having(int component) const
{
    if (component < 0)
        return {};
    return m_pools[static_cast<std::size_t>(component)]->dense;
}

// --- slots --------------------------------------------------------------------------------------

const std::int32_t *World::slotPtr(Handle handle, FieldRef field) const
{
    if (!field.isValid())
        return nullptr;
    const Pool &pool = *m_pools[field.component];
    if (handle >= pool.sparse.size() || pool.sparse[handle] == 0)
        return nullptr;
    const std::size_t slots = m_layout->components()[field.component].slots;
    return pool.values.data() + (pool.sparse[handle] - 1) * slots + field.slot;
}

std::int32_t *World::editSlots(Handle handle, int component)
{
    Pool &pool = m_pools[static_cast<std::size_t>(component)].edit();
    const std::size_t slots = m_layout->components()[static_cast<std::size_t>(component)].slots;
    return pool.values.data() + (pool.sparse[handle] - 1) * slots;
}

std::int32_t World::raw(Handle handle, FieldRef field, int offset) const
{
    const std::int32_t *slot = slotPtr(handle, field);
    return slot ? slot[offset] : kUnset;
}

void World::setRaw(Handle handle, FieldRef field, std::int32_t value, int offset)
{
    const std::int32_t *slot = slotPtr(handle, field);
    assert(slot && "the component must be present");
    if (slot[offset] != value) // an equal value must not unshare the pool
        editSlots(handle, field.component)[field.slot + offset] = value;
}

std::span<const std::int32_t> World::slots(Handle handle, int component) const
{
    const std::int32_t *first = slotPtr(handle, {static_cast<std::uint16_t>(component), 0});
    if (!first)
        return {};
    return {first, m_layout->components()[static_cast<std::size_t>(component)].slots};
}

void World::setSlots(Handle handle, int component, std::span<const std::int32_t> values)
{
    const auto present = slots(handle, component);
    assert(present.size() == values.size());
    if (!std::equal(present.begin(), present.end(), values.begin()))
        std::copy(values.begin(), values.end(), editSlots(handle, component));
}

// --- strings, tracks, records -------------------------------------------------------------------

std::int32_t World::intern(std::string_view text)
{
    const auto it = m_strings->index.find(std::string(text));
    if (it != m_strings->index.end())
        return it->second;
    Strings &strings = m_strings.edit();
    const auto index = static_cast<std::int32_t>(strings.texts.size());
    strings.texts.emplace_back(text);
    strings.hashes.push_back(hash64(text));
    strings.index.emplace(std::string(text), index);
    return index;
}

std::string_view World::string(std::int32_t index) const
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_strings->texts.size())
        return {};
    return m_strings->texts[static_cast<std::size_t>(index)];
}

const Tracks *World::tracks(Handle handle) const
{
    const auto it =
        std::lower_bound(m_tracks->begin(), m_tracks->end(), handle,
                         [](const auto &entry, Handle wanted) { return entry.first < wanted; });
    return it != m_tracks->end() && it->first == handle ? &*it->second : nullptr;
}

Tracks &World::editTracks(Handle handle)
{
    assert(isAlive(handle));
    TrackTable &table = m_tracks.edit();
    auto it =
        std::lower_bound(table.begin(), table.end(), handle,
                         [](const auto &entry, Handle wanted) { return entry.first < wanted; });
    if (it == table.end() || it->first != handle)
        it = table.emplace(it, handle, Cow<Tracks>());
    return it->second.edit();
}

std::vector<Handle> World::havingTracks() const
{
    std::vector<Handle> handles;
    for (const auto &[handle, tracks] : *m_tracks)
        handles.push_back(handle);
    return handles;
}

namespace {
std::uint64_t placeOf(Handle handle, int component)
{
    return std::uint64_t{handle} << 16 | static_cast<std::uint64_t>(component);
}
} // namespace

void World::bindRecord(const Id &record, const RecordRef &ref)
{
    RecordTable &records = m_records.edit();
    records.refs[record] = ref;
    records.byPlace[placeOf(ref.handle, ref.component)] = record;
}

void World::unbindRecord(const Id &record)
{
    const RecordRef *ref = this->record(record);
    if (!ref)
        return;
    const std::uint64_t place = placeOf(ref->handle, ref->component);
    RecordTable &records = m_records.edit();
    records.refs.erase(record);
    records.byPlace.erase(place);
}

const World::RecordRef *World::record(const Id &record) const
{
    const auto it = m_records->refs.find(record);
    return it == m_records->refs.end() ? nullptr : &it->second;
}

Id World::recordOf(Handle handle, int component) const
{
    const auto it = m_records->byPlace.find(placeOf(handle, component));
    return it == m_records->byPlace.end() ? Id() : it->second;
}

} // namespace ward::world
