// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"

#include <algorithm>

namespace ward::content {

namespace {

/// Equal in kind, cells and parts; ids, ranks, names and sources do not matter.
bool same(const Checker &checker, const Record &a, const Record &b)
{
    const auto meaning = [](const Record &record) {
        Cells cells = record.cells;
        for (const char *cell : {"name", "source", "reviewed_by", "debrief"})
            cells.erase(cell);
        return cells;
    };
    if (a.kind != b.kind || meaning(a) != meaning(b))
        return false;
    for (const char *kind : {"trigger", "condition", "action"}) {
        const auto ofA = checker.document.children(a.id, kind);
        const auto ofB = checker.document.children(b.id, kind);
        if (!std::equal(ofA.begin(), ofA.end(), ofB.begin(), ofB.end(),
                        [&](const Record *x, const Record *y) { return same(checker, *x, *y); }))
            return false;
    }
    return true;
}

/// Saying, marking or scoring twice may be meant; so may a relative change.
bool mayBeMeant(const Checker &checker, const Record &action)
{
    const std::string type = checker.text(action, "type");
    return type != "set" || checker.flag(action, "relative");
}

void checkTwins(Checker &checker, const std::vector<const Record *> &parts, const char *code)
{
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool twin =
            std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const Record *p) { return same(checker, *p, *parts[i]); });
        if (!twin)
            continue;
        const Record *owner = checker.document.find(parts[i]->parent);
        Diagnostic &found = checker.report(
            *parts[i], {}, code,
            {{"type", checker.typeLabel(*parts[i])}, {"rule", owner ? checker.name(*owner) : ""}});
        const bool choice = parts[i]->kind == "action" && mayBeMeant(checker, *parts[i]);
        found.fixes.push_back(
            removeFix(checker, choice ? FixKind::Choice : FixKind::Safe, *parts[i]));
    }
}

} // namespace

void checkDuplicates(Checker &checker)
{
    // Rules by what they hang on: only those with equal first triggers can be twins.
    std::map<std::string, std::vector<const Behaviour *>> byTrigger;
    for (const Behaviour &behaviour : checker.behaviours) {
        checkTwins(checker, behaviour.triggers, "content.trigger.duplicate");
        checkTwins(checker, behaviour.conditions, "content.condition.duplicate");
        // Notes keep what an imported scenario did, as often as it did it.
        std::vector<const Record *> actions = behaviour.actions;
        std::erase_if(actions, [&](const Record *a) { return checker.text(*a, "type") == "note"; });
        checkTwins(checker, actions, "content.action.duplicate");
        if (behaviour.scheduled || behaviour.triggers.empty() || behaviour.actions.empty())
            continue;
        const Record &trigger = *behaviour.triggers.front();
        std::string key = checker.text(trigger, "type");
        for (const char *cell : {"event", "action", "drug", "field", "timer", "variable"})
            key += '\n' + checker.text(trigger, cell);
        auto &like = byTrigger[key];
        for (const Behaviour *other : like) {
            if (!same(checker, *other->record, *behaviour.record))
                continue;
            Diagnostic &found = checker.report(*behaviour.record, {}, "content.rule.duplicate",
                                               {{"rule", checker.name(*behaviour.record)},
                                                {"other", checker.name(*other->record)}});
            found.fixes.push_back(removeFix(checker, FixKind::Choice, *behaviour.record));
            break;
        }
        like.push_back(&behaviour);
    }
}

} // namespace ward::content
