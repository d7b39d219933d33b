// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/writer.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/sessions/session_types.h"

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
    bool brokeOff = false;       ///< `isMarkedBrokenOff`
    std::unordered_map<Id, std::uint64_t> commands; ///< command id → its event

    /// In which it goes on: as its clock was; one whose recording broke off waits for a person.
    [[nodiscard]] ClockState state() const;
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

/// The recorder of a run failed while the run went on: an empty file beside the recording says so,
/// for the recording itself cannot. People saw the run paused then, and what they did after that is
/// nowhere; whoever takes it up must not let it run on by itself from an earlier moment.
void markBrokenOff(const std::string &path);
[[nodiscard]] bool isMarkedBrokenOff(const std::string &path);
void unmarkBrokenOff(const std::string &path);

} // namespace ward::sessions
