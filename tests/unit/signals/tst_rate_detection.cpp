// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// A detector that sees samples only, and finds the beats of a real recording with reference
// annotations (tst_reference_recordings), finds those of every rhythm that has complexes, in every
// lead in which they are tall enough to be seen.
#include "core/world/signals/typical_tracks.h"
#include "core/world/signals/waves.h"
#include "tests/unit/signals/beat_detector.h"

#include <QtTest>

#include <algorithm>
#include <array>

using namespace ward;
using namespace ward::signals;

namespace {

constexpr double kHertz = 250;
constexpr double kFrom = 3;
constexpr double kTo = 57;

struct Score
{
    double sensitivity = 0;
    double predictivity = 0;
    double rate = 0;
    std::size_t beats = 0;
};

std::vector<std::int64_t> complexesOf(const world::Tracks &tracks)
{
    std::vector<std::int64_t> beats;
    for (const world::Beat &beat : tracks.beats) {
        if (world::hasComplex(beat.kind) && beat.electrical > 0)
            beats.push_back(beat.onsetUs);
    }
    return beats;
}

Score score(const world::Tracks &tracks, const Ecg &ecg, Lead lead)
{
    std::vector<double> samples;
    for (double t = 0; t < 60; t += 1 / kHertz)
        samples.push_back(ecg.value(lead, static_cast<std::int64_t>(t * 1e6), 0.4));
    std::vector<double> found;
    const auto events = test::detectComplexes(samples, kHertz);
    for (const std::int64_t sample : events)
        found.push_back(static_cast<double>(sample) / kHertz);
    const auto inside = [](double t) { return t > kFrom && t < kTo; };
    Score s;
    double hits = 0;
    const auto near = [&](double t) {
        // 150 ms, as the standard for testing detectors allows (ANSI/AAMI EC57).
        return std::any_of(found.begin(), found.end(),
                           [&](double f) { return std::abs(f - t) <= 0.15; });
    };
    std::vector<double> real;
    for (const std::int64_t us : complexesOf(tracks))
        real.push_back(static_cast<double>(us) / 1e6);
    for (const double t : real) {
        if (!inside(t))
            continue;
        ++s.beats;
        hits += near(t);
    }
    double right = 0;
    double all = 0;
    std::size_t k = 0;
    for (const double f : found) {
        if (!inside(f))
            continue;
        ++all;
        while (k < real.size() && real[k] < f - 0.15)
            ++k;
        if (k < real.size() && real[k] <= f + 0.15) {
            ++right;
            ++k; // two detections of one complex are one too many
        }
    }
    s.sensitivity = s.beats > 0 ? hits / static_cast<double>(s.beats) : 0;
    s.predictivity = all > 0 ? right / all : 0;
    s.rate = test::ratePerMinute(events, kHertz);
    return s;
}

double height(const Ecg &ecg, const world::Tracks &tracks, Lead lead)
{
    double least = 1e9;
    for (const std::int64_t us : complexesOf(tracks)) {
        if (us < 3'000'000 || us > 20'000'000)
            continue;
        double low = 1e9;
        double high = -1e9;
        for (int ms = -60; ms < 110; ms += 2) {
            const double v = ecg.value(lead, us + ms * 1000, 0.4);
            low = std::min(low, v);
            high = std::max(high, v);
        }
        least = std::min(least, high - low);
    }
    return least;
}

/// Where and how well a rhythm's beats must be found.
struct Stated
{
    std::vector<Lead> leads; ///< empty: every lead in which all complexes are 0.35 mV or more
    double sensitivity = 0.97;
    double predictivity = 0.97;
};

/// The exceptions are those of detectors at the bedside: ectopic beats that are flat in a lead, T
/// waves as steep as complexes (double counting), pacer spikes where nothing blanks them, complexes
/// that turn over their axis or have lost their steepness.
Stated statedOf(Rhythm rhythm)
{
    switch (rhythm) {
    case Rhythm::SinusPvc:
    case Rhythm::SinusPvcMultifocal:
    case Rhythm::Bigeminy:
    case Rhythm::Trigeminy:
    case Rhythm::PacedDdd:
    case Rhythm::Hyperkalaemia:
        return {{Lead::II, Lead::V1}};
    case Rhythm::PacedFailureToSense:
        return {{Lead::II}};
    case Rhythm::PacedFailureToCapture:
        return {{Lead::III, Lead::AvF}};
    case Rhythm::VtPolymorphic:
    case Rhythm::Torsades:
        return {{Lead::II}, 0.8, 0.9};
    case Rhythm::HyperkalaemiaSine:
        return {{Lead::II}, 0.9, 0.45};
    default:
        return {};
    }
}

} // namespace

