// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_registry.h"

#include "core/content/document_codec.h"
#include "sim-engine/sessions/headless.h"
#include "sim-engine/sessions/recovery.h"

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

std::vector<Message> SessionRegistry::recover()
{
    std::vector<Message> said;
    for (const std::string &recording : m_shelf.ids()) {
        const auto info = m_shelf.read<recording::RecordingInfo>(
            recording, [](recording::RecordingReader &reader) { return reader.info(); });
        if (info && info->closed)
            continue;
        auto recovered = !info ? Result<Message>(failure(info.error()))
                         : isMarkedOver(m_shelf.pathOf(recording)) ? closeOne(recording, *info)
                                                                   : recoverOne(recording);
        if (recovered)
            said.push_back(std::move(*recovered));
        else
            said.push_back(std::move(recovered.error().message));
    }
    return said;
}

Result<Message> SessionRegistry::closeOne(const std::string &recording,
                                          const recording::RecordingInfo &info)
{
    Result<> closed;
    m_shelf.alone(recording, [&] { closed = closeAbandoned(m_shelf.pathOf(recording)); });
    if (!closed)
        return failure(std::move(closed.error()));
    return Message("sessions.recovery.closed",
                   {{"title", info.scenarioTitle}, {"time", MessageTime{info.last.time().us}}});
}

Result<Message> SessionRegistry::recoverOne(const std::string &recording)
{
    auto run = recoverRun(m_shelf.pathOf(recording));
    if (!run)
        return failure(std::move(run.error()));
    const SimTime reached = run->simulation->world().tick().time();
    const Message done(run->brokeOff && !run->ended ? "sessions.recovered-broken-off"
                                                    : "sessions.recovered",
                       {{"title", run->info.scenarioTitle}, {"time", MessageTime{reached.us}}});
    // By the event and not by the clock's last word, which is written after it.
    if (run->ended) {
        Result<> closed;
        m_shelf.alone(recording, [&] { closed = run->writer->finish(); });
        if (!closed)
            return failure(std::move(closed.error()));
        return done;
    }
    RunParts parts;
    parts.simulation = std::move(run->simulation);
    parts.writer = std::move(run->writer);
    parts.session = recording;
    parts.recording = recording;
    parts.title = run->info.scenarioTitle;
    parts.document = run->info.scenario;
    parts.epoch = run->info.epoch;
    parts.epochEnds = run->info.epochEnds;
    parts.rate = {run->clock.rateNumerator, run->clock.rateDenominator};
    parts.recovered = true;
    parts.brokeOff = run->brokeOff;
    parts.state = run->state();
    parts.identical = run->identical;
    parts.difference = run->difference;
    parts.commands = std::move(run->commands);
    parts.closeAlone = closingOf(recording);
    const auto hosted = host(RunSession::create(std::move(parts), m_listener, m_clock, m_recorders,
                                                m_background, m_metrics));
    if (!hosted)
        return failure(hosted.error());
    return done;
}

