// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <span>

namespace ward::kernel {

/// Step 8 of the tick: whether all conditions hold in the present world. An unknown value is
/// neither above nor below, nor equal to anything.
[[nodiscard]] bool allHold(const Core &core, std::span<const Condition> conditions,
                           world::Handle context);

} // namespace ward::kernel
