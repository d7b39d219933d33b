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
    int trigger = 0; ///< of the rule itself, never one within absence or sequence
    Cause cause;
    world::Handle context = world::kNoHandle; ///< whom the cause concerns
    bool resumed = false; ///< waited in the rule's queue; its conditions were asked then
};

/// The entity a rule means: the named one; without a name the context's, or the only patient.
[[nodiscard]] world::Handle entityOf(const Core &core, const Id &named, world::Handle context);
/// Whether the trigger's rule is active in the present phase.
[[nodiscard]] bool isActive(const Core &core, const Trigger &trigger);

/// At tick 0: triggers of rules that are active without any phase begin.
void startTriggers(Core &core);
/// Registers what levels and places watch; again when entities have come, after a restore and after
/// an edit.
void watchTriggers(Core &core);
/// One trigger begins: levels and places as their `at_start` says, clocks at the present tick.
void startTrigger(Core &core, int index);
/// Phases end and begin (each innermost first, outermost first): what belongs to them stops, and
/// starts afresh.
void stopPhaseTriggers(Core &core, std::span<const Id> left);
void startPhaseTriggers(Core &core, std::span<const Id> entered);
/// The phase whose coming and going starts and stops a trigger; null = always on.
[[nodiscard]] Id scopeOf(const Core &core, const Trigger &trigger);

/// Step 6 of the tick: triggers that are met by changed values, due timers and events.
[[nodiscard]] std::vector<Activation> collectActivations(Core &core, std::span<const int> changed,
                                                         std::span<const Timer> due,
                                                         std::span<const Fact> facts);
/// Keeps what conditions `happened` will ask for.
void rememberFacts(Core &core, std::span<const Fact> facts);

// --- what the kinds of triggers share ----------------------------------------------------------

[[nodiscard]] inline const Trigger &triggerAt(const Core &core, int index)
{
    return core.definition.triggers[static_cast<std::size_t>(index)];
}
[[nodiscard]] inline TriggerState &stateOf(Core &core, int index)
{
    return core.state.triggers[static_cast<std::size_t>(index)];
}
/// Moves to a stage, with the event `trigger.changed`, which becomes `cause`.
void enterStage(Core &core, int index, TriggerState::Stage stage, world::Handle about,
                Cause &cause);
/// Its timer is due at this tick and no other; −1 for none.
void waitUntil(Core &core, int index, Tick due);

} // namespace ward::kernel
