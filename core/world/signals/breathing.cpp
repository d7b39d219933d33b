// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/breathing.h"

#include "core/base/hash.h"
#include "core/base/math.h"
#include "core/world/signals/noise.h"

#include <algorithm>

namespace ward::signals {
namespace {

using world::BreathKind;

double gaussian(double x, double width)
{
    const double u = x / width;
    return u > 4.5 || u < -4.5 ? 0.0 : math::exp(-0.5 * u * u);
}

double expirationUs(const world::Breath &breath)
{
    return std::max(400'000.0, static_cast<double>(breath.periodUs - breath.inspirationUs));
}

} // namespace

Breathing::Breathing(const world::Tracks &tracks, const SignalParameters &parameters)
    : m_etco2(parameters.etco2)
    , m_shape(parameters.capno)
    , m_seed(parameters.seed)
{
    m_obstruction =
        m_shape == CapnoShape::Obstructed ? 1.0 : math::smoothStep(10, 80, parameters.obstruction);
    m_breaths.reserve(tracks.breaths.size());
    for (const world::Breath &breath : tracks.breaths) {
        Breath b{breath, 0, 0};
        b.breath.inspirationUs = std::max(breath.inspirationUs, 200'000);
        if (!m_breaths.empty()) {
            b.startVolume = volume(m_breaths.back(), breath.onsetUs);
            b.startCo2 = capnogram(m_breaths.back(), breath.onsetUs);
        }
        m_breaths.push_back(b);
    }
    for (const world::Beat &beat : tracks.beats) {
        if (beat.kind == world::BeatKind::Compression)
            m_compressions.push_back(beat.onsetUs);
    }
}

const Breathing::Breath *Breathing::breathAt(std::int64_t us) const
{
    const auto next =
        std::upper_bound(m_breaths.begin(), m_breaths.end(), us,
                         [](std::int64_t t, const Breath &b) { return t < b.breath.onsetUs; });
    return next == m_breaths.begin() ? nullptr : &*(next - 1);
}

double Breathing::volume(const Breath &b, std::int64_t us) const
{
    const double dt = static_cast<double>(us - b.breath.onsetUs);
    const double inspiration = b.breath.inspirationUs;
    const double depth = b.breath.depth / 1000.0;
    const bool driven = b.breath.kind == BreathKind::Ventilator || b.breath.kind == BreathKind::Bag;
    if (dt < inspiration) {
        const double u = dt / inspiration;
        // A ventilator's constant flow fills nearly linearly, a chest wall moves sinusoidally.
        const double soft = u * u * (3.0 - 2.0 * u);
        const double fill = driven ? 0.6 * u + 0.4 * soft : soft;
        return b.startVolume + (depth - b.startVolume) * fill;
    }
    const double e = dt - inspiration;
    const double expiration = expirationUs(b.breath);
    const double slow = 1.0 + 1.2 * m_obstruction;
    if (driven) {
        const double tau = slow * std::clamp(expiration / 4.0, 250'000.0, 650'000.0);
        const double soft = 60'000.0;
        return depth * math::exp(-e * e / ((e + soft) * tau)); // starts without a corner
    }
    return depth * (1.0 - math::smoothStep(0, 0.82 * expiration * (0.85 + 0.15 * slow), e));
}

double Breathing::compressionRipple(std::int64_t us) const
{
    double v = 0;
    for (auto onset = m_compressions.rbegin(); onset != m_compressions.rend(); ++onset) {
        const double ms = static_cast<double>(us - *onset) / 1000.0;
        if (ms > 900)
            break;
        if (ms > 0) {
            v += math::smoothStep(0, 90, ms) *
                 (gaussian(ms - 190, 62) - 0.55 * gaussian(ms - 400, 85));
        }
    }
    return v;
}

double Breathing::volume(std::int64_t us) const
{
    const Breath *breath = breathAt(us);
    return breath != nullptr ? volume(*breath, us) : 0.0;
}

std::optional<Breathing::Phase> Breathing::phase(std::int64_t us) const
{
    const Breath *found = breathAt(us);
    if (found == nullptr)
        return std::nullopt;
    const world::Breath &breath = found->breath;
    return Phase{breath.kind, breath.onsetUs, breath.inspirationUs, breath.depth / 1000.0};
}

double Breathing::resp(std::int64_t us) const
{
    return volume(us) + 0.012 * smoothNoise(m_seed, 301, us, 400'000) -
           0.22 * compressionRipple(us);
}

double Breathing::chestPressureSign(std::int64_t us) const
{
    const Breath *breath = breathAt(us);
    if (breath == nullptr)
        return 0;
    return breath->breath.kind == BreathKind::Ventilator || breath->breath.kind == BreathKind::Bag
               ? 1.0
               : -1.0;
}

double Breathing::capnogram(const Breath &b, std::int64_t us) const
{
    const double dt = static_cast<double>(us - b.breath.onsetUs);
    const double inspiration = b.breath.inspirationUs;
    if (m_shape == CapnoShape::Disconnected)
        return 0;
    if (dt < inspiration) // phase 0: fresh gas washes the sensor
        return b.startCo2 * (1.0 - math::smoothStep(20'000, 150'000, dt));
    const double e = dt - inspiration;
    const double expiration = expirationUs(b.breath);
    const double depth = b.breath.depth / 1000.0;
    // A breath that hardly exceeds the dead space brings little alveolar gas.
    double end = world::endTidalOf(b.breath, m_etco2) * math::smoothStep(0.05, 0.32, depth);
    if (m_shape == CapnoShape::Oesophageal) {
        // Low, rounded, irregular humps that fade: gas of the stomach.
        const double part =
            0.15 + 0.85 * randomUnit(m_seed, 21, static_cast<std::uint64_t>(b.breath.onsetUs));
        end = std::min(end, 7.0) * part;
        const double u = std::min(e / (0.8 * expiration), 1.0);
        return end * 16.0 * u * u * (1.0 - u) * (1.0 - u);
    }
    const double dead = std::min(0.07 * expiration, 180'000.0);              // phase I
    const double rise = std::clamp(0.11 * expiration, 110'000.0, 260'000.0); // phase II
    const double part = e / expiration;
    const double plateau = 0.91 + 0.09 * std::min(part, 1.15); // phase III climbs a little
    // The corner between II and III is rounded: slower units of the lung empty later.
    const double round =
        1.0 - 0.16 * math::exp(-std::max(0.0, e - dead - 0.7 * rise) / (0.10 * expiration));
    const double normal = math::smoothStep(dead, dead + rise, e) * plateau * round;
    const double tau = 0.42 * expiration;
    double fin = 0;
    if (e > dead) {
        fin = (1.0 - math::exp(-(e - dead) / tau)) / (1.0 - math::exp(-(expiration - dead) / tau));
        fin = std::min(fin, 1.06) * math::smoothStep(dead, dead + 0.08 * expiration, e);
    }
    double value = end * (normal + (fin - normal) * m_obstruction);
    if (m_shape == CapnoShape::CurareCleft)
        value *= 1.0 - 0.42 * gaussian(part - 0.72, 0.055);
    // Without a next breath the sampled gas is replaced by air.
    const double late = e - (1.4 * expiration + 1'000'000.0);
    if (late > 0)
        value *= math::exp(-late / 1'800'000.0);
    return value;
}

double Breathing::co2(std::int64_t us) const
{
    const Breath *breath = breathAt(us);
    if (breath == nullptr)
        return 0;
    const double value = capnogram(*breath, us);
    // Compressions move a little gas: ripples on the plateau.
    return std::max(0.0, value * (1.0 - 0.10 * compressionRipple(us)));
}

} // namespace ward::signals
