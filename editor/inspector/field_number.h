// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/cell_value.h"
#include "core/content/schema.h"

#include <QString>

namespace ward::editor {

/// The number in a cell, whatever type holds it; NaN when there is none.
[[nodiscard]] double numberOf(const content::CellValue &value);
/// A number as a cell of this field holds it: its type and unit, rounded to its step.
[[nodiscard]] content::CellValue withNumber(const content::FieldSpec &field, double value);
/// With as many decimals as the field's step has.
[[nodiscard]] QString numberText(const content::FieldSpec &field, double value);
/// The ends of a slider: the plausible range and a quarter more on each side, within the hard one.
[[nodiscard]] content::Range sliderRange(const content::FieldSpec &field);

} // namespace ward::editor
