// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/lane.h"

#include <vector>

namespace ward::timeline {

/// Which row of its lane each span stands on.
struct LaneRows
{
    std::vector<int> rowOf; ///< by span
    int count = 1;          ///< at least 1, also of an empty lane
};

/// Spans of one name share a row, the most urgent alarm at the top and the earliest first among
/// equals; spans without a name take the first row below them that is free. No two spans that go on
/// at once share a row, however many there are.
[[nodiscard]] LaneRows arrangeRows(const Lane &lane);

/// The lane on one row: of what goes on at once the most urgent, the earliest among equals, with
/// how many more there are ("VFIB +2").
[[nodiscard]] Lane foldedLane(const Lane &lane);

enum class LabelPlace : std::uint8_t { None, Inside, Before, After };

/// What is free around a bar or a sign, in pixels.
struct LabelRoom
{
    double inside = 0; ///< 0: a sign that nothing is written into
    double before = 0;
    double after = 0; ///< ends at the next thing or at the present, whichever comes first
};

struct LabelSpot
{
    LabelPlace place = LabelPlace::None;
    double room = 0; ///< what of the label does not fit is elided
};

/// Inside when the label fits there, else after, else before; else where it is cut least. Nothing
/// is written where only a letter or two could be read.
[[nodiscard]] LabelSpot placeLabel(double width, const LabelRoom &room);

} // namespace ward::timeline
