// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/content/change_set.h"

#include <cstdint>
#include <string>
#include <variant>

namespace ward::kernel {

/// What a person did to the patient or the room: one of the schema's actions.
struct LearnerAction
{
    std::string action;  ///< "defib.shock"
    Id target;           ///< entity; null where the action needs none
    content::Cells args; ///< as the schema's ActionArg names them; absent ones take their default
    /// Of one that is done again while the target is not there yet: what appears earlier in the
    /// same tick has a handle in the record, but no id that the world before it knows.
    std::uint32_t handle = 0;
    bool operator==(const LearnerAction &) const = default;
};

/// A learner action that was refused when it was tried; recorded so that the debrief knows.
struct RejectedAction
{
    std::string action;
    Id target;
    std::string code;         ///< message code
    std::uint32_t handle = 0; ///< as of LearnerAction
    bool operator==(const RejectedAction &) const = default;
};

struct MarkInput
{
    Id id;
    std::string label;
    std::string tag;
    Tick from; ///< may lie before the present tick
    Tick to;
    std::string note;
    bool operator==(const MarkInput &) const = default;
};

/// An instructor's cue: emits the named event, which rules may wait for.
struct CueInput
{
    std::string name;
    bool operator==(const CueInput &) const = default;
};

/// Takes back (or does again) the newest change-set of the input's actor, as new events.
struct UndoInput
{
    enum class Direction { Undo, Redo } direction = Direction::Undo;
    bool operator==(const UndoInput &) const = default;
};

/// A change of the clock. The kernel only records it: whoever steps the simulation keeps the time.
struct ClockInput
{
    enum class Change { Start = 1, Pause, Resume, Step, Rate, Stop } change = Change::Start;
    std::uint32_t rateNumerator = 1;
    std::uint32_t rateDenominator = 1;
    std::uint32_t steps = 0;
    bool operator==(const ClockInput &) const = default;
};

/// The session was opened again after a crash.
struct RecoveredInput
{
    std::uint64_t lastEvent = 0;
    Tick from;
    bool identical = true;
    std::string difference; ///< message code when not identical
    bool operator==(const RecoveredInput &) const = default;
};

/// Closes the session; `session.ended` is the last event of its tick.
struct EndInput
{
    std::string reason; ///< message code
    bool operator==(const EndInput &) const = default;
};

/// One thing from outside that enters a session. Inputs are applied in order of submission, at the
/// next tick or sub-step; with seed and scenario they are all a session depends on.
struct Input
{
    Id commandId;      ///< null for what the engine itself puts in
    std::string actor; ///< pseudonym, e.g. "learner-1", "instructor"
    std::variant<content::ChangeSet, LearnerAction, RejectedAction, MarkInput, CueInput, UndoInput,
                 ClockInput, RecoveredInput, EndInput>
        what;
    bool operator==(const Input &) const = default;
};

} // namespace ward::kernel
