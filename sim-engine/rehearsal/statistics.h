// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <span>

namespace ward::rehearsal {

/// How often something came up in independent runs, with the 95 % confidence interval of its rate
/// by Wilson's score method (Wilson EB, J Am Stat Assoc 1927;22:209–212), which keeps within 0 … 1
/// and holds for rates near both.
struct Rate
{
    std::uint64_t count = 0;
    std::uint64_t of = 0;
    double rate = 0; ///< 0 when nothing was tried
    double low = 0;
    double high = 1;
    bool operator==(const Rate &) const = default;
};
[[nodiscard]] Rate rateOf(std::uint64_t count, std::uint64_t of);

/// The nearest-rank percentile (0 < share ≤ 1) of ascending values, which must not be empty.
[[nodiscard]] std::int64_t percentile(std::span<const std::int64_t> ascending, double share);

} // namespace ward::rehearsal
