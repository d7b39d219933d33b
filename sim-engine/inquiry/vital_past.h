// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/inquiry/names.h"
#include "sim-engine/kernel/inspection/views.h"

namespace ward::inquiry {

/// What the events of a recording say about one vital up to the moment. One thread.
class VitalPast
{
public:
    [[nodiscard]] static Result<VitalPast> of(const History &history, const Vital &vital);

    /// nullptr where there is none.
    [[nodiscard]] const Happened *held() const { return at(m_held); } ///< holds it now
    [[nodiscard]] const Happened *runningTrend() const { return at(m_trend); }
    [[nodiscard]] const Happened *lastWrite() const { return at(m_write); }
    [[nodiscard]] const Happened *rhythm() const { return at(m_rhythm); }
    /// The last write that did not happen, since the value was written.
    [[nodiscard]] const Happened *shadowed() const { return at(m_shadowed); }
    [[nodiscard]] std::string shadowReason() const;
    [[nodiscard]] bool rhythmWithoutPulse() const { return !m_pulse; }
    /// The event that began it: the rhythm's, the drug's last dose, the action that disturbed.
    [[nodiscard]] const Happened *beginning(const kernel::Influence &influence) const;

private:
    [[nodiscard]] const Happened *at(int index) const
    {
        return index < 0 ? nullptr : &m_events[static_cast<std::size_t>(index)];
    }
    void take(int index, const History &history, const Vital &vital);
    [[nodiscard]] bool changes(const v1::events::ChangeSet &change, const History &history,
                               const Vital &vital) const;

    std::vector<Happened> m_events;
    world::Handle m_patient = world::kNoHandle;
    int m_held = -1;
    int m_trend = -1;
    int m_write = -1;
    int m_rhythm = -1;
    int m_shadowed = -1;
    bool m_pulse = true;
};

} // namespace ward::inquiry
