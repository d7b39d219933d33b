// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_displays.h"

#include <QQmlEngine>

namespace ward::viewport {

SceneDisplays::SceneDisplays(QObject *parent)
    : QObject(parent)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(100);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_late)
            show();
    });
}

SceneDisplays::~SceneDisplays() = default;

void SceneDisplays::setWorld(std::shared_ptr<const world::World> world)
{
    m_world = std::move(world);
    m_late = true;
    if (!m_pace.isActive())
        show();
}

void SceneDisplays::setRunning(bool running)
{
    m_running = running;
    for (const auto &[entity, monitor] : m_monitors)
        monitor->setRunning(running);
}

void SceneDisplays::setHistory(PatientSignals::History history)
{
    m_history = std::move(history);
    for (const auto &[entity, monitor] : m_monitors)
        monitor->setHistory(m_history);
}

void SceneDisplays::setThemes(MonitorViewModel::Themes themes)
{
    m_themes = std::move(themes);
    for (const auto &[entity, monitor] : m_monitors)
        monitor->setThemes(m_themes);
}

void SceneDisplays::historyGrew()
{
    for (const auto &[entity, monitor] : m_monitors)
        monitor->historyGrew();
}

void SceneDisplays::reset()
{
    for (const auto &[entity, monitor] : m_monitors)
        monitor->reset();
}

void SceneDisplays::setPace(int ms)
{
    m_pace.setInterval(ms);
}

void SceneDisplays::show()
{
    m_late = false;
    m_pace.start();
    for (const auto &[entity, monitor] : m_monitors)
        show(*monitor);
}

void SceneDisplays::show(MonitorViewModel &monitor) const
{
    monitor.setWorld(m_world, m_world ? m_world->tick().time() : SimTime{});
}

void SceneDisplays::make(std::unique_ptr<MonitorViewModel> &known)
{
    known = std::make_unique<MonitorViewModel>();
    QQmlEngine::setObjectOwnership(known.get(), QQmlEngine::CppOwnership);
    known->setHistory(m_history);
    known->setThemes(m_themes);
    known->setRunning(m_running);
}

MonitorViewModel *SceneDisplays::monitor(const QString &entity)
{
    auto &known = m_monitors[entity];
    if (!known) {
        make(known);
        if (const auto id = Id::parse(entity.toStdString()))
            known->setMonitor(*id);
        show(*known);
    }
    return known.get();
}

MonitorViewModel *SceneDisplays::device(const QString &entity, const QString &patient)
{
    auto &known = m_monitors[entity];
    const bool made = !known;
    if (made)
        make(known);
    known->setDevicePatient(Id::parse(patient.toStdString()).value_or(Id{}));
    if (made)
        show(*known);
    return known.get();
}

} // namespace ward::viewport
