// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/connection.h"
#include "sim-client/session_replica.h"
#include "sim-client/transport.h"
#include "sim-engine/server/engine_server.h"
#include "ward/v1/wire/frame.pb.h"

#include <QPointer>
#include <QTemporaryDir>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ward::test {

inline const std::string kToken = "correct horse battery staple";

class MemoryTransport;

/// The engine's end of a wire in memory.
class MemorySocket final : public server::Socket
{
    Q_OBJECT
public:
    void send(std::string_view head, std::string_view body) override;
    void close(std::uint16_t code, const QString &why) override;
    [[nodiscard]] QString address() const override { return QStringLiteral("memory"); }

    QPointer<MemoryTransport> peer;
};

/// The client's end. Messages arrive through the event loop, as on a network.
class MemoryTransport final : public client::Transport
{
    Q_OBJECT
public:
    /// Hands the engine its end; false = nobody listens.
    using Connect = std::function<bool(std::unique_ptr<server::Socket>)>;

    explicit MemoryTransport(Connect connect);

    void open(const client::EngineAddress &address) override;
    void send(const QByteArray &message) override;
    void close() override;

    /// The cable is pulled: both ends hear of it.
    void cut();
    /// The client stops reading; what the engine sends piles up here.
    void stopReading() { m_reading = false; }
    void readAgain();
    [[nodiscard]] std::size_t unread() const { return m_inbox.size(); }
    [[nodiscard]] qsizetype unreadBytes() const;

    void arrive(const QByteArray &message);
    void closedByEngine(int code, const QString &why);

private:
    void deliver();

    Connect m_connect;
    QPointer<MemorySocket> m_peer;
    std::deque<QByteArray> m_inbox;
    bool m_reading = true;
};

/// A clock that tests move, read by any thread.
class SteppedClock final : public Clock
{
public:
    [[nodiscard]] std::int64_t monotonicUs() const override { return m_us; }
    [[nodiscard]] std::int64_t unixMs() const override { return 1'767'225'600'000 + m_us / 1000; }
    void advanceMs(std::int64_t ms) { m_us += ms * 1000; }

private:
    std::atomic<std::int64_t> m_us = 1'000'000;
};

struct EngineSetup
{
    server::Limits limits = server::Limits::derive({});
    const Clock *clock = nullptr; ///< nullptr = the machine's
    bool local = true;
};

/// An engine in this process, on a data folder of its own, reached through memory.
class TestEngine
{
public:
    explicit TestEngine(EngineSetup setup = {});
    ~TestEngine();

    void start();
    /// As a crash would: nothing is closed.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_server != nullptr; }
    [[nodiscard]] server::EngineServer &server() { return *m_server; }
    [[nodiscard]] MemoryTransport::Connect connector();
    [[nodiscard]] QString path() const { return m_dir.path(); }

private:
    EngineSetup m_setup;
    QTemporaryDir m_dir;
    std::unique_ptr<server::EngineServer> m_server;
};

/// A connection with its cable in hand.
struct Client
{
    explicit Client(TestEngine &engine, client::Role role = client::Role::Author,
                    const std::string &actor = "author");

    /// Runs the event loop until online.
    [[nodiscard]] bool goOnline();
    /// Waits for the outcome of a command.
    client::Outcome ask(const client::Command &command, const std::string &session = {});
    [[nodiscard]] std::unique_ptr<client::SessionReplica> follow(const std::string &session);
    /// A draft of the shipped arrest scenario; its session.
    std::string openArrest();
    std::string startRun(const std::string &draft, bool paused, client::Rate rate = {1, 1},
                         std::uint64_t seed = 1);

    MemoryTransport *cable = nullptr; ///< owned by the connection
    std::unique_ptr<client::Connection> connection;
};

/// Speaks frames, well formed or not.
class RawClient final : public QObject
{
    Q_OBJECT
public:
    explicit RawClient(const MemoryTransport::Connect &connect);

    void send(v1::wire::Frame frame); ///< sets seq
    void sendBytes(const QByteArray &bytes);
    void sayHello(const std::string &token = kToken, v1::wire::Role role = v1::wire::ROLE_AUTHOR,
                  unsigned major = 1, const std::vector<std::string> &required = {});
    [[nodiscard]] const v1::wire::Frame *find(v1::wire::Frame::BodyCase body) const;

    std::vector<v1::wire::Frame> frames;
    int closeCode = -1; ///< −1 = open
    MemoryTransport transport;

private:
    std::uint64_t m_seq = 0;
};

/// Runs the event loop until `done` or the time is over.
[[nodiscard]] bool waitFor(const std::function<bool()> &done, int ms = 10'000);

} // namespace ward::test
