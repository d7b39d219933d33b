// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/background_tasks.h"

namespace ward::sessions {

BackgroundTasks::BackgroundTasks(int threads)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { loop(); });
}

BackgroundTasks::~BackgroundTasks()
{
    stop();
}

void BackgroundTasks::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void BackgroundTasks::post(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop)
            return;
        m_tasks.push_back(std::move(task));
    }
    m_changed.notify_one();
}

void BackgroundTasks::loop()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        const std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

} // namespace ward::sessions
