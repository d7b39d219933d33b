// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// The shapes against published limits, measured in samples as on paper:
// [1] Surawicz et al., AHA/ACCF/HRS recommendations part III: conduction, 2009,
//     doi:10.1161/CIRCULATIONAHA.108.191095
// [2] Rautaharju et al., AHA/ACCF/HRS recommendations part IV: ST, T, QT, 2009,
//     doi:10.1161/CIRCULATIONAHA.108.191096
// [3] Rijnbeek et al., normal values of the electrocardiogram, J Electrocardiol 2014;47:914–921
// [4] Thompson and Jaffe, Capnographic waveforms, Respir Care 2005;50:100–108
// [5] Weissler et al., Circulation 1968;37:149–159 (ejection time)
// [6] Humbert et al., ESC/ERS guideline on pulmonary hypertension 2022, section 3
#include "core/world/signals/typical_tracks.h"
#include "core/world/signals/waves.h"
#include "tests/unit/signals/beat_detector.h"

#include <QtTest>

#include <cmath>

using namespace ward;
using namespace ward::signals;
using test::median;

namespace {

constexpr int kBefore = 420; ///< ms of the mean beat ahead of R
constexpr int kAfter = 700;

world::Tracks tracksOf(Rhythm rhythm, double rate = 0)
{
    TypicalTracks typical;
    typical.rhythm = rhythm;
    typical.rate = rate > 0 ? rate : typicalRate(rhythm);
    typical.toUs = 40'000'000;
    return typical.make();
}

SignalParameters parametersOf(Rhythm rhythm)
{
    SignalParameters p;
    p.rhythm = rhythm;
    p.seed = 42;
    return p;
}

/// Mean beats of all leads at 1 kHz, aligned at R: noise and breathing average out.
class MeanBeat
{
public:
    explicit MeanBeat(Rhythm rhythm, double rate = 0, world::BeatKind kind = world::BeatKind::Sinus)
    {
        const world::Tracks tracks = tracksOf(rhythm, rate);
        const Waves waves(tracks, parametersOf(rhythm));
        int count = 0;
        for (auto &lead : m_leads)
            lead.assign(kBefore + kAfter, 0.0);
        for (const world::Beat &beat : tracks.beats) {
            if (beat.kind != kind || beat.onsetUs < 3'000'000 || beat.onsetUs > 38'000'000)
                continue;
            ++count;
            for (int lead = 0; lead < kLeadCount; ++lead) {
                for (int ms = -kBefore; ms < kAfter; ++ms)
                    at(lead, ms) += waves.ecg(static_cast<Lead>(lead), beat.onsetUs + ms * 1000);
            }
        }
        for (auto &lead : m_leads) {
            for (double &v : lead)
                v /= std::max(1, count);
        }
        m_rr = 60'000.0 / (rate > 0 ? rate : typicalRate(rhythm));
        findComplex();
    }
    [[nodiscard]] double mv(Lead lead, int ms) const
    {
        return m_leads[static_cast<std::size_t>(lead)][static_cast<std::size_t>(ms + kBefore)] -
               m_base[static_cast<std::size_t>(lead)];
    }
    [[nodiscard]] int qrsOn() const { return m_on; }
    [[nodiscard]] int qrsOff() const { return m_off; }
    [[nodiscard]] int qrs() const { return m_off - m_on; }
    /// Highest and lowest value inside the complex.
    [[nodiscard]] double r(Lead lead) const
    {
        double high = 0;
        for (int ms = m_on; ms <= m_off; ++ms)
            high = std::max(high, mv(lead, ms));
        return high;
    }
    [[nodiscard]] double s(Lead lead) const
    {
        double low = 0;
        for (int ms = m_on; ms <= m_off; ++ms)
            low = std::min(low, mv(lead, ms));
        return -low;
    }
    [[nodiscard]] int pPeak(Lead lead) const
    {
        const int first = -std::min(kBefore - 1, static_cast<int>(0.42 * m_rr));
        int best = first;
        for (int ms = first; ms < m_on - 20; ++ms) {
            if (mv(lead, ms) > mv(lead, best))
                best = ms;
        }
        return best;
    }
    [[nodiscard]] double p(Lead lead) const { return mv(lead, pPeak(lead)); }
    /// From the start of P to the start of the complex.
    [[nodiscard]] int pr() const
    {
        int ms = pPeak(Lead::II);
        const double height = p(Lead::II);
        while (ms > -kBefore + 1 && mv(Lead::II, ms) > 0.25 * height)
            --ms;
        return m_on - ms + 10; // a quarter of the height is reached 10 ms after the start
    }
    [[nodiscard]] int tPeak(Lead lead) const
    {
        const int last = std::min(kAfter - 1, static_cast<int>(0.62 * m_rr));
        int best = m_off + 60;
        for (int ms = m_off + 60; ms < last; ++ms) {
            if (std::abs(mv(lead, ms)) > std::abs(mv(lead, best)))
                best = ms;
        }
        return best;
    }
    [[nodiscard]] double t(Lead lead) const { return mv(lead, tPeak(lead)); }
    /// Start of the complex to where the steepest descent of T meets the baseline.
    [[nodiscard]] double qt() const
    {
        const int peak = tPeak(Lead::II);
        int steep = peak + 1;
        const auto slope = [&](int ms) { return mv(Lead::II, ms + 3) - mv(Lead::II, ms - 3); };
        for (int ms = peak + 4; ms < std::min(kAfter - 4, peak + 160); ++ms) {
            if (slope(ms) < slope(steep))
                steep = ms;
        }
        return steep - mv(Lead::II, steep) / (slope(steep) / 6.0) - m_on;
    }
    [[nodiscard]] double qtc() const { return qt() / std::cbrt(m_rr / 1000.0); }

private:
    double &at(int lead, int ms)
    {
        return m_leads[static_cast<std::size_t>(lead)][static_cast<std::size_t>(ms + kBefore)];
    }
    /// Where any lead is steep: 10 µV/ms. The baseline is what lies 20 ms ahead of it.
    void findComplex()
    {
        const auto steep = [&](int ms) {
            double most = 0;
            for (int lead = 0; lead < kLeadCount; ++lead)
                most = std::max(most, std::abs(at(lead, ms + 2) - at(lead, ms - 2)) / 4);
            return most > 0.010;
        };
        m_on = -100;
        m_off = 150;
        while (m_on < 0 && !steep(m_on))
            ++m_on;
        while (m_off > 0 && !steep(m_off))
            --m_off;
        for (int lead = 0; lead < kLeadCount; ++lead) {
            double sum = 0;
            for (int ms = m_on - 16; ms < m_on - 6; ++ms)
                sum += at(lead, ms);
            m_base[static_cast<std::size_t>(lead)] = sum / 10;
        }
    }

