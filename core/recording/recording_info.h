// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ward::recording {

/// What a recording says of itself; everything needed to read it without the engine that wrote it.
struct RecordingInfo
{
    Id session;
    std::uint64_t seed = 0;
    /// Raised each time a writer goes on where another one died: numbers of events that were lost
    /// with a power cut are given again, but never twice within one epoch.
    std::uint64_t epoch = 1;
    /// The last event that was left of each earlier epoch, oldest first.
    std::vector<std::uint64_t> epochEnds;
    std::string engine; ///< program and version that wrote it
    int simVersion = 0; ///< raised whenever the same inputs may give another result
    std::string scenarioTitle;
    std::string locale;
    std::string scenario;       ///< canonical bytes of the document that was run
    std::string catalogue;      ///< manifest bytes of the prefab package used
    std::int64_t startedMs = 0; ///< Unix ms
    /// Entities that the session may have at most; 0: it was made without a limit.
    std::uint64_t maxEntities = 0;

    // Kept by the writer.
    Tick last;                ///< last tick with a state
    std::uint64_t events = 0; ///< number of events = id of the last
    bool closed = false;      ///< false: being written, or its writer died
};

/// A moment of a session: tick, and the sub-step while paused.
struct Moment
{
    Tick tick;
    std::uint32_t sub = 0;
    constexpr auto operator<=>(const Moment &) const = default;
};

/// A moment with the state hash it must have.
struct HashedMoment
{
    Moment at;
    std::uint64_t hash = 0;
};

/// A point at which sim time and wall time were tied together: every start, pause, resume, step and
/// rate change, and a gap while nobody simulated.
struct ClockPoint
{
    Tick tick;
    std::int64_t wallMs = 0;
    std::uint32_t rateNumerator = 1;
    std::uint32_t rateDenominator = 1;
    bool running = false;
    std::string reason; ///< start, pause, resume, step, rate, stop, recovered
    bool operator==(const ClockPoint &) const = default;
};

/// Complete private state of the engine at a moment, from which a run can go on.
struct Checkpoint
{
    Moment at;
    std::string bytes;
    std::uint64_t hash = 0; ///< the engine's hash of its private state
};

} // namespace ward::recording
