// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/timeline_view_model.h"

#include "sim-client/shown_world.h"
#include "tests/support/still_source.h"

#include "ward/v1/events/event.pb.h"

#include <QSignalSpy>
#include <QtTest>

using namespace ward;
using timeline::TimelineViewModel;

/// The timeline over a finished recording of a minute.
class TestTimelineViewModel : public QObject
{
    Q_OBJECT

    static constexpr Tick kLast{60 * kTicksPerSecond};
    client::ShownWorld m_shown;

    static std::vector<recording::Event> phases()
    {
        std::vector<recording::Event> events;
        for (const auto &[second, name] : {std::pair(0, "Stable"), std::pair(20, "Arrest")}) {
            v1::events::Payload payload;
            payload.mutable_phase_changed()->set_after(name);
            recording::Event event = recording::makeEvent(payload);
            event.id = events.size() + 1;
            event.tick = {second * kTicksPerSecond};
            event.aggregate = 1;
            events.push_back(std::move(event));
        }
        return events;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shown.setRecording([] {
            return std::make_unique<test::StillSource>(QStringLiteral("icu-arrest"), kLast);
        });
        QTRY_VERIFY(m_shown.hasWorld());
    }

    void nothingShownIsNotAvailable()
    {
        client::ShownWorld nothing;
        TimelineViewModel model(nothing, content::Schema::shipped());
        QVERIFY(!model.isAvailable());
        QVERIFY(model.badge().isEmpty());
        model.seek(10);
        QCOMPARE(model.cursor(), 0.0);
    }

    void aRecordingIsShownFromEdgeToEdge()
    {
        TimelineViewModel model(m_shown, content::Schema::shipped());
        QSignalSpy content(&model, &TimelineViewModel::contentChanged);
        model.setRecording(phases(), kLast);
        QVERIFY(content.count() > 0);
        QVERIFY(model.isAvailable());
        QVERIFY(model.isRecorded());
        QVERIFY(!model.isLive());
        QVERIFY(!model.isGrowing());
        QCOMPARE(model.end(), 60.0);
        QCOMPARE(model.viewFrom(), 0.0);
        QCOMPARE(model.viewTo(), 60.0);
        QCOMPARE(model.lanes().front().spans.size(), std::size_t(2));
    }

    void seekingMovesTheShownMoment()
    {
        TimelineViewModel model(m_shown, content::Schema::shipped());
        model.setRecording(phases(), kLast);
        QVERIFY(model.seekText(QStringLiteral("0:42")));
        QCOMPARE(model.cursor(), 42.0); // at once, before it has been read
        QTRY_COMPARE(m_shown.tick(), Tick{42 * kTicksPerSecond});
        QCOMPARE(model.cursor(), 42.0);
        QVERIFY(!model.seekText(QStringLiteral("soon")));
        model.seek(1000);
        QCOMPARE(model.cursor(), 60.0);
        model.goToStart();
        QCOMPARE(model.cursor(), 0.0);
        model.stepEvent(1);
        QCOMPARE(model.cursor(), 20.0);
        model.stepSeconds(-5);
        QCOMPARE(model.cursor(), 15.0);
        model.stepEvent(-1);
        QCOMPARE(model.cursor(), 0.0);
        QTRY_COMPARE(m_shown.tick(), Tick{});
    }

    void whatTheHistoryAnswersIsDrawn()
    {
        TimelineViewModel model(m_shown, content::Schema::shipped());
        model.setRecording(phases(), kLast);
        QVERIFY(model.valuesAt(30).contains(QStringLiteral("--")));
        const int before = model.revision();
        model.setHistory(
            [](const timeline::Stretch &stretch, const std::vector<timeline::Curve> &curves) {
                return std::vector<std::vector<float>>(
                    curves.size(),
                    std::vector<float>(static_cast<std::size_t>(stretch.to - stretch.from), 92));
            });
        QTRY_VERIFY(model.revision() > before);
        QVERIFY(model.valuesAt(30).contains(QStringLiteral("92")));
        QVERIFY(!model.valuesAt(60).contains(QStringLiteral("--")));
    }

    /// Empty lanes take no room; what nobody has done is said in one line.
    void emptyLanesAreNamed()
    {
        TimelineViewModel model(m_shown, content::Schema::shipped());
        QSignalSpy changed(&model, &TimelineViewModel::emptyLanesChanged);
        model.setRecording(phases(), kLast);
        QVERIFY(changed.count() > 0);
        QVERIFY(!model.emptyLanes().contains(QStringLiteral("phases")));
        QVERIFY(model.emptyLanes().contains(QStringLiteral("alarms")));
        QCOMPARE(model.notDone(), QStringLiteral("Compressions · Drugs and shocks · Airway"));
        auto events = phases();
        v1::events::Payload payload;
        payload.mutable_compressions_changed()->set_running(true);
        events.push_back(recording::makeEvent(payload));
        events.back().id = 3;
        events.back().tick = {30 * kTicksPerSecond};
        events.back().aggregate = 2;
        model.setRecording(events, kLast);
        QVERIFY(!model.emptyLanes().contains(QStringLiteral("compressions")));
        QCOMPARE(model.notDone(), QStringLiteral("Drugs and shocks · Airway"));
    }

    void anotherRecordingForgetsTheLoop()
    {
        TimelineViewModel model(m_shown, content::Schema::shipped());
        model.setRecording(phases(), kLast);
        model.seek(30);
        model.setLoopOut();
        QCOMPARE(model.loopTo(), 30.0);
        QSignalSpy loop(&model, &TimelineViewModel::loopChanged);
        model.setRecording({}, Tick{10 * kTicksPerSecond});
        QCOMPARE(model.loopTo(), -1.0);
        QCOMPARE(loop.count(), 1);
        QCOMPARE(model.viewTo(), 10.0);
    }
};

QTEST_GUILESS_MAIN(TestTimelineViewModel)
#include "tst_view_model.moc"
