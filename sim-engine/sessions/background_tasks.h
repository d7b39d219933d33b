// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ward::sessions {

/// Threads for what may wait for the disk: opening, closing and reading recordings. Tasks start in
/// order of posting. Any thread may post as long as the object lives.
class BackgroundTasks
{
public:
    explicit BackgroundTasks(int threads);
    ~BackgroundTasks(); ///< as `stop`
    BackgroundTasks(const BackgroundTasks &) = delete;
    BackgroundTasks &operator=(const BackgroundTasks &) = delete;

    /// Does what is queued, then ends the threads. What is posted afterwards is dropped.
    void stop();

    void post(std::function<void()> task);

private:
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace ward::sessions