    std::array<std::vector<double>, kLeadCount> m_leads;
    std::array<double, kLeadCount> m_base{};
    double m_rr = 800;
    int m_on = 0;
    int m_off = 0;
};

bool within(double value, double low, double high)
{
    if (value >= low && value <= high)
        return true;
    qWarning("%.3f is not within %.3f and %.3f", value, low, high);
    return false;
}

constexpr Lead kChest[] = {Lead::V1, Lead::V2, Lead::V3, Lead::V4, Lead::V5, Lead::V6};

} // namespace

class tst_Morphology : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void intervals_data();
    void intervals();
    void normalAmplitudes();
    void progressionOfR();
    void leftBundleBranchBlock();
    void rightBundleBranchBlock();
    void wenckebach();
    void ectopicBeats();
    void pacing();
    void sineWave();
    void arterialPulse();
    void pulmonaryPulse();
    void centralVenousWaves();
    void capnogram();
    void breathingPatternsMove();
};

void tst_Morphology::intervals_data()
{
    QTest::addColumn<int>("rhythm");
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QList<double>>("pr"); ///< ms; empty = no P ahead of the complex
    QTest::addColumn<QList<double>>("qrs");
    QTest::addColumn<QList<double>>("qtc");
    using K = world::BeatKind;
    const auto row = [](Rhythm rhythm, double rate, K kind, QList<double> pr, QList<double> qrs,
                        QList<double> qtc) {
        QTest::addRow("%s %.0f", std::string(traits(rhythm).name).c_str(), rate)
            << static_cast<int>(rhythm) << rate << static_cast<int>(kind) << pr << qrs << qtc;
    };
    // PR 120–200, QRS 70–110 [1]; QTc 350–450 [2].
    for (const double rate : {50.0, 60.0, 76.0, 100.0})
        row(Rhythm::Sinus, rate, K::Sinus, {120, 200}, {70, 110}, {350, 450});
    row(Rhythm::SinusTachycardia, 118, K::Sinus, {110, 200}, {70, 110}, {350, 450});
    row(Rhythm::AvBlock1, 68, K::Sinus, {201, 400}, {70, 110}, {350, 450});
    row(Rhythm::Lbbb, 76, K::Sinus, {120, 210}, {120, 190}, {});
    row(Rhythm::Rbbb, 76, K::Sinus, {120, 210}, {120, 180}, {});
    row(Rhythm::Junctional, 48, K::Junctional, {}, {70, 110}, {340, 460});
    row(Rhythm::Svt, 160, K::Sinus, {}, {70, 110}, {});
    row(Rhythm::Idioventricular, 38, K::Ventricular, {}, {120, 220}, {});
    row(Rhythm::VtMonomorphic, 150, K::Ventricular, {}, {120, 220}, {});
    row(Rhythm::PacedVentricular, 70, K::Paced, {}, {120, 220}, {});
    row(Rhythm::PacedAtrial, 70, K::PacedAtrial, {120, 260}, {70, 110}, {});
    row(Rhythm::Hyperkalaemia, 66, K::Sinus, {}, {100, 180}, {});
}

