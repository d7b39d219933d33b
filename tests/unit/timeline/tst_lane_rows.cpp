// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/lane_rows.h"

#include <QtTest>

using namespace ward;
using namespace ward::timeline;

namespace {

Span span(std::int64_t from, std::int64_t to, Style style = Style::Work, const char *name = "")
{
    Span s;
    s.from = {from};
    s.to = {to};
    s.style = style;
    s.name = name;
    return s;
}

constexpr Style kHigh = Style::AlarmHigh;
constexpr Style kMedium = Style::AlarmMedium;

} // namespace

class TestLaneRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySpanHasItsRow_data()
    {
        QTest::addColumn<Lane>("lane");
        QTest::addColumn<QList<int>>("rowOf");
        QTest::addColumn<int>("count");
        const auto row = [](const char *name, std::vector<Span> spans, QList<int> rowOf,
                            int count) {
            Lane lane;
            lane.spans = std::move(spans);
            QTest::newRow(name) << lane << rowOf << count;
        };
        row("empty", {}, {}, 1);
        row("one after the other", {span(0, 5), span(5, 9)}, {0, 0}, 1);
        row("at once", {span(0, 5), span(3, 9), span(5, 6)}, {0, 1, 0}, 2);
        row("six at once", {span(0, 9), span(1, 9), span(2, 9), span(3, 9), span(4, 9), span(5, 9)},
            {0, 1, 2, 3, 4, 5}, 6);
        // The fifth alarm of an arrest, which once had no bar, and the most urgent above.
        row("alarms of an arrest",
            {span(97, 130, kHigh, "vfib"), span(102, 110, kMedium, "rr"),
             span(106, 130, kHigh, "map"), span(108, 130, kMedium, "cvp"),
             span(109, 130, kMedium, "signal"), span(114, 130, kMedium, "etco2")},
            {0, 2, 1, 3, 4, 5}, 6);
        row("an alarm that comes again keeps its row",
            {span(0, 5, kMedium, "hr"), span(6, 7, kMedium, "rr"), span(8, 9, kMedium, "hr")},
            {0, 1, 0}, 2);
        row("one that became urgent stands where the urgent do",
            {span(0, 9, kMedium, "rr"), span(1, 4, kMedium, "hr"), span(4, 9, kHigh, "hr")},
            {1, 0, 0}, 2);
        row("without a name, below", {span(0, 9), span(1, 4, kMedium, "hr")}, {1, 0}, 2);
    }

    void foldedTheMostUrgentIsSeen()
    {
        Lane lane;
        lane.spans = {span(2, 9, kMedium, "rr"), span(4, 6, kHigh, "vfib"),
                      span(12, 14, kMedium, "hr")};
        lane.spans[0].label = "RR";
        lane.spans[1].label = "VFIB";
        lane.spans[2].label = "HR";
        const Lane folded = foldedLane(lane);
        QCOMPARE(arrangeRows(folded).count, 1);
        QStringList bars;
        for (const Span &s : folded.spans)
            bars.append(QStringLiteral("%1–%2 %3").arg(s.from.n).arg(s.to.n).arg(s.label));
        QCOMPARE(bars, (QStringList{"2–4 RR", "4–6 VFIB +1", "6–9 RR", "12–14 HR"}));
        QCOMPARE(foldedLane(Lane{}).spans.size(), std::size_t(0));
    }

    void everySpanHasItsRow()
    {
        QFETCH(const Lane, lane);
        QFETCH(const QList<int>, rowOf);
        QFETCH(const int, count);
        const LaneRows rows = arrangeRows(lane);
        QCOMPARE(QList<int>(rows.rowOf.begin(), rows.rowOf.end()), rowOf);
        QCOMPARE(rows.count, count);
    }

    void labelsStandWhereThereIsRoom_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("inside");
        QTest::addColumn<double>("before");
        QTest::addColumn<double>("after");
        QTest::addColumn<int>("place");
        QTest::addColumn<double>("room");
        const auto row = [](const char *name, double width, double inside, double before,
                            double after, LabelPlace place, double room) {
            QTest::newRow(name) << width << inside << before << after << static_cast<int>(place)
                                << room;
        };
        row("inside first", 80, 90, 500, 500, LabelPlace::Inside, 90);
        row("after a short one", 80, 20, 500, 100, LabelPlace::After, 100);
        row("before one that still lasts", 80, 20, 500, -10, LabelPlace::Before, 500);
        row("cut least: inside", 80, 60, 30, 40, LabelPlace::Inside, 60);
        row("cut least: before", 80, 10, 50, 40, LabelPlace::Before, 50);
        row("nowhere", 80, 20, 20, 20, LabelPlace::None, 0);
    }

    void labelsStandWhereThereIsRoom()
    {
        QFETCH(const double, width);
        QFETCH(const double, inside);
        QFETCH(const double, before);
        QFETCH(const double, after);
        QFETCH(const int, place);
        QFETCH(const double, room);
        const LabelSpot spot = placeLabel(width, {inside, before, after});
        QCOMPARE(static_cast<int>(spot.place), place);
        QCOMPARE(spot.room, room);
    }
};

QTEST_GUILESS_MAIN(TestLaneRows)
#include "tst_lane_rows.moc"
