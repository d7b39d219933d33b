// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/inspection/views.h"
#include "sim-engine/kernel/rules/triggers.h"

#include <string_view>

namespace ward::v1::events {
class RuleTrace;
}

namespace ward::kernel {

/// What a rule saw: kept with the event of every firing and of every near miss. See
/// docs/adr/0009-traces-are-events.md.

/// Why a rule whose trigger was met, or nearly, did not fire.
enum class Miss : std::uint8_t { Conditions, Cooldown, FiredOnce, Suspended, Phase, Cleared };

/// The value that a threshold looks at; absent for others and for unknown values.
[[nodiscard]] content::CellValue foundBy(const Core &core, const Trigger &trigger,
                                         world::Handle context);
/// Every condition of a rule with what it compares, also those behind one that decides. `asked`
/// decides what is left to chance.
[[nodiscard]] std::vector<ConditionView>
lookAtConditions(const Core &core, const Rule &rule, std::uint64_t asked, world::Handle context);
/// What the rule sees now that the trigger is met.
void fillTrace(const Core &core, int rule, int trigger, world::Handle context,
               v1::events::RuleTrace &out);

/// Event `rule.near-miss`, when it tells something new: another reason, trigger or result of the
/// conditions than the rule's last one since it fired, and at least a second after it. No fact:
/// nothing can wait for it, so that looking on changes nothing.
void noteMiss(Core &core, int rule, int trigger, world::Handle context, Cause cause, Miss why);
/// The rule fired: the next near miss is a new one.
void forgetMisses(Core &core, int rule);

} // namespace ward::kernel
