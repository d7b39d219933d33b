// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/client_link.h"

#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/session_codec.h"

#include <algorithm>
#include <array>

namespace ward::server {

namespace wire = v1::wire;
using contract::CloseCode;

namespace {

constexpr std::array kCapabilities{"drafts", "runs", "recordings", "preview", "resume"};
constexpr std::size_t kMaxUnacknowledged = 32u << 20; ///< results and snapshots nobody reads
constexpr std::size_t kMaxNameBytes = 200;

} // namespace

ClientLink::ClientLink(std::uint64_t key, std::unique_ptr<Socket> socket, EngineServer &server)
    : m_key(key)
    , m_socket(std::move(socket))
    , m_server(server)
    , m_openedUs(server.nowUs())
    , m_tokens(server.options().commandsPerSecond)
    , m_tokensUs(m_openedUs)
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
    for (const auto &[id, following] : m_following)
        following.session->addAudience(sessions::sees(m_role), -1);
}

void ClientLink::close(CloseCode code, const char *why)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_socket->close(static_cast<std::uint16_t>(code), QString::fromLatin1(why));
    m_server.remove(m_key);
}

// --- sending ------------------------------------------------------------------------------------

void ClientLink::sendBody(std::string_view body)
{
    if (m_state == State::Closed)
        return;
    const std::string bytes = contract::frameBytes(++m_seq, body);
    m_budget.sent(m_seq, bytes.size(), m_server.nowUs());
    m_socket->send(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (m_budget.bytesInFlight() > kMaxUnacknowledged)
        close(CloseCode::TooSlow, "too much unread");
}

void ClientLink::sendFrame(const wire::Frame &frame)
{
    sendBody(contract::frameBody(frame));
}

void ClientLink::sendResult(const std::string &id, const sessions::Reply &reply)
{
    --m_open;
    wire::Frame frame;
    toProto(reply, *frame.mutable_result());
    frame.mutable_result()->set_id(id);
    sendFrame(frame);
}

// --- handshake ----------------------------------------------------------------------------------

void ClientLink::reject(const Message &why)
{
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
    if (m_server.clients() >= static_cast<int>(options.maxClients))
        return reject(
            Message("server.handshake.full", {{"limit", std::int64_t{options.maxClients}}}));

    m_role = *role;
    m_actor = hello.actor().substr(0, kMaxNameBytes);
    if (m_actor.empty())
        m_actor = sessions::name(*role);
    m_client = hello.client().substr(0, kMaxNameBytes);
    m_state = State::Open;

    wire::Frame frame;
    wire::Welcome &welcome = *frame.mutable_welcome();
    welcome.mutable_version()->set_major(contract::kMajor);
    welcome.mutable_version()->set_minor(std::min(contract::kMinor, hello.version().minor()));
    welcome.set_engine(options.engine);
    welcome.set_instance(options.instance);
    for (const char *capability : kCapabilities)
        welcome.add_capabilities(capability);
    welcome.mutable_limits()->set_frame_bytes(EngineServer::kMaxFrameBytes);
    welcome.mutable_limits()->set_commands_per_second(options.commandsPerSecond);
    welcome.set_sim_version(kernel::kSimVersion);
    welcome.set_catalogue_hash(std::to_string(content::Catalogue::shipped().hash()));
    const content::SchemaVersion version = content::Schema::shipped().version();
    welcome.set_schema_version(std::to_string(version.major) + "." + std::to_string(version.minor));
    sendFrame(frame);
    Q_EMIT m_server.clientsChanged();
}

// --- receiving ----------------------------------------------------------------------------------

void ClientLink::receive(const QByteArray &message)
{
    if (m_state == State::Closed)
        return;
    const bool first = m_state == State::AwaitsHello;
    const auto limit = first ? EngineServer::kMaxHelloBytes : EngineServer::kMaxFrameBytes;
    wire::Frame frame;
    if (message.size() > static_cast<qsizetype>(limit) ||
        !frame.ParseFromArray(message.constData(), static_cast<int>(message.size())) ||
        frame.seq() != ++m_received)
        return close(CloseCode::Malformed, "malformed frame");
    if (!first)
        return dispatch(frame);
    if (!frame.has_hello())
        return close(CloseCode::Malformed, "hello expected");
    hello(frame.hello());
}

void ClientLink::dispatch(const wire::Frame &frame)
{
    switch (frame.body_case()) {
    case wire::Frame::kAck:
        if (!m_budget.acknowledged(frame.ack().seq(), m_server.nowUs()))
            return close(CloseCode::Malformed, "acknowledges the future");
        for (auto &[id, following] : m_following) {
            pump(following);
            catchUp(following);
        }
        return;
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
    case wire::Frame::kPresence: {
        wire::Frame passed = frame;
        passed.clear_seq();
        const bool preview = frame.has_preview();
        const std::string session =
            preview ? frame.preview().session() : frame.presence().session();
        const bool allowed = sessions::may(m_role, sessions::Act::EditDraft) ||
                             sessions::may(m_role, sessions::Act::ChangeRun);
        if (!allowed || !following(session))
            return;
        (preview ? passed.mutable_preview()->mutable_actor()
                 : passed.mutable_presence()->mutable_actor())
            ->assign(m_actor);
        return m_server.relay(*this, session, contract::frameBody(passed));
    }
    default:
        return close(CloseCode::Malformed, "unexpected frame");
    }
}

bool ClientLink::takeToken()
{
    const double rate = m_server.options().commandsPerSecond;
    const std::int64_t now = m_server.nowUs();
    m_tokens = std::min(rate * 2, m_tokens + static_cast<double>(now - m_tokensUs) * rate / 1e6);
    m_tokensUs = now;
    if (m_tokens < 1 || m_open >= kMaxOpen)
        return false;
    m_tokens -= 1;
    return true;
}

void ClientLink::command(const wire::Command &command)
{
    ++m_open;
    if (!takeToken())
        return sendResult(command.id(), sessions::Reply::refused(Message("server.limit.commands")));
    if (command.has_shutdown())
        return answerShutdown(command);
    auto request = fromProto(command);
    if (!request)
        return sendResult(command.id(), sessions::Reply::refused(request.error().message));
    if (const auto *change = std::get_if<content::ChangeSet>(&request->what);
        change && change->ops.size() > 10'000)
        return sendResult(command.id(), sessions::Reply::refused(Message("server.limit.ops")));
    request->actor = m_actor;
    request->client = m_client;
    request->role = m_role;
    m_server.registry().submit(
        std::move(*request),
        [&server = m_server, key = m_key, id = command.id()](const sessions::Reply &reply) {
            server.post([&server, key, id, reply] {
                if (ClientLink *link = server.link(key))
                    link->sendResult(id, reply);
            });
        });
}

void ClientLink::answerShutdown(const wire::Command &command)
{
    const bool allowed = sessions::may(m_role, sessions::Act::Shutdown) ||
                         (m_server.options().local && m_role == sessions::Role::Author);
    sessions::Reply reply;
    reply.accepted = allowed;
    if (!allowed)
        reply.reason =
            Message("sessions.role.not-allowed", {{"role", std::string(sessions::name(m_role))}});
    sendResult(command.id(), reply);
    if (allowed)
        m_server.shutdown();
}

void ClientLink::query(const wire::Query &query)
{
    if (query.cancel())
        return; // answers are short; a cancelled one is dropped by the asker
    ++m_open;
    if (!takeToken()) {
        --m_open;
        wire::Frame frame;
        frame.mutable_answer()->set_id(query.id());
        *frame.mutable_answer()->mutable_error() =
            contract::toProto(Message("server.limit.commands"));
        return sendFrame(frame);
    }
    m_server.queries().answer(query, m_role,
                              [&server = m_server, key = m_key](wire::Answer answer) {
                                  server.post([&server, key, answer = std::move(answer)] {
                                      ClientLink *link = server.link(key);
                                      if (!link)
                                          return;
                                      --link->m_open;
                                      wire::Frame frame;
                                      *frame.mutable_answer() = answer;
                                      link->sendFrame(frame);
                                  });
                              });
}

} // namespace ward::server
