// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content: JSON values → cell values, for documents and catalogues.

#include "core/content/raw_records.h"

#include <optional>

namespace ward::content {

/// By the field's type, then judged by `checkValue`. Codes `content.cell.*`, `content.quantity.*`.
[[nodiscard]] Result<CellValue> readCell(const Schema &schema, const FieldSpec &field,
                                         const RawValue &raw);
/// A cell this schema does not know, kept as it stands (files of a newer minor version); nothing
/// when its shape is none that a cell may have.
[[nodiscard]] std::optional<CellValue> readUnknownCell(const RawValue &raw);

} // namespace ward::content
