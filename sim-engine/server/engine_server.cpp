// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/engine_server.h"

#include "core/contract/codec/wire_codec.h"
#include "sim-engine/server/client_link.h"
#include "sim-engine/server/session_codec.h"

#include <google/protobuf/stubs/logging.h>

namespace ward::server {

namespace wire = v1::wire;

namespace {

constexpr int kBeatMs = 50;
constexpr int kBeatsPerLook = 5; ///< between looks for clients that are silent or stalled
/// With many sessions every wake-up asks the kernel about every socket: news that arrive so soon
/// after other mail wait for the rest. The first letter after a silence is never held back, nor is
/// one that somebody waits for.
constexpr int kMailWindowMs = 4;

std::string stateBody(const sessions::StateFrame &frame)
{
    wire::Frame message;
    wire::State &state = *message.mutable_state();
    state.set_session(frame.session);
    state.set_base_tick(frame.absolute ? -1 : frame.base.tick.n);
    state.set_base_sub(frame.base.sub);
    state.set_tick(frame.at.tick.n);
    state.set_sub(frame.at.sub);
    state.set_delta(frame.bytes);
    return contract::frameBody(message);
}

} // namespace

EngineServer::EngineServer(ServerOptions options, sessions::RegistryOptions registry,
                           QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(registry.clock ? *registry.clock : systemClock())
    , m_guard(m_options.token)
    , m_registry(std::make_unique<sessions::SessionRegistry>(
          std::move(registry), static_cast<sessions::SessionListener &>(*this)))
    , m_queries(*m_registry)
{
    // What strangers send wrongly is answered with a closing code, not written to our stderr.
    google::protobuf::SetLogHandler(nullptr);
    connect(&m_beat, &QTimer::timeout, this, &EngineServer::beat);
    m_beat.start(kBeatMs);
    m_mailWindow.setSingleShot(true);
    m_mailWindow.setTimerType(Qt::PreciseTimer);
    connect(&m_mailWindow, &QTimer::timeout, this, &EngineServer::drainMailbox);
}

EngineServer::~EngineServer()
{
    // Whoever waits for an answer of theirs still finds everything here.
    m_registry->stopTasks();
    // Links hold sessions, sessions their recorder, the registry the recorder's threads.
    m_links.clear();
    m_registry.reset();
}

std::int64_t EngineServer::nowUs() const
{
    return m_clock.monotonicUs();
}

void EngineServer::accept(std::unique_ptr<Socket> socket)
{
    const std::uint64_t key = m_nextKey++;
    m_links.emplace(key, std::make_unique<ClientLink>(key, std::move(socket), *this));
}

ClientLink *EngineServer::link(std::uint64_t key) const
{
    const auto it = m_links.find(key);
    return it == m_links.end() ? nullptr : it->second.get();
}

void EngineServer::remove(std::uint64_t key)
{
    // Called from inside the link: it goes when the stack is empty.
    post([this, key] {
        if (m_links.erase(key) > 0)
            Q_EMIT clientsChanged();
    });
}

int EngineServer::clients() const
{
    int count = 0;
    for (const auto &[key, link] : m_links)
        count += link->isOpen() ? 1 : 0;
    return count;
}

void EngineServer::eachLink(const std::function<void(ClientLink &)> &visit)
{
    for (const auto &[key, link] : m_links)
        visit(*link);
}

void EngineServer::eachFollower(const std::string &session,
                                const std::function<void(const Follower &)> &visit)
{
    const auto it = m_followers.find(session);
    if (it == m_followers.end())
        return;
    for (const Follower &follower : it->second)
        visit(follower);
}

void EngineServer::follow(const std::string &session, Follower follower)
{
    m_followers[session].push_back(follower);
}

void EngineServer::unfollow(const std::string &session, const ClientLink &link)
{
    const auto it = m_followers.find(session);
    if (it == m_followers.end())
        return;
    std::erase_if(it->second, [&](const Follower &follower) { return follower.link == &link; });
    if (it->second.empty())
        m_followers.erase(it);
}

void EngineServer::announceToAll(const Message &message)
{
    wire::Frame frame;
    *frame.mutable_notice()->mutable_text() = contract::toProto(message);
    eachLink([&](ClientLink &link) { link.tell(frame); });
}

void EngineServer::closeAll()
{
    eachLink([](ClientLink &link) { link.close(contract::CloseCode::EngineEnds, "engine ends"); });
}

void EngineServer::shutdown()
{
    if (m_ending)
        return;
    m_ending = true;
    m_registry->endAll([this] {
        post([this] {
            closeAll();
            // One more round of the event loop, so that results and closing frames leave.
            QTimer::singleShot(kBeatMs, this, [this] { Q_EMIT finished(); });
        });
    });
}

void EngineServer::relay(const ClientLink &from, const std::string &session,
                         const std::string &body)
{
    eachFollower(session, [&](const Follower &follower) {
        if (follower.link != &from)
            follower.link->relay(*follower.following, body);
    });
}

void EngineServer::post(std::function<void()> task)
{
    putIntoMailbox(std::move(task), true);
}

void EngineServer::postNews(std::function<void()> task)
{
    putIntoMailbox(std::move(task), false);
}

void EngineServer::putIntoMailbox(std::function<void()> task, bool atOnce)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mailMutex);
        m_mail.push_back(std::move(task));
        wake = !m_mailAwaited || (atOnce && !m_mailCalled);
        m_mailAwaited = true;
        m_mailCalled |= wake;
    }
    if (wake)
        QMetaObject::invokeMethod(this, &EngineServer::drainMailbox, Qt::QueuedConnection);
}

