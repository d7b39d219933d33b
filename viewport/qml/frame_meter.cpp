// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/frame_meter.h"

#include <algorithm>
#include <utility>

namespace ward::viewport {
namespace {

/// After so long without a frame the scene rests.
constexpr int kRestMs = 700;
/// Seconds over which frames are counted: what is shown changes as often.
constexpr double kShowEvery = 0.5;

} // namespace

FrameMeter::FrameMeter(QObject *parent)
    : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_last = 0;
        if (std::exchange(m_shown, 0) > 0)
            Q_EMIT changed();
    });
}

void FrameMeter::frameShown(double at)
{
    m_rest.start();
    // A pause between two frames is rest, not slowness.
    const bool rested = m_last == 0 || (at - m_last) * 1000 > kRestMs;
    m_last = std::max(m_last, at);
    if (rested) {
        m_begun = at;
        m_frames = 0;
        return;
    }
    ++m_frames;
    const double taken = at - m_begun;
    if (taken < kShowEvery)
        return;
    m_shown = m_frames / taken;
    m_begun = at;
    m_frames = 0;
    Q_EMIT changed();
}

} // namespace ward::viewport
