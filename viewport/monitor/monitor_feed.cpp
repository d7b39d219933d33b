// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/monitor_feed.h"

#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"
#include "viewport/monitor/monitor_view_model.h"

namespace ward::viewport {

MonitorFeed::MonitorFeed(client::ShownWorld &shown, MonitorViewModel &monitor, QObject *parent)
    : QObject(parent)
    , m_shown(shown)
    , m_monitor(monitor)
{
    m_frames.setInterval(16);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, [this] { m_monitor.setTime(m_shown.time()); });
    m_behind.setInterval(500);
    connect(&m_behind, &QTimer::timeout, this, &MonitorFeed::placeInTime);
    connect(&m_shown, &client::ShownWorld::jumped, this, &MonitorFeed::jump);
    connect(&m_shown, &client::ShownWorld::liveChanged, this, &MonitorFeed::take);
    connect(&m_shown, &client::ShownWorld::changed, this, &MonitorFeed::take);
    take();
}

void MonitorFeed::take()
{
    const client::SessionReplica *replica = m_shown.replica();
    const bool running = m_shown.hasWorld() && m_shown.isLive() && replica != nullptr &&
                         replica->clock().state == client::ClockState::Running;
    m_monitor.setRunning(running);
    if (running)
        m_frames.start();
    else
        m_frames.stop();
    placeInTime();
    // A copy shares its pools with the replica's world until either side writes.
    m_monitor.setWorld(m_shown.hasWorld() ? std::make_shared<const world::World>(m_shown.world())
                                          : nullptr,
                       m_shown.hasWorld() ? m_shown.time() : SimTime{});
}

void MonitorFeed::placeInTime()
{
    using Moment = MonitorViewModel::Moment;
    const client::SessionReplica *replica = m_shown.replica();
    const bool run = replica != nullptr && replica->kind() == client::SessionKind::Run;
    const bool past = run && m_shown.hasWorld() && !m_shown.isLive();
    if (past)
        m_monitor.setMoment(Moment::Past, m_shown.lastTick().time() - m_shown.tick().time());
    else if (replica == nullptr && m_shown.hasWorld() && !m_shown.isDraft())
        m_monitor.setMoment(Moment::Recorded);
    else
        m_monitor.setMoment(Moment::Present);
    if (past && replica->clock().state == client::ClockState::Running)
        m_behind.start();
    else
        m_behind.stop();
}

void MonitorFeed::jump()
{
    // What was seen of a live session a moment ago stays true within it, and nowhere else.
    const client::SessionReplica *replica = m_shown.replica();
    const std::string session = replica != nullptr ? replica->session() : std::string();
    if (session.empty() || session != m_session)
        m_monitor.reset();
    m_session = session;
}

} // namespace ward::viewport
