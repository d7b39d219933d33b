// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/server/event_waiters.h"
#include "sim-engine/server/following.h"
#include "sim-engine/server/limits.h"
#include "sim-engine/server/metrics.h"
#include "sim-engine/server/query_service.h"
#include "sim-engine/server/socket.h"
#include "sim-engine/server/token_guard.h"
#include "sim-engine/sessions/session_registry.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace ward::server {

class ClientLink;

struct ServerOptions
{
    std::string engine = "ward-engine"; ///< name and version
    std::string instance;
    std::string token;
    bool local = true; ///< started by a Studio: its authors may shut it down
    Limits limits = Limits::derive({});
    std::int64_t handshakeUs = 5'000'000;
};

/// Clients on one side, sessions on the other. Lives on the main thread; the sessions call in from
/// theirs and are heard through a mailbox, so that a slow client never holds a session.
class EngineServer final : public QObject, private sessions::SessionListener
{
    Q_OBJECT
public:
    EngineServer(ServerOptions options, sessions::RegistryOptions registry,
                 QObject *parent = nullptr);
    ~EngineServer() override;

    void accept(std::unique_ptr<Socket> socket);
    [[nodiscard]] sessions::SessionRegistry &registry() { return *m_registry; }
    [[nodiscard]] const QueryService &queries() const { return m_queries; }
    [[nodiscard]] const ServerOptions &options() const { return m_options; }
    [[nodiscard]] Metrics &metrics() { return m_metrics; }
    [[nodiscard]] EventWaiters &waiters() { return m_waiters; }
    [[nodiscard]] int clients() const; ///< that passed the handshake
    /// Says something to every client.
    void announceToAll(const Message &message);
    /// Tells every client that the engine ends and closes the sockets, resumable.
    void closeAll();
    /// Ends live runs, closes every client, then emits `finished`.
    void shutdown();

    // --- for ClientLink -------------------------------------------------------------------------
    [[nodiscard]] TokenGuard &guard() { return m_guard; }
    [[nodiscard]] std::int64_t nowUs() const;
    /// Runs `task` on the main thread, in order; from any thread. For what somebody waits for: it
    /// takes the news along that were posted before it.
    void post(std::function<void()> task);
    [[nodiscard]] ClientLink *link(std::uint64_t key) const;
    /// What happens in a session is told to the links that follow it, and to no other.
    void follow(const std::string &session, Follower follower);
    void unfollow(const std::string &session, const ClientLink &link);
    void remove(std::uint64_t key);
    /// Tells a session's followers how many they are.
    void announce(const std::string &session) { statusChanged(session); }
    /// Passes a preview or presence on to the session's other followers.
    void relay(const ClientLink &from, const std::string &session, const std::string &body);

Q_SIGNALS:
    void finished();
    void clientsChanged();

private:
    void stateReady(std::shared_ptr<const sessions::StateFrame> frame) override;
    void logGrew(const std::string &session) override;
    void clockChanged(const std::string &session, const sessions::ClockStatus &clock) override;
    void statusChanged(const std::string &session) override;
    void notice(const std::string &session, const Message &message) override;
    void closed(const std::string &session, const Message &why) override;

    void eachLink(const std::function<void(ClientLink &)> &visit);
    /// `visit` must not change who follows.
    void eachFollower(const std::string &session,
                      const std::function<void(const Follower &)> &visit);
    /// Like `post`, but may wait a moment for company: what comes thirty times a second.
    void postNews(std::function<void()> task);
    void putIntoMailbox(std::function<void()> task, bool atOnce);
    void drainMailbox();
    void beat();

    ServerOptions m_options;
    const Clock &m_clock;
    TokenGuard m_guard;
    Metrics m_metrics;
    EventWaiters m_waiters;
    std::unordered_map<std::string, std::vector<Follower>> m_followers;
    std::map<std::uint64_t, std::unique_ptr<ClientLink>> m_links;
    std::uint64_t m_nextKey = 1;
    QTimer m_beat;
    QTimer m_mailWindow;
    int m_beats = 0;
    bool m_ending = false;

    std::mutex m_mailMutex;
    std::vector<std::function<void()>> m_mail;
    bool m_mailAwaited = false; ///< somebody will look into the mailbox without being woken
    bool m_mailCalled = false;  ///< and was told to do so at once

    std::unique_ptr<sessions::SessionRegistry> m_registry; ///< dies first: its threads call in
    QueryService m_queries;
};

} // namespace ward::server
