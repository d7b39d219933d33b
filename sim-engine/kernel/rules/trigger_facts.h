// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Whether something that happened is what the trigger waits for.
[[nodiscard]] bool matches(const Core &core, const Trigger &trigger, const Fact &fact);

} // namespace ward::kernel
