// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Once a second: what a monitor measures from the beat and breath tracks with the sensors that are
/// attached. Unset = not measured. A patient whose every monitor is switched off is not measured.
void measureNumerics(Core &core, PatientState &patient);
/// Starts a cuff cycle; the reading appears when it ends, and stays until the next.
void startCuff(Core &core, PatientState &patient);
/// Once a second: the monitor's own cycles, the first as soon as a cuff is on.
void cycleCuff(Core &core, PatientState &patient);
/// Ends a cuff cycle that is due.
void advanceCuff(Core &core, PatientState &patient);
/// One wedge of the pulmonary artery catheter: its pressure is shown until the next.
void measureWedge(Core &core, PatientState &patient);
[[nodiscard]] bool isMonitored(const Core &core, const PatientState &patient);

} // namespace ward::kernel
