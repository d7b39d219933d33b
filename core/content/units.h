// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/cell_value.h"

#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

/// Whether `code` is in Ward's closed UCUM table.
[[nodiscard]] bool isKnownUnit(std::string_view code);
/// What people read: "mm[Hg]" → "mmHg", "Cel" → "°C", "ug/kg/min" → "µg/kg/min", "1" → "".
[[nodiscard]] std::string displayUnit(std::string_view code);
/// A display alias or a code → the code; code `content.units.unknown` with the nearest known one.
[[nodiscard]] Result<std::string> unitFromText(std::string_view text);
/// Same dimension only; code `content.units.incompatible`.
[[nodiscard]] Result<double> convert(double value, std::string_view from, std::string_view to);

/// Whether both are known and one can be converted into the other.
[[nodiscard]] bool sameDimension(std::string_view a, std::string_view b);
/// The codes that convert to `code`, table order; empty when `code` is unknown.
[[nodiscard]] std::vector<std::string> unitsLike(std::string_view code);

/// "92 /min", "14 kPa", "37.5 °C": a number, a space, a unit code or alias. A bare number takes
/// `unitIfNone` when that is not empty. Codes `content.quantity.*`.
[[nodiscard]] Result<Quantity> parseQuantity(std::string_view text,
                                             std::string_view unitIfNone = {});
/// Canonical text form: shortest round-trip number, space, UCUM code.
[[nodiscard]] std::string formatQuantity(const Quantity &quantity);
/// Shortest decimal form that reads back to the same double; "-0" is "0".
[[nodiscard]] std::string formatNumber(double value);

} // namespace ward::content
