// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checker.h"
#include "core/content/units.h"

#include <set>

namespace ward::content {

namespace {

/// Phases that can be entered: the first one, and where the actions of events and of rules that can
/// be active lead to.
std::set<Id> reachablePhases(const Checker &checker)
{
    std::set<Id> reached;
    const Record *scenario = checker.document.scenario();
    if (const Record *first = scenario ? checker.target(*scenario, "initial_phase") : nullptr)
        reached.insert(first->id);
    const std::vector<const Record *> actions = checker.ofKind("action");
    for (bool grew = true; grew;) {
        grew = false;
        for (const Record *action : actions) {
            const Record *to = checker.target(*action, "phase");
            const Record *owner = checker.document.find(action->parent);
            if (checker.text(*action, "type") != "phase" || !to || !owner ||
                reached.contains(to->id))
                continue;
            const auto *enabled = std::get_if<bool>(&checker.cell(*owner, "enabled"));
            const Record *onlyIn =
                owner->kind == "rule" ? checker.target(*owner, "phase") : nullptr;
            if ((!enabled || *enabled) && (!onlyIn || reached.contains(onlyIn->id)))
                grew = reached.insert(to->id).second || grew;
        }
    }
    return reached;
}

} // namespace

void checkFlow(Checker &checker)
{
    const Record *scenario = checker.document.scenario();
    if (!scenario)
        return;
    const std::vector<const Record *> phases = checker.ofKind("phase");
    if (!phases.empty() && !checker.target(*scenario, "initial_phase"))
        checker.report(Severity::Warning, *scenario, "initial_phase", "content.phase.no-first");
    const std::set<Id> reachable = reachablePhases(checker);
    for (const Record *phase : phases) {
        if (!reachable.empty() && !reachable.contains(phase->id)) {
            checker.report(Severity::Warning, *phase, {}, "content.phase.unreachable",
                           {{"phase", checker.name(*phase)}});
        }
    }
    const auto *duration = std::get_if<Quantity>(&checker.cell(*scenario, "duration"));
    for (const Record *event : checker.ofKind("event")) {
        const auto *at = std::get_if<Quantity>(&event->cell("at"));
        if (!at) {
            checker.report(Severity::Error, *event, {}, "content.event.no-time",
                           {{"event", checker.name(*event)}});
            continue;
        }
        const auto when = convert(at->value, at->unit, "s");
        const auto end = duration ? convert(duration->value, duration->unit, "s") : when;
        if (when && end && *when > *end) {
            checker.report(Severity::Warning, *event, "at", "content.event.after-end",
                           {{"event", checker.name(*event)},
                            {"at", MessageTime{static_cast<std::int64_t>(*when * 1e6)}},
                            {"end", MessageTime{static_cast<std::int64_t>(*end * 1e6)}}});
        }
    }
}

} // namespace ward::content
