// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractEventDispatcher>

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

namespace ward::server {

/// A Qt event loop over epoll: a wake-up costs what is ready, not what is open. Qt's own
/// dispatchers hand every socket to poll() each time, which for the clients of hundreds of sessions
/// is most of the engine's work (docs/adr/0010-one-wake-up-for-many.md).
///
/// Registrations reach the kernel just before the loop sleeps: a socket that was written at once,
/// and so wants no notice after all, costs no call. Used on the thread that made it; `wakeUp` and
/// `interrupt` on any. Linux.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT
public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;
    /// False where the kernel gave no epoll or eventfd; nothing works then.
    [[nodiscard]] bool isValid() const { return m_epoll >= 0 && m_wakeFd >= 0; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                       QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Watched
    {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        std::uint32_t known = 0;                      ///< events the kernel was asked for
        std::uint32_t generation = 0; ///< a number of a file that is used again is another socket
        bool stale = false;           ///< in m_stale
    };
    struct Timer
    {
        QObject *object = nullptr;
        std::chrono::milliseconds interval{};
        Qt::TimerType type = Qt::CoarseTimer;
        Time due;
        bool firing = false; ///< its event is being handled: a nested loop must not repeat it
    };

    void touch(int fd, Watched &watched);
    void tellKernel();
    [[nodiscard]] int sleepMs(QEventLoop::ProcessEventsFlags flags) const;
    bool deliver(std::uint64_t token, std::uint32_t events, QEventLoop::ProcessEventsFlags flags);
    bool fireTimers();

    int m_epoll = -1;
    int m_wakeFd = -1;
    std::uint32_t m_generation = 0;
    std::unordered_map<int, Watched> m_watched;
    std::vector<int> m_stale; ///< files whose registration the kernel does not know yet
    std::map<int, Timer> m_timers;
    std::set<std::pair<Time, int>> m_due;
    std::atomic<bool> m_awake{false};
    std::atomic<bool> m_interrupted{false};
};

} // namespace ward::server
