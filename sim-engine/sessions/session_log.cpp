// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_log.h"

#include "sim-engine/sessions/roles.h"

#include <algorithm>

namespace ward::sessions {

SessionLog::SessionLog(std::size_t window)
    : m_window(window)
{
}

void SessionLog::startAfter(std::uint64_t number)
{
    const std::lock_guard lock(m_mutex);
    m_items.clear();
    m_bytes = 0;
    m_next = number + 1;
    m_committed = number;
}

void SessionLog::append(content::Visibility visibility, std::string bytes)
{
    const std::lock_guard lock(m_mutex);
    m_bytes += bytes.size();
    m_items.push_back(
        {m_next++, visibility, std::make_shared<const std::string>(std::move(bytes))});
    // What is not committed stays: it exists nowhere else yet.
    const auto tooMuch = [this] { return m_items.size() > m_window || m_bytes > kWindowBytes; };
    while (tooMuch() && m_items.front().number <= m_committed) {
        m_bytes -= m_items.front().bytes->size();
        m_items.pop_front();
    }
}

void SessionLog::commit(std::uint64_t upto)
{
    const std::lock_guard lock(m_mutex);
    m_committed = std::clamp(upto, m_committed.load(), m_next - 1);
}

std::uint64_t SessionLog::last() const
{
    return m_committed;
}

std::uint64_t SessionLog::first() const
{
    const std::lock_guard lock(m_mutex);
    return m_items.empty() ? m_next : m_items.front().number;
}

SessionLog::Page SessionLog::read(std::uint64_t after, std::size_t maxBytes,
                                  world::VisibilityClass sees) const
{
    const std::lock_guard lock(m_mutex);
    Page page;
    page.upto = after;
    if (after >= m_committed)
        return page;
    const std::uint64_t first = m_items.empty() ? m_next : m_items.front().number;
    if (after + 1 < first) {
        page.tooOld = true;
        return page;
    }
    std::size_t bytes = 0;
    for (std::size_t i = after + 1 - first; i < m_items.size(); ++i) {
        const Item &item = m_items[i];
        if (item.number > m_committed)
            break;
        if (maySee(sees, item.visibility)) {
            if (!page.items.empty() && bytes + item.bytes->size() > maxBytes)
                break;
            bytes += item.bytes->size();
            page.items.push_back(item);
        }
        page.upto = item.number;
    }
    return page;
}

} // namespace ward::sessions
