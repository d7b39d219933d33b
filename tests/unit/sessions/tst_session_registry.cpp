// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/sqlite.h"
#include "core/content/library_store.h"
#include "sim-engine/sessions/library_drafts.h"
#include "sim-engine/sessions/recovery.h"
#include "sim-engine/sessions/session_registry.h"
#include "tests/support/session_fixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>

using namespace ward;
using namespace ward::test;
using sessions::Reply;
using sessions::Role;

namespace {

/// Hears from every session thread and keeps nothing.
class QuietListener final : public sessions::SessionListener
{
public:
    void stateReady(std::shared_ptr<const sessions::StateFrame>) override {}
    void logGrew(const std::string &) override {}
    void clockChanged(const std::string &, const sessions::ClockStatus &) override {}
    void statusChanged(const std::string &) override {}
    void notice(const std::string &, const Message &) override {}
    void closed(const std::string &, const Message &) override {}
};

} // namespace

/// The registry as several clients use it at once.
class TestSessionRegistry : public QObject
{
    Q_OBJECT

    struct Hosted
    {
        QTemporaryDir dir;
        QuietListener listener;
        std::unique_ptr<sessions::SessionRegistry> registry;
        bool records = true;

        explicit Hosted(bool keeps = true)
            : records(keeps)
        {
            start();
        }
        void start()
        {
            auto library = content::LibraryStore::open(
                dir.filePath(QStringLiteral("library.wardlib")).toStdString(), systemClock());
            if (!library)
                qFatal("library: %s", library.error().code().c_str());
            sessions::RegistryOptions options;
            options.recordingsFolder = dir.path().toStdString();
            options.library = std::make_unique<sessions::LibraryDrafts>(
                std::shared_ptr<content::LibraryStore>(std::move(*library)));
            options.threads = 2;
            options.records = records;
            registry = std::make_unique<sessions::SessionRegistry>(std::move(options), listener);
        }

        void restart()
        {
            registry.reset();
            start();
        }

        std::future<Reply> submit(sessions::Command what, const std::string &session = {},
                                  const Id &command = newId())
        {
            const auto promise = std::make_shared<std::promise<Reply>>();
            auto answer = promise->get_future();
            registry->submit({command, session, "ana", "test", Role::Author, std::move(what)},
                             [promise](const Reply &reply) { promise->set_value(reply); });
            return answer;
        }
        std::string openArrest()
        {
            return submit(sessions::OpenDraft{{}, arrestBytes(), "Arrest"}).get().session;
        }
    };

private Q_SLOTS:
    /// A client that lost its connection before the answer asks again, while the run is made and
    /// when it is there.
    void sameStartIsOneRun()
    {
        Hosted hosted;
        const std::string draft = hosted.openArrest();
        QVERIFY(!draft.empty());
        const Id command = newId();
        const sessions::StartRun start{draft, 1, {1, 1}, true};
        std::vector<std::future<Reply>> answers;
        for (int i = 0; i < 5; ++i)
            answers.push_back(hosted.submit(start, {}, command));
        for (auto &answer : answers) {
            const Reply reply = answer.get();
            QVERIFY2(reply.accepted, reply.reason.code.c_str());
            QCOMPARE(reply.session, command.toString());
        }
        const Reply later = hosted.submit(start, {}, command).get();
        QVERIFY2(later.accepted, later.reason.code.c_str());
        QCOMPARE(hosted.registry->liveRuns(), std::size_t{1});
    }

    void refusedStartsCanBeAskedAgain()
    {
        Hosted hosted;
        const Id command = newId();
        sessions::StartRun start{"nowhere", 1, {1, 1}, true};
        QCOMPARE(hosted.submit(start, {}, command).get().reason.code.c_str(), "sessions.unknown");
        start.draft = hosted.openArrest();
        start.rate = {61, 1};
        QCOMPARE(hosted.submit(start, {}, command).get().reason.code.c_str(),
                 "sessions.clock.rate");
        start.rate = {1, 1};
        const Reply started = hosted.submit(start, {}, command).get();
        QVERIFY2(started.accepted, started.reason.code.c_str());
    }

