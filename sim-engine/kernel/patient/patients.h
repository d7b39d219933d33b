// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Brings the list of patients in line with the world: entities with vitals and a rhythm. A new one
/// starts with 16 s of beats and breaths behind it, so that its monitor has something to show.
void syncPatients(Core &core);
/// Steps 3 and 4 of the tick for every patient: physiology, beats and breaths, derived values,
/// numerics and alarms.
void advancePatients(Core &core);
/// Writes what a person or rule changed while no time passes (sub-steps).
void settlePatients(Core &core);

} // namespace ward::kernel
