// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <string>

namespace ward::server {

/// What a client asked for and what makes large answers (queries, snapshots): done in order, few at
/// once, and only while the client reads what it was sent. So a client that asks much and reads
/// nothing holds its questions here, not their answers. One thread.
class RequestGate
{
public:
    static constexpr int kAtOnce = 4;

    explicit RequestGate(std::size_t limit)
        : m_limit(limit)
    {
    }
    /// False when too many wait or run; `start` is then not kept.
    [[nodiscard]] bool add(std::string key, std::function<void()> start);
    /// Takes back what waits under `key`; false when nothing does.
    bool drop(const std::string &key);
    /// One of those that were started is done.
    void done() { --m_running; }
    /// Starts what may be started; `laneFree` says whether the client keeps up, asked each time.
    void pump(const std::function<bool()> &laneFree);

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }
    [[nodiscard]] int running() const { return m_running; }

private:
    struct Entry
    {
        std::string key;
        std::function<void()> start;
    };
    std::size_t m_limit;
    std::deque<Entry> m_waiting;
    int m_running = 0;
};

} // namespace ward::server
