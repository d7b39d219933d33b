// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"

#include "core/content/nearest.h"
#include "core/content/units.h"

#include <QString>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ward::content {

namespace {

Message wrongType(const FieldSpec &field, const CellValue &value)
{
    return Message(
        "content.cell.wrong-type",
        {{"field", field.label}, {"expected", typeName(field.type)}, {"found", typeName(value)}});
}

std::optional<Message> outOfRange(const FieldSpec &field, double value, const std::string &unit)
{
    if (!field.hard || (value >= field.hard->low && value <= field.hard->high))
        return std::nullopt;
    return Message("content.cell.out-of-range",
                   {{"field", field.label},
                    {"value", MessageQuantity{value, unit}},
                    {"low", MessageQuantity{field.hard->low, unit}},
                    {"high", MessageQuantity{field.hard->high, unit}}});
}

std::optional<Message> checkQuantity(const FieldSpec &field, const Quantity &quantity)
{
    if (!std::isfinite(quantity.value))
        return Message("content.cell.not-finite", {{"field", field.label}});
    if (!isKnownUnit(quantity.unit)) {
        Result<std::string> known = unitFromText(quantity.unit);
        std::string nearest = known ? displayUnit(*known) : std::string();
        if (!known) {
            if (const MessageArg *arg = known.error().message.arg("nearest"))
                nearest = std::get<std::string>(*arg);
        }
        return Message("content.units.unknown",
                       {{"unit", quantity.unit.substr(0, 40)}, {"nearest", std::move(nearest)}});
    }
    if (field.unit == "*" || field.unit.empty())
        return outOfRange(field, quantity.value, quantity.unit);
    const Result<double> converted = convert(quantity.value, quantity.unit, field.unit);
    if (!converted) {
        return Message("content.cell.wrong-unit", {{"field", field.label},
                                                   {"found", displayUnit(quantity.unit)},
                                                   {"expected", displayUnit(field.unit)}});
    }
    return outOfRange(field, *converted, field.unit);
}

std::optional<Message> checkText(const FieldSpec &field, const std::string &text)
{
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if ((u < 0x20 && c != '\n' && c != '\t') || u == 0x7f)
            return Message("content.cell.control-character", {{"field", field.label}});
    }
    return std::nullopt;
}

std::optional<Message> checkEnum(const Schema &schema, const FieldSpec &field,
                                 const std::string &value)
{
    if (schema.enumValue(field.enumName, value))
        return std::nullopt;
    std::vector<std::string> known;
    for (const EnumValue &e : schema.enumValues(field.enumName))
        known.push_back(e.value);
    return Message("content.cell.unknown-enum", {{"field", field.label},
                                                 {"value", value.substr(0, 60)},
                                                 {"nearest", nearestName(value, known)}});
}

std::optional<Message> checkNumbers(const FieldSpec &field, std::initializer_list<double> numbers)
{
    for (const double n : numbers) {
        if (!std::isfinite(n))
            return Message("content.cell.not-finite", {{"field", field.label}});
        if (auto message = outOfRange(field, n, field.unit.empty() ? "1" : field.unit))
            return message;
    }
    return std::nullopt;
}

std::optional<Message> checkCurve(const FieldSpec &field, const Curve &curve)
{
    const auto finite = [](double v) { return std::isfinite(v); };
    if (curve.times.size() != curve.values.size() ||
        !std::all_of(curve.times.begin(), curve.times.end(), finite) ||
        !std::all_of(curve.values.begin(), curve.values.end(), finite))
        return Message("content.cell.not-finite", {{"field", field.label}});
    if (!std::is_sorted(curve.times.begin(), curve.times.end()))
        return Message("content.cell.curve-order", {{"field", field.label}});
    return std::nullopt;
}

/// Space- or comma-separated numbers, as many as `count`.
std::optional<std::vector<double>> readNumbers(std::string_view text, std::size_t count)
{
    std::vector<double> result;
    const char *at = text.data();
    const char *end = at + text.size();
    while (true) {
        while (at != end && (*at == ' ' || *at == ','))
            ++at;
        if (at == end)
            break;
        double value = 0;
        const auto [next, problem] = std::from_chars(at, end, value);
        if (problem != std::errc() || result.size() == count)
            return std::nullopt;
        result.push_back(value);
        at = next;
    }
    if (result.size() != count)
        return std::nullopt;
    return result;
}

} // namespace

