// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "viewport/assets/asset_store.h"

#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ward::viewport {

/// One entity as picking sees it.
struct PickItem
{
    Id id;
    Id parent;
    std::string socket; ///< of the parent; empty = none
    Pose pose;          ///< in the world
    std::shared_ptr<const Asset> asset;
    const content::Prefab *prefab = nullptr; ///< nullptr = not in the catalogue
    bool pickable = true;                    ///< false: hidden or locked; rays pass through
    std::vector<std::uint8_t> hiddenParts;   ///< by part; non-zero = cut away

    /// Where they are now, in the item's frame.
    [[nodiscard]] const std::vector<content::Socket> &sockets() const;
    [[nodiscard]] bool isRoom() const { return prefab != nullptr && prefab->kind == "room"; }
};

struct PickHit
{
    Id id;
    double distance = 0;
    Vec3 point;
    Vec3 normal; ///< towards the ray's origin
};

using IdSet = std::unordered_set<Id>;

/// The visible entities as boxes and triangles: what is under a ray, inside a volume. One thread at
/// a time.
class PickScene
{
public:
    /// Adds, or replaces the item with the same id.
    void put(PickItem item);
    /// The same item elsewhere; nothing when it is not there.
    void move(const Id &id, const Pose &pose);
    void remove(const Id &id);
    void clear();
    [[nodiscard]] const PickItem *find(const Id &id) const;
    [[nodiscard]] const std::vector<PickItem> &items() const { return m_items; }

    /// Every hierarchy has been made: rays cost nothing but themselves.
    [[nodiscard]] bool isWarm() const;
    [[nodiscard]] std::optional<PickHit> pick(const Ray &ray, const IdSet &except = {}) const;
    /// Pickable items with a triangle in the volume, in the order they were put; rooms are left
    /// out.
    [[nodiscard]] std::vector<Id> touching(const ConvexVolume &volume) const;
    /// As above, pickable or not, with rooms.
    [[nodiscard]] std::vector<Id> blockers(const ConvexVolume &volume, const IdSet &except) const;
    /// `id` and everything attached below it.
    [[nodiscard]] IdSet family(const Id &id) const;
    [[nodiscard]] Box bounds() const;
    [[nodiscard]] Box bounds(std::span<const Id> ids) const;

private:
    void orphan(const Id &parent);
    [[nodiscard]] bool touches(std::size_t index, const ConvexVolume &volume) const;

    std::vector<PickItem> m_items;
    std::vector<Box> m_boxes; ///< by item, in the world
    std::unordered_map<Id, std::size_t> m_index;
    std::unordered_map<Id, int> m_children; ///< how many name it as their parent
};

} // namespace ward::viewport
