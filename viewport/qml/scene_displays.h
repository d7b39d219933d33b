// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/monitor_view_model.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <map>

namespace ward::viewport {

/// The screens of devices on their models: one view-model per device that draws curves, fed at a
/// pace the scene's window can be drawn at. GUI thread.
class SceneDisplays : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the displays.")
public:
    explicit SceneDisplays(QObject *parent = nullptr);
    ~SceneDisplays() override;

    void setWorld(std::shared_ptr<const world::World> world);
    void setRunning(bool running);
    void setHistory(PatientSignals::History history);
    /// The history can answer more than before.
    void historyGrew();
    void setThemes(MonitorViewModel::Themes themes);
    void reset();
    /// Milliseconds between two pictures.
    void setPace(int ms);

    /// Of the monitor with this id in text form; never null. Owned by the displays.
    Q_INVOKABLE ward::viewport::MonitorViewModel *monitor(const QString &entity);
    /// Of another device, which shows this patient's curves (id in text form; empty = nobody's).
    Q_INVOKABLE ward::viewport::MonitorViewModel *device(const QString &entity,
                                                         const QString &patient);

private:
    void make(std::unique_ptr<MonitorViewModel> &known);
    void show();
    void show(MonitorViewModel &monitor) const;

    std::shared_ptr<const world::World> m_world;
    PatientSignals::History m_history;
    MonitorViewModel::Themes m_themes;
    bool m_running = false;
    bool m_late = false; ///< a world came since the last picture
    QTimer m_pace;
    std::map<QString, std::unique_ptr<MonitorViewModel>> m_monitors;
};

} // namespace ward::viewport
