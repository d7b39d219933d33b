// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/cell_value.h"

#include <string_view>

namespace ward::editor {

/// What a person may type into a number field, evaluated against the present value:
/// `110`, `14 kPa` (converted to `unit`), `+5` and `-5` (relative when they start with a sign and
/// `present` is known), `*1.1`, `/2`, and plain arithmetic `(80+40)/2`. An absolute negative number
/// is written `=-5`. Code `editor.number.malformed`, or a unit code from `content.units.*`.
[[nodiscard]] Result<content::Quantity> evaluateNumber(std::string_view text, double present,
                                                       std::string_view unit);

} // namespace ward::editor
