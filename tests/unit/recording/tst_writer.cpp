// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "core/base/sqlite.h"
#include "core/recording/reader.h"
#include "tests/support/recorded_session.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::recording;
using test::RecordedSession;

class TestWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aFinishedRecordingIsOneFile();
    void refusesAnExistingFile();
    void refusesGapsAndTimeTravel();
    void eventsAreImmutable();
    void commitsWithEventsAndEvery250Ms();
    void headlessCommitsWholeChunks();
    void openChunksStayWithinTheirLimits();
    void resumesWithoutGap_data();
    void resumesWithoutGap();
    void damagedTailCostsOnlyItself_data();
    void damagedTailCostsOnlyItself();
    void refusesToResumeWhatIsClosed();
    void checkpointsAndClock();

private:
    std::unique_ptr<RecordingWriter> create(const RecordedSession &session,
                                            const WriterOptions &options = {})
    {
        auto writer = RecordingWriter::create(m_path, session.info(),
                                              session.world().sharedLayout(), options);
        return writer ? std::move(*writer) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestWriter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("forløb.wardrec")).toStdString();
}

void TestWriter::aFinishedRecordingIsOneFile()
{
    RecordedSession session(1);
    auto writer = create(session);
    QVERIFY(session.appendTo(*writer));
    for (int i = 0; i < 400; ++i) {
        session.step();
        QVERIFY(session.appendTo(*writer));
    }
    QVERIFY(writer->finish());
    QCOMPARE(writer->committedEvent(), session.lastEvent());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files),
             QStringList{QStringLiteral("forløb.wardrec")});
    // From a read-only file in a read-only folder.
    QFile(QString::fromStdString(m_path)).setPermissions(QFile::ReadOwner);
    QFile(m_folder->path()).setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    auto reader = RecordingReader::open(m_path);
    QVERIFY(reader);
    const RecordingInfo info = (*reader)->info().value();
    QVERIFY(info.closed);
    QVERIFY(info.session == session.info().session);
    QCOMPARE(info.seed, session.info().seed);
    QCOMPARE(info.scenarioTitle, session.info().scenarioTitle);
    QCOMPARE(info.scenario, session.info().scenario);
    QCOMPARE(info.catalogue, session.info().catalogue);
    QCOMPARE(info.events, session.lastEvent());
    QCOMPARE(info.last.n, session.now().tick.n);
    QVERIFY((*reader)->warnings().empty());
    QVERIFY((*reader)->worldAt(info.last));
    QFile(m_folder->path()).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestWriter::refusesAnExistingFile()
{
    RecordedSession session(1);
    QVERIFY(create(session)->finish());
    const auto again =
        RecordingWriter::create(m_path, session.info(), session.world().sharedLayout());
    QCOMPARE(again.error().code(), std::string("recording.create.exists"));
    const auto nowhere =
        RecordingWriter::create(m_path + ".d/x", session.info(), session.world().sharedLayout());
    QCOMPARE(nowhere.error().code(), std::string("base.sqlite.cannot-open"));
}

void TestWriter::refusesGapsAndTimeTravel()
{
    RecordedSession session(1);
    auto writer = create(session);
    QVERIFY(session.appendTo(*writer));
    QCOMPARE(session.appendTo(*writer).error().code(), std::string("recording.append.order"));
    world::World next = session.world();
    next.setTick(next.tick() + 1);
    Event event = session.allEvents().front();
    event.id = 3;
    QCOMPARE(writer->appendTick(next, std::span(&event, 1)).error().code(),
             std::string("recording.append.gap"));
    QVERIFY(writer->appendTick(next, {})); // refused is not broken
    QVERIFY(writer->finish());
}

void TestWriter::eventsAreImmutable()
{
    RecordedSession session(1);
    auto writer = create(session);
    QVERIFY(session.appendTo(*writer));
    QVERIFY(writer->finish());
    auto db =
        sqlite::Database::open(m_path, {.mode = sqlite::OpenMode::ReadWrite, .vfs = {}}).value();
    for (const char *sql : {"UPDATE event SET tick=9", "DELETE FROM event"}) {
        const auto done = db.exec(sql);
        QCOMPARE(done.error().code(), std::string("base.sqlite.constraint"));
        QCOMPARE(std::get<std::string>(*done.error().message.arg("detail")),
                 std::string("events are immutable"));
    }
}