void tst_Morphology::intervals()
{
    QFETCH(int, rhythm);
    QFETCH(double, rate);
    QFETCH(int, kind);
    QFETCH(QList<double>, pr);
    QFETCH(QList<double>, qrs);
    QFETCH(QList<double>, qtc);
    const MeanBeat beat(rhythmFromIndex(rhythm), rate, static_cast<world::BeatKind>(kind));
    qInfo("PR %d, QRS %d, QTc %.0f ms", beat.pr(), beat.qrs(), beat.qtc());
    QVERIFY(within(beat.qrs(), qrs[0], qrs[1]));
    if (!pr.isEmpty())
        QVERIFY(within(beat.pr(), pr[0], pr[1]));
    else if (rate < 100) // before a fast beat lies the T of the one before
        QVERIFY2(beat.p(Lead::II) < 0.08, qPrintable(QString::number(beat.p(Lead::II))));
    if (!qtc.isEmpty())
        QVERIFY(within(beat.qtc(), qtc[0], qtc[1]));
}

void tst_Morphology::normalAmplitudes()
{
    const MeanBeat beat(Rhythm::Sinus, 70);
    // P at most 0.25 mV in II, upright in I and II, inverted in aVR [3].
    QVERIFY(within(beat.p(Lead::II), 0.05, 0.25));
    QVERIFY(beat.p(Lead::I) > 0.02);
    QVERIFY(beat.mv(Lead::AvR, beat.pPeak(Lead::II)) < -0.03);
    // QRS axis −30° to 90°: net positive in I and II [1].
    QVERIFY(beat.r(Lead::I) > beat.s(Lead::I) && beat.r(Lead::II) > beat.s(Lead::II));
    QVERIFY(beat.s(Lead::AvR) > 2 * beat.r(Lead::AvR));
    // Limits of the adult [3]; Sokolow–Lyon index below 3.5 mV; limb leads at least 0.5 mV.
    QVERIFY(within(beat.r(Lead::V5), 0.6, 2.6));
    QVERIFY(within(beat.s(Lead::V2), 0.4, 2.6));
    QVERIFY(beat.s(Lead::V1) + beat.r(Lead::V5) < 3.5);
    QVERIFY(within(beat.r(Lead::II) + beat.s(Lead::II), 0.5, 2.2));
    // T upright in I, II, V3–V6, inverted in aVR; at least a tenth of R where R is tall [2].
    for (const Lead lead : {Lead::I, Lead::II, Lead::V3, Lead::V4, Lead::V5, Lead::V6})
        QVERIFY(within(beat.t(lead), 0.1, 1.0));
    QVERIFY(beat.t(Lead::AvR) < -0.1);
    QVERIFY(beat.t(Lead::V5) > 0.1 * beat.r(Lead::V5));
    // ST at J + 60 ms within 0.1 mV of the baseline in every lead but V2 and V3 (0.2 mV) [2].
    for (int lead = 0; lead < kLeadCount; ++lead) {
        const bool chest = lead == static_cast<int>(Lead::V2) || lead == static_cast<int>(Lead::V3);
        QVERIFY(std::abs(beat.mv(static_cast<Lead>(lead), beat.qrsOff() + 20)) <
                (chest ? 0.2 : 0.1));
    }
}

