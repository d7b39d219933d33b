// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <vector>

namespace ward::kernel {

/// What people could do now that would meet a trigger of a rule that may fire. Changes nothing.
[[nodiscard]] std::vector<Awaited> awaitedBy(const Core &core);

} // namespace ward::kernel
