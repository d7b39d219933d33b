// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/assets/asset_store.h"

#include "resources/models.h"
#include "viewport/assets/glb_loader.h"

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

} // namespace

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

std::shared_ptr<const Asset> AssetStore::asset(std::string_view reference)
{
    const content::Prefab *prefab = m_catalogue.prefab(reference);
    const std::string key = prefab != nullptr ? prefab->id : std::string(reference);
    if (const auto known = m_assets.find(key); known != m_assets.end())
        return known->second;

    auto asset = std::make_shared<Asset>();
    asset->prefab = key;
    if (prefab == nullptr) {
        asset->error = Error("viewport.asset.unknown-prefab", {{"prefab", key}});
        asset->mesh = placeholderMesh({kUnknownSize, kUnknownSize, kUnknownSize});
    } else {
        auto mesh = m_read(prefab->model).and_then([&](std::string_view bytes) {
            return loadGlb(bytes, prefab->model);
        });
        if (mesh) {
            asset->mesh = std::move(*mesh);
        } else {
            asset->error =
                std::move(mesh.error())
                    .within(Message("viewport.asset.loading", {{"prefab", prefab->name}}));
            asset->mesh = placeholderMesh(prefab->size);
        }
    }
    m_assets.emplace(key, asset);
    return asset;
}

Result<std::string_view> shippedFile(const std::string &path)
{
    const std::string_view bytes = resources::model(path);
    if (bytes.empty())
        return failure("viewport.asset.missing", {{"file", path}});
    return bytes;
}

} // namespace ward::viewport
