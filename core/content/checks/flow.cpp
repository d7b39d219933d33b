// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"

#include <algorithm>

namespace ward::content {

namespace {

/// A phase is entered with those around it, and one with phases inside begins in its first.
void enter(const Checker &checker, const Id &phase, std::set<Id> &reached)
{
    for (const Record *at = checker.document.find(phase); at && at->kind == "phase";
         at = checker.document.find(at->parent))
        reached.insert(at->id);
    Id inner = phase;
    for (auto parts = checker.document.children(inner, "phase"); !parts.empty();
         parts = checker.document.children(inner, "phase")) {
        inner = parts.front()->id;
        reached.insert(inner);
    }
}

/// Where an action leads, if it changes the phase.
const Record *destination(const Checker &checker, const Record &action)
{
    return checker.text(action, "type") == "phase" ? checker.target(action, "phase") : nullptr;
}

/// Whether anything can lead from `phase` to one outside of it.
bool hasExit(const Checker &checker, const Record &phase)
{
    for (const Behaviour &behaviour : checker.behaviours) {
        if (!behaviour.enabled || (behaviour.phase && !checker.together(*behaviour.phase, phase)))
            continue;
        for (const Record *action : behaviour.actions) {
            const Record *to = destination(checker, *action);
            if (to && !checker.document.isWithin(to->id, phase.id))
                return true;
        }
    }
    return false;
}

} // namespace

std::set<Id> reachablePhases(const Checker &checker)
{
    std::set<Id> reached;
    const Record *scenario = checker.document.scenario();
    if (const Record *first = scenario ? checker.target(*scenario, "initial_phase") : nullptr)
        enter(checker, first->id, reached);
    if (reached.empty())
        return reached;
    for (const Record *phase : checker.ofKind("phase")) {
        if (checker.scriptsMention(checker.text(*phase, "name")) ||
            checker.scriptsMention(phase->id.toString()))
            enter(checker, phase->id, reached);
    }
    for (bool grew = true; grew;) {
        const std::size_t before = reached.size();
        for (const Behaviour &behaviour : checker.behaviours) {
            if (!behaviour.enabled || (behaviour.phase && !reached.contains(behaviour.phase->id)))
                continue;
            for (const Record *action : behaviour.actions) {
                const Record *to = destination(checker, *action);
                if (to && !reached.contains(to->id))
                    enter(checker, to->id, reached);
            }
        }
        grew = reached.size() > before;
    }
    return reached;
}

void checkFlow(Checker &checker)
{
    const Record *scenario = checker.document.scenario();
    if (!scenario)
        return;
    const auto &phases = checker.ofKind("phase");
    const Record *first = checker.target(*scenario, "initial_phase");
    if (!phases.empty() && !first) {
        Diagnostic &found = checker.report(*scenario, "initial_phase", "content.phase.no-first");
        const auto outer = checker.document.children(scenario->id, "phase");
        if (!outer.empty())
            found.fixes.push_back(setFix(checker, FixKind::Choice, *scenario, "initial_phase",
                                         CellValue(outer.front()->id)));
    }
    const auto outer = checker.document.children(scenario->id, "phase");
    for (const Record *phase : phases) {
        if (!checker.reachable.empty() && !checker.reachable.contains(phase->id)) {
            Diagnostic &found = checker.report(*phase, {}, "content.phase.unreachable",
                                               {{"phase", checker.name(*phase)}});
            found.fixes.push_back(removeFix(checker, FixKind::Choice, *phase));
        } else if (phase->parent == scenario->id && phase != outer.back() &&
                   !hasExit(checker, *phase) && !checker.scriptsMention("phase")) {
            // The last of the list is where a scenario ends; any other was meant to go on.
            checker.report(*phase, {}, "content.phase.no-exit", {{"phase", checker.name(*phase)}});
        }
    }
}

} // namespace ward::content
