// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/view_window.h"

#include <algorithm>
#include <cmath>

namespace ward::timeline {

namespace {

constexpr qreal kShortest = 2;     ///< seconds
constexpr qreal kAtFirst = 120;    ///< seconds; a short session is not blown up to fill the view
constexpr qreal kLiveAhead = 1.15; ///< the view keeps this much room beyond the live end

} // namespace

void ViewWindow::set(qreal from, qreal to)
{
    m_from = std::max(0.0, from);
    m_to = std::max(m_from + kShortest, to);
}

void ViewWindow::reset()
{
    m_follows = true;
    set(0, kAtFirst);
}

void ViewWindow::showAll(qreal end, bool ended)
{
    m_follows = true;
    set(0, ended ? std::max(end, kShortest) : std::max(kAtFirst, end * 1.2));
}

bool ViewWindow::grow(qreal end)
{
    if (!m_follows || end * kLiveAhead <= m_to)
        return false;
    set(0, std::max(kAtFirst, std::ceil(end * 1.4 / 60) * 60));
    return true;
}

void ViewWindow::zoom(qreal factor, qreal around, qreal end)
{
    m_follows = false;
    const qreal length =
        std::clamp((m_to - m_from) * factor, kShortest, std::max(kAtFirst, end * 1.5));
    const qreal share = (around - m_from) / (m_to - m_from);
    set(around - length * share, around - length * share + length);
}

void ViewWindow::pan(qreal seconds, qreal end)
{
    m_follows = false;
    const qreal length = m_to - m_from;
    const qreal from = std::clamp(m_from + seconds, 0.0, std::max(0.0, end));
    set(from, from + length);
}

} // namespace ward::timeline
