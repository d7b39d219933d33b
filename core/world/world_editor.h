// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/change_set.h"
#include "core/content/schema.h"
#include "core/world/world.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::world {

/// Whether people may write a field: everything but what the engine derives. The rule of
/// `content::apply`.
[[nodiscard]] inline bool isWritable(const content::KindSpec &kind, const content::FieldSpec &field)
{
    return kind.authored && (field.authored || field.importance != content::Importance::Derived);
}

/// Takes records and ops into a World, the one way for instantiation and for change-sets, so that
/// both give the same result. Works on the World it is given; the caller keeps a copy to go back
/// to.
class WorldEditor
{
public:
    WorldEditor(World &world, const content::Schema &schema, const content::Catalogue &catalogue)
        : m_world(world)
        , m_schema(schema)
        , m_catalogue(catalogue)
    {
    }

    Result<> addScenario(const content::Record &record);
    Result<> addEntity(const content::Record &record);
    Result<> addComponent(const content::Record &record);

    /// Each appends to `inverse` what takes it back; reverse the list at the end.
    Result<> apply(const content::SetOp &op, content::Scope scope,
                   std::vector<content::Op> &inverse);
    Result<> apply(const content::AddOp &op, content::Scope scope,
                   std::vector<content::Op> &inverse);
    Result<> apply(const content::RemoveOp &op, content::Scope scope,
                   std::vector<content::Op> &inverse);
    Result<> apply(const content::MoveOp &op, content::Scope scope,
                   std::vector<content::Op> &inverse);
    Result<> apply(const content::TextOp &op, content::Scope scope,
                   std::vector<content::Op> &inverse);

    /// References may point forward: they are set when everything is there. `Dangling::Unset`
    /// leaves those without a target unset, as a document under repair has them.
    enum class Dangling { Refuse, Unset };
    Result<> resolveReferences(Dangling dangling);

private:
    /// A field of an entity, by the name people use for it.
    struct Target
    {
        Handle handle = kNoHandle;
        int component = -1;
        const content::FieldSpec *spec = nullptr;
        FieldRef field; ///< invalid when the field is not recorded
        Id record;      ///< null when addressed through the entity
        std::uint64_t bit = 0;
    };

    [[nodiscard]] const content::Prefab *prefabOf(Handle handle) const;
    [[nodiscard]] content::CellValue defaultValue(const content::Prefab *prefab,
                                                  std::string_view kind,
                                                  const content::FieldSpec &spec) const;
    [[nodiscard]] std::string_view kindOf(int component) const;
    [[nodiscard]] std::uint64_t authoredBit(int component, std::string_view field) const;

    Result<> setField(Handle handle, FieldRef field, const content::CellValue &value);
    Result<> setDefaults(Handle handle, int component, std::uint64_t except);
    Result<> ensureComponent(Handle handle, int component);
    /// Adds or removes what the engine keeps for every patient.
    Result<> settleEngineComponents(Handle handle);
    Result<> setCells(Handle handle, int component, const content::Record &record);
    Result<> addPrefabParts(Handle handle, const Id &id);
    Result<> replacePrefab(Handle handle);
    Result<> dropComponentRecord(const Id &record, const World::RecordRef &ref);
    [[nodiscard]] bool isPrefabChild(Handle child, Handle instance) const;
    Result<> destroyInstance(Handle handle);

    /// Nothing when the op does not concern the world.
    Result<std::optional<Target>> target(const Id &record, const std::string &cell,
                                         content::Scope scope) const;
    Result<> write(const Target &target, const content::CellValue &after, const std::string &cell,
                   const Id &addressed, std::vector<content::Op> &inverse);
    [[nodiscard]] content::Record asItIs(const content::Record &was,
                                         const World::RecordRef &ref) const;

    World &m_world;
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    struct Pending
    {
        Handle handle;
        FieldRef field;
        Id to;
    };
    std::vector<Pending> m_pending;
};

} // namespace ward::world
