// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/intracranial.h"

#include "core/base/math.h"
#include "core/world/signals/pressure.h"
#include "core/world/signals/rhythm_history.h"

#include <algorithm>

namespace ward::signals {
namespace {

/// After the pulse has reached an artery: when the notches come and how wide they are, ms.
constexpr double kFirstMs = 60, kSecondMs = 170, kThirdMs = 320;
constexpr double kFirstWidth = 28, kSecondWidth = 48, kThirdWidth = 70;
constexpr double kThird = 0.45; ///< of the first
/// What the notches of a pulse at rest add to the mean, so that the mean stays what it is.
constexpr double kShare = 0.32;
constexpr std::int64_t kReachUs = 700'000;

double bump(double ms, double at, double width)
{
    const double u = (ms - at) / width;
    return u > 4.5 || u < -4.5 ? 0.0 : math::exp(-0.5 * u * u);
}

} // namespace

IntracranialWave::IntracranialWave(const world::Tracks &tracks, const SignalParameters &parameters,
                                   double mean)
    : m_breathing(tracks, parameters)
    , m_mean(mean)
    , m_height(std::clamp(0.8 + 0.14 * mean, 0.6, 9.0))
    , m_second(0.7 + 0.6 * math::smoothStep(14, 26, mean))
{
    const RhythmHistory history(tracks, parameters.rhythm);
    for (const world::Beat &beat : tracks.beats) {
        const bool compression = beat.kind == world::BeatKind::Compression;
        if (!compression &&
            (!world::hasComplex(beat.kind) || !traits(history.at(beat.onsetUs)).pulse))
            continue;
        const double strength = beat.mechanical / 1000.0;
        if (strength > 0)
            m_pulses.push_back({beat.onsetUs + kMechanicalDelayUs, strength});
    }
}

double IntracranialWave::value(std::int64_t us) const
{
    // What rises in the chest keeps blood in the head.
    double v = m_mean + 0.9 * m_breathing.chestPressureSign(us) * (m_breathing.volume(us) - 0.4);
    const auto first =
        std::lower_bound(m_pulses.begin(), m_pulses.end(), us - kReachUs,
                         [](const Pulse &p, std::int64_t t) { return p.onsetUs < t; });
    for (auto p = first; p != m_pulses.end() && p->onsetUs <= us + 100'000; ++p) {
        const double ms = static_cast<double>(us - p->onsetUs) / 1000.0;
        v += p->strength * m_height *
             (bump(ms, kFirstMs, kFirstWidth) + m_second * bump(ms, kSecondMs, kSecondWidth) +
              kThird * bump(ms, kThirdMs, kThirdWidth));
    }
    return m_pulses.empty() ? v : v - kShare * m_height;
}

} // namespace ward::signals
