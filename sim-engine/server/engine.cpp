// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/engine.h"

#include "core/messages/messages.h"
#include "sim-engine/sessions/library_drafts.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace ward::server {

namespace {

Q_LOGGING_CATEGORY(lcEngine, "ward.engine")

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
    auto folder = DataFolder::open(options.dataDir);
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
    server.local = options.parentWatched;
    sessions::RegistryOptions registry;
    registry.recordingsFolder = engine->m_folder->recordings().toStdString();
    registry.library = std::make_unique<sessions::LibraryDrafts>(
        std::shared_ptr<content::LibraryStore>(std::move(*library)));
    registry.engine = engineName();
    registry.threads = options.threads;
    engine->m_server = std::make_unique<EngineServer>(std::move(server), std::move(registry));
    if (auto listening = engine->listen(); !listening)
        return failure(std::move(listening.error()));
    for (const Message &message : engine->m_server->registry().recover())
        qCInfo(lcEngine, "%s", messages::render(message, "en").c_str());
    engine->m_folder->announce(engine->m_web->port(), engine->m_http->port());
    return engine;
}

Result<> Engine::listen()
{
    m_metrics.startedUs = systemClock().monotonicUs();
    WebFront::Options web;
    web.host = m_options.host;
    web.port = m_options.port;
    web.allowedOrigins = m_options.allowedOrigins;
    web.maxFrameBytes = EngineServer::kMaxFrameBytes;
    m_web = std::make_unique<WebFront>(
        web, [this](std::unique_ptr<Socket> socket) { m_server->accept(std::move(socket)); });
    if (auto listening = m_web->listen(); !listening)
        return listening;
    HttpFront::Options http;
    http.host = m_options.host.toStdString();
    http.port = m_options.httpPort;
    http.token = m_options.token;
    http.engine = engineName();
    m_http = std::make_unique<HttpFront>(http, m_server->registry(), m_server->queries(), m_metrics,
                                         systemClock());
    if (auto listening = m_http->listen(); !listening)
        return listening;

    connect(m_server.get(), &EngineServer::finished, this, &Engine::finish);
    connect(m_server.get(), &EngineServer::clientsChanged, this,
            [this] { m_metrics.clients = m_server->clients(); });
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
    qCInfo(lcEngine, "the program that started this engine is gone");
    m_orphaned = true;
    m_idleSinceUs = systemClock().monotonicUs();
}

void Engine::drain()
{
    if (m_draining)
        return finish();
    m_draining = true;
    m_server->registry().drain();
    beat();
}

void Engine::beat()
{
    const bool live = m_server->registry().liveRuns() > 0;
    if (m_draining && !live) {
        m_server->closeAll();
        return finish();
    }
    const std::int64_t now = systemClock().monotonicUs();
    if (live || m_server->clients() > 0)
        m_idleSinceUs = now;
    if (m_orphaned && now - m_idleSinceUs >= std::int64_t{m_options.orphanSeconds} * 1'000'000)
        finish();
}

void Engine::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    // Let closing frames leave.
    QTimer::singleShot(100, this, [this] { Q_EMIT finished(); });
}

} // namespace ward::server
