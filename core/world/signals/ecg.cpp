// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/ecg.h"

#include "core/base/hash.h"
#include "core/base/math.h"
#include "core/world/signals/intervals.h"
#include "core/world/signals/noise.h"

#include <algorithm>

namespace ward::signals {
namespace {

using world::Beat;
using world::BeatKind;

constexpr double kLongestPrMs = 300; ///< keeps the P wave within the display lag

double gaussian(double x, double left, double right)
{
    const double u = x / (x < 0 ? left : right);
    if (u > 4.5 || u < -4.5)
        return 0;
    return math::exp(-0.5 * u * u);
}

double dot(const BasisVector &a, const BasisVector &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

bool isVentricularRhythm(Rhythm rhythm)
{
    return rhythm == Rhythm::Idioventricular || rhythm == Rhythm::VtMonomorphic ||
           rhythm == Rhythm::VtPulseless || rhythm == Rhythm::VtPolymorphic ||
           rhythm == Rhythm::Torsades;
}

/// A rhythm that is defined by its complexes draws them even where a beat says only "sinus".
BeatKind drawnKind(BeatKind kind, Rhythm rhythm)
{
    if (traits(rhythm).conduction == Conduction::SineWave && kind == BeatKind::Ventricular)
        return BeatKind::Sinus;
    if (kind != BeatKind::Sinus)
        return kind;
    if (isVentricularRhythm(rhythm))
        return BeatKind::Ventricular;
    switch (rhythm) {
    case Rhythm::Junctional:
        return BeatKind::Junctional;
    case Rhythm::PacedAtrial:
        return BeatKind::PacedAtrial;
    case Rhythm::PacedVentricular:
        return BeatKind::Paced;
    case Rhythm::PacedDdd:
        return BeatKind::PacedDual;
    default:
        return kind;
    }
}

/// A spike wide enough that no display that samples every 5 ms can miss it.
double pacerSpike(double ms)
{
    const double distance = ms < 0 ? -ms : ms;
    return 1.0 - math::smoothStep(2.6, 4.6, distance);
}

} // namespace

Ecg::Ecg(const world::Tracks &tracks, const SignalParameters &parameters)
    : m_seed(parameters.seed)
    , m_qtcMs(parameters.qtc)
    , m_history(tracks, parameters.rhythm)
{
    m_complexes.reserve(tracks.beats.size());
    for (const Beat &beat : tracks.beats) {
        switch (beat.kind) {
        case BeatKind::RhythmChange:
            m_conductedInGroup = 0;
            break;
        case BeatKind::Shock:
            m_shocks.push_back({beat.onsetUs, std::min(1.0, 0.5 + beat.electrical / 400.0)});
            break;
        case BeatKind::Compression:
            m_compressions.push_back({beat.onsetUs, beat.mechanical / 1000.0});
            break;
        default:
            addComplex(beat, m_history.at(beat.onsetUs), parameters);
        }
    }
}

void Ecg::addComplex(const Beat &beat, Rhythm rhythm, const SignalParameters &parameters)
{
    const RhythmTraits &how = traits(rhythm);
    Complex c;
    c.onsetUs = beat.onsetUs;
    c.size = beat.electrical / 1000.0;
    double pr = how.prMs;
    double p = how.atrial == Atrial::PWave ? 1.0 : 0.0;
    switch (drawnKind(beat.kind, rhythm)) {
    case BeatKind::Pac:
        c.shape = &conducted(how.conduction);
        p = p * -0.6; // from elsewhere in the atria: another shape, a shorter way
        pr = 125;
        break;
    case BeatKind::Junctional:
        c.shape = &conducted(how.conduction);
        p = 0;
        break;
    case BeatKind::Pvc:
    case BeatKind::PvcAlternate:
        c.shape = &ectopic(beat.kind == BeatKind::PvcAlternate);
        p = 0;
        break;
    case BeatKind::Ventricular:
        c.shape = &ventricularTachycardia();
        p = 0;
        break;
    case BeatKind::Paced:
        c.shape = &pacedComplex();
        c.spike = Spike::Ventricular;
        p = 0;
        break;
    case BeatKind::PacedAtrial:
        c.shape = &conducted(how.conduction);
        c.spike = Spike::Atrial;
        p = 1;
        break;
    case BeatKind::PacedDual:
        c.shape = &pacedComplex();
        c.spike = Spike::Both;
        p = 1;
        break;
    case BeatKind::AtrialOnly:
        p = how.atrial == Atrial::PWave || how.atrial == Atrial::None ? 1.0 : 0.0;
        m_conductedInGroup = 0;
        break;
    case BeatKind::PacerSpike:
        c.spike = Spike::Ventricular;
        p = 0;
        break;
    default:
        c.shape = &conducted(how.conduction);
        if (rhythm == Rhythm::AvBlock2Mobitz1)
            pr += 55.0 * m_conductedInGroup++;
    }
    c.pSize = p * c.size * (how.conduction == Conduction::Peaked ? 0.4 : 1.0);
    // PR is measured to the start of the QRS, which lies half its width before R.
    const double qrsStart = c.shape != nullptr ? -0.45 * std::min(c.shape->qrsMs, 120.0) : -42.0;
    c.pAt = qrsStart - std::min(pr, kLongestPrMs) + 52.0;
    if (how.atrial == Atrial::Retrograde && c.shape != nullptr) {
        c.pSize = -0.55 * c.size; // hidden at the end of the QRS: pseudo-s in II, pseudo-r' in V1
        c.pAt = rhythm == Rhythm::Avnrt ? 72.0 : 105.0;
    }
    if (c.shape != nullptr) {
        if (rhythm == Rhythm::Torsades || rhythm == Rhythm::VtPolymorphic) {
            const double turn = rhythm == Rhythm::Torsades
                                    ? oscillation(beat.onsetUs, 0.36, 0.0)
                                    : smoothNoise(m_seed, 91, beat.onsetUs, 700'000);
            c.size *= turn < 0 ? turn * 1.15 - 0.12 : turn * 1.15 + 0.12;
        }
        double rr = 800;
        if (!m_ventricular.empty())
            rr = static_cast<double>(beat.onsetUs - m_ventricular.back()) / 1000.0;
        placeT(c, rr);
        // Peaked T from about 5.5 mmol/L on, in any rhythm (Mattu 2000, see ecg_shapes.cpp).
        if (how.conduction == Conduction::Normal && c.shape == &conducted(Conduction::Normal)) {
            const double high = math::smoothStep(5.6, 8.0, parameters.potassium);
            c.tSize = 1.0 + 1.8 * high;
            c.tWidth *= 1.0 - 0.3 * high;
            c.pSize *= 1.0 - 0.7 * high;
        }
        c.st = stSegment(rhythm, parameters.stMv);
        m_ventricular.push_back(beat.onsetUs);
    }
    m_complexes.push_back(c);
}

void Ecg::placeT(Complex &c, double rrMs) const
{
    const double rr = std::clamp(rrMs, 260.0, 1600.0);
    if (c.shape == &conducted(Conduction::SineWave)) {
        c.tAt = 0.5 * rr;
        c.tWidth = rr / 560.0; // half the cycle each: together a sine
        c.qrsWidth = c.tWidth;
        return;
    }
    c.tWidth = math::pow(rr / 1000.0, 1.0 / 3.0);
    c.tAt = tWavePeak(*c.shape, m_qtcMs, rr);
}

double Ecg::complexValue(const Complex &c, const BasisVector &weights, double ms) const
{
    double v = 0;
    if (c.pSize != 0)
        v += c.pSize * dot(weights, pWave()) * gaussian(ms - c.pAt, 20, 22);
    if (c.spike == Spike::Atrial || c.spike == Spike::Both)
        v += 0.7 * dot(weights, {0.6, 1, -0.5, 0.5, 0.8, 1, 1, 0.9}) * pacerSpike(ms - c.pAt + 52);
    if (c.spike == Spike::Ventricular || c.spike == Spike::Both)
        v += 0.9 * dot(weights, {0.7, 1, -0.6, 0.5, 0.8, 1, 1, 0.9}) * pacerSpike(ms + 62);
    if (c.shape == nullptr)
        return v;
    for (const Hump &hump : c.shape->qrs)
        v += c.size * dot(weights, hump.mv) *
             gaussian(ms - hump.at, hump.left * c.qrsWidth, hump.right * c.qrsWidth);
    const double tLeft = c.shape->tLeft * c.tWidth;
    const double tRight = c.shape->tRight * c.tWidth;
    v += c.size * c.tSize * dot(weights, c.shape->t) * gaussian(ms - c.tAt, tLeft, tRight);
    const double st = dot(weights, c.st);
    if (st != 0) {
        const double j = 0.42 * c.shape->qrsMs;
        v += c.size * st * math::smoothStep(j - 22, j + 12, ms) *
             (1.0 - math::smoothStep(c.tAt, c.tAt + 2.2 * tRight, ms));
    }
    return v;
}

double Ecg::value(Lead lead, std::int64_t us, double resp) const
{
    const BasisVector &weights = leadWeights(lead);
    // A P wave reaches 0.4 s before its beat; the T wave of a slow wide one 0.8 s after.
    const auto first =
        std::lower_bound(m_complexes.begin(), m_complexes.end(), us - 900'000,
                         [](const Complex &c, std::int64_t t) { return c.onsetUs < t; });
    double v = 0;
    for (auto c = first; c != m_complexes.end() && c->onsetUs <= us + 400'000; ++c)
        v += complexValue(*c, weights, static_cast<double>(us - c->onsetUs) / 1000.0);
    v *= 1.0 + 0.05 * (resp - 0.4);
    v += fibrillation(weights, us) + flutter(weights, us);
    double blank = 1;
    const double discharge = shock(weights, us, blank);
    v = v * blank + discharge + compressions(weights, us);
    // Baseline: breathing, slow drift and a trace of muscle, as a monitor's filter leaves them.
    v += 0.035 * (resp - 0.4) * dot(weights, {0.5, 1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.6});
    const auto stream = static_cast<std::uint64_t>(lead) * 4;
    v += 0.014 * smoothNoise(m_seed, 400 + stream, us, 1'900'000) +
         0.005 * smoothNoise(m_seed, 401 + stream, us, 17'000);
    return v;
}

double Ecg::fibrillation(const BasisVector &weights, std::int64_t us) const
{
    double v = 0;
    const double atrial =
        m_history.weight(us, [](Rhythm r) { return traits(r).atrial == Atrial::Fibrillation; });
    if (atrial > 0) {
        // f waves, 350–600/min, largest in V1 (Konings et al., Circulation 1994;89:1665).
        const double a = wanderingOscillation(m_seed, 11, us, 5.9);
        const double b = wanderingOscillation(m_seed, 12, us, 7.9);
        const double c = wanderingOscillation(m_seed, 13, us, 6.7);
        v += atrial * dot(weights, fromDipole(0.03 * b, 0.075 * a + 0.04 * b, 0.08 * c + 0.04 * a));
    }
    const double coarse = m_history.weight(
        us, [](Rhythm r) { return traits(r).background == Background::CoarseFibrillation; });
    const double fine = m_history.weight(
        us, [](Rhythm r) { return traits(r).background == Background::FineFibrillation; });
    if (coarse > 0 || fine > 0) {
        // Dominant frequency 4–5 Hz when coarse; fine: below 0.2 mV, faster and less ordered
        // (Strohmenger et al., Chest 1997;111:584; Weaver et al., Ann Intern Med 1985;102:53).
        const auto axis = [&](std::uint64_t stream, double hz) {
            return wanderingOscillation(m_seed, stream, us, hz) +
                   0.55 * wanderingOscillation(m_seed, stream + 1, us, hz * 1.37) +
                   0.30 * wanderingOscillation(m_seed, stream + 2, us, hz * 0.63);
        };
        const double swell = 0.72 + 0.28 * smoothNoise(m_seed, 29, us, 1'400'000);
        if (coarse > 0) {
            v += coarse * 0.62 * swell *
                 dot(weights, fromDipole(0.8 * axis(31, 4.7), axis(41, 4.4), 0.9 * axis(51, 4.6)));
        }
        if (fine > 0) {
            v += fine * 0.075 * swell *
                 dot(weights, fromDipole(0.8 * axis(61, 5.6), axis(71, 5.2), 0.9 * axis(81, 5.9)));
        }
    }
    return v;
}

double Ecg::flutter(const BasisVector &weights, std::int64_t us) const
{
    const double weight =
        m_history.weight(us, [](Rhythm r) { return traits(r).atrial == Atrial::Flutter; });
    if (weight <= 0)
        return 0;
    // Saw-tooth at about 300/min, a whole number of waves to each conducted beat; the phase follows
    // the last complex and is handed over within the next one.
    const auto wave = [&](std::size_t i) {
        double rr = 600'000;
        if (i > 0)
            rr = static_cast<double>(m_ventricular[i] - m_ventricular[i - 1]);
        const double waves = std::clamp(math::floor(rr / 200'000 + 0.5), 1.0, 8.0);
        const double cycle = std::clamp(rr / waves, 160'000.0, 260'000.0);
        const double turns = static_cast<double>(us - m_ventricular[i]) / cycle + 0.35;
        const double phase = (turns - math::floor(turns)) * math::kTwoPi;
        return math::sin(phase) + 0.42 * math::sin(2 * phase) + 0.2 * math::sin(3 * phase);
    };
    double saw = 0;
    const auto next = std::upper_bound(m_ventricular.begin(), m_ventricular.end(), us + 40'000);
    if (next == m_ventricular.begin()) {
        saw = oscillation(us, 5.0, 0);
    } else {
        const auto i = static_cast<std::size_t>(next - m_ventricular.begin()) - 1;
        saw = wave(i);
        const double since = static_cast<double>(us - m_ventricular[i]);
        if (since < 40'000) {
            const double before = i > 0 ? wave(i - 1) : oscillation(us, 5.0, 0);
            saw = before + (saw - before) * math::smoothStep(-40'000, 40'000, since);
        }
    }
    return weight * saw * dot(weights, {-0.03, -0.20, 0.12, 0.05, 0.02, -0.03, -0.05, -0.05});
}

double Ecg::compressions(const BasisVector &weights, std::int64_t us) const
{
    double v = 0;
    for (auto burst = m_compressions.rbegin(); burst != m_compressions.rend(); ++burst) {
        const double ms = static_cast<double>(us - burst->onsetUs) / 1000.0;
        if (ms > 700)
            break;
        if (ms < 0)
            continue;
        const auto ordinal = static_cast<std::uint64_t>(burst->onsetUs);
        const double size = burst->size * (0.75 + 0.5 * randomUnit(m_seed, 7, ordinal));
        const double lean = randomUnit(m_seed, 8, ordinal) - 0.5;
        const double swing = -0.42 * gaussian(ms - 120, 38, 44) +
                             0.62 * gaussian(ms - 245, 52, 60) - 0.26 * gaussian(ms - 400, 60, 70);
        v += size * swing * dot(weights, fromDipole(0.35 + 0.5 * lean, 0.85, 0.5 - lean)) *
             math::smoothStep(0, 30, ms);
    }
    return v;
}

double Ecg::shock(const BasisVector &weights, std::int64_t us, double &blank) const
{
    for (auto burst = m_shocks.rbegin(); burst != m_shocks.rend(); ++burst) {
        const double ms = static_cast<double>(us - burst->onsetUs) / 1000.0;
        if (ms < -20 || ms > 5000)
            continue;
        // Biphasic truncated pulse of about 10 ms, then the input amplifier recovers over 1–2 s.
        blank = 1.0 - math::smoothStep(-10, 0, ms) * (1.0 - math::smoothStep(500, 1400, ms));
        const double pulse = 9.0 * gaussian(ms - 4, 3, 4) - 7.0 * gaussian(ms - 14, 4, 5);
        const double offset =
            -2.6 * math::smoothStep(16, 40, ms) * math::exp(-std::max(ms, 0.0) / 420.0);
        const double sign = dot(weights, {0.6, 1, 0.5, 0.7, 0.8, 0.9, 0.9, 0.8});
        return burst->size * sign * (pulse + offset);
    }
    return 0;
}

} // namespace ward::signals
