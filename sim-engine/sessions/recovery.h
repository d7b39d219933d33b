// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/writer.h"
#include "sim-engine/kernel/simulation.h"

#include <memory>
#include <string>
#include <unordered_map>

namespace ward::sessions {

/// A run taken up after its engine died, standing at the last committed moment. The writer goes on
/// behind it; nothing was appended twice.
struct RecoveredRun
{
    recording::RecordingInfo info;
    std::unique_ptr<kernel::Simulation> simulation;
    std::unique_ptr<recording::RecordingWriter> writer;
    bool identical = true;       ///< the re-simulated state is the recorded one
    std::string difference;      ///< message code when not
    recording::ClockPoint clock; ///< the last one before the crash
    bool ended = false;          ///< its end is recorded; only the closing of the file is missing
    std::unordered_map<Id, std::uint64_t> commands; ///< command id → its event
};

/// Loads the latest checkpoint and re-applies the recorded inputs after it. Codes
/// `sessions.recovery.*`, `sessions.replay.*`, `recording.*`, `kernel.*`; then the recording is as
/// it was found.
[[nodiscard]] Result<RecoveredRun> recoverRun(const std::string &path);

/// Closes the recording of a run that is over although its writer failed: what was committed is
/// kept and the run does not come back. Where not even that can be written, an empty file beside it
/// says so (`isMarkedOver`) until it is tried again; the error is why. Nobody may have the
/// recording open for writing.
Result<> closeAbandoned(const std::string &path);

/// The run ended, and its recording could not be closed.
[[nodiscard]] bool isMarkedOver(const std::string &path);

} // namespace ward::sessions
