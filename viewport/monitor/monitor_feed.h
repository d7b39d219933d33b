// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <string>

namespace ward::client {
class ShownWorld;
}

namespace ward::viewport {

class MonitorViewModel;

/// Keeps a monitor at the world and time that every panel shows: each world as it comes, and sixty
/// times a second the time between two of them while a live session runs. Owns neither; both must
/// outlive it. GUI thread.
class MonitorFeed : public QObject
{
    Q_OBJECT
public:
    MonitorFeed(client::ShownWorld &shown, MonitorViewModel &monitor, QObject *parent = nullptr);

private:
    void take();
    void jump();
    void placeInTime();

    client::ShownWorld &m_shown;
    MonitorViewModel &m_monitor;
    QTimer m_frames;
    QTimer m_behind; ///< the present moves away from the moment that is looked at
    std::string m_session;
};

} // namespace ward::viewport
