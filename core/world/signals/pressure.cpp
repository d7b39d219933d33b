// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/pressure.h"

#include "core/base/math.h"
#include "core/world/signals/noise.h"

#include <algorithm>

namespace ward::signals {
namespace {

using world::Beat;
using world::BeatKind;

constexpr double kFirstInterval = 800; ///< ms, where the track begins
constexpr double kCompressionEjection = 300;
constexpr double kCompressionNotch = 0.35; ///< of the pulse pressure
constexpr std::int64_t kCompressionDelayUs = 50'000;
constexpr std::int64_t kStandstillUs = 1'500'000; ///< no pulse was due for this long
// Without a next pulse the wave comes to rest, ms; before its last one leaves the track, and what
// is seen of it (8 s) with it.
constexpr double kSettlesFrom = 3'000;
constexpr double kSettledAt = 8'000;

double gaussian(double x, double left, double right)
{
    const double u = x / (x < 0 ? left : right);
    return u > 4.5 || u < -4.5 ? 0.0 : math::exp(-0.5 * u * u);
}

/// Left ventricular ejection time, ms: 413 − 1.7 × heart rate (Weissler 1968, men).
double ejectionTime(double intervalMs)
{
    return std::clamp(413.0 - 1.7 * 60'000.0 / intervalMs, 130.0, 340.0);
}

double hypovolaemia(const SignalParameters &p)
{
    return p.depletion.value_or(depletion(p.bloodLossMl, p.cvp));
}

/// The parameters as they were when `beat` began, as far as it kept them.
SignalParameters parametersAt(const Beat &beat, const SignalParameters &present, Rhythm rhythm)
{
    SignalParameters p = present;
    p.rhythm = rhythm;
    if (const auto &kept = beat.pressures) {
        p.systolic = kept->systolic;
        p.diastolic = kept->diastolic;
        p.papSystolic = kept->pulmonarySystolic;
        p.papDiastolic = kept->pulmonaryDiastolic;
        p.depletion = kept->depletion / 1000.0;
    }
    return p;
}

} // namespace

double depletion(double bloodLoss, double venous)
{
    return std::max(math::smoothStep(600, 2000, bloodLoss), 1.0 - math::smoothStep(-3, 2, venous));
}

PressureWave::Shape PressureWave::arterial(const SignalParameters &p)
{
    Shape s;
    s.systolic = p.systolic;
    s.diastolic = std::min(p.diastolic, p.systolic);
    s.swing = 0.035 + 0.22 * hypovolaemia(p);
    // With a low resistance the run-off is fast and the notch lies near the diastolic value.
    s.notchLevel = 0.14 + 0.36 * math::smoothStep(28, 66, s.diastolic);
    const double mean = s.diastolic + (s.systolic - s.diastolic) / 3.0;
    switch (p.artLine) {
    case ArtLine::Normal:
        break;
    case ArtLine::Damped: // reads low systolic, high diastolic, the same mean; no notch
        s.systolic = mean + 0.55 * (s.systolic - mean);
        s.diastolic = mean - 0.55 * (mean - s.diastolic);
        s.upstroke = 0.62;
        s.notchDepth = 0;
        s.dicrotic = 0;
        break;
    case ArtLine::UnderDamped:
        s.ringing = 0.30;
        s.notchDepth = 0.11;
        break;
    case ArtLine::Flush:
        s.fixed = 300.0;
        break;
    }
    // Vitals that are below a standing circulation's say themselves how far it falls.
    s.floor = std::min(kStandstillPressure, s.diastolic);
    s.rest = s.floor;
    // In an arrest the vitals hold what compressions reach; vitals that nobody lowered do not.
    if (!traits(p.rhythm).pulse && p.systolic <= 100) {
        s.compressionSystolic = s.systolic;
        s.compressionDiastolic = s.diastolic;
    }
    return s;
}

PressureWave::Shape PressureWave::pulmonary(const SignalParameters &p)
{
    Shape s;
    s.systolic = p.papSystolic;
    s.diastolic = std::min(p.papDiastolic, p.papSystolic);
    s.floor = std::min(9.0, 0.7 * s.diastolic);
    s.rest = s.diastolic; // in an arrest the vitals hold what it equalises with the veins at
    s.compressionSystolic = 38;
    s.compressionDiastolic = 14;
    // As above: in an arrest the vitals hold what compressions reach.
    if (!traits(p.rhythm).pulse && p.systolic <= 100) {
        s.compressionSystolic = s.systolic;
        s.compressionDiastolic = s.diastolic;
    }
    s.upstroke = 0.45;
    s.notchLevel = 0.55;
    s.swing = 0.10;
    return s;
}

PressureWave::Shape PressureWave::plethysmographic(const SignalParameters &p)
{
    Shape s;
    // The finger's pulse shrinks with the pulse pressure, and goes below about 15 mmHg.
    const double pulse = std::max(0.0, p.systolic - p.diastolic);
    double size = std::min(1.25, math::sqrt(pulse / 40.0)) * math::smoothStep(6, 20, pulse);
    double cpr = 0.2;
    s.noise = 0.008;
    if (p.pleth == PlethQuality::Poor) {
        size *= 0.28;
        cpr *= 0.3;
        s.noise = 0.05;
    } else if (p.pleth == PlethQuality::None) {
        size = 0;
        cpr = 0;
        s.noise = 0.015;
    }
    s.systolic = size;
    s.diastolic = 0;
    s.floor = -0.14 * size;
    s.rest = 0; // the oximeter takes away what does not pulsate
    s.compressionSystolic = cpr;
    s.compressionDiastolic = 0;
    s.upstroke = 0.52;
    s.notchLevel = 0.46;
    s.notchDepth = 0.015;
    s.dicrotic = 0.07;
    s.swing = 0.06 + 0.22 * hypovolaemia(p);
    return s;
}

PressureWave::PressureWave(const world::Tracks &tracks, const SignalParameters &parameters,
                           ShapeOf *shapeOf, const Breathing &breathing)
    : m_shape(shapeOf(parameters))
    , m_seed(parameters.seed)
{
    const RhythmHistory history(tracks, parameters.rhythm);
    m_pulses.reserve(tracks.beats.size());
    for (const Beat &beat : tracks.beats) {
        const bool compression = beat.kind == BeatKind::Compression;
        if (beat.mechanical == 0 || (!compression && !world::hasComplex(beat.kind)))
            continue;
        const Rhythm rhythm = history.at(beat.onsetUs);
        if (!compression && !traits(rhythm).pulse)
            continue;
        const Shape shape = shapeOf(parametersAt(beat, parameters, rhythm));
        Pulse p{};
        p.compression = compression;
        p.startUs = beat.onsetUs + (compression ? kCompressionDelayUs : kMechanicalDelayUs);
        double interval = kFirstInterval;
        if (!m_pulses.empty()) {
            const Pulse &last = m_pulses.back();
            if (p.startUs <= last.startUs)
                continue; // a compression and a beat at once: one pulse
            interval =
                std::clamp(static_cast<double>(p.startUs - last.startUs) / 1000.0, 260.0, 2000.0);
            p.start = pulseValue(last, static_cast<double>(p.startUs - last.startUs) / 1000.0,
                                 shape.rest);
        } else {
            // After a standstill it rises from there; else an earlier pulse has left the track.
            const bool pulsed = traits(history.at(beat.onsetUs - kStandstillUs)).pulse;
            p.start = pulsed ? shape.diastolic : shape.rest;
        }
        const double systolic = compression ? shape.compressionSystolic : shape.systolic;
        const double diastolic = compression ? shape.compressionDiastolic : shape.diastolic;
        // Positive pressure first lifts and then, 2–3 beats later, lowers the pulse; a drawn breath
        // lowers it. One swing per breath is what shows.
        const double breath =
            breathing.chestPressureSign(p.startUs) * (breathing.resp(p.startUs) - 0.4);
        const double strength = beat.mechanical / 1000.0 * (1.0 + shape.swing * breath);
        const double pulsePressure = (systolic - diastolic) * strength;
        p.peak = std::max(p.start + 0.25 * pulsePressure, diastolic + pulsePressure);
        p.ejectionMs = compression ? kCompressionEjection : ejectionTime(interval);
        // Run-off meets the diastolic value after one more interval like the last.
        const double floor = std::min(shape.floor, diastolic - 0.04 * (systolic - diastolic));
        p.notchLevel = compression ? kCompressionNotch : shape.notchLevel;
        const double notch = diastolic + p.notchLevel * (systolic - diastolic);
        const double ratio = (notch - floor) / std::max(diastolic - floor, 1e-6);
        p.tauMs = std::max(interval - p.ejectionMs, 60.0) / math::log(std::max(ratio, 1.02));
        p.diastolic = diastolic;
        p.floor = floor;
        p.rest = shape.rest;
        m_pulses.push_back(p);
    }
}

double PressureWave::pulseValue(const Pulse &p, double ms, double rest) const
{
    const double size = p.peak - p.start;
    const double peakAt = p.ejectionMs * (p.compression ? 0.5 : m_shape.upstroke);
    const double base = std::max(p.diastolic, p.start - 0.2 * size);
    const double notch = std::min(p.peak, base + p.notchLevel * (p.peak - base));
    double v = 0;
    if (ms < peakAt) {
        const double u = ms / peakAt;
        v = p.start + size * u * u * (3.0 - 2.0 * u);
    } else if (ms < p.ejectionMs) {
        const double u = (ms - peakAt) / (p.ejectionMs - peakAt);
        v = p.peak - (p.peak - notch) * u * u * (2.0 - u * u);
    } else {
        v = p.floor + (notch - p.floor) * math::exp(-(ms - p.ejectionMs) / p.tauMs);
    }
    if (ms > kSettlesFrom)
        v += (rest - v) * math::smoothStep(kSettlesFrom, kSettledAt, ms);
    if (!p.compression) {
        const double k = p.ejectionMs / 280.0;
        const double late = math::smoothStep(peakAt, p.ejectionMs, ms);
        v -= late * size * m_shape.notchDepth * gaussian(ms - p.ejectionMs - 4 * k, 14 * k, 16 * k);
        v += late * size * m_shape.dicrotic * gaussian(ms - p.ejectionMs - 62 * k, 24 * k, 62 * k);
    }
    if (m_shape.ringing > 0) {
        const double since = ms - 0.8 * peakAt;
        if (since > 0) {
            const double turns = since * 0.0125; // 12.5 Hz
            v += size * m_shape.ringing * math::smoothStep(0, 12, since) *
                 math::exp(-since / 75.0) * math::sin(math::kTwoPi * (turns - math::floor(turns)));
        }
    }
    return v;
}

double PressureWave::value(std::int64_t us) const
{
    if (m_shape.fixed)
        return *m_shape.fixed;
    const double noise = m_shape.noise * smoothNoise(m_seed, 501, us, 60'000);
    const auto next =
        std::upper_bound(m_pulses.begin(), m_pulses.end(), us,
                         [](std::int64_t t, const Pulse &p) { return t < p.startUs; });
    if (next == m_pulses.begin())
        return (m_pulses.empty() ? m_shape.rest : m_pulses.front().start) + noise;
    const Pulse &pulse = *(next - 1);
    const double rest = next == m_pulses.end() ? m_shape.rest : next->rest;
    return pulseValue(pulse, static_cast<double>(us - pulse.startUs) / 1000.0, rest) + noise;
}

VenousWave::VenousWave(const world::Tracks &tracks, const SignalParameters &parameters)
    : m_mean(parameters.cvp)
{
    const RhythmHistory history(tracks, parameters.rhythm);
    for (const Beat &beat : tracks.beats) {
        if (world::isMarker(beat.kind) || beat.kind == BeatKind::PacerSpike)
            continue;
        if (beat.kind == BeatKind::Compression) {
            m_cycles.push_back({beat.onsetUs, 0, 0, beat.mechanical / 1000.0, true});
            continue;
        }
        const RhythmTraits &how = traits(history.at(beat.onsetUs));
        Cycle c{beat.onsetUs, 0, 0, 0, false};
        if (how.atrial == Atrial::PWave &&
            (beat.kind == BeatKind::Sinus || beat.kind == BeatKind::Pac ||
             beat.kind == BeatKind::PacedAtrial || beat.kind == BeatKind::PacedDual ||
             beat.kind == BeatKind::AtrialOnly)) {
            c.a = 2.2;
            c.aAt = -std::min(how.prMs, 300.0) + 85.0;
        } else if (how.atrial == Atrial::Retrograde ||
                   (how.atrial == Atrial::PWave && beat.kind == BeatKind::Junctional)) {
            c.a = 5.0; // cannon wave: the atrium contracts against a closed valve
            c.aAt = 170;
        }
        if (world::hasComplex(beat.kind) && how.pulse)
            c.ventricular = beat.mechanical / 1000.0;
        m_cycles.push_back(c);
    }
}

double VenousWave::value(std::int64_t us, const Breathing &breathing) const
{
    double v = m_mean + 2.4 * breathing.chestPressureSign(us) * (breathing.resp(us) - 0.4);
    const auto first =
        std::lower_bound(m_cycles.begin(), m_cycles.end(), us - 900'000,
                         [](const Cycle &c, std::int64_t t) { return c.onsetUs < t; });
    for (auto c = first; c != m_cycles.end() && c->onsetUs <= us + 400'000; ++c) {
        const double ms = static_cast<double>(us - c->onsetUs) / 1000.0;
        if (c->compression) {
            v += 14.0 * c->ventricular * gaussian(ms - 190, 60, 75);
            continue;
        }
        if (c->a != 0)
            v += c->a * gaussian(ms - c->aAt, 42, 42);
        if (c->ventricular > 0) {
            v += c->ventricular *
                 (1.0 * gaussian(ms - 75, 26, 30) - 2.0 * gaussian(ms - 210, 58, 60) +
                  1.9 * gaussian(ms - 400, 70, 55) - 1.1 * gaussian(ms - 520, 45, 60));
        }
    }
    return v;
}

} // namespace ward::signals
