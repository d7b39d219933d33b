// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_threads.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

namespace ward::sessions {

namespace {

/// More sessions than this run in rounds: those due in the same slot wake the thread once. A tick
/// is at most a slot late, commands are not held back.
constexpr std::size_t kFewSessions = 8;
constexpr std::int64_t kSlotUs = 4'000;

} // namespace

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
        std::map<const Session *, Entry> entries;
        {
            const std::lock_guard lock(m_mutex);
            entries.swap(m_entries);
            m_due.clear();
        }
        // Not under the lock: a session that goes now waits for its recorder, which may be about to
        // wake this worker.
        for (const auto &[key, entry] : entries)
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
            m_entries.emplace(session.get(), Entry{session, 0});
            m_due.emplace(0, session.get());
        }
        m_somethingToDo.notify_all();
    }

    bool remove(const Session *session)
    {
        std::unique_lock lock(m_mutex);
        if (std::this_thread::get_id() != m_thread.get_id())
            m_roundDone.wait(lock, [&] { return m_running != session; });
        const auto it = m_entries.find(session);
        if (it == m_entries.end())
            return false;
        m_due.erase({it->second.wakeAt, session});
        m_entries.erase(it);
        return true;
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
    using Due = std::pair<std::int64_t, const Session *>;

    void poke(const Session *session)
    {
        {
            const std::lock_guard lock(m_mutex);
            const auto it = m_entries.find(session);
            if (it == m_entries.end() || it->second.wakeAt == 0)
                return;
            wakeAt(it->second, 0);
            if (m_running)
                return; // the worker looks again before it sleeps
        }
        m_somethingToDo.notify_all();
    }

    void wakeAt(Entry &entry, std::int64_t at)
    {
        m_due.erase({entry.wakeAt, entry.session.get()});
        entry.wakeAt = at;
        m_due.emplace(at, entry.session.get());
    }

    [[nodiscard]] std::int64_t slotOf(std::int64_t atUs) const
    {
        const bool alone = m_entries.size() <= kFewSessions || atUs == Session::kNever;
        return alone ? atUs : (atUs + kSlotUs - 1) / kSlotUs * kSlotUs;
    }

    void loop()
    {
        std::unique_lock lock(m_mutex);
        while (!m_stop) {
            if (m_due.empty() || m_due.begin()->first == Session::kNever) {
                m_somethingToDo.wait(lock);
                continue;
            }
            const auto [at, key] = *m_due.begin();
            const std::int64_t now = m_clock.monotonicUs();
            if (at > now) {
                m_somethingToDo.wait_for(lock, std::chrono::microseconds(at - now));
                continue;
            }
            Entry &entry = m_entries.at(key);
            const std::shared_ptr<Session> session = entry.session;
            wakeAt(entry, Session::kNever); // a poke from now on counts
            m_running = key;
            lock.unlock();
            const std::int64_t again = session->run(now);
            lock.lock();
            m_running = nullptr;
            if (const auto it = m_entries.find(key); it != m_entries.end())
                wakeAt(it->second, std::min(it->second.wakeAt, slotOf(again)));
            m_roundDone.notify_all();
        }
    }

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_somethingToDo;
    std::condition_variable m_roundDone;
    std::map<const Session *, Entry> m_entries;
    std::set<Due> m_due; ///< every entry once, the next first
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
