// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/wire/wire_fixture.h"

#include "core/content/library_store.h"
#include "sim-engine/sessions/library_drafts.h"
#include "tests/support/session_fixture.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QTest>

namespace ward::test {

bool waitFor(const std::function<bool()> &done, int ms)
{
    const QDeadlineTimer deadline(ms);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QTest::qWait(1);
    }
    return true;
}

// --- the wire -----------------------------------------------------------------------------------

void MemorySocket::send(std::string_view head, std::string_view body)
{
    if (peer)
        peer->arrive(QByteArray::fromStdString(std::string(head).append(body)));
}

void MemorySocket::close(std::uint16_t code, const QString &why)
{
    if (peer)
        peer->closedByEngine(code, why);
    Q_EMIT closed();
}

MemoryTransport::MemoryTransport(Connect connect)
    : m_connect(std::move(connect))
{
}

void MemoryTransport::open(const client::EngineAddress &)
{
    m_inbox.clear();
    auto socket = std::make_unique<MemorySocket>();
    socket->peer = this;
    if (m_peer)
        m_peer->peer = nullptr;
    m_peer = socket.get();
    const bool listening = m_connect(std::move(socket));
    QMetaObject::invokeMethod(
        this,
        [this, listening] {
            if (listening)
                Q_EMIT opened();
            else
                Q_EMIT closed(0, QStringLiteral("refused"));
        },
        Qt::QueuedConnection);
}

void MemoryTransport::send(const QByteArray &message)
{
    if (!m_peer)
        return;
    QMetaObject::invokeMethod(
        m_peer, [peer = m_peer.data(), message] { Q_EMIT peer->received(message); },
        Qt::QueuedConnection);
}

void MemoryTransport::close()
{
    if (m_peer) {
        m_peer->peer = nullptr;
        QMetaObject::invokeMethod(
            m_peer, [peer = m_peer.data()] { Q_EMIT peer->closed(); }, Qt::QueuedConnection);
        m_peer = nullptr;
    }
}

void MemoryTransport::cut()
{
    close();
    m_inbox.clear();
    m_reading = true;
    Q_EMIT closed(1006, QStringLiteral("cut"));
}

void MemoryTransport::readAgain()
{
    m_reading = true;
    deliver();
}

qsizetype MemoryTransport::unreadBytes() const
{
    qsizetype bytes = 0;
    for (const QByteArray &message : m_inbox)
        bytes += message.size();
    return bytes;
}

void MemoryTransport::arrive(const QByteArray &message)
{
    m_inbox.push_back(message);
    QMetaObject::invokeMethod(
        this, [this] { deliver(); }, Qt::QueuedConnection);
}

void MemoryTransport::deliver()
{
    while (m_reading && !m_inbox.empty()) {
        const QByteArray message = m_inbox.front();
        m_inbox.pop_front();
        Q_EMIT received(message);
    }
}

void MemoryTransport::closedByEngine(int code, const QString &why)
{
    m_peer = nullptr;
    QMetaObject::invokeMethod(
        this,
        [this, code, why] {
            deliver();
            Q_EMIT closed(code, why);
        },
        Qt::QueuedConnection);
}

// --- the engine ---------------------------------------------------------------------------------

TestEngine::TestEngine(EngineSetup setup)
    : m_setup(std::move(setup))
{
    QDir(m_dir.path()).mkpath(QStringLiteral("recordings"));
    start();
}

TestEngine::~TestEngine()
{
    stop();
}

void TestEngine::start()
{
    auto library = content::LibraryStore::open(
        m_dir.filePath(QStringLiteral("library.wardlib")).toStdString(), systemClock());
    if (!library)
        qFatal("library: %s", library.error().code().c_str());
    server::ServerOptions options;
    options.token = kToken;
    options.instance = "test";
    options.limits = m_setup.limits;
    options.local = m_setup.local;
    sessions::RegistryOptions registry;
    registry.recordingsFolder = m_dir.filePath(QStringLiteral("recordings")).toStdString();
    registry.library = std::make_unique<sessions::LibraryDrafts>(
        std::shared_ptr<content::LibraryStore>(std::move(*library)));
    registry.threads = 2;
    registry.clock = m_setup.clock;
    registry.maxSessions = static_cast<int>(m_setup.limits.sessions);
    registry.maxEntities = m_setup.limits.entities;
    m_server = std::make_unique<server::EngineServer>(std::move(options), std::move(registry));
    for (const Message &message : m_server->registry().recover())
        qInfo("%s", message.code.c_str());
}

