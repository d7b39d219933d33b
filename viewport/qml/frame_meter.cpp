// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/frame_meter.h"

namespace ward::viewport {
namespace {

/// After so long without a frame the scene rests.
constexpr int kRestMs = 700;

} // namespace

FrameMeter::FrameMeter(QObject *parent)
    : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_last = 0;
        m_interval = 0;
        m_shown = 0;
        Q_EMIT changed();
    });
}

void FrameMeter::frameShown(double at)
{
    m_rest.start();
    const double since = at - m_last;
    m_last = at;
    // A pause between two frames is rest, not slowness.
    if (since <= 0 || since * 1000 > kRestMs)
        return;
    m_interval = m_interval > 0 ? m_interval * 0.85 + since * 0.15 : since;
    constexpr double kShowEvery = 0.5;
    if (at - m_shownAt > kShowEvery) {
        m_shownAt = at;
        m_shown = 1 / m_interval;
        Q_EMIT changed();
    }
}

} // namespace ward::viewport
