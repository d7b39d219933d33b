// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Starts to move an entity from where it is to `to` (metres, in its parent's frame) within a time
/// (event `entity.motion-started`). One motion an entity: a new one takes the place of the old.
/// Without effect on an entity that has no place.
void startMotion(Core &core, world::Handle handle, const Vec3 &to, SimTime over, Curve curve,
                 Cause cause);
/// Where the entity is now it stays, with an event when it was moving.
void endMotion(Core &core, world::Handle handle, std::string_view reason, Cause cause);
/// Step 3 of the tick: everything that moves is where its motion has it now.
void advanceMotions(Core &core);
/// Of an entity that is gone.
void dropMotion(Core &core, world::Handle handle);

} // namespace ward::kernel
