// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_threads.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace ward::sessions {

class SessionThreads::Worker : public std::enable_shared_from_this<Worker>
{
public:
    explicit Worker(const Clock &clock)
        : m_clock(clock)
    {
    }

    void start()
    {
        m_thread = std::thread([this] { loop(); });
    }

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_somethingToDo.notify_all();
        m_thread.join();
        std::vector<Entry> entries;
        {
            const std::lock_guard lock(m_mutex);
            entries.swap(m_entries);
        }
        // Not under the lock: a session that goes now waits for its recorder, which may be about to
        // wake this worker.
        for (const Entry &entry : entries)
            entry.session->setWaker({});
    }

    void add(const std::shared_ptr<Session> &session)
    {
        // Before its first round: what is posted after that round must wake the worker.
        session->setWaker([self = weak_from_this(), key = session.get()] {
            if (const auto worker = self.lock())
                worker->poke(key);
        });
        {
            const std::lock_guard lock(m_mutex);
            m_entries.push_back({session, 0});
        }
        m_somethingToDo.notify_all();
    }

    bool remove(const Session *session)
    {
        std::unique_lock lock(m_mutex);
        if (std::this_thread::get_id() != m_thread.get_id())
            m_roundDone.wait(lock, [&] { return m_running != session; });
        return std::erase_if(m_entries,
                             [&](const Entry &e) { return e.session.get() == session; }) > 0;
    }

    std::size_t load() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries.size();
    }

private:
    struct Entry
    {
        std::shared_ptr<Session> session;
        std::int64_t wakeAt = 0;
    };

    void poke(const Session *session)
    {
        {
            const std::lock_guard lock(m_mutex);
            for (Entry &entry : m_entries) {
                if (entry.session.get() == session)
                    entry.wakeAt = 0;
            }
        }
        m_somethingToDo.notify_all();
    }

    void loop()
    {
        std::unique_lock lock(m_mutex);
        while (!m_stop) {
            const auto next = std::min_element(
                m_entries.begin(), m_entries.end(),
                [](const Entry &a, const Entry &b) { return a.wakeAt < b.wakeAt; });
            if (next == m_entries.end() || next->wakeAt == Session::kNever) {
                m_somethingToDo.wait(lock);
                continue;
            }
            const std::int64_t now = m_clock.monotonicUs();
            if (next->wakeAt > now) {
                m_somethingToDo.wait_for(lock, std::chrono::microseconds(next->wakeAt - now));
                continue;
            }
            const std::shared_ptr<Session> session = next->session;
            next->wakeAt = Session::kNever; // a poke from now on counts
            m_running = session.get();
            lock.unlock();
            const std::int64_t again = session->run(now);
            lock.lock();
            m_running = nullptr;
            for (Entry &entry : m_entries) {
                if (entry.session == session)
                    entry.wakeAt = std::min(entry.wakeAt, again);
            }
            m_roundDone.notify_all();
        }
    }

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_somethingToDo;
    std::condition_variable m_roundDone;
    std::vector<Entry> m_entries;
    const Session *m_running = nullptr;
    bool m_stop = false;
    std::thread m_thread;
};

SessionThreads::SessionThreads(int threads, const Clock &clock)
{
    for (int i = 0; i < std::max(1, threads); ++i) {
        m_workers.push_back(std::make_shared<Worker>(clock));
        m_workers.back()->start();
    }
}

SessionThreads::~SessionThreads()
{
    for (const auto &worker : m_workers)
        worker->stop();
}

void SessionThreads::add(std::shared_ptr<Session> session)
{
    const auto idlest =
        std::min_element(m_workers.begin(), m_workers.end(),
                         [](const auto &a, const auto &b) { return a->load() < b->load(); });
    (*idlest)->add(session);
}

void SessionThreads::remove(const std::shared_ptr<Session> &session)
{
    for (const auto &worker : m_workers) {
        if (worker->remove(session.get())) {
            session->setWaker({});
            return;
        }
    }
}

} // namespace ward::sessions
