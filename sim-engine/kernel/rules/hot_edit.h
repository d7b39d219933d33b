// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"
#include "sim-engine/kernel/core.h"

#include <optional>
#include <string>
#include <vector>

namespace ward::kernel {

/// Editing rules while they run: a change-set of definition scope that touches phases, rules and
/// what is in them, scheduled events, and scripts.

/// Whether the change-set may be applied to `document`, which it changes when it may. Codes
/// `kernel.change.beyond-rules|empty|present-phase`, `content.change.*`, `kernel.definition.*`,
/// `kernel.script.*` when a script does not load (the one that runs goes on).
Result<> checkRuleEdit(const Core &core, content::Document &document,
                       const content::ChangeSet &change);

/// Event `definition.changed` under this header, then the new definition takes over; how it is
/// taken back, or why it has become impossible. A trigger whose record, contents and rule's phase
/// are as they were keeps its state; any other begins anew, with an event when it was there before.
/// Rules keep how often they fired and what waits; a suspended one that was edited may fire again.
/// Delayed actions go on while they exist. An event of the schedule whose time has passed is not
/// made up for. A script keeps its table `state` as long as it speaks the same interface; one that
/// was edited has no faults and is not suspended.
[[nodiscard]] Result<UndoEntry> editRules(Core &core, const content::ChangeSet &change,
                                          const EventSink::Header &header);

/// What a session was after these edits, for checkpoints; nothing when they do not fit.
struct EditedRules
{
    content::Document document;
    Definition definition;
    std::optional<ScriptHost> scripts; ///< none: as they are
};
[[nodiscard]] Result<EditedRules> rulesAfter(const Core &core,
                                             const std::vector<std::string> &edits);

} // namespace ward::kernel
