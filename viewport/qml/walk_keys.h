// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"

#include <QSet>
#include <qnamespace.h>

namespace ward::viewport {

/// The keys that are held while walking (W A S D, E up, Q down) and the velocity they mean.
class WalkKeys
{
public:
    /// False: not a key of walking.
    bool press(int key)
    {
        switch (key) {
        case Qt::Key_W:
        case Qt::Key_A:
        case Qt::Key_S:
        case Qt::Key_D:
        case Qt::Key_Q:
        case Qt::Key_E:
            m_held.insert(key);
            return true;
        default:
            return false;
        }
    }
    /// False: it was not held.
    bool release(int key) { return m_held.remove(key); }
    /// False: none was held.
    bool releaseAll()
    {
        const bool held = !m_held.isEmpty();
        m_held.clear();
        return held;
    }
    /// Metres a second: right, up, forward.
    [[nodiscard]] Vec3 velocity() const
    {
        return {along(Qt::Key_D, Qt::Key_A), along(Qt::Key_E, Qt::Key_Q),
                along(Qt::Key_W, Qt::Key_S)};
    }

private:
    [[nodiscard]] double along(int forward, int back) const
    {
        constexpr double kSpeed = 1.7; // a brisk walk
        return (m_held.contains(forward) ? kSpeed : 0) - (m_held.contains(back) ? kSpeed : 0);
    }

    QSet<int> m_held;
};

} // namespace ward::viewport
