// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"

#include <memory>
#include <vector>

namespace ward::bench {

using SharedWorld = std::shared_ptr<const world::World>;

/// A bay of four beds with everything around them, 30 ticks a second from the first second on: four
/// patients who breathe, three monitors that are on, nothing else moves.
class BayOfFour
{
public:
    BayOfFour();

    [[nodiscard]] SharedWorld at(int frame);
    [[nodiscard]] int entities() const { return m_entities; }

private:
    void furnish(int bed);
    world::Handle add(std::string_view prefab, const Pose &pose);
    void admit(world::Handle patient, int bed);

    world::World m_world;
    std::vector<world::Handle> m_patients;
    int m_entities = 0;
};

/// `count` things on a floor, every one of which stands elsewhere in every frame.
class MovingCrowd
{
public:
    explicit MovingCrowd(int count);

    [[nodiscard]] SharedWorld at(int frame);

private:
    world::World m_world;
    std::vector<world::Handle> m_things;
};

} // namespace ward::bench
