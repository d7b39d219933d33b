// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "core/recording/reader.h"
#include "core/recording/writer.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/recorded_session.h"
#include "tests/support/std_strings.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace ward;
using namespace ward::recording;
using test::FaultVfs;
using test::RecordedSession;

namespace {

/// What stands beside the recording; nothing when there is none just now.
void copyMotion(const QString &from, const QString &to)
{
    (void)QFile::copy(from + QStringLiteral("-motion"), to + QStringLiteral("-motion"));
}

} // namespace

class TestFaultRecording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void killedAtAnyMoment();
    void diskFullAtAnyWrite_data();
    void diskFullAtAnyWrite();
    void fileSizeLimit();
    void powerFailureLosesAtMostWhatWasNotSynced();
    void tornWriteAheadLog();
    void readOnlyFolderWithAnUnfinishedRecording();
    void aSecondWriterIsRefused();
    void numbersAreNeverGivenTwiceInAnEpoch();

private:
    struct Report
    {
        Moment last;
        std::uint64_t event = 0;
        int moments = 0;
        QByteArray error;
    };
    /// Everything the victim said before it ended.
    static Report reportOf(QProcess &victim);
    /// What is there is a prefix of the truth, whole and right; a writer can go on behind it.
    void checkPrefix(const QString &path, std::uint64_t seed, Report atLeast, int mayLoseTicks);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestFaultRecording::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("a.wardrec"));
}

TestFaultRecording::Report TestFaultRecording::reportOf(QProcess &victim)
{
    Report report;
    const QList<QByteArray> lines = victim.readAllStandardOutput().split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) { // the last has no end
        const QList<QByteArray> words = lines[i].split(' ');
        if (words[0] == "error") {
            report.error = words[1];
            break;
        }
        report.last = {Tick{words[0].toLongLong()}, words[1].toUInt()};
        report.event = words[2].toULongLong();
        ++report.moments;
    }
    return report;
}

void TestFaultRecording::checkPrefix(const QString &path, std::uint64_t seed, Report atLeast,
                                     int mayLoseTicks)
{
    const std::string file = path.toStdString();
    RecordedSession truth(seed, 30);
    {
        auto reader = RecordingReader::open(file);
        QVERIFY2(reader, reader ? "" : reader.error().code().c_str());
        const RecordingInfo info = (*reader)->info().value();
        QVERIFY2(info.events >= atLeast.event,
                 qPrintable(QStringLiteral("%1 events of %2").arg(info.events).arg(atLeast.event)));
        QVERIFY2(
            info.last.n >= atLeast.last.tick.n - mayLoseTicks,
            qPrintable(QStringLiteral("tick %1 of %2").arg(info.last.n).arg(atLeast.last.tick.n)));
        QVERIFY((*reader)->checkEvents());
        QVERIFY((*reader)->damage().value().empty());
        if (info.events == 0)
            return; // killed before the first commit: an empty recording
        while (truth.lastEvent() < info.events || truth.now().tick <= info.last)
            truth.step();
        const auto events = (*reader)->events(0, INT32_MAX).value();
        QCOMPARE(events.size(), std::size_t(info.events));
        for (std::size_t i = 0; i < events.size(); ++i)
            QVERIFY(events[i] == truth.allEvents()[i]);
        int moments = 0;
        QVERIFY((*reader)->play([&](const world::World &world) {
            ++moments;
            return truth.hashes().at({world.tick(), world.sub()}) == world.stateHash();
        }));
        const world::World last = (*reader)->worldAt(info.last).value();
        QCOMPARE(moments,
                 int(std::distance(truth.hashes().begin(),
                                   truth.hashes().upper_bound({last.tick(), last.sub()}))));
        // The state of the last event's moment is there as well.
        QVERIFY((Moment{last.tick(), last.sub()} >= Moment{events.back().tick, events.back().sub}));
    }
    auto writer = RecordingWriter::resume(file);
    QVERIFY2(writer, writer ? "" : writer.error().code().c_str());
    const ResumePoint *point = (*writer)->resumedAt();
    RecordedSession session(seed, 30);
    while (session.now() < point->last)
        session.step();
    QCOMPARE(session.lastEvent(), point->lastEvent);
    QCOMPARE(session.world().stateHash(), point->world.stateHash());
    for (int i = 0; i < 100; ++i) {
        session.step();
        QVERIFY(session.appendTo(**writer));
    }
    QVERIFY((*writer)->finish());
    auto reader = RecordingReader::open(file).value();
    QVERIFY(reader->checkEvents());
    QVERIFY(reader->events(0, INT32_MAX).value() == session.allEvents());
}

