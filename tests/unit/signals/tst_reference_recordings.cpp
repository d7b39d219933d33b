// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The detectors work on real recordings, and what they find in our waves agrees with the tracks;
// the mechanics of our pressure wave are those of a real one. Skipped where the recordings are
// absent.
#include "core/world/signals/typical_tracks.h"
#include "core/world/signals/waves.h"
#include "tests/unit/signals/beat_detector.h"
#include "tests/unit/signals/wfdb.h"

#include <QtTest>

using namespace ward;
using namespace ward::test;

namespace {

struct Match
{
    double sensitivity = 0;
    double predictivity = 0;
};

Match match(const std::vector<std::int64_t> &reference, const std::vector<std::int64_t> &found,
            std::int64_t tolerance)
{
    std::size_t hits = 0;
    std::size_t k = 0;
    for (const std::int64_t beat : reference) {
        while (k < found.size() && found[k] < beat - tolerance)
            ++k;
        if (k < found.size() && found[k] <= beat + tolerance) {
            ++hits;
            ++k;
        }
    }
    return {static_cast<double>(hits) / static_cast<double>(reference.size()),
            static_cast<double>(hits) / static_cast<double>(found.size())};
}

/// Time from 10 to 90 % of the rise, seconds; the medians over a recording.
double riseTime(const std::vector<double> &samples, const std::vector<PulseFoot> &pulses,
                double hertz)
{
    std::vector<double> times;
    for (const PulseFoot &pulse : pulses) {
        const double low = samples[static_cast<std::size_t>(pulse.foot)];
        const double size = samples[static_cast<std::size_t>(pulse.peak)] - low;
        std::int64_t from = pulse.foot;
        while (samples[static_cast<std::size_t>(from)] < low + 0.1 * size)
            ++from;
        std::int64_t to = from;
        while (samples[static_cast<std::size_t>(to)] < low + 0.9 * size)
            ++to;
        times.push_back(static_cast<double>(to - from) / hertz);
    }
    return median(times);
}

std::vector<double> delays(const std::vector<std::int64_t> &complexes, double ecgHertz,
                           const std::vector<PulseFoot> &pulses, double hertz)
{
    std::vector<double> found;
    std::size_t k = 0;
    for (const PulseFoot &pulse : pulses) {
        const double foot = static_cast<double>(pulse.foot) / hertz;
        while (k + 1 < complexes.size() && static_cast<double>(complexes[k + 1]) / ecgHertz < foot)
            ++k;
        if (k < complexes.size())
            found.push_back(foot - static_cast<double>(complexes[k]) / ecgHertz);
    }
    return found;
}

/// Foot to dicrotic notch, seconds: the first minimum after the peak of the mean beat, or, where
/// the run-off hides it, the sharpest upward bend.
double notchTime(const std::vector<double> &samples, const std::vector<PulseFoot> &pulses,
                 double hertz)
{
    const auto width = static_cast<std::size_t>(0.36 * hertz);
    std::vector<double> mean(width);
    for (const PulseFoot &pulse : pulses) {
        const auto foot = static_cast<std::size_t>(pulse.foot);
        if (foot + width >= samples.size())
            break;
        for (std::size_t i = 0; i < width; ++i)
            mean[i] += samples[foot + i] / static_cast<double>(pulses.size());
    }
    const auto peak =
        static_cast<std::size_t>(std::max_element(mean.begin(), mean.end()) - mean.begin());
    std::size_t bend = peak + 3;
    for (std::size_t i = peak + 3; i + 3 < width; ++i) {
        const auto curvature = [&](std::size_t k) {
            return mean[k - 3] + mean[k + 3] - 2 * mean[k];
        };
        if (curvature(i) > curvature(bend))
            bend = i;
    }
    return static_cast<double>(bend) / hertz;
}

/// The record was packed from 16 into 12 bits: what went over the edge came in at the other side.
void unwrap(WfdbSignal &signal)
{
    double offset = 0;
    double last = signal.samples.front();
    for (double &sample : signal.samples) {
        const double step = sample - last;
        last = sample;
        if (step > signal.range / 2)
            offset -= signal.range;
        else if (step < -signal.range / 2)
            offset += signal.range;
        sample += offset;
    }
}

template <typename Wave>
std::vector<double> sample(Wave wave, double hertz, double fromS, double toS)
{
    std::vector<double> samples;
    for (double t = fromS; t < toS; t += 1.0 / hertz)
        samples.push_back(wave(static_cast<std::int64_t>(t * 1e6)));
    return samples;
}

} // namespace

