// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/lane_budget.h"

namespace ward::server {

void LaneBudget::sent(std::uint64_t seq, std::size_t bytes, std::int64_t nowUs)
{
    if (m_sent.empty())
        m_progressUs = m_oldestUs = nowUs;
    m_sent.push_back({seq, bytes, nowUs});
    m_bytes += bytes;
    m_lastSeq = seq;
}

bool LaneBudget::acknowledged(std::uint64_t seq, std::int64_t nowUs)
{
    if (seq > m_lastSeq)
        return false;
    while (!m_sent.empty() && m_sent.front().seq <= seq) {
        m_bytes -= m_sent.front().bytes;
        m_sent.pop_front();
        m_progressUs = nowUs;
    }
    if (!m_sent.empty())
        m_oldestUs = m_sent.front().atUs;
    return true;
}

bool LaneBudget::isStalled(std::int64_t nowUs) const
{
    return !m_sent.empty() && nowUs - m_progressUs > kStallUs;
}

} // namespace ward::server
