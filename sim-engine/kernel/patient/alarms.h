// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <optional>

namespace ward::kernel {

/// Once a second: what is out of its limits, or found wrong, as a state machine inactive → delay →
/// active → acknowledged → inactive. Arrhythmia and apnoea alarms latch until acknowledged. Every
/// transition is recorded in the component `alarms` and as an event `alarm.changed`.
void advanceAlarms(Core &core, PatientState &patient);
/// A person silences what is active and clears what is latched: all of it, or one alarm.
void acknowledgeAlarms(Core &core, PatientState &patient, Cause cause,
                       std::optional<Alarm> only = {});
/// No sound for two minutes, or until a new alarm of high priority; or sound again. As an event
/// `value.set` of `alarms.audio_paused`.
void pauseAlarmAudio(Core &core, PatientState &patient, bool paused, std::string_view actor,
                     Cause cause);

} // namespace ward::kernel
