// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/alarm_tone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ward::viewport {
namespace {

/// Of the length of a pulse, to rise and to fall.
constexpr double kSlope = 0.18;
constexpr double kLoudness = 0.5; ///< of what the samples can hold
/// Of the fundamental and its harmonics, within 15 dB of each other.
constexpr std::array<double, 5> kHarmonics{1.0, 0.7, 0.5, 0.35, 0.25};

std::vector<TonePulse> pulsesOf(int lengthMs, std::initializer_list<int> pausesMs)
{
    std::vector<TonePulse> pulses{{0, lengthMs}};
    for (const int pause : pausesMs)
        pulses.push_back({pulses.back().startMs + lengthMs + pause, lengthMs});
    return pulses;
}

} // namespace

int ToneRhythm::burstMs() const
{
    return pulses.empty() ? 0 : pulses.back().startMs + pulses.back().lengthMs;
}

const ToneRhythm &toneRhythm(AlarmLevel level)
{
    // Third and fourth pulse are 2x + t apart, where x is the pause and t the length of the others.
    static const std::array<ToneRhythm, 4> kRhythms{{
        {},
        {pulsesOf(180, {200}), 20'000, 349.23},
        {pulsesOf(180, {200, 200}), 8'000, 440.0},
        {pulsesOf(130, {90, 90, 310, 90, 500, 90, 90, 310, 90}), 4'000, 523.25},
    }};
    return kRhythms[static_cast<std::size_t>(level)];
}

std::vector<std::int16_t> makeTone(AlarmLevel level)
{
    const ToneRhythm &rhythm = toneRhythm(level);
    const auto samplesIn = [](int ms) { return static_cast<std::size_t>(ms) * kToneRate / 1000; };
    std::vector<std::int16_t> samples(samplesIn(rhythm.burstMs()));
    double sum = 0;
    for (const double harmonic : kHarmonics)
        sum += harmonic;
    for (const TonePulse &pulse : rhythm.pulses) {
        const std::size_t first = samplesIn(pulse.startMs);
        const std::size_t count = std::min(samplesIn(pulse.lengthMs), samples.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            const double at = static_cast<double>(i) / static_cast<double>(count);
            const double slope = std::min({1.0, at / kSlope, (1 - at) / kSlope});
            const double envelope = 0.5 - 0.5 * std::cos(std::numbers::pi * slope);
            const double phase =
                2 * std::numbers::pi * rhythm.hertz * static_cast<double>(i) / kToneRate;
            double value = 0;
            for (std::size_t k = 0; k < kHarmonics.size(); ++k)
                value += kHarmonics[k] * std::sin(phase * static_cast<double>(k + 1));
            samples[first + i] =
                static_cast<std::int16_t>(std::lround(32'767 * kLoudness * envelope * value / sum));
        }
    }
    return samples;
}

} // namespace ward::viewport
