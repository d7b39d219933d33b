// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/picture_quality.h"

#include <algorithm>

namespace ward::viewport {
namespace {

/// A frame that costs more than this, in seconds, is too slow to work with …
constexpr double kSlowFrame = 0.120;
/// … when that many follow each other: single ones come from loading.
constexpr int kSlowFrames = 6;
/// One that costs less leaves room for shadows …
constexpr double kQuickFrame = 0.020;
/// … when that many follow each other, twice as many after each time it turned out to be too much:
/// quality must not swing to and fro.
constexpr int kQuickFrames = 90;
constexpr int kMostDoublings = 6;
/// After so long without a change the picture is finished.
constexpr int kStillMs = 700;

} // namespace

PictureQuality::PictureQuality(QObject *parent)
    : QObject(parent)
{
    m_still.setSingleShot(true);
    m_still.setInterval(kStillMs);
    connect(&m_still, &QTimer::timeout, this, [this] {
        if (m_automatic && m_level == Level::Plain && !m_moving)
            setRefined(true);
    });
}

void PictureQuality::setLevel(Level level)
{
    if (level == m_level)
        return;
    m_level = level;
    m_slowFrames = 0;
    m_quickFrames = 0;
    m_refined = false;
    m_still.start();
    Q_EMIT fineChanged();
    Q_EMIT levelChanged();
}

void PictureQuality::setAutomatic(bool automatic)
{
    if (automatic == m_automatic)
        return;
    m_automatic = automatic;
    Q_EMIT levelChanged();
}

void PictureQuality::frameShown(double cost)
{
    if (!m_automatic)
        return;
    if (m_level == Level::Full) {
        m_slowFrames = cost > kSlowFrame ? m_slowFrames + 1 : 0;
        if (m_slowFrames < kSlowFrames)
            return;
        m_doublings = std::min(m_doublings + 1, kMostDoublings);
        setLevel(Level::Plain);
        return;
    }
    // A picture that is being finished at rest may take its time, and says nothing about the rest.
    if (m_refined)
        return;
    m_quickFrames = cost < kQuickFrame ? m_quickFrames + 1 : 0;
    if (m_quickFrames >= kQuickFrames << m_doublings)
        setLevel(Level::Full);
}

void PictureQuality::disturb()
{
    setRefined(false);
    m_still.start();
}

void PictureQuality::setMoving(bool moving)
{
    m_moving = moving;
    if (moving)
        setRefined(false);
}

void PictureQuality::setRefined(bool refined)
{
    if (refined == m_refined)
        return;
    m_refined = refined;
    Q_EMIT fineChanged();
}

} // namespace ward::viewport
