// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_registry.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace ward::sessions {

namespace {

int coreCount(int wanted)
{
    return wanted > 0 ? wanted : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

} // namespace

SessionRegistry::SessionRegistry(RegistryOptions options, SessionListener &listener)
    : m_options(std::move(options))
    , m_clock(m_options.clock ? *m_options.clock : systemClock())
    , m_listener(listener)
    , m_shelf(m_options.recordingsFolder)
    , m_recorders(std::max(1, coreCount(m_options.threads) / 2))
    , m_inquiries(1)
    , m_background(2)
    , m_threads(coreCount(m_options.threads), m_clock)
{
    if (!m_options.schema)
        m_options.schema = &content::Schema::shipped();
    if (!m_options.catalogue)
        m_options.catalogue = &content::Catalogue::shipped();
}

SessionRegistry::~SessionRegistry()
{
    // First, because its tasks host sessions on threads that are still there.
    stopTasks();
}

void SessionRegistry::stopTasks()
{
    m_stopping = true;
    m_inquiries.stop();
    m_background.stop();
}

std::shared_ptr<Session> SessionRegistry::find(const std::string &session) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_sessions.find(session);
    return it == m_sessions.end() ? nullptr : it->second;
}

std::vector<SessionSummary> SessionRegistry::sessions() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<SessionSummary> list;
    for (const auto &[id, session] : m_sessions) {
        if (!session->isOver() || session->kind() == SessionKind::Run)
            list.push_back(session->summary());
    }
    return list;
}

std::size_t SessionRegistry::liveRuns() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<std::size_t>(
        std::count_if(m_sessions.begin(), m_sessions.end(), [](const auto &entry) {
            return entry.second->kind() == SessionKind::Run && !entry.second->isOver();
        }));
}

std::int64_t SessionRegistry::recorderBacklog() const
{
    const std::lock_guard lock(m_mutex);
    std::int64_t backlog = 0;
    for (const auto &[id, session] : m_sessions)
        backlog += session->backlog();
    return backlog;
}

void SessionRegistry::submit(Request request, Replied replied)
{
    if (std::holds_alternative<OpenDraft>(request.what) ||
        std::holds_alternative<StartRun>(request.what)) {
        if (!may(request.role, actOf(request, false)))
            return replied(Reply::refused(notAllowed(request)));
        if (request.id.isNull())
            return replied(Reply::refused(Message("sessions.command.without-id")));
        if (std::holds_alternative<OpenDraft>(request.what)) {
            m_background.post([this, request = std::move(request), replied = std::move(replied)] {
                openDraft(request, replied);
            });
        } else {
            startRun(request, std::move(replied));
        }
        return;
    }
    const std::shared_ptr<Session> session = find(request.session);
    if (!session)
        return replied(Reply::refused(Message("sessions.unknown", {{"session", request.session}})));
    session->submit(std::move(request), std::move(replied));
}

Result<> SessionRegistry::host(const std::shared_ptr<Session> &session)
{
    {
        const std::lock_guard lock(m_mutex);
        std::shared_ptr<Session> &place = m_sessions[session->id()];
        if (place && !place->isOver())
            return failure("sessions.exists", {{"session", session->id()}});
        if (place)
            m_threads.remove(place);
        place = session;
    }
    session->setEntityLimit(m_options.maxEntities);
    m_threads.add(session);
    return {};
}

void SessionRegistry::drafts(std::function<void(Result<std::vector<DraftSummary>>)> done)
{
    m_background.post([this, done = std::move(done)] { done(m_options.library->list()); });
}

void SessionRegistry::withShelf(std::function<void(RecordingShelf &)> task)
{
    m_background.post([this, task = std::move(task)] { task(m_shelf); });
}

void SessionRegistry::inquire(std::function<void(RecordingShelf &)> task)
{
    m_inquiries.post([this, task = std::move(task)] { task(m_shelf); });
}

void SessionRegistry::reap()
{
    std::vector<std::shared_ptr<Session>> gone;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_sessions, [&](const auto &entry) {
            if (!entry.second->isOver() || entry.second->audience() > 0)
                return false;
            gone.push_back(entry.second);
            return true;
        });
    }
    for (const auto &session : gone)
        m_threads.remove(session);
}

void SessionRegistry::drain()
{
    const std::lock_guard lock(m_mutex);
    m_draining = true;
}

bool SessionRegistry::isDraining() const
{
    const std::lock_guard lock(m_mutex);
    return m_draining;
}

void SessionRegistry::endAll(std::function<void()> done)
{
    drain();
    std::vector<std::shared_ptr<Session>> runs;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[id, session] : m_sessions) {
            if (session->kind() == SessionKind::Run && !session->isOver())
                runs.push_back(session);
        }
    }
    if (runs.empty())
        return done();
    const auto open = std::make_shared<std::atomic<std::size_t>>(runs.size());
    for (const auto &run : runs) {
        Request request;
        request.session = run->id();
        request.actor = "engine";
        request.role = Role::EngineAdmin;
        request.what = EndRun{};
        run->submit(std::move(request), [open, done](const Reply &) {
            if (--*open == 0)
                done();
        });
    }
}

} // namespace ward::sessions
