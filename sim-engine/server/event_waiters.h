// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace ward::server {

/// Who waits for a session to go on: long polls over HTTP. Each is woken once, by the first that
/// happens: the session's log grew, its time is over, or it was given up. Any thread; what wakes
/// runs on the caller's and must not block.
class EventWaiters
{
public:
    enum class Why { Grew, TimeOver };
    using Wake = std::function<void(Why)>;

    /// Returns a number to give up with.
    std::uint64_t wait(const std::string &session, std::int64_t untilUs, Wake wake);
    /// The asker is gone: false when it was woken already, else it never will be.
    bool giveUp(std::uint64_t waiter);
    void logGrew(const std::string &session);
    /// Wakes those whose time is over.
    void expire(std::int64_t nowUs);
    /// Wakes everybody, as if their time were over.
    void wakeAll();
    [[nodiscard]] std::size_t waiting() const;

private:
    struct Waiter
    {
        std::string session;
        std::int64_t untilUs = 0;
        Wake wake;
    };
    template <typename Pick>
    void wakeThose(Pick pick, Why why);

    mutable std::mutex m_mutex;
    std::map<std::uint64_t, Waiter> m_waiters;
    std::unordered_map<std::string, std::vector<std::uint64_t>> m_bySession;
    std::uint64_t m_next = 1;
};

} // namespace ward::server
