// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content {

namespace {

void checkPhase(Checker &checker, const Behaviour &rule)
{
    if (!rule.phase || checker.reachable.empty() || checker.reachable.contains(rule.phase->id))
        return;
    Diagnostic &found = checker.report(
        *rule.record, "phase", "content.rule.unreachable-phase",
        {{"rule", checker.name(*rule.record)}, {"phase", checker.name(*rule.phase)}});
    found.fixes.push_back(clearFix(checker, FixKind::Choice, *rule.record, "phase"));
}

/// The trigger happens in a phase in which the rule is not active.
void checkPhaseTrigger(Checker &checker, const Behaviour &rule, const Record &trigger)
{
    const std::string type = checker.text(trigger, "type");
    const Record *phase = checker.target(trigger, "phase");
    if (!phase || (type != "phase-entered" && type != "phase-time" && type != "phase-left"))
        return;
    if (!checker.reachable.empty() && !checker.reachable.contains(phase->id)) {
        checker.report(trigger, "phase", "content.trigger.unreachable-phase",
                       {{"phase", checker.name(*phase)}});
        return;
    }
    // Whoever leaves a phase is no longer in it, nor in any inside of it.
    const bool active = type == "phase-left"
                            ? rule.phase && !checker.document.isWithin(rule.phase->id, phase->id)
                            : rule.phase && checker.together(*rule.phase, *phase);
    if (!rule.phase || active)
        return;
    Diagnostic &found = checker.report(trigger, "phase", "content.rule.phase-contradiction",
                                       {{"rule", checker.name(*rule.record)},
                                        {"phase", checker.name(*phase)},
                                        {"only", checker.name(*rule.phase)}});
    found.fixes.push_back(clearFix(checker, FixKind::Choice, *rule.record, "phase"));
}

/// The threshold is the end of what is possible: nothing lies beyond it.
void checkEdge(Checker &checker, const Record &trigger)
{
    const FieldSpec *spec = checker.namedField(trigger);
    const std::string type = checker.text(trigger, "type");
    if (!spec || !spec->hard)
        return;
    const auto level = checker.level(trigger, "threshold", *spec);
    if (level && ((type == "vital-below" && *level == spec->hard->low) ||
                  (type == "vital-above" && *level == spec->hard->high))) {
        checker.report(trigger, "threshold", "content.rule.edge-level",
                       {{"field", spec->label}, {"value", MessageQuantity{*level, spec->unit}}});
    }
}

/// "From the n-th time on" of something that happens once.
void checkNth(Checker &checker, const Record &trigger)
{
    const std::int64_t nth = checker.integer(trigger, "nth");
    const std::string type = checker.text(trigger, "type");
    if (nth <= 1 || type != "at")
        return;
    Diagnostic &found = checker.report(trigger, "nth", "content.rule.nth-impossible",
                                       {{"type", checker.typeLabel(trigger)}, {"nth", nth}});
    found.fixes.push_back(clearFix(checker, FixKind::Safe, trigger, "nth"));
}

/// What happens to a body is no learner's doing; a rule waits for it in vain unless the scenario
/// does it.
void checkActionTrigger(Checker &checker, const Record &trigger)
{
    const std::string type = checker.text(trigger, "type");
    const ActionSpec *action = checker.schema.action(checker.text(trigger, "action"));
    if (type != "action" || !action || action->target != "scenario")
        return;
    const auto &actions = checker.ofKind("action");
    const bool done = std::any_of(actions.begin(), actions.end(), [&](const Record *a) {
        return checker.text(*a, "type") == "note" && checker.text(*a, "name") == action->name;
    });
    if (!done && !checker.scriptsMention(action->name))
        checker.report(trigger, "action", "content.rule.not-for-learners",
                       {{"action", action->label}});
}

} // namespace

void checkReach(Checker &checker)
{
    for (const Behaviour &rule : checker.behaviours) {
        if (rule.scheduled)
            continue;
        checkPhase(checker, rule);
        for (const Record *trigger : rule.triggers)
            checkPhaseTrigger(checker, rule, *trigger);
    }
    for (const Record *trigger : checker.ofKind("trigger")) {
        checkEdge(checker, *trigger);
        checkNth(checker, *trigger);
        checkActionTrigger(checker, *trigger);
    }
}

} // namespace ward::content
