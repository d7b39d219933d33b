// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <vector>

namespace ward::kernel {

/// Change-sets on the running world, and on its rules (definition scope, see hot_edit.h): applied,
/// taken back and done again, always as new events.

/// Whether the change-set may be applied to `world`, which it changes when it may. Codes
/// `kernel.change.empty`, `world.apply.*`, `content.cell.*`.
Result<> checkChange(const Core &core, world::World &world, const content::ChangeSet &change);

/// A person's change-set: event `world.changed` or `definition.changed` of origin input, then what
/// follows from it; goes on the person's undo stack. What has become impossible meanwhile is
/// recorded as `action.rejected`.
void applyPersonsChange(Core &core, const content::ChangeSet &change, const std::string &actor,
                        const Id &command);
/// A rule's: derived, and nobody can undo it.
void applyScenarioChange(Core &core, const content::ChangeSet &change, Cause cause);
/// Takes back the newest change-set of the actor, or does again what was taken back.
void applyUndo(Core &core, UndoInput::Direction direction, const std::string &actor,
               const Id &command);

/// Ops that take an entity and everything in it away, leaves first.
[[nodiscard]] std::vector<content::Op> removalOf(const world::World &world, world::Handle handle);

} // namespace ward::kernel
