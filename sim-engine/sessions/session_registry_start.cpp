// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// What the registry opens: drafts, and runs of them.

#include "core/content/document_codec.h"
#include "sim-engine/sessions/headless.h"
#include "sim-engine/sessions/session_registry.h"

#include <algorithm>
#include <utility>

namespace ward::sessions {

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
    reply.session = run;
    reply.recording = m_options.records ? run : std::string();
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
    parts.title = title;
    parts.draft = draft;
    parts.document = content::writeDocument(document, *m_options.schema);
    parts.rate = command.rate;
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
    if (m_options.records) {
        if (auto made = record(parts, request, languageOf(document)); !made)
            return failure(std::move(made.error()));
    }
    return parts;
}

Result<> SessionRegistry::record(RunParts &parts, const Request &request, std::string locale)
{
    parts.recording = parts.session;
    parts.closeAlone = closingOf(parts.recording);
    recording::RecordingInfo info;
    info.session = request.id;
    info.seed = std::get<StartRun>(request.what).seed;
    info.engine = m_options.engine;
    info.simVersion = kernel::kSimVersion;
    info.scenarioTitle = parts.title;
    info.locale = std::move(locale);
    info.scenario = parts.document;
    info.catalogue = m_options.catalogue->bytes();
    info.maxEntities = m_options.maxEntities;
    info.startedMs = m_clock.unixMs();
    parts.epoch = info.epoch;
    recording::WriterOptions options;
    options.clock = &m_clock;
    auto writer = recording::RecordingWriter::create(
        m_shelf.pathOf(parts.recording), info, parts.simulation->world().sharedLayout(), options);
    if (!writer)
        return failure(writer.error());
    parts.writer = std::move(*writer);
    return {};
}

} // namespace ward::sessions
