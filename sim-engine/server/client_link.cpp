// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/client_link.h"

#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/log.h"
#include "sim-engine/server/session_codec.h"
#include "sim-engine/server/trace.h"

#include <algorithm>
#include <array>

namespace ward::server {

namespace wire = v1::wire;
using contract::CloseCode;

namespace {

constexpr std::array kCapabilities{"drafts", "runs",     "recordings", "preview",
                                   "resume", "presence", "why"};
constexpr std::size_t kMaxUnacknowledged = 32u << 20; ///< results and snapshots nobody reads
constexpr std::size_t kMaxNameBytes = 200;
} // namespace

ClientLink::ClientLink(std::uint64_t key, std::unique_ptr<Socket> socket, EngineServer &server)
    : m_key(key)
    , m_socket(std::move(socket))
    , m_server(server)
    , m_openedUs(server.nowUs())
    , m_commandRate(server.options().limits.commandsPerSecond, m_openedUs)
    , m_subscribeRate(server.options().limits.subscribesPerSecond, m_openedUs)
    , m_gate(server.options().limits.queriesInFlight)
{
    connect(m_socket.get(), &Socket::received, this, &ClientLink::receive);
    connect(m_socket.get(), &Socket::closed, this, [this] {
        m_state = State::Closed;
        m_server.remove(m_key);
    });
}

ClientLink::~ClientLink()
{
    m_socket->disconnect(this);
    if (m_why)
        *m_why = true; // nobody waits for it any more
    for (const auto &[id, following] : m_following) {
        m_server.unfollow(id, *this);
        following.session->addAudience(sessions::sees(m_role), -1);
    }
    if (!m_trace.empty())
        log::write(log::Level::Info, "client.gone",
                   {{"trace", m_trace}, {"role", sessions::name(m_role)}});
}

void ClientLink::close(CloseCode code, const char *why)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_socket->close(static_cast<std::uint16_t>(code), QString::fromLatin1(why));
    m_server.remove(m_key);
}

void ClientLink::fault(Fault fault, CloseCode code, const char *why)
{
    if (m_state == State::Closed)
        return;
    m_server.metrics().fault(fault);
    log::write(log::Level::Warning, "client.closed",
               {{"trace", m_trace.empty() ? std::string_view("none") : std::string_view(m_trace)},
                {"code", static_cast<std::int64_t>(code)}});
    close(code, why);
}

// --- sending ------------------------------------------------------------------------------------

void ClientLink::sendBody(std::string_view body, Lane lane, std::int64_t nowUs)
{
    if (m_state == State::Closed)
        return;
    const std::string head = contract::frameHead(++m_seq);
    const std::size_t bytes = head.size() + body.size();
    m_budget.sent(m_seq, bytes, nowUs);
    m_server.metrics().sent(lane, bytes);
    m_socket->send(head, body);
    if (m_budget.bytesInFlight() > kMaxUnacknowledged)
        fault(Fault::StalledClient, CloseCode::TooSlow, "too much unread");
}

void ClientLink::sendFrame(const wire::Frame &frame, Lane lane)
{
    sendBody(contract::frameBody(frame), lane, m_server.nowUs());
}

void ClientLink::tell(const wire::Frame &frame)
{
    if (m_state == State::Open)
        sendFrame(frame);
}

void ClientLink::sendResult(const std::string &id, const sessions::Reply &reply)
{
    --m_open;
    wire::Frame frame;
    toProto(reply, *frame.mutable_result());
    frame.mutable_result()->set_id(id);
    const std::string body = contract::frameBody(frame);
    // Who commands and never reads what came of it is behind as well; commands can be repeated.
    if (!m_budget.allowsReliable()) {
        m_unreadResults += body.size();
        if (m_unreadResults > LaneBudget::kMaxBytes)
            return fault(Fault::StalledClient, CloseCode::TooSlow, "answers are not read");
    }
    sendBody(body, Lane::Other, m_server.nowUs());
}

void ClientLink::goOn()
{
    for (auto &[id, following] : m_following) {
        pump(following);
        catchUp(following);
    }
    m_gate.pump([this] { return m_state == State::Open && m_budget.allowsReliable(); });
}

// --- handshake ----------------------------------------------------------------------------------

void ClientLink::reject(const Message &why)
{
    log::write(log::Level::Warning, "client.rejected", {{"reason", why.code}});
    wire::Frame frame;
    *frame.mutable_reject()->mutable_reason() = contract::toProto(why);
    sendFrame(frame);
    close(CloseCode::Rejected, "rejected");
}

