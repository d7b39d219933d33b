// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/record.h"
#include "core/content/schema.h"

#include <cmath>
#include <string>
#include <string_view>
#include <variant>

namespace ward::editor {

/// The text of a cell; empty when it holds none.
[[nodiscard]] inline std::string textOf(const content::Record &record, std::string_view cell)
{
    const auto *value = std::get_if<std::string>(&record.cell(cell));
    return value ? *value : std::string();
}

/// What a value of this field usually is: something to begin with.
[[nodiscard]] inline content::Quantity usualOf(const content::FieldSpec &field)
{
    if (const auto *usual = std::get_if<content::Quantity>(&field.defaultValue))
        return *usual;
    const content::Range range =
        field.plausible.value_or(field.hard.value_or(content::Range{0, 100}));
    return {std::round((range.low + range.high) / 2), field.unit};
}

} // namespace ward::editor