void EngineServer::drainMailbox()
{
    std::vector<std::function<void()>> mail;
    {
        const std::lock_guard lock(m_mailMutex);
        mail.swap(m_mail);
        m_mailAwaited = !mail.empty();
        m_mailCalled = false;
    }
    if (mail.empty())
        return; // the window closes
    m_mailWindow.start(kMailWindowMs);
    for (const auto &task : mail)
        task();
}

void EngineServer::beat()
{
    const std::int64_t now = nowUs();
    m_waiters.expire(now);
    if (++m_beats % kBeatsPerLook == 0)
        eachLink([now](ClientLink &link) { link.beat(now); });
    if (m_beats % (60'000 / kBeatMs) == 0) {
        m_registry->reap();
        m_guard.forget(now);
    }
}

void EngineServer::stateReady(std::shared_ptr<const sessions::StateFrame> frame)
{
    // Serialised on the session's thread, once for everybody of the class.
    auto body = std::make_shared<const std::string>(stateBody(*frame));
    postNews([this, frame = std::move(frame), body = std::move(body)] {
        eachFollower(frame->session, [&](const Follower &follower) {
            follower.link->stateReady(*follower.following, *frame, *body);
        });
    });
}

void EngineServer::logGrew(const std::string &session)
{
    m_waiters.logGrew(session);
    postNews([this, session] {
        eachFollower(session,
                     [](const Follower &follower) { follower.link->logGrew(*follower.following); });
    });
}

void EngineServer::clockChanged(const std::string &session, const sessions::ClockStatus &clock)
{
    wire::Frame frame;
    toProto(session, clock, *frame.mutable_clock());
    postNews([this, session, body = contract::frameBody(frame)] {
        eachFollower(session, [&](const Follower &follower) {
            follower.link->passOn(*follower.following, body);
        });
    });
}

void EngineServer::statusChanged(const std::string &session)
{
    postNews([this, session] {
        eachFollower(session, [](const Follower &follower) {
            follower.link->statusChanged(*follower.following);
        });
    });
}

void EngineServer::notice(const std::string &session, const Message &message)
{
    wire::Frame frame;
    frame.mutable_notice()->set_session(session);
    *frame.mutable_notice()->mutable_text() = contract::toProto(message);
    postNews([this, session, body = contract::frameBody(frame)] {
        eachFollower(session, [&](const Follower &follower) {
            if (sessions::sees(follower.link->role()) != world::VisibilityClass::Learner)
                follower.link->passOn(*follower.following, body);
        });
    });
}

void EngineServer::closed(const std::string &session, const Message &why)
{
    m_waiters.logGrew(session);
    postNews([this, session, why] {
        const auto it = m_followers.find(session);
        // A copy: who hears that a session is over stops following it.
        const auto followers = it == m_followers.end() ? std::vector<Follower>() : it->second;
        for (const Follower &follower : followers)
            follower.link->sessionClosed(session, why);
    });
}

} // namespace ward::server
