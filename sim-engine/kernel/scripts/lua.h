// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to sim-engine/kernel/scripts.

extern "C" {
#include <lauxlib.h>
#include <lua.h>
}
