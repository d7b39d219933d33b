// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <span>
#include <vector>

namespace ward::kernel {

/// A trigger that is met: its rule may fire in this microstep.
struct Activation
{
    int rule = 0;
    int trigger = 0;
    Cause cause;
    world::Handle context = world::kNoHandle; ///< whom the cause concerns
};

/// The entity a rule means: the named one; without a name the context's, or the only patient.
[[nodiscard]] world::Handle entityOf(const Core &core, const Id &named, world::Handle context);

/// At tick 0: schedules what waits for a time, and puts thresholds of rules that are active from
/// the start into their first state.
void startTriggers(Core &core);
/// Registers what thresholds watch; again when entities have come, and after a restore.
void watchThresholds(Core &core);
/// A phase begins: thresholds of its rules start afresh, its own clocks are set.
void startPhaseTriggers(Core &core, const Id &phase);
/// Step 6 of the tick: triggers that are met by changed thresholds, due timers and events.
[[nodiscard]] std::vector<Activation> collectActivations(Core &core, std::span<const int> changed,
                                                         std::span<const Timer> due,
                                                         std::span<const Fact> facts);
/// Keeps what conditions `happened` will ask for.
void rememberFacts(Core &core, std::span<const Fact> facts);

} // namespace ward::kernel
