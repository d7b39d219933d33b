// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/content/catalogue.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "sim-engine/sessions/learner_script.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ward::sessions {

struct HeadlessOptions
{
    std::optional<SimTime> until; ///< none = the scenario's planned duration, else 20 minutes
    std::uint64_t seed = 1;
    std::vector<TimedAction> actions; ///< ascending by time
    std::string record;               ///< path of the recording; empty = none is written
    Id session; ///< null = derived from scenario and seed, so that runs repeat
    std::string title;
};

struct HeadlessResult
{
    Tick end;
    std::uint64_t events = 0;
    std::uint64_t hash = 0;
    std::string phase;                        ///< by name, in which it ended
    std::int64_t score = 0;                   ///< at the end
    std::uint64_t marks = 0;                  ///< that were set
    std::vector<content::Diagnostic> refused; ///< actions that were impossible when they were tried
};

/// How long the author planned a run to take; 20 minutes where the scenario does not say.
[[nodiscard]] SimTime plannedDuration(const content::Document &document);

/// The language of the scenario's texts; "en" where it does not say.
[[nodiscard]] std::string languageOf(const content::Document &document);

/// Runs a scenario without a clock, as fast as it goes, on the calling thread. The same document,
/// seed and actions give the same hash everywhere. Codes `kernel.*`, `recording.*`,
/// `base.sqlite.*`.
[[nodiscard]] Result<HeadlessResult> runHeadless(const content::Document &document,
                                                 const content::Schema &schema,
                                                 const content::Catalogue &catalogue,
                                                 const HeadlessOptions &options);

} // namespace ward::sessions
