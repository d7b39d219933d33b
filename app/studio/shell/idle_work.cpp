// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/idle_work.h"

#include <utility>

namespace ward::studio {

IdleWork::IdleWork(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        step();
        if (!m_steps.empty())
            m_timer.start(1); // whatever else waits comes first
    });
}

void IdleWork::add(std::function<void()> step)
{
    m_steps.push_back(std::move(step));
}

void IdleWork::start(int delayMs)
{
    if (!m_steps.empty() && !m_timer.isActive())
        m_timer.start(delayMs);
}

void IdleWork::finish()
{
    while (!m_steps.empty() && !m_inside)
        step();
}

void IdleWork::step()
{
    if (m_steps.empty() || m_inside)
        return;
    const std::function<void()> now = std::move(m_steps.front());
    m_steps.pop_front();
    m_inside = true;
    now();
    m_inside = false;
    if (!m_steps.empty())
        return;
    m_timer.stop();
    Q_EMIT done();
}

} // namespace ward::studio
