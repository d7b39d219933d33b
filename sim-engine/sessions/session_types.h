// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/recording/recording_info.h"
#include "core/world/state_codec.h"
#include "sim-engine/sessions/session_clock.h"

#include <cstdint>
#include <memory>
#include <string>

namespace ward::sessions {

enum class SessionKind { Draft, Run };
enum class ClockState { Ready, Running, Paused, Ended };

struct ClockStatus
{
    ClockState state = ClockState::Ready;
    Rate rate;
    recording::Moment at;
    std::int64_t engineUs = 0; ///< monotonic time at which `at` was reached
};

/// A piece of a run's motion, encoded once for everybody of one class.
struct StateFrame
{
    std::string session;
    world::VisibilityClass sees = world::VisibilityClass::Learner;
    bool absolute = false;
    recording::Moment base; ///< what a delta applies to
    recording::Moment at;
    std::string bytes;
};

/// Everything a receiver needs to follow a session from here on.
struct SessionSnapshot
{
    std::string session;
    SessionKind kind = SessionKind::Draft;
    std::uint64_t epoch = 1;
    std::uint64_t lastEvent = 0;   ///< runs: of the committed log
    std::uint64_t changeIndex = 0; ///< drafts
    std::uint64_t savedIndex = 0;  ///< drafts
    recording::Moment at;
    std::string layout;   ///< runs: serialised
    std::string world;    ///< runs: keyframe for the class that was asked for
    std::string document; ///< canonical bytes; empty for learners
    std::uint64_t stateHash = 0;
    ClockStatus clock;
    std::string recording;
};

struct SessionSummary
{
    std::string session;
    SessionKind kind = SessionKind::Draft;
    std::string title;
    ClockStatus clock;
    std::string draft;     ///< library id
    std::string recording; ///< runs
};

/// Told what happens in the sessions. Called on session threads: must not block and must not call
/// back into the session.
class SessionListener
{
public:
    virtual ~SessionListener() = default;
    virtual void stateReady(std::shared_ptr<const StateFrame> frame) = 0;
    /// More can be read from the session's log: events committed, change-sets applied.
    virtual void logGrew(const std::string &session) = 0;
    virtual void clockChanged(const std::string &session, const ClockStatus &clock) = 0;
    /// Undo depths or the saved index may differ.
    virtual void statusChanged(const std::string &session) = 0;
    virtual void notice(const std::string &session, const Message &message) = 0;
    virtual void closed(const std::string &session, const Message &why) = 0;
};

} // namespace ward::sessions
