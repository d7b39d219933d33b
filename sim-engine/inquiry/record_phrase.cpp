// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/record_phrase.h"

#include "core/content/cell_text.h"
#include "core/content/units.h"

namespace ward::inquiry {

using content::CellValue;
using content::FieldSpec;
using content::Record;
using content::Schema;

namespace {

/// Says nothing: 0, "", false.
bool isEmpty(const CellValue &value)
{
    if (const auto *flag = std::get_if<bool>(&value))
        return !*flag;
    if (const auto *text = std::get_if<std::string>(&value))
        return text->empty();
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return *whole == 0;
    return content::isAbsent(value);
}

/// A threshold is written with any unit; people read it in the field's.
CellValue inUnitOf(const CellValue &value, const FieldSpec *field)
{
    const auto *quantity = std::get_if<content::Quantity>(&value);
    if (!quantity || !field || field->unit.empty() || quantity->unit == field->unit)
        return value;
    const auto converted = content::convert(quantity->value, quantity->unit, field->unit);
    return converted ? CellValue(content::Quantity{*converted, field->unit}) : value;
}

std::string labelOf(const Schema &schema, std::string_view name, const std::string &text)
{
    if (name == "field") {
        const FieldSpec *field = schema.field(text);
        return field ? field->label : text;
    }
    if (name == "drug" || name == "event") {
        if (const content::DrugSpec *drug = schema.drug(text))
            return drug->label;
    }
    if (name == "action" || name == "event") {
        if (const content::ActionSpec *action = schema.action(text))
            return action->label;
    }
    return text;
}

} // namespace

std::string nameOfRecord(const content::Document &document, const Id &id)
{
    const Record *record = document.find(id);
    if (!record)
        return {};
    const auto *name = std::get_if<std::string>(&record->cell("name"));
    return name && !name->empty() ? *name : record->kind;
}

MessageArg argOf(const CellValue &value, const FieldSpec *field, const content::Document &document,
                 const Schema &schema)
{
    if (const auto *quantity = std::get_if<content::Quantity>(&value))
        return MessageQuantity{quantity->value, quantity->unit};
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return *whole;
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    if (const auto *flag = std::get_if<bool>(&value))
        return std::string(*flag ? "@inquiry.yes" : "@inquiry.no");
    if (const auto *id = std::get_if<Id>(&value))
        return nameOfRecord(document, *id);
    if (const auto *text = std::get_if<std::string>(&value)) {
        const auto *option = field ? schema.enumValue(field->enumName, *text) : nullptr;
        return option ? option->label : *text;
    }
    return content::cellToText(value);
}

Message phraseOf(const Record &record, const content::Document &document, const Schema &schema)
{
    const auto value = [&](std::string_view name) {
        const CellValue &own = record.cell(name);
        if (!content::isAbsent(own))
            return own;
        const FieldSpec *spec = schema.field(record.kind, name);
        return spec ? spec->defaultValue : CellValue();
    };
    const auto text = [&](std::string_view name) {
        const CellValue cell = value(name);
        const auto *held = std::get_if<std::string>(&cell);
        return held ? *held : std::string();
    };
    const FieldSpec *field = schema.field(text("field"));
    Message out("inquiry." + record.kind + "." + text("type"));
    const auto *kind = schema.kind(record.kind);
    for (std::size_t i = 0; kind && i < kind->fields.size(); ++i) {
        const FieldSpec &spec = kind->fields[i];
        const CellValue cell = value(spec.name);
        if (spec.name == "type" || isEmpty(cell))
            continue;
        if (spec.name == "count" && cell == CellValue(std::int64_t{1}))
            continue; // once is the least
        if (spec.name == "entity") {
            out.args.emplace_back("who", argOf(cell, &spec, document, schema));
        } else if (spec.name == "negate") {
            out.args.emplace_back("not", std::string("@inquiry.not"));
        } else if (const auto *held = std::get_if<std::string>(&cell);
                   held && spec.enumName.empty()) {
            if (spec.name == "value" && field)
                out.args.emplace_back("value", argOf(cell, field, document, schema));
            else
                out.args.emplace_back(spec.name, labelOf(schema, spec.name, *held));
        } else if (spec.name == "at") {
            const auto *at = std::get_if<content::Quantity>(&cell);
            const double us = at ? content::convert(at->value, at->unit, "us").value_or(0) : 0;
            out.args.emplace_back("at", MessageTime{static_cast<std::int64_t>(us)});
        } else {
            out.args.emplace_back(
                spec.name,
                argOf(inUnitOf(cell, spec.unit == "*" ? field : nullptr), &spec, document, schema));
        }
    }
    return out;
}

} // namespace ward::inquiry
