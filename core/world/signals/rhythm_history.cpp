// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/rhythm_history.h"

#include "core/base/math.h"

#include <cstdint>

namespace ward::signals {

RhythmHistory::RhythmHistory(const world::Tracks &tracks, Rhythm present)
{
    for (const world::Beat &beat : tracks.beats) {
        if (beat.kind != world::BeatKind::RhythmChange)
            continue;
        if (m_segments.empty())
            m_segments.push_back({INT64_MIN, rhythmFromIndex(beat.mechanical)});
        m_segments.push_back({beat.onsetUs, rhythmFromIndex(beat.electrical)});
    }
    if (m_segments.empty())
        m_segments.push_back({INT64_MIN, present});
    else
        m_segments.back().rhythm = present; // the component is the authority on now
}

std::size_t RhythmHistory::segment(std::int64_t us) const
{
    std::size_t i = m_segments.size() - 1;
    while (i > 0 && m_segments[i].fromUs > us)
        --i;
    return i;
}

Rhythm RhythmHistory::at(std::int64_t us) const
{
    return m_segments[segment(us)].rhythm;
}

double RhythmHistory::edge(std::int64_t sinceUs)
{
    return math::smoothStep(0, 120'000, static_cast<double>(sinceUs));
}

} // namespace ward::signals
