// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/diagnostic.h"
#include "sim-engine/rehearsal/dry_run.h"
#include "sim-engine/rehearsal/statistics.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ward::rehearsal {

struct RehearseOptions
{
    int runs = 1;
    std::uint64_t seed = 1; ///< of the whole; run i has `seedOfRun(seed, i)`
    LearnerSpec learner;
    kernel::Extent extent = kernel::Extent::Whole;
    Tick until{-1};  ///< negative: the scenario's planned duration
    int threads = 0; ///< 0: one for each processor
    const std::atomic<bool> *cancelled = nullptr;
    /// Runs that are done, of how many; from any of the threads, one at a time.
    std::function<void(int done, int runs)> progress;
};

/// Percentiles of what lies in time, over the runs in which it came up.
struct Times
{
    Tick least{-1};
    Tick p10{-1};
    Tick median{-1};
    Tick p90{-1};
    Tick greatest{-1};
    bool operator==(const Times &) const = default;
};

/// How one item of the inventory fared over all runs.
struct ItemReport
{
    Rate reached;             ///< runs in which it came up at least once
    std::uint64_t total = 0;  ///< in all runs together
    Times first;              ///< of phases and rules: when for the first time
    Rate refuted;             ///< of conditions: runs in which it did not hold at least once
    Rate failed;              ///< of scripts: runs in which it failed at least once
    std::uint64_t faults = 0; ///< of scripts: in all runs together
    bool operator==(const ItemReport &) const = default;
};

/// Something that went wrong in a run, with the first run it came up in.
struct Incident
{
    std::uint64_t runs = 0;
    int firstRun = 0;
    std::uint64_t seed = 0; ///< of that run
    bool operator==(const Incident &) const = default;
};

struct Report
{
    std::vector<ItemReport> items; ///< by index in the inventory
    int runs = 0;
    Tick end;
    std::map<int, std::uint64_t> scores;    ///< score → runs
    std::map<int, std::uint64_t> lastPhase; ///< item (−1: none) → runs that ended in it
    Rate pulseless;                         ///< runs that ended with a patient without a pulse
    std::map<int, Incident> loops;          ///< by rule (item)
    std::map<int, Incident> faults;         ///< by script (item)
    /// (action, code of the refusal) → what people tried and could not do.
    std::map<std::pair<std::string, std::string>, Incident> refused;
    std::uint64_t events = 0; ///< in all runs together
    std::uint64_t hash = 0;   ///< of the final states, in the order of the runs
    bool operator==(const Report &) const = default;
};

[[nodiscard]] std::uint64_t seedOfRun(std::uint64_t seed, int run);

/// Runs the scenario many times, each with its own seed, on a pool of threads. Memory: a few
/// hundred bytes a run and one simulation a thread. The report is the same for any number of
/// threads. Codes `kernel.*`, `rehearsal.cancelled`.
[[nodiscard]] Result<Report> rehearse(const Subject &subject, const RehearseOptions &options);

/// What an author should know, most serious first: errors (a loop, a script that failed), warnings
/// (a rule that never fired, a phase that was never reached, a line nobody heard, …), infos.
/// Findings carry the record; `content::locate` adds the place.
[[nodiscard]] content::Diagnostics findingsOf(const Subject &subject, const Report &report);

} // namespace ward::rehearsal
