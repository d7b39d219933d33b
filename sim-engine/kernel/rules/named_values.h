// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <string>
#include <string_view>

namespace ward::kernel {

/// What scenarios name themselves: timers and variables. Private state; every change is an event.

/// A named timer runs once at a time: starting it again starts it anew. `order` decides among what
/// is due at the same tick.
void startNamedTimer(Core &core, const std::string &name, SimTime over, std::uint32_t order,
                     std::string_view actor, Cause cause);
/// Nothing happens when it does not run.
void stopNamedTimer(Core &core, const std::string &name, std::string_view actor, Cause cause);
/// Lengthens one that runs; nothing happens when it does not.
void extendNamedTimer(Core &core, const std::string &name, SimTime by, std::string_view actor,
                      Cause cause);
/// Step 2 of the tick.
void elapseNamedTimer(Core &core, const Timer &timer);

/// 0 until it is set.
[[nodiscard]] double variableOf(const Core &core, const std::string &name);
/// Setting the same value is no change.
void setVariable(Core &core, const std::string &name, double value, std::string_view actor,
                 Cause cause);

} // namespace ward::kernel
