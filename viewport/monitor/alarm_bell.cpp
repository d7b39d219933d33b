// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/alarm_bell.h"

#include <utility>

namespace ward::viewport {

AlarmBell::AlarmBell(ToneOutput &output, QObject *parent)
    : QObject(parent)
    , m_output(output)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &AlarmBell::burst);
}

void AlarmBell::ring(AlarmLevel level)
{
    const AlarmLevel before = std::exchange(m_level, level);
    if (level == before)
        return;
    if (level == AlarmLevel::None) {
        m_next.stop();
        m_output.stop();
    } else if (level > before) {
        burst();
    }
    // Less urgent than before: the burst that sounds ends, the next one is of the new kind.
}

void AlarmBell::burst()
{
    m_output.play(m_level);
    m_next.start(toneRhythm(m_level).repeatMs());
}

} // namespace ward::viewport
