// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

namespace ward::viewport {

/// How much work goes into a picture: full; or plain, for speed, and then finished once nothing
/// moves any more. The automatic turns plain when frames are too slow to work with, and full again
/// when they have long been quick; longer each time that it was too much. GUI thread.
class PictureQuality : public QObject
{
    Q_OBJECT

public:
    enum class Level { Full, Plain };

    explicit PictureQuality(QObject *parent = nullptr);

    [[nodiscard]] Level level() const { return m_level; }
    void setLevel(Level level);
    [[nodiscard]] bool isAutomatic() const { return m_automatic; }
    void setAutomatic(bool automatic);
    /// Shadows and smooth edges are on.
    [[nodiscard]] bool isFine() const { return m_level == Level::Full || m_refined; }

    /// A frame cost so many seconds.
    void frameShown(double cost);
    /// Something of the picture changed: the wait for rest starts anew.
    void stir() { m_still.start(); }
    /// Something is drawn under the pointer: speed counts now.
    void disturb();
    void setMoving(bool moving);

Q_SIGNALS:
    void levelChanged(); ///< level or automatic
    void fineChanged();

private:
    void setRefined(bool refined);

    QTimer m_still; ///< nothing of the three-dimensional picture changed for a while
    Level m_level = Level::Full;
    bool m_automatic = true;
    bool m_refined = false; ///< plain for speed, but this picture rests and is finished
    bool m_moving = false;
    int m_slowFrames = 0;
    int m_quickFrames = 0;
    int m_doublings = 0; ///< how often full quality was too much
};

} // namespace ward::viewport
