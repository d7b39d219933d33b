// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cow.h"
#include "core/base/geometry.h"
#include "core/base/time.h"
#include "core/content/cell_value.h"
#include "core/world/layout.h"
#include "core/world/tracks.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ward::world {

/// Names an entity within one session: 1, 2, 3 … in order of appearance, never reused. 0 = none.
using Handle = std::uint32_t;
inline constexpr Handle kNoHandle = 0;

/// The recorded state of a session at one tick: entities × components, every value an integer
/// (rounded to its schema step), so that simulation, recording, wire and hash see the same numbers.
/// Sparse-set pools, stable iteration by handle, O(1) get and set. Private engine state lives in
/// the kernel. Copying shares every pool until one side writes to it, so that a copy per tick costs
/// well under a microsecond and a pool nobody touched is known to be equal by its address. One
/// object is used by one thread; copies may live on others. Spans and references into a World die
/// with its next change.
class World
{
public:
    explicit World(std::shared_ptr<const Layout> layout);

    [[nodiscard]] const Layout &layout() const { return *m_layout; }
    [[nodiscard]] std::shared_ptr<const Layout> sharedLayout() const { return m_layout; }
    [[nodiscard]] Tick tick() const { return m_tick; }
    [[nodiscard]] std::uint32_t sub() const { return m_sub; }
    void setTick(Tick tick, std::uint32_t sub = 0);

    // --- entities -------------------------------------------------------------------------------
    /// Adds an entity with the built-in component; the handle is the next free one, or `handle`
    /// when a replica repeats what the engine did. `id` must not be alive.
    Handle createEntity(const Id &id, Handle handle = kNoHandle);
    /// With its components and tracks; references to it become unset. Its children stay.
    void destroyEntity(Handle handle);
    [[nodiscard]] bool isAlive(Handle handle) const;
    [[nodiscard]] Handle find(const Id &id) const; ///< kNoHandle when not alive
    /// Also of dead handles this world saw alive; null when unknown.
    [[nodiscard]] Id id(Handle handle) const;
    [[nodiscard]] Handle nextHandle() const { return m_nextHandle; }
    /// Alive handles ascending.
    [[nodiscard]] const std::vector<Handle> &entities() const { return m_entities->alive; }

    // --- components -----------------------------------------------------------------------------
    void addComponent(Handle handle, int component); ///< all slots kUnset; no-op when present
    void removeComponent(Handle handle, int component);
    [[nodiscard]] bool hasComponent(Handle handle, int component) const;
    /// Handles that have the component, ascending.
    [[nodiscard]] std::span<const Handle> having(int component) const;

    // --- slots: the raw integers ----------------------------------------------------------------
    /// kUnset when the entity has no such component.
    [[nodiscard]] std::int32_t raw(Handle handle, FieldRef field, int offset = 0) const;
    /// Component must be present.
    void setRaw(Handle handle, FieldRef field, std::int32_t value, int offset = 0);
    [[nodiscard]] std::span<const std::int32_t> slots(Handle handle, int component) const;
    void setSlots(Handle handle, int component, std::span<const std::int32_t> values);

    // --- typed views of slots -------------------------------------------------------------------
    [[nodiscard]] std::optional<double> quantity(Handle handle,
                                                 FieldRef field) const; ///< schema unit
    void setQuantity(Handle handle, FieldRef field,
                     std::optional<double> value);                ///< rounds to step
    [[nodiscard]] bool flag(Handle handle, FieldRef field) const; ///< unset reads false
    [[nodiscard]] std::string_view enumValue(Handle handle,
                                             FieldRef field) const; ///< "" when unset
    [[nodiscard]] std::string_view text(Handle handle, FieldRef field) const;
    void setText(Handle handle, FieldRef field, std::string_view text); ///< interns
    [[nodiscard]] Vec3 vec3(Handle handle, FieldRef field) const;
    void setVec3(Handle handle, FieldRef field, const Vec3 &value);
    [[nodiscard]] Quat quat(Handle handle, FieldRef field) const; ///< normalised
    void setQuat(Handle handle, FieldRef field, const Quat &value);
    /// As a cell value in the schema's unit (monostate when unset); a ref becomes the entity's id.
    [[nodiscard]] content::CellValue value(Handle handle, FieldRef field) const;
    /// Code `world.value.type` when the value does not fit the field, `world.value.unknown-enum`,
    /// `world.value.dangling-ref`. Converts units.
    Result<> setValue(Handle handle, FieldRef field, const content::CellValue &value);

