// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Once a second: limits with priority and delay per parameter, as a state machine inactive → delay
/// → active → acknowledged → inactive; arrhythmia and apnoea alarms latch until acknowledged. Every
/// transition is recorded in the component `alarms` and as an event `alarm.changed`.
void advanceAlarms(Core &core, PatientState &patient);
/// A person silences what is active and clears what is latched.
void acknowledgeAlarms(Core &core, PatientState &patient, Cause cause);

} // namespace ward::kernel
