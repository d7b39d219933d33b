// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

namespace ward::viewport {

/// Frames a second while something moves; 0 at rest. GUI thread.
class FrameMeter : public QObject
{
    Q_OBJECT

public:
    explicit FrameMeter(QObject *parent = nullptr);

    /// `at`: seconds of any steady clock.
    void frameShown(double at);
    [[nodiscard]] double framesPerSecond() const { return m_shown; }

Q_SIGNALS:
    void changed();

private:
    QTimer m_rest; ///< no frame for a while
    double m_last = 0;
    double m_interval = 0; ///< smoothed seconds between frames
    double m_shown = 0;
    double m_shownAt = 0;
};

} // namespace ward::viewport
