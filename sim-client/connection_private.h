// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/connection.h"
#include "sim-client/transport.h"
#include "ward/v1/wire/frame.pb.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <map>
#include <vector>

namespace ward::client {

class SessionReplicaPrivate;

/// Internal to sim-client.
class ConnectionPrivate
{
public:
    using AnswerCallback = std::function<void(Result<v1::wire::Answer>)>;

    ConnectionPrivate(Connection *q, ConnectionOptions options,
                      std::unique_ptr<Transport> transport);

    void open(const EngineAddress &address);
    void close();
    void shutDown(); ///< before destruction
    void connectNow();
    [[nodiscard]] Id send(v1::wire::Command command, const Id &id, Done done);
    Id query(v1::wire::Query query, AnswerCallback answered);
    void withdraw(const Id &query);
    void sendFrame(v1::wire::Frame &frame);
    void attach(SessionReplicaPrivate *replica);
    void detach(SessionReplicaPrivate *replica);
    void subscribe(SessionReplicaPrivate *replica);
    [[nodiscard]] bool isOnline() const { return state == ConnectionState::Online; }
    [[nodiscard]] static std::int64_t nowUs();

    Connection *q;
    ConnectionOptions options;
    EngineAddress address;
    ConnectionState state = ConnectionState::Offline;
    Message message{"client.connection.offline"};
    std::vector<std::string> capabilities;
    std::int64_t roundTripUs = 0;

private:
    struct PendingCommand
    {
        Id id;
        v1::wire::Command message;
        Done done;
    };
    struct PendingQuery
    {
        v1::wire::Query message;
        AnswerCallback answered;
    };

    void setState(ConnectionState newState, Message why);
    void opened();
    void refused(const Message &why);
    void closed(int code);
    void received(const QByteArray &bytes);
    void dispatch(const v1::wire::Frame &frame);
    void welcome(const v1::wire::Welcome &welcome);
    void rejected(const v1::wire::Reject &reject);
    void result(const v1::wire::CommandResult &result);
    void timeSync(const v1::wire::TimeSync &sync);
    void acknowledge();
    void giveUp(const Message &why);
    void lost(Message why);
    template <typename Visit>
    void replicasOf(const std::string &session, Visit visit);

    std::unique_ptr<Transport> m_transport;
    std::deque<PendingCommand> m_commands;
    std::map<std::string, PendingQuery> m_queries; ///< by id bytes
    std::vector<SessionReplicaPrivate *> m_replicas;
    std::uint64_t m_seq = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_acknowledged = 0;
    qsizetype m_unacknowledgedBytes = 0;
    int m_attempts = 0;
    bool m_wasOnline = false;
    std::deque<std::int64_t> m_roundTrips;
    QTimer m_retry;
    QTimer m_ack;
    QTimer m_sync;
    QTimer m_handshake;
};

} // namespace ward::client
