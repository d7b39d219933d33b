// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"

#include <optional>
#include <string>
#include <string_view>

namespace ward::content {

/// What is wrong with a value for a field, or nothing: type, unit, enum member, hard range, finite
/// numbers, well-formed text. References are checked for being set, not for existing.
/// Codes `content.cell.*`; arguments `field`, and what was found and expected.
[[nodiscard]] std::optional<Message> checkValue(const Schema &schema, const FieldSpec &field,
                                                const CellValue &value);

/// The text form of a value ("110 /min", "vf-coarse", "true", "0.5 0 1.25") read as the field's
/// type: what rules' actions, learner actions and schema defaults hold. A bare number takes the
/// field's unit. The result passes `checkValue`. Codes `content.cell.*`, `content.quantity.*`,
/// `content.units.*`.
[[nodiscard]] Result<CellValue> cellFromText(const Schema &schema, const FieldSpec &field,
                                             std::string_view text);
/// The inverse of `cellFromText`; "" for an absent value.
[[nodiscard]] std::string cellToText(const CellValue &value);

/// UTF-8 in normal form C; text that is already so is returned unchanged.
[[nodiscard]] std::string normalised(std::string text);
/// The value with its texts in normal form C and its set sorted and unique.
[[nodiscard]] CellValue normalised(CellValue value);

/// A nested message ("@content.type.quantity") that names a type, as an argument of diagnostics.
[[nodiscard]] std::string typeName(FieldType type);
[[nodiscard]] std::string typeName(const CellValue &value);

} // namespace ward::content
