// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/sqlite.h"
#include "core/recording/overview.h"
#include "core/recording/reader.h"
#include "tests/support/recorded_session.h"
#include "tests/support/std_strings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::recording;
using test::RecordedSession;

class TestOverview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrips();
    void seriesMatchTheWorlds_data();
    void seriesMatchTheWorlds();
    void activityMatchesTheEvents_data();
    void activityMatchesTheEvents();
    void damagedNumbersDoNoHarm();
    void survivesAKill();
    void eventsOfALostTailAreCounted();
    void refusesNonsense();

private:
    void compare(RecordingReader &reader, const RecordedSession &session, int bucketTicks,
                 Tick from, Tick to);
};

void TestOverview::roundTrips()
{
    std::map<std::uint64_t, OverviewEntry> entries;
    entries[3] = {.series = 3, .hasValues = true, .min = -5, .max = 2'000'000'000, .last = 7};
    entries[4] = {.series = 4, .isEvents = true, .count = 300, .severity = 2};
    entries[900] = {.series = 900,
                    .hasValues = true,
                    .unsetAtEnd = true,
                    .min = -2'000'000'000,
                    .max = 2'000'000'000};
    entries[901] = {.series = 901, .unsetAtEnd = true};
    const std::string bytes = encodeOverview(entries);
    std::vector<OverviewEntry> read;
    const auto isEvents = [](std::uint64_t id) { return id == 4; };
    QVERIFY(decodeOverview(bytes, isEvents, read));
    QCOMPARE(read.size(), entries.size());
    QCOMPARE(read[0].max, 2'000'000'000);
    QCOMPARE(read[0].last, 7);
    QCOMPARE(read[1].count, std::uint32_t(300));
    QVERIFY(read[2].unsetAtEnd && read[2].min == -2'000'000'000 && read[2].max == 2'000'000'000);
    QVERIFY(!read[3].hasValues);
    for (std::size_t size = 1; size < bytes.size(); ++size) {
        std::vector<OverviewEntry> part;
        (void)decodeOverview(std::string_view(bytes).substr(0, size), isEvents, part);
        QVERIFY(part.size() <= entries.size());
    }
}

void TestOverview::compare(RecordingReader &reader, const RecordedSession &session, int bucketTicks,
                           Tick from, Tick to)
{
    const world::Layout &layout = session.world().layout();
    for (const char *path : {"numerics.hr", "numerics.spo2", "vitals.hr", "transform.position"}) {
        const world::FieldRef field = layout.find(path);
        for (const world::Handle handle : {1u, 2u, 9u}) {
            const auto series = reader.series(handle, field, from, to, bucketTicks);
            QVERIFY2(series, series ? "" : series.error().code().c_str());
            // The truth: every moment's value, and the value that a bucket begins with.
            std::vector<SeriesPoint> expected(series->points.size());
            std::optional<double> carried;
            Moment last{from, 0};
            for (const auto &[moment, hash] : session.hashes()) {
                if (moment.tick < from || moment.tick >= to)
                    continue;
                const auto value =
                    reader.worldAt(moment.tick, moment.sub).value().quantity(handle, field);
                const std::int64_t bucket = (moment.tick.n - from.n) / bucketTicks;
                const std::int64_t before = (last.tick.n - from.n) / bucketTicks;
                for (const auto &v : {bucket != before ? carried : std::nullopt, value}) {
                    if (!v)
                        continue;
                    SeriesPoint &point = expected[std::size_t(bucket)];
                    point.min = point.set ? std::min(point.min, *v) : *v;
                    point.max = point.set ? std::max(point.max, *v) : *v;
                    point.last = *v;
                    point.set = true;
                }
                carried = value;
                last = moment;
            }
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QVERIFY2(
                    series->points[i] == expected[i],
                    qPrintable(QStringLiteral("%1 of %2, bucket %3: %4 %5 %6 %7 / %8 %9 %10 %11")
                                   .arg(QLatin1String(path))
                                   .arg(handle)
                                   .arg(i)
                                   .arg(series->points[i].set)
                                   .arg(series->points[i].min)
                                   .arg(series->points[i].max)
                                   .arg(series->points[i].last)
                                   .arg(expected[i].set)
                                   .arg(expected[i].min)
                                   .arg(expected[i].max)
                                   .arg(expected[i].last)));
            }
        }
    }
}

void TestOverview::seriesMatchTheWorlds_data()
{
    QTest::addColumn<int>("bucketTicks");
    QTest::addColumn<int>("from");
    QTest::addColumn<bool>("open");
    for (const bool open : {false, true}) {
        const char *state = open ? "open" : "finished";
        QTest::addRow("each tick, %s", state) << 1 << 7 << open;
        QTest::addRow("1 s, %s", state) << 30 << 0 << open;
        QTest::addRow("2 s, %s", state) << 60 << 600 << open;
        QTest::addRow("4 s, %s", state) << 120 << 240 << open;
        QTest::addRow("16 s, %s", state) << 480 << 480 << open;
    }
}

void TestOverview::seriesMatchTheWorlds()
{
    QFETCH(int, bucketTicks);
    QFETCH(int, from);
    QFETCH(bool, open);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a")).toStdString();
    RecordedSession session(21, 12);
    auto writer =
        RecordingWriter::create(path, session.info(), session.world().sharedLayout()).value();
    QVERIFY(session.appendTo(*writer));
    for (int i = 0; i < 1570; ++i) {
        session.step();
        QVERIFY(session.appendTo(*writer));
    }
    QVERIFY(open ? writer->sync() : writer->finish());
    auto reader = RecordingReader::open(path).value();
    compare(*reader, session, bucketTicks, Tick{from}, session.now().tick + 1);
}

void TestOverview::activityMatchesTheEvents_data()
{
    seriesMatchTheWorlds_data();
}

void TestOverview::activityMatchesTheEvents()
{
    QFETCH(int, bucketTicks);
    QFETCH(int, from);
    QFETCH(bool, open);
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a")).toStdString();
    RecordedSession session(22, 12);
    auto writer =
        RecordingWriter::create(path, session.info(), session.world().sharedLayout()).value();
    QVERIFY(session.appendTo(*writer));
    for (int i = 0; i < 1570; ++i) {
        session.step();
        QVERIFY(session.appendTo(*writer));
    }
    QVERIFY(open ? writer->sync() : writer->finish());
    auto reader = RecordingReader::open(path).value();
    std::map<std::tuple<world::Handle, std::string, std::int64_t>, std::uint32_t> expected;
    std::map<std::tuple<world::Handle, std::string, std::int64_t>, std::uint32_t> found;
    for (const Event &event : session.allEvents()) {
        if (event.tick.n >= from)
            ++expected[{event.aggregate, event.type, (event.tick.n - from) / bucketTicks}];
    }
    const auto lanes = reader->activity(Tick{from}, session.now().tick + 1, bucketTicks).value();
    for (const Activity &lane : lanes) {
        for (std::size_t i = 0; i < lane.counts.size(); ++i) {
            if (lane.counts[i] > 0)
                found[{lane.aggregate, lane.type, std::int64_t(i)}] = lane.counts[i];
            if (lane.counts[i] > 0 && lane.type == "alarm.changed")
                QCOMPARE(int(lane.severities[i]), 3);
        }
    }
    QVERIFY(found == expected);
}

/// What numbers a series comes from the file: a senseless one must not be an index into memory.
void TestOverview::damagedNumbersDoNoHarm()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("d")).toStdString();
    RecordedSession session(24, 4);
    auto writer =
        RecordingWriter::create(path, session.info(), session.world().sharedLayout()).value();
    QVERIFY(session.appendTo(*writer));
    for (int i = 0; i < 200; ++i) {
        session.step();
        QVERIFY(session.appendTo(*writer));
    }
    QVERIFY(writer->sync());
    writer.reset();
    {
        sqlite::OpenOptions open;
        open.mode = sqlite::OpenMode::ReadWrite;
        auto db = sqlite::Database::open(path, open).value();
        QVERIFY(db.exec("UPDATE series SET id=4611686018427387904 WHERE id=1"));
        QVERIFY(db.exec("UPDATE series SET id=-7 WHERE id=2"));
    }
    QVERIFY(RecordingWriter::resume(path));
}

