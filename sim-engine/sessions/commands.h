// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"
#include "sim-engine/kernel/input.h"
#include "sim-engine/sessions/roles.h"
#include "sim-engine/sessions/session_clock.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a client can ask of the sessions, and the answer, without a word of the wire: typed data,
/// plain values.
namespace ward::sessions {

struct ClockCommand
{
    kernel::ClockInput::Change change = kernel::ClockInput::Change::Start;
    Rate rate;               ///< for Rate
    std::uint32_t steps = 1; ///< for Step
};
struct ActionCommand
{
    kernel::LearnerAction action;
    std::string onBehalfOf; ///< actor, when an instructor enters it
};
struct MarkCommand
{
    std::string label;
    std::string tag;
    std::optional<Tick> from; ///< none = now
    std::optional<Tick> to;   ///< none = `from`
    std::string note;
};
struct OpenDraft
{
    std::string draft;    ///< library id, or empty
    std::string document; ///< canonical bytes for a new draft
    std::string title;
};
struct SaveDraft
{
    std::string note;
};
struct CloseDraft
{
    bool discard = false;
};
struct StartRun
{
    std::string draft; ///< session of an open draft
    std::uint64_t seed = 1;
    Rate rate;
    bool paused = false;
};
struct EndRun
{
};

using Command =
    std::variant<content::ChangeSet, ActionCommand, ClockCommand, MarkCommand, kernel::CueInput,
                 kernel::UndoInput, OpenDraft, SaveDraft, CloseDraft, StartRun, EndRun>;

struct Request
{
    Id id;               ///< idempotency
    std::string session; ///< empty for OpenDraft and StartRun
    std::string actor;
    std::string client;
    Role role = Role::Observer;
    Command what;
    bool follows = false; ///< the asker is one of the session's audience
};

struct CellClash
{
    Id record;
    std::string cell;
    content::CellValue current;
    std::string by;
};

struct Reply
{
    bool accepted = false;
    Message reason;
    std::vector<CellClash> clashes;
    std::uint64_t event = 0;
    std::uint64_t changeIndex = 0;
    std::optional<content::ChangeSet> inverse;
    std::string session;
    std::string recording;
    std::string document;

    [[nodiscard]] static Reply refused(Message why)
    {
        Reply reply;
        reply.reason = std::move(why);
        return reply;
    }
};

/// Called once, on any engine thread; must not block.
using Replied = std::function<void(const Reply &)>;

/// The permission a command needs, and the sentence for the one who lacks it.
[[nodiscard]] Act actOf(const Request &request, bool run);
[[nodiscard]] Message notAllowed(const Request &request);

} // namespace ward::sessions