std::string typeName(FieldType type)
{
    switch (type) {
    case FieldType::Quantity:
        return "@content.type.quantity";
    case FieldType::Integer:
        return "@content.type.integer";
    case FieldType::Number:
        return "@content.type.number";
    case FieldType::Flag:
        return "@content.type.flag";
    case FieldType::Enum:
        return "@content.type.enum";
    case FieldType::String:
    case FieldType::Text:
        return "@content.type.text";
    case FieldType::Ref:
        return "@content.type.ref";
    case FieldType::Vec3:
        return "@content.type.vec3";
    case FieldType::Quat:
        return "@content.type.quat";
    case FieldType::Set:
        return "@content.type.set";
    case FieldType::Curve:
        return "@content.type.curve";
    }
    return {};
}

std::string typeName(const CellValue &value)
{
    struct Visitor
    {
        std::string operator()(std::monostate) const { return "@content.type.nothing"; }
        std::string operator()(bool) const { return typeName(FieldType::Flag); }
        std::string operator()(std::int64_t) const { return typeName(FieldType::Integer); }
        std::string operator()(double) const { return typeName(FieldType::Number); }
        std::string operator()(const std::string &) const { return typeName(FieldType::Text); }
        std::string operator()(const Quantity &) const { return typeName(FieldType::Quantity); }
        std::string operator()(const Vec3 &) const { return typeName(FieldType::Vec3); }
        std::string operator()(const Quat &) const { return typeName(FieldType::Quat); }
        std::string operator()(const Id &) const { return typeName(FieldType::Ref); }
        std::string operator()(const TextSet &) const { return typeName(FieldType::Set); }
        std::string operator()(const Curve &) const { return typeName(FieldType::Curve); }
    };
    return std::visit(Visitor{}, value);
}

std::optional<Message> checkValue(const Schema &schema, const FieldSpec &field,
                                  const CellValue &value)
{
    switch (field.type) {
    case FieldType::Quantity:
        if (const auto *q = std::get_if<Quantity>(&value))
            return checkQuantity(field, *q);
        break;
    case FieldType::Integer:
        if (const auto *i = std::get_if<std::int64_t>(&value))
            return outOfRange(field, static_cast<double>(*i), "1");
        break;
    case FieldType::Number:
        if (const auto *d = std::get_if<double>(&value))
            return checkNumbers(field, {*d});
        break;
    case FieldType::Flag:
        if (std::holds_alternative<bool>(value))
            return std::nullopt;
        break;
    case FieldType::Enum:
        if (const auto *s = std::get_if<std::string>(&value))
            return checkEnum(schema, field, *s);
        break;
    case FieldType::String:
    case FieldType::Text:
        if (const auto *s = std::get_if<std::string>(&value))
            return checkText(field, *s);
        break;
    case FieldType::Ref:
        if (const auto *id = std::get_if<Id>(&value); id && !id->isNull())
            return std::nullopt;
        break;
    case FieldType::Vec3:
        if (const auto *v = std::get_if<Vec3>(&value))
            return checkNumbers(field, {v->x, v->y, v->z});
        break;
    case FieldType::Quat:
        if (const auto *q = std::get_if<Quat>(&value)) {
            const double norm = q->w * q->w + q->x * q->x + q->y * q->y + q->z * q->z;
            if (!std::isfinite(norm) || std::fabs(norm - 1) > 1e-3)
                return Message("content.cell.not-a-rotation", {{"field", field.label}});
            return std::nullopt;
        }
        break;
    case FieldType::Set:
        if (const auto *set = std::get_if<TextSet>(&value)) {
            for (const std::string &item : *set) {
                if (auto message = checkText(field, item))
                    return message;
            }
            return std::nullopt;
        }
        break;
    case FieldType::Curve:
        if (const auto *curve = std::get_if<Curve>(&value))
            return checkCurve(field, *curve);
        break;
    }
    return wrongType(field, value);
}

