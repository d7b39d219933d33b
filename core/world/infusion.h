// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

namespace ward::world {

/// What a pump gives once its volume to be infused is in: its KVO (keep vein open) rate, but never
/// more than the rate that was set. Both in one unit, the result in the same.
[[nodiscard]] constexpr double keepOpenRate(double set, double kvo)
{
    return std::min(set, kvo);
}

} // namespace ward::world