    /// Whoever looked at the run while it went on: its recording becomes one file that can be read
    /// where nothing can be written.
    void aRunThatWasReadBecomesOneFile()
    {
        Hosted hosted;
        const Reply run =
            hosted.submit(sessions::StartRun{hosted.openArrest(), 1, {60, 1}, false}).get();
        QVERIFY2(run.accepted, run.reason.code.c_str());
        const auto read = [&] {
            std::promise<std::size_t> events;
            hosted.registry->withShelf([&](sessions::RecordingShelf &shelf) {
                const auto page = shelf.read<std::vector<recording::Event>>(
                    run.recording,
                    [](recording::RecordingReader &reader) { return reader.events(0, 10); });
                events.set_value(page ? page->size() : 0);
            });
            return events.get_future().get();
        };
        QVERIFY(QTest::qWaitFor([&] { return read() > 0; }, 10'000));
        QVERIFY(hosted.submit(sessions::EndRun{}, run.session).get().accepted);
        const QString path =
            hosted.dir.filePath(QString::fromStdString(run.recording + ".wardrec"));
        QVERIFY(!QFile::exists(path + QStringLiteral("-wal")));
        QVERIFY(!QFile::exists(path + QStringLiteral("-motion")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray header = file.read(20);
        QCOMPARE(int(header[18]), 1); // SQLite's file format: 1 is without a write-ahead log
        QCOMPARE(int(header[19]), 1);
        QVERIFY(read() > 0);
    }

    /// A kill between the end and the closing of the file: the run does not come back to life.
    void anEndedRunStaysEnded()
    {
        Hosted hosted;
        const Reply run =
            hosted.submit(sessions::StartRun{hosted.openArrest(), 1, {60, 1}, false}).get();
        QVERIFY2(run.accepted, run.reason.code.c_str());
        QVERIFY(hosted.submit(sessions::EndRun{}, run.session).get().accepted);
        hosted.registry->reap();
        const std::string path = hosted.dir.path().toStdString() + "/" + run.recording + ".wardrec";
        {
            sqlite::OpenOptions open;
            open.mode = sqlite::OpenMode::ReadWrite;
            auto db = sqlite::Database::open(path, open);
            QVERIFY(db.has_value());
            QVERIFY(db->exec("DELETE FROM meta WHERE key='closed'"));
            QVERIFY(db->exec("DELETE FROM clock_map WHERE reason='stop'"));
        }
        const auto said = hosted.registry->recover();
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(said.front().code.c_str(), "sessions.recovered");
        QCOMPARE(hosted.registry->liveRuns(), std::size_t{0});
        auto reader = recording::RecordingReader::open(path);
        QVERIFY(reader.has_value());
        QVERIFY((*reader)->info()->closed);
    }

    /// A run whose recording could not be closed at its end is closed by the next engine, not run.
    void whatCouldNotBeClosedIsClosedLater()
    {
        Hosted hosted;
        const Reply run =
            hosted.submit(sessions::StartRun{hosted.openArrest(), 1, {60, 1}, false}).get();
        QVERIFY2(run.accepted, run.reason.code.c_str());
        const std::string path = hosted.dir.path().toStdString() + "/" + run.recording + ".wardrec";
        QVERIFY(QTest::qWaitFor([&] {
            const auto session = hosted.registry->find(run.session);
            return session && session->log().last() > 0;
        }));
        // Stopped in the middle, and somebody had noted that it was over.
        hosted.restart();
        QFile note(QString::fromStdString(path + "-ended"));
        QVERIFY(note.open(QIODevice::WriteOnly));
        note.close();
        QVERIFY(sessions::isMarkedOver(path));
        const auto said = hosted.registry->recover();
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(said.front().code.c_str(), "sessions.recovery.closed");
        QCOMPARE(hosted.registry->liveRuns(), std::size_t{0});
        QVERIFY(!sessions::isMarkedOver(path));
        QVERIFY(recording::RecordingReader::open(path).value()->info()->closed);
        QVERIFY(hosted.registry->recover().empty());
    }

    /// Nothing of a run is kept: no file, nothing to take up, and it runs and ends all the same.
    void withoutRecordingNothingStays()
    {
        Hosted hosted(false);
        const sessions::StartRun start{hosted.openArrest(), 1, {60, 1}, false};
        const Reply run = hosted.submit(start).get();
        QVERIFY2(run.accepted, run.reason.code.c_str());
        QCOMPARE(run.recording, std::string());
        const Reply marked =
            hosted.submit(sessions::MarkCommand{"here", {}, {}, {}, {}}, run.session).get();
        QVERIFY2(marked.accepted, marked.reason.code.c_str());
        const Reply ended = hosted.submit(sessions::EndRun{}, run.session).get();
        QVERIFY2(ended.accepted, ended.reason.code.c_str());
        QCOMPARE(ended.recording, std::string());
        const Reply killed = hosted.submit(start).get();
        QVERIFY2(killed.accepted, killed.reason.code.c_str());
        hosted.restart();
        QVERIFY(QDir(hosted.dir.path()).entryList({QStringLiteral("*.wardrec*")}).isEmpty());
        hosted.records = true;
        hosted.restart();
        QVERIFY(hosted.registry->recover().empty());
        QCOMPARE(hosted.registry->liveRuns(), std::size_t{0});
    }

    /// What another engine recorded is not gone on with by one that would keep nothing of it.
    void withoutRecordingNothingIsTakenUp()
    {
        Hosted hosted;
        const Reply run =
            hosted.submit(sessions::StartRun{hosted.openArrest(), 1, {60, 1}, false}).get();
        QVERIFY2(run.accepted, run.reason.code.c_str());
        QVERIFY(QTest::qWaitFor([&] {
            const auto session = hosted.registry->find(run.session);
            return session && session->log().last() > 0;
        }));
        hosted.records = false;
        hosted.restart();
        auto said = hosted.registry->recover();
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(said.front().code.c_str(), "sessions.recovery.left");
        QCOMPARE(hosted.registry->liveRuns(), std::size_t{0});
        hosted.records = true;
        hosted.restart();
        said = hosted.registry->recover();
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(said.front().code.c_str(), "sessions.recovered");
        QCOMPARE(hosted.registry->liveRuns(), std::size_t{1});
    }

    /// One writer per recording and one session per id, whoever asks.
    void twoWritersAreRefused()
    {
        Hosted hosted;
        const Reply run =
            hosted.submit(sessions::StartRun{hosted.openArrest(), 1, {60, 1}, true}).get();
        QVERIFY2(run.accepted, run.reason.code.c_str());
        const std::string path = hosted.dir.path().toStdString() + "/" + run.recording + ".wardrec";
        QCOMPARE(recording::RecordingWriter::resume(path).error().code().c_str(),
                 "recording.write.in-use");
        QCOMPARE(sessions::recoverRun(path).error().code().c_str(), "recording.write.in-use");
        // Also not by the same engine, which finds it open in its own folder.
        const auto said = hosted.registry->recover();
        QCOMPARE(said.size(), std::size_t{1});
        QCOMPARE(said.front().code.c_str(), "recording.write.in-use");
        QCOMPARE(hosted.registry->liveRuns(), std::size_t{1});
        const Reply marked =
            hosted.submit(sessions::MarkCommand{"still mine", {}, {}, {}, {}}, run.session).get();
        QVERIFY2(marked.accepted, marked.reason.code.c_str());
        QVERIFY(hosted.submit(sessions::EndRun{}, run.session).get().accepted);
        auto reader = recording::RecordingReader::open(path).value();
        QVERIFY(reader->info()->closed);
        QVERIFY(reader->checkEvents());
        QCOMPARE(reader->info()->epoch, 1u);
        QCOMPARE(reader->info()->locale, std::string("en"));
        QVERIFY(!QFile::exists(QString::fromStdString(path + "-lock")));
    }

    /// The engine stops while sessions still hand over work: nothing is touched that is gone.
    void stopsWhileSessionsAreBusy()
    {
        for (int round = 0; round < 5; ++round) {
            Hosted hosted;
            const std::string draft = hosted.openArrest();
            std::vector<std::future<Reply>> started;
            for (int i = 0; i < 4; ++i)
                started.push_back(hosted.submit(sessions::StartRun{draft, 1, {60, 1}, false}));
            for (auto &run : started) {
                const Reply reply = run.get();
                QVERIFY2(reply.accepted, reply.reason.code.c_str());
                (void)hosted.submit(sessions::EndRun{}, reply.session);
                (void)hosted.submit(sessions::StartRun{draft, 2, {60, 1}, false});
            }
            hosted.registry.reset();
        }
    }

    /// What was queued is done; what comes after the end is dropped, by whichever thread.
    void backgroundTasksEnd()
    {
        std::atomic<int> done = 0;
        sessions::BackgroundTasks tasks(2);
        for (int i = 0; i < 100; ++i)
            tasks.post([&] { ++done; });
        tasks.stop();
        QCOMPARE(done.load(), 100);
        tasks.post([&] { ++done; });
        tasks.stop();
        QCOMPARE(done.load(), 100);
    }
};

QTEST_GUILESS_MAIN(TestSessionRegistry)
#include "tst_session_registry.moc"