class tst_ReferenceRecordings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void detectorOnRealBeats();
    void sameDetectorOnOurWave();
    void rateOfPatientWithFalseAlarm();
    void pressureMechanics();
};

void tst_ReferenceRecordings::detectorOnRealBeats()
{
    const std::string folder = waveformFolder();
    if (folder.empty())
        QSKIP("reference recordings are not here");
    const auto record = readRecord(folder, "100");
    QVERIFY(record && record->size() == 2);
    QCOMPARE(record->front().samples.size(), std::size_t{650000});
    const std::vector<std::int64_t> beats = readBeats(folder + "/100.atr");
    QCOMPARE(beats.size(), std::size_t{2273}); // as PhysioNet's table of the database states
    const Match m = match(beats, detectComplexes(record->front().samples, 360), 54);
    qInfo("sensitivity %.4f, positive predictivity %.4f", m.sensitivity, m.predictivity);
    QVERIFY(m.sensitivity > 0.99);
    QVERIFY(m.predictivity > 0.99);
}

/// The record's own beats, drawn by us: the detector must find them as well as in the original.
void tst_ReferenceRecordings::sameDetectorOnOurWave()
{
    const std::string folder = waveformFolder();
    if (folder.empty())
        QSKIP("reference recordings are not here");
    const std::vector<std::int64_t> beats = readBeats(folder + "/100.atr");
    world::Tracks tracks;
    for (const std::int64_t beat : beats)
        tracks.beats.push_back({beat * 1'000'000 / 360, world::BeatKind::Sinus, 1000, 1000});
    const signals::Waves waves(tracks, {});
    const auto ecg = [&](std::int64_t us) { return waves.ecg(signals::Lead::II, us); };
    const std::vector<double> samples = sample(ecg, 360, 0, 300);
    std::vector<std::int64_t> early;
    for (const std::int64_t beat : beats) {
        if (beat < 300 * 360)
            early.push_back(beat);
    }
    const std::vector<std::int64_t> found = detectComplexes(samples, 360);
    const Match m = match(early, found, 54);
    qInfo("sensitivity %.4f, positive predictivity %.4f", m.sensitivity, m.predictivity);
    QVERIFY(m.sensitivity > 0.99);
    QVERIFY(m.predictivity > 0.99);
    const auto record = readRecord(folder, "100");
    const std::vector<double> real(record->front().samples.begin(),
                                   record->front().samples.begin() + 300 * 360);
    QVERIFY(std::abs(ratePerMinute(found, 360) - ratePerMinute(detectComplexes(real, 360), 360)) <
            1);
}

/// A monitor called a false ventricular tachycardia on this patient; pulse and ECG agree on the
/// rate.
void tst_ReferenceRecordings::rateOfPatientWithFalseAlarm()
{
    const std::string folder = waveformFolder();
    if (folder.empty())
        QSKIP("reference recordings are not here");
    auto record = readRecord(folder, "v102s");
    QVERIFY(record && record->size() == 4);
    for (WfdbSignal &signal : *record)
        unwrap(signal);
    const double electrical = ratePerMinute(detectComplexes((*record)[0].samples, 250), 250);
    std::vector<double> span = (*record)[2].samples;
    const auto [low, high] = std::minmax_element(span.begin(), span.end());
    std::vector<std::int64_t> feet;
    for (const PulseFoot &pulse : detectPulses(span, 250, 0.08 * (*high - *low)))
        feet.push_back(pulse.foot);
    const double mechanical = ratePerMinute(feet, 250);
    qInfo("ECG %.1f /min, pleth %.1f /min", electrical, mechanical);
    QVERIFY(std::abs(electrical - mechanical) < 4);
}

