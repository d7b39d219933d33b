// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/checks/checker.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <map>

namespace ward::content {

namespace {

using Needs = std::map<std::string, std::vector<std::string_view>, std::less<>>;

/// What each type cannot do without.
const Needs &triggerNeeds()
{
    static const Needs needs = {{"at", {"at"}},
                                {"vital-below", {"entity", "field", "threshold"}},
                                {"vital-above", {"entity", "field", "threshold"}},
                                {"event", {"event"}},
                                {"cue", {"event"}},
                                {"action", {"action"}},
                                {"drug", {"drug"}},
                                {"phase-entered", {"phase"}},
                                {"phase-left", {"phase"}}};
    return needs;
}
const Needs &conditionNeeds()
{
    static const Needs needs = {{"in-phase", {"phase"}},
                                {"happened", {"event"}},
                                {"rhythm-is", {"entity", "rhythm"}},
                                {"vital-below", {"entity", "field", "threshold"}},
                                {"vital-above", {"entity", "field", "threshold"}},
                                {"entity-state", {"entity", "field", "value"}}};
    return needs;
}
const Needs &actionNeeds()
{
    static const Needs needs = {{"set", {"entity", "field", "value"}},
                                {"trend", {"entity", "field", "value"}},
                                {"rhythm", {"entity", "rhythm"}},
                                {"spawn", {"prefab"}},
                                {"remove", {"entity"}},
                                {"phase", {"phase"}},
                                {"say", {"text"}},
                                {"mark", {"text"}},
                                {"event", {"event"}},
                                {"score", {"points"}}};
    return needs;
}

void checkNeeds(Checker &checker, const Record &record, const Needs &needs)
{
    const std::string type = checker.text(record, "type");
    const auto it = needs.find(type);
    if (it == needs.end())
        return;
    for (const std::string_view field : it->second) {
        // With one patient in the room, "of whom" goes without saying.
        if (field == "entity" && type != "remove" && checker.hasOnePatient)
            continue;
        const FieldSpec *spec = checker.schema.field(record.kind, field);
        if (isAbsent(checker.cell(record, field))) {
            checker.report(Severity::Error, record, "type", "content.rule.incomplete",
                           {{"kind", checker.schema.kind(record.kind)->label},
                            {"type", type},
                            {"field", spec ? spec->label : std::string(field)}});
        }
    }
}

/// The schema field that `field` names, and whether `entity` has its component.
const FieldSpec *checkField(Checker &checker, const Record &record)
{
    const std::string path = checker.text(record, "field");
    if (path.empty())
        return nullptr;
    const FieldSpec *spec = checker.schema.field(path);
    const std::string kind = path.substr(0, path.find('.'));
    if (!spec) {
        std::vector<std::string> known;
        for (const KindSpec &k : checker.schema.kinds()) {
            for (const FieldSpec &f : k.component ? k.fields : std::vector<FieldSpec>())
                known.push_back(k.name + '.' + f.name);
        }
        checker.report(Severity::Error, record, "field", "content.rule.unknown-field",
                       {{"field", path}, {"nearest", nearestName(path, known)}});
        return nullptr;
    }
    const Record *entity = checker.target(record, "entity");
    const KindSpec *component = checker.schema.kind(kind);
    // Components only the engine writes come with the patient or monitor.
    if (entity && component->component && component->authored &&
        !checker.hasComponent(*entity, kind)) {
        checker.report(Severity::Error, record, "entity", "content.rule.no-component",
                       {{"entity", checker.name(*entity)}, {"component", component->label}});
    }
    return spec;
}

std::optional<double> checkLevel(Checker &checker, const Record &record, const FieldSpec &spec,
                                 const char *cell)
{
    const auto *level = std::get_if<Quantity>(&record.cell(cell));
    if (!level)
        return std::nullopt;
    const std::string unit = spec.unit.empty() ? "1" : spec.unit;
    const Result<double> value = convert(level->value, level->unit, unit);
    if (!value) {
        checker.report(Severity::Error, record, cell, "content.rule.wrong-unit",
                       {{"field", spec.label},
                        {"found", displayUnit(level->unit)},
                        {"expected", displayUnit(unit)}});
        return std::nullopt;
    }
    if (spec.hard && (*value < spec.hard->low || *value > spec.hard->high)) {
        checker.report(Severity::Warning, record, cell, "content.rule.unreachable-level",
                       {{"field", spec.label}, {"value", MessageQuantity{*value, unit}}});
    }
    return *value;
}

void checkThreshold(Checker &checker, const Record &record)
{
    const FieldSpec *spec = checkField(checker, record);
    const std::string type = checker.text(record, "type");
    if (!spec || (type != "vital-below" && type != "vital-above"))
        return;
    const auto threshold = checkLevel(checker, record, *spec, "threshold");
    const auto clear = checkLevel(checker, record, *spec, "clear");
    if (!threshold || !clear)
        return;
    const bool wrongSide = type == "vital-below" ? *clear < *threshold : *clear > *threshold;
    if (wrongSide) {
        checker.report(Severity::Error, record, "clear", "content.rule.clear-side",
                       {{"field", spec->label},
                        {"threshold", MessageQuantity{*threshold, spec->unit}},
                        {"clear", MessageQuantity{*clear, spec->unit}}});
    }
}

void checkActionName(Checker &checker, const Record &record, const char *cell)
{
    const std::string name = checker.text(record, cell);
    if (name.empty() || checker.schema.action(name))
        return;
    checker.report(
        Severity::Error, record, cell, "content.rule.unknown-action",
        {{"action", name}, {"nearest", nearestName(name, checker.schema.actionNames())}});
}

void checkDrugName(Checker &checker, const Record &record, const char *cell)
{
    const std::string name = checker.text(record, cell);
    if (name.empty() || checker.schema.drug(name))
        return;
    checker.report(Severity::Error, record, cell, "content.drug.unknown",
                   {{"drug", name}, {"nearest", nearestName(name, checker.schema.drugNames())}});
}

void checkTargetValue(Checker &checker, const Record &record)
{
    const FieldSpec *spec = checkField(checker, record);
    const std::string value = checker.text(record, "value");
    const std::string type = checker.text(record, "type");
    if (!spec || value.empty() || (type != "set" && type != "trend" && type != "entity-state"))
        return;
    if (!spec->authored && type != "entity-state") {
        checker.report(Severity::Error, record, "field", "content.cell.not-authored",
                       {{"field", spec->label}});
        return;
    }
    const auto *relative = std::get_if<bool>(&checker.cell(record, "relative"));
    FieldSpec reader = *spec;
    if (relative && *relative)
        reader.hard.reset(); // a change may be negative
    const Result<CellValue> read = cellFromText(checker.schema, reader, value);
    if (!read) {
        Diagnostic d;
        d.record = record.id;
        d.field = "value";
        d.message = read.error().message;
        checker.findings.push_back(std::move(d));
    } else if (type == "trend" && spec->type != FieldType::Quantity &&
               spec->type != FieldType::Integer) {
        checker.report(Severity::Error, record, "field", "content.rule.not-a-number",
                       {{"field", spec->label}});
    }
}

/// Names that rules wait for and nothing in the scenario emits.
void checkEmitted(Checker &checker)
{
    for (const Record *trigger : checker.ofKind("trigger")) {
        const std::string event = checker.text(*trigger, "event");
        if (checker.text(*trigger, "type") == "event" && !event.empty() &&
            !checker.emitted.contains(event))
            checker.report(Severity::Info, *trigger, "event", "content.rule.event-not-emitted",
                           {{"event", event}});
    }
}

/// "happened" takes an action, a drug, or the name of an emitted event.
void checkHappened(Checker &checker, const Record &condition)
{
    const std::string what = checker.text(condition, "event");
    if (checker.text(condition, "type") != "happened" || what.empty() ||
        checker.schema.action(what) || checker.schema.drug(what) || checker.emitted.contains(what))
        return;
    std::vector<std::string> known = checker.schema.actionNames();
    const std::vector<std::string> drugs = checker.schema.drugNames();
    known.insert(known.end(), drugs.begin(), drugs.end());
    checker.report(Severity::Warning, condition, "event", "content.rule.unknown-happening",
                   {{"event", what}, {"nearest", nearestName(what, known)}});
}

} // namespace

void checkRules(Checker &checker)
{
    for (const Record *record : checker.records) {
        if (record->kind == "trigger") {
            checkNeeds(checker, *record, triggerNeeds());
            checkThreshold(checker, *record);
            checkActionName(checker, *record, "action");
            checkDrugName(checker, *record, "drug");
        } else if (record->kind == "condition") {
            checkNeeds(checker, *record, conditionNeeds());
            if (checker.text(*record, "type") == "entity-state")
                checkTargetValue(checker, *record);
            else
                checkThreshold(checker, *record);
            checkHappened(checker, *record);
        } else if (record->kind == "action") {
            checkNeeds(checker, *record, actionNeeds());
            checkTargetValue(checker, *record);
            if (checker.text(*record, "type") != "note") // a foreign action keeps its own name
                checkActionName(checker, *record, "name");
        } else if (record->kind == "checklist") {
            checkActionName(checker, *record, "action");
        } else if (record->kind == "rule") {
            for (const char *part : {"trigger", "action"}) {
                if (checker.document.children(record->id, part).empty()) {
                    checker.report(Severity::Warning, *record, {},
                                   std::string("content.rule.no-") + part,
                                   {{"rule", checker.name(*record)}});
                }
            }
        }
    }
    checkEmitted(checker);
}

} // namespace ward::content
