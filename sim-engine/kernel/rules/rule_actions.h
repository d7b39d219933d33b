// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <string>

namespace ward::v1::events {
class Payload;
}

namespace ward::kernel {

/// Where an action of a scenario comes from.
struct ActionOrigin
{
    Timer::Kind kind = Timer::Kind::RuleAction; ///< or EventAction, ScriptAction
    int index = 0;                              ///< of the rule or event; scripts have none
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

// --- what the kinds of actions share, and where they are ---------------------------------------

inline constexpr std::string_view kScenarioActor = "scenario";

/// Takes the target for this tick; false (and an event) when somebody else has it.
bool claim(Core &core, const FieldKey &key, const ActionOrigin &origin);
/// The same for what is no field: "timer.x", "variable.y".
bool claimNamed(Core &core, const std::string &what, const ActionOrigin &origin);
Cause emitFor(Core &core, const v1::events::Payload &payload, world::Handle aggregate,
              const ActionOrigin &origin, Fact fact = {});

/// set, device, trend, stop-trend, rhythm, score, variable. `handle` is the entity that the action
/// means, kNoHandle when it is not there.
void performValueAction(Core &core, const Action &action, world::Handle handle,
                        const ActionOrigin &origin);
/// spawn, remove, move, attach.
void performPlacing(Core &core, const Action &action, world::Handle handle,
                    const ActionOrigin &origin);
/// say, mark, note, event, sound, prompt, timer, alarm.
void performTelling(Core &core, const Action &action, world::Handle handle,
                    const ActionOrigin &origin);

} // namespace ward::kernel
