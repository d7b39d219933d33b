// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Steps 6 to 11 of the tick: triggers, activations by (priority, depth of the phase, rank, id),
/// conditions, actions, and microsteps for what these cause, at most 8 and 256 activations. Beyond:
/// the rules of the cycle are suspended for the session, event `rule.loop`. Higher priorities and
/// deeper phases act first.
void runRules(Core &core);
/// A delayed action of the rule is done: when it was the last, what waits in the rule's queue goes
/// on in this tick.
void resumeWaiting(Core &core, int rule);

inline constexpr int kMostMicrosteps = 8;
inline constexpr int kMostActivations = 256;

} // namespace ward::kernel
