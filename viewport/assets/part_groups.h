// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/looks.h"
#include "viewport/assets/model_mesh.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ward::viewport {

/// Parts of a model that always move and come and go together.
struct PartGroup
{
    std::uint32_t joints = 0; ///< bit by joint of the prefab: it moves these parts
    std::uint32_t shown = 0;  ///< bit by entry of `shown`; none = always drawn
    bool operator==(const PartGroup &) const = default;
};

/// Where a group is: stretched, then turned, then put there.
struct GroupPlace
{
    Vec3 position;
    Quat rotation;
    Vec3 scale{1, 1, 1};
    bool shown = true;
    bool operator==(const GroupPlace &) const = default;

    [[nodiscard]] Vec3 point(const Vec3 &p) const
    {
        return position + rotation.rotate({p.x * scale.x, p.y * scale.y, p.z * scale.z});
    }
};

/// The group of one part.
[[nodiscard]] PartGroup groupOf(const MeshPart &part, const content::Looks &looks);
/// `amounts` by joint, `shown` bit by entry that holds now.
[[nodiscard]] GroupPlace placeOf(const PartGroup &group, const content::Looks &looks,
                                 std::span<const double> amounts, std::uint32_t shown);
/// The model with each part where its group is; `groups` by part, `places` by group.
[[nodiscard]] ModelMesh posed(const ModelMesh &mesh, std::span<const int> groups,
                              std::span<const GroupPlace> places);

} // namespace ward::viewport
