// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/client_link.h"

#include "core/base/bytes.h"
#include "core/content/catalogue.h"
#include "core/content/schema.h"
#include "core/recording/event.h"
#include "sim-engine/kernel/simulation.h"
#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/session_codec.h"

#include <algorithm>
#include <array>

namespace ward::server {

namespace wire = v1::wire;
using contract::CloseCode;
using world::VisibilityClass;

namespace {

constexpr std::array kCapabilities{"drafts", "runs", "recordings", "preview", "resume"};
constexpr std::size_t kPageBytes = 16 * 1024;
constexpr std::size_t kMaxUnacknowledged = 32u << 20; ///< results and snapshots nobody reads
constexpr std::size_t kMaxNameBytes = 200;

/// Field numbers of Frame, Events and DraftChanges; a page is written from items that are already
/// serialised, which the generated classes cannot do.
constexpr unsigned kEventsField = 7;
constexpr unsigned kDraftChangesField = 19;

void lengthDelimited(ByteWriter &out, unsigned field, std::string_view bytes)
{
    out.varint(field << 3 | 2);
    out.text(bytes);
}
void number(ByteWriter &out, unsigned field, std::uint64_t value)
{
    out.varint(field << 3);
    out.varint(value);
}

std::string pageBody(sessions::SessionKind kind, const std::string &session,
                     const std::vector<sessions::SessionLog::Item> &items, std::uint64_t upto)
{
    ByteWriter page;
    lengthDelimited(page, 1, session);
    if (kind == sessions::SessionKind::Run) {
        for (const auto &item : items)
            lengthDelimited(page, 2, *item.bytes);
        number(page, 3, upto);
    } else {
        number(page, 2, items.empty() ? upto : items.front().number);
        for (const auto &item : items)
            lengthDelimited(page, 3, *item.bytes);
    }
    ByteWriter body;
    lengthDelimited(body, kind == sessions::SessionKind::Run ? kEventsField : kDraftChangesField,
                    page.bytes());
    return body.take();
}

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

// --- following sessions -------------------------------------------------------------------------

ClientLink::Following *ClientLink::following(const std::string &session)
{
    const auto it = m_following.find(session);
    return it == m_following.end() ? nullptr : &it->second;
}

void ClientLink::subscribe(const wire::Subscribe &asked)
{
    const auto session = m_server.registry().find(asked.session());
    const bool allowed = session && (session->kind() == sessions::SessionKind::Run ||
                                     sessions::may(m_role, sessions::Act::SeeDrafts));
    if (!allowed || (session->isOver() && session->kind() == sessions::SessionKind::Draft)) {
        wire::Frame frame;
        frame.mutable_session_closed()->set_session(asked.session());
        *frame.mutable_session_closed()->mutable_reason() =
            contract::toProto(Message("sessions.unknown", {{"session", asked.session()}}));
        return sendFrame(frame);
    }
    const VisibilityClass sees = sessions::sees(m_role);
    Following &following = m_following[asked.session()];
    if (!following.session)
        session->addAudience(sees, 1);
    following = Following{};
    following.session = session;
    following.generation = ++m_generation;
    session->requestSnapshot(
        sees, [&server = m_server, key = m_key, asked,
               generation = following.generation](const sessions::SessionSnapshot &snapshot) {
            server.post([&server, key, asked, generation, snapshot] {
                if (ClientLink *link = server.link(key))
                    link->snapshotReady(asked.session(), generation, asked, snapshot);
            });
        });
}

void ClientLink::unsubscribe(const std::string &session)
{
    const auto it = m_following.find(session);
    if (it == m_following.end())
        return;
    it->second.session->addAudience(sessions::sees(m_role), -1);
    m_following.erase(it);
}

void ClientLink::snapshotReady(const std::string &session, std::uint64_t generation,
                               const wire::Subscribe &asked,
                               const sessions::SessionSnapshot &snapshot)
{
    Following *following = this->following(session);
    if (!following || following->generation != generation || m_state != State::Open)
        return;
    const bool run = snapshot.kind == sessions::SessionKind::Run;
    const std::uint64_t end = run ? snapshot.lastEvent : snapshot.changeIndex;
    bool resumed = asked.epoch() == snapshot.epoch && asked.after_event() <= end;
    // A draft's document is newer than changes that are no longer in memory: start afresh then.
    if (!run && resumed)
        resumed =
            !following->session->log().read(asked.after_event(), 1, VisibilityClass::Author).tooOld;
    wire::Frame frame;
    wire::Snapshot &out = *frame.mutable_snapshot();
    toProto(snapshot, out);
    out.set_resumed(resumed);
    if (resumed)
        out.clear_document();
    const sessions::ActorStatus status = following->session->status(m_actor);
    toProto(session, status, following->session->audience(), *out.mutable_status());
    sendFrame(frame);
    if (m_state != State::Open)
        return;
    following->ready = true;
    following->cursor = resumed ? asked.after_event() : (run ? 0 : snapshot.changeIndex);
    following->inStep = run;
    following->at = snapshot.at;
    following->status = status;
    pump(*following);
    m_server.announce(session);
}

void ClientLink::stateReady(const sessions::StateFrame &frame, const std::string &body)
{
    Following *following = this->following(frame.session);
    if (!following || !following->ready || frame.sees != sessions::sees(m_role))
        return;
    if (following->inStep && following->at == frame.base &&
        m_budget.allowsState(m_server.nowUs())) {
        following->at = frame.at;
        sendBody(body);
        return;
    }
    following->inStep = false;
    catchUp(*following);
}

void ClientLink::catchUp(Following &following)
{
    if (following.inStep || following.keyframeAsked || !following.ready ||
        following.session->kind() == sessions::SessionKind::Draft ||
        !m_budget.allowsState(m_server.nowUs()))
        return;
    following.keyframeAsked = true;
    following.session->requestKeyframe(
        sessions::sees(m_role),
        [&server = m_server, key = m_key, session = following.session->id(),
         generation = following.generation](std::shared_ptr<const sessions::StateFrame> frame) {
            server.post([&server, key, session, generation, frame = std::move(frame)] {
                if (ClientLink *link = server.link(key); link && frame)
                    link->keyframeReady(session, generation, *frame);
            });
        });
}

void ClientLink::keyframeReady(const std::string &session, std::uint64_t generation,
                               const sessions::StateFrame &frame)
{
    Following *following = this->following(session);
    if (!following || following->generation != generation)
        return;
    following->keyframeAsked = false;
    following->inStep = true;
    following->at = frame.at;
    wire::Frame out;
    wire::State &state = *out.mutable_state();
    state.set_session(session);
    state.set_base_tick(-1);
    state.set_tick(frame.at.tick.n);
    state.set_sub(frame.at.sub);
    state.set_delta(frame.bytes);
    sendFrame(out);
}

void ClientLink::logGrew(const std::string &session)
{
    if (Following *following = this->following(session))
        pump(*following);
}

void ClientLink::pump(Following &following)
{
    while (following.ready && !following.reading && m_budget.allowsReliable() &&
           m_state == State::Open) {
        const sessions::SessionLog::Page page =
            following.session->log().read(following.cursor, kPageBytes, sessions::sees(m_role));
        if (page.tooOld)
            return readOlder(following);
        if (page.upto == following.cursor)
            return;
        sendPage(following, page.items, page.upto);
    }
}

void ClientLink::sendPage(Following &following,
                          const std::vector<sessions::SessionLog::Item> &items, std::uint64_t upto)
{
    following.cursor = upto;
    sendBody(pageBody(following.session->kind(), following.session->id(), items, upto));
}

void ClientLink::readOlder(Following &following)
{
    following.reading = true;
    m_server.registry().withShelf([&server = m_server, key = m_key,
                                   session = following.session->id(),
                                   generation = following.generation, after = following.cursor,
                                   sees = sessions::sees(m_role)](sessions::RecordingShelf &shelf) {
        const auto events = shelf.read<std::vector<recording::Event>>(
            session, [&](recording::RecordingReader &reader) { return reader.events(after, 100); });
        std::vector<sessions::SessionLog::Item> items;
        std::uint64_t upto = after;
        for (const recording::Event &event : events.value_or(std::vector<recording::Event>())) {
            upto = event.id;
            const recording::EventType *type = recording::eventType(event.type);
            if (!sessions::maySee(sees, type ? type->visibility : content::Visibility::Author))
                continue;
            items.push_back({event.id, content::Visibility::All,
                             std::make_shared<const std::string>(
                                 recording::toProto(event).SerializeAsString())});
        }
        server.post([&server, key, session, generation, items = std::move(items), upto] {
            ClientLink *link = server.link(key);
            Following *following = link ? link->following(session) : nullptr;
            if (!following || following->generation != generation)
                return;
            following->reading = false;
            if (upto == following->cursor)
                return link->close(CloseCode::TooSlow, "older events cannot be read");
            link->sendPage(*following, items, upto);
            link->pump(*following);
        });
    });
}

void ClientLink::statusChanged(const std::string &session)
{
    Following *following = this->following(session);
    if (!following || !following->ready)
        return;
    const sessions::ActorStatus status = following->session->status(m_actor);
    const int clients = following->session->audience();
    if (status == following->status && clients == following->clients)
        return;
    following->status = status;
    following->clients = clients;
    wire::Frame frame;
    toProto(session, status, clients, *frame.mutable_session_status());
    sendFrame(frame);
}

void ClientLink::sessionClosed(const std::string &session, const Message &why)
{
    Following *following = this->following(session);
    if (!following)
        return;
    wire::Frame frame;
    frame.mutable_session_closed()->set_session(session);
    *frame.mutable_session_closed()->mutable_reason() = contract::toProto(why);
    sendFrame(frame);
    unsubscribe(session);
}

void ClientLink::passOn(const std::string &session, const std::string &body)
{
    const Following *following = this->following(session);
    if (following && following->ready)
        sendBody(body);
}

void ClientLink::relay(const std::string &session, const std::string &body)
{
    if (sessions::sees(m_role) != VisibilityClass::Learner &&
        m_budget.allowsState(m_server.nowUs()))
        passOn(session, body);
}

void ClientLink::beat(std::int64_t nowUs)
{
    if (m_state == State::AwaitsHello && nowUs - m_openedUs > m_server.options().handshakeUs)
        return close(CloseCode::HandshakeTimeout, "no hello");
    if (m_budget.isStalled(nowUs))
        return close(CloseCode::TooSlow, "nothing was acknowledged");
    for (auto &[id, following] : m_following)
        catchUp(following);
}

} // namespace ward::server
