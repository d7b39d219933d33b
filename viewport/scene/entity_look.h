// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/world/world.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ward::viewport {

/// What the looks of a prefab come to for one entity at one moment.
struct EntityLook
{
    int variant = -1;            ///< of the prefab's looks; −1 = its own model
    std::vector<double> amounts; ///< by joint
    std::uint32_t shown = 0;     ///< bit by entry of `shown` that holds
    std::vector<int> tints;      ///< by tint: which of its values; −1 = the model's own colour
    bool operator==(const EntityLook &) const = default;

    /// The joints without clocks: nobody points at or puts things on the hand of a clock.
    [[nodiscard]] std::vector<double> solidAmounts(const content::Looks &looks) const;
};

[[nodiscard]] EntityLook readLook(const world::World &world, world::Handle handle,
                                  const content::Prefab &prefab);
/// 0 at the end of expiration, 1 = a normal breath; of the tracks of a running session only.
[[nodiscard]] double readBreath(const world::World &world, world::Handle patient);

/// Names what is drawn: model and colours. Joints and shown nodes are not part of it.
struct AssetKey
{
    std::string prefab;
    int variant = -1;
    std::vector<int> tints;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] static AssetKey parse(std::string_view text);
};

} // namespace ward::viewport
