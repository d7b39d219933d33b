// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <string_view>

namespace ward::kernel {

/// Goes to a phase, or into its first child, and so on: field, event, then what is left (innermost
/// first) and entered (outermost first) as facts, and the triggers of both. A phase around the
/// present one is not left by going to another of its children. Where one is already, nothing
/// happens.
void enterPhase(Core &core, const Id &phase, std::string_view actor, Cause cause);

} // namespace ward::kernel
