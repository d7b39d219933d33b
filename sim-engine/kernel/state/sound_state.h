// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/bindings.h"
#include "sim-engine/kernel/rules/definition.h"
#include "sim-engine/kernel/state/private_state.h"

namespace ward::kernel {

/// What comes from a file may have been made by anybody: before the engine goes on from it, every
/// number that it would use as an index, an enum, a moment or a place is compared with what there
/// is. Both say false for what no session could have become.

/// Enum slots, parents without a circle, and a time that can be counted to.
[[nodiscard]] bool isSoundWorld(const Bindings &bindings, const world::World &world);
/// `definition` is the one that the state goes with, `world` the one of the same moment.
[[nodiscard]] bool isSoundState(const Bindings &bindings, const world::World &world,
                                const Definition &definition, const PrivateState &state);

} // namespace ward::kernel
