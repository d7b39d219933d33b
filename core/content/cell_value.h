// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/base/id.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace ward::content {

/// A number with the UCUM unit it was authored in. Equality here is exact; the schema's canonical
/// equality (same value within the field's step) is `Schema::sameValue`.
struct Quantity
{
    double value = 0;
    std::string unit;
    bool operator==(const Quantity &) const = default;
};

/// Piecewise-linear points, seconds against the unit of the field.
struct Curve
{
    std::vector<double> times;
    std::vector<double> values;
    bool operator==(const Curve &) const = default;
};

using TextSet = std::vector<std::string>;

/// The value of one cell, atomic for change, diff and merge; monostate = the cell is absent.
/// Enums and texts are std::string (UTF-8, NFC); a reference is an Id.
using CellValue = std::variant<std::monostate, bool, std::int64_t, double, std::string, Quantity,
                               Vec3, Quat, Id, TextSet, Curve>;

[[nodiscard]] inline bool isAbsent(const CellValue &value)
{
    return std::holds_alternative<std::monostate>(value);
}

} // namespace ward::content