void tst_Morphology::progressionOfR()
{
    const MeanBeat beat(Rhythm::Sinus, 70);
    // R grows from V1 to V4, S shrinks from V2 to V6; the two are equal between V2 and V5 [3].
    for (int i = 0; i < 3; ++i)
        QVERIFY(beat.r(kChest[i + 1]) > beat.r(kChest[i]));
    for (int i = 1; i < 5; ++i)
        QVERIFY(beat.s(kChest[i + 1]) < beat.s(kChest[i]));
    QVERIFY(beat.r(Lead::V1) < beat.s(Lead::V1));
    QVERIFY(beat.r(Lead::V2) < beat.s(Lead::V2));
    QVERIFY(beat.r(Lead::V5) > beat.s(Lead::V5));
    // Small q in V5 and V6 only.
    QVERIFY(beat.mv(Lead::V6, -25) < 0 && beat.mv(Lead::V1, -25) >= -0.02);
}

void tst_Morphology::leftBundleBranchBlock()
{
    const MeanBeat beat(Rhythm::Lbbb, 76);
    // Broad R in I, aVL, V5, V6 without q, deep S in V1, T against the complex [1].
    for (const Lead lead : {Lead::I, Lead::AvL, Lead::V6}) {
        QVERIFY(beat.r(lead) > 0.2);
        QVERIFY2(beat.s(lead) < 0.05, "no q, no S");
        QVERIFY2(beat.t(lead) < 0, "discordant");
    }
    QVERIFY(beat.s(Lead::V1) > 3 * beat.r(Lead::V1));
    QVERIFY(beat.t(Lead::V1) > 0.1);
}

void tst_Morphology::rightBundleBranchBlock()
{
    const MeanBeat beat(Rhythm::Rbbb, 76);
    // rsR' in V1 with R' higher than r; S in I and V6 longer than 40 ms [1].
    int peaks = 0;
    double first = 0;
    double second = 0;
    for (int ms = beat.qrsOn() + 2; ms < beat.qrsOff() - 2; ++ms) {
        const double v = beat.mv(Lead::V1, ms);
        if (v > 0.05 && v > beat.mv(Lead::V1, ms - 2) && v >= beat.mv(Lead::V1, ms + 2) &&
            v > beat.mv(Lead::V1, ms - 1) && v >= beat.mv(Lead::V1, ms + 1)) {
            (peaks == 0 ? first : second) = v;
            ++peaks;
        }
    }
    QCOMPARE(peaks, 2);
    QVERIFY(second > first);
    for (const Lead lead : {Lead::I, Lead::V6}) {
        int wide = 0;
        for (int ms = beat.qrsOn(); ms <= beat.qrsOff() + 20; ++ms)
            wide += beat.mv(lead, ms) < -0.05 && ms > 0;
        QVERIFY2(wide > 40, qPrintable(QString::number(wide)));
    }
    QVERIFY(beat.t(Lead::V1) < 0);
}

