// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/looks.h"
#include "core/content/record.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

class Schema;

struct PrefabChild
{
    std::string id;
    std::string prefab; ///< within the same package
    std::string socket;
    Pose pose;
};

/// A versioned template for an entity.
struct Prefab
{
    std::string id;
    std::string name;
    std::string kind; ///< room, patient, device, furniture, actor, supply
    std::string category;
    std::string model; ///< path below resources/, e.g. models/defibrillator.glb
    std::string thumbnail;
    Vec3 size; ///< real world AABB in metres
    std::vector<Socket> sockets;
    std::vector<std::string> synonyms;
    std::vector<std::string> capabilities;
    std::map<std::string, Cells, std::less<>> components; ///< component kind → default cells
    std::vector<PrefabChild> children;
    Looks looks;

    /// Where it is in the model at rest; `world::socketPose` says where it is now.
    [[nodiscard]] const Socket *socket(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view capability) const;
};

/// One prefab package at one version. Immutable after loading, any thread.
class Catalogue
{
public:
    [[nodiscard]] static const Catalogue &shipped(); ///< ward.icu@1.0.0
    [[nodiscard]] static Result<Catalogue> parse(std::string_view bytes, const Schema &schema);

    [[nodiscard]] const std::string &package() const { return m_package; }
    [[nodiscard]] const std::string &version() const { return m_version; }
    [[nodiscard]] const std::vector<Prefab> &prefabs() const { return m_prefabs; }
    /// By id ("defibrillator") or full reference ("ward.icu@1.0.0#defibrillator").
    [[nodiscard]] const Prefab *prefab(std::string_view reference) const;
    [[nodiscard]] std::string reference(const Prefab &prefab) const;
    /// Lets somebody else name the prefabs; nothing but name, category and synonyms may change.
    void translatePrefabs(const std::function<void(Prefab &)> &translate);
    [[nodiscard]] std::uint64_t hash() const { return m_hash; }
    /// What it was parsed from: the manifest that recordings keep.
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    std::string m_package;
    std::string m_version;
    std::vector<Prefab> m_prefabs;
    std::uint64_t m_hash = 0;
    std::string m_bytes;
};

enum class ValueOrigin { Instance, Prefab, SchemaDefault, None };

struct EffectiveValue
{
    CellValue value;
    ValueOrigin origin = ValueOrigin::None;
};

class Document;

/// instance → prefab at the pinned version → schema default; computed, never stored.
[[nodiscard]] EffectiveValue effectiveValue(const Document &document, const Schema &schema,
                                            const Catalogue &catalogue, const Id &entity,
                                            std::string_view kind, std::string_view field);
/// Component kinds an entity effectively has: its own records and its prefab's.
[[nodiscard]] std::vector<std::string>
effectiveComponents(const Document &document, const Catalogue &catalogue, const Id &entity);

} // namespace ward::content
