// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/contract/codec/wire_codec.h"
#include "sim-engine/server/following.h"
#include "sim-engine/server/lane_budget.h"
#include "sim-engine/server/metrics.h"
#include "sim-engine/server/query_service.h"
#include "sim-engine/server/request_gate.h"
#include "sim-engine/server/socket.h"
#include "sim-engine/server/token_bucket.h"
#include "sim-engine/sessions/session.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>

namespace ward::server {

class EngineServer;

/// One client: its handshake, its commands, and the two lanes to it. A cursor into each session's
/// log and the count of what is in flight are all it keeps, so that a client which stops reading
/// costs at most a lane's budget and harms nobody. Main thread.
class ClientLink final : public QObject
{
    Q_OBJECT
public:
    ClientLink(std::uint64_t key, std::unique_ptr<Socket> socket, EngineServer &server);
    ~ClientLink() override;

    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    [[nodiscard]] sessions::Role role() const { return m_role; }
    void close(contract::CloseCode code, const char *why);

    // --- of a session that it follows -----------------------------------------------------------
    void stateReady(Following &following, const sessions::StateFrame &frame,
                    const std::string &body);
    void logGrew(Following &following) { pump(following); }
    void statusChanged(Following &following);
    /// The link follows it no longer.
    void sessionClosed(const std::string &session, const Message &why);
    /// A frame for everybody who follows the session.
    void passOn(const Following &following, const std::string &body);
    /// Likewise, but only if the client keeps up, and never to learners.
    void relay(const Following &following, const std::string &body);

    /// A frame of the engine itself.
    void tell(const v1::wire::Frame &frame);
    void beat(std::int64_t nowUs);

private:
    enum class State { AwaitsHello, Open, Closed };

    void receive(const QByteArray &message);
    void hello(const v1::wire::Hello &hello);
    void reject(const Message &why);
    void dispatch(const v1::wire::Frame &frame);
    void command(const v1::wire::Command &command);
    void answerShutdown(const v1::wire::Command &command);
    void query(const v1::wire::Query &query);
    void answerLater(const v1::wire::Query &query);
    void answerWith(v1::wire::Answer answer);
    void askWhy(const v1::wire::Query &query);
    void withdraw(const std::string &id);
    void whyAnswered(const Withdrawn &asked, v1::wire::Answer answer);
    void refuseQuery(const std::string &id, Message why);
    void subscribe(const v1::wire::Subscribe &subscribe);
    void startFollowing(const v1::wire::Subscribe &subscribe);
    void refuseSubscribe(const std::string &session, const Message &why);
    void relayFrom(const v1::wire::Frame &frame);
    /// Goes on with whatever waits for the client to read.
    void goOn();
    void unsubscribe(const std::string &session);
    void snapshotReady(const std::string &session, std::uint64_t generation,
                       const v1::wire::Subscribe &asked, const sessions::SessionSnapshot &snapshot);
    void keyframeReady(const std::string &session, std::uint64_t generation,
                       const sessions::StateFrame &frame);
    void catchUp(Following &following);
    void pump(Following &following);
    void readOlder(Following &following);
    void skipLost(Following &following);
    void sendPage(Following &following, const std::vector<sessions::SessionLog::Item> &items,
                  std::uint64_t upto);
    [[nodiscard]] Following *following(const std::string &session);

    void fault(Fault fault, contract::CloseCode code, const char *why);
    void sendFrame(const v1::wire::Frame &frame, Lane lane = Lane::Other);
    void sendBody(std::string_view body, Lane lane, std::int64_t nowUs);
    void sendResult(const std::string &id, const sessions::Reply &reply);

    const std::uint64_t m_key;
    std::unique_ptr<Socket> m_socket;
    EngineServer &m_server;
    State m_state = State::AwaitsHello;
    sessions::Role m_role = sessions::Role::Observer;
    std::string m_actor;
    std::string m_client;
    std::string m_trace;
    std::int64_t m_openedUs = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_seq = 0;
    std::uint64_t m_generation = 0;
    LaneBudget m_budget;
    std::map<std::string, Following> m_following;
    TokenBucket m_commandRate;
    TokenBucket m_subscribeRate;
    RequestGate m_gate;
    std::string m_whyId;             ///< the question of why that is open
    Withdrawn m_why;                 ///< null: none
    std::size_t m_unreadResults = 0; ///< bytes of answers to commands, since the last ack
    std::uint32_t m_open = 0;        ///< commands without an answer
};

} // namespace ward::server