void TestEngine::stop()
{
    m_server.reset();
}

MemoryTransport::Connect TestEngine::connector()
{
    return [this](std::unique_ptr<server::Socket> socket) {
        if (!m_server)
            return false;
        m_server->accept(std::move(socket));
        return true;
    };
}

// --- clients ------------------------------------------------------------------------------------

Client::Client(TestEngine &engine, client::Role role, const std::string &actor)
{
    auto transport = std::make_unique<MemoryTransport>(engine.connector());
    cable = transport.get();
    client::ConnectionOptions options;
    options.client = "test";
    options.actor = actor;
    options.role = role;
    connection = std::make_unique<client::Connection>(std::move(options), std::move(transport));
    client::EngineAddress address;
    address.token = kToken;
    connection->open(address);
}

bool Client::goOnline()
{
    return waitFor([this] { return connection->state() == client::ConnectionState::Online; });
}

client::Outcome Client::ask(const client::Command &command, const std::string &session)
{
    const auto outcome = std::make_shared<std::optional<client::Outcome>>();
    connection->send(command, session, [outcome](const client::Outcome &o) { *outcome = o; });
    if (!waitFor([&] { return outcome->has_value(); })) {
        client::Outcome none;
        none.reason = Message("test.no-answer");
        return none;
    }
    return **outcome;
}

std::unique_ptr<client::SessionReplica> Client::follow(const std::string &session)
{
    auto replica = std::make_unique<client::SessionReplica>(
        *connection, session, content::Schema::shipped(), content::Catalogue::shipped());
    if (!waitFor([&] { return replica->isReady(); }))
        return nullptr;
    return replica;
}

std::string Client::openArrest()
{
    return ask(client::OpenDraftCommand{{}, arrestBytes(), "Arrest"}).session;
}

std::string Client::startRun(const std::string &draft, bool paused, client::Rate rate,
                             std::uint64_t seed)
{
    return ask(client::StartRunCommand{draft, seed, rate, paused}).session;
}

RawClient::RawClient(const MemoryTransport::Connect &connect)
    : transport(connect)
{
    QObject::connect(
        &transport, &client::Transport::received, this, [this](const QByteArray &bytes) {
            v1::wire::Frame frame;
            if (frame.ParseFromArray(bytes.constData(), static_cast<int>(bytes.size())))
                frames.push_back(std::move(frame));
        });
    QObject::connect(&transport, &client::Transport::closed, this,
                     [this](int code) { closeCode = code; });
    transport.open({});
}

void RawClient::send(v1::wire::Frame frame)
{
    frame.set_seq(++m_seq);
    const std::string bytes = frame.SerializeAsString();
    sendBytes(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

void RawClient::sendBytes(const QByteArray &bytes)
{
    transport.send(bytes);
}

void RawClient::sayHello(const std::string &token, v1::wire::Role role, unsigned major,
                         const std::vector<std::string> &required)
{
    v1::wire::Frame frame;
    v1::wire::Hello &hello = *frame.mutable_hello();
    hello.mutable_version()->set_major(major);
    hello.set_token(token);
    hello.set_role(role);
    hello.set_client("raw");
    for (const std::string &capability : required)
        hello.add_required(capability);
    send(std::move(frame));
}

const v1::wire::Frame *RawClient::find(v1::wire::Frame::BodyCase body) const
{
    for (const v1::wire::Frame &frame : frames) {
        if (frame.body_case() == body)
            return &frame;
    }
    return nullptr;
}

} // namespace ward::test
