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

    /// `at`: when it was shown, in seconds of any steady clock. Whoever was busy may report several
    /// frames at once: they are counted, not timed one by one.
    void frameShown(double at);
    [[nodiscard]] double framesPerSecond() const { return m_shown; }

Q_SIGNALS:
    void changed();

private:
    QTimer m_rest; ///< no frame for a while
    double m_last = 0;
    double m_begun = 0; ///< of the frame from which is counted
    int m_frames = 0;   ///< since then
    double m_shown = 0;
};

} // namespace ward::viewport
