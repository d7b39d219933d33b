// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/statistics.h"

#include <algorithm>
#include <cmath>

namespace ward::rehearsal {

Rate rateOf(std::uint64_t count, std::uint64_t of)
{
    Rate out{count, of, 0, 0, 1};
    if (of == 0)
        return out;
    constexpr double z = 1.959963984540054; // two-sided 95 %
    const double n = static_cast<double>(of);
    const double p = static_cast<double>(count) / n;
    const double middle = p + z * z / (2 * n);
    const double spread = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    out.rate = p;
    out.low = count == 0 ? 0 : std::max(0.0, (middle - spread) / scale);
    out.high = count == of ? 1 : std::min(1.0, (middle + spread) / scale);
    return out;
}

std::int64_t percentile(std::span<const std::int64_t> ascending, double share)
{
    const auto rank =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(ascending.size()) - 1e-9));
    return ascending[std::clamp<std::size_t>(rank, 1, ascending.size()) - 1];
}

} // namespace ward::rehearsal
