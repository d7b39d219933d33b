// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to sim-engine/kernel/scripts.

#include "sim-engine/kernel/scripts/lua.h"

namespace ward::scripts {

/// `pairs` and `next` in an order that is the same everywhere: numbers ascending, texts by their
/// bytes, false, true, then the rest in the order of the interpreter. `pairs` goes through the keys
/// there were when it began and leaves out those that have gone since.
int sortedPairs(lua_State *lua);
int sortedNext(lua_State *lua);

} // namespace ward::scripts
