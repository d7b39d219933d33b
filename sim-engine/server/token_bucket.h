// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

namespace ward::server {

/// So many a second, twice as many at once. Time is the caller's monotonic µs.
class TokenBucket
{
public:
    TokenBucket(double perSecond, std::int64_t nowUs)
        : m_perSecond(perSecond)
        , m_tokens(perSecond * 2)
        , m_atUs(nowUs)
    {
    }
    [[nodiscard]] bool take(std::int64_t nowUs)
    {
        m_tokens = std::min(m_perSecond * 2,
                            m_tokens + static_cast<double>(nowUs - m_atUs) * m_perSecond / 1e6);
        m_atUs = nowUs;
        if (m_tokens < 1)
            return false;
        m_tokens -= 1;
        return true;
    }
    /// Nothing was taken for so long that a new one would be the same.
    [[nodiscard]] bool isFull(std::int64_t nowUs) const { return nowUs - m_atUs > 2'000'000; }

private:
    double m_perSecond;
    double m_tokens;
    std::int64_t m_atUs;
};

} // namespace ward::server
