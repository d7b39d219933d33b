// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <string>
#include <string_view>

namespace ward::kernel {

/// Everything private, and the world's index of records, which the state codec leaves out.
[[nodiscard]] std::string writeCheckpoint(const Core &core);
/// Takes over private state and world; codes `kernel.checkpoint.malformed|version`, and then
/// nothing is changed.
Result<> readCheckpoint(Core &core, std::string_view bytes, const world::World &world);
[[nodiscard]] std::uint64_t hashPrivateState(const Core &core);

} // namespace ward::kernel
