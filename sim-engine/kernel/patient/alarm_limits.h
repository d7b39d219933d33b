// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <optional>

namespace ward::kernel {

/// Limits of one parameter now; beyond the outer pair an alarm is of high priority. A side without
/// a limit is ±1e9.
struct AlarmLimits
{
    double low, high;
    double veryLow, veryHigh;
};
[[nodiscard]] AlarmLimits alarmLimits(const Core &core, const PatientState &patient,
                                      Limited parameter);

/// New limits of one parameter; an unset side stays as it is.
struct LimitChange
{
    std::string parameter; ///< hr, pulse, spo2, map, sbp, rr, etco2, temp, cvp, pap or icp
    std::optional<content::Quantity> low, high;
};
/// Whether it can be set so: codes `kernel.limits.parameter|none|unit|side|range|order`.
[[nodiscard]] Result<> checkAlarmLimits(const Core &core, const world::World &world,
                                        world::Handle patient, const LimitChange &change);
/// Sets them, if that can be done, as events `value.set`; the alarms follow within a second.
Result<> setAlarmLimits(Core &core, PatientState &patient, const LimitChange &change,
                        std::string_view actor, Cause cause);

} // namespace ward::kernel
