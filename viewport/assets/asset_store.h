// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "viewport/assets/model_mesh.h"
#include "viewport/picking/bvh.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace ward::viewport {

/// Everything about one prefab's look that its instances share. Immutable once a store gave it
/// away, any thread.
struct Asset
{
    std::string prefab; ///< id within the package; for an unknown prefab the whole reference
    ModelMesh mesh;
    std::optional<Error> error; ///< set: `mesh` is a placeholder box

    /// Triangles carry the index of their part. Made when first asked for: showing needs none, and
    /// making those of a room takes longer than reading its models.
    [[nodiscard]] const Bvh &bvh() const;
    /// Asking for the hierarchy costs nothing any more.
    [[nodiscard]] bool hasBvh() const { return m_made; }

private:
    mutable std::once_flag m_once;
    mutable std::atomic<bool> m_made{false};
    mutable Bvh m_bvh;
};

/// From the models this program ships; code `viewport.asset.missing`.
[[nodiscard]] Result<std::string_view> shippedFile(const std::string &path);

/// One asset per prefab, loaded when first asked for and kept. One thread at a time.
class AssetStore
{
public:
    /// Bytes of a file below resources/, e.g. "models/defibrillator.glb"; they must stay valid
    /// until the call that asked for them returns.
    using ReadFile = std::function<Result<std::string_view>(const std::string &path)>;

    explicit AssetStore(const content::Catalogue &catalogue, ReadFile read = shippedFile);

    /// By reference or id; a prefab that is not in the catalogue gets a placeholder box.
    [[nodiscard]] std::shared_ptr<const Asset> asset(std::string_view prefab);
    [[nodiscard]] const content::Catalogue &catalogue() const { return m_catalogue; }

private:
    const content::Catalogue &m_catalogue;
    ReadFile m_read;
    std::unordered_map<std::string, std::shared_ptr<const Asset>> m_assets;
};

} // namespace ward::viewport
