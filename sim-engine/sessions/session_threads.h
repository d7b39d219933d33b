// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "sim-engine/sessions/session.h"

#include <memory>
#include <vector>

namespace ward::sessions {

/// Threads that run sessions. A session is given to one thread and stays there, so that its code
/// needs no locks; many sessions share a thread. Any thread may call.
class SessionThreads
{
public:
    explicit SessionThreads(int threads, const Clock &clock);
    ~SessionThreads(); ///< stops after what is running now
    SessionThreads(const SessionThreads &) = delete;
    SessionThreads &operator=(const SessionThreads &) = delete;

    void add(std::shared_ptr<Session> session);
    /// The session is not run any more once this returns, unless it is the caller itself.
    void remove(const std::shared_ptr<Session> &session);
    [[nodiscard]] int threads() const { return static_cast<int>(m_workers.size()); }

private:
    class Worker;
    std::vector<std::shared_ptr<Worker>> m_workers;
};

} // namespace ward::sessions
