// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"
#include "viewport/assets/asset_store.h"

#include <memory>
#include <string_view>

namespace ward::test {

/// The world at tick 0 of the shipped scenario icu-arrest, to be changed by the test.
class Bay
{
public:
    Bay();

    [[nodiscard]] world::World &world() { return m_world; }
    [[nodiscard]] std::shared_ptr<const world::World> share() const
    {
        return std::make_shared<const world::World>(m_world);
    }
    /// The first entity made from this prefab; asserts that there is one.
    [[nodiscard]] Id first(std::string_view prefab) const;
    [[nodiscard]] world::Handle handle(std::string_view prefab) const;
    /// Adds an instance with a transform in the frame of `parent` (or of its socket).
    Id add(std::string_view prefab, const Pose &pose, const Id &parent = {},
           std::string_view socket = {});
    void setPose(const Id &id, const Pose &pose);
    [[nodiscard]] Pose worldPose(const Id &id) const;

private:
    world::World m_world;
};

/// Models shared by every test of a program: loading them once is enough.
[[nodiscard]] viewport::AssetStore &sharedAssets();

} // namespace ward::test