void tst_Morphology::wenckebach()
{
    // PR grows until a P wave is not conducted; Mobitz II: it does not grow.
    const auto distances = [](Rhythm rhythm) {
        const world::Tracks tracks = tracksOf(rhythm, 70);
        const Ecg ecg(tracks, parametersOf(rhythm));
        std::vector<double> found;
        for (const world::Beat &beat : tracks.beats) {
            if (beat.onsetUs < 2'000'000 || beat.onsetUs > 14'000'000 ||
                !world::hasComplex(beat.kind))
                continue;
            int best = -400;
            for (int ms = -400; ms < -90; ++ms) {
                if (ecg.value(Lead::II, beat.onsetUs + ms * 1000, 0.4) >
                    ecg.value(Lead::II, beat.onsetUs + best * 1000, 0.4))
                    best = ms;
            }
            found.push_back(-best);
        }
        return found;
    };
    const std::vector<double> growing = distances(Rhythm::AvBlock2Mobitz1);
    const auto [shortest, longest] = std::minmax_element(growing.begin(), growing.end());
    QVERIFY(*longest - *shortest > 80);
    const std::vector<double> constant = distances(Rhythm::AvBlock2Mobitz2);
    const auto [low, high] = std::minmax_element(constant.begin(), constant.end());
    QVERIFY(*high - *low < 15);
}

void tst_Morphology::ectopicBeats()
{
    using K = world::BeatKind;
    const MeanBeat ventricular(Rhythm::SinusPvc, 76, K::Pvc);
    QVERIFY2(ventricular.qrs() >= 120, "wide [1]");
    QVERIFY2(ventricular.r(Lead::II) > 1 && ventricular.t(Lead::II) < -0.2, "T against it");
    // The other focus looks different in II.
    const MeanBeat other(Rhythm::SinusPvcMultifocal, 76, K::PvcAlternate);
    QVERIFY(other.s(Lead::II) > other.r(Lead::II));
    const MeanBeat atrial(Rhythm::SinusPac, 76, K::Pac);
    QVERIFY2(within(atrial.qrs(), 70, 110), "narrow: conducted as usual");
}

void tst_Morphology::pacing()
{
    using K = world::BeatKind;
    // A spike ahead of the complex, or of P, or both; none without a pacemaker.
    const auto spike = [](const MeanBeat &beat, int from, int to) {
        double most = 0;
        for (int ms = from; ms < to; ++ms)
            most = std::max(most, std::abs(beat.mv(Lead::II, ms + 2) - beat.mv(Lead::II, ms - 2)));
        return most > 0.3;
    };
    const MeanBeat ventricle(Rhythm::PacedVentricular, 70, K::Paced);
    QVERIFY(spike(ventricle, -75, -50));
    QVERIFY(!spike(ventricle, -300, -80));
    const MeanBeat atrium(Rhythm::PacedAtrial, 70, K::PacedAtrial);
    QVERIFY(!spike(atrium, -75, -50));
    QVERIFY(spike(atrium, -320, -100));
    const MeanBeat both(Rhythm::PacedDdd, 70, K::PacedDual);
    QVERIFY(spike(both, -75, -50));
    QVERIFY(spike(both, -320, -100));
    const MeanBeat none(Rhythm::Sinus, 70);
    QVERIFY(!spike(none, -320, -40));
    // From the apex of the right ventricle: negative in II, like a left bundle branch block in V1.
    for (const Lead lead : {Lead::II, Lead::V1}) {
        QVERIFY(ventricle.mv(lead, 15) < -0.3);
        QVERIFY(ventricle.mv(lead, 70) < -0.2);
    }
    // Failure to capture: spikes, after which nothing comes.
    const world::Tracks tracks = tracksOf(Rhythm::PacedFailureToCapture, 40);
    const Ecg ecg(tracks, parametersOf(Rhythm::PacedFailureToCapture));
    int alone = 0;
    for (const world::Beat &beat : tracks.beats) {
        if (beat.kind != K::PacerSpike)
            continue;
        double high = 0;
        for (int ms = -40; ms < 200; ++ms)
            high = std::max(high, std::abs(ecg.value(Lead::II, beat.onsetUs + ms * 1000, 0.4)));
        alone += high < 0.25;
    }
    QVERIFY(alone >= 3);
}

