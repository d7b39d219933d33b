// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// How a client follows sessions: snapshots, the lossy and the reliable lane.

#include "core/base/bytes.h"
#include "core/recording/event.h"
#include "sim-engine/server/client_link.h"
#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/session_codec.h"

#include <algorithm>

namespace ward::server {

namespace wire = v1::wire;
using contract::CloseCode;
using world::VisibilityClass;

namespace {

constexpr std::size_t kPageBytes = 16 * 1024;

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

Following *ClientLink::following(const std::string &session)
{
    const auto it = m_following.find(session);
    return it == m_following.end() ? nullptr : &it->second;
}

void ClientLink::subscribe(const wire::Subscribe &asked)
{
    const Limits &limits = m_server.options().limits;
    if (!m_subscribeRate.take(m_server.nowUs()))
        return refuseSubscribe(asked.session(), Message("server.limit.subscribes"));
    if (!m_following.contains(asked.session()) && m_following.size() >= limits.sessionsFollowed)
        return refuseSubscribe(
            asked.session(),
            Message("server.limit.followed", {{"limit", std::int64_t{limits.sessionsFollowed}}}));
    // The newest wish for a session counts; an id of a session is no id of a query.
    m_gate.drop(asked.session());
    if (!m_gate.add(asked.session(), [this, asked] { startFollowing(asked); }))
        return refuseSubscribe(asked.session(), Message("server.limit.subscribes"));
    goOn();
}

void ClientLink::refuseSubscribe(const std::string &session, const Message &why)
{
    wire::Frame frame;
    frame.mutable_session_closed()->set_session(session);
    *frame.mutable_session_closed()->mutable_reason() = contract::toProto(why);
    sendFrame(frame);
}

void ClientLink::startFollowing(const wire::Subscribe &asked)
{
    const auto session = m_server.registry().find(asked.session());
    const bool allowed = session && (session->kind() == sessions::SessionKind::Run ||
                                     sessions::may(m_role, sessions::Act::SeeDrafts));
    if (!allowed || (session->isOver() && session->kind() == sessions::SessionKind::Draft)) {
        m_gate.done();
        return refuseSubscribe(asked.session(),
                               Message("sessions.unknown", {{"session", asked.session()}}));
    }
    const VisibilityClass sees = sessions::sees(m_role);
    Following &following = m_following[asked.session()];
    if (!following.session) {
        session->addAudience(sees, 1);
        m_server.follow(asked.session(), {this, &following});
    }
    following = Following{};
    following.session = session;
    following.generation = ++m_generation;
    session->requestSnapshot(
        sees, [&server = m_server, key = m_key, asked,
               generation = following.generation](const sessions::SessionSnapshot &snapshot) {
            server.post([&server, key, asked, generation, snapshot] {
                ClientLink *link = server.link(key);
                if (!link)
                    return;
                link->m_gate.done();
                link->snapshotReady(asked.session(), generation, asked, snapshot);
                link->goOn();
            });
        });
}

void ClientLink::unsubscribe(const std::string &session)
{
    m_gate.drop(session);
    const auto it = m_following.find(session);
    if (it == m_following.end())
        return;
    m_server.unfollow(session, *this);
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
    const auto shared = following->session->sharedUpTo(asked.epoch());
    bool resumed = shared && asked.after_event() <= std::min(*shared, end);
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

void ClientLink::stateReady(Following &following, const sessions::StateFrame &frame,
                            const std::string &body)
{
    if (!following.ready || frame.sees != sessions::sees(m_role))
        return;
    const std::int64_t now = m_server.nowUs();
    if (following.inStep && following.at == frame.base && m_budget.allowsState(now)) {
        following.at = frame.at;
        sendBody(body, Lane::Lossy, now);
        return;
    }
    following.inStep = false;
    catchUp(following);
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
    sendFrame(out, Lane::Lossy);
}

void ClientLink::pump(Following &following)
{
    while (following.ready && !following.reading && m_budget.allowsReliable() &&
           m_state == State::Open && following.cursor < following.session->log().last()) {
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
    sendBody(pageBody(following.session->kind(), following.session->id(), items, upto),
             Lane::Reliable, m_server.nowUs());
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
            if (!sessions::maySee(sees, recording::visibility(event)))
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
                return link->skipLost(*following);
            link->sendPage(*following, items, upto);
            link->pump(*following);
        });
    });
}

/// The recording failed and the run went on: what it does not hold and memory no longer has is lost
/// to whoever comes now. Said once, instead of having them ask again and again.
void ClientLink::skipLost(Following &following)
{
    const std::uint64_t first = following.session->log().first();
    if (first <= following.cursor + 1)
        return close(CloseCode::TooSlow, "older events cannot be read");
    wire::Frame frame;
    frame.mutable_notice()->set_session(following.session->id());
    *frame.mutable_notice()->mutable_text() = contract::toProto(
        Message("server.events.lost", {{"from", static_cast<std::int64_t>(following.cursor + 1)},
                                       {"to", static_cast<std::int64_t>(first - 1)}}));
    sendFrame(frame);
    following.cursor = first - 1;
    pump(following);
}

void ClientLink::statusChanged(Following &following)
{
    if (!following.ready)
        return;
    const sessions::ActorStatus status = following.session->status(m_actor);
    const int clients = following.session->audience();
    if (status == following.status && clients == following.clients)
        return;
    following.status = status;
    following.clients = clients;
    wire::Frame frame;
    toProto(following.session->id(), status, clients, *frame.mutable_session_status());
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

void ClientLink::passOn(const Following &following, const std::string &body)
{
    if (following.ready)
        sendBody(body, Lane::Other, m_server.nowUs());
}

void ClientLink::relay(const Following &following, const std::string &body)
{
    const std::int64_t now = m_server.nowUs();
    if (following.ready && sessions::sees(m_role) != VisibilityClass::Learner &&
        m_budget.allowsState(now))
        sendBody(body, Lane::Lossy, now);
}

void ClientLink::beat(std::int64_t nowUs)
{
    if (m_state == State::AwaitsHello && nowUs - m_openedUs > m_server.options().handshakeUs)
        return fault(Fault::SilentClient, CloseCode::HandshakeTimeout, "no hello");
    if (m_budget.isStalled(nowUs))
        return fault(Fault::StalledClient, CloseCode::TooSlow, "nothing was acknowledged");
    for (auto &[id, following] : m_following)
        catchUp(following);
}

} // namespace ward::server
