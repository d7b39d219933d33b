// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content {

namespace {

void checkPlausibleTarget(Checker &checker, const Record &record, const FieldSpec &spec,
                          const CellValue &value)
{
    const auto *quantity = std::get_if<Quantity>(&value);
    if (!quantity || !spec.plausible || checker.flag(record, "relative"))
        return;
    const auto number = convert(quantity->value, quantity->unit, spec.unit);
    if (!number || (*number >= spec.plausible->low && *number <= spec.plausible->high))
        return;
    checker.report(record, "value", "content.value.implausible",
                   {{"field", spec.label},
                    {"value", MessageQuantity{*number, spec.unit}},
                    {"low", MessageQuantity{spec.plausible->low, spec.unit}},
                    {"high", MessageQuantity{spec.plausible->high, spec.unit}}});
}

/// floor < ceiling, and the target between them.
void checkTrendLimits(Checker &checker, const Record &record, const FieldSpec &spec,
                      const CellValue &value)
{
    const auto low = checker.level(record, "floor", spec);
    const auto high = checker.level(record, "ceiling", spec);
    if (low && high && *low >= *high) {
        Diagnostic &found = checker.report(record, "ceiling", "content.trend.limits-order",
                                           {{"low", MessageQuantity{*low, spec.unit}},
                                            {"high", MessageQuantity{*high, spec.unit}}});
        if (*low > *high)
            found.fixes.push_back(swapFix(checker, FixKind::Safe, record, "floor", "ceiling"));
        return;
    }
    const auto *quantity = std::get_if<Quantity>(&value);
    if (!quantity || checker.flag(record, "relative"))
        return;
    const auto to = convert(quantity->value, quantity->unit, spec.unit);
    const bool under = to && low && *to < *low;
    const bool over = to && high && *to > *high;
    if (under || over) {
        const char *limit = under ? "floor" : "ceiling";
        Diagnostic &found =
            checker.report(record, limit, "content.trend.target-beyond-limit",
                           {{"field", spec.label},
                            {"value", MessageQuantity{*to, spec.unit}},
                            {"limit", MessageQuantity{under ? *low : *high, spec.unit}}});
        found.fixes.push_back(clearFix(checker, FixKind::Choice, record, limit));
    }
}

/// As a quantity anywhere else, a value is written with its unit; without one it is taken in that
/// of the field, which is not always the one that was meant.
void checkUnitIsThere(Checker &checker, const Record &record, const FieldSpec &spec,
                      const CellValue &read)
{
    const auto *quantity = std::get_if<Quantity>(&read);
    if (!quantity || displayUnit(spec.unit).empty())
        return;
    const std::string text = checker.text(record, "value");
    if (const auto alone = parseQuantity(text);
        alone || alone.error().code() != "content.quantity.no-unit")
        return;
    Diagnostic &found = checker.report(
        record, "value", "content.quantity.unit-left-out",
        {{"field", spec.label}, {"value", MessageQuantity{quantity->value, quantity->unit}}});
    found.fixes.push_back(
        setFix(checker, FixKind::Safe, record, "value", CellValue(cellToText(read))));
}

void checkTargetValue(Checker &checker, const Record &record)
{
    const FieldSpec *spec = checker.namedField(record);
    const std::string value = checker.text(record, "value");
    const std::string type = checker.text(record, "type");
    const bool compared = type == "entity-state";
    if (!spec || value.empty() ||
        (type != "set" && type != "trend" && type != "device" && !compared))
        return;
    if (!spec->authored && !compared) {
        checker.report(record, "field", "content.cell.not-authored", {{"field", spec->label}});
        return;
    }
    FieldSpec reader = *spec;
    if (checker.flag(record, "relative"))
        reader.hard.reset(); // a change may be negative
    const Result<CellValue> read = cellFromText(checker.schema, reader, value);
    if (!read) {
        Diagnostic &found = checker.report(record, "value", read.error().message);
        if (spec->type == FieldType::Enum) {
            std::vector<std::string> names;
            for (const EnumValue &known : checker.schema.enumValues(spec->enumName))
                names.push_back(known.value);
            addNearest(checker, found, nearestName(value, names));
        }
        return;
    }
    checkUnitIsThere(checker, record, *spec, *read);
    if (type == "trend" && spec->type != FieldType::Quantity && spec->type != FieldType::Integer) {
        Diagnostic &found =
            checker.report(record, "field", "content.rule.not-a-number", {{"field", spec->label}});
        found.fixes.push_back(
            setFix(checker, FixKind::Choice, record, "type", CellValue(std::string("set"))));
        return;
    }
    if (compared)
        return;
    checkPlausibleTarget(checker, record, *spec, *read);
    if (type != "trend")
        return;
    checkTrendLimits(checker, record, *spec, *read);
    if (checker.seconds(record, "over").value_or(0) <= 0) {
        Diagnostic &found =
            checker.report(record, "over", "content.trend.no-time", {{"field", spec->label}});
        found.fixes.push_back(
            setFix(checker, FixKind::Safe, record, "type", CellValue(std::string("set"))));
    }
}

} // namespace

void checkTargets(Checker &checker)
{
    for (const char *kind : {"condition", "action"}) {
        for (const Record *record : checker.ofKind(kind))
            checkTargetValue(checker, *record);
    }
}

} // namespace ward::content