class tst_RateDetection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRhythm_data();
    void everyRhythm();
    void nothingWithoutComplexes_data();
    void nothingWithoutComplexes();
};

void tst_RateDetection::everyRhythm_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < kRhythmCount; ++i) {
        const Rhythm rhythm = rhythmFromIndex(i);
        TypicalTracks typical;
        typical.rhythm = rhythm;
        typical.rate = typicalRate(rhythm);
        if (!complexesOf(typical.make()).empty())
            QTest::newRow(std::string(traits(rhythm).name).c_str()) << i;
    }
}

void tst_RateDetection::everyRhythm()
{
    QFETCH(int, index);
    TypicalTracks typical;
    typical.rhythm = rhythmFromIndex(index);
    typical.rate = typicalRate(typical.rhythm);
    typical.toUs = 60'000'000;
    const world::Tracks tracks = typical.make();
    SignalParameters parameters;
    parameters.rhythm = typical.rhythm;
    parameters.seed = 42;
    const Ecg ecg(tracks, parameters);
    const Stated stated = statedOf(typical.rhythm);
    double worstSensitivity = 1;
    double worstPredictivity = 1;
    int leads = 0;
    for (int i = 0; i < kLeadCount; ++i) {
        const Lead lead = static_cast<Lead>(i);
        const bool wanted =
            std::find(stated.leads.begin(), stated.leads.end(), lead) != stated.leads.end();
        if (stated.leads.empty() ? height(ecg, tracks, lead) < 0.35 : !wanted)
            continue; // too low to be counted on: nobody monitors there
        const Score s = score(tracks, ecg, lead);
        ++leads;
        worstSensitivity = std::min(worstSensitivity, s.sensitivity);
        worstPredictivity = std::min(worstPredictivity, s.predictivity);
    }
    qInfo("%d leads: sensitivity at least %.3f, positive predictivity at least %.3f", leads,
          worstSensitivity, worstPredictivity);
    QVERIFY(stated.leads.empty() ? leads >= 10 : leads >= 1);
    QVERIFY(worstSensitivity >= stated.sensitivity);
    QVERIFY(worstPredictivity >= stated.predictivity);
}

void tst_RateDetection::nothingWithoutComplexes_data()
{
    QTest::addColumn<int>("index");
    for (const Rhythm rhythm : {Rhythm::Asystole, Rhythm::VentricularStandstill})
        QTest::newRow(std::string(traits(rhythm).name).c_str()) << static_cast<int>(rhythm);
}

void tst_RateDetection::nothingWithoutComplexes()
{
    // What is left after sinus rhythm stops is not taken for beats.
    QFETCH(int, index);
    TypicalTracks before;
    before.toUs = 20'000'000;
    world::Tracks tracks = before.make();
    tracks.beats.push_back({20'000'000, world::BeatKind::RhythmChange,
                            static_cast<std::uint16_t>(index),
                            static_cast<std::uint16_t>(Rhythm::Sinus)});
    TypicalTracks after;
    after.rhythm = rhythmFromIndex(index);
    after.fromUs = 20'000'000;
    after.toUs = 60'000'000;
    for (const world::Beat &beat : after.make().beats)
        tracks.beats.push_back(beat);
    SignalParameters parameters;
    parameters.rhythm = after.rhythm;
    const Ecg ecg(tracks, parameters);
    std::vector<double> samples;
    for (double t = 0; t < 60; t += 1 / kHertz)
        samples.push_back(ecg.value(Lead::II, static_cast<std::int64_t>(t * 1e6), 0.4));
    const auto events = test::detectComplexes(samples, kHertz);
    const auto late = std::count_if(events.begin(), events.end(), [](std::int64_t sample) {
        return static_cast<double>(sample) > 22 * kHertz;
    });
    QVERIFY2(late <= 2, std::to_string(late).c_str());
}

QTEST_APPLESS_MAIN(tst_RateDetection)
#include "tst_rate_detection.moc"
