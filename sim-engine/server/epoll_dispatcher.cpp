// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/epoll_dispatcher.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace ward::server {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int kBatch = 256;

constexpr std::array<std::uint32_t, 3> kEvents{EPOLLIN, EPOLLOUT, EPOLLPRI};
// An end or a failure of the connection is news for whoever reads or writes.
constexpr std::array<std::uint32_t, 3> kWakes{EPOLLIN | EPOLLHUP | EPOLLERR,
                                              EPOLLOUT | EPOLLERR | EPOLLHUP, EPOLLPRI};

std::uint64_t tokenOf(int fd, std::uint32_t generation)
{
    return std::uint64_t{generation} << 32 | static_cast<std::uint32_t>(fd);
}

} // namespace

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (!isValid())
        return;
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = tokenOf(m_wakeFd, 0);
    (void)::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeFd, &event);
}

EpollDispatcher::~EpollDispatcher()
{
    if (m_wakeFd >= 0)
        ::close(m_wakeFd);
    if (m_epoll >= 0)
        ::close(m_epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (m_interrupted)
        return false;

    tellKernel();
    const int timeout = sleepMs(flags);
    if (timeout != 0)
        Q_EMIT aboutToBlock();
    std::array<epoll_event, kBatch> ready;
    const int count = ::epoll_wait(m_epoll, ready.data(), kBatch, timeout);
    if (timeout != 0)
        Q_EMIT awake();

    bool did = false;
    for (int i = 0; i < count && !m_interrupted; ++i)
        did |= deliver(ready[static_cast<std::size_t>(i)].data.u64,
                       ready[static_cast<std::size_t>(i)].events, flags);
    if (!(flags & QEventLoop::X11ExcludeTimers) && !m_interrupted)
        did |= fireTimers();
    return did;
}

int EpollDispatcher::sleepMs(QEventLoop::ProcessEventsFlags flags) const
{
    if (!(flags & QEventLoop::WaitForMoreEvents) || m_interrupted)
        return 0;
    const bool timers = !(flags & QEventLoop::X11ExcludeTimers);
    const auto first = std::find_if(m_due.begin(), m_due.end(), [this](const auto &due) {
        return !m_timers.at(due.second).firing;
    });
    if (!timers || first == m_due.end())
        return -1;
    // Rounded up: a timer is never early.
    const auto wait = std::chrono::ceil<milliseconds>(first->first - steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(wait, 0, std::numeric_limits<int>::max()));
}

bool EpollDispatcher::deliver(std::uint64_t token, std::uint32_t events,
                              QEventLoop::ProcessEventsFlags flags)
{
    const int fd = static_cast<int>(token & 0xffffffffu);
    if (fd == m_wakeFd) {
        std::uint64_t count = 0;
        (void)::read(m_wakeFd, &count, sizeof count);
        m_awake = false; // after the reading: what is posted from now on writes again
        return true;     // posted events are sent when the next round begins
    }
    if (flags & QEventLoop::ExcludeSocketNotifiers)
        return false;
    bool did = false;
    for (std::size_t type = 0; type < kEvents.size(); ++type) {
        // Looked up each time: handling one notice may take the other away, or close the socket.
        const auto it = m_watched.find(fd);
        if (it == m_watched.end() || it->second.generation != token >> 32)
            return did;
        QSocketNotifier *notifier = it->second.notifiers[type];
        if (!notifier || !(events & kWakes[type]))
            continue;
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        did = true;
    }
    return did;
}

// --- sockets ------------------------------------------------------------------------------------

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = static_cast<int>(notifier->socket());
    auto [it, added] = m_watched.try_emplace(fd);
    if (added)
        it->second.generation = ++m_generation;
    it->second.notifiers[static_cast<std::size_t>(notifier->type())] = notifier;
    touch(fd, it->second);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int fd = static_cast<int>(notifier->socket());
    const auto it = m_watched.find(fd);
    if (it == m_watched.end())
        return;
    QSocketNotifier *&known = it->second.notifiers[static_cast<std::size_t>(notifier->type())];
    if (known != notifier)
        return;
    known = nullptr;
    const auto &all = it->second.notifiers;
    if (std::any_of(all.begin(), all.end(), [](const QSocketNotifier *n) { return n; }))
        return touch(fd, it->second);
    // At once: the file is often closed next, and its number used for another socket.
    if (it->second.known != 0)
        (void)::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
    m_watched.erase(it);
}

void EpollDispatcher::touch(int fd, Watched &watched)
{
    if (!std::exchange(watched.stale, true))
        m_stale.push_back(fd);
}

void EpollDispatcher::tellKernel()
{
    for (const int fd : m_stale) {
        const auto it = m_watched.find(fd);
        if (it == m_watched.end())
            continue;
        Watched &watched = it->second;
        watched.stale = false;
        epoll_event event{};
        for (std::size_t type = 0; type < kEvents.size(); ++type)
            event.events |= watched.notifiers[type] ? kEvents[type] : 0;
        if (event.events == watched.known)
            continue;
        event.data.u64 = tokenOf(fd, watched.generation);
        const int how = watched.known == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
        if (::epoll_ctl(m_epoll, how, fd, &event) == 0)
            watched.known = event.events;
        else
            qWarning("epoll: file %d cannot be watched: %s", fd,
                     qPrintable(qt_error_string(errno)));
    }
    m_stale.clear();
}

// --- timers -------------------------------------------------------------------------------------

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                                    QObject *object)
{
    Timer timer;
    timer.object = object;
    timer.interval = milliseconds(interval);
    timer.type = timerType;
    timer.due = steady_clock::now() + timer.interval;
    m_due.emplace(timer.due, timerId);
    m_timers.insert_or_assign(timerId, timer);
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    const auto it = m_timers.find(timerId);
    if (it == m_timers.end())
        return false;
    m_due.erase({it->second.due, timerId});
    m_timers.erase(it);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    bool any = false;
    for (const TimerInfo &info : registeredTimers(object))
        any |= unregisterTimer(info.timerId);
    return any;
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> found;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            found.append(TimerInfo(id, static_cast<int>(timer.interval.count()), timer.type));
    }
    return found;
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto it = m_timers.find(timerId);
    if (it == m_timers.end())
        return -1;
    const auto left = std::chrono::ceil<milliseconds>(it->second.due - steady_clock::now()).count();
    return static_cast<int>(std::max<std::int64_t>(left, 0));
}

bool EpollDispatcher::fireTimers()
{
    // Those that are due now; one that starts itself anew without a delay waits for the next round.
    const Time now = steady_clock::now();
    std::vector<int> ids;
    for (auto it = m_due.begin(); it != m_due.end() && it->first <= now; ++it)
        ids.push_back(it->second);
    bool did = false;
    for (const int id : ids) {
        const auto it = m_timers.find(id);
        if (it == m_timers.end() || it->second.firing || it->second.due > now)
            continue;
        Timer &timer = it->second;
        m_due.erase({timer.due, id});
        // In its rhythm; rounds that were missed are not made up for.
        timer.due = std::max(timer.due + timer.interval, now);
        m_due.emplace(timer.due, id);
        timer.firing = true;
        QObject *object = timer.object;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(object, &event);
        did = true;
        if (const auto still = m_timers.find(id); still != m_timers.end())
            still->second.firing = false;
    }
    return did;
}

// --- other threads ------------------------------------------------------------------------------

void EpollDispatcher::wakeUp()
{
    if (m_awake.exchange(true))
        return;
    const std::uint64_t one = 1;
    (void)!::write(m_wakeFd, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_interrupted = true;
    wakeUp();
}

} // namespace ward::server
