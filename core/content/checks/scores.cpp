// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"

#include <algorithm>
#include <limits>

namespace ward::content {

namespace {

/// A mark of the same rule stands beside the points on the debrief's timeline and explains them.
bool isExplained(const Checker &checker, const Behaviour &behaviour, const Record &score)
{
    if (!checker.text(score, "text").empty() || !checker.text(*behaviour.record, "debrief").empty())
        return true;
    return std::any_of(behaviour.actions.begin(), behaviour.actions.end(), [&](const Record *a) {
        return checker.text(*a, "type") == "mark" && !checker.text(*a, "text").empty();
    });
}

/// The lowest and the highest total that can come about.
struct Totals
{
    double lowest = 0;
    double highest = 0;
};

Totals attainable(const Checker &checker)
{
    Totals totals;
    for (const Behaviour &behaviour : checker.behaviours) {
        for (const Record *action : behaviour.actions) {
            if (!behaviour.enabled || checker.text(*action, "type") != "score")
                continue;
            double points = static_cast<double>(checker.integer(*action, "points"));
            if (behaviour.repeats())
                points *= std::numeric_limits<double>::infinity(); // as often as one likes
            if (points > 0)
                totals.highest += points;
            else if (points < 0)
                totals.lowest += points;
        }
    }
    if (checker.scriptsMention("score")) {
        totals.lowest = -std::numeric_limits<double>::infinity();
        totals.highest = std::numeric_limits<double>::infinity();
    }
    return totals;
}

void checkReached(Checker &checker)
{
    const Totals totals = attainable(checker);
    for (const char *kind : {"trigger", "condition"}) {
        for (const Record *part : checker.ofKind(kind)) {
            const std::string type = checker.text(*part, "type");
            const auto points = static_cast<double>(checker.integer(*part, "points"));
            const bool above = type == "score-above" && points >= totals.highest;
            const bool below = type == "score-below" && points <= totals.lowest;
            if (above || below) {
                checker.report(
                    *part, "points", "content.score.unreachable",
                    {{"points", static_cast<std::int64_t>(points)},
                     {"limit", static_cast<std::int64_t>(above ? totals.highest : totals.lowest)}});
            }
        }
    }
}

void checkChecklist(Checker &checker, const Record &item)
{
    const std::string name = checker.text(item, "action");
    const ActionSpec *action = checker.schema.action(name);
    if (name.empty())
        checker.report(item, "action", "content.checklist.no-action",
                       {{"item", checker.name(item)}});
    else if (action && action->target == "scenario")
        checker.report(item, "action", "content.checklist.impossible",
                       {{"item", checker.name(item)}, {"action", action->label}});
    const Record *phase = checker.target(item, "phase");
    if (phase && !checker.reachable.empty() && !checker.reachable.contains(phase->id)) {
        checker.report(item, "phase", "content.checklist.unreachable-phase",
                       {{"item", checker.name(item)}, {"phase", checker.name(*phase)}});
    }
    const auto within = checker.seconds(item, "within");
    if (within && checker.plannedEnd > 0 && *within > checker.plannedEnd) {
        Diagnostic &found = checker.report(
            item, "within", "content.time.longer-than-scenario",
            {{"field", checker.label(item, "within")},
             {"time", MessageTime{static_cast<std::int64_t>(*within * 1e6)}},
             {"end", MessageTime{static_cast<std::int64_t>(checker.plannedEnd * 1e6)}}});
        found.fixes.push_back(longerFix(checker, *within));
    }
}

} // namespace

void checkScores(Checker &checker)
{
    bool scored = false;
    for (const Behaviour &behaviour : checker.behaviours) {
        for (const Record *action : behaviour.actions) {
            if (checker.text(*action, "type") != "score")
                continue;
            scored = true;
            if (checker.integer(*action, "points") == 0) {
                Diagnostic &found = checker.report(*action, "points", "content.score.zero");
                found.fixes.push_back(removeFix(checker, FixKind::Safe, *action));
            } else if (!isExplained(checker, behaviour, *action)) {
                const std::string name = checker.text(*behaviour.record, "name");
                Diagnostic &found = checker.report(*action, "text", "content.score.no-debrief",
                                                   {{"rule", checker.name(*behaviour.record)}});
                if (!name.empty())
                    found.fixes.push_back(
                        setFix(checker, FixKind::Choice, *action, "text", CellValue(name)));
            }
        }
    }
    checkReached(checker);
    const auto &items = checker.ofKind("checklist");
    for (const Record *item : items)
        checkChecklist(checker, *item);
    const auto &objectives = checker.ofKind("objective");
    if (!objectives.empty() && items.empty() && !scored)
        checker.report(*objectives.front(), {}, "content.objective.unmeasured");
}

} // namespace ward::content
