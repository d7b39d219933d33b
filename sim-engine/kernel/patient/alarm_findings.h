// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <string>

namespace ward::kernel {

/// What a monitor finds wrong now: a priority, None = nothing, and what it writes.
struct Finding
{
    AlarmPriority priority = AlarmPriority::None;
    std::string text;
};

/// Out of the numerics, the tracks and the sensors of this second; `monitored`: `isMonitored`.
[[nodiscard]] Finding examineAlarm(const Core &core, const PatientState &patient, Alarm alarm,
                                   bool monitored);
/// Stays until a person has seen it, even when the reason is gone.
[[nodiscard]] bool alarmLatches(Alarm alarm);
/// How long the reason must last, seconds.
[[nodiscard]] int alarmDelay(Alarm alarm);

} // namespace ward::kernel