void TestOverview::survivesAKill()
{
    const QTemporaryDir folder;
    for (const int steps : {10, 75, 200, 421}) {
        const QString name = folder.filePath(QStringLiteral("k%1").arg(steps));
        RecordedSession session(23, 12);
        auto writer = RecordingWriter::create(name.toStdString(), session.info(),
                                              session.world().sharedLayout())
                          .value();
        QVERIFY(session.appendTo(*writer));
        for (int i = 0; i < steps; ++i) {
            session.step();
            QVERIFY(session.appendTo(*writer));
        }
        QVERIFY(writer->sync());
        const QString copy = name + QStringLiteral("-copy");
        QVERIFY(QFile::copy(name, copy));
        QVERIFY(QFile::copy(name + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        writer.reset();
        auto resumed = RecordingWriter::resume(copy.toStdString()).value();
        for (int i = 0; i < 300; ++i) {
            session.step();
            QVERIFY(session.appendTo(*resumed));
        }
        QVERIFY(resumed->finish());
        auto reader = RecordingReader::open(copy.toStdString()).value();
        compare(*reader, session, 30, Tick{0}, session.now().tick + 1);
        compare(*reader, session, 480, Tick{0}, session.now().tick + 1);
        std::uint64_t counted = 0;
        const auto lanes = reader->activity(Tick{0}, session.now().tick + 1, 30).value();
        for (const Activity &lane : lanes) {
            for (const std::uint32_t count : lane.counts)
                counted += count;
        }
        QCOMPARE(counted, session.lastEvent());
    }
}

void TestOverview::eventsOfALostTailAreCounted()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("t")).toStdString();
    RecordedSession session(23, 12);
    {
        auto writer =
            RecordingWriter::create(path, session.info(), session.world().sharedLayout()).value();
        QVERIFY(session.appendTo(*writer));
        for (int i = 0; i < 175; ++i) {
            session.step();
            QVERIFY(session.appendTo(*writer));
        }
        QVERIFY(writer->sync());
    }
    {
        sqlite::OpenOptions open;
        open.mode = sqlite::OpenMode::ReadWrite;
        auto db = sqlite::Database::open(path, open).value();
        QVERIFY(db.exec("UPDATE tail SET data=x'00'"));
    }
    auto resumed = RecordingWriter::resume(path).value();
    const Moment kept = resumed->resumedAt()->last;
    int lost = 0;
    for (const Event &event : session.allEvents())
        lost += Moment{event.tick, event.sub} > kept ? 1 : 0;
    QVERIFY(lost > 0);
    for (int i = 0; i < 100; ++i) {
        session.step();
        QVERIFY(session.appendTo(*resumed));
    }
    QVERIFY(resumed->finish());
    auto reader = RecordingReader::open(path).value();
    std::map<std::pair<world::Handle, std::string>, std::uint32_t> expected;
    std::map<std::pair<world::Handle, std::string>, std::uint32_t> found;
    for (const Event &event : session.allEvents())
        ++expected[{event.aggregate, event.type}];
    const auto lanes = reader->activity(Tick{0}, session.now().tick + 1, 60).value();
    for (const Activity &lane : lanes) {
        for (const std::uint32_t count : lane.counts) {
            if (count > 0)
                found[{lane.aggregate, lane.type}] += count;
        }
    }
    QVERIFY(found == expected);
}

void TestOverview::refusesNonsense()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a")).toStdString();
    RecordedSession session(24);
    auto writer =
        RecordingWriter::create(path, session.info(), session.world().sharedLayout()).value();
    QVERIFY(session.appendTo(*writer));
    QVERIFY(writer->finish());
    auto reader = RecordingReader::open(path).value();
    const world::FieldRef hr = reader->layout()->find("vitals.hr");
    const std::string range = "recording.series.range";
    QCOMPARE(reader->series(1, hr, Tick{0}, Tick{10}, 0).error().code(), range);
    QCOMPARE(reader->series(1, hr, Tick{10}, Tick{0}, 30).error().code(), range);
    QCOMPARE(reader->series(1, hr, Tick{0}, Tick{1'000'000'000'000}, 30).error().code(), range);
    QCOMPARE(reader->activity(Tick{0}, Tick{10}, -1).error().code(), range);
    QCOMPARE(reader->series(1, {}, Tick{0}, Tick{10}, 1).error().code(),
             std::string("recording.series.field"));
    QVERIFY(!reader->series(999, hr, Tick{0}, Tick{90}, 30).value().points[0].set);
    QVERIFY(!reader->series(1, hr, Tick{0}, Tick{900}, 30).value().points[20].set);
}

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"
