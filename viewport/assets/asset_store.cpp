// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/assets/asset_store.h"

#include "core/world/looks.h"
#include "resources/models.h"
#include "viewport/assets/glb_loader.h"

#include <algorithm>

namespace ward::viewport {
namespace {

/// Edge of the box shown for a prefab of which nothing is known, in metres.
constexpr double kUnknownSize = 0.5;

Bvh hierarchy(const ModelMesh &mesh)
{
    std::vector<Triangle> triangles;
    triangles.reserve(mesh.triangleCount());
    std::uint32_t number = 0;
    for (const MeshPart &part : mesh.parts) {
        for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
            Triangle t{};
            for (std::size_t k = 0; k < 3; ++k) {
                t.a[k] = part.vertices[part.indices[i]].position[k];
                t.b[k] = part.vertices[part.indices[i + 1]].position[k];
                t.c[k] = part.vertices[part.indices[i + 2]].position[k];
            }
            t.part = number;
            triangles.push_back(t);
        }
        ++number;
    }
    return Bvh(std::move(triangles));
}

void findGroups(Asset &asset)
{
    static const content::Looks none;
    const content::Looks &looks = asset.definition != nullptr ? asset.definition->looks : none;
    asset.groups = {PartGroup{}};
    for (const MeshPart &part : asset.mesh.parts) {
        const PartGroup group = groupOf(part, looks);
        const auto known = std::find(asset.groups.begin(), asset.groups.end(), group);
        asset.groupOfPart.push_back(static_cast<int>(known - asset.groups.begin()));
        if (known == asset.groups.end())
            asset.groups.push_back(group);
    }
}

void placeSockets(Asset &asset, std::span<const double> amounts)
{
    if (asset.definition == nullptr)
        return;
    const content::Prefab &prefab = *asset.definition;
    const content::ModelVariant *variant =
        asset.variant < 0 ? nullptr
                          : &prefab.looks.variants[static_cast<std::size_t>(asset.variant)];
    asset.sockets = prefab.sockets;
    for (content::Socket &socket : asset.sockets)
        socket.pose =
            world::socketPose(prefab, variant, amounts, socket.name).value_or(socket.pose);
}

} // namespace

const std::vector<content::DetailLevel> &Asset::lod() const
{
    static const std::vector<content::DetailLevel> none;
    if (definition == nullptr)
        return none;
    const content::Looks &looks = definition->looks;
    return variant < 0 ? looks.lod : looks.variants[static_cast<std::size_t>(variant)].lod;
}

const std::vector<content::BreathRegion> &Asset::breath() const
{
    static const std::vector<content::BreathRegion> none;
    if (definition == nullptr)
        return none;
    const content::Looks &looks = definition->looks;
    return variant < 0 ? looks.breath : looks.variants[static_cast<std::size_t>(variant)].breath;
}

bool Asset::hasDisplay() const
{
    return std::any_of(mesh.parts.begin(), mesh.parts.end(),
                       [](const MeshPart &part) { return part.material.name == "screen"; });
}

const Bvh &Asset::bvh() const
{
    std::call_once(m_once, [this] {
        m_bvh = hierarchy(mesh);
        m_made = true;
    });
    return m_bvh;
}

AssetStore::AssetStore(const content::Catalogue &catalogue, ReadFile read)
    : m_catalogue(catalogue)
    , m_read(std::move(read))
{
}

std::shared_ptr<const Asset> AssetStore::asset(std::string_view reference, int variant)
{
    const content::Prefab *prefab = m_catalogue.prefab(reference);
    const std::string id = prefab != nullptr ? prefab->id : std::string(reference);
    std::string key = id;
    if (variant >= 0)
        key.append("|").append(std::to_string(variant));
    if (const auto known = m_assets.find(key); known != m_assets.end())
        return known->second;

    auto asset = std::make_shared<Asset>();
    asset->prefab = id;
    asset->variant = variant;
    asset->definition = prefab;
    if (prefab == nullptr) {
        asset->error = Error("viewport.asset.unknown-prefab", {{"prefab", id}});
        asset->mesh = placeholderMesh({kUnknownSize, kUnknownSize, kUnknownSize});
    } else {
        const auto *other =
            variant < 0 ? nullptr : &prefab->looks.variants[static_cast<std::size_t>(variant)];
        auto mesh = load(other != nullptr ? other->model : prefab->model);
        if (mesh) {
            asset->mesh = std::move(*mesh);
        } else {
            asset->error =
                std::move(mesh.error())
                    .within(Message("viewport.asset.loading", {{"prefab", prefab->name}}));
            asset->mesh = placeholderMesh(prefab->size);
        }
    }
    findGroups(*asset);
    placeSockets(*asset, {});
    m_assets.emplace(std::move(key), asset);
    if (m_made)
        m_made(asset);
    return asset;
}

std::shared_ptr<const Asset> AssetStore::posed(const std::shared_ptr<const Asset> &rest,
                                               std::span<const double> amounts)
{
    if (rest->definition == nullptr)
        return rest;
    const content::Looks &looks = rest->definition->looks;
    bool moved = false;
    for (std::size_t i = 0; i < std::min(amounts.size(), looks.joints.size()); ++i)
        moved = moved || amounts[i] != looks.joints[i].restAmount();
    if (!moved)
        return rest;
    std::string key = rest->prefab + '|' + std::to_string(rest->variant) + '|';
    key.append(reinterpret_cast<const char *>(amounts.data()), amounts.size_bytes());
    std::weak_ptr<const Asset> &known = m_posed[key];
    if (auto asset = known.lock())
        return asset;

    auto asset = std::make_shared<Asset>();
    asset->prefab = rest->prefab;
    asset->variant = rest->variant;
    asset->definition = rest->definition;
    asset->error = rest->error;
    asset->groups = rest->groups;
    asset->groupOfPart = rest->groupOfPart;
    std::vector<GroupPlace> places;
    for (const PartGroup &group : asset->groups)
        places.push_back(placeOf(group, looks, amounts, 0));
    asset->mesh = viewport::posed(rest->mesh, asset->groupOfPart, places);
    placeSockets(*asset, amounts);
    known = asset;
    std::erase_if(m_posed, [](const auto &entry) { return entry.second.expired(); });
    if (m_made)
        m_made(asset);
    return asset;
}

Result<ModelMesh> AssetStore::load(const std::string &model) const
{
    return m_read(model).and_then([&](std::string_view bytes) { return loadGlb(bytes, model); });
}

Result<std::string_view> shippedFile(const std::string &path)
{
    const std::string_view bytes = resources::model(path);
    if (bytes.empty())
        return failure("viewport.asset.missing", {{"file", path}});
    return bytes;
}

} // namespace ward::viewport