void tst_Morphology::sineWave()
{
    // P has gone, and complex and T make one wave: nowhere for long on the baseline.
    const world::Tracks tracks = tracksOf(Rhythm::HyperkalaemiaSine, 74);
    const Ecg ecg(tracks, parametersOf(Rhythm::HyperkalaemiaSine));
    int flat = 0;
    int longest = 0;
    for (std::int64_t us = 5'000'000; us < 15'000'000; us += 1'000) {
        flat = std::abs(ecg.value(Lead::II, us, 0.4)) < 0.1 ? flat + 1 : 0;
        longest = std::max(longest, flat);
    }
    QVERIFY2(longest < 140, qPrintable(QString::number(longest)));
}

void tst_Morphology::arterialPulse()
{
    for (const double rate : {55.0, 75.0, 110.0}) {
        const Waves waves(tracksOf(Rhythm::Sinus, rate), parametersOf(Rhythm::Sinus));
        const auto &pulses = waves.abpWave().pulses();
        const double ejection = 413 - 1.7 * rate; // [5]
        int peakAt = 0;
        int notchAt = 0;
        const std::int64_t start = pulses[8].startUs;
        for (int ms = 1; ms < 450; ++ms) {
            if (waves.abp(start + ms * 1000) > waves.abp(start + peakAt * 1000))
                peakAt = ms;
        }
        // The notch: where the fall is interrupted, as the strongest upward bend.
        double bend = 0;
        for (int ms = peakAt + 30; ms < 460; ++ms) {
            const auto v = [&](int d) { return waves.abp(start + (ms + d) * 1000); };
            if (v(-12) + v(12) - 2 * v(0) > bend) {
                bend = v(-12) + v(12) - 2 * v(0);
                notchAt = ms;
            }
        }
        QVERIFY2(within(peakAt, 70, 200), "systolic peak");
        QVERIFY2(within(notchAt, ejection - 30, ejection + 40), "the valve closes");
        const double pulse = waves.abp(start + peakAt * 1000) - waves.abp(start);
        const double above = waves.abp(start + notchAt * 1000) - waves.abp(start);
        QVERIFY2(within(above / pulse, 0.2, 0.75), "height of the notch");
    }
}

void tst_Morphology::pulmonaryPulse()
{
    const Waves waves(tracksOf(Rhythm::Sinus, 75), parametersOf(Rhythm::Sinus));
    double low = 1e9;
    double high = 0;
    double sum = 0;
    int count = 0;
    for (std::int64_t us = 6'000'000; us < 14'000'000; us += 4'000) {
        const double v = waves.pap(us);
        low = std::min(low, v);
        high = std::max(high, v);
        sum += v;
        ++count;
    }
    // 22/12, mean 16; the mean at most 20 at rest [6].
    QVERIFY(within(high, 20, 27));
    QVERIFY(within(low, 9, 14));
    QVERIFY(within(sum / count, 13, 20));
}

