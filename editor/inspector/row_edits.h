// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "editor/edit_controller.h"
#include "editor/inspector/inspector_row.h"

#include <string>
#include <vector>

namespace ward::editor {

/// What one gesture on a row of the inspector means for each selected entity. `entities` are those
/// the row's values belong to, in the same order. Relative input and drags keep the differences of
/// a mixed selection. Pure; a gesture that means nothing fails with `editor.*` or
/// `content.units.*`.
class RowEdits
{
public:
    RowEdits(const InspectorRow &row, const std::vector<Id> &entities)
        : m_row(row)
        , m_entities(entities)
    {
    }

    /// The same value for all.
    [[nodiscard]] std::vector<FieldEdit> all(const content::CellValue &value) const;
    /// Text typed into a row of type Number, as evaluateNumber takes it.
    [[nodiscard]] Result<std::vector<FieldEdit>> number(const std::string &text) const;
    /// "96/58" or, where the row has a mean, "96/58 (71)"; without it the mean follows: D + (S −
    /// D)/3.
    [[nodiscard]] Result<std::vector<FieldEdit>> pressure(const std::string &text) const;
    /// Text typed for axis 0 … 2 of a position or a rotation.
    [[nodiscard]] Result<std::vector<FieldEdit>> axis(int axis, const std::string &text) const;
    /// Dragged by `delta` from the row's values, within the hard range.
    [[nodiscard]] std::vector<FieldEdit> dragged(double delta) const;

private:
    /// The same for all: a number for each part of the row.
    [[nodiscard]] std::vector<FieldEdit> pressures(const std::vector<double> &numbers) const;
    [[nodiscard]] FieldEdit edit(std::size_t entity, content::CellValue value) const;

    const InspectorRow &m_row;
    const std::vector<Id> &m_entities;
};

} // namespace ward::editor
