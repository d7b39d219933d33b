// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/cell_value.h"

#include <map>
#include <string>
#include <string_view>

namespace ward::content {

using Cells = std::map<std::string, CellValue, std::less<>>;

/// The unit of content: flat, named by id, ordered among its siblings by `rank` (fractional index).
struct Record
{
    Id id;
    std::string kind;
    Id parent; ///< null for the scenario record only
    std::string rank;
    Cells cells;

    [[nodiscard]] const CellValue &cell(std::string_view name) const
    {
        static const CellValue absent;
        const auto it = cells.find(name);
        return it == cells.end() ? absent : it->second;
    }
    bool operator==(const Record &) const = default;
};

} // namespace ward::content
