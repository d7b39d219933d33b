// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/signals/beat_detector.h"

#include <algorithm>
#include <cmath>

namespace ward::test {
namespace {

std::vector<double> movingMean(const std::vector<double> &x, int width)
{
    std::vector<double> y(x.size());
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += x[i];
        if (i >= static_cast<std::size_t>(width))
            sum -= x[i - static_cast<std::size_t>(width)];
        y[i] = sum / width;
    }
    return y;
}

} // namespace

std::vector<std::int64_t> detectComplexes(const std::vector<double> &samples, double hertz)
{
    const int fast = std::max(1, static_cast<int>(0.028 * hertz));
    const int slow = static_cast<int>(0.16 * hertz);
    const std::vector<double> low = movingMean(samples, fast);
    const std::vector<double> base = movingMean(samples, slow);
    const auto half = static_cast<std::size_t>(slow / 2);
    std::vector<double> power(samples.size());
    const auto span = static_cast<std::size_t>(std::max(1, fast / 2));
    std::vector<double> band(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        band[i] = low[i] - base[std::min(i + half, samples.size() - 1)];
    for (std::size_t i = span; i < samples.size(); ++i)
        power[i] = (band[i] - band[i - span]) * (band[i] - band[i - span]);
    const std::vector<double> energy = movingMean(power, static_cast<int>(0.12 * hertz));
    struct Peak
    {
        std::int64_t at;
        double size;
    };
    std::vector<Peak> peaks;
    const auto refractory = static_cast<std::int64_t>(0.22 * hertz);
    for (std::size_t i = 1; i + 1 < energy.size(); ++i) {
        if (energy[i] <= energy[i - 1] || energy[i] < energy[i + 1])
            continue;
        const Peak peak{static_cast<std::int64_t>(i), energy[i]};
        if (!peaks.empty() && peak.at - peaks.back().at < refractory) {
            if (peak.size > peaks.back().size)
                peaks.back() = peak;
        } else {
            peaks.push_back(peak);
        }
    }
    if (peaks.empty())
        return {};
    std::vector<double> first;
    for (const Peak &peak : peaks) {
        if (static_cast<double>(peak.at) < 3 * hertz)
            first.push_back(peak.size);
    }
    double signal =
        first.empty() ? peaks.front().size : *std::max_element(first.begin(), first.end());
    double noise = 0;
    double rr = hertz;
    std::vector<std::int64_t> beats;
    std::size_t lastIndex = 0;
    const auto accept = [&](const Peak &peak) {
        if (!beats.empty())
            rr += 0.2 * (static_cast<double>(peak.at - beats.back()) - rr);
        beats.push_back(peak.at);
    };
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const double threshold = noise + 0.25 * (signal - noise);
        if (!beats.empty() && static_cast<double>(peaks[i].at - beats.back()) > 1.66 * rr) {
            // Search back: the largest peak passed over, if it reaches half the threshold.
            const Peak *best = nullptr;
            for (std::size_t k = lastIndex + 1; k < i; ++k) {
                if (peaks[k].size > 0.5 * threshold &&
                    (best == nullptr || peaks[k].size > best->size))
                    best = &peaks[k];
            }
            if (best != nullptr) {
                signal += 0.25 * (best->size - signal);
                accept(*best);
            }
        }
        if (peaks[i].size > threshold) {
            signal += 0.125 * (std::min(peaks[i].size, 4 * signal) - signal);
            accept(peaks[i]);
            lastIndex = i;
        } else {
            noise += 0.125 * (peaks[i].size - noise);
        }
    }
    // Where the energy peaks, the complex has passed by about half the mean's width.
    const auto lag = static_cast<std::int64_t>(0.06 * hertz);
    for (std::int64_t &beat : beats)
        beat = std::max<std::int64_t>(0, beat - lag);
    return beats;
}

std::vector<PulseFoot> detectPulses(const std::vector<double> &samples, double hertz, double least)
{
    std::vector<PulseFoot> pulses;
    const std::vector<double> smooth =
        movingMean(samples, std::max(1, static_cast<int>(0.02 * hertz)));
    const auto rise = static_cast<std::int64_t>(0.3 * hertz);
    const auto count = static_cast<std::int64_t>(smooth.size());
    const auto at = [&](std::int64_t i) { return smooth[static_cast<std::size_t>(i)]; };
    const auto back = static_cast<std::int64_t>(0.16 * hertz);
    for (std::int64_t i = back; i + rise < count; ++i) {
        // A peak is highest within 0.2 s on either side.
        bool highest = true;
        for (std::int64_t k = -rise * 2 / 3; k <= rise * 2 / 3 && highest; ++k)
            highest = i + k < 0 || at(i + k) <= at(i);
        if (!highest)
            continue;
        // From the steepest point before it, back to where the slope has all but gone: the foot.
        std::int64_t steepest = i;
        for (std::int64_t k = i - 1; k > i - back; --k) {
            if (at(k) - at(k - 1) > at(steepest) - at(steepest - 1))
                steepest = k;
        }
        const double slope = at(steepest) - at(steepest - 1);
        std::int64_t foot = steepest;
        while (foot > 1 && at(foot) - at(foot - 1) > 0.1 * slope)
            --foot;
        if (at(i) - at(foot) >= least) {
            pulses.push_back({foot, i});
            i += rise / 2;
        }
    }
    return pulses;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double ratePerMinute(const std::vector<std::int64_t> &events, double hertz)
{
    std::vector<double> intervals;
    for (std::size_t i = 1; i < events.size(); ++i)
        intervals.push_back(static_cast<double>(events[i] - events[i - 1]));
    const double interval = median(intervals);
    return interval > 0 ? 60.0 * hertz / interval : 0.0;
}

} // namespace ward::test
