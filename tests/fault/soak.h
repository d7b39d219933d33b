// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace ward::test {

/// How often a fault is tried: all of it with WARD_SOAK=1 (`./dev soak`), a tenth in every test
/// run.
[[nodiscard]] inline int times(int full)
{
    return qEnvironmentVariableIntValue("WARD_SOAK") > 0 ? full : std::max(1, full / 10);
}

/// A figure for the log of the soak; nothing is judged by it.
inline void tellFigures(const char *what, const char *unit, std::vector<double> samples)
{
    if (samples.empty())
        return;
    std::sort(samples.begin(), samples.end());
    qInfo("%s: median %.0f, p99 %.0f, most %.0f %s (%zu times)", what, samples[samples.size() / 2],
          samples[std::min(samples.size() - 1, samples.size() * 99 / 100)], samples.back(), unit,
          samples.size());
}

} // namespace ward::test
