// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <span>

namespace ward::kernel {

/// Steps 6 to 11 of the tick: triggers, activations by (priority, rank, id), conditions, actions,
/// and microsteps for what these cause, at most 8 and 256 activations. Beyond: the rules of the
/// last microstep are suspended for the session, event `rule.loop`. `due` are triggers whose time
/// has come.
void runRules(Core &core, std::span<const Timer> due);

inline constexpr int kMostMicrosteps = 8;
inline constexpr int kMostActivations = 256;

} // namespace ward::kernel
