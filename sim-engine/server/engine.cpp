// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/engine.h"

#include "sim-engine/server/listen_address.h"
#include "sim-engine/server/log.h"
#include "sim-engine/sessions/library_drafts.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace ward::server {

namespace {

std::string engineName()
{
    return "ward-engine " + QCoreApplication::applicationVersion().toStdString();
}

} // namespace

Engine::Engine(EngineOptions options, std::unique_ptr<DataFolder> folder)
    : m_options(std::move(options))
    , m_folder(std::move(folder))
{
}

Engine::~Engine()
{
    // The HTTP threads ask the server, so they go first.
    m_http.reset();
    m_web.reset();
    m_server.reset();
}

Result<std::unique_ptr<Engine>> Engine::start(const EngineOptions &options)
{
    const Settings &settings = options.settings;
    auto addresses = addressesOf(settings.listen);
    if (!addresses)
        return failure(std::move(addresses.error()));
    std::optional<TlsIdentity> tls;
    if (!settings.tlsCertificate.isEmpty()) {
        auto identity =
            TlsIdentity::load(settings.tlsCertificate, settings.tlsKey, systemClock().unixMs());
        if (!identity)
            return failure(std::move(identity.error()));
        tls = std::move(*identity);
    } else if (!onlyLoopback(*addresses) && !settings.insecureListen) {
        return failure("server.start.insecure");
    }
    Limits limits = Limits::derive(Machine::measure());
    if (auto lowered = limits.lower(static_cast<std::uint32_t>(settings.maxSessions),
                                    static_cast<std::uint32_t>(settings.maxClients));
        !lowered)
        return failure(std::move(lowered.error()));
    auto folder = DataFolder::open(settings.dataDir);
    if (!folder)
        return failure(std::move(folder.error()));
    auto library = content::LibraryStore::open((*folder)->library().toStdString(), systemClock());
    if (!library)
        return failure(std::move(library.error()));

    std::unique_ptr<Engine> engine(new Engine(options, std::move(*folder)));
    ServerOptions server;
    server.engine = engineName();
    server.instance = engine->m_folder->instance();
    server.token = options.token;
    server.local = settings.parentWatched;
    server.limits = limits;
    sessions::RegistryOptions registry;
    registry.recordingsFolder = engine->m_folder->recordings().toStdString();
    registry.library = std::make_unique<sessions::LibraryDrafts>(
        std::shared_ptr<content::LibraryStore>(std::move(*library)));
    registry.engine = engineName();
    registry.threads = settings.threads;
    registry.maxSessions = static_cast<int>(limits.sessions);
    registry.maxEntities = limits.entities;
    registry.records = settings.records;
    engine->m_server = std::make_unique<EngineServer>(std::move(server), std::move(registry));
    if (auto listening = engine->listen(*addresses, std::move(tls)); !listening)
        return failure(std::move(listening.error()));
    for (const Message &message : engine->m_server->registry().recover())
        log::write(log::Level::Info, "engine.recovered", {{"outcome", message.code}});
    engine->m_folder->announce(engine->m_web->port(), engine->m_http->port());
    log::write(log::Level::Info, "engine.ready",
               {{"port", std::int64_t{engine->m_web->port()}},
                {"http_port", std::int64_t{engine->m_http->port()}},
                {"tls", std::int64_t{settings.tlsCertificate.isEmpty() ? 0 : 1}},
                {"threads", std::int64_t{engine->m_server->registry().threads()}},
                {"sessions", std::int64_t{limits.sessions}},
                {"clients", std::int64_t{limits.clients}}});
    return engine;
}

Result<> Engine::listen(const std::vector<QHostAddress> &addresses, std::optional<TlsIdentity> tls)
{
    m_server->metrics().startedUs = systemClock().monotonicUs();
    const Limits &limits = m_server->options().limits;
    WebFront::Options web;
    web.addresses = addresses;
    web.port = m_options.settings.port;
    web.tls = tls;
    web.allowedOrigins = m_options.settings.allowedOrigins;
    web.maxFrameBytes = limits.frameBytes;
    m_web = std::make_unique<WebFront>(
        web, [this](std::unique_ptr<Socket> socket) { m_server->accept(std::move(socket)); });
    if (auto listening = m_web->listen(); !listening)
        return listening;
    HttpFront::Options http;
    http.addresses = addresses;
    http.port = m_options.settings.httpPort;
    http.tls = std::move(tls);
    http.limits = limits;
    m_api = std::make_unique<HttpApi>(*m_server, systemClock());
    m_http =
        std::make_unique<HttpFront>(std::move(http), *m_api, m_server->metrics(), systemClock());
    if (auto listening = m_http->listen(); !listening)
        return listening;

    connect(m_server.get(), &EngineServer::finished, this, &Engine::finish);
    connect(m_server.get(), &EngineServer::clientsChanged, this,
            [this] { m_server->metrics().clients = m_server->clients(); });
    connect(&m_beat, &QTimer::timeout, this, &Engine::beat);
    m_beat.start(500);
    return {};
}

QByteArray Engine::readyLine() const
{
    const QJsonObject line{
        {QStringLiteral("pid"), QCoreApplication::applicationPid()},
        {QStringLiteral("port"), m_web->port()},
        {QStringLiteral("http_port"), m_http->port()},
        {QStringLiteral("instance"), QString::fromStdString(m_folder->instance())}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

void Engine::parentGone()
{
    log::write(log::Level::Info, "engine.orphaned");
    m_orphaned = true;
    m_idleSinceUs = systemClock().monotonicUs();
}

void Engine::drain()
{
    ++m_drains;
    const int seconds = m_drains == 1 ? m_options.settings.drainSeconds : 0;
    log::write(log::Level::Info, "engine.draining",
               {{"seconds", std::int64_t{seconds}}, {"times", std::int64_t{m_drains}}});
    if (m_drains > 2)
        return finish();
    if (m_drains == 2)
        return endRuns();
    m_drainUntilUs = systemClock().monotonicUs() + std::int64_t{seconds} * 1'000'000;
    m_server->registry().drain();
    m_server->announceToAll(
        Message("server.engine.drains", {{"minutes", std::int64_t{(seconds + 59) / 60}}}));
    beat();
}

void Engine::endRuns()
{
    // Ends live runs, closes their recordings, tells every client; then `finished`.
    m_server->shutdown();
}

void Engine::beat()
{
    const bool live = m_server->registry().liveRuns() > 0;
    const std::int64_t now = systemClock().monotonicUs();
    if (m_drains > 0 && (!live || now >= m_drainUntilUs))
        return endRuns();
    if (live || m_server->clients() > 0)
        m_idleSinceUs = now;
    if (m_orphaned &&
        now - m_idleSinceUs >= std::int64_t{m_options.settings.orphanSeconds} * 1'000'000)
        finish();
}

void Engine::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    log::write(log::Level::Info, "engine.ends");
    // Let closing frames leave.
    QTimer::singleShot(100, this, [this] { Q_EMIT finished(); });
}

} // namespace ward::server