void TestWriter::commitsWithEventsAndEvery250Ms()
{
    ManualClock clock;
    WriterOptions options;
    options.clock = &clock;
    RecordedSession session(3);
    auto writer = create(session, options);
    QVERIFY(session.appendTo(*writer));
    auto reader = RecordingReader::open(m_path).value();
    std::int64_t waited = 0;
    for (int i = 0; i < 500; ++i) {
        session.step();
        clock.advanceMs(33);
        QVERIFY(session.appendTo(*writer));
        const RecordingInfo info = reader->info().value();
        QCOMPARE(info.events, session.lastEvent()); // never an event that is not there
        const world::World world = reader->worldAt(info.last).value();
        const Moment shown{world.tick(), world.sub()};
        waited = shown == session.now() ? 0 : waited + 33;
        QVERIFY(waited < 250 + 33);
        QCOMPARE(world.stateHash(), session.hashes().at(shown));
        if (waited > 0)
            QVERIFY(session.events().empty()); // events bring their moment's state along
    }
    // Nothing follows any more: idle brings the rest out.
    session.step();
    (void)session.appendTo(*writer);
    clock.advanceMs(300);
    QVERIFY(writer->idle());
    QCOMPARE(reader->info().value().last.n, session.now().tick.n);
}

void TestWriter::headlessCommitsWholeChunks()
{
    WriterOptions options;
    options.pace = Pace::Headless;
    RecordedSession session(4);
    auto writer = create(session, options);
    QVERIFY(session.appendTo(*writer));
    while (session.now().tick.n < 200) {
        session.step();
        QVERIFY(session.appendTo(*writer));
    }
    auto reader = RecordingReader::open(m_path).value();
    QCOMPARE(reader->info().value().last.n, std::int64_t(179));
    QVERIFY(writer->sync());
    QCOMPARE(reader->info().value().last.n, std::int64_t(200));
    QCOMPARE(reader->worldAt(Tick{200}).value().stateHash(), session.world().stateHash());
    QVERIFY(writer->finish());
    QCOMPARE(reader->info().value().last.n, std::int64_t(200));
}

