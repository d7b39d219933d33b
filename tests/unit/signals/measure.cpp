// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/signals/measure.h"

#include <algorithm>
#include <vector>

namespace ward::test {
namespace {

constexpr std::int64_t kAsystoleUs = 4'000'000;
constexpr std::int64_t kPressureWindowUs = 4'000'000;

/// Mean rate over at most `intervals` intervals before now; onsets ascending and ≤ now.
std::optional<double> meanRate(const std::vector<std::int64_t> &onsets, std::size_t intervals)
{
    if (onsets.size() < 2)
        return std::nullopt;
    const std::size_t n = std::min(intervals, onsets.size() - 1);
    const auto span = static_cast<double>(onsets.back() - onsets[onsets.size() - 1 - n]);
    return span > 0 ? std::optional(60e6 * static_cast<double>(n) / span) : std::nullopt;
}

} // namespace

std::optional<double> heartRate(const world::Tracks &tracks, std::int64_t nowUs)
{
    std::vector<std::int64_t> onsets;
    for (const world::Beat &beat : tracks.beats) {
        if (world::hasComplex(beat.kind) && beat.electrical > 0 && beat.onsetUs <= nowUs &&
            beat.onsetUs > nowUs - 12'000'000)
            onsets.push_back(beat.onsetUs);
    }
    if (onsets.empty() || nowUs - onsets.back() > kAsystoleUs)
        return nowUs > kAsystoleUs ? std::optional(0.0) : std::nullopt;
    return meanRate(onsets, 8);
}

std::optional<double> pulseRate(const signals::Waves &waves, std::int64_t nowUs)
{
    std::vector<std::int64_t> starts;
    for (const signals::PressureWave::Pulse &pulse : waves.abpWave().pulses()) {
        if (pulse.startUs <= nowUs && pulse.startUs > nowUs - 12'000'000)
            starts.push_back(pulse.startUs);
    }
    if (starts.empty() || nowUs - starts.back() > kAsystoleUs)
        return std::nullopt;
    return meanRate(starts, 8);
}

std::optional<double> respiratoryRate(const world::Tracks &tracks, std::int64_t nowUs)
{
    std::vector<std::int64_t> onsets;
    for (const world::Breath &breath : tracks.breaths) {
        if (breath.onsetUs <= nowUs)
            onsets.push_back(breath.onsetUs);
    }
    if (onsets.empty())
        return nowUs >= world::kTrackSpanUs ? std::optional(0.0) : std::nullopt;
    return meanRate(onsets, 4);
}

PressureReading arterialPressure(const signals::Waves &waves, std::int64_t nowUs)
{
    // From foot to foot, so that no part of a beat counts twice.
    std::int64_t from = nowUs - kPressureWindowUs;
    std::int64_t to = nowUs;
    std::vector<std::int64_t> feet;
    for (const signals::PressureWave::Pulse &pulse : waves.abpWave().pulses()) {
        if (pulse.startUs > from && pulse.startUs <= to)
            feet.push_back(pulse.startUs);
    }
    if (feet.size() >= 2) {
        from = feet.front();
        to = feet.back();
    }
    constexpr std::int64_t kStep = 10'000;
    PressureReading reading;
    double sum = 0;
    std::int64_t count = 0;
    double peaks = 0;
    double troughs = 0;
    std::int64_t beats = 0;
    double high = -1e9;
    double low = 1e9;
    std::size_t foot = 1;
    for (std::int64_t t = from; t < to; t += kStep) {
        if (feet.size() >= 2 && t >= feet[foot]) {
            peaks += high;
            troughs += low;
            ++beats;
            ++foot;
            high = -1e9;
            low = 1e9;
        }
        const double v = waves.abp(t);
        sum += v;
        ++count;
        high = std::max(high, v);
        low = std::min(low, v);
    }
    peaks += high;
    troughs += low;
    ++beats;
    reading.mean = sum / static_cast<double>(count);
    reading.systolic = peaks / static_cast<double>(beats);
    reading.diastolic = troughs / static_cast<double>(beats);
    reading.pulsatile = feet.size() >= 2 && reading.systolic - reading.diastolic >= 3;
    return reading;
}

std::optional<double> endTidalCo2(const world::Tracks &tracks, const signals::Waves &waves,
                                  std::int64_t nowUs)
{
    const world::Breath *last = nullptr;
    const world::Breath *before = nullptr;
    for (const world::Breath &breath : tracks.breaths) {
        if (breath.onsetUs > nowUs)
            break;
        before = last;
        last = &breath;
    }
    if (last == nullptr)
        return nowUs >= world::kTrackSpanUs ? std::optional(0.0) : std::nullopt;
    const std::int64_t from = before != nullptr ? before->onsetUs + before->inspirationUs
                                                : last->onsetUs + last->inspirationUs;
    const std::int64_t to = before != nullptr ? last->onsetUs : nowUs;
    if (to <= from)
        return std::nullopt;
    double high = 0;
    for (std::int64_t t = from; t < to; t += 20'000)
        high = std::max(high, waves.co2(t));
    return high;
}

} // namespace ward::test
