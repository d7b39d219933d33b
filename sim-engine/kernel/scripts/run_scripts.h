// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/rules/rule_actions.h"

#include <span>

namespace ward::kernel {

/// Keeps what the world is before any action of this microstep, when a script may look at it.
void takeSnapshot(Core &core);

/// Calls the scripts that hear one of the microstep's facts, in their order, and carries out what
/// they ask for: event `script.acted` as the cause of all of it. Each call counts as an activation;
/// scripts that would be called beyond `room` keep calling each other and are suspended. Returns
/// how many calls there were.
std::size_t runScripts(Core &core, std::span<const Fact> facts, std::size_t room);

/// The action `script` of a rule: calls it with an event of type `call`.
void runScript(Core &core, const Id &script, const ActionOrigin &origin);

/// The delay of an action that a script asked for is over.
void performScriptTimer(Core &core, const Timer &timer);

} // namespace ward::kernel
