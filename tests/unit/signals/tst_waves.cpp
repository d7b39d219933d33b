// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Properties of the waves of every rhythm: one source for rate and pulse, no pulse without a pulse,
// the same value however it is asked for, and the same bits on every machine.
#include "core/base/hash.h"
#include "core/base/math.h"
#include "core/content/schema.h"
#include "core/world/layout.h"
#include "core/world/signals/typical_tracks.h"
#include "core/world/signals/waves.h"
#include "tests/unit/signals/beat_detector.h"
#include "tests/unit/signals/measure.h"

#include <QtTest>

#include <bit>
#include <cmath>

using namespace ward;
using namespace ward::signals;
using test::arterialPressure;
using test::detectComplexes;
using test::detectPulses;
using test::endTidalCo2;
using test::heartRate;
using test::PressureReading;
using test::pulseRate;
using test::ratePerMinute;
using test::respiratoryRate;

namespace {

SignalParameters parametersOf(Rhythm rhythm)
{
    SignalParameters p;
    p.rhythm = rhythm;
    p.seed = 42;
    return p;
}

world::Tracks tracksOf(Rhythm rhythm, std::int64_t toUs = 16'000'000)
{
    TypicalTracks typical;
    typical.rhythm = rhythm;
    typical.rate = typicalRate(rhythm);
    typical.toUs = toUs;
    return typical.make();
}

template <typename Wave>
std::vector<double> sampled(Wave wave, double hertz, double fromS, double toS)
{
    std::vector<double> samples;
    const auto count = static_cast<std::int64_t>((toS - fromS) * hertz);
    for (std::int64_t i = 0; i < count; ++i)
        samples.push_back(
            wave(static_cast<std::int64_t>((fromS + static_cast<double>(i) / hertz) * 1e6)));
    return samples;
}

double spread(const std::vector<double> &samples)
{
    const auto [low, high] = std::minmax_element(samples.begin(), samples.end());
    return *high - *low;
}

void everyRhythm()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < kRhythmCount; ++i)
        QTest::newRow(std::string(traits(rhythmFromIndex(i)).name).c_str()) << i;
}

/// Share of the wave's power between two frequencies, by a plain Fourier sum.
double powerBetween(const std::vector<double> &samples, double hertz, double low, double high)
{
    double mean = 0;
    for (const double s : samples)
        mean += s / static_cast<double>(samples.size());
    double inside = 0;
    double all = 0;
    const double resolution = hertz / static_cast<double>(samples.size());
    for (double f = resolution; f < 20; f += resolution) {
        double re = 0;
        double im = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double phase = math::kTwoPi * f * static_cast<double>(i) / hertz;
            re += (samples[i] - mean) * std::cos(phase);
            im += (samples[i] - mean) * std::sin(phase);
        }
        const double power = re * re + im * im;
        all += power;
        if (f >= low && f <= high)
            inside += power;
    }
    return inside / all;
}

} // namespace

class tst_Waves : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rhythmsAreThoseOfTheSchema();
    void boundedAndContinuous_data() { everyRhythm(); }
    void boundedAndContinuous();
    void laterBeatsChangeNothingDrawn_data() { everyRhythm(); }
    void laterBeatsChangeNothingDrawn();
    void leadsObeyEinthoven();
    void ratesAgree_data();
    void ratesAgree();
    void pulselessIsFlat_data();
    void pulselessIsFlat();
    void pulseFollowsAfter180ms();
    void fibrillationSpectrum();
    void fineIsSmallerThanCoarse();
    void atrialFibrillationHasNoPWave();
    void bundleBranchBlockIsWide();
    void infarctTerritories_data();
    void infarctTerritories();
    void hyperkalaemiaPeaksT();
    void pacerSpikesAreSeenAtAnySampling();
    void torsadesTurns();
    void pastKeepsItsRhythm();
    void shockIsAnArtefactOnly();
    void compressions();
    void arterialLines();
    void haemorrhageSwings();
    void capnograms();
    void apnoeaEndsCo2();
    void goldenDigest();
};

