// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/resimulation.h"

#include "sim-engine/sessions/replay.h"

namespace ward::sessions {

int KernelResimulator::simVersion() const
{
    return kernel::kSimVersion;
}

Result<> KernelResimulator::run(
    recording::RecordingReader &recording, std::span<const recording::Moment> moments,
    const std::function<bool(const recording::Moment &, std::uint64_t hash)> &visit)
{
    auto info = recording.info();
    if (!info)
        return failure(std::move(info.error()));
    auto simulation = simulationOf(*info);
    if (!simulation)
        return failure(std::move(simulation.error()));
    auto inputs = recording.inputsFrom({});
    if (!inputs)
        return failure(std::move(inputs.error()));
    Replay replay(**simulation, *std::move(inputs));
    for (const recording::Moment &moment : moments) {
        if (auto done = replay.to(moment); !done)
            return done;
        if (!visit(moment, (*simulation)->stateHash()))
            return {};
    }
    return {};
}

} // namespace ward::sessions
