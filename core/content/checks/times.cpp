// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"
#include "core/content/checks/fixes.h"

#include <cmath>

namespace ward::content {

namespace {

MessageTime timeOf(double seconds)
{
    return {std::llround(seconds * 1e6)};
}

/// Longer than the whole session: it can never come to that.
void checkLength(Checker &checker, const Record &record, const char *cell)
{
    const auto length = checker.seconds(record, cell);
    if (!length || checker.plannedEnd <= 0 || *length <= checker.plannedEnd)
        return;
    Diagnostic &found = checker.report(record, cell, "content.time.longer-than-scenario",
                                       {{"field", checker.label(record, cell)},
                                        {"time", timeOf(*length)},
                                        {"end", timeOf(checker.plannedEnd)}});
    found.fixes.push_back(longerFix(checker, *length));
}

void checkEvent(Checker &checker, const Behaviour &behaviour)
{
    const Record &event = *behaviour.record;
    const auto at = checker.seconds(event, "at");
    if (!at) {
        checker.report(event, {}, "content.event.no-time", {{"event", checker.name(event)}});
        return;
    }
    if (checker.plannedEnd > 0 && *at > checker.plannedEnd) {
        Diagnostic &found = checker.report(event, "at", "content.event.after-end",
                                           {{"event", checker.name(event)},
                                            {"at", timeOf(*at)},
                                            {"end", timeOf(checker.plannedEnd)}});
        found.fixes.push_back(longerFix(checker, *at));
    }
}

/// Actions that would come when the session is over.
void checkDelays(Checker &checker, const Behaviour &behaviour)
{
    if (checker.plannedEnd <= 0 || behaviour.at > checker.plannedEnd)
        return; // then the whole event is too late, which is said of it
    for (const Record *action : behaviour.actions) {
        const double delay = checker.seconds(*action, "delay").value_or(0);
        if (delay <= 0 || behaviour.at + delay <= checker.plannedEnd)
            continue;
        Diagnostic &found = checker.report(*action, "delay", "content.action.after-end",
                                           {{"action", checker.typeLabel(*action)},
                                            {"at", timeOf(behaviour.at + delay)},
                                            {"end", timeOf(checker.plannedEnd)}});
        found.fixes.push_back(longerFix(checker, behaviour.at + delay));
    }
}

/// Where a time between two ticks happens; nothing when it is on one. Milliseconds are the step of
/// these cells: a third of a second is written 0.333 s.
std::optional<double> betweenTicks(double seconds)
{
    const double tick = std::round(seconds * static_cast<double>(kTicksPerSecond));
    if (std::fabs(seconds - tick / static_cast<double>(kTicksPerSecond)) <= 0.001)
        return std::nullopt;
    const Tick happens = tickScheduledAt({std::llround(seconds * 1e6)});
    return static_cast<double>(happens.time().us / 1000) / 1000;
}

/// A time between two ticks is taken for the later one. Said once: what was imported or typed on
/// another grid has many, and each is off by less than a tick.
void checkGrid(Checker &checker)
{
    Diagnostic *found = nullptr;
    for (const char *kind : {"event", "trigger"}) {
        for (const Record *record : checker.ofKind(kind)) {
            const auto authored = checker.seconds(*record, "at");
            const auto happens = authored ? betweenTicks(*authored) : std::nullopt;
            if (!happens)
                continue;
            QuickFix fix = setFix(checker, FixKind::Safe, *record, "at", Quantity{*happens, "s"});
            if (!found) {
                found = &checker.report(*record, "at", "content.time.off-grid",
                                        {{"time", MessageQuantity{*authored, "s"}},
                                         {"happens", MessageQuantity{*happens, "s"}}});
                found->fixes.push_back(std::move(fix));
                found->fixes.front().message = Message("content.fix.on-grid");
            } else {
                found->fixes.front().change.ops.push_back(std::move(fix.change.ops.front()));
            }
        }
    }
    if (found && found->fixes.front().change.ops.size() > 1) {
        found->message.args.emplace_back(
            "more", static_cast<std::int64_t>(found->fixes.front().change.ops.size() - 1));
    }
}

} // namespace

void checkTimes(Checker &checker)
{
    for (const Behaviour &behaviour : checker.behaviours) {
        if (behaviour.scheduled)
            checkEvent(checker, behaviour);
        checkDelays(checker, behaviour);
    }
    for (const Record *trigger : checker.ofKind("trigger")) {
        for (const char *cell : {"at", "every", "duration", "within"})
            checkLength(checker, *trigger, cell);
    }
    for (const Record *phase : checker.ofKind("phase"))
        checkLength(checker, *phase, "expected");
    checkGrid(checker);
}

} // namespace ward::content
