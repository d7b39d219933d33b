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

/// Of what is promised for a quiet machine, the most that a test run tolerates: others build and
/// test beside it.
inline constexpr int kBusyMachine = 5;

/// The n-th of a hundred; the samples need not be sorted.
[[nodiscard]] inline double percentile(std::vector<double> samples, std::size_t n)
{
    if (samples.empty())
        return 0;
    const std::size_t at = std::min(samples.size() - 1, samples.size() * n / 100);
    std::nth_element(samples.begin(), samples.begin() + std::ptrdiff_t(at), samples.end());
    return samples[at];
}

/// A figure for the log of the soak, exactly as it was; what is judged, the test says.
inline void tellFigures(const char *what, const char *unit, std::vector<double> samples)
{
    if (samples.empty())
        return;
    std::sort(samples.begin(), samples.end());
    qInfo("figure: %s: median %.0f, p99 %.0f, most %.0f %s (%zu times)", what,
          samples[samples.size() / 2],
          samples[std::min(samples.size() - 1, samples.size() * 99 / 100)], samples.back(), unit,
          samples.size());
}

} // namespace ward::test
