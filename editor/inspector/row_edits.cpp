// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/row_edits.h"

#include "editor/inspector/euler.h"
#include "editor/inspector/field_number.h"
#include "editor/inspector/number_expression.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ward::editor {

using content::CellValue;

FieldEdit RowEdits::edit(std::size_t entity, CellValue value) const
{
    return {m_entities[entity], m_row.kind, {{m_row.field->name, std::move(value)}}};
}

std::vector<FieldEdit> RowEdits::all(const CellValue &value) const
{
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < m_entities.size(); ++i)
        edits.push_back(edit(i, value));
    return edits;
}

Result<std::vector<FieldEdit>> RowEdits::number(const std::string &text) const
{
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < m_row.values.size(); ++i) {
        const auto value = evaluateNumber(text, numberOf(m_row.values[i]), m_row.field->unit);
        if (!value)
            return tl::unexpected(value.error());
        edits.push_back(edit(i, withNumber(*m_row.field, value->value)));
    }
    return edits;
}

std::vector<FieldEdit> RowEdits::pressures(const std::vector<double> &numbers) const
{
    FieldValues values;
    for (std::size_t i = 0; i < m_row.parts.size(); ++i)
        values.emplace_back(m_row.parts[i]->name, withNumber(*m_row.parts[i], numbers[i]));
    std::vector<FieldEdit> edits;
    for (const Id &id : m_entities)
        edits.push_back({id, m_row.kind, values});
    return edits;
}

Result<std::vector<FieldEdit>> RowEdits::pressure(const std::string &text) const
{
    const QString plain =
        QString::fromStdString(text).remove(u' ').remove(u')').replace(u'(', u'/');
    std::vector<double> numbers;
    for (const QString &part : plain.split(u'/', Qt::SkipEmptyParts)) {
        const auto number = evaluateNumber(
            part.toStdString(), std::numeric_limits<double>::quiet_NaN(), m_row.field->unit);
        if (!number)
            return tl::unexpected(number.error());
        numbers.push_back(number->value);
    }
    if (numbers.size() < 2 || numbers.size() > m_row.parts.size())
        return failure("editor.pressure.malformed", {{"text", text}});
    if (numbers.size() < m_row.parts.size())
        numbers.push_back(numbers[1] + (numbers[0] - numbers[1]) / 3);
    return pressures(numbers);
}

Result<std::vector<FieldEdit>> RowEdits::axis(int axis, const std::string &text) const
{
    const bool rotation = m_row.type == InspectorRow::Type::Rotation;
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < m_row.values.size(); ++i) {
        std::array<double, 3> axes{};
        if (rotation) {
            const Quat *q = std::get_if<Quat>(&m_row.values[i]);
            axes = toEulerDegrees(q ? *q : Quat{});
        } else if (const Vec3 *v = std::get_if<Vec3>(&m_row.values[i])) {
            axes = {v->x, v->y, v->z};
        }
        const auto value = evaluateNumber(text, axes[axis], rotation ? "deg" : "m");
        if (!value)
            return tl::unexpected(value.error());
        axes[axis] = value->value;
        edits.push_back(edit(i, rotation ? CellValue(fromEulerDegrees(axes))
                                         : CellValue(Vec3{axes[0], axes[1], axes[2]})));
    }
    return edits;
}

std::vector<FieldEdit> RowEdits::dragged(double delta) const
{
    const content::Range hard = m_row.field->hard.value_or(content::Range{-1e9, 1e9});
    const auto moved = [&](const CellValue &value) {
        return std::clamp(numberOf(value) + delta, hard.low, hard.high);
    };
    if (m_row.type == InspectorRow::Type::Pressure) {
        std::vector<double> numbers;
        for (std::size_t i = 0; i < m_row.parts.size(); ++i)
            numbers.push_back(moved(m_row.values[i]));
        return pressures(numbers);
    }
    std::vector<FieldEdit> edits;
    for (std::size_t i = 0; i < m_row.values.size(); ++i) {
        const CellValue &from = m_row.values[i];
        const bool unset = std::isnan(numberOf(from));
        edits.push_back(edit(i, withNumber(*m_row.field, moved(unset ? CellValue(0.0) : from))));
    }
    return edits;
}

} // namespace ward::editor
