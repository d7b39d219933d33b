// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session.h"

#include <utility>

namespace ward::sessions {

Session::Session(std::string id, SessionKind kind, SessionListener &listener, const Clock &clock,
                 std::size_t logWindow)
    : m_id(std::move(id))
    , m_kind(kind)
    , m_listener(listener)
    , m_clock(clock)
    , m_log(logWindow)
{
    m_summary.session = m_id;
    m_summary.kind = m_kind;
}

Session::~Session() = default;

SessionSummary Session::summary() const
{
    SessionSummary summary;
    {
        const std::lock_guard lock(m_mutex);
        summary = m_summary;
    }
    // The clock was told when it changed; where the session is now follows from it.
    ClockStatus &told = summary.clock;
    if (told.state == ClockState::Running) {
        SessionClock clock;
        clock.setRate(told.engineUs, told.at.tick, told.rate);
        clock.run(told.engineUs, told.at.tick);
        told.engineUs = m_clock.monotonicUs();
        told.at = {clock.dueTick(told.engineUs), 0};
    }
    return summary;
}

ActorStatus Session::status(const std::string &actor) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_status.find(actor);
    ActorStatus status = it == m_status.end() ? ActorStatus() : it->second;
    // Saved is saved for everybody.
    const auto saved = m_status.find(std::string());
    if (saved != m_status.end())
        status.savedIndex = saved->second.savedIndex;
    return status;
}

std::optional<Message> Session::tooMany(std::size_t entities) const
{
    if (entities <= m_entityLimit)
        return std::nullopt;
    return Message("sessions.limit.entities",
                   {{"limit", static_cast<std::int64_t>(m_entityLimit)}});
}

int Session::audience() const
{
    return m_audience[0] + m_audience[1] + m_audience[2];
}

bool Session::hasAudience(world::VisibilityClass sees) const
{
    return m_audience[static_cast<std::size_t>(sees)] > 0;
}

void Session::post(std::function<void()> task)
{
    std::function<void()> wake;
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        wake = m_wake;
    }
    if (wake)
        wake();
}

void Session::submit(Request request, Replied replied)
{
    post([this, request = std::move(request), replied = std::move(replied)]() mutable {
        handle(request, std::move(replied));
    });
}

void Session::addAudience(world::VisibilityClass sees, int change)
{
    if (m_audience[static_cast<std::size_t>(sees)].fetch_add(change) == 0 && change > 0)
        post([this] { audienceGrew(); });
}

void Session::requestSnapshot(world::VisibilityClass sees,
                              std::function<void(SessionSnapshot)> done)
{
    post([this, sees, done = std::move(done)] { done(snapshot(sees)); });
}

void Session::requestKeyframe(world::VisibilityClass sees,
                              std::function<void(std::shared_ptr<const StateFrame>)> done)
{
    post([this, sees, done = std::move(done)] { done(keyframe(sees)); });
}

void Session::setWaker(std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
}

std::int64_t Session::run(std::int64_t nowUs)
{
    std::vector<std::function<void()>> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const auto &task : tasks)
        task();
    return advance(nowUs);
}

void Session::setSummary(SessionSummary summary)
{
    const std::lock_guard lock(m_mutex);
    m_summary = std::move(summary);
}

void Session::setClock(const ClockStatus &clock)
{
    {
        const std::lock_guard lock(m_mutex);
        m_summary.clock = clock;
    }
    m_listener.clockChanged(m_id, clock);
}

void Session::setStatus(const std::string &actor, ActorStatus status)
{
    {
        const std::lock_guard lock(m_mutex);
        ActorStatus &known = m_status[actor];
        if (known == status)
            return;
        known = status;
    }
    m_listener.statusChanged(m_id);
}

} // namespace ward::sessions
