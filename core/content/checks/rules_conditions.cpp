// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/units.h"

#include <algorithm>
#include <limits>

namespace ward::content {

namespace {

enum class Truth { Open, Always, Never };

Truth negated(Truth truth)
{
    if (truth == Truth::Open)
        return truth;
    return truth == Truth::Always ? Truth::Never : Truth::Always;
}

/// The values for which a comparison of a vital holds.
struct Interval
{
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

std::optional<Interval> intervalOf(const Checker &checker, const Record &part)
{
    const FieldSpec *spec = checker.namedField(part);
    const std::string type = checker.text(part, "type");
    const auto level = spec ? checker.level(part, "threshold", *spec) : std::nullopt;
    if (!level)
        return std::nullopt;
    if (type == "vital-below")
        return Interval{-std::numeric_limits<double>::infinity(), *level};
    if (type == "vital-above")
        return Interval{*level, std::numeric_limits<double>::infinity()};
    const auto upper = checker.level(part, "upper", *spec);
    return type == "vital-inside" && upper ? std::optional(Interval{*level, *upper}) : std::nullopt;
}

Truth ofVital(const Checker &checker, const Record &condition)
{
    const FieldSpec *spec = checker.namedField(condition);
    const std::string type = checker.text(condition, "type");
    const auto level = spec ? checker.level(condition, "threshold", *spec) : std::nullopt;
    // What a monitor shows may be unmeasured, and then no comparison holds.
    if (!level || !spec->hard || checker.flag(condition, "shown") ||
        checker.text(condition, "field").starts_with("numerics."))
        return Truth::Open;
    const Range hard = *spec->hard;
    if (type == "vital-below")
        return *level > hard.high ? Truth::Always : *level <= hard.low ? Truth::Never : Truth::Open;
    if (type == "vital-above")
        return *level < hard.low ? Truth::Always : *level >= hard.high ? Truth::Never : Truth::Open;
    const auto upper = checker.level(condition, "upper", *spec);
    const bool all = upper && *level <= hard.low && *upper >= hard.high;
    if (all && (type == "vital-inside" || type == "vital-outside"))
        return type == "vital-inside" ? Truth::Always : Truth::Never;
    return Truth::Open;
}

Truth truthOf(const Checker &checker, const Record &condition, const Behaviour &rule)
{
    const std::string type = checker.text(condition, "type");
    Truth truth = Truth::Open;
    if (type.starts_with("vital-")) {
        truth = ofVital(checker, condition);
    } else if (type == "in-phase") {
        const Record *phase = checker.target(condition, "phase");
        if (phase && rule.phase && checker.document.isWithin(rule.phase->id, phase->id))
            truth = Truth::Always;
        else if (phase && rule.phase && !checker.together(*phase, *rule.phase))
            truth = Truth::Never;
        else if (phase && !checker.reachable.empty() && !checker.reachable.contains(phase->id))
            truth = Truth::Never;
    } else if (type == "random") {
        const auto *chance = std::get_if<double>(&checker.cell(condition, "probability"));
        if (chance && *chance >= 1)
            truth = Truth::Always;
        else if (chance && *chance <= 0)
            truth = Truth::Never;
    } else if (type == "happened" || type == "entity-count") {
        if (checker.integer(condition, "count") <= 0)
            truth = Truth::Always;
    }
    return checker.flag(condition, "negate") ? negated(truth) : truth;
}

/// What a condition says, in words: "Vital below", "In phase".
Checker::Args argsOf(const Checker &checker, const Record &condition, const Behaviour &rule)
{
    return {{"rule", checker.name(*rule.record)}, {"condition", checker.typeLabel(condition)}};
}

/// Whether `a` and `b` are about the same thing.
bool sameSubject(const Checker &checker, const Record &a, const Record &b)
{
    return checker.subject(a) == checker.subject(b) &&
           checker.text(a, "field") == checker.text(b, "field");
}

bool contradict(const Checker &checker, const Record &a, const Record &b)
{
    const std::string type = checker.text(a, "type");
    const bool notA = checker.flag(a, "negate");
    const bool notB = checker.flag(b, "negate");
    const auto withoutNegation = [](const Record &record) {
        Cells cells = record.cells;
        cells.erase("negate");
        return cells;
    };
    if (notA != notB)
        return type != "group" && type != "random" && withoutNegation(a) == withoutNegation(b);
    if (notA || !sameSubject(checker, a, b))
        return false;
    const auto one = intervalOf(checker, a);
    const auto other = intervalOf(checker, b);
    if (one && other)
        return std::max(one->low, other->low) >= std::min(one->high, other->high);
    if (type != checker.text(b, "type"))
        return false;
    if (type == "in-phase") {
        const Record *phase = checker.target(a, "phase");
        const Record *second = checker.target(b, "phase");
        return phase && second && !checker.together(*phase, *second);
    }
    return (type == "rhythm-is" && a.cell("rhythm") != b.cell("rhythm")) ||
           (type == "entity-state" && a.cell("value") != b.cell("value"));
}

/// A condition that asks for the opposite of what the trigger has just said.
bool contradictsTrigger(const Checker &checker, const Record &condition, const Record &trigger)
{
    const auto wanted = intervalOf(checker, condition);
    const auto given = intervalOf(checker, trigger);
    return wanted && given && !checker.flag(condition, "negate") &&
           sameSubject(checker, condition, trigger) &&
           checker.flag(condition, "shown") == checker.flag(trigger, "shown") &&
           std::max(wanted->low, given->low) >= std::min(wanted->high, given->high);
}

void checkAllOf(Checker &checker, const Behaviour &rule,
                const std::vector<const Record *> &conditions)
{
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        for (std::size_t j = i + 1; j < conditions.size(); ++j) {
            if (!contradict(checker, *conditions[i], *conditions[j]))
                continue;
            Diagnostic &found =
                checker.report(*conditions[j], {}, "content.condition.contradiction",
                               argsOf(checker, *conditions[j], rule));
            found.fixes.push_back(removeFix(checker, FixKind::Choice, *conditions[j]));
            return;
        }
    }
}

void checkTruths(Checker &checker, const Behaviour &rule,
                 const std::vector<const Record *> &conditions)
{
    for (const Record *condition : conditions) {
        const Truth truth = truthOf(checker, *condition, rule);
        if (truth != Truth::Open) {
            const bool always = truth == Truth::Always;
            Diagnostic &found = checker.report(*condition, "type",
                                               always ? "content.condition.always-true"
                                                      : "content.condition.never-true",
                                               argsOf(checker, *condition, rule));
            // In a list of which all must hold, what always holds may go without a change.
            const bool outermost = condition->parent == rule.record->id;
            found.fixes.push_back(removeFix(
                checker, always && outermost ? FixKind::Safe : FixKind::Choice, *condition));
        }
        const auto parts = checker.document.children(condition->id, "condition");
        checkTruths(checker, rule, parts);
        if (checker.text(*condition, "type") == "group" &&
            checker.text(*condition, "combine") == "all")
            checkAllOf(checker, rule, parts);
    }
}

} // namespace

void checkConditions(Checker &checker)
{
    for (const Behaviour &rule : checker.behaviours) {
        checkTruths(checker, rule, rule.conditions);
        checkAllOf(checker, rule, rule.conditions);
        if (rule.triggers.size() != 1)
            continue; // with another trigger the condition may well hold
        for (const Record *condition : rule.conditions) {
            if (!contradictsTrigger(checker, *condition, *rule.triggers.front()))
                continue;
            Diagnostic &found =
                checker.report(*condition, "threshold", "content.rule.never-fires",
                               {{"rule", checker.name(*rule.record)},
                                {"trigger", checker.typeLabel(*rule.triggers.front())},
                                {"condition", checker.typeLabel(*condition)}});
            found.fixes.push_back(removeFix(checker, FixKind::Choice, *condition));
        }
    }
}

} // namespace ward::content
