// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content {

namespace {

/// Alarms that have a state, by name.
std::vector<std::string> alarmNames(const Checker &checker)
{
    std::vector<std::string> names;
    const KindSpec *alarms = checker.schema.kind("alarms");
    for (const FieldSpec &field : alarms ? alarms->fields : std::vector<FieldSpec>()) {
        if (field.enumName == "alarm_state")
            names.push_back(field.name);
    }
    return names;
}

/// What limits can be set of: the fields of kind "limits" without "_low" and "_high".
std::vector<std::string> limitNames(const Checker &checker)
{
    std::set<std::string> names;
    const KindSpec *limits = checker.schema.kind("limits");
    for (const FieldSpec &field : limits ? limits->fields : std::vector<FieldSpec>()) {
        for (const std::string_view side : {"_low", "_high"}) {
            if (field.name.ends_with(side))
                names.insert(field.name.substr(0, field.name.size() - side.size()));
        }
    }
    return {names.begin(), names.end()};
}

bool setsLimits(const Checker &checker, const Record &record)
{
    return record.kind == "action" && checker.text(record, "type") == "alarm" &&
           checker.text(record, "alarm_command") == "set-limits";
}

void checkName(Checker &checker, const Record &record)
{
    const std::string alarm = checker.text(record, "alarm");
    if (alarm.empty())
        return;
    const std::vector<std::string> known =
        setsLimits(checker, record) ? limitNames(checker) : alarmNames(checker);
    if (std::find(known.begin(), known.end(), alarm) != known.end())
        return;
    const std::string nearest = nearestName(alarm, known);
    Diagnostic &found = checker.report(record, "alarm", "content.alarm.unknown",
                                       {{"alarm", alarm}, {"nearest", nearest}});
    addNearest(checker, found, nearest);
}

/// One limit of an action "set limits", in the unit of the limit.
std::optional<double> limitOf(Checker &checker, const Record &record, const std::string &alarm,
                              const char *side)
{
    const auto *authored = std::get_if<Quantity>(&record.cell(side));
    if (!authored)
        return std::nullopt;
    const FieldSpec *spec = checker.schema.field("limits", alarm + '_' + side);
    if (!spec) {
        Diagnostic &found =
            checker.report(record, side, "content.alarm.no-such-limit",
                           {{"alarm", alarm}, {"side", checker.label(record, side)}});
        found.fixes.push_back(clearFix(checker, FixKind::Safe, record, side));
        return std::nullopt;
    }
    const auto value = checker.level(record, side, *spec);
    if (!value) {
        Diagnostic &found = checker.report(record, side, "content.rule.wrong-unit",
                                           {{"field", spec->label},
                                            {"found", displayUnit(authored->unit)},
                                            {"expected", displayUnit(spec->unit)}});
        found.fixes.push_back(
            setFix(checker, FixKind::Choice, record, side, Quantity{authored->value, spec->unit}));
    }
    return value;
}

void reportOrder(Checker &checker, const Record &record, const std::string &low,
                 const std::string &high, double lowest, double highest, const std::string &unit)
{
    Diagnostic &found = checker.report(
        record, low, "content.alarm.limits-order",
        {{"low", MessageQuantity{lowest, unit}}, {"high", MessageQuantity{highest, unit}}});
    if (lowest > highest && !isAbsent(record.cell(low)) && !isAbsent(record.cell(high)))
        found.fixes.push_back(swapFix(checker, FixKind::Safe, record, low, high));
}

void checkLimits(Checker &checker, const Record &record)
{
    const std::string alarm = checker.text(record, "alarm");
    if (alarm.empty() || (isAbsent(record.cell("low")) && isAbsent(record.cell("high")))) {
        checker.report(record, "alarm_command", "content.alarm.no-limits");
        return;
    }
    const std::vector<std::string> known = limitNames(checker);
    if (std::find(known.begin(), known.end(), alarm) == known.end())
        return; // said of the name
    const auto low = limitOf(checker, record, alarm, "low");
    const auto high = limitOf(checker, record, alarm, "high");
    const FieldSpec *spec = checker.schema.field("limits", alarm + "_low");
    if (low && high && spec && *low >= *high)
        reportOrder(checker, record, "low", "high", *low, *high, spec->unit);
}

/// The limits a patient's monitor starts with.
void checkAuthored(Checker &checker, const Record &limits)
{
    for (const std::string &name : limitNames(checker)) {
        const FieldSpec *spec = checker.schema.field("limits", name + "_low");
        const auto low = checker.number(limits.parent, "limits", name + "_low");
        const auto high = checker.number(limits.parent, "limits", name + "_high");
        if (spec && low && high && *low >= *high)
            reportOrder(checker, limits, name + "_low", name + "_high", *low, *high, spec->unit);
    }
}

} // namespace

void checkAlarms(Checker &checker)
{
    for (const char *kind : {"trigger", "condition", "action"}) {
        for (const Record *record : checker.ofKind(kind)) {
            checkName(checker, *record);
            if (setsLimits(checker, *record))
                checkLimits(checker, *record);
        }
    }
    for (const Record *limits : checker.ofKind("limits"))
        checkAuthored(checker, *limits);
}

} // namespace ward::content
