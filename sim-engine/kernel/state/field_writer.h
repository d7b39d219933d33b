// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"
#include "sim-engine/kernel/state/event_sink.h"

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ward::kernel {

/// One slot of one entity.
struct FieldKey
{
    world::Handle handle = world::kNoHandle;
    world::FieldRef field;
    auto operator<=>(const FieldKey &) const = default;
    template <typename A>
    void visit(A &a)
    {
        a(handle, field.component, field.slot);
    }
};

/// A field that an instructor holds, at this value.
struct Hold
{
    std::int32_t raw = 0;
    template <typename A>
    void visit(A &a)
    {
        a(raw);
    }
};

/// The only way in which the kernel writes slots: skips equal values and fields that an instructor
/// holds, and tells rules which of the fields they watch have changed, and because of which event.
class FieldWriter
{
public:
    explicit FieldWriter(world::World &world)
        : m_world(world)
    {
    }

    /// From now on changes of `field` put `watcher` on the list.
    void watch(const FieldKey &field, int watcher);
    /// The same for every field of a component, of any entity, and for entities that come and go.
    void watchComponent(int component, int watcher);
    void forgetWatchers();
    [[nodiscard]] bool isWatched(const FieldKey &field) const
    {
        return m_watchers.contains(pack(field)) ||
               m_componentWatchers.contains(field.field.component);
    }

    bool setRaw(world::Handle handle, world::FieldRef field, std::int32_t value);
    bool setQuantity(world::Handle handle, world::FieldRef field, double value);
    bool setFlag(world::Handle handle, world::FieldRef field, bool value);
    bool setText(world::Handle handle, world::FieldRef field, std::string_view value);
    bool clear(world::Handle handle, world::FieldRef field)
    {
        return setRaw(handle, field, world::kUnset);
    }
    template <typename E>
    bool setEnum(world::Handle handle, world::FieldRef field, E value)
    {
        return setRaw(handle, field, static_cast<std::int32_t>(value));
    }
    /// A slot was changed in the world directly (by a change-set).
    void touched(world::Handle handle, world::FieldRef field);
    /// An entity has come or gone.
    void touchedEntities();
    /// Puts a watcher on the list for what is no field.
    void mark(int watcher) { m_changed.push_back(watcher); }

    /// Remembers which event set or drives a watched field, for the causes of rules.
    void drivenBy(const FieldKey &field, Cause cause);
    [[nodiscard]] Cause driverOf(const FieldKey &field) const;
    /// The newest among the fields of a component.
    [[nodiscard]] Cause driverOf(world::Handle handle, int component) const;

    /// From now on nothing writes the field, until it is released.
    void hold(const FieldKey &field, std::int32_t raw) { m_holds[field] = {raw}; }
    /// False when it was not held.
    bool release(const FieldKey &field) { return m_holds.erase(field) > 0; }
    /// Of an entity that is gone.
    void dropHolds(world::Handle handle);
    [[nodiscard]] const Hold *holdOf(const FieldKey &field) const;
    [[nodiscard]] bool hasHolds() const { return !m_holds.empty(); }

    /// Watchers of changed fields, ascending, each once; forgets them.
    [[nodiscard]] std::vector<int> takeChanged();

    /// Takes over what another writer of the same world remembers, as after a restore.
    void adopt(FieldWriter &&other)
    {
        m_drivers = std::move(other.m_drivers);
        m_holds = std::move(other.m_holds);
        forgetWatchers();
    }

    template <typename A>
    void visit(A &a)
    {
        a(m_drivers, m_holds);
    }

private:
    static std::uint64_t pack(const FieldKey &field);

    world::World &m_world;
    std::unordered_map<std::uint64_t, std::vector<int>> m_watchers; ///< looked up, never iterated
    std::map<int, std::vector<int>> m_componentWatchers;
    std::vector<int> m_changed;
    std::map<FieldKey, Cause> m_drivers;
    std::map<FieldKey, Hold> m_holds;
};

} // namespace ward::kernel