void tst_Waves::rhythmsAreThoseOfTheSchema()
{
    const auto layout = world::Layout::fromSchema(content::Schema::shipped());
    const auto &values = layout.field(layout.find("rhythm.ecg")).values;
    QCOMPARE(static_cast<int>(values.size()), kRhythmCount);
    for (int i = 0; i < kRhythmCount; ++i) {
        QCOMPARE(traits(rhythmFromIndex(i)).name,
                 std::string_view(values[static_cast<std::size_t>(i)]));
        QCOMPARE(static_cast<int>(rhythmFromName(values[static_cast<std::size_t>(i)])), i);
    }
    QCOMPARE(rhythmFromIndex(-1), Rhythm::Sinus);
    QCOMPARE(rhythmFromIndex(kRhythmCount), Rhythm::Sinus);
}

void tst_Waves::boundedAndContinuous()
{
    QFETCH(int, index);
    const Rhythm rhythm = rhythmFromIndex(index);
    world::Tracks tracks = tracksOf(rhythm);
    const Waves waves(tracks, parametersOf(rhythm));
    constexpr std::int64_t kStep = 250;
    for (int lead = 0; lead < kLeadCount; ++lead) {
        double last = waves.ecg(static_cast<Lead>(lead), 5'000'000);
        for (std::int64_t us = 5'000'000 + kStep; us < 8'000'000; us += kStep) {
            const double v = waves.ecg(static_cast<Lead>(lead), us);
            QVERIFY(std::isfinite(v));
            QVERIFY(std::abs(v) < 4.5);
            // The edge of a pacer's spike rises 0.9 mV in 2 ms; a QRS a tenth of that.
            QVERIFY2(std::abs(v - last) < 0.25, qPrintable(QString::number(us)));
            last = v;
        }
    }
    const auto smooth = [&](auto wave, double low, double high, double step) {
        double last = wave(5'000'000);
        for (std::int64_t us = 5'001'000; us < 12'000'000; us += 1'000) {
            const double v = wave(us);
            QVERIFY(std::isfinite(v));
            QVERIFY(v >= low && v <= high);
            QVERIFY2(std::abs(v - last) < step,
                     qPrintable(QStringLiteral("%1 at %2").arg(v - last).arg(us)));
            last = v;
        }
    };
    smooth([&](std::int64_t us) { return waves.abp(us); }, 0, 200, 2.0);
    smooth([&](std::int64_t us) { return waves.pap(us); }, 0, 60, 1.0);
    smooth([&](std::int64_t us) { return waves.pleth(us); }, -0.5, 2, 0.05);
    smooth([&](std::int64_t us) { return waves.cvp(us); }, -10, 30, 0.5);
    smooth([&](std::int64_t us) { return waves.co2(us); }, 0, 45, 1.0);
    smooth([&](std::int64_t us) { return waves.resp(us); }, -0.5, 1.5, 0.02);
}

/// What a monitor has drawn up to its lag stays as it is: beats made later do not reach back.
void tst_Waves::laterBeatsChangeNothingDrawn()
{
    QFETCH(int, index);
    const Rhythm rhythm = rhythmFromIndex(index);
    const world::Tracks whole = tracksOf(rhythm);
    const SignalParameters parameters = parametersOf(rhythm);
    const Waves all(whole, parameters);
    for (const std::int64_t now : {7'000'000, 7'333'333, 9'250'000, 12'016'667}) {
        world::Tracks known = whole;
        std::erase_if(known.beats, [&](const world::Beat &b) { return b.onsetUs > now; });
        std::erase_if(known.breaths, [&](const world::Breath &b) { return b.onsetUs > now; });
        const Waves sofar(known, parameters);
        for (std::int64_t us = now - 3'000'000; us <= now - kDisplayLagUs; us += 7'000) {
            QCOMPARE(sofar.ecg(Lead::II, us), all.ecg(Lead::II, us));
            QCOMPARE(sofar.ecg(Lead::V5, us), all.ecg(Lead::V5, us));
            QCOMPARE(sofar.abp(us), all.abp(us));
            QCOMPARE(sofar.pleth(us), all.pleth(us));
            QCOMPARE(sofar.cvp(us), all.cvp(us));
            QCOMPARE(sofar.co2(us), all.co2(us));
            QCOMPARE(sofar.resp(us), all.resp(us));
        }
    }
}

