// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/monitor_feed.h"
#include "viewport/monitor/monitor_view_model.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QSettings>

#include <memory>

class QScreen;

namespace ward::studio {

class ScreenWindow;

/// A second monitor, on a screen that stands in the room for learners to read. It keeps showing the
/// patient it was opened for, whatever is selected in the Studio, and bears no signs that are for
/// instructors. Made when it is opened first. GUI thread.
class RoomMonitor : public QObject
{
    Q_OBJECT

public:
    RoomMonitor(QQmlEngine &engine, client::ShownWorld &shown, QSettings &settings,
                QObject *parent = nullptr);
    ~RoomMonitor() override;

    /// Shows the monitor or patient that `like` shows, on a screen other than `taken`.
    void open(const viewport::MonitorViewModel &like, const QScreen *taken);
    void close();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] viewport::MonitorViewModel &monitor() { return m_monitor; }

Q_SIGNALS:
    void openChanged();
    /// Its screen was unplugged: it is an ordinary window now.
    void displaced();

private:
    QQmlEngine &m_engine;
    client::ShownWorld &m_shown;
    QSettings &m_settings;
    viewport::MonitorViewModel m_monitor;
    std::unique_ptr<viewport::MonitorFeed> m_feed; ///< while it is open
    std::unique_ptr<ScreenWindow> m_window;
};

} // namespace ward::studio
