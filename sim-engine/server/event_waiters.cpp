// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/event_waiters.h"

#include <utility>

namespace ward::server {

std::uint64_t EventWaiters::wait(const std::string &session, std::int64_t untilUs, Wake wake)
{
    const std::lock_guard lock(m_mutex);
    const std::uint64_t number = m_next++;
    m_waiters.emplace(number, Waiter{session, untilUs, std::move(wake)});
    m_bySession[session].push_back(number);
    return number;
}

bool EventWaiters::giveUp(std::uint64_t waiter)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_waiters.find(waiter);
    if (it == m_waiters.end())
        return false;
    const auto list = m_bySession.find(it->second.session);
    if (list != m_bySession.end()) {
        std::erase(list->second, waiter);
        if (list->second.empty())
            m_bySession.erase(list);
    }
    m_waiters.erase(it);
    return true;
}

void EventWaiters::logGrew(const std::string &session)
{
    std::vector<Wake> woken;
    {
        const std::lock_guard lock(m_mutex);
        const auto list = m_bySession.find(session);
        if (list == m_bySession.end())
            return;
        for (const std::uint64_t number : list->second) {
            const auto it = m_waiters.find(number);
            woken.push_back(std::move(it->second.wake));
            m_waiters.erase(it);
        }
        m_bySession.erase(list);
    }
    for (const Wake &wake : woken)
        wake(Why::Grew);
}

template <typename Pick>
void EventWaiters::wakeThose(Pick pick, Why why)
{
    std::vector<Wake> woken;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_waiters.begin(); it != m_waiters.end();) {
            if (!pick(it->second)) {
                ++it;
                continue;
            }
            const auto list = m_bySession.find(it->second.session);
            std::erase(list->second, it->first);
            if (list->second.empty())
                m_bySession.erase(list);
            woken.push_back(std::move(it->second.wake));
            it = m_waiters.erase(it);
        }
    }
    for (const Wake &wake : woken)
        wake(why);
}

void EventWaiters::expire(std::int64_t nowUs)
{
    wakeThose([nowUs](const Waiter &waiter) { return waiter.untilUs <= nowUs; }, Why::TimeOver);
}

void EventWaiters::wakeAll()
{
    wakeThose([](const Waiter &) { return true; }, Why::TimeOver);
}

std::size_t EventWaiters::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiters.size();
}

} // namespace ward::server