void TestWriter::openChunksStayWithinTheirLimits()
{
    // Thousands of sub-steps of one paused tick: chunks split by size, mid-tick.
    RecordedSession session(5, 200);
    WriterOptions options;
    options.pace = Pace::Headless;
    auto writer = create(session, options);
    QVERIFY(session.appendTo(*writer));
    world::World world = session.world();
    test::Dice dice(9);
    std::map<std::uint32_t, std::uint64_t> hashes;
    for (std::uint32_t sub = 1; sub <= 1500; ++sub) {
        for (const world::Handle handle : world.entities()) {
            world.setRaw(handle, world.layout().find("transform.position"), dice.roll(100'000));
        }
        world.setTick(world.tick(), sub);
        hashes[sub] = world.stateHash();
        QVERIFY(writer->appendTick(world, {}));
    }
    QVERIFY(writer->finish());
    auto db = sqlite::Database::open(m_path).value();
    QVERIFY(db.scalar("SELECT count(*) FROM chunk").value() > 2);
    auto reader = RecordingReader::open(m_path).value();
    for (const auto &[sub, hash] : hashes) {
        if (sub % 97 == 0)
            QCOMPARE(reader->worldAt(Tick{0}, sub).value().stateHash(), hash);
    }
    QCOMPARE(reader->worldAt(Tick{0}).value().stateHash(), hashes.at(1500));
}

void TestWriter::resumesWithoutGap_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<bool>("headless");
    for (const int steps : {0, 1, 30, 59, 60, 61, 175, 333}) {
        QTest::addRow("live %d", steps) << steps << false;
        QTest::addRow("headless %d", steps) << steps << true;
    }
}

void TestWriter::resumesWithoutGap()
{
    QFETCH(int, steps);
    QFETCH(bool, headless);
    WriterOptions options;
    options.pace = headless ? Pace::Headless : Pace::Live;
    RecordedSession session(6);
    auto writer = create(session, options);
    QVERIFY(session.appendTo(*writer));
    for (int i = 0; i < steps; ++i) {
        session.step();
        QVERIFY(session.appendTo(*writer));
    }
    QVERIFY(writer->sync());
    // As a kill leaves it: the files without the program that wrote them.
    const QString copy = m_folder->filePath(QStringLiteral("copy.wardrec"));
    const QString original = QString::fromStdString(m_path);
    QVERIFY(QFile::copy(original, copy));
    QVERIFY(QFile::copy(original + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
    writer.reset();

    const std::string path = copy.toStdString();
    auto resumed = RecordingWriter::resume(path);
    QVERIFY2(resumed, resumed ? "" : resumed.error().code().c_str());
    const ResumePoint *point = (*resumed)->resumedAt();
    QVERIFY(point && point->last == session.now());
    QCOMPARE(point->lastEvent, session.lastEvent());
    QCOMPARE(point->world.stateHash(), session.world().stateHash());
    for (int i = 0; i < 200; ++i) {
        session.step();
        QVERIFY(session.appendTo(**resumed));
    }
    QVERIFY((*resumed)->finish());
    auto reader = RecordingReader::open(path).value();
    for (const auto &[moment, hash] : session.hashes())
        QCOMPARE(reader->worldAt(moment.tick, moment.sub).value().stateHash(), hash);
    QVERIFY(reader->events(0, INT32_MAX).value() == session.allEvents());
    QVERIFY(reader->checkEvents());
    QVERIFY(reader->damage().value().empty());
}

void TestWriter::damagedTailCostsOnlyItself_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("damaged"); // pieces of the tail
    QTest::addColumn<QString>("code");
    const QString last = QStringLiteral("seq=(SELECT max(seq) FROM tail)");
    // Many seeds: in the lost ticks somebody may have been born, or gone, or nothing happened.
    for (quint64 seed = 1; seed <= 12; ++seed) {
        QTest::addRow("newest piece, seed %llu", seed) << seed << 175 << last << QString();
        QTest::addRow("whole tail, seed %llu", seed)
            << seed << 175 << QStringLiteral("1") << QString();
    }
    QTest::newRow("nothing else") << quint64{9} << 30 << QStringLiteral("1")
                                  << "recording.resume.empty";
}

void TestWriter::damagedTailCostsOnlyItself()
{
    QFETCH(quint64, seed);
    QFETCH(int, steps);
    QFETCH(QString, damaged);
    QFETCH(QString, code);
    RecordedSession session(seed);
    auto writer = create(session);
    QVERIFY(session.appendTo(*writer));
    for (int i = 0; i < steps; ++i) {
        session.step();
        QVERIFY(session.appendTo(*writer));
    }
    QVERIFY(writer->sync());
    writer.reset();
    {
        sqlite::OpenOptions open;
        open.mode = sqlite::OpenMode::ReadWrite;
        auto db = sqlite::Database::open(m_path, open).value();
        QVERIFY(db.scalar("SELECT count(*) FROM tail").value() > 1);
        QVERIFY(db.exec("UPDATE tail SET data=x'00' WHERE " + damaged.toStdString()));
    }

    auto resumed = RecordingWriter::resume(m_path);
    QCOMPARE(QString::fromStdString(resumed ? std::string() : resumed.error().code()), code);
    if (!resumed)
        return;
    const Moment kept = (*resumed)->resumedAt()->last;
    QVERIFY(kept.tick.n > 0 && kept < session.now());
    QCOMPARE((*resumed)->resumedAt()->lastEvent, session.lastEvent());
    QCOMPARE((*resumed)->resumedAt()->world.stateHash(), session.hashes().at(kept));
    const Moment lost = session.now();
    for (int i = 0; i < 100; ++i) {
        session.step();
        QVERIFY(session.appendTo(**resumed));
    }
    QVERIFY((*resumed)->finish());
    auto reader = RecordingReader::open(m_path).value();
    for (const auto &[moment, hash] : session.hashes()) {
        if (moment <= kept || moment > lost)
            QCOMPARE(reader->worldAt(moment.tick, moment.sub).value().stateHash(), hash);
    }
    QVERIFY(reader->events(0, INT32_MAX).value() == session.allEvents());
    QVERIFY(reader->checkEvents());
    QVERIFY(reader->damage().value().empty());
}

void TestWriter::refusesToResumeWhatIsClosed()
{
    RecordedSession session(7);
    auto writer = create(session);
    QVERIFY(session.appendTo(*writer));
    QVERIFY(writer->finish());
    QCOMPARE(RecordingWriter::resume(m_path).error().code(),
             std::string("recording.resume.closed"));
}

void TestWriter::checkpointsAndClock()
{
    RecordedSession session(8);
    auto writer = create(session);
    QVERIFY(session.appendTo(*writer));
    const ClockPoint start{Tick{0}, 1'000, 1, 1, true, "start"};
    const ClockPoint faster{Tick{90}, 4'000, 10, 1, true, "rate"};
    QVERIFY(writer->addClockPoint(start));
    QVERIFY(writer->addCheckpoint({{Tick{30}, 0}, "thirty", 30}));
    QVERIFY(writer->addCheckpoint({{Tick{60}, 2}, std::string("six\0ty", 6), 60}));
    QVERIFY(writer->addClockPoint(faster));
    QVERIFY(writer->finish());
    auto reader = RecordingReader::open(m_path).value();
    QVERIFY(reader->clockMap().value() == (std::vector<ClockPoint>{start, faster}));
    QCOMPARE(reader->checkpointBefore({Tick{60}, 1}).value().bytes, std::string("thirty"));
    const Checkpoint last = reader->checkpointBefore({Tick{999}, 0}).value();
    QCOMPARE(last.bytes, std::string("six\0ty", 6));
    QCOMPARE(last.hash, std::uint64_t(60));
    QCOMPARE(reader->checkpointBefore({Tick{29}, 0}).error().code(),
             std::string("recording.checkpoint.none"));
}

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
