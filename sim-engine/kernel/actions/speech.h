// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Somebody says a line: shown at the speaker and as the session's last line, event `said`.
void speak(Core &core, world::Handle speaker, std::string_view text, std::string_view actor,
           Cause cause);

} // namespace ward::kernel
