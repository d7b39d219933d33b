// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content {

namespace {

/// The vital that an alarm's limits are compared with, for alarms that have limits.
const FieldSpec *limitsOf(const Checker &checker, std::string_view alarm)
{
    return checker.schema.field("vitals", alarm == "abp" ? "map" : alarm);
}

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

void checkAlarm(Checker &checker, const Record &record)
{
    const std::string alarm = checker.text(record, "alarm");
    if (alarm.empty())
        return;
    const KindSpec *alarms = checker.schema.kind("alarms");
    std::vector<std::string> known;
    for (const FieldSpec &field : alarms ? alarms->fields : std::vector<FieldSpec>()) {
        if (!field.name.ends_with("_priority"))
            known.push_back(field.name);
    }
    if (std::find(known.begin(), known.end(), alarm) == known.end()) {
        const std::string nearest = nearestName(alarm, known);
        Diagnostic &found = checker.report(record, "alarm", "content.alarm.unknown",
                                           {{"alarm", alarm}, {"nearest", nearest}});
        addNearest(checker, found, nearest);
    }
}

void checkLimits(Checker &checker, const Record &record)
{
    if (checker.text(record, "type") != "alarm" ||
        checker.text(record, "alarm_command") != "set-limits")
        return;
    const bool none = isAbsent(record.cell("low")) && isAbsent(record.cell("high"));
    const FieldSpec *spec = limitsOf(checker, checker.text(record, "alarm"));
    if (none || checker.text(record, "alarm").empty()) {
        checker.report(record, "alarm_command", "content.alarm.no-limits");
        return;
    }
    if (!spec)
        return;
    std::optional<double> limits[2];
    const char *cells[] = {"low", "high"};
    for (int i = 0; i < 2; ++i) {
        limits[i] = checker.level(record, cells[i], *spec);
        const auto *authored = std::get_if<Quantity>(&record.cell(cells[i]));
        if (authored && !limits[i]) {
            Diagnostic &found = checker.report(record, cells[i], "content.rule.wrong-unit",
                                               {{"field", spec->label},
                                                {"found", displayUnit(authored->unit)},
                                                {"expected", displayUnit(spec->unit)}});
            found.fixes.push_back(setFix(checker, FixKind::Choice, record, cells[i],
                                         Quantity{authored->value, spec->unit}));
        }
    }
    if (limits[0] && limits[1] && *limits[0] >= *limits[1]) {
        Diagnostic &found = checker.report(record, "low", "content.alarm.limits-order",
                                           {{"low", MessageQuantity{*limits[0], spec->unit}},
                                            {"high", MessageQuantity{*limits[1], spec->unit}}});
        if (*limits[0] > *limits[1])
            found.fixes.push_back(swapFix(checker, FixKind::Safe, record, "low", "high"));
    }
}

} // namespace

void checkTargets(Checker &checker)
{
    for (const Record *condition : checker.ofKind("condition")) {
        checkTargetValue(checker, *condition);
        checkAlarm(checker, *condition);
    }
    for (const Record *trigger : checker.ofKind("trigger"))
        checkAlarm(checker, *trigger);
    for (const Record *action : checker.ofKind("action")) {
        checkTargetValue(checker, *action);
        checkAlarm(checker, *action);
        checkLimits(checker, *action);
    }
}

} // namespace ward::content
