// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// The charge of a defibrillator: it takes seconds to build up, holds for a minute, and is gone
/// when it is given, when another energy is selected, or when the device is switched off. What is
/// recorded is `defibrillator.charging|charged|energy`; until when is private state.

/// Begins to charge to `energy` joules. A device that holds or builds up just that goes on.
void startCharge(Core &core, world::Handle device, double energy, Cause cause);
/// The charge is given, or given up.
void dropCharge(Core &core, world::Handle device);
/// Each tick: what is charged by now, and what has lost its charge. Events `value.set` of
/// `defibrillator.charged`, by the engine.
void advanceDefibrillators(Core &core);
/// Something of a device changes by itself at this tick, or at the next one; for dry runs that pass
/// over ticks in which nothing happens.
[[nodiscard]] std::optional<Tick> nextOfDefibrillators(const Core &core);

} // namespace ward::kernel