void tst_Waves::leadsObeyEinthoven()
{
    for (const Rhythm rhythm : {Rhythm::Sinus, Rhythm::StemiInferior, Rhythm::PacedDdd}) {
        const Ecg ecg(tracksOf(rhythm), parametersOf(rhythm));
        for (std::int64_t us = 5'000'000; us < 6'000'000; us += 1'000) {
            const auto lead = [&](Lead l) { return ecg.value(l, us, 0.4); };
            // Each lead has its own trace of noise.
            QVERIFY(std::abs(lead(Lead::III) - (lead(Lead::II) - lead(Lead::I))) < 0.07);
            QVERIFY(std::abs(lead(Lead::AvR) + lead(Lead::AvL) + lead(Lead::AvF)) < 0.07);
        }
    }
}

void tst_Waves::ratesAgree_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<double>("rate");
    struct Case
    {
        Rhythm rhythm;
        double rate;
    };
    for (const Case &c : {Case{Rhythm::Sinus, 76},
                          {Rhythm::SinusBradycardia, 42},
                          {Rhythm::SinusTachycardia, 118},
                          {Rhythm::SinusTachycardia, 150},
                          {Rhythm::Svt, 178},
                          {Rhythm::AvBlock1, 68},
                          {Rhythm::Lbbb, 80},
                          {Rhythm::Rbbb, 80},
                          {Rhythm::Junctional, 48},
                          {Rhythm::StemiInferior, 64},
                          {Rhythm::StemiAnterior, 92},
                          {Rhythm::Hyperkalaemia, 66},
                          {Rhythm::AtrialFlutter, 150},
                          {Rhythm::VtMonomorphic, 176}}) {
        QTest::newRow(
            qPrintable(QStringLiteral("%1 %2")
                           .arg(QString::fromStdString(std::string(traits(c.rhythm).name)))
                           .arg(c.rate)))
            << static_cast<int>(c.rhythm) << c.rate;
    }
}

/// ECG, arterial line, pleth and the numerics out of the tracks all say the same rate.
void tst_Waves::ratesAgree()
{
    QFETCH(int, index);
    QFETCH(double, rate);
    TypicalTracks typical;
    typical.rhythm = rhythmFromIndex(index);
    typical.rate = rate;
    const world::Tracks tracks = typical.make();
    const Waves waves(tracks, parametersOf(typical.rhythm));
    const auto ecg =
        sampled([&](std::int64_t us) { return waves.ecg(Lead::II, us); }, 250, 2, 15.5);
    const auto abp = sampled([&](std::int64_t us) { return waves.abp(us); }, 125, 2, 15.5);
    const auto pleth = sampled([&](std::int64_t us) { return waves.pleth(us); }, 125, 2, 15.5);
    const auto feet = [](const std::vector<test::PulseFoot> &pulses) {
        std::vector<std::int64_t> feet;
        for (const test::PulseFoot &pulse : pulses)
            feet.push_back(pulse.foot);
        return feet;
    };
    QVERIFY(std::abs(ratePerMinute(detectComplexes(ecg, 250), 250) - rate) < 0.02 * rate);
    QVERIFY(std::abs(ratePerMinute(feet(detectPulses(abp, 125, 8)), 125) - rate) < 0.03 * rate);
    QVERIFY(std::abs(ratePerMinute(feet(detectPulses(pleth, 125, 0.1)), 125) - rate) < 0.03 * rate);
    QVERIFY(std::abs(*heartRate(tracks, 15'500'000) - rate) < 0.5);
    QVERIFY(std::abs(*pulseRate(waves, 15'500'000) - rate) < 0.5);
    QVERIFY(std::abs(*respiratoryRate(tracks, 15'500'000) - 16) < 0.1);
    const PressureReading pressure = arterialPressure(waves, 15'500'000);
    QVERIFY(pressure.pulsatile);
    QVERIFY(pressure.systolic > pressure.mean && pressure.mean > pressure.diastolic);
    QVERIFY(std::abs(pressure.systolic - 120) < 8);
    QVERIFY(std::abs(pressure.diastolic - 80) < 8);
}

void tst_Waves::pulselessIsFlat_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < kRhythmCount; ++i) {
        if (!traits(rhythmFromIndex(i)).pulse)
            QTest::newRow(std::string(traits(rhythmFromIndex(i)).name).c_str()) << i;
    }
}

