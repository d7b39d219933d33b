// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/request_gate.h"

#include <algorithm>
#include <utility>

namespace ward::server {

bool RequestGate::add(std::string key, std::function<void()> start)
{
    if (m_waiting.size() + static_cast<std::size_t>(m_running) >= m_limit)
        return false;
    m_waiting.push_back({std::move(key), std::move(start)});
    return true;
}

bool RequestGate::drop(const std::string &key)
{
    return std::erase_if(m_waiting, [&](const Entry &entry) { return entry.key == key; }) > 0;
}

void RequestGate::pump(const std::function<bool()> &laneFree)
{
    while (!m_waiting.empty() && m_running < kAtOnce && laneFree()) {
        const std::function<void()> start = std::move(m_waiting.front().start);
        m_waiting.pop_front();
        ++m_running;
        start();
    }
}

} // namespace ward::server
