// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/authors.h"

#include "core/base/clock.h"

#include <algorithm>
#include <limits>

namespace ward::client {

namespace {

constexpr int kPaceMs = 100;
constexpr int kBeatMs = 2'000;
/// Outlives two beats that were lost on a slow link.
constexpr std::int64_t kLifeMs = 7'000;
constexpr std::int64_t kLongestLifeMs = 60'000;

} // namespace

Authors::Authors(Send send, QObject *parent)
    : QObject(parent)
    , m_send(std::move(send))
{
    m_pace.setSingleShot(true);
    m_expiry.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (!m_told)
            sendNow();
    });
    connect(&m_beat, &QTimer::timeout, this, &Authors::sendNow);
    connect(&m_expiry, &QTimer::timeout, this, &Authors::expire);
}

void Authors::show(ShownWork work)
{
    if (m_own == work)
        return;
    m_own = std::move(work);
    m_told = false;
    if (!m_pace.isActive())
        sendNow();
}

void Authors::sendNow()
{
    if (!m_own)
        return;
    m_told = m_send(*m_own, kLifeMs);
    m_pace.start(kPaceMs);
    m_beat.start(kBeatMs);
}

void Authors::leave()
{
    if (m_own)
        m_send(*m_own, 0);
    m_own.reset();
    m_beat.stop();
}

void Authors::heard(Author author, std::int64_t lifeMs)
{
    const auto at =
        std::lower_bound(m_others.begin(), m_others.end(), author.link,
                         [](const Author &known, std::uint64_t link) { return known.link < link; });
    const bool known = at != m_others.end() && at->link == author.link;
    if (lifeMs <= 0) {
        m_expireUs.erase(author.link);
        if (known) {
            m_others.erase(at);
            Q_EMIT changed();
        }
        return;
    }
    m_expireUs[author.link] =
        systemClock().monotonicUs() + std::min(lifeMs, kLongestLifeMs) * 1'000;
    if (!m_expiry.isActive())
        m_expiry.start(static_cast<int>(std::min(lifeMs, kLongestLifeMs)));
    if (known && *at == author)
        return;
    if (known)
        *at = std::move(author);
    else
        m_others.insert(at, std::move(author));
    // Somebody new has not heard of this client yet.
    if (!known) {
        m_told = false;
        if (!m_pace.isActive())
            sendNow();
    }
    Q_EMIT changed();
}

void Authors::expire()
{
    const std::int64_t now = systemClock().monotonicUs();
    const std::size_t before = m_others.size();
    std::erase_if(m_others, [&](const Author &author) { return m_expireUs[author.link] <= now; });
    std::erase_if(m_expireUs, [now](const auto &entry) { return entry.second <= now; });
    std::int64_t next = std::numeric_limits<std::int64_t>::max();
    for (const auto &[link, expires] : m_expireUs)
        next = std::min(next, expires);
    if (!m_expireUs.empty())
        m_expiry.start(static_cast<int>((next - now) / 1'000 + 1));
    if (m_others.size() != before)
        Q_EMIT changed();
}

} // namespace ward::client