void TestFaultRecording::killedAtAnyMoment()
{
    test::Dice dice(71);
    int died = 0;
    for (int round = 0; round < 12; ++round) {
        const QString path = m_folder->filePath(QStringLiteral("k%1").arg(round));
        const std::uint64_t seed = 700 + std::uint64_t(round);
        QProcess victim;
        victim.start(QStringLiteral(WARD_VICTIM), {path, QString::number(seed)});
        QVERIFY(victim.waitForStarted());
        QVERIFY(victim.waitForReadyRead());
        QTest::qWait(dice.roll(250));
        victim.kill();
        QVERIFY(victim.waitForFinished());
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
        const Report report = reportOf(victim);
        died += report.moments > 20;
        // 250 ms are 7.5 ticks.
        checkPrefix(path, seed, report, 8);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(died > 3);
}

void TestFaultRecording::diskFullAtAnyWrite_data()
{
    QTest::addColumn<int>("writes");
    QTest::addColumn<bool>("sync");
    for (const int writes : {0, 1, 3, 10, 30, 31, 32, 33, 60, 100, 171, 200, 300})
        QTest::addRow("after %d writes", writes) << writes << false;
    for (const int syncs : {0, 1, 2, 3, 5})
        QTest::addRow("after %d syncs", syncs) << syncs << true;
}

void TestFaultRecording::diskFullAtAnyWrite()
{
    QFETCH(int, writes);
    QFETCH(bool, sync);
    const std::uint64_t seed = 800;
    RecordedSession session(seed, 30);
    FaultVfs vfs;
    int left = writes;
    vfs.decide = [&](FaultVfs::Operation operation, const std::string &, std::int64_t, int) {
        const auto counted = sync ? FaultVfs::Operation::Sync : FaultVfs::Operation::Write;
        if (operation != counted)
            return SQLITE_OK;
        return left-- > 0 ? SQLITE_OK : sync ? SQLITE_IOERR_FSYNC : SQLITE_FULL;
    };
    WriterOptions options;
    options.vfs = vfs.name();
    Report committed;
    std::string code;
    {
        ManualClock clock;
        options.clock = &clock;
        auto writer = RecordingWriter::create(m_path.toStdString(), session.info(),
                                              session.world().sharedLayout(), options);
        if (!writer) {
            code = writer.error().code();
        } else {
            for (int i = 0; i < 3000 && code.empty(); ++i) {
                if (auto done = session.appendTo(**writer); !done)
                    code = done.error().code();
                committed.event = (*writer)->committedEvent();
                clock.advanceUs(33'333);
                session.step();
            }
            // It stays the same fault, and is not retried behind anybody's back.
            QCOMPARE((*writer)->sync().error().code(), code);
            QCOMPARE((*writer)->finish().error().code(), code);
        }
    }
    QCOMPARE(code, std::string(sync ? "base.sqlite.io" : "base.sqlite.disk-full"));
    // The disk has room again: everything committed is there.
    if (committed.event > 0)
        checkPrefix(m_path, seed, committed, 0);
}

void TestFaultRecording::fileSizeLimit()
{
#ifdef __unix__
    for (const int limit : {20'000, 150'000, 400'000}) {
        const QString path = m_folder->filePath(QStringLiteral("l%1").arg(limit));
        QProcess victim;
        victim.start(QStringLiteral(WARD_VICTIM),
                     {path, QStringLiteral("900"), QString::number(limit)});
        QVERIFY(victim.waitForFinished());
        const Report report = reportOf(victim);
        QCOMPARE(report.error, QByteArray("base.sqlite.disk-full"));
        QCOMPARE(victim.exitCode(), 1);
        if (report.moments > 0)
            checkPrefix(path, 900, report, 8);
        if (QTest::currentTestFailed())
            return;
    }
#else
    QSKIP("needs a file-size limit");
#endif
}

void TestFaultRecording::powerFailureLosesAtMostWhatWasNotSynced()
{
    test::Dice dice(72);
    for (int round = 0; round < 8; ++round) {
        const QString path = m_folder->filePath(QStringLiteral("p%1").arg(round));
        const std::uint64_t seed = 910 + std::uint64_t(round);
        RecordedSession session(seed, 30);
        FaultVfs vfs;
        vfs.loseUnsyncedBytes();
        ManualClock clock;
        WriterOptions options;
        options.vfs = vfs.name();
        options.clock = &clock;
        auto writer = RecordingWriter::create(path.toStdString(), session.info(),
                                              session.world().sharedLayout(), options)
                          .value();
        Report synced;
        int syncs = 0;
        const int steps = 100 + dice.roll(900);
        for (int i = 0; i < steps; ++i) {
            QVERIFY(session.appendTo(*writer));
            const int now = vfs.operations(FaultVfs::Operation::Sync);
            if (now != syncs) {
                syncs = now;
                synced.event = writer->committedEvent();
            }
            // A mark is somebody's work: it is on the disk when the call comes back.
            for (const Event &event : session.events()) {
                if (event.type == "mark.added")
                    QVERIFY(synced.event >= event.id);
            }
            clock.advanceUs(33'333);
            session.step();
        }
        QVERIFY(syncs > 2);
        const QString found = path + QStringLiteral("-found");
        // Motion beside the database is never synced: it may be on the disk all the same.
        if (round % 2 == 0)
            copyMotion(path, found);
        // The power goes: what a restarted machine finds.
        vfs.powerFailure();
        QVERIFY(QFile::copy(path, found));
        QVERIFY(QFile::copy(path + QStringLiteral("-wal"), found + QStringLiteral("-wal")));
        checkPrefix(found, seed, synced, 0);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestFaultRecording::tornWriteAheadLog()
{
    const std::uint64_t seed = 930;
    RecordedSession session(seed, 30);
    auto writer = RecordingWriter::create(m_path.toStdString(), session.info(),
                                          session.world().sharedLayout())
                      .value();
    for (int i = 0; i < 400; ++i) {
        QVERIFY(session.appendTo(*writer));
        session.step();
    }
    test::Dice dice(73);
    const QString wal = m_path + QStringLiteral("-wal");
    const qint64 size = QFile(wal).size();
    for (int round = 0; round < 10; ++round) {
        const QString copy = m_folder->filePath(QStringLiteral("t%1").arg(round));
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(wal, copy + QStringLiteral("-wal")));
        copyMotion(m_path, copy);
        // Behind the tables, anywhere.
        QVERIFY(
            QFile::resize(copy + QStringLiteral("-wal"), size / 4 + dice.roll(int(size / 4 * 3))));
        checkPrefix(copy, seed, {}, 0);
        if (QTest::currentTestFailed())
            return;
    }
}

void TestFaultRecording::readOnlyFolderWithAnUnfinishedRecording()
{
    RecordedSession session(940, 30);
    auto writer = RecordingWriter::create(m_path.toStdString(), session.info(),
                                          session.world().sharedLayout())
                      .value();
    QVERIFY(session.appendTo(*writer));
    // Reading a write-ahead log needs a file beside it, which such a folder does not let us make.
    FaultVfs vfs;
    vfs.decide = [](FaultVfs::Operation operation, const std::string &, std::int64_t, int) {
        return operation == FaultVfs::Operation::SharedMemory ? SQLITE_CANTOPEN : SQLITE_OK;
    };
    const auto reader = RecordingReader::open(m_path.toStdString(), {.vfs = vfs.name()});
    QVERIFY(!reader);
    QCOMPARE(reader.error().code(), std::string("recording.open.unfinished-read-only"));
    QVERIFY(RecordingReader::open(m_path.toStdString()));
}

/// Another process writes: its recording can be read and not written. When it is killed, it can.
void TestFaultRecording::aSecondWriterIsRefused()
{
    QProcess victim;
    victim.start(QStringLiteral(WARD_VICTIM), {m_path, QStringLiteral("950")});
    QVERIFY(victim.waitForStarted());
    QVERIFY(victim.waitForReadyRead());
    const std::string file = m_path.toStdString();
    QCOMPARE(RecordingWriter::resume(file).error().code(), std::string("recording.write.in-use"));
    RecordedSession session(950, 30);
    QCOMPARE(RecordingWriter::create(file, session.info(), session.world().sharedLayout())
                 .error()
                 .code(),
             std::string("recording.write.in-use"));
    QVERIFY(RecordingReader::open(file));
    QVERIFY(victim.waitForReadyRead()); // it was not disturbed
    victim.kill();
    QVERIFY(victim.waitForFinished());
    QVERIFY(QFile::exists(m_path + QStringLiteral("-lock"))); // in nobody's way
    checkPrefix(m_path, 950, reportOf(victim), 8);
    QVERIFY(!QFile::exists(m_path + QStringLiteral("-lock")));
}

/// A power cut takes events that somebody was told of, and their numbers are given again: in
/// another epoch, which says how far the earlier one is still true.
void TestFaultRecording::numbersAreNeverGivenTwiceInAnEpoch()
{
    const std::uint64_t seed = 960;
    RecordedSession session(seed, 30);
    FaultVfs vfs;
    vfs.loseUnsyncedBytes();
    ManualClock clock;
    WriterOptions options;
    options.vfs = vfs.name();
    options.clock = &clock;
    auto writer = RecordingWriter::create(m_path.toStdString(), session.info(),
                                          session.world().sharedLayout(), options)
                      .value();
    std::uint64_t told = 0;
    for (int i = 0; i < 1000; ++i) {
        QVERIFY(session.appendTo(*writer));
        told = writer->committedEvent();
        clock.advanceUs(3'000); // little is synced
        session.step();
    }
    const QString motion = m_path + QStringLiteral("-kept");
    copyMotion(m_path, motion);
    vfs.powerFailure();
    std::vector<std::uint64_t> ends;
    for (int restart = 0; restart < 3; ++restart) {
        const QString found = m_path + QStringLiteral("-%1").arg(restart);
        QVERIFY(QFile::copy(m_path, found));
        QVERIFY(QFile::copy(m_path + QStringLiteral("-wal"), found + QStringLiteral("-wal")));
        copyMotion(motion, found);
        for (int epoch = 0; epoch <= restart; ++epoch) {
            auto again = RecordingWriter::resume(found.toStdString());
            QVERIFY2(again, again ? "" : again.error().code().c_str());
            const ResumePoint *point = (*again)->resumedAt();
            QCOMPARE(point->epoch, std::uint64_t(epoch + 2));
            QCOMPARE(point->epochEnds.size(), std::size_t(epoch + 1));
            QCOMPARE(point->epochEnds.back(), point->lastEvent);
            QVERIFY(point->lastEvent < told); // else this shows nothing
            ends = point->epochEnds;
        }
        // Without a word more than the opening: it is on the disk before anybody is told.
        const RecordingInfo info =
            RecordingReader::open(found.toStdString()).value()->info().value();
        QCOMPARE(info.epoch, std::uint64_t(restart + 2));
        QVERIFY(info.epochEnds == ends);
    }
}

QTEST_GUILESS_MAIN(TestFaultRecording)
#include "tst_recording.moc"
