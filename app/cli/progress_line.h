// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <ostream>

namespace ward::cli {

/// How far a long run is, on one line of a terminal that is written over and taken away at the end.
/// Says nothing in the first second, then at most five times a second; never anything when nobody
/// watches. One thread at a time.
class ProgressLine
{
public:
    ProgressLine(std::ostream &out, bool watched, const Clock &clock = systemClock());

    void tell(int done, int all);
    void clear();

private:
    std::ostream &m_out;
    const bool m_watched;
    const Clock &m_clock;
    std::int64_t m_nextUs;
    bool m_shown = false;
};

} // namespace ward::cli
