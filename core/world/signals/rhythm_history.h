// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/rhythm.h"
#include "core/world/tracks.h"

#include <cstdint>
#include <vector>

namespace ward::signals {

/// Which rhythm ruled when: the present one, and before each RhythmChange marker the one that
/// ended.
class RhythmHistory
{
public:
    RhythmHistory(const world::Tracks &tracks, Rhythm present);

    [[nodiscard]] Rhythm at(std::int64_t us) const;
    /// 1 where `matches(rhythm)` holds, 0 where it does not, with smooth edges of 120 ms after a
    /// change.
    template <typename Predicate>
    [[nodiscard]] double weight(std::int64_t us, Predicate matches) const
    {
        const std::size_t i = segment(us);
        const double here = matches(m_segments[i].rhythm) ? 1.0 : 0.0;
        if (i == 0)
            return here;
        const double before = matches(m_segments[i - 1].rhythm) ? 1.0 : 0.0;
        return before + (here - before) * edge(us - m_segments[i].fromUs);
    }

private:
    struct Segment
    {
        std::int64_t fromUs;
        Rhythm rhythm;
    };
    [[nodiscard]] std::size_t segment(std::int64_t us) const;
    [[nodiscard]] static double edge(std::int64_t sinceUs);

    std::vector<Segment> m_segments; ///< ascending; never empty
};

} // namespace ward::signals
