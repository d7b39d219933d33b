// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/timers.h"

#include <algorithm>
#include <tuple>

namespace ward::kernel {

void addTimer(Core &core, const Timer &timer)
{
    const auto before = [](const Timer &a, const Timer &b) {
        return std::tie(a.due, a.order, a.id) < std::tie(b.due, b.order, b.id);
    };
    auto &timers = core.state.timers;
    timers.insert(std::upper_bound(timers.begin(), timers.end(), timer, before), timer);
}

void cancelTriggerTimers(Core &core, int trigger)
{
    std::erase_if(core.state.timers, [&](const Timer &timer) {
        return timer.kind == Timer::Kind::Trigger && timer.index == trigger;
    });
}

namespace {

bool isActionOf(const Timer &timer, int rule)
{
    return timer.kind == Timer::Kind::RuleAction && timer.index == rule;
}

} // namespace

int pendingActions(const Core &core, int rule)
{
    const auto &timers = core.state.timers;
    return static_cast<int>(std::count_if(
        timers.begin(), timers.end(), [&](const Timer &timer) { return isActionOf(timer, rule); }));
}

int cancelActions(Core &core, int rule)
{
    return static_cast<int>(std::erase_if(
        core.state.timers, [&](const Timer &timer) { return isActionOf(timer, rule); }));
}

std::vector<Timer> takeDueTimers(Core &core)
{
    auto &timers = core.state.timers;
    auto end = timers.begin();
    while (end != timers.end() && end->due <= core.tick())
        ++end;
    std::vector<Timer> due(timers.begin(), end);
    timers.erase(timers.begin(), end);
    return due;
}

} // namespace ward::kernel
