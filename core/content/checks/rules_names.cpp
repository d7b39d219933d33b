// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"

namespace ward::content {

namespace {

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
    for (const Record *trigger : checker.ofKind("trigger"))
        checkActionName(checker, *trigger, "action");
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
