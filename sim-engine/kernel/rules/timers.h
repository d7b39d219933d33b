// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

void addTimer(Core &core, const Timer &timer);
/// Timers of one trigger.
void cancelTriggerTimers(Core &core, int trigger);
/// Actions of a rule that wait for their delay to be over.
[[nodiscard]] int pendingActions(const Core &core, int rule);
/// Calls them off; how many there were.
int cancelActions(Core &core, int rule);
/// Everything due at or before the present tick, in order; taken off the list.
[[nodiscard]] std::vector<Timer> takeDueTimers(Core &core);
/// Ticks that a duration lasts, rounded up.
[[nodiscard]] inline std::int64_t ticksIn(SimTime duration)
{
    return tickScheduledAt(duration).n;
}

} // namespace ward::kernel
