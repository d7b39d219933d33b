// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/queued_recorder.h"
#include "core/recording/reader.h"
#include "tests/support/recorded_session.h"
#include "tests/support/std_strings.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace ward;
using namespace ward::recording;
using test::RecordedSession;

class TestQueued : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recordsWhatItIsHanded();
    void severalSessionsShareThePool();
    void tellsWhatIsCommitted();
    void leavesAnUnfinishedFileThatCanGoOn();
    void reportsAFailureOnce();

private:
    QTemporaryDir m_folder;
    std::string path(const char *name)
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }
};

void TestQueued::recordsWhatItIsHanded()
{
    RecorderPool pool;
    RecordedSession session(31);
    const std::string file = path("a");
    QueuedRecorder recorder(
        RecordingWriter::create(file, session.info(), session.world().sharedLayout()).value(),
        pool);
    recorder.appendTick(session.world(), session.events());
    for (int i = 0; i < 1000; ++i) {
        session.step(); // changes the world while its copies wait
        recorder.appendTick(session.world(), session.events());
    }
    recorder.addCheckpoint({session.now(), "private", 5});
    QVERIFY(recorder.finish());
    QVERIFY(recorder.finish());
    QCOMPARE(recorder.backlog(), 0);
    QCOMPARE(recorder.committedEvent(), session.lastEvent());
    auto reader = RecordingReader::open(file).value();
    QVERIFY(reader->info().value().closed);
    for (const auto &[moment, hash] : session.hashes())
        QCOMPARE(reader->worldAt(moment.tick, moment.sub).value().stateHash(), hash);
    QVERIFY(reader->events(0, INT32_MAX).value() == session.allEvents());
    QVERIFY(reader->checkpointBefore(session.now()));
}

void TestQueued::severalSessionsShareThePool()
{
    RecorderPool pool(2);
    std::vector<std::thread> threads;
    std::atomic<int> good{0};
    for (int n = 0; n < 5; ++n) {
        threads.emplace_back([&, n] {
            RecordedSession session(std::uint64_t(40 + n));
            const std::string file = path(("s" + std::to_string(n)).c_str());
            QueuedRecorder recorder(
                RecordingWriter::create(file, session.info(), session.world().sharedLayout())
                    .value(),
                pool);
            recorder.appendTick(session.world(), session.events());
            for (int i = 0; i < 300; ++i) {
                session.step();
                recorder.appendTick(session.world(), session.events());
            }
            good += recorder.finish().has_value() &&
                    RecordingReader::open(file)
                            .value()
                            ->worldAt(session.now().tick)
                            .value()
                            .stateHash() == session.world().stateHash();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 5);
}

void TestQueued::tellsWhatIsCommitted()
{
    RecorderPool pool;
    RecordedSession session(50);
    std::atomic<std::uint64_t> told{0};
    std::atomic<bool> ascending{true};
    QueuedRecorder::Callbacks callbacks;
    callbacks.committed = [&](std::uint64_t upto) {
        if (upto <= told.exchange(upto))
            ascending = false;
    };
    QueuedRecorder recorder(
        RecordingWriter::create(path("b"), session.info(), session.world().sharedLayout()).value(),
        pool, callbacks);
    recorder.appendTick(session.world(), session.events());
    for (int i = 0; i < 200; ++i) {
        session.step();
        recorder.appendTick(session.world(), session.events());
    }
    QVERIFY(recorder.flush());
    QCOMPARE(told.load(), session.lastEvent());
    QVERIFY(ascending);
}

void TestQueued::leavesAnUnfinishedFileThatCanGoOn()
{
    const std::string file = path("c");
    RecordedSession session(51);
    RecorderPool pool;
    {
        QueuedRecorder recorder(
            RecordingWriter::create(file, session.info(), session.world().sharedLayout()).value(),
            pool);
        recorder.appendTick(session.world(), session.events());
        for (int i = 0; i < 100; ++i) {
            session.step();
            recorder.appendTick(session.world(), session.events());
        }
    }
    auto resumed = RecordingWriter::resume(file);
    QVERIFY(resumed);
    QVERIFY((*resumed)->resumedAt()->last == session.now());
}

void TestQueued::reportsAFailureOnce()
{
    RecorderPool pool;
    RecordedSession session(52);
    std::atomic<int> failures{0};
    QueuedRecorder::Callbacks callbacks;
    callbacks.failed = [&](const Error &) { ++failures; };
    QueuedRecorder recorder(
        RecordingWriter::create(path("d"), session.info(), session.world().sharedLayout()).value(),
        pool, callbacks);
    Event wrong = session.allEvents().front();
    wrong.id = 5; // a gap
    recorder.appendTick(session.world(), std::span(&wrong, 1));
    recorder.appendTick(session.world(), std::span(&wrong, 1));
    QCOMPARE(recorder.flush().error().code(), std::string("recording.append.gap"));
    QCOMPARE(recorder.finish().error().code(), std::string("recording.append.gap"));
    QCOMPARE(failures.load(), 1);
    QVERIFY(recorder.error());
}

QTEST_GUILESS_MAIN(TestQueued)
#include "tst_queued.moc"
