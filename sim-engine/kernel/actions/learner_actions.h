// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// An action of the schema whose words are right: it exists, its target fits, its arguments are
/// complete.
struct ResolvedAction
{
    const content::ActionSpec *spec = nullptr;
    content::Cells args;
    world::Handle target = world::kNoHandle;
    bool whole = false; ///< done by the scenario, which says what happens, not step by step how
};

/// Checks the words of an action. Codes `kernel.action.unknown|no-target|not-a-patient|
/// scenario-only|instructor-only`, `kernel.argument.*`, `kernel.hold.*`.
[[nodiscard]] Result<ResolvedAction> resolveAction(const Core &core, const world::World &world,
                                                   const LearnerAction &action,
                                                   std::string_view actor);
/// Whether it can be done now: a shock needs a charged defibrillator in the room, an intravenous
/// drug a line, and so on. Codes `kernel.action.no-defibrillator|not-charged|no-access|…`.
[[nodiscard]] Result<> isPossible(const Core &core, const world::World &world,
                                  const ResolvedAction &action);
/// The words of holding a vital; codes `kernel.hold.not-a-vital|value`.
[[nodiscard]] Result<> checkHold(const Core &core, const ResolvedAction &action);
/// Who does it and why. `origin` is input for people, derived for scenarios.
struct ActionHeader
{
    std::string_view actor;
    Cause cause;
    recording::Origin origin = recording::Origin::Input;
    Id command;
    std::string_view text = {}; ///< of a scenario's note
};
/// Event `action.performed` and the action's effects; what has become impossible meanwhile is
/// recorded as `action.rejected`.
void performAction(Core &core, const ResolvedAction &action, const ActionHeader &header);
/// Event `action.rejected`.
void rejectAction(Core &core, std::string_view action, world::Handle target, std::string_view code,
                  const ActionHeader &header);

/// Both in one room, or one of them in none.
[[nodiscard]] bool areTogether(const Core &core, const world::World &world, world::Handle a,
                               world::Handle b);

/// The defibrillator that would be used for the patient and the action `defib.*`: one that is
/// switched on and in the same room (the nearest entity around it of a prefab of kind `room`). Of
/// several one that can do it, then one that is synchronised, charged, charging, then the first;
/// kNoHandle when there is none.
[[nodiscard]] world::Handle defibrillatorFor(const Core &core, const world::World &world,
                                             world::Handle patient, std::string_view action);

} // namespace ward::kernel