    // --- built-in component "entity" ------------------------------------------------------------
    [[nodiscard]] Handle parent(Handle handle) const;
    void setParent(Handle handle, Handle parent);
    [[nodiscard]] std::vector<Handle> children(Handle handle) const; ///< ascending by handle
    [[nodiscard]] std::string_view name(Handle handle) const;
    [[nodiscard]] std::string_view prefab(Handle handle) const;
    [[nodiscard]] std::string_view socket(Handle handle) const;

    // --- strings, tracks ------------------------------------------------------------------------
    /// Append-only table of the texts that slots refer to; index 0 is "". Part of the state.
    std::int32_t intern(std::string_view text);
    [[nodiscard]] std::string_view string(std::int32_t index) const;
    [[nodiscard]] const std::vector<std::string> &strings() const { return m_strings->texts; }
    [[nodiscard]] const Tracks *tracks(Handle handle) const; ///< nullptr when it has none
    Tracks &editTracks(Handle handle);                       ///< creates
    [[nodiscard]] std::vector<Handle> havingTracks() const;  ///< ascending

    // --- records: beside the state, neither hashed nor encoded ----------------------------------
    /// Which cells of an entity or component stem from a record rather than from prefab or default.
    struct RecordRef
    {
        Handle handle = kNoHandle;
        std::uint16_t component = 0; ///< 0 = the entity record itself
        std::uint64_t authored = 0;  ///< bit i: field i of the component is set by the record
        bool operator==(const RecordRef &) const = default;
    };
    void bindRecord(const Id &record, const RecordRef &ref);
    void unbindRecord(const Id &record);
    [[nodiscard]] const RecordRef *record(const Id &record) const; ///< nullptr when unknown
    /// The record of a component, null when it has none.
    [[nodiscard]] Id recordOf(Handle handle, int component) const;

    // --- identity -------------------------------------------------------------------------------
    /// XXH3-64 over (component, handle, field slot) ascending, then tracks; the session's state
    /// hash. Texts count by their bytes, not by their place in the table.
    [[nodiscard]] std::uint64_t stateHash() const;
    /// The same, independent of handles: entities by id, references as ids, without tracks (the
    /// engine makes them). What the law instantiate ∘ apply ≡ apply ∘ instantiate compares.
    [[nodiscard]] std::uint64_t contentHash() const;

private:
    friend class WorldCodec;
    struct Entities
    {
        std::vector<Handle> alive;              ///< ascending
        std::vector<Id> ids;                    ///< by handle
        std::vector<bool> isAlive;              ///< by handle
        std::unordered_map<Id, Handle> handles; ///< alive ones
    };
    struct Pool
    {
        std::vector<std::uint32_t> sparse; ///< handle → index + 1
        std::vector<Handle> dense;         ///< ascending
        std::vector<std::int32_t> values;  ///< dense.size() × slots
    };
    struct Strings
    {
        std::vector<std::string> texts;
        std::vector<std::uint64_t> hashes; ///< of texts
        std::unordered_map<std::string, std::int32_t> index;
    };
    using TrackTable = std::vector<std::pair<Handle, Cow<Tracks>>>; ///< ascending
    struct RecordTable
    {
        std::unordered_map<Id, RecordRef> refs;
        std::unordered_map<std::uint64_t, Id> byPlace; ///< (handle, component) → record
    };

    [[nodiscard]] const std::int32_t *slotPtr(Handle handle, FieldRef field) const;
    [[nodiscard]] std::int32_t *editSlots(Handle handle, int component);
    void clearReferencesTo(Handle handle);
    /// Without touching what refers to it: a decoder gets those changes said.
    void removeEntity(Handle handle);

    std::shared_ptr<const Layout> m_layout;
    Tick m_tick;
    std::uint32_t m_sub = 0;
    Handle m_nextHandle = 1;
    Cow<Entities> m_entities;
    std::vector<Cow<Pool>> m_pools;
    Cow<Strings> m_strings;
    Cow<TrackTable> m_tracks;
    Cow<RecordTable> m_records;
};

} // namespace ward::world
