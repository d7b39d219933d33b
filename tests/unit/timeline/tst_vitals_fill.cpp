// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/vitals_curves.h"
#include "timeline/vitals_fill.h"

#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <memory>

using namespace ward;
using namespace ward::timeline;

namespace {

constexpr std::size_t kSeconds = 120;
constexpr int kTogetherMs = 1;

float valueOf(std::size_t curve, std::int64_t second)
{
    return static_cast<float>(1000 * curve) + static_cast<float>(second);
}

/// The whole answer to a question.
std::vector<std::vector<float>> all(const Stretch &stretch, std::size_t curves)
{
    std::vector<std::vector<float>> values(curves);
    for (std::size_t c = 0; c < curves; ++c) {
        for (std::int64_t s = stretch.from; s < stretch.to; ++s)
            values[c].push_back(valueOf(c, s));
    }
    return values;
}

/// What an engine without time answers to the question of that number.
using Answer = std::function<std::vector<std::vector<float>>(int question, const Stretch &stretch,
                                                             std::size_t curves)>;

} // namespace
Q_DECLARE_METATYPE(Answer)

class TestVitalsFill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// However little of it is answered at a time, every second of a run that goes on, or is
    /// paused, is known in the end: nobody has to end the run for it.
    void aStarvedRunHasNoHoles_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<int>("told"); // of so many seconds, one in three came as a world
        const Answer nothingAtFirst = [](int question, const Stretch &stretch, std::size_t curves) {
            return question < 25 ? std::vector<std::vector<float>>(curves) : all(stretch, curves);
        };
        const Answer oneCurveMissing = [](int question, const Stretch &stretch,
                                          std::size_t curves) {
            auto values = all(stretch, curves);
            if (question < 9)
                values[static_cast<std::size_t>(question) % curves].clear();
            return values;
        };
        const Answer behind = [](int question, const Stretch &stretch, std::size_t curves) {
            const std::int64_t written = 4 * question;
            return all({stretch.patient, stretch.from,
                        std::clamp<std::int64_t>(written, stretch.from, stretch.to)},
                       curves);
        };
        const Answer uneven = [](int question, const Stretch &stretch, std::size_t curves) {
            auto values = all(stretch, curves);
            for (std::size_t c = 0; c < curves; ++c) {
                const auto most = static_cast<std::size_t>(question) * (c + 1);
                values[c].resize(std::min(values[c].size(), most));
            }
            return values;
        };
        for (const int told : {0, 40, int(kSeconds)}) {
            const auto row = [&](const char *what) -> QTestData & {
                return QTest::addRow("%s, %d seconds with worlds", what, told);
            };
            row("nothing at first") << nothingAtFirst << told;
            row("one curve could not be read") << oneCurveMissing << told;
            row("the recording is behind") << behind << told;
            row("curves end at different seconds") << uneven << told;
        }
    }

    void aStarvedRunHasNoHoles()
    {
        QFETCH(const Answer, answer);
        QFETCH(const int, told);
        // Everything else in the program that reads is stuck meanwhile.
        QSemaphore stuck;
        QThreadPool *others = QThreadPool::globalInstance();
        for (int i = 0; i < others->maxThreadCount(); ++i)
            others->start([&stuck] { stuck.acquire(); });

        VitalsCurves curves;
        curves.setPatient(7);
        for (std::size_t s = 0; s < static_cast<std::size_t>(told); s += 3)
            curves.fill(s, all({7, std::int64_t(s), std::int64_t(s) + 1}, curves.curves().size()));
        const auto questions = std::make_shared<std::atomic<int>>(0);
        VitalsFill fill(
            curves,
            [] {
                return VitalsFill::Extent{std::int64_t{kSeconds}, true};
            },
            kTogetherMs);
        fill.setHistory(
            [questions, answer](const Stretch &stretch, const std::vector<Curve> &asked) {
                return answer(++*questions, stretch, asked.size());
            });
        QTRY_VERIFY_WITH_TIMEOUT(!curves.unread(kSeconds), 30'000);
        stuck.release(others->maxThreadCount());
        others->waitForDone();

        for (std::size_t c = 0; c < curves.curves().size(); ++c) {
            const Curve &curve = curves.curves()[c];
            QVERIFY(curve.values.size() >= kSeconds);
            for (std::size_t s = 0; s < kSeconds; ++s)
                QCOMPARE(curve.values[s], valueOf(c, std::int64_t(s)));
        }
        // Nobody asks on once everything is known.
        const int asked = *questions;
        QTest::qWait(20 * kTogetherMs);
        QCOMPARE(questions->load(), asked);
    }
};

QTEST_GUILESS_MAIN(TestVitalsFill)
#include "tst_vitals_fill.moc"