Result<CellValue> cellFromText(const Schema &schema, const FieldSpec &field, std::string_view text)
{
    const auto malformed = [&] {
        return failure("content.cell.malformed-text", {{"field", field.label},
                                                       {"text", std::string(text.substr(0, 60))},
                                                       {"expected", typeName(field.type)}});
    };
    CellValue value;
    switch (field.type) {
    case FieldType::Quantity: {
        Result<Quantity> q = parseQuantity(text, field.unit == "*" ? std::string_view()
                                                                   : std::string_view(field.unit));
        if (!q)
            return failure(std::move(q.error()));
        value = *std::move(q);
        break;
    }
    case FieldType::Integer: {
        std::int64_t i = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), i);
        if (problem != std::errc() || end != text.data() + text.size())
            return malformed();
        value = i;
        break;
    }
    case FieldType::Flag:
        if (text != "true" && text != "false")
            return malformed();
        value = text == "true";
        break;
    case FieldType::Enum:
    case FieldType::String:
    case FieldType::Text:
        value = normalised(std::string(text));
        break;
    case FieldType::Ref: {
        const Result<Id> id = Id::parse(text);
        if (!id)
            return malformed();
        value = *id;
        break;
    }
    case FieldType::Number:
        if (const auto n = readNumbers(text, 1))
            value = (*n)[0];
        else
            return malformed();
        break;
    case FieldType::Vec3:
        if (const auto n = readNumbers(text, 3))
            value = Vec3{(*n)[0], (*n)[1], (*n)[2]};
        else
            return malformed();
        break;
    case FieldType::Quat:
        if (const auto n = readNumbers(text, 4))
            value = Quat{(*n)[0], (*n)[1], (*n)[2], (*n)[3]};
        else
            return malformed();
        break;
    case FieldType::Set:
    case FieldType::Curve:
        return malformed();
    }
    if (auto message = checkValue(schema, field, value))
        return failure(Error(*std::move(message)));
    return value;
}

std::string cellToText(const CellValue &value)
{
    struct Visitor
    {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(bool b) const { return b ? "true" : "false"; }
        std::string operator()(std::int64_t i) const { return std::to_string(i); }
        std::string operator()(double d) const { return formatNumber(d); }
        std::string operator()(const std::string &s) const { return s; }
        std::string operator()(const Quantity &q) const { return formatQuantity(q); }
        std::string operator()(const Vec3 &v) const
        {
            return formatNumber(v.x) + ' ' + formatNumber(v.y) + ' ' + formatNumber(v.z);
        }
        std::string operator()(const Quat &q) const
        {
            return formatNumber(q.w) + ' ' + (*this)(Vec3{q.x, q.y, q.z});
        }
        std::string operator()(const Id &id) const { return id.toString(); }
        std::string operator()(const TextSet &set) const
        {
            std::string result;
            for (const std::string &item : set)
                result += (result.empty() ? "" : ", ") + item;
            return result;
        }
        std::string operator()(const Curve &curve) const
        {
            std::string result;
            for (std::size_t i = 0; i < curve.times.size(); ++i) {
                result += result.empty() ? "" : ", ";
                result += formatNumber(curve.times[i]) + ' ' + formatNumber(curve.values[i]);
            }
            return result;
        }
    };
    return std::visit(Visitor{}, value);
}

std::string normalised(std::string text)
{
    const bool ascii = std::all_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii)
        return text;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
        .normalized(QString::NormalizationForm_C)
        .toStdString();
}

CellValue normalised(CellValue value)
{
    if (auto *text = std::get_if<std::string>(&value)) {
        *text = normalised(std::move(*text));
    } else if (auto *set = std::get_if<TextSet>(&value)) {
        for (std::string &item : *set)
            item = normalised(std::move(item));
        std::sort(set->begin(), set->end());
        set->erase(std::unique(set->begin(), set->end()), set->end());
    }
    return value;
}

} // namespace ward::content