void ClientLink::hello(const wire::Hello &hello)
{
    const ServerOptions &options = m_server.options();
    if (hello.version().major() != contract::kMajor) {
        return reject(
            Message("server.handshake.version", {{"client", std::int64_t{hello.version().major()}},
                                                 {"engine", std::int64_t{contract::kMajor}}}));
    }
    const auto role = fromProto(hello.role());
    if (!role)
        return reject(Message("server.handshake.role"));
    switch (m_server.guard().check(hello.token(), *role, m_socket->address().toStdString(),
                                   m_server.nowUs())) {
    case TokenGuard::Verdict::Granted:
        break;
    case TokenGuard::Verdict::Wrong:
        m_server.metrics().fault(Fault::WrongToken);
        return reject(Message("server.handshake.token"));
    case TokenGuard::Verdict::OtherRole:
        return reject(Message("server.handshake.role"));
    case TokenGuard::Verdict::TooManyAttempts:
        return reject(Message("server.handshake.too-many-attempts"));
    }
    for (const std::string &required : hello.required()) {
        if (std::find(kCapabilities.begin(), kCapabilities.end(), required) == kCapabilities.end())
            return reject(Message("server.handshake.capability", {{"capability", required}}));
    }
    if (m_server.clients() >= static_cast<int>(options.limits.clients))
        return reject(
            Message("server.handshake.full", {{"limit", std::int64_t{options.limits.clients}}}));

    m_role = *role;
    m_actor = hello.actor().substr(0, kMaxNameBytes);
    if (m_actor.empty())
        m_actor = sessions::name(*role);
    m_client = hello.client().substr(0, kMaxNameBytes);
    m_trace = traceFrom(hello.traceparent());
    m_state = State::Open;

    wire::Frame frame;
    wire::Welcome &welcome = *frame.mutable_welcome();
    welcome.mutable_version()->set_major(contract::kMajor);
    welcome.mutable_version()->set_minor(std::min(contract::kMinor, hello.version().minor()));
    welcome.set_engine(options.engine);
    welcome.set_instance(options.instance);
    for (const char *capability : kCapabilities)
        welcome.add_capabilities(capability);
    toProto(options.limits, *welcome.mutable_limits());
    welcome.set_trace(m_trace);
    welcome.set_sim_version(kernel::kSimVersion);
    welcome.set_catalogue_hash(std::to_string(content::Catalogue::shipped().hash()));
    const content::SchemaVersion version = content::Schema::shipped().version();
    welcome.set_schema_version(std::to_string(version.major) + "." + std::to_string(version.minor));
    sendFrame(frame);
    log::write(log::Level::Info, "client.welcome",
               {{"trace", m_trace}, {"role", sessions::name(m_role)}});
    Q_EMIT m_server.clientsChanged();
}

// --- receiving ----------------------------------------------------------------------------------

void ClientLink::receive(const QByteArray &message)
{
    if (m_state == State::Closed)
        return;
    const bool first = m_state == State::AwaitsHello;
    const Limits &limits = m_server.options().limits;
    const auto limit = first ? limits.helloBytes : limits.frameBytes;
    wire::Frame frame;
    if (message.size() > static_cast<qsizetype>(limit) ||
        !frame.ParseFromArray(message.constData(), static_cast<int>(message.size())) ||
        frame.seq() != ++m_received)
        return fault(Fault::MalformedFrame, CloseCode::Malformed, "malformed frame");
    if (!first)
        return dispatch(frame);
    if (!frame.has_hello())
        return fault(Fault::MalformedFrame, CloseCode::Malformed, "hello expected");
    hello(frame.hello());
}

void ClientLink::dispatch(const wire::Frame &frame)
{
    switch (frame.body_case()) {
    case wire::Frame::kAck:
        if (!m_budget.acknowledged(frame.ack().seq(), m_server.nowUs()))
            return fault(Fault::MalformedFrame, CloseCode::Malformed, "acknowledges the future");
        m_unreadResults = 0;
        return goOn();
    case wire::Frame::kCommand:
        return command(frame.command());
    case wire::Frame::kQuery:
        return query(frame.query());
    case wire::Frame::kSubscribe:
        if (frame.subscribe().unsubscribe())
            return unsubscribe(frame.subscribe().session());
        return subscribe(frame.subscribe());
    case wire::Frame::kTimeSync: {
        wire::Frame answer;
        answer.mutable_time_sync()->set_client_us(frame.time_sync().client_us());
        answer.mutable_time_sync()->set_engine_us(m_server.nowUs());
        return sendFrame(answer);
    }
    case wire::Frame::kPreview:
    case wire::Frame::kPresence:
        return relayFrom(frame);
    default:
        return fault(Fault::MalformedFrame, CloseCode::Malformed, "unexpected frame");
    }
}

} // namespace ward::server
