// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <cstdint>

namespace ward::kernel {

/// Step 8 of the tick: whether all conditions of a rule hold in the present world. An unknown value
/// is neither above nor below, neither inside nor outside, nor equal to anything. `asked` is how
/// often the rule was asked before: what is left to chance follows from it. Changes nothing.
[[nodiscard]] bool allHold(const Core &core, const Rule &rule, std::uint64_t asked,
                           world::Handle context);

/// One condition of a rule, asked out of curiosity: the observer does not hear of it.
[[nodiscard]] bool holdsQuietly(const Core &core, const Rule &rule, const Condition &condition,
                                std::uint64_t asked, world::Handle context);

/// How often what a condition `happened` names has happened within its time.
[[nodiscard]] std::int64_t timesHappened(const Core &core, const Condition &condition);

/// How many entities a condition `entity-count` finds.
[[nodiscard]] int entitiesCounted(const Core &core, const Condition &condition);

/// What chance says, 0 … 1: from the seed, the rule and how often it was asked.
[[nodiscard]] double chanceOf(const Core &core, const Id &rule, std::uint64_t asked,
                              std::uint32_t number);

} // namespace ward::kernel
