// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace ward::bench {

/// Microseconds of a monotonic clock, with fractions.
inline double nowUs()
{
    return std::chrono::duration<double, std::micro>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Microseconds of processor time this thread has used: tells a slow program from a busy machine. 0
/// where the system has no such clock.
inline double threadUs()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3;
#else
    return 0;
#endif
}

/// One figure with its raw samples, as tests/bench/run.py reads it.
struct Result
{
    std::string name;
    std::string unit;
    std::string goal;
    std::string method;
    std::vector<double> samples;
};

/// JSON on stdout. Machine, commit, median, p99 and max are added by run.py from the samples.
inline void print(const std::vector<Result> &results)
{
    std::printf("[");
    for (std::size_t i = 0; i < results.size(); ++i) {
        const Result &result = results[i];
        std::printf(
            "%s{\"name\":\"%s\",\"unit\":\"%s\",\"goal\":\"%s\",\"method\":\"%s\",\"samples\":[",
            i == 0 ? "" : ",\n", result.name.c_str(), result.unit.c_str(), result.goal.c_str(),
            result.method.c_str());
        for (std::size_t s = 0; s < result.samples.size(); ++s)
            std::printf("%s%.4g", s == 0 ? "" : ",", result.samples[s]);
        std::printf("]}");
    }
    std::printf("]\n");
}

/// For a human at the terminal, on stderr.
inline void summarise(const Result &result)
{
    std::vector<double> sorted = result.samples;
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&](double share) {
        return sorted[std::min(sorted.size() - 1,
                               static_cast<std::size_t>(share * double(sorted.size())))];
    };
    std::fprintf(stderr, "%-44s p50 %8.3f  p99 %8.3f  max %8.3f %s  (n %zu)\n", result.name.c_str(),
                 at(0.5), at(0.99), sorted.back(), result.unit.c_str(), sorted.size());
}

} // namespace ward::bench
