// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/checks/writes.h"

#include <algorithm>

namespace ward::content {

namespace {

std::string targetLabel(const Checker &checker, const Write &write)
{
    if (write.path == "phase") {
        const KindSpec *phase = checker.schema.kind("phase");
        return phase ? phase->label : write.path;
    }
    const FieldSpec *spec = checker.schema.field(write.path);
    return spec ? spec->label : write.path;
}

bool sameTarget(const Write &a, const Write &b)
{
    return a.path == b.path && a.entity == b.entity;
}

bool sameEffect(const Write &a, const Write &b)
{
    return a.text == b.text && a.relative == b.relative && a.trend == b.trend && a.end == b.end;
}

/// Two actions of one rule on the same target: the later of two at once wins, and a trend that
/// begins while another runs cuts it short.
void checkWithin(Checker &checker, const Behaviour &behaviour)
{
    const std::vector<Write> writes = writesOf(checker, behaviour);
    for (std::size_t i = 0; i < writes.size(); ++i) {
        for (std::size_t j = i + 1; j < writes.size(); ++j) {
            const Write &a = writes[i];
            const Write &b = writes[j];
            if (!sameTarget(a, b) || sameEffect(a, b) || a.relative || b.relative)
                continue;
            const Checker::Args args = {{"field", targetLabel(checker, b)},
                                        {"rule", checker.name(*behaviour.record)}};
            const bool stacks = b.trend && b.mode != "replace";
            if (a.start == b.start && !stacks && !(b.trend && !a.trend)) {
                Diagnostic &found =
                    checker.report(*b.action, {}, "content.rule.overwrites-itself", args);
                found.fixes.push_back(removeFix(checker, FixKind::Choice, *a.action));
            } else if (a.trend && b.trend && !stacks && b.start > a.start && b.start < a.end) {
                Diagnostic &found = checker.report(*b.action, {}, "content.trend.overlap", args);
                found.fixes.push_back(setFix(checker, FixKind::Choice, *b.action, "mode",
                                             CellValue(std::string("queue"))));
            }
        }
    }
}

/// Trends of different scheduled events on one target: their times are known beforehand.
void checkScheduled(Checker &checker)
{
    struct Planned
    {
        Write write;
        double from = 0;
        double to = 0;
        const Behaviour *of = nullptr;
    };
    std::map<std::pair<Id, std::string>, std::vector<Planned>> planned;
    for (const Behaviour &behaviour : checker.behaviours) {
        if (!behaviour.scheduled || !behaviour.enabled)
            continue;
        for (const Write &write : writesOf(checker, behaviour)) {
            if (write.trend)
                planned[{write.entity, write.path}].push_back(
                    {write, behaviour.at + write.start, behaviour.at + write.end, &behaviour});
        }
    }
    for (auto &[target, list] : planned) {
        std::stable_sort(list.begin(), list.end(),
                         [](const Planned &a, const Planned &b) { return a.from < b.from; });
        for (std::size_t i = 1; i < list.size(); ++i) {
            const Planned &a = list[i - 1];
            const Planned &b = list[i];
            if (a.of == b.of || b.write.mode != "replace" || b.from >= a.to)
                continue;
            Diagnostic &found = checker.report(
                *b.write.action, {}, "content.trend.overlap",
                {{"field", targetLabel(checker, b.write)}, {"rule", checker.name(*a.of->record)}});
            found.fixes.push_back(setFix(checker, FixKind::Choice, *b.write.action, "mode",
                                         CellValue(std::string("queue"))));
        }
    }
}

/// Every condition of `a` is one of `b`: whenever `b` fires, so does `a`.
bool includes(const Behaviour &a, const Behaviour &b)
{
    return std::all_of(a.conditions.begin(), a.conditions.end(), [&](const Record *condition) {
        return std::any_of(b.conditions.begin(), b.conditions.end(),
                           [&](const Record *other) { return condition->cells == other->cells; });
    });
}

bool hasParts(const Checker &checker, const Behaviour &rule)
{
    return std::any_of(rule.conditions.begin(), rule.conditions.end(), [&](const Record *c) {
        return checker.text(*c, "type") == "group" || checker.text(*c, "type") == "random";
    });
}

bool fireTogether(const Checker &checker, const Behaviour &a, const Behaviour &b)
{
    if ((a.phase && b.phase && a.phase != b.phase) ||
        checker.integer(*a.record, "priority") != checker.integer(*b.record, "priority") ||
        hasParts(checker, a) || hasParts(checker, b))
        return false;
    return includes(a, b) || includes(b, a);
}

/// Two rules on the same trigger and of the same priority that want different things: only their
/// order in the list decides.
void checkBetween(Checker &checker)
{
    std::map<std::string, std::vector<std::pair<const Behaviour *, const Record *>>> byType;
    for (const Behaviour &rule : checker.behaviours) {
        if (rule.scheduled || !rule.enabled)
            continue;
        for (const Record *trigger : rule.triggers) {
            std::string key = checker.text(*trigger, "type");
            if (key == "absence" || key == "sequence")
                continue; // what they are about stands in their parts
            for (const char *cell : {"event", "action", "drug", "field", "timer", "alarm"})
                key += '\n' + checker.text(*trigger, cell);
            byType[key].emplace_back(&rule, trigger);
        }
    }
    std::set<std::pair<const Behaviour *, const Behaviour *>> told;
    for (const auto &[key, rules] : byType) {
        for (std::size_t i = 0; i < rules.size(); ++i) {
            for (std::size_t j = i + 1; j < rules.size(); ++j) {
                const Behaviour &a = *rules[i].first;
                const Behaviour &b = *rules[j].first;
                if (&a == &b || rules[i].second->cells != rules[j].second->cells ||
                    !fireTogether(checker, a, b) || told.contains({&a, &b}))
                    continue;
                const std::vector<Write> first = writesOf(checker, a);
                for (const Write &write : writesOf(checker, b)) {
                    const auto clash =
                        std::find_if(first.begin(), first.end(), [&](const Write &other) {
                            return sameTarget(write, other) && write.start == other.start &&
                                   !sameEffect(write, other);
                        });
                    if (clash == first.end())
                        continue;
                    Diagnostic &found =
                        checker.report(*write.action, {}, "content.rule.two-writers",
                                       {{"field", targetLabel(checker, write)},
                                        {"rule", checker.name(*b.record)},
                                        {"other", checker.name(*a.record)}});
                    found.fixes.push_back(
                        setFix(checker, FixKind::Choice, *b.record, "priority",
                               CellValue(checker.integer(*b.record, "priority") + 1)));
                    told.insert({&a, &b});
                    break;
                }
            }
        }
    }
}

} // namespace

void checkConflicts(Checker &checker)
{
    for (const Behaviour &behaviour : checker.behaviours)
        checkWithin(checker, behaviour);
    checkScheduled(checker);
    checkBetween(checker);
}

} // namespace ward::content
