// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/random_source.h"
#include "core/world/world.h"

#include <memory>

namespace ward::test {

/// The layout of the shipped schema.
[[nodiscard]] std::shared_ptr<const world::Layout> shippedLayout();

/// The layout that format 1.0 was released with, for golden values.
[[nodiscard]] std::shared_ptr<const world::Layout> goldenLayout();

/// Reproducible random numbers with the ranges tests want.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_random(seed)
    {
    }
    [[nodiscard]] std::uint64_t bits() { return m_random.next(); }
    /// 0 … below − 1.
    [[nodiscard]] int roll(int below) { return static_cast<int>(bits() % std::uint64_t(below)); }
    [[nodiscard]] bool oneIn(int n) { return roll(n) == 0; }

private:
    SeededRandom m_random;
};

/// Entities with random components, values, texts, references and tracks.
[[nodiscard]] world::World randomWorld(Dice &dice, int entities);
/// What a tick may do: values move, entities and components come and go, beats are added and
/// pruned. `busy` = how many changes.
void mutate(world::World &world, Dice &dice, int busy);

/// `count` entities with a transform, `patients` of them with vitals, numerics and tracks.
[[nodiscard]] world::World ward(int count, int patients,
                                std::shared_ptr<const world::Layout> layout = shippedLayout());
/// One tick of such a ward: `moving` entities change place, patients beat and breathe.
void step(world::World &world, Dice &dice, int moving);

} // namespace ward::test
