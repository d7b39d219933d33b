// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <string_view>
#include <vector>

namespace ward::kernel {

/// Triggers that wait for an entity to come to a place: into a zone, or into connection. Each
/// entity counts for itself; it must leave before it can come again.

/// A place has no state when its rule begins to be active; who is there then is new only with
/// `at_start` = fire.
void startPlace(Core &core, int index);
struct Arrival
{
    world::Handle handle = world::kNoHandle;
    Cause cause;
};
/// Who has come, and stayed for the duration, ascending by handle.
[[nodiscard]] std::vector<Arrival> advancePlace(Core &core, int index);

/// Whether an entity is of a prefab; the name may be written with its package or without, and an
/// empty one means any.
[[nodiscard]] bool isOfPrefab(std::string_view reference, std::string_view prefab);
/// Whether an entity is connected to another: it is in it (by containment or in a socket of it), or
/// a reference of it says so. To nothing in particular: it sits in a socket or refers to something.
[[nodiscard]] bool isConnected(const Core &core, world::Handle entity, world::Handle to);

} // namespace ward::kernel
