// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "sim-engine/sessions/commands.h"
#include "sim-engine/sessions/session_log.h"
#include "sim-engine/sessions/session_types.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ward::sessions {

struct ActorStatus
{
    std::uint32_t undo = 0;
    std::uint32_t redo = 0;
    std::uint64_t savedIndex = 0;
    bool operator==(const ActorStatus &) const = default;
};

/// One session. `run` and the protected functions belong to one thread at a time (a SessionThreads
/// worker, or a test); everything else may be called from any thread.
class Session : public std::enable_shared_from_this<Session>
{
public:
    static constexpr std::int64_t kNever = INT64_MAX;

    Session(std::string id, SessionKind kind, SessionListener &listener, const Clock &clock,
            std::size_t logWindow);
    virtual ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] SessionKind kind() const { return m_kind; }
    [[nodiscard]] SessionLog &log() { return m_log; }
    [[nodiscard]] SessionSummary summary() const;
    [[nodiscard]] ActorStatus status(const std::string &actor) const;
    [[nodiscard]] virtual std::uint64_t epoch() const { return 1; }
    /// Up to which number the log is the one that a receiver of `epoch` knows; it may be beyond the
    /// log's end. nullopt: nothing of it can be relied on. Any thread.
    [[nodiscard]] virtual std::optional<std::uint64_t> sharedUpTo(std::uint64_t epoch) const
    {
        return epoch == this->epoch() ? std::optional(UINT64_MAX) : std::nullopt;
    }
    /// Nothing will ever happen in it again.
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] int audience() const;
    /// What was handed to the recorder and is not written yet.
    [[nodiscard]] virtual int backlog() const { return 0; }

    /// Does `task` on the session's thread, in order of posting.
    void post(std::function<void()> task);
    void submit(Request request, Replied replied);
    /// Subscribers of a class come (+1) and go (−1).
    void addAudience(world::VisibilityClass sees, int change);
    /// Both are consistent with the StateFrames that follow.
    void requestSnapshot(world::VisibilityClass sees, std::function<void(SessionSnapshot)> done);
    void requestKeyframe(world::VisibilityClass sees,
                         std::function<void(std::shared_ptr<const StateFrame>)> done);

    /// At most so many entities; set before the session is run.
    void setEntityLimit(std::size_t limit) { m_entityLimit = limit; }

    /// Set by whoever calls `run`; called from any thread when there is something to do.
    void setWaker(std::function<void()> wake);
    /// Does what is posted and what is due; returns the monotonic µs at which to be called again.
    std::int64_t run(std::int64_t nowUs);

protected:
    virtual void handle(const Request &request, Replied replied) = 0;
    /// What is due; returns when the next thing is.
    virtual std::int64_t advance(std::int64_t nowUs) = 0;
    [[nodiscard]] virtual SessionSnapshot snapshot(world::VisibilityClass sees) = 0;
    [[nodiscard]] virtual std::shared_ptr<const StateFrame>
    keyframe(world::VisibilityClass sees) = 0;
    /// A first subscriber of a class arrived.
    virtual void audienceGrew() {}

    void setSummary(SessionSummary summary);
    void setClock(const ClockStatus &clock); ///< tells the listener
    void setStatus(const std::string &actor, ActorStatus status);
    void setOver() { m_over = true; }
    /// Why `entities` are too many; nothing when they are not.
    [[nodiscard]] std::optional<Message> tooMany(std::size_t entities) const;
    [[nodiscard]] bool hasAudience(world::VisibilityClass sees) const;
    [[nodiscard]] SessionListener &listener() { return m_listener; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    const std::string m_id;
    const SessionKind m_kind;
    SessionListener &m_listener;
    const Clock &m_clock;
    SessionLog m_log;
    std::size_t m_entityLimit = SIZE_MAX;
    std::atomic<bool> m_over = false;
    std::array<std::atomic<int>, 3> m_audience{};

    mutable std::mutex m_mutex;
    std::vector<std::function<void()>> m_tasks;
    std::function<void()> m_wake;
    SessionSummary m_summary;
    std::map<std::string, ActorStatus> m_status;
};

} // namespace ward::sessions
