// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/proto_codec.h"
#include "core/content/record.h"

namespace ward::v1::events {
class NamedCell;
}

namespace ward::kernel {

/// A cell in a payload.
inline void putCell(const content::CellValue &value, v1::events::Cell &out)
{
    content::toProto(value, out);
}
/// Cells in a payload's repeated field, ascending by name.
template <typename Repeated>
void putCells(const content::Cells &cells, Repeated &out)
{
    for (const auto &[name, value] : cells) {
        auto *cell = out.Add();
        cell->set_name(name);
        content::toProto(value, *cell->mutable_cell());
    }
}

} // namespace ward::kernel
