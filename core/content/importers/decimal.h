// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ward::content::importers {

/// An exact decimal number, digits × 10^exponent: what a file says, before a binary fraction makes
/// 0.1 of it that is none. Operations give nothing when the result does not fit 64 bits.
struct Decimal
{
    std::int64_t digits = 0;
    int exponent = 0;

    /// A JSON number; nothing for more than 18 significant digits, an exponent beyond ±40, or text
    /// that is no number.
    [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);
    [[nodiscard]] std::optional<Decimal> times(Decimal other) const;
    /// The number of units of 10^`power`, rounded to the nearest whole one.
    [[nodiscard]] std::optional<std::int64_t> inUnitsOf(int power) const;
    /// The nearest double.
    [[nodiscard]] double value() const;
};

} // namespace ward::content::importers