void tst_Morphology::centralVenousWaves()
{
    // a before the complex, v after it, x between; no a wave in fibrillating atria.
    const auto mean = [](Rhythm rhythm, int ms) {
        const world::Tracks tracks = tracksOf(rhythm, 66);
        const Waves waves(tracks, parametersOf(rhythm));
        double sum = 0;
        int count = 0;
        for (const world::Beat &beat : tracks.beats) {
            if (beat.onsetUs < 3'000'000 || beat.onsetUs > 37'000'000)
                continue;
            sum += waves.cvp(beat.onsetUs + ms * 1000);
            ++count;
        }
        return sum / count;
    };
    const double a = mean(Rhythm::Sinus, -75);
    const double x = mean(Rhythm::Sinus, 210);
    const double v = mean(Rhythm::Sinus, 400);
    QVERIFY(a > x + 2 && v > x + 2);
    QVERIFY(mean(Rhythm::AtrialFibrillation, -75) < a - 1);
}

void tst_Morphology::capnogram()
{
    const auto wave = [](CapnoShape shape) {
        SignalParameters p = parametersOf(Rhythm::Sinus);
        p.capno = shape;
        return Waves(tracksOf(Rhythm::Sinus, 70), p);
    };
    const world::Tracks tracks = tracksOf(Rhythm::Sinus, 70);
    const world::Breath &breath = tracks.breaths[3];
    const std::int64_t begin = breath.onsetUs + breath.inspirationUs;
    const std::int64_t end = breath.onsetUs + breath.periodUs;
    const Waves normal = wave(CapnoShape::Normal);
    const auto reaches = [&](const Waves &w, double part) {
        std::int64_t us = begin;
        while (us < end && w.co2(us) < part * 40)
            us += 2'000;
        return static_cast<double>(us - begin) / 1000;
    };
    // Phase I of dead space, a steep phase II, a plateau that rises a little, and a fast washout
    // [4].
    QVERIFY(normal.co2(begin + 40'000) < 2);
    QVERIFY(within(reaches(normal, 0.1), 60, 400));
    QVERIFY2(within(reaches(normal, 0.8) - reaches(normal, 0.1), 60, 500), "phase II");
    const double half = normal.co2((begin + end) / 2);
    const double last = normal.co2(end - 30'000);
    const double seconds = static_cast<double>(end - begin) / 2e6;
    QVERIFY2(within((last - half) / seconds, 0.2, 4), "phase III, mmHg/s");
    QVERIFY2(within(last, 38, 41), "end of the breath");
    QVERIFY2(normal.co2(end + 350'000) < 2, "no rebreathing");
    // Bronchi that are narrow: no corner, a slope up to the end; shark fin.
    const Waves narrow = wave(CapnoShape::Obstructed);
    QVERIFY(reaches(narrow, 0.8) > 2 * reaches(normal, 0.8));
    const double slope = (narrow.co2(end - 30'000) - narrow.co2((begin + end) / 2)) / seconds;
    QVERIFY2(slope > 2 * (last - half) / seconds, qPrintable(QString::number(slope)));
}

void tst_Morphology::breathingPatternsMove()
{
    // Inspiration takes a third of the cycle and moves the chest up; a gasp is short and alone.
    TypicalTracks typical;
    typical.breathRate = 12;
    const world::Tracks tracks = typical.make();
    const Waves waves(tracks, parametersOf(Rhythm::Sinus));
    for (const world::Breath &breath : tracks.breaths) {
        if (breath.onsetUs > 12'000'000)
            continue;
        QVERIFY(waves.resp(breath.onsetUs + breath.inspirationUs) > 0.85);
        QVERIFY(std::abs(waves.resp(breath.onsetUs + breath.periodUs - 50'000)) < 0.1);
    }
}

QTEST_APPLESS_MAIN(tst_Morphology)
#include "tst_morphology.moc"
