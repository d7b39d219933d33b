// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/scenario_builder.h"

#include <cstdint>

namespace ward::test {

/// A scenario made of a number: rules with triggers, conditions and actions of every type of the
/// schema (but scripts), within phases, that set each other off. Always the same for a seed.
[[nodiscard]] ScenarioBuilder randomRules(std::uint64_t seed);
/// What people do in it at a tick.
void randomCare(Run &run, std::uint64_t seed, const ScenarioBuilder &scenario);

} // namespace ward::test
