// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to sim-engine/kernel/scripts.

#include "sim-engine/kernel/scripts/lua.h"

#include <string>

namespace ward::scripts {

/// The name under which the interpreter knows a script; its messages begin with "script:LINE: ".
inline constexpr const char *kChunkName = "=script";

/// What the interpreter said was wrong, with the line it said it of (0: of none).
struct Complaint
{
    int line = 0;
    std::string detail;
};

/// Of the error value on top of the stack.
[[nodiscard]] Complaint complaintOf(lua_State *lua);

} // namespace ward::scripts