void tst_Waves::pulselessIsFlat()
{
    QFETCH(int, index);
    const Rhythm rhythm = rhythmFromIndex(index);
    world::Tracks tracks = tracksOf(rhythm);
    for (world::Beat &beat : tracks.beats)
        beat.mechanical = 1000; // even when an engine forgets to say so
    const Waves waves(tracks, parametersOf(rhythm));
    QVERIFY(spread(sampled([&](std::int64_t us) { return waves.abp(us); }, 100, 4, 15)) < 1);
    QVERIFY(spread(sampled([&](std::int64_t us) { return waves.pleth(us); }, 100, 4, 15)) < 0.03);
    QVERIFY(!pulseRate(waves, 15'000'000));
    QVERIFY(!arterialPressure(waves, 15'000'000).pulsatile);
}

void tst_Waves::pulseFollowsAfter180ms()
{
    world::Tracks tracks;
    for (std::int64_t t = 500'000; t < 16'000'000; t += 900'000)
        tracks.beats.push_back({t, world::BeatKind::Sinus, 1000, 1000});
    const Waves waves(tracks, {});
    for (const PressureWave::Pulse &pulse : waves.abpWave().pulses()) {
        const std::int64_t r = pulse.startUs - 180'000;
        QVERIFY(std::any_of(tracks.beats.begin(), tracks.beats.end(),
                            [&](const world::Beat &b) { return b.onsetUs == r; }));
        QVERIFY(waves.abp(pulse.startUs + 60'000) > waves.abp(pulse.startUs) + 5);
        QVERIFY(waves.abp(pulse.startUs) <= waves.abp(pulse.startUs - 30'000) + 1);
    }
}

void tst_Waves::fibrillationSpectrum()
{
    const Waves waves({}, parametersOf(Rhythm::VfCoarse));
    for (const Lead lead : {Lead::II, Lead::V5}) {
        const auto ecg = sampled([&](std::int64_t us) { return waves.ecg(lead, us); }, 100, 0, 30);
        QVERIFY(powerBetween(ecg, 100, 2.5, 7.5) > 0.8);
        QVERIFY(powerBetween(ecg, 100, 10, 20) < 0.05);
        QVERIFY(spread(ecg) > 0.8 && spread(ecg) < 3);
    }
}

void tst_Waves::fineIsSmallerThanCoarse()
{
    const Waves fine({}, parametersOf(Rhythm::VfFine));
    const auto ecg = sampled([&](std::int64_t us) { return fine.ecg(Lead::II, us); }, 100, 0, 20);
    QVERIFY(spread(ecg) < 0.4);
    const Waves none({}, parametersOf(Rhythm::Asystole));
    const auto flat = sampled([&](std::int64_t us) { return none.ecg(Lead::II, us); }, 100, 0, 20);
    QVERIFY(spread(flat) < 0.08);
    QVERIFY(spread(ecg) > 2 * spread(flat));
}

void tst_Waves::atrialFibrillationHasNoPWave()
{
    // Mean over many beats, aligned at R: the P wave of sinus rhythm stays, f waves average out.
    const auto meanAt = [](Rhythm rhythm, std::int64_t offset) {
        TypicalTracks typical;
        typical.rhythm = rhythm;
        typical.rate = 60;
        typical.toUs = 240'000'000;
        const world::Tracks tracks = typical.make();
        const Waves waves(tracks, parametersOf(rhythm));
        double sum = 0;
        int count = 0;
        for (const world::Beat &beat : tracks.beats) {
            sum += waves.ecg(Lead::II, beat.onsetUs + offset) -
                   waves.ecg(Lead::II, beat.onsetUs - 60'000);
            ++count;
        }
        return sum / count;
    };
    QVERIFY(meanAt(Rhythm::Sinus, -150'000) > 0.1);
    QVERIFY(std::abs(meanAt(Rhythm::AtrialFibrillation, -150'000)) < 0.03);
}

void tst_Waves::bundleBranchBlockIsWide()
{
    const auto width = [](Rhythm rhythm) {
        world::Tracks tracks;
        tracks.beats.push_back({5'000'000, world::BeatKind::Sinus, 1000, 1000});
        const Ecg ecg(tracks, parametersOf(rhythm));
        // From the first to the last moment at which V1, V6 or I leaves the baseline by 0.1 mV.
        std::int64_t first = 0;
        std::int64_t last = 0;
        for (std::int64_t us = 4'925'000; us < 5'140'000; us += 500) {
            for (const Lead lead : {Lead::I, Lead::V1, Lead::V6}) {
                if (std::abs(ecg.value(lead, us, 0.4)) > 0.1) {
                    first = first == 0 ? us : first;
                    last = us;
                }
            }
        }
        return static_cast<double>(last - first) / 1000.0;
    };
    QVERIFY(width(Rhythm::Sinus) < 100);
    QVERIFY(width(Rhythm::Lbbb) >= 118);
    QVERIFY(width(Rhythm::Rbbb) >= 118);
}

void tst_Waves::infarctTerritories_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QList<int>>("raised");
    QTest::addColumn<QList<int>>("lowered");
    const auto l = [](std::initializer_list<Lead> leads) {
        QList<int> list;
        for (const Lead lead : leads)
            list.append(static_cast<int>(lead));
        return list;
    };
    QTest::newRow("anterior") << static_cast<int>(Rhythm::StemiAnterior)
                              << l({Lead::V2, Lead::V3, Lead::V4}) << l({Lead::III});
    QTest::newRow("inferior") << static_cast<int>(Rhythm::StemiInferior)
                              << l({Lead::II, Lead::III, Lead::AvF}) << l({Lead::I, Lead::AvL});
    QTest::newRow("lateral") << static_cast<int>(Rhythm::StemiLateral)
                             << l({Lead::I, Lead::AvL, Lead::V5, Lead::V6}) << l({Lead::III});
    QTest::newRow("none") << static_cast<int>(Rhythm::Sinus) << QList<int>() << QList<int>();
}

void tst_Waves::infarctTerritories()
{
    QFETCH(int, index);
    QFETCH(QList<int>, raised);
    QFETCH(QList<int>, lowered);
    const BasisVector st = stSegment(rhythmFromIndex(index), 0);
    // Two contiguous leads by 0.1 mV (0.2 mV in V2–V3): Fourth Universal Definition, 2018.
    for (const int lead : raised)
        QVERIFY(inLead(st, static_cast<Lead>(lead)) >= 0.1);
    for (const int lead : lowered)
        QVERIFY(inLead(st, static_cast<Lead>(lead)) <= -0.1);
    if (raised.isEmpty()) {
        for (int lead = 0; lead < kLeadCount; ++lead)
            QCOMPARE(inLead(st, static_cast<Lead>(lead)), 0.0);
    }
    // And it is in the wave: 70 ms after R, against the same beat without it.
    if (!raised.isEmpty()) {
        world::Tracks tracks;
        tracks.beats.push_back({5'000'000, world::BeatKind::Sinus, 1000, 1000});
        const Ecg with(tracks, parametersOf(rhythmFromIndex(index)));
        const Ecg without(tracks, parametersOf(Rhythm::Sinus));
        const Lead lead = static_cast<Lead>(raised.front());
        const double difference =
            with.value(lead, 5'070'000, 0.4) - without.value(lead, 5'070'000, 0.4);
        QVERIFY(std::abs(difference - inLead(st, lead)) < 0.02);
    }
    // Without a territory: elevation is largest in V3 and leaves II at or below the baseline,
    // depression is seen in II and V5 and raises aVR.
    const BasisVector up = stSegment(Rhythm::Sinus, 0.3);
    QVERIFY(std::abs(inLead(up, Lead::V3) - 0.3) < 1e-9);
    QVERIFY(inLead(up, Lead::V2) >= 0.2 && inLead(up, Lead::V4) >= 0.1);
    QVERIFY(inLead(up, Lead::II) <= 0 && inLead(up, Lead::II) > -0.1);
    QVERIFY(inLead(up, Lead::III) < inLead(up, Lead::II));
    const BasisVector down = stSegment(Rhythm::Sinus, -0.2);
    QVERIFY(std::abs(inLead(down, Lead::V5) + 0.2) < 1e-9);
    QVERIFY(inLead(down, Lead::II) <= -0.1);
    QVERIFY(inLead(down, Lead::AvR) >= 0.1);
}

void tst_Waves::hyperkalaemiaPeaksT()
{
    const auto highestT = [](Rhythm rhythm, double potassium) {
        world::Tracks tracks;
        tracks.beats.push_back({5'000'000, world::BeatKind::Sinus, 1000, 1000});
        SignalParameters p = parametersOf(rhythm);
        p.potassium = potassium;
        const Ecg ecg(tracks, p);
        double high = 0;
        for (std::int64_t us = 5'120'000; us < 5'500'000; us += 1'000)
            high = std::max(high, ecg.value(Lead::V4, us, 0.4));
        return high;
    };
    const double normal = highestT(Rhythm::Sinus, 4.2);
    QVERIFY(highestT(Rhythm::Hyperkalaemia, 4.2) > 2 * normal);
    QVERIFY(highestT(Rhythm::Sinus, 7.5) > 1.8 * normal);
    QVERIFY(highestT(Rhythm::Sinus, 5.0) < 1.05 * normal);
}

void tst_Waves::pacerSpikesAreSeenAtAnySampling()
{
    world::Tracks tracks;
    for (std::int64_t t = 500'137; t < 16'000'000; t += 857'143)
        tracks.beats.push_back({t, world::BeatKind::PacerSpike, 1000, 0});
    const Waves waves(tracks, parametersOf(Rhythm::PacedFailureToCapture));
    for (const std::int64_t step : {2'000, 4'000, 5'000}) {
        int spikes = 0;
        bool above = false;
        for (std::int64_t us = 0; us < 15'800'000; us += step) {
            const bool now = waves.ecg(Lead::II, us) > 0.5;
            spikes += now && !above ? 1 : 0;
            above = now;
        }
        QCOMPARE(spikes, 18);
    }
}

void tst_Waves::torsadesTurns()
{
    TypicalTracks typical;
    typical.rhythm = Rhythm::Torsades;
    typical.rate = 220;
    const world::Tracks tracks = typical.make();
    const Ecg ecg(tracks, parametersOf(Rhythm::Torsades));
    int upright = 0;
    int inverted = 0;
    for (const world::Beat &beat : tracks.beats) {
        const double v = ecg.value(Lead::II, beat.onsetUs + 10'000, 0.4);
        upright += v > 0.5 ? 1 : 0;
        inverted += v < -0.5 ? 1 : 0;
    }
    QVERIFY(upright > 8 && inverted > 8);
}

void tst_Waves::pastKeepsItsRhythm()
{
    world::Tracks tracks = tracksOf(Rhythm::Sinus, 8'000'000);
    const Waves before(tracks, parametersOf(Rhythm::Sinus));
    tracks.beats.push_back({8'000'000, world::BeatKind::RhythmChange,
                            static_cast<std::uint16_t>(Rhythm::VfCoarse),
                            static_cast<std::uint16_t>(Rhythm::Sinus)});
    const Waves after(tracks, parametersOf(Rhythm::VfCoarse));
    for (std::int64_t us = 2'000'000; us < 8'000'000; us += 4'000) {
        QCOMPARE(after.ecg(Lead::II, us), before.ecg(Lead::II, us));
        QCOMPARE(after.abp(us), before.abp(us));
    }
    const auto ecg =
        sampled([&](std::int64_t us) { return after.ecg(Lead::II, us); }, 100, 8.5, 16);
    QVERIFY(spread(ecg) > 0.8);
    // The pressure runs off towards the filling pressure.
    QVERIFY(after.abp(9'500'000) < 60);
    QVERIFY(after.abp(16'000'000) < 26);
    for (std::int64_t us = 9'000'000; us < 15'000'000; us += 250'000)
        QVERIFY(after.abp(us + 250'000) < after.abp(us) + 0.3); // no pulsation, only noise
}

void tst_Waves::shockIsAnArtefactOnly()
{
    world::Tracks tracks = tracksOf(Rhythm::VfCoarse);
    const Waves without(tracks, parametersOf(Rhythm::VfCoarse));
    tracks.beats.push_back({8'000'000, world::BeatKind::Shock, 200, 0});
    const Waves with(tracks, parametersOf(Rhythm::VfCoarse));
    QCOMPARE(with.ecg(Lead::II, 7'900'000), without.ecg(Lead::II, 7'900'000));
    QVERIFY(std::abs(with.ecg(Lead::II, 8'004'000)) > 4);
    QVERIFY(std::abs(with.ecg(Lead::II, 8'200'000) - without.ecg(Lead::II, 8'200'000)) > 0.8);
    QVERIFY(std::abs(with.ecg(Lead::II, 12'500'000) - without.ecg(Lead::II, 12'500'000)) < 0.01);
    QCOMPARE(with.abp(9'000'000), without.abp(9'000'000));
    QVERIFY(!pulseRate(with, 12'000'000));
}

void tst_Waves::compressions()
{
    TypicalTracks typical;
    typical.rhythm = Rhythm::VfCoarse;
    typical.compressionRate = 110;
    const world::Tracks tracks = typical.make();
    const Waves waves(tracks, parametersOf(Rhythm::VfCoarse));
    const PressureReading pressure = arterialPressure(waves, 15'000'000);
    QVERIFY(std::abs(pressure.systolic - kCompressionSystolic) < 4);
    QVERIFY(std::abs(pressure.diastolic - kCompressionDiastolic) < 4);
    const auto abp = sampled([&](std::int64_t us) { return waves.abp(us); }, 125, 2, 15.5);
    std::vector<std::int64_t> feet;
    for (const test::PulseFoot &pulse : detectPulses(abp, 125, 8))
        feet.push_back(pulse.foot);
    QVERIFY(std::abs(ratePerMinute(feet, 125) - 110) < 2);
    // They shake the ECG but are no heart beats.
    QVERIFY(heartRate(tracks, 15'000'000) == std::optional(0.0));
    const Waves still(tracksOf(Rhythm::VfCoarse), parametersOf(Rhythm::VfCoarse));
    double difference = 0;
    for (std::int64_t us = 8'000'000; us < 10'000'000; us += 4'000)
        difference =
            std::max(difference, std::abs(waves.ecg(Lead::II, us) - still.ecg(Lead::II, us)));
    QVERIFY(difference > 0.25);
    // In an arrest whose vitals say what compressions reach, the wave says the same.
    SignalParameters arrest = parametersOf(Rhythm::VfCoarse);
    arrest.systolic = 62;
    arrest.diastolic = 31;
    const PressureReading better = arterialPressure(Waves(tracks, arrest), 15'000'000);
    QVERIFY(std::abs(better.systolic - 62) < 4 && std::abs(better.diastolic - 31) < 4);
}

void tst_Waves::arterialLines()
{
    const world::Tracks tracks = tracksOf(Rhythm::Sinus);
    const auto read = [&](ArtLine line) {
        SignalParameters p = parametersOf(Rhythm::Sinus);
        p.artLine = line;
        return arterialPressure(Waves(tracks, p), 15'000'000);
    };
    const PressureReading normal = read(ArtLine::Normal);
    const PressureReading damped = read(ArtLine::Damped);
    const PressureReading ringing = read(ArtLine::UnderDamped);
    QVERIFY(damped.systolic < normal.systolic - 8);
    QVERIFY(damped.diastolic > normal.diastolic + 3);
    QVERIFY(std::abs(damped.mean - normal.mean) < 4);
    QVERIFY(ringing.systolic > normal.systolic + 4);
    QVERIFY(std::abs(ringing.mean - normal.mean) < 4);
    SignalParameters flush = parametersOf(Rhythm::Sinus);
    flush.artLine = ArtLine::Flush;
    QCOMPARE(Waves(tracks, flush).abp(8'000'000), 300.0);
    // A notch: somewhere between peak and next foot the normal wave rises again; the damped does
    // not.
    const auto rises = [&](ArtLine line) {
        SignalParameters p = parametersOf(Rhythm::Sinus);
        p.artLine = line;
        const Waves waves(tracks, p);
        const auto &pulses = waves.abpWave().pulses();
        double rise = 0;
        for (std::size_t i = 4; i < 10; ++i) {
            const std::int64_t from = pulses[i].startUs + 230'000;
            for (std::int64_t us = from; us < pulses[i].startUs + 450'000; us += 5'000)
                rise = std::max(rise, waves.abp(us + 25'000) - waves.abp(us));
        }
        return rise;
    };
    QVERIFY(rises(ArtLine::Normal) > 0.8);
    QVERIFY(rises(ArtLine::Damped) < 0.5);
}

void tst_Waves::haemorrhageSwings()
{
    const world::Tracks tracks = tracksOf(Rhythm::SinusTachycardia);
    const auto variation = [&](double loss) {
        SignalParameters p = parametersOf(Rhythm::SinusTachycardia);
        p.bloodLossMl = loss;
        const Waves waves(tracks, p);
        double low = 1e9;
        double high = 0;
        for (const PressureWave::Pulse &pulse : waves.abpWave().pulses()) {
            if (pulse.startUs < 4'000'000)
                continue;
            low = std::min(low, pulse.peak - pulse.start);
            high = std::max(high, pulse.peak - pulse.start);
        }
        return (high - low) / (0.5 * (high + low));
    };
    qInfo("pulse pressure variation %.3f, after 1.8 L %.3f", variation(0), variation(1800));
    // Pulse pressure variation above 13 % tells of missing volume (Michard 2005).
    QVERIFY(variation(0) < 0.09);
    QVERIFY(variation(1800) > 0.13);
}

void tst_Waves::capnograms()
{
    const world::Tracks tracks = tracksOf(Rhythm::Sinus);
    const auto wave = [&](CapnoShape shape) {
        SignalParameters p = parametersOf(Rhythm::Sinus);
        p.capno = shape;
        p.etco2 = 40;
        return Waves(tracks, p);
    };
    const Waves normal = wave(CapnoShape::Normal);
    QVERIFY(std::abs(*endTidalCo2(tracks, normal, 15'000'000) - 40) < 1.5);
    // 400 ms into expiration a normal wave is on its plateau, an obstructed one is still climbing.
    const world::Breath &breath = tracks.breaths[2];
    const std::int64_t expiration = breath.onsetUs + breath.inspirationUs;
    QVERIFY(normal.co2(expiration + 700'000) > 0.85 * 40);
    const Waves obstructed = wave(CapnoShape::Obstructed);
    QVERIFY(obstructed.co2(expiration + 700'000) < 0.7 * 40);
    QVERIFY(std::abs(*endTidalCo2(tracks, obstructed, 15'000'000) - 40) < 3);
    QVERIFY(normal.co2(breath.onsetUs + 400'000) < 0.5); // inspired gas
    QVERIFY(*endTidalCo2(tracks, wave(CapnoShape::Oesophageal), 15'000'000) < 8);
    QCOMPARE(*endTidalCo2(tracks, wave(CapnoShape::Disconnected), 15'000'000), 0.0);
    const double length = breath.periodUs - breath.inspirationUs;
    const auto cleft = expiration + static_cast<std::int64_t>(0.72 * length);
    QVERIFY(wave(CapnoShape::CurareCleft).co2(cleft) < 0.7 * normal.co2(cleft));
}

void tst_Waves::apnoeaEndsCo2()
{
    world::Tracks tracks = tracksOf(Rhythm::Sinus);
    std::erase_if(tracks.breaths, [](const world::Breath &b) { return b.onsetUs > 4'000'000; });
    const Waves waves(tracks, parametersOf(Rhythm::Sinus));
    QVERIFY(waves.co2(5'900'000) > 20);
    QVERIFY(waves.co2(15'900'000) < 1);
    QVERIFY(spread(sampled([&](std::int64_t us) { return waves.resp(us); }, 50, 9, 15)) < 0.05);
}

/// Any other compiler, flag or machine must draw the same bits.
void tst_Waves::goldenDigest()
{
    StateHasher hasher;
    for (int i = 0; i < kRhythmCount; ++i) {
        const Rhythm rhythm = rhythmFromIndex(i);
        const Waves waves(tracksOf(rhythm), parametersOf(rhythm));
        for (std::int64_t us = 4'000'000; us < 8'000'000; us += 37'000) {
            for (const double v :
                 {waves.ecg(Lead::II, us), waves.ecg(Lead::V1, us), waves.abp(us), waves.pleth(us),
                  waves.cvp(us), waves.pap(us), waves.co2(us), waves.resp(us)})
                hasher.add(std::bit_cast<std::int64_t>(v));
        }
    }
    QCOMPARE(QString::fromStdString(hexHash(hasher.digest())), QStringLiteral("335c7835ff545487"));
}

QTEST_APPLESS_MAIN(tst_Waves)
#include "tst_waves.moc"
