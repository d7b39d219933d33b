// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress_line.h"

namespace ward::cli {

namespace {

constexpr std::int64_t kPatienceUs = 1'000'000;
constexpr std::int64_t kEveryUs = 200'000;
constexpr const char *kEraseLine = "\r\x1b[K"; // ECMA-48: EL

} // namespace

ProgressLine::ProgressLine(std::ostream &out, bool watched, const Clock &clock)
    : m_out(out)
    , m_watched(watched)
    , m_clock(clock)
    , m_nextUs(clock.monotonicUs() + kPatienceUs)
{
}

void ProgressLine::tell(int done, int all)
{
    const std::int64_t now = m_clock.monotonicUs();
    if (!m_watched || now < m_nextUs)
        return;
    m_nextUs = now + kEveryUs;
    m_shown = true;
    m_out << kEraseLine << done << " of " << all << " runs" << std::flush;
}

void ProgressLine::clear()
{
    if (m_shown)
        m_out << kEraseLine << std::flush;
    m_shown = false;
}

} // namespace ward::cli
