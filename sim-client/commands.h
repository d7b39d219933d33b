// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/message.h"
#include "core/base/time.h"
#include "core/content/change_set.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a client can ask of an engine, as typed data: the same struct serves menu, palette,
/// shortcut, script and test. Everything here is a plain value.
namespace ward::client {

enum class Role { Author, Instructor, Learner, Observer, EngineAdmin };
enum class SessionKind { Draft, Run };
enum class ClockState { Ready, Running, Paused, Ended };

/// How much faster than the wall a session runs, exact: 1/10 … 60/1.
struct Rate
{
    std::uint32_t numerator = 1;
    std::uint32_t denominator = 1;

    [[nodiscard]] double value() const { return static_cast<double>(numerator) / denominator; }
    bool operator==(const Rate &) const = default;
};

struct ClockInfo
{
    ClockState state = ClockState::Ready;
    Rate rate;
    Tick tick;
    bool operator==(const ClockInfo &) const = default;
};

struct ClockCommand
{
    enum class Change { Start, Pause, Resume, Step, Rate };
    Change change = Change::Start;
    Rate rate;               ///< for Rate
    std::uint32_t steps = 1; ///< for Step
};

struct LearnerAction
{
    std::string action; ///< a name of the schema's actions, e.g. "defib.shock"
    Id target;
    content::Cells args;
    std::string actor; ///< on whose behalf, when an instructor enters it; else empty
};

struct MarkCommand
{
    std::string label;
    std::string tag;
    std::optional<Tick> from; ///< none = now
    std::optional<Tick> to;   ///< none = a moment, not a span
    std::string note;
};

struct CueCommand
{
    std::string name;
};

struct UndoCommand
{
};
struct RedoCommand
{
};

/// Opens a draft of the engine's library, or makes a new one of a document's bytes. A client never
/// names a path: the engine may run on another machine.
struct OpenDraftCommand
{
    std::string draft;    ///< library id, or empty
    std::string document; ///< canonical scenario bytes when `draft` is empty
    std::string title;
};
struct SaveDraftCommand
{
    std::string note;
};
struct CloseDraftCommand
{
    bool discard = false; ///< forget the change-sets since the last save
};

/// Starts a run pinned to a draft as it is when the command arrives.
struct StartRunCommand
{
    std::string draft; ///< session id of the open draft
    std::uint64_t seed = 1;
    Rate rate;
    bool paused = false;
};
struct EndRunCommand
{
};
struct ShutdownCommand
{
};

using Command =
    std::variant<content::ChangeSet, LearnerAction, ClockCommand, MarkCommand, CueCommand,
                 UndoCommand, RedoCommand, OpenDraftCommand, SaveDraftCommand, CloseDraftCommand,
                 StartRunCommand, EndRunCommand, ShutdownCommand>;

/// A cell that someone else changed first.
struct CellClash
{
    Id record;
    std::string cell;
    content::CellValue current;
    std::string by; ///< actor who set it
};

/// The engine's answer to one command. It arrives after the command's events are committed.
struct Outcome
{
    bool accepted = false;
    Message reason;                 ///< when not accepted
    std::vector<CellClash> clashes; ///< when other people's edits are the reason
    std::uint64_t event = 0;        ///< runs: the last event the command caused
    std::uint64_t changeIndex = 0;  ///< drafts: change-sets applied so far
    std::optional<content::ChangeSet> inverse;
    std::string session;   ///< OpenDraft, StartRun
    std::string recording; ///< StartRun, EndRun
    std::string document;  ///< SaveDraft: the canonical bytes
};

/// Called once, on the GUI thread; also when the connection is closed (`client.command.lost`), but
/// not when it is destroyed.
using Done = std::function<void(const Outcome &)>;

struct SessionInfo
{
    std::string session;
    SessionKind kind = SessionKind::Draft;
    std::string title;
    ClockInfo clock;
    std::uint32_t clients = 0;
    std::string draft;     ///< library id
    std::string recording; ///< runs
};

struct DraftInfo
{
    std::string draft;
    std::string title;
    std::int64_t changedMs = 0; ///< Unix ms
    std::uint64_t changeIndex = 0;
    std::uint64_t savedIndex = 0;
    [[nodiscard]] bool isModified() const { return changeIndex != savedIndex; }
};

struct RecordingSummary
{
    std::string recording;
    std::string title;
    std::int64_t startedMs = 0; ///< Unix ms
    Tick last;
    bool open = false; ///< an engine is still writing it
};

} // namespace ward::client
