// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "viewport/assets/model_mesh.h"
#include "viewport/assets/part_groups.h"
#include "viewport/picking/bvh.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

namespace ward::viewport {

/// One model of a prefab, its own or a variant's, with its joints where they are at rest or
/// elsewhere: everything about a look that instances share. Immutable once a store gave it away,
/// any thread.
struct Asset
{
    std::string prefab; ///< id within the package; for an unknown prefab the whole reference
    int variant = -1;   ///< of the prefab's looks; −1 = its own model
    ModelMesh mesh;
    std::optional<Error> error;                  ///< set: `mesh` is a placeholder box
    std::vector<content::Socket> sockets;        ///< of the prefab, where they are on this model
    std::vector<PartGroup> groups;               ///< the first is of what never moves
    std::vector<int> groupOfPart;                ///< by part, index into `groups`
    const content::Prefab *definition = nullptr; ///< nullptr: not in the catalogue

    [[nodiscard]] const std::vector<content::DetailLevel> &lod() const;
    [[nodiscard]] const std::vector<content::BreathRegion> &breath() const;
    /// Some part of it is a screen that can show a picture.
    [[nodiscard]] bool hasDisplay() const;

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

/// One asset per model, loaded when first asked for and kept. One thread at a time.
class AssetStore
{
public:
    /// Bytes of a file below resources/, e.g. "models/defibrillator.glb"; they must stay valid
    /// until the call that asked for them returns.
    using ReadFile = std::function<Result<std::string_view>(const std::string &path)>;

    explicit AssetStore(const content::Catalogue &catalogue, ReadFile read = shippedFile);

    /// By reference or id; a prefab that is not in the catalogue gets a placeholder box, and so
    /// does a model that cannot be read, in the prefab's size.
    [[nodiscard]] std::shared_ptr<const Asset> asset(std::string_view prefab, int variant = -1);
    /// The same with its joints so far (`amounts`, by joint; see content::Joint): `rest` itself
    /// where nothing moved. Shared by all that stand alike, and kept only while somebody has it.
    [[nodiscard]] std::shared_ptr<const Asset> posed(const std::shared_ptr<const Asset> &rest,
                                                     std::span<const double> amounts);
    /// Called with every asset that is made: somebody may want to make its hierarchy early.
    using Made = std::function<void(const std::shared_ptr<const Asset> &asset)>;
    void setMade(Made made) { m_made = std::move(made); }
    /// A model file. Any thread, if `read` is so.
    [[nodiscard]] Result<ModelMesh> load(const std::string &model) const;
    [[nodiscard]] const content::Catalogue &catalogue() const { return m_catalogue; }

private:
    const content::Catalogue &m_catalogue;
    ReadFile m_read;
    Made m_made;
    std::unordered_map<std::string, std::shared_ptr<const Asset>> m_assets;
    std::unordered_map<std::string, std::weak_ptr<const Asset>> m_posed;
};

} // namespace ward::viewport
