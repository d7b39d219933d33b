// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>
#include <array>

namespace ward::content {

namespace {

constexpr std::array<std::string_view, 13> kRoutes = {
    "iv",  "io",    "central", "im",   "sc", "inhaled", "nebulised",
    "neb", "nasal", "po",      "oral", "sl", "ng"};

void checkActionName(Checker &checker, const Record &record, const char *cell)
{
    const std::string name = checker.text(record, cell);
    if (name.empty() || checker.schema.action(name))
        return;
    const std::string nearest = nearestName(name, checker.schema.actionNames());
    Diagnostic &found = checker.report(record, cell, "content.rule.unknown-action",
                                       {{"action", name}, {"nearest", nearest}});
    addNearest(checker, found, nearest);
}

void checkDrugName(Checker &checker, const Record &record, const char *cell)
{
    const std::string name = checker.text(record, cell);
    if (name.empty() || checker.schema.drug(name))
        return;
    const std::string nearest = nearestName(name, checker.schema.drugNames());
    Diagnostic &found = checker.report(record, cell, "content.drug.unknown",
                                       {{"drug", name}, {"nearest", nearest}});
    addNearest(checker, found, nearest);
}

void checkRoute(Checker &checker, const Record &trigger)
{
    const std::string route = checker.text(trigger, "route");
    if (route.empty() || std::find(kRoutes.begin(), kRoutes.end(), route) != kRoutes.end())
        return;
    const std::string nearest =
        nearestName(route, std::vector<std::string>(kRoutes.begin(), kRoutes.end()));
    Diagnostic &found = checker.report(trigger, "route", "content.drug.unknown-route",
                                       {{"route", route}, {"nearest", nearest}});
    addNearest(checker, found, nearest);
}

/// A dose that no drug is ever given in can never be reached.
void checkDoseUnit(Checker &checker, const Record &trigger)
{
    const auto *dose = std::get_if<Quantity>(&trigger.cell("dose"));
    if (!dose || checker.text(trigger, "type") != "drug")
        return;
    constexpr std::array<std::string_view, 13> units = {
        "mg",  "mg/kg", "mL",        "mL/kg", "[iU]",   "[iU]/kg", "mmol",
        "meq", "mg/h",  "ug/kg/min", "mL/h",  "[iU]/h", "mL/kg/h"};
    if (std::none_of(units.begin(), units.end(),
                     [&](std::string_view unit) { return sameDimension(unit, dose->unit); }))
        checker.report(trigger, "dose", "content.drug.dose-unit",
                       {{"found", displayUnit(dose->unit)}});
}

/// "happened" takes an action, a drug, or the name of an emitted event.
void checkHappened(Checker &checker, const Record &condition)
{
    const std::string what = checker.text(condition, "event");
    if (checker.text(condition, "type") != "happened" || what.empty() ||
        checker.schema.action(what) || checker.schema.drug(what) ||
        checker.emitted.contains(what) || checker.scriptsMention(what))
        return;
    std::vector<std::string> known = checker.schema.actionNames();
    const std::vector<std::string> drugs = checker.schema.drugNames();
    known.insert(known.end(), drugs.begin(), drugs.end());
    known.insert(known.end(), checker.emitted.begin(), checker.emitted.end());
    const std::string nearest = nearestName(what, known);
    Diagnostic &found = checker.report(condition, "event", "content.rule.unknown-happening",
                                       {{"event", what}, {"nearest", nearest}});
    addNearest(checker, found, nearest);
}

} // namespace

void checkNames(Checker &checker)
{
    for (const Record *trigger : checker.ofKind("trigger")) {
        checkActionName(checker, *trigger, "action");
        checkDrugName(checker, *trigger, "drug");
        checkRoute(checker, *trigger);
        checkDoseUnit(checker, *trigger);
    }
    for (const Record *condition : checker.ofKind("condition"))
        checkHappened(checker, *condition);
    for (const Record *action : checker.ofKind("action")) {
        if (checker.text(*action, "type") != "note") // a foreign action keeps its own name
            checkActionName(checker, *action, "name");
    }
    for (const Record *item : checker.ofKind("checklist"))
        checkActionName(checker, *item, "action");
}

} // namespace ward::content
