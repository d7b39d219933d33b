// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/input.h"

namespace ward::kernel {

/// Step 1 of the tick: one input, as an event of origin input and its effects.
void applyInput(Core &core, const Input &input);

} // namespace ward::kernel
