// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/alarm_tone.h"

#include <QObject>
#include <QTimer>

namespace ward::viewport {

/// Where alarms are heard. What cannot play, because the machine has no sound, does nothing.
class ToneOutput
{
public:
    virtual ~ToneOutput() = default;
    /// One burst, from its beginning, in place of what sounds.
    virtual void play(AlarmLevel level) = 0;
    virtual void stop() = 0;
};

/// Rings for the most urgent alarm: at once when one comes or becomes more urgent, then burst after
/// burst while it lasts; what becomes less urgent waits for its turn. `output` must outlive it. GUI
/// thread.
class AlarmBell : public QObject
{
    Q_OBJECT
public:
    explicit AlarmBell(ToneOutput &output, QObject *parent = nullptr);

    /// `None` is silence.
    void ring(AlarmLevel level);
    [[nodiscard]] AlarmLevel level() const { return m_level; }

private:
    void burst();

    ToneOutput &m_output;
    QTimer m_next;
    AlarmLevel m_level = AlarmLevel::None;
};

} // namespace ward::viewport
