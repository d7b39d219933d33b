// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/connection_watch.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#if defined(_WIN32)
#include <winsock2.h>
#else
#include <poll.h>
#include <sys/socket.h>
#endif

namespace ward::server {

namespace {

/// New sockets join the next round; those watched already are heard of at once.
constexpr int kRoundMs = 100;

#if defined(_WIN32)
constexpr int kShutBoth = SD_BOTH;
using PollEntry = WSAPOLLFD;
int pollSockets(std::vector<PollEntry> &sockets)
{
    return WSAPoll(sockets.data(), static_cast<ULONG>(sockets.size()), kRoundMs);
}
#else
constexpr int kShutBoth = SHUT_RDWR;
using PollEntry = pollfd;
int pollSockets(std::vector<PollEntry> &sockets)
{
    return poll(sockets.data(), static_cast<nfds_t>(sockets.size()), kRoundMs);
}
#endif

#if defined(POLLRDHUP)
constexpr short kAsk = POLLRDHUP;
constexpr short kGone = POLLRDHUP | POLLHUP | POLLERR;
bool isGone(const PollEntry &entry)
{
    return (entry.revents & kGone) != 0;
}
#else
constexpr short kAsk = POLLIN;
bool isGone(const PollEntry &entry)
{
    if ((entry.revents & (POLLHUP | POLLERR)) != 0)
        return true;
    char byte = 0;
    return (entry.revents & POLLIN) != 0 &&
           recv(static_cast<decltype(entry.fd)>(entry.fd), &byte, 1, MSG_PEEK) == 0;
}
#endif

} // namespace

ConnectionWatch::ConnectionWatch(const Clock &clock)
    : m_clock(clock)
    , m_thread([this] { loop(); })
{
}

ConnectionWatch::~ConnectionWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void ConnectionWatch::setDeadline(const void *key, int socket, std::int64_t atUs,
                                  std::function<void()> late)
{
    {
        const std::lock_guard lock(m_mutex);
        m_deadlines[key] = {socket, atUs, m_next++, std::move(late)};
    }
    m_changed.notify_all();
}

void ConnectionWatch::clearDeadline(const void *key)
{
    const std::lock_guard lock(m_mutex);
    m_deadlines.erase(key);
}

void ConnectionWatch::watch(const void *key, int socket, std::function<void()> gone)
{
    {
        const std::lock_guard lock(m_mutex);
        m_watched[key] = {socket, 0, m_next++, std::move(gone)};
    }
    m_changed.notify_all();
}

void ConnectionWatch::unwatch(const void *key)
{
    std::unique_lock lock(m_mutex);
    m_watched.erase(key);
    if (std::this_thread::get_id() != m_thread.get_id())
        m_toldDone.wait(lock, [&] { return m_telling != key; });
}

void ConnectionWatch::shutDownLate()
{
    const std::int64_t now = m_clock.monotonicUs();
    for (auto it = m_deadlines.begin(); it != m_deadlines.end();) {
        if (it->second.atUs > now) {
            ++it;
            continue;
        }
        // Under the lock: the owner closes it only after it has taken the deadline back.
        ::shutdown(it->second.socket, kShutBoth);
        if (it->second.told)
            it->second.told();
        it = m_deadlines.erase(it);
    }
}

void ConnectionWatch::tellWhoIsGone(std::unique_lock<std::mutex> &lock)
{
    std::vector<PollEntry> sockets;
    std::vector<std::pair<const void *, std::uint64_t>> keys;
    for (const auto &[key, entry] : m_watched) {
        PollEntry ask{};
        ask.fd = static_cast<decltype(ask.fd)>(entry.socket);
        ask.events = kAsk;
        sockets.push_back(ask);
        keys.emplace_back(key, entry.number);
    }
    lock.unlock();
    pollSockets(sockets);
    lock.lock();
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        const auto it = m_watched.find(keys[i].first);
        if (it == m_watched.end() || it->second.number != keys[i].second || !isGone(sockets[i]))
            continue;
        const std::function<void()> told = std::move(it->second.told);
        m_watched.erase(it);
        m_telling = keys[i].first;
        lock.unlock();
        told();
        lock.lock();
        m_telling = nullptr;
        m_toldDone.notify_all();
    }
}

void ConnectionWatch::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        shutDownLate();
        if (!m_watched.empty()) {
            tellWhoIsGone(lock);
            continue;
        }
        if (m_deadlines.empty())
            m_changed.wait(lock);
        else
            m_changed.wait_for(lock, std::chrono::milliseconds(kRoundMs));
    }
}

} // namespace ward::server
