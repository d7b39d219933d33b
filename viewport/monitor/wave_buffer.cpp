// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/wave_buffer.h"

#include <algorithm>

namespace ward::viewport {

namespace {

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    const std::int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}

} // namespace

void WaveBuffer::configure(std::int64_t stepUs, std::int64_t spanUs)
{
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(spanUs / stepUs, 2));
    if (stepUs == m_stepUs && count == m_samples.size())
        return;
    m_stepUs = stepUs;
    m_samples.assign(count, {});
    m_valid = false;
}

std::size_t WaveBuffer::slot(std::int64_t index) const
{
    const auto count = static_cast<std::int64_t>(m_samples.size());
    const std::int64_t rest = index % count;
    return static_cast<std::size_t>(rest < 0 ? rest + count : rest);
}

int WaveBuffer::head() const
{
    return m_valid ? static_cast<int>(slot(m_last)) : -1;
}

void WaveBuffer::advance(std::int64_t nowUs, const Source &source)
{
    if (m_samples.empty())
        return;
    const std::int64_t now = floorDiv(nowUs, m_stepUs);
    const auto count = static_cast<std::int64_t>(m_samples.size());
    const bool flows = m_valid && now >= m_last && (now - m_last) * m_stepUs <= 1'000'000;
    std::int64_t from = flows ? m_last + 1 : now - count + 1;
    from = std::max(from, now - count + 1);
    for (std::int64_t i = from; i <= now; ++i) {
        m_samples[slot(i)] = source(i * m_stepUs);
        ++m_computed;
    }
    m_last = now;
    m_valid = true;
}

} // namespace ward::viewport
