// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/status_line.h"
#include "app/studio/studio.h"
#include "viewport/qml/scene_displays.h"

/// The monitor of the room, and what is heard of alarms.
namespace ward::studio {

namespace {
constexpr char kMutedKey[] = "monitor/muted";
} // namespace

void Studio::connectMonitors()
{
    viewport::MonitorViewModel &room = m_roomMonitor->monitor();
    viewport::SceneDisplays *displays = m_scene->scene().displays();
    for (viewport::MonitorViewModel *monitor : {&room, &m_panels->monitor}) {
        connect(monitor, &viewport::MonitorViewModel::changed, this, &Studio::ringAlarms);
        connect(monitor, &viewport::MonitorViewModel::runningChanged, this, &Studio::ringAlarms);
        connect(monitor, &viewport::MonitorViewModel::muteRequested, this, &Studio::setMuted);
        connect(monitor, &viewport::MonitorViewModel::acknowledgeRequested, this,
                [this](const Id &patient) {
                    m_panels->actions.performOn(QStringLiteral("alarm.acknowledge"), patient);
                });
    }
    room.setThemes(m_panels->themes());
    displays->setThemes(m_panels->themes());
    connect(m_workbench.get(), &Workbench::pastChanged, this,
            [this] { m_roomMonitor->monitor().setHistory(m_panels->history()); });
    connect(m_panels.get(), &Panels::historyGrew, &room, &viewport::MonitorViewModel::historyGrew);
    connect(m_roomMonitor.get(), &RoomMonitor::openChanged, this, [this] {
        updateActions();
        ringAlarms();
    });
    connect(m_roomMonitor.get(), &RoomMonitor::displaced, this, [this] {
        tell(ui::Toaster::Kind::Warning,
             tr("The screen of the room's monitor is gone. The monitor is a window here until the "
                "screen is back."),
             QStringLiteral("roomMonitor"));
    });
    setMuted(m_settings.value(kMutedKey).toBool());
    // Somebody switched it off on another day: whoever is here now has to know.
    if (m_panels->monitor.audio() == 2)
        tell(ui::Toaster::Kind::Warning,
             tr("The sound of alarms is switched off since an earlier session. The bell in the "
                "monitor switches it on."),
             QStringLiteral("muted"));
}

/// Heard is the monitor that learners have before them, else the docked one.
void Studio::ringAlarms()
{
    m_bell.ring(m_roomMonitor->isOpen() ? m_roomMonitor->monitor().soundingLevel()
                                        : m_panels->monitor.soundingLevel());
}

void Studio::setMuted(bool muted)
{
    m_settings.setValue(kMutedKey, muted);
    m_roomMonitor->monitor().setMuted(muted);
    m_panels->monitor.setMuted(muted);
    m_actions.action(QStringLiteral("view.mute"))->setChecked(muted);
    m_status->setMuted(muted);
    if (!muted)
        m_toaster.dismiss(QStringLiteral("muted"));
}

void Studio::toggleRoomMonitor()
{
    if (m_roomMonitor->isOpen())
        m_roomMonitor->close();
    else
        m_roomMonitor->open(m_panels->monitor, m_window->screen());
    updateActions();
}

} // namespace ward::studio
