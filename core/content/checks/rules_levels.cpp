// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>
#include <cmath>

namespace ward::content {

namespace {

constexpr double kMarginShare = 0.02; ///< of the plausible range: a margin that stops a flicker

/// The schema field that `field` names, and whether `entity` has its component.
const FieldSpec *checkField(Checker &checker, const Record &record)
{
    const std::string path = checker.text(record, "field");
    if (path.empty())
        return nullptr;
    const FieldSpec *spec = checker.schema.field(path);
    if (!spec) {
        std::vector<std::string> known;
        for (const KindSpec &k : checker.schema.kinds()) {
            for (const FieldSpec &f : k.component ? k.fields : std::vector<FieldSpec>())
                known.push_back(k.name + '.' + f.name);
        }
        const std::string nearest = nearestName(path, known);
        Diagnostic &found = checker.report(record, "field", "content.rule.unknown-field",
                                           {{"field", path}, {"nearest", nearest}});
        addNearest(checker, found, nearest);
        return nullptr;
    }
    const Record *entity = checker.target(record, "entity");
    const std::string kind = path.substr(0, path.find('.'));
    const KindSpec *component = checker.schema.kind(kind);
    // Components only the engine writes come with the patient or monitor.
    if (entity && component->component && component->authored &&
        !checker.hasComponent(*entity, kind)) {
        Diagnostic &found =
            checker.report(record, "entity", "content.rule.no-component",
                           {{"entity", checker.name(*entity)}, {"component", component->label}});
        if (!checker.patients.empty() && checker.hasComponent(*checker.patients.front(), kind))
            addPatients(checker, found, record, "entity");
    }
    return spec;
}

Quantity inAuthoredUnit(const Record &record, std::string_view cell, double value,
                        const FieldSpec &spec)
{
    const std::string unit = spec.unit.empty() ? "1" : spec.unit;
    if (const auto *authored = std::get_if<Quantity>(&record.cell(cell))) {
        if (const auto back = convert(value, unit, authored->unit))
            return {std::round(*back * 100) / 100, authored->unit};
    }
    return {std::round(value * 100) / 100, unit};
}

bool isReach(std::string_view type)
{
    return type == "vital-rising" || type == "vital-falling";
}

std::optional<double> checkLevel(Checker &checker, const Record &record, const FieldSpec &spec,
                                 const char *cell)
{
    const auto *level = std::get_if<Quantity>(&record.cell(cell));
    if (!level)
        return std::nullopt;
    const std::string unit = spec.unit.empty() ? "1" : spec.unit;
    const std::optional<double> value = checker.level(record, cell, spec);
    if (!value) {
        Diagnostic &found = checker.report(record, cell, "content.rule.wrong-unit",
                                           {{"field", spec.label},
                                            {"found", displayUnit(level->unit)},
                                            {"expected", displayUnit(unit)}});
        found.fixes.push_back(
            setFix(checker, FixKind::Choice, record, cell, Quantity{level->value, unit}));
        return std::nullopt;
    }
    // A condition on a level out of reach always or never holds, which is said of the condition.
    const bool change = isReach(checker.text(record, "type")) || std::string_view(cell) == "margin";
    if (spec.hard && !change && (*value < spec.hard->low || *value > spec.hard->high)) {
        if (record.kind != "condition")
            checker.report(record, cell, "content.rule.unreachable-level",
                           {{"field", spec.label}, {"value", MessageQuantity{*value, unit}}});
    } else if (spec.plausible && !change &&
               (*value < spec.plausible->low || *value > spec.plausible->high)) {
        checker.report(record, cell, "content.value.implausible",
                       {{"field", spec.label},
                        {"value", MessageQuantity{*value, unit}},
                        {"low", MessageQuantity{spec.plausible->low, unit}},
                        {"high", MessageQuantity{spec.plausible->high, unit}}});
    }
    return *value;
}

double marginFor(const FieldSpec &spec)
{
    const double range = spec.plausible ? spec.plausible->high - spec.plausible->low : 0;
    const double step = spec.step > 0 ? spec.step : 1;
    return std::max(2 * step, std::round(kMarginShare * range / step) * step);
}

/// A repeated rule whose trigger clears where it fires flickers: it fires with every small swing.
void checkChatter(Checker &checker, const Record &trigger, const FieldSpec &spec,
                  std::optional<double> threshold, std::optional<double> clear)
{
    const Record *owner = checker.document.find(trigger.parent);
    if (!owner || owner->kind != "rule" || !threshold)
        return;
    const std::string type = checker.text(trigger, "type");
    const bool ranged = type == "vital-inside" || type == "vital-outside" || isReach(type);
    const auto margin = checker.level(trigger, "margin", spec);
    const bool damped = ranged ? margin && *margin > 0 : clear && *clear != *threshold;
    if (damped || checker.text(*owner, "fire") == "once" ||
        checker.seconds(*owner, "cooldown").value_or(0) > 0 ||
        checker.seconds(trigger, "duration").value_or(0) > 0)
        return;
    const double away = marginFor(spec);
    Diagnostic &found = checker.report(trigger, ranged ? "margin" : "clear", "content.rule.chatter",
                                       {{"field", spec.label}});
    if (ranged) {
        found.fixes.push_back(setFix(checker, FixKind::Choice, trigger, "margin",
                                     inAuthoredUnit(trigger, "threshold", away, spec)));
    } else {
        const double at = type == "vital-below" ? *threshold + away : *threshold - away;
        found.fixes.push_back(setFix(checker, FixKind::Choice, trigger, "clear",
                                     inAuthoredUnit(trigger, "threshold", at, spec)));
    }
}

void checkThreshold(Checker &checker, const Record &record, const FieldSpec &spec)
{
    const std::string type = checker.text(record, "type");
    const std::string unit = spec.unit.empty() ? "1" : spec.unit;
    const auto threshold = checkLevel(checker, record, spec, "threshold");
    if (isReach(type) && threshold && *threshold <= 0) {
        Diagnostic &found = checker.report(record, "threshold", "content.rule.change-positive",
                                           {{"field", spec.label}});
        if (*threshold < 0)
            found.fixes.push_back(setFix(checker, FixKind::Safe, record, "threshold",
                                         inAuthoredUnit(record, "threshold", -*threshold, spec)));
    }
    if (type == "vital-inside" || type == "vital-outside") {
        const auto upper = checkLevel(checker, record, spec, "upper");
        if (threshold && upper && *upper <= *threshold) {
            Diagnostic &found = checker.report(record, "upper", "content.rule.range-order",
                                               {{"field", spec.label},
                                                {"low", MessageQuantity{*threshold, unit}},
                                                {"high", MessageQuantity{*upper, unit}}});
            if (*upper < *threshold)
                found.fixes.push_back(
                    swapFix(checker, FixKind::Safe, record, "threshold", "upper"));
        }
    }
    std::optional<double> clear;
    if (record.kind == "trigger") {
        (void)checkLevel(checker, record, spec, "margin");
        clear = checkLevel(checker, record, spec, "clear");
        checkChatter(checker, record, spec, threshold, clear);
    }
    if (threshold && clear &&
        ((type == "vital-below" && *clear < *threshold) ||
         (type == "vital-above" && *clear > *threshold))) {
        Diagnostic &found = checker.report(record, "clear", "content.rule.clear-side",
                                           {{"field", spec.label},
                                            {"threshold", MessageQuantity{*threshold, unit}},
                                            {"clear", MessageQuantity{*clear, unit}}});
        // As far away as was meant, on the other side.
        double mirrored = 2 * *threshold - *clear;
        if (spec.hard)
            mirrored = std::clamp(mirrored, spec.hard->low, spec.hard->high);
        found.fixes.push_back(setFix(checker, FixKind::Choice, record, "clear",
                                     inAuthoredUnit(record, "clear", mirrored, spec)));
    }
}

bool isVital(std::string_view type)
{
    return type.starts_with("vital-") && type != "vital-unknown";
}

} // namespace

void checkLevels(Checker &checker)
{
    for (const char *kind : {"trigger", "condition"}) {
        for (const Record *record : checker.ofKind(kind)) {
            const FieldSpec *spec = checkField(checker, *record);
            if (spec && isVital(checker.text(*record, "type")))
                checkThreshold(checker, *record, *spec);
        }
    }
    for (const Record *action : checker.ofKind("action")) {
        const FieldSpec *spec = checkField(checker, *action);
        if (!spec || checker.text(*action, "type") != "trend")
            continue;
        for (const char *cell : {"until", "floor", "ceiling"})
            (void)checkLevel(checker, *action, *spec, cell);
    }
}

} // namespace ward::content
