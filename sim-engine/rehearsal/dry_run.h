// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/rehearsal/curves.h"
#include "sim-engine/rehearsal/inventory.h"
#include "sim-engine/rehearsal/learner.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ward::rehearsal {

/// What is rehearsed: a scenario and everything every run of it shares. The schema must outlive it.
/// Immutable once made; any number of threads.
struct Subject
{
    Subject(content::Document d, const content::Schema &s, content::Catalogue c);

    content::Document document;
    const content::Schema &schema;
    content::Catalogue catalogue;
    Inventory inventory;
    Tick planned; ///< the end of the planned duration, else of 20 minutes
};

struct DryRunOptions
{
    std::uint64_t seed = 1;
    LearnerSpec learner;
    kernel::Extent extent = kernel::Extent::Whole;
    Tick until{-1};       ///< negative: the scenario's planned duration
    bool details = false; ///< keep curves, fires and phases with their times
    int buckets = 400;    ///< of the curves, when they are kept
    const std::atomic<bool> *cancelled = nullptr; ///< looked at now and then
};

struct Fire
{
    int item = 0; ///< in the inventory
    Tick at;
    bool operator==(const Fire &) const = default;
};

/// What one dry run came to.
struct DryRun
{
    struct Counts
    {
        std::uint32_t hits = 0; ///< fired, entered, spoken, due, met, called; of a condition: held
        std::uint32_t misses = 0; ///< of a condition: did not hold; of a script: faults
        Tick first{-1};
        bool operator==(const Counts &) const = default;
    };
    std::uint64_t seed = 0;
    Tick end;
    std::vector<Counts> counts; ///< by item of the inventory
    int score = 0;
    int lastPhase = -1;       ///< item; −1 without phases
    int pulseless = 0;        ///< patients without a pulse at the end
    std::vector<int> looping; ///< rules (items) that were suspended as parts of a loop
    std::vector<int> faulty;  ///< scripts (items) that failed
    /// What people tried and could not do: (action, code of the refusal) → how often.
    std::map<std::pair<std::string, std::string>, int> refused;
    std::uint64_t events = 0;
    std::uint64_t hash = 0; ///< state hash at the end

    std::vector<Fire> fires;   ///< with `details`
    std::vector<Fire> entered; ///< phases, with `details`
    Curves curves;             ///< with `details`
    bool operator==(const DryRun &) const = default;
};

/// Runs the scenario once without a clock, on the calling thread; nothing is recorded. The same
/// subject, seed and learner give the same run everywhere. Codes `kernel.*`,
/// `rehearsal.cancelled`.
[[nodiscard]] Result<DryRun> runDry(const Subject &subject, const DryRunOptions &options);

} // namespace ward::rehearsal
