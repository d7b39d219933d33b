// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <optional>

namespace ward::kernel {

/// Triggers that compare a value: Idle → Pending(since) → Fired, back to Idle only at the clear
/// level. Time counts in ticks of sim time; an unknown value freezes everything.

/// The value a level looks at, in steps of its field; nothing while it is unknown.
struct LevelReading
{
    FieldKey key; ///< of an entity that is not there: no handle
    std::optional<std::int32_t> raw;
    double value = 0;
};
[[nodiscard]] LevelReading readLevel(const Core &core, const Trigger &trigger,
                                     world::Handle context = world::kNoHandle);
/// Raw value of a field, or of what stands for it on the monitor; kUnset while both are unknown.
[[nodiscard]] std::int32_t rawOf(const Core &core, world::Handle handle, const FieldTarget &target);

/// The state a level has when its rule begins to be active.
void startLevel(Core &core, int index);
/// Moves one level on; true when it fires now. `cause` becomes the event that says so.
bool advanceLevel(Core &core, int index, Cause &cause, world::Handle &context);

inline constexpr double kLevelTolerance = 1e-9; ///< thresholds are converted, steps are whole

} // namespace ward::kernel
