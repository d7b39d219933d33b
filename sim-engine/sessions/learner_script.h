// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/diagnostic.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "sim-engine/kernel/input.h"

#include <string>
#include <string_view>
#include <vector>

namespace ward::sessions {

/// What somebody does at a moment.
struct TimedAction
{
    SimTime at;
    int line = 0; ///< in the script, from 1
    kernel::Input input;
};

struct LearnerScript
{
    std::vector<TimedAction> actions; ///< ascending by time, lines in order at equal times
    content::Diagnostics diagnostics; ///< any error: `actions` is empty
};

/// One JSON object a line: `{"t":"01:40.0","actor":"learner-1","action":"defib.charge",
/// "target":"Patient, Mr Okafor","args":{"energy":"200 J"}}`. The target is an entity's name or id.
/// Empty lines are passed over. A line of an instructor may also have the scenario's actions
/// (`phys.*`), and bring something into the room: `{"t":"01:10","actor":"instructor",
/// "action":"spawn","target":"Med cart","args":{"prefab":"defibrillator","socket":"top"}}`; later
/// lines may name it. Every finding has its line; codes `sessions.learner.*`, `kernel.argument.*`.
[[nodiscard]] LearnerScript
readLearnerScript(std::string_view bytes, std::string_view fileName,
                  const content::Document &document, const content::Schema &schema,
                  const content::Catalogue &catalogue = content::Catalogue::shipped());

} // namespace ward::sessions
