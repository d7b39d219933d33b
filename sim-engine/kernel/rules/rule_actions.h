// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Where an action of a scenario comes from.
struct ActionOrigin
{
    Timer::Kind kind = Timer::Kind::RuleAction; ///< or EventAction
    int index = 0;                              ///< of the rule or event
    Id owner;                                   ///< its record
    Cause cause;
    world::Handle context = world::kNoHandle;
};

/// Carries out one action of a rule or scheduled event, or sets its timer when it has a delay.
/// One writer per target and tick: what another rule or a person has written in this tick stays,
/// and the loser is recorded as `rule.shadowed`. The schedule's own events follow one another.
void performScenarioAction(Core &core, const Action &action, int number,
                           const ActionOrigin &origin);
/// Its delay is over.
void performDelayed(Core &core, const Timer &timer);
/// Goes to a phase: field, events, triggers of the phase.
void enterPhase(Core &core, const Id &phase, std::string_view actor, Cause cause);

} // namespace ward::kernel
