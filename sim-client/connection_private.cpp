// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/connection_private.h"

#include "core/base/clock.h"
#include "core/base/random_source.h"
#include "core/contract/codec/wire_codec.h"
#include "sim-client/client_codec.h"
#include "sim-client/session_replica_private.h"

#include <algorithm>

namespace ward::client {

namespace wire = v1::wire;

namespace {

constexpr int kFirstRetryMs = 100;
constexpr int kMaxRetryMs = 5'000;
constexpr int kAckMs = 100;
constexpr qsizetype kAckBytes = 16 * 1024;
constexpr int kSyncMs = 2'000;
constexpr int kHandshakeMs = 10'000;
constexpr std::size_t kRoundTrips = 8;

} // namespace

ConnectionPrivate::ConnectionPrivate(Connection *q, ConnectionOptions options,
                                     std::unique_ptr<Transport> transport)
    : q(q)
    , options(std::move(options))
    , m_transport(std::move(transport))
{
    QObject::connect(m_transport.get(), &Transport::opened, q, [this] { opened(); });
    QObject::connect(m_transport.get(), &Transport::received, q,
                     [this](const QByteArray &bytes) { received(bytes); });
    QObject::connect(m_transport.get(), &Transport::closed, q, [this](int code) { closed(code); });
    QObject::connect(m_transport.get(), &Transport::untrusted, q,
                     [this](const Message &why) { refused(why); });
    m_retry.setSingleShot(true);
    m_ack.setSingleShot(true);
    m_handshake.setSingleShot(true);
    QObject::connect(&m_retry, &QTimer::timeout, q, [this] { connectNow(); });
    QObject::connect(&m_ack, &QTimer::timeout, q, [this] { acknowledge(); });
    QObject::connect(&m_handshake, &QTimer::timeout, q, [this] {
        m_transport->close();
        lost(Message("client.connection.silent"));
    });
    QObject::connect(&m_sync, &QTimer::timeout, q, [this] {
        wire::Frame frame;
        frame.mutable_time_sync()->set_client_us(nowUs());
        sendFrame(frame);
    });
}

std::int64_t ConnectionPrivate::nowUs()
{
    return systemClock().monotonicUs();
}

void ConnectionPrivate::setState(ConnectionState newState, Message why)
{
    if (state == newState && message == why)
        return;
    state = newState;
    message = std::move(why);
    Q_EMIT q->stateChanged();
}

// --- opening and closing ------------------------------------------------------------------------

void ConnectionPrivate::open(const EngineAddress &newAddress)
{
    address = newAddress;
    m_attempts = 0;
    connectNow();
}

void ConnectionPrivate::connectNow()
{
    m_retry.stop();
    m_sync.stop();
    m_ack.stop();
    m_seq = m_received = m_acknowledged = 0;
    m_unacknowledgedBytes = 0;
    if (!m_wasOnline)
        setState(ConnectionState::Connecting, Message("client.connection.connecting"));
    m_handshake.start(kHandshakeMs);
    m_transport->open(address);
}

void ConnectionPrivate::close()
{
    m_retry.stop();
    m_sync.stop();
    m_ack.stop();
    m_handshake.stop();
    m_wasOnline = false;
    setState(ConnectionState::Offline, Message("client.connection.offline"));
    m_transport->close();
    giveUp(Message("client.command.lost"));
}

void ConnectionPrivate::shutDown()
{
    m_transport->disconnect(q);
    m_transport->close();
}

void ConnectionPrivate::opened()
{
    wire::Frame frame;
    wire::Hello &hello = *frame.mutable_hello();
    hello.mutable_version()->set_major(contract::kMajor);
    hello.mutable_version()->set_minor(contract::kMinor);
    hello.set_client(options.client);
    hello.set_token(address.token);
    hello.set_role(toProto(options.role));
    hello.set_actor(options.actor);
    for (const std::string &capability : options.required)
        hello.add_required(capability);
    sendFrame(frame);
}

void ConnectionPrivate::lost(Message why)
{
    m_handshake.stop();
    m_sync.stop();
    m_ack.stop();
    const int delay = std::min(kMaxRetryMs, kFirstRetryMs << std::min(m_attempts, 10));
    ++m_attempts;
    setState(ConnectionState::Waiting, std::move(why));
    m_retry.start(delay);
}

void ConnectionPrivate::refused(const Message &why)
{
    m_handshake.stop();
    m_retry.stop();
    setState(ConnectionState::Rejected, why);
    giveUp(why);
}

void ConnectionPrivate::closed(int code)
{
    if (state == ConnectionState::Offline || state == ConnectionState::Rejected)
        return;
    if (code == static_cast<int>(contract::CloseCode::Rejected))
        return refused(Message("client.connection.refused"));
    const bool slow = code == static_cast<int>(contract::CloseCode::TooSlow);
    lost(Message(slow          ? "client.connection.too-slow"
                 : m_wasOnline ? "client.connection.lost"
                               : "client.connection.unreachable"));
}

void ConnectionPrivate::giveUp(const Message &why)
{
    const auto commands = std::exchange(m_commands, {});
    const auto queries = std::exchange(m_queries, {});
    for (const PendingCommand &command : commands) {
        Outcome outcome;
        outcome.reason = why;
        if (command.done)
            command.done(outcome);
    }
    for (const auto &[id, query] : queries)
        query.answered(failure(Error(why)));
}

// --- frames -------------------------------------------------------------------------------------

void ConnectionPrivate::sendFrame(wire::Frame &frame)
{
    frame.set_seq(++m_seq);
    const std::string bytes = frame.SerializeAsString();
    m_transport->send(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

void ConnectionPrivate::acknowledge()
{
    m_ack.stop();
    if (!isOnline() || m_received == m_acknowledged)
        return;
    m_acknowledged = m_received;
    m_unacknowledgedBytes = 0;
    wire::Frame frame;
    frame.mutable_ack()->set_seq(m_received);
    sendFrame(frame);
}

void ConnectionPrivate::received(const QByteArray &bytes)
{
    wire::Frame frame;
    if (!frame.ParseFromArray(bytes.constData(), static_cast<int>(bytes.size())) ||
        frame.seq() != m_received + 1) {
        m_transport->close();
        return lost(Message("client.connection.garbled"));
    }
    m_received = frame.seq();
    m_unacknowledgedBytes += bytes.size();
    dispatch(frame);
    // Handled means handled: the engine may send more now.
    if (m_unacknowledgedBytes > kAckBytes)
        acknowledge();
    else if (!m_ack.isActive())
        m_ack.start(kAckMs);
}

template <typename Visit>
void ConnectionPrivate::replicasOf(const std::string &session, Visit visit)
{
    const std::vector<SessionReplicaPrivate *> all = m_replicas;
    for (SessionReplicaPrivate *replica : all) {
        // One replica's listener may destroy another.
        const bool there =
            std::find(m_replicas.begin(), m_replicas.end(), replica) != m_replicas.end();
        if (there && replica->session == session)
            visit(*replica);
    }
}

void ConnectionPrivate::dispatch(const wire::Frame &frame)
{
    using Replica = SessionReplicaPrivate;
    switch (frame.body_case()) {
    case wire::Frame::kWelcome:
        return welcome(frame.welcome());
    case wire::Frame::kReject:
        return rejected(frame.reject());
    case wire::Frame::kResult:
        return result(frame.result());
    case wire::Frame::kAnswer: {
        const auto it = m_queries.find(frame.answer().id());
        if (it == m_queries.end())
            return;
        const AnswerCallback answered = std::move(it->second.answered);
        m_queries.erase(it);
        if (frame.answer().has_error())
            return answered(failure(Error(contract::fromProto(frame.answer().error()))));
        return answered(frame.answer());
    }
    case wire::Frame::kTimeSync:
        return timeSync(frame.time_sync());
    case wire::Frame::kSnapshot:
        return replicasOf(frame.snapshot().session(),
                          [&](Replica &r) { r.snapshot(frame.snapshot()); });
    case wire::Frame::kState:
        return replicasOf(frame.state().session(), [&](Replica &r) { r.state(frame.state()); });
    case wire::Frame::kEvents:
        return replicasOf(frame.events().session(), [&](Replica &r) { r.events(frame.events()); });
    case wire::Frame::kDraftChanges:
        return replicasOf(frame.draft_changes().session(),
                          [&](Replica &r) { r.draftChanges(frame.draft_changes()); });
    case wire::Frame::kClock:
        return replicasOf(frame.clock().session(),
                          [&](Replica &r) { r.clockChanged(frame.clock()); });
    case wire::Frame::kSessionStatus:
        return replicasOf(frame.session_status().session(),
                          [&](Replica &r) { r.status(frame.session_status()); });
    case wire::Frame::kPreview:
        return replicasOf(frame.preview().session(),
                          [&](Replica &r) { r.preview(frame.preview()); });
    case wire::Frame::kPresence:
        return replicasOf(frame.presence().session(),
                          [&](Replica &r) { r.presence(frame.presence()); });
    case wire::Frame::kSessionClosed: {
        const Message why = contract::fromProto(frame.session_closed().reason());
        return replicasOf(frame.session_closed().session(), [&](Replica &r) { r.ended(why); });
    }
    case wire::Frame::kNotice: {
        const Message text = contract::fromProto(frame.notice().text());
        if (frame.notice().session().empty())
            Q_EMIT q->notice(text);
        else
            replicasOf(frame.notice().session(), [&](Replica &r) { Q_EMIT r.q->notice(text); });
        return;
    }
    default:
        return; // of a newer minor version
    }
}

void ConnectionPrivate::welcome(const wire::Welcome &welcome)
{
    m_handshake.stop();
    m_attempts = 0;
    m_wasOnline = true;
    capabilities.assign(welcome.capabilities().begin(), welcome.capabilities().end());
    address.instance = welcome.instance();
    // First what we have missed, then what the engine has missed.
    for (SessionReplicaPrivate *replica : m_replicas)
        subscribe(replica);
    for (const PendingCommand &command : m_commands) {
        wire::Frame frame;
        *frame.mutable_command() = command.message;
        sendFrame(frame);
    }
    for (const auto &[id, query] : m_queries) {
        wire::Frame frame;
        *frame.mutable_query() = query.message;
        sendFrame(frame);
    }
    m_roundTrips.clear();
    m_sync.start(kSyncMs);
    wire::Frame frame;
    frame.mutable_time_sync()->set_client_us(nowUs());
    sendFrame(frame);
    // Last: whoever hears it may ask at once, and what is asked then is sent then.
    setState(ConnectionState::Online, Message("client.connection.online"));
}

void ConnectionPrivate::rejected(const wire::Reject &reject)
{
    refused(contract::fromProto(reject.reason()));
}

void ConnectionPrivate::result(const wire::CommandResult &result)
{
    const auto id = contract::idFromBytes(result.id());
    if (!id)
        return;
    const auto it = std::find_if(m_commands.begin(), m_commands.end(),
                                 [&](const PendingCommand &c) { return c.id == *id; });
    if (it == m_commands.end())
        return;
    const Done done = std::move(it->done);
    m_commands.erase(it);
    if (done)
        done(fromProto(result));
}

void ConnectionPrivate::timeSync(const wire::TimeSync &sync)
{
    m_roundTrips.push_back(nowUs() - sync.client_us());
    if (m_roundTrips.size() > kRoundTrips)
        m_roundTrips.pop_front();
    std::vector<std::int64_t> sorted(m_roundTrips.begin(), m_roundTrips.end());
    std::sort(sorted.begin(), sorted.end());
    roundTripUs = sorted[sorted.size() / 2];
}

// --- commands and queries -----------------------------------------------------------------------

Id ConnectionPrivate::send(wire::Command command, const Id &id, Done done)
{
    command.set_id(contract::idBytes(id));
    if (state == ConnectionState::Rejected) {
        Outcome outcome;
        outcome.reason = message;
        if (done)
            done(outcome);
        return id;
    }
    m_commands.push_back({id, std::move(command), std::move(done)});
    if (isOnline()) {
        wire::Frame frame;
        *frame.mutable_command() = m_commands.back().message;
        sendFrame(frame);
    }
    return id;
}

Id ConnectionPrivate::query(wire::Query query, AnswerCallback answered)
{
    const Id id = newId();
    if (state == ConnectionState::Rejected) {
        answered(failure(Error(message)));
        return id;
    }
    query.set_id(contract::idBytes(id));
    if (isOnline()) {
        wire::Frame frame;
        *frame.mutable_query() = query;
        sendFrame(frame);
    }
    m_queries.emplace(contract::idBytes(id), PendingQuery{std::move(query), std::move(answered)});
    return id;
}

void ConnectionPrivate::withdraw(const Id &query)
{
    const std::string id = contract::idBytes(query);
    if (m_queries.erase(id) == 0 || !isOnline())
        return;
    wire::Frame frame;
    frame.mutable_query()->set_id(id);
    frame.mutable_query()->set_cancel(true);
    sendFrame(frame);
}

void ConnectionPrivate::attach(SessionReplicaPrivate *replica)
{
    m_replicas.push_back(replica);
    if (isOnline())
        subscribe(replica);
}

void ConnectionPrivate::subscribe(SessionReplicaPrivate *replica)
{
    wire::Frame frame;
    replica->fillSubscribe(*frame.mutable_subscribe());
    sendFrame(frame);
}

void ConnectionPrivate::detach(SessionReplicaPrivate *replica)
{
    std::erase(m_replicas, replica);
    const bool shared = std::any_of(m_replicas.begin(), m_replicas.end(), [&](const auto *other) {
        return other->session == replica->session;
    });
    if (!isOnline() || shared)
        return;
    wire::Frame frame;
    frame.mutable_subscribe()->set_session(replica->session);
    frame.mutable_subscribe()->set_unsubscribe(true);
    sendFrame(frame);
}

} // namespace ward::client
