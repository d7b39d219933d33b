// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/content/document.h"
#include "core/content/schema.h"

#include <string>
#include <string_view>

namespace ward::inquiry {

/// A record of a rule as a sentence: code `inquiry.trigger.<type>` or `inquiry.condition.<type>`,
/// arguments the cells it holds, with names for references, labels for fields, drugs and enums. A
/// condition that is negated has the argument `not`; `who` is the entity's name.
[[nodiscard]] Message phraseOf(const content::Record &record, const content::Document &document,
                               const content::Schema &schema);

/// A value as an argument, for a field of the schema where there is one (labels of enums).
[[nodiscard]] MessageArg argOf(const content::CellValue &value, const content::FieldSpec *field,
                               const content::Document &document, const content::Schema &schema);

/// The name cell of a record, or its kind when it has none.
[[nodiscard]] std::string nameOfRecord(const content::Document &document, const Id &record);

} // namespace ward::inquiry
