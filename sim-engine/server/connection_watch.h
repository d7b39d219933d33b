// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace ward::server {

/// Looks after sockets whose owner does not: closes those that take too long (headers a byte at a
/// time), and tells when the other end of one is gone while nobody reads it (long polls). Any
/// thread; what is told comes on a thread of its own.
class ConnectionWatch
{
public:
    explicit ConnectionWatch(const Clock &clock);
    ~ConnectionWatch();
    ConnectionWatch(const ConnectionWatch &) = delete;
    ConnectionWatch &operator=(const ConnectionWatch &) = delete;

    /// The socket must be done by then, else it is shut down and `late` is called. Again for the
    /// same key: another time.
    void setDeadline(const void *key, int socket, std::int64_t atUs, std::function<void()> late);
    void clearDeadline(const void *key);
    /// Calls `gone` at most once, when the other end has closed.
    void watch(const void *key, int socket, std::function<void()> gone);
    /// Afterwards `gone` is neither called nor running, unless it is the caller itself.
    void unwatch(const void *key);

private:
    struct Entry
    {
        int socket = -1;
        std::int64_t atUs = 0;
        std::uint64_t number = 0;
        std::function<void()> told;
    };
    void loop();
    void shutDownLate();
    void tellWhoIsGone(std::unique_lock<std::mutex> &lock);

    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::condition_variable m_toldDone;
    std::map<const void *, Entry> m_deadlines;
    std::map<const void *, Entry> m_watched;
    const void *m_telling = nullptr;
    std::uint64_t m_next = 1;
    bool m_stop = false;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace ward::server
