// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/recording_info.h"
#include "sim-engine/kernel/simulation.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace ward::recording {
class RecordingReader;
}

namespace ward::sessions {

/// Drives a simulation through recorded inputs, at exactly the ticks and sub-steps they came in at.
/// One thread.
class Replay
{
public:
    /// `inputs`: events of origin input, ascending; those up to the simulation's moment are
    /// skipped.
    Replay(kernel::Simulation &simulation, std::vector<recording::Event> inputs);

    /// Runs until the simulation stands at `target` (or just behind it, when no recorded moment is
    /// there). `passed` is called after each step with its events; an error of it stops and comes
    /// back. Codes `sessions.replay.*`, `kernel.replay.*`.
    using Passed = std::function<Result<>(std::span<const recording::Event> events)>;
    Result<> to(recording::Moment target, const Passed &passed = {});

    [[nodiscard]] recording::Moment now() const;

private:
    Result<> submitInputsAt(recording::Moment at);

    kernel::Simulation &m_simulation;
    std::vector<recording::Event> m_inputs;
    std::size_t m_next = 0;
};

/// The simulation of a recording's scenario, catalogue and seed, at tick 0.
[[nodiscard]] Result<std::unique_ptr<kernel::Simulation>>
simulationOf(const recording::RecordingInfo &info);

/// Stands the simulation at the newest checkpoint at or before `last` that can be used; without one
/// it stays at tick 0.
recording::Moment startFrom(recording::RecordingReader &reader, kernel::Simulation &simulation,
                            recording::Moment last);

/// The recorded session simulated to the end of a tick, from the nearest checkpoint. Code
/// `inquiry.not-comparable` when another version recorded it, `sessions.replay.*`.
[[nodiscard]] Result<std::unique_ptr<kernel::Simulation>>
simulationAt(recording::RecordingReader &reader, Tick tick);

} // namespace ward::sessions
