// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/reader.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ward::recording {

/// Runs a recording's inputs again. Implemented where the simulation is (sim-engine/sessions) and
/// handed in by the program; recording itself knows no rules.
class Resimulator
{
public:
    virtual ~Resimulator() = default;
    [[nodiscard]] virtual int simVersion() const = 0;
    /// Simulates from the start with the recorded seed and inputs; calls `visit` with the state
    /// hash of each of `moments` (ascending) until it returns false.
    virtual Result<> run(RecordingReader &recording, std::span<const Moment> moments,
                         const std::function<bool(const Moment &, std::uint64_t hash)> &visit) = 0;
};

struct VerifyOptions
{
    int seeks = 200;        ///< random ticks compared with play
    std::uint64_t seed = 1; ///< of the choice of ticks
    Resimulator *resimulator = nullptr;
};

/// One step of verification: a sentence for people and whether it holds.
struct VerifyStep
{
    enum class Outcome { Ok, Failed, NotComparable };
    Outcome outcome = Outcome::Ok;
    Message message; ///< `recording.verify.*`
};

/// Checksums, event ids, event chain, seek ≡ play, re-simulation, in this order. Later steps run
/// even when an earlier one failed, except where nothing can be read.
[[nodiscard]] std::vector<VerifyStep> verify(const std::string &path, const VerifyOptions &options);

[[nodiscard]] inline bool holds(const std::vector<VerifyStep> &steps)
{
    for (const VerifyStep &step : steps) {
        if (step.outcome == VerifyStep::Outcome::Failed)
            return false;
    }
    return true;
}

} // namespace ward::recording
