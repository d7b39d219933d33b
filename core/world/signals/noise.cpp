// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/noise.h"

#include "core/base/hash.h"
#include "core/base/math.h"

namespace ward::signals {

double smoothNoise(std::uint64_t seed, std::uint64_t stream, std::int64_t us,
                   std::int64_t latticeUs)
{
    std::int64_t cell = us / latticeUs;
    if (us % latticeUs < 0)
        --cell;
    const double u = static_cast<double>(us - cell * latticeUs) / static_cast<double>(latticeUs);
    const auto at = [&](std::int64_t n) {
        return 2.0 * randomUnit(seed, stream, static_cast<std::uint64_t>(n)) - 1.0;
    };
    const double blend = u * u * u * (u * (u * 6.0 - 15.0) + 10.0);
    const double a = at(cell);
    return a + (at(cell + 1) - a) * blend;
}

double oscillation(std::int64_t us, double hz, double phaseTurns)
{
    const double turns = static_cast<double>(us) * 1e-6 * hz + phaseTurns;
    return math::sin((turns - math::floor(turns)) * math::kTwoPi);
}

double wanderingOscillation(std::uint64_t seed, std::uint64_t stream, std::int64_t us, double hz)
{
    // Lattices of about two cycles: the spectrum stays within roughly ±25 % of hz.
    const auto lattice = static_cast<std::int64_t>(1.9e6 / hz);
    const double phase = 0.5 * smoothNoise(seed, stream * 2 + 1, us, lattice);
    const double size = 0.7 + 0.3 * smoothNoise(seed, stream * 2 + 2, us, lattice * 3 / 2);
    return size * oscillation(us, hz, phase);
}

} // namespace ward::signals