void tst_ReferenceRecordings::pressureMechanics()
{
    const std::string folder = waveformFolder();
    if (folder.empty())
        QSKIP("reference recordings are not here");
    const auto record = readRecord(folder, "03700181");
    QVERIFY(record && record->size() == 3);
    const WfdbSignal &ecg = (*record)[0];
    const WfdbSignal &abp = (*record)[1];
    QCOMPARE(ecg.hertz, 500.0);
    QCOMPARE(abp.hertz, 125.0);
    const std::vector<PulseFoot> pulses = detectPulses(abp.samples, abp.hertz, 12);
    std::vector<std::int64_t> feet;
    for (const PulseFoot &pulse : pulses)
        feet.push_back(pulse.foot);
    const double rate = ratePerMinute(feet, abp.hertz);
    const double rise = riseTime(abp.samples, pulses, abp.hertz);
    const double delay =
        median(delays(detectComplexes(ecg.samples, ecg.hertz), ecg.hertz, pulses, abp.hertz));
    std::vector<double> highs;
    std::vector<double> lows;
    for (const PulseFoot &pulse : pulses) {
        highs.push_back(abp.samples[static_cast<std::size_t>(pulse.peak)]);
        lows.push_back(abp.samples[static_cast<std::size_t>(pulse.foot)]);
    }
    qInfo("real: %zu pulses, %.1f /min, %.0f/%.0f mmHg, rise %.0f ms, R to foot %.0f ms",
          pulses.size(), rate, median(highs), median(lows), rise * 1000, delay * 1000);

    signals::TypicalTracks fixture;
    fixture.rate = rate;
    signals::SignalParameters parameters;
    parameters.systolic = median(highs);
    parameters.diastolic = median(lows);
    const world::Tracks tracks = fixture.make();
    const signals::Waves waves(tracks, parameters);
    const std::vector<double> ours =
        sample([&](std::int64_t us) { return waves.abp(us); }, 125, 4, 16);
    const std::vector<double> oursEcg =
        sample([&](std::int64_t us) { return waves.ecg(signals::Lead::II, us); }, 500, 4, 16);
    const std::vector<PulseFoot> ourPulses = detectPulses(ours, 125, 12);
    std::vector<std::int64_t> ourFeet;
    for (const PulseFoot &pulse : ourPulses)
        ourFeet.push_back(pulse.foot);
    const double ourRise = riseTime(ours, ourPulses, 125);
    const double ourDelay = median(delays(detectComplexes(oursEcg, 500), 500, ourPulses, 125));
    const double notch = notchTime(abp.samples, pulses, abp.hertz);
    const double ourNotch = notchTime(ours, ourPulses, 125);
    qInfo("foot to dicrotic notch: real %.0f ms, ours %.0f ms", notch * 1000, ourNotch * 1000);
    QVERIFY(std::abs(ourNotch - notch) < 0.05);
    qInfo("ours: %.1f /min, rise %.0f ms, R to foot %.0f ms", ratePerMinute(ourFeet, 125),
          ourRise * 1000, ourDelay * 1000);
    QVERIFY(std::abs(ratePerMinute(ourFeet, 125) - rate) < 2);
    QVERIFY(ourRise > 0.5 * rise && ourRise < 2.0 * rise);
    QVERIFY(std::abs(ourDelay - delay) < 0.06);
}

QTEST_APPLESS_MAIN(tst_ReferenceRecordings)
#include "tst_reference_recordings.moc"
