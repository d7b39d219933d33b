// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_read.h"

#include "core/content/cell_text.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content {

namespace {

/// The finished value of a cell, or what is wrong with it.
using Read = tl::expected<CellValue, Message>;

Read wrongType(const FieldSpec &field, const RawValue &raw)
{
    const char *found = "@content.type.nothing";
    switch (raw.type) {
    case RawValue::Type::Null:
        break;
    case RawValue::Type::Bool:
        found = "@content.type.flag";
        break;
    case RawValue::Type::Integer:
    case RawValue::Type::Double:
        found = "@content.type.number";
        break;
    case RawValue::Type::String:
        found = "@content.type.text";
        break;
    case RawValue::Type::Array:
        found = "@content.type.list";
        break;
    case RawValue::Type::Object:
        found = "@content.type.object";
        break;
    }
    return tl::unexpected(
        Message("content.cell.wrong-type",
                {{"field", field.label}, {"expected", typeName(field.type)}, {"found", found}}));
}

bool allNumbers(const std::vector<RawValue> &items)
{
    return std::all_of(items.begin(), items.end(), [](const RawValue &v) { return v.isNumber(); });
}

bool allTexts(const std::vector<RawValue> &items)
{
    return std::all_of(items.begin(), items.end(),
                       [](const RawValue &v) { return v.type == RawValue::Type::String; });
}

bool allPairs(const std::vector<RawValue> &items)
{
    return std::all_of(items.begin(), items.end(), [](const RawValue &v) {
        return v.type == RawValue::Type::Array && v.items.size() == 2 && allNumbers(v.items);
    });
}

CellValue vectorOf(const std::vector<RawValue> &items)
{
    if (items.size() == 3)
        return Vec3{items[0].number, items[1].number, items[2].number};
    return Quat{items[0].number, items[1].number, items[2].number, items[3].number};
}

CellValue setOf(const std::vector<RawValue> &items)
{
    TextSet set;
    for (const RawValue &item : items)
        set.push_back(item.text);
    return set;
}

CellValue curveOf(const std::vector<RawValue> &items)
{
    Curve curve;
    for (const RawValue &item : items) {
        curve.times.push_back(item.items[0].number);
        curve.values.push_back(item.items[1].number);
    }
    return curve;
}

/// By the field's type; `checkValue` then judges the value.
Read readTyped(const FieldSpec &field, const RawValue &raw)
{
    using Type = RawValue::Type;
    switch (field.type) {
    case FieldType::Quantity:
        if (raw.isNumber()) {
            return tl::unexpected(
                Message("content.quantity.no-unit", {{"text", formatNumber(raw.number)}}));
        }
        if (raw.type == Type::String) {
            Result<Quantity> quantity = parseQuantity(raw.text);
            if (!quantity)
                return tl::unexpected(std::move(quantity.error().message));
            return *std::move(quantity);
        }
        break;
    case FieldType::Integer:
        if (raw.type == Type::Integer)
            return raw.integer;
        break;
    case FieldType::Number:
        if (raw.isNumber())
            return raw.number;
        break;
    case FieldType::Flag:
        if (raw.type == Type::Bool)
            return raw.flag;
        break;
    case FieldType::Enum:
    case FieldType::String:
    case FieldType::Text:
        if (raw.type == Type::String)
            return raw.text;
        break;
    case FieldType::Ref:
        if (raw.type == Type::String) {
            if (const Result<Id> id = Id::parse(raw.text))
                return *id;
        }
        break;
    case FieldType::Vec3:
    case FieldType::Quat:
        if (raw.type == Type::Array && allNumbers(raw.items) &&
            raw.items.size() == (field.type == FieldType::Vec3 ? 3u : 4u))
            return vectorOf(raw.items);
        break;
    case FieldType::Set:
        if (raw.type == Type::Array && allTexts(raw.items))
            return setOf(raw.items);
        break;
    case FieldType::Curve:
        if (raw.type == Type::Array && allPairs(raw.items))
            return curveOf(raw.items);
        break;
    }
    return wrongType(field, raw);
}

} // namespace

Result<CellValue> readCell(const Schema &schema, const FieldSpec &field, const RawValue &raw)
{
    Read value = readTyped(field, raw);
    if (!value)
        return failure(Error(std::move(value.error())));
    *value = normalised(*std::move(value));
    if (auto problem = checkValue(schema, field, *value))
        return failure(Error(*std::move(problem)));
    return *std::move(value);
}

std::optional<CellValue> readUnknownCell(const RawValue &raw)
{
    using Type = RawValue::Type;
    switch (raw.type) {
    case Type::Bool:
        return CellValue(raw.flag);
    case Type::Integer:
        return CellValue(raw.integer);
    case Type::Double:
        return CellValue(raw.number);
    case Type::String:
        return normalised(CellValue(raw.text));
    case Type::Array:
        if (allTexts(raw.items))
            return normalised(setOf(raw.items));
        if (allNumbers(raw.items) && (raw.items.size() == 3 || raw.items.size() == 4))
            return vectorOf(raw.items);
        if (allPairs(raw.items))
            return curveOf(raw.items);
        return std::nullopt;
    case Type::Null:
    case Type::Object:
        break;
    }
    return std::nullopt;
}

} // namespace ward::content
