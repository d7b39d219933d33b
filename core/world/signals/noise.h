// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace ward::signals {

/// Smooth noise in [−1, 1] as a function of time: hashed values on a lattice `latticeUs` apart,
/// joined by a curve with two continuous derivatives. The same time gives the same value whoever
/// asks.
[[nodiscard]] double smoothNoise(std::uint64_t seed, std::uint64_t stream, std::int64_t us,
                                 std::int64_t latticeUs);

/// A band-limited oscillation around `hz` whose amplitude (0.4 … 1) and phase wander with time.
[[nodiscard]] double wanderingOscillation(std::uint64_t seed, std::uint64_t stream, std::int64_t us,
                                          double hz);

/// sin(2π · hz · us), accurate for long sessions.
[[nodiscard]] double oscillation(std::int64_t us, double hz, double phaseTurns);

} // namespace ward::signals
