// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"

#include <algorithm>
#include <initializer_list>

namespace ward::content {

namespace {

using Needs = std::map<std::string, std::vector<std::string_view>, std::less<>>;

/// What each type cannot do without. A type in no row needs nothing.
const Needs &triggerNeeds()
{
    static const Needs needs = {{"at", {"at"}},
                                {"every", {"every"}},
                                {"phase-time", {"at"}},
                                {"vital-below", {"entity", "field", "threshold"}},
                                {"vital-above", {"entity", "field", "threshold"}},
                                {"vital-inside", {"entity", "field", "threshold", "upper"}},
                                {"vital-outside", {"entity", "field", "threshold", "upper"}},
                                {"vital-rising", {"entity", "field", "threshold", "within"}},
                                {"vital-falling", {"entity", "field", "threshold", "within"}},
                                {"trend-reached", {"entity", "field"}},
                                {"event", {"event"}},
                                {"cue", {"event"}},
                                {"action", {"action"}},
                                {"phase-entered", {"phase"}},
                                {"phase-left", {"phase"}},
                                {"entity-moved", {"zone"}},
                                {"absence", {"within"}},
                                {"alarm", {"alarm"}},
                                {"timer", {"timer"}},
                                {"variable", {"variable", "threshold"}}};
    return needs;
}
const Needs &conditionNeeds()
{
    static const Needs needs = {{"in-phase", {"phase"}},
                                {"happened", {"event"}},
                                {"rhythm-is", {"entity", "rhythm"}},
                                {"vital-below", {"entity", "field", "threshold"}},
                                {"vital-above", {"entity", "field", "threshold"}},
                                {"vital-inside", {"entity", "field", "threshold", "upper"}},
                                {"vital-outside", {"entity", "field", "threshold", "upper"}},
                                {"vital-unknown", {"entity", "field"}},
                                {"entity-state", {"entity", "field", "value"}},
                                {"alarm", {"alarm"}},
                                {"variable", {"variable"}}};
    return needs;
}
const Needs &actionNeeds()
{
    static const Needs needs = {{"set", {"entity", "field", "value"}},
                                {"trend", {"entity", "field", "value"}},
                                {"stop-trend", {"entity"}},
                                {"rhythm", {"entity", "rhythm"}},
                                {"spawn", {"prefab"}},
                                {"remove", {"entity"}},
                                {"move", {"entity"}},
                                {"attach", {"entity", "parent"}},
                                {"device", {"entity", "value"}},
                                {"alarm", {"alarm_command"}},
                                {"phase", {"phase"}},
                                {"say", {"text"}},
                                {"mark", {"text"}},
                                {"prompt", {"text"}},
                                {"sound", {"sound"}},
                                {"event", {"event"}},
                                {"timer", {"timer"}},
                                {"variable", {"variable", "value"}},
                                {"script", {"script"}}};
    return needs;
}

/// With one patient in the room, "of whom" goes without saying; a thing has to be named.
bool goesWithoutSaying(std::string_view type)
{
    return type != "remove" && type != "move" && type != "attach" && type != "device" &&
           type != "connected";
}

bool isBlank(const CellValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return isAbsent(value) || (text && text->empty());
}

void reportMissing(Checker &checker, const Record &record, std::string_view field)
{
    checker.report(record, "type", "content.rule.incomplete",
                   {{"kind", checker.schema.kind(record.kind)->label},
                    {"type", checker.typeLabel(record)},
                    {"field", checker.label(record, field)}});
}

/// What one type needs only when something else is not there.
void checkEither(Checker &checker, const Record &record, const std::string &type)
{
    const auto none = [&](std::initializer_list<const char *> cells) {
        return std::all_of(cells.begin(), cells.end(),
                           [&](const char *cell) { return isBlank(record.cell(cell)); });
    };
    const Record *owner = checker.document.find(record.parent);
    if (type == "move" && none({"parent", "position"}))
        reportMissing(checker, record, "position");
    else if (type == "timer" && record.kind == "action" &&
             checker.text(record, "timer_operation") != "stop" &&
             checker.seconds(record, "over").value_or(0) <= 0)
        reportMissing(checker, record, "over");
    else if (type == "phase-time" && none({"phase"}) &&
             (!owner || owner->kind != "rule" || isAbsent(owner->cell("phase"))))
        reportMissing(checker, record, "phase");
    else if (type == "variable" && record.kind == "condition" &&
             none({"threshold", "upper", "value"}))
        reportMissing(checker, record, "value");
    else if ((type == "entity-used" || type == "entity-connected" || type == "connected") &&
             none({"entity", "prefab"}))
        reportMissing(checker, record, "entity");
}

void checkNeeds(Checker &checker, const Record &record, const Needs &needs)
{
    const std::string type = checker.text(record, "type");
    checkEither(checker, record, type);
    const auto it = needs.find(type);
    if (it == needs.end())
        return;
    for (const std::string_view field : it->second) {
        const bool entity = field == "entity";
        if (entity && checker.patients.size() == 1 && goesWithoutSaying(type))
            continue;
        if (!isBlank(checker.cell(record, field)))
            continue;
        Diagnostic &found = checker.report(record, "type", "content.rule.incomplete",
                                           {{"kind", checker.schema.kind(record.kind)->label},
                                            {"type", checker.typeLabel(record)},
                                            {"field", checker.label(record, field)}});
        if (entity && goesWithoutSaying(type))
            addPatients(checker, found, record, "entity");
    }
}

/// A part below one that takes no parts is never looked at; one that lives of parts needs some.
void checkNesting(Checker &checker, const Record &record)
{
    const std::string type = checker.text(record, "type");
    const bool holds =
        record.kind == "condition" ? type == "group" : type == "absence" || type == "sequence";
    const auto parts = checker.document.children(record.id, record.kind);
    if (holds && parts.empty()) {
        Diagnostic &found = checker.report(record, "type", "content.rule.no-parts",
                                           {{"kind", checker.schema.kind(record.kind)->label},
                                            {"type", checker.typeLabel(record)}});
        found.fixes.push_back(removeFix(checker, FixKind::Choice, record));
    }
    for (const Record *part : holds ? std::vector<const Record *>() : parts) {
        Diagnostic &found = checker.report(*part, {}, "content.rule.stray-part",
                                           {{"kind", checker.schema.kind(record.kind)->label},
                                            {"type", checker.typeLabel(*part)},
                                            {"parent", checker.typeLabel(record)}});
        found.fixes.push_back(removeFix(checker, FixKind::Safe, *part));
    }
}

} // namespace

void checkParts(Checker &checker)
{
    for (const Record *trigger : checker.ofKind("trigger")) {
        checkNeeds(checker, *trigger, triggerNeeds());
        checkNesting(checker, *trigger);
    }
    for (const Record *condition : checker.ofKind("condition")) {
        checkNeeds(checker, *condition, conditionNeeds());
        checkNesting(checker, *condition);
    }
    for (const Record *action : checker.ofKind("action"))
        checkNeeds(checker, *action, actionNeeds());
    for (const Behaviour &behaviour : checker.behaviours) {
        const Record &record = *behaviour.record;
        if (behaviour.scheduled) {
            if (behaviour.actions.empty()) {
                Diagnostic &found = checker.report(record, {}, "content.event.no-action",
                                                   {{"event", checker.name(record)}});
                found.fixes.push_back(removeFix(checker, FixKind::Choice, record));
            }
            continue;
        }
        if (behaviour.triggers.empty())
            checker.report(record, {}, "content.rule.no-trigger", {{"rule", checker.name(record)}});
        if (behaviour.actions.empty()) {
            Diagnostic &found = checker.report(record, {}, "content.rule.no-action",
                                               {{"rule", checker.name(record)}});
            found.fixes.push_back(removeFix(checker, FixKind::Choice, record));
        }
    }
}

} // namespace ward::content
