// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/intracranial.h"
#include "core/world/signals/typical_tracks.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

using namespace ward;
using namespace ward::signals;

namespace {

IntracranialWave wave(double mean, Rhythm rhythm = Rhythm::Sinus, double breaths = 0)
{
    TypicalTracks typical;
    typical.rhythm = rhythm;
    typical.rate = rhythm == Rhythm::Sinus ? 75 : 0;
    typical.breathRate = breaths;
    typical.toUs = 16'000'000;
    SignalParameters parameters;
    parameters.rhythm = rhythm;
    return {typical.make(), parameters, mean};
}

std::vector<double> sampled(const IntracranialWave &wave)
{
    std::vector<double> values;
    for (std::int64_t us = 4'000'000; us < 12'000'000; us += 4'000)
        values.push_back(wave.value(us));
    return values;
}

} // namespace

class TestIntracranial : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void staysAroundItsMean_data()
    {
        QTest::addColumn<double>("mean");
        for (const double mean : {-2.0, 5.0, 8.0, 15.0, 24.0, 40.0})
            QTest::addRow("%g", mean) << mean;
    }
    void staysAroundItsMean()
    {
        QFETCH(double, mean);
        const std::vector<double> values = sampled(wave(mean, Rhythm::Sinus, 14));
        double sum = 0;
        for (const double value : values)
            sum += value / static_cast<double>(values.size());
        QVERIFY2(std::abs(sum - mean) < 1.0, qPrintable(QString::number(sum)));
    }

    /// Three notches a beat; in a tight skull the pulse is larger and the second notch on top.
    void tightnessShowsInTheNotches()
    {
        struct Notches
        {
            double first = 0;
            double second = 0;
        };
        // Beats come every 800 ms: where the wave has its tops within a beat, above its foot.
        const auto notches = [](double mean) {
            const IntracranialWave shown = wave(mean);
            const std::vector<double> values = sampled(shown);
            const double foot = *std::min_element(values.begin(), values.end());
            std::vector<std::pair<std::int64_t, double>> tops;
            for (std::int64_t us = 4'004'000; us < 12'000'000; us += 4'000) {
                const double here = shown.value(us);
                if (here > shown.value(us - 4'000) && here >= shown.value(us + 4'000))
                    tops.emplace_back(us, here - foot);
            }
            // A new beat begins after the longest pause.
            Notches out;
            for (std::size_t i = 1; i + 1 < tops.size(); ++i) {
                if (tops[i].first - tops[i - 1].first > 350'000) {
                    out = {tops[i].second, tops[i + 1].second};
                    break;
                }
            }
            return out;
        };
        const Notches calm = notches(8);
        const Notches tight = notches(30);
        QVERIFY(calm.first > 1 && calm.second > 0);
        QVERIFY2(calm.second < calm.first, qPrintable(QString::number(calm.second)));
        QVERIFY2(tight.second > tight.first, qPrintable(QString::number(tight.second)));
        QVERIFY(tight.first > 2 * calm.first);
    }

    void withoutAPulseThereIsNone()
    {
        const std::vector<double> values = sampled(wave(20, Rhythm::Asystole));
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        QVERIFY(*high - *low < 0.01);
        QVERIFY(std::abs(*low - 20) < 1);
    }
};

QTEST_GUILESS_MAIN(TestIntracranial)
#include "tst_intracranial.moc"