std::function<void(const std::function<void()> &)>
SessionRegistry::closingOf(const std::string &recording)
{
    return
        [this, recording](const std::function<void()> &close) { m_shelf.alone(recording, close); };
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

std::optional<Message> SessionRegistry::refusal() const
{
    const std::lock_guard lock(m_mutex);
    if (m_draining)
        return Message("sessions.draining");
    const auto live = std::count_if(m_sessions.begin(), m_sessions.end(),
                                    [](const auto &entry) { return !entry.second->isOver(); });
    if (live >= m_options.maxSessions)
        return Message("sessions.too-many", {{"limit", std::int64_t{m_options.maxSessions}}});
    return std::nullopt;
}

Message SessionRegistry::tooManyEntities() const
{
    return Message("sessions.limit.entities",
                   {{"limit", static_cast<std::int64_t>(m_options.maxEntities)}});
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

void SessionRegistry::openDraft(const Request &request, Replied replied)
{
    const std::lock_guard opening(m_opening);
    const auto &command = std::get<OpenDraft>(request.what);
    const bool isNew = command.draft.empty();
    const std::string draft = isNew ? request.id.toString() : command.draft;
    Reply reply;
    reply.accepted = true;
    reply.session = draft;
    if (const auto open = find(draft); open && !open->isOver())
        return replied(reply);
    if (const auto why = refusal())
        return replied(Reply::refused(*why));
    auto parts = m_options.library->open(draft);
    if (!parts && isNew) {
        // Parsed before it is kept: the library holds nothing that cannot be opened.
        content::ParsedDocument parsed =
            content::parseDocument(command.document, command.title, *m_options.schema);
        if (!parsed.document) {
            for (const content::Diagnostic &diagnostic : parsed.diagnostics) {
                if (diagnostic.severity == content::Severity::Error)
                    return replied(Reply::refused(diagnostic.message));
            }
            return replied(Reply::refused(Message("sessions.draft.unreadable")));
        }
        if (parsed.document->ofKind("entity").size() > m_options.maxEntities)
            return replied(Reply::refused(tooManyEntities()));
        if (parsed.readOnly)
            return replied(Reply::refused(Message("sessions.draft.newer-schema")));
        const auto made = m_options.library->create(
            draft, command.title, content::writeDocument(*parsed.document, *m_options.schema));
        if (!made)
            return replied(Reply::refused(made.error().message));
        parts = m_options.library->open(draft);
    }
    if (!parts)
        return replied(Reply::refused(parts.error().message));
    const auto session = AuthoringSession::create(std::move(*parts), *m_options.schema,
                                                  *m_options.catalogue, m_listener, m_clock);
    if (!session)
        return replied(Reply::refused(session.error().message));
    if (const auto hosted = host(*session); !hosted)
        return replied(Reply::refused(hosted.error().message));
    replied(reply);
}

void SessionRegistry::startRun(const Request &request, Replied replied)
{
    const auto &command = std::get<StartRun>(request.what);
    const std::string run = request.id.toString();
    Reply reply;
    reply.accepted = true;
    reply.session = reply.recording = run;
    {
        // The same command again, while the run is being made or later: the same run.
        std::unique_lock lock(m_mutex);
        if (const auto making = m_starting.find(run); making != m_starting.end()) {
            making->second.push_back(std::move(replied));
            return;
        }
        if (m_sessions.contains(run)) {
            lock.unlock();
            return replied(reply);
        }
        m_starting[run].push_back(std::move(replied));
    }
    if (!command.rate.isValid())
        return runStarted(run, Reply::refused(Message("sessions.clock.rate")));
    if (const auto why = refusal())
        return runStarted(run, Reply::refused(*why));
    const auto draft = std::dynamic_pointer_cast<AuthoringSession>(find(command.draft));
    if (!draft || draft->isOver()) {
        return runStarted(
            run, Reply::refused(Message("sessions.unknown", {{"session", command.draft}})));
    }
    // The draft's own thread hands over the document as it is after every edit that came before.
    draft->post([this, draft, request, run, reply] {
        m_background.post([this, request, run, reply, document = draft->document(),
                           title = draft->summary().title, library = draft->id()] {
            auto parts = makeRun(request, document, title, library);
            if (!parts)
                return runStarted(run, Reply::refused(parts.error().message));
            parts->records = m_options.records;
            const auto session = RunSession::create(std::move(*parts), m_listener, m_clock,
                                                    m_recorders, m_background, m_metrics);
            const auto hosted = host(session);
            runStarted(run, hosted ? reply : Reply::refused(hosted.error().message));
        });
    });
}

void SessionRegistry::runStarted(const std::string &run, const Reply &reply)
{
    std::vector<Replied> waiting;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto it = m_starting.find(run); it != m_starting.end()) {
            waiting = std::move(it->second);
            m_starting.erase(it);
        }
    }
    for (const Replied &replied : waiting)
        replied(reply);
}

Result<RunParts> SessionRegistry::makeRun(const Request &request, const content::Document &document,
                                          const std::string &title, const std::string &draft)
{
    const auto &command = std::get<StartRun>(request.what);
    RunParts parts;
    parts.session = request.id.toString();
    parts.recording = parts.session;
    parts.title = title;
    parts.draft = draft;
    parts.document = content::writeDocument(document, *m_options.schema);
    parts.rate = command.rate;
    parts.closeAlone = closingOf(parts.recording);
    parts.state = command.paused ? ClockState::Ready : ClockState::Running;
    kernel::SimulationOptions how{request.id, command.seed, m_options.engine};
    how.maxEntities = m_options.maxEntities;
    auto simulation =
        kernel::Simulation::create(document, *m_options.schema, *m_options.catalogue, how);
    if (!simulation)
        return failure(simulation.error());
    parts.simulation = std::move(*simulation);
    if (parts.simulation->world().entities().size() > m_options.maxEntities)
        return failure(Error(tooManyEntities()));

    recording::RecordingInfo info;
    info.session = request.id;
    info.seed = command.seed;
    info.engine = m_options.engine;
    info.simVersion = kernel::kSimVersion;
    info.scenarioTitle = title;
    info.locale = languageOf(document);
    info.scenario = parts.document;
    info.catalogue = m_options.catalogue->bytes();
    info.maxEntities = how.maxEntities;
    info.startedMs = m_clock.unixMs();
    parts.epoch = info.epoch;
    recording::WriterOptions options;
    options.clock = &m_clock;
    auto writer = recording::RecordingWriter::create(
        m_shelf.pathOf(parts.recording), info, parts.simulation->world().sharedLayout(), options);
    if (!writer)
        return failure(writer.error());
    parts.writer = std::move(*writer);
    return parts;
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
