// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/inspector_row.h"

#include "core/base/text.h"
#include "editor/inspector/euler.h"
#include "editor/inspector/field_number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace ward::editor {

using content::FieldType;

namespace {

/// Nothing for types that no row can show.
std::optional<InspectorRow::Type> rowType(FieldType type)
{
    switch (type) {
    case FieldType::Quantity:
    case FieldType::Integer:
    case FieldType::Number:
        return InspectorRow::Type::Number;
    case FieldType::Enum:
        return InspectorRow::Type::Choice;
    case FieldType::Flag:
        return InspectorRow::Type::Flag;
    case FieldType::Vec3:
        return InspectorRow::Type::Vector;
    case FieldType::Quat:
        return InspectorRow::Type::Rotation;
    case FieldType::Ref:
        return InspectorRow::Type::Reference;
    case FieldType::String:
    case FieldType::Text:
        return InspectorRow::Type::Text;
    default:
        return {};
    }
}

} // namespace

bool InspectorRow::shows(std::string_view path) const
{
    return std::any_of(parts.begin(), parts.end(), [&](const content::FieldSpec *part) {
        return path == kind + '.' + part->name;
    });
}

bool InspectorRow::isMixed() const
{
    const std::size_t per = parts.size();
    for (std::size_t i = per; i < values.size(); ++i) {
        if (values[i] != values[i % per])
            return true;
    }
    return false;
}

double InspectorRow::number() const
{
    return values.empty() || isMixed() ? std::numeric_limits<double>::quiet_NaN()
                                       : numberOf(values.front());
}

QString InspectorRow::pressureText() const
{
    if (parts.size() < 2 || values.size() < parts.size() || isMixed())
        return {};
    const double systolic = numberOf(values[0]);
    const double diastolic = numberOf(values[1]);
    const double mean =
        parts.size() > 2 ? numberOf(values[2]) : std::numeric_limits<double>::quiet_NaN();
    if (std::isnan(systolic) || std::isnan(diastolic))
        return {};
    QString text = QStringLiteral("%1 / %2").arg(systolic, 0, 'f', 0).arg(diastolic, 0, 'f', 0);
    if (!std::isnan(mean))
        text += QStringLiteral(" (%1)").arg(mean, 0, 'f', 0);
    return text;
}

QStringList InspectorRow::axes() const
{
    if (values.empty() || isMixed())
        return {QString(), QString(), QString()};
    QStringList parts;
    if (const auto *v = std::get_if<Vec3>(&values.front())) {
        for (const double part : {v->x, v->y, v->z})
            parts << QString::number(part == 0 ? 0.0 : part, 'f', 2);
    } else if (const auto *q = std::get_if<Quat>(&values.front())) {
        for (const double part : toEulerDegrees(*q))
            parts << QString::number(std::abs(part) < 0.05 ? 0.0 : part, 'f', 1);
    }
    return parts;
}

QString typeName(InspectorRow::Type type)
{
    static constexpr std::array kNames{"section", "number", "pressure", "choice",   "flag",
                                       "text",    "vector", "rotation", "reference"};
    return QString::fromLatin1(kNames[static_cast<std::size_t>(type)]);
}

std::optional<InspectorRow> fieldRow(const content::FieldGroups &groups,
                                     const content::KindSpec &kind, const content::FieldSpec &field)
{
    if (kind.name == "entity" && (field.name == "origin" || field.name == "prefab"))
        return {};
    // Prose has its own places; only who the patient is belongs here.
    if (field.type == FieldType::Text &&
        (kind.name != "patient" || field.name == "source" || field.name == "reviewed_by"))
        return {};
    const auto type = rowType(field.type);
    if (!type)
        return {};
    InspectorRow row;
    row.type = *type;
    row.kind = kind.name;
    row.field = &field;
    row.parts = groups.together(kind, field);
    row.label = toQString(field.label);
    row.hint = toQString(field.docs);
    row.readOnly = !field.authored || !kind.authored;
    if (row.parts.size() > 1) {
        if (row.parts.front() != &field)
            return {};
        row.type = InspectorRow::Type::Pressure;
        row.label = toQString(groups.labelOf(field.coupled));
    }
    return row;
}

std::vector<InspectorRow> fieldRows(const content::FieldGroups &groups,
                                    const content::KindSpec &kind)
{
    std::vector<InspectorRow> rows;
    for (const content::FieldSpec &field : kind.fields) {
        if (auto row = fieldRow(groups, kind, field))
            rows.push_back(*std::move(row));
    }
    return rows;
}

} // namespace ward::editor
