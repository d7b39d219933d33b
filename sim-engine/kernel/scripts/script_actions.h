// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/scripts/value.h"

#include <vector>

namespace ward::kernel {

/// One thing a script asked for, as rules have it, and the data it came as.
struct ScriptAction
{
    Action action;
    scripts::Value asked;
};

/// What a script returned, as actions: nothing, one table with a `type`, or a list of them. The
/// keys are the cells of the schema's kind `action`; entities, phases and scripts are named by name
/// or id, numbers without a unit are in the schema's. All or nothing; codes
/// `kernel.script.action-*` with `number` (of the action, from 1) and, where there is one,
/// `nearest`.
[[nodiscard]] Result<std::vector<ScriptAction>> readActions(const Core &core, const Script &script,
                                                            const scripts::Value &returned);

} // namespace ward::kernel
