// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/process.h"
#include "core/base/sqlite.h"
#include "core/recording/reader.h"
#include "core/recording/verify.h"
#include "core/world/state_codec.h"
#include "sim-engine/sessions/recovery.h"
#include "sim-engine/sessions/resimulation.h"
#include "sim-engine/sessions/run_session.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/session_fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <numeric>
#include <sqlite3.h>
#include <sys/resource.h>

using namespace ward;
using namespace ward::test;
using kernel::ClockInput;
using sessions::ClockState;
using sessions::Reply;
using sessions::Role;
using sessions::RunSession;

namespace {

/// Goes when told, and a little at every look if so wanted: then work takes time.
class HandClock final : public Clock
{
public:
    [[nodiscard]] std::int64_t monotonicUs() const override { return m_us += m_everyLookUs; }
    [[nodiscard]] std::int64_t unixMs() const override { return m_unixMs + m_us / 1000; }
    void advanceMs(std::int64_t ms) { m_us += ms * 1000; }
    /// Somebody sets the wall clock.
    void jumpMs(std::int64_t ms) { m_unixMs += ms; }
    void everyLookMs(std::int64_t ms) { m_everyLookUs = ms * 1000; }

private:
    mutable std::atomic<std::int64_t> m_us = 0;
    std::int64_t m_everyLookUs = 0;
    std::int64_t m_unixMs = 1'767'225'600'000;
};

/// As long as it lives, no file of this process can grow.
class NoRoom
{
public:
    NoRoom()
    {
        tellFileSizeLimitsAsErrors();
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoRoom() { setrlimit(RLIMIT_FSIZE, &m_before); }
    NoRoom(const NoRoom &) = delete;
    NoRoom &operator=(const NoRoom &) = delete;

private:
    rlimit m_before{};
};

} // namespace

/// A run with its clock in hand and a real recording; the test is the session's thread.
class TestRunSession : public QObject
{
    Q_OBJECT

    struct Hosted
    {
        QTemporaryDir dir;
        CountingListener listener;
        HandClock clock;
        sessions::RunMetrics metrics;
        recording::RecorderPool recorders;
        sessions::BackgroundTasks background{1};
        std::shared_ptr<RunSession> session;
        const Id id = newId();

        [[nodiscard]] std::string path() const
        {
            return dir.filePath(QStringLiteral("run.wardrec")).toStdString();
        }

        bool create(bool paused = true, sessions::Rate rate = {1, 1}, const std::string &vfs = {},
                    bool records = true)
        {
            const content::Document document = arrestDocument();
            auto simulation =
                kernel::Simulation::create(document, content::Schema::shipped(),
                                           content::Catalogue::shipped(), {id, 7, "test"});
            if (!simulation)
                return false;
            recording::RecordingInfo info;
            info.session = id;
            info.seed = 7;
            info.engine = "test";
            info.simVersion = kernel::kSimVersion;
            info.scenarioTitle = "Arrest";
            info.scenario = arrestBytes();
            info.catalogue = content::Catalogue::shipped().bytes();
            sessions::RunParts parts;
            if (records) {
                recording::WriterOptions options;
                options.vfs = vfs;
                auto writer = recording::RecordingWriter::create(
                    path(), info, (*simulation)->world().sharedLayout(), options);
                if (!writer)
                    return false;
                parts.writer = std::move(*writer);
            }
            parts.simulation = std::move(*simulation);
            parts.state = paused ? ClockState::Ready : ClockState::Running;
            parts.rate = rate;
            host(std::move(parts));
            return true;
        }

        bool recover()
        {
            auto run = sessions::recoverRun(path());
            if (!run) {
                qWarning("%s", run.error().code().c_str());
                return false;
            }
            sessions::RunParts parts;
            parts.simulation = std::move(run->simulation);
            parts.writer = std::move(run->writer);
            parts.recovered = true;
            parts.epoch = run->info.epoch;
            parts.epochEnds = run->info.epochEnds;
            parts.brokeOff = run->brokeOff;
            parts.state = run->state();
            parts.rate = {run->clock.rateNumerator, run->clock.rateDenominator};
            parts.commands = std::move(run->commands);
            host(std::move(parts));
            return true;
        }

        void host(sessions::RunParts parts)
        {
            parts.session = parts.recording = id.toString();
            parts.title = "Arrest";
            parts.document = arrestBytes();
            session = RunSession::create(std::move(parts), listener, clock, recorders, background,
                                         metrics);
            run();
        }

        std::int64_t run() { return session->run(clock.monotonicUs()); }
        /// Real time for the recorder's thread, none for the session.
        template <typename Done>
        bool runUntil(Done done)
        {
            return QTest::qWaitFor(
                [&] {
                    run();
                    return done();
                },
                10'000);
        }
        void pass(std::int64_t ms, std::int64_t stepMs = 1)
        {
            for (std::int64_t i = 0; i < ms; i += stepMs) {
                clock.advanceMs(stepMs);
                run();
            }
        }
        Reply ask(sessions::Command what, const std::string &actor = "ana",
                  Role role = Role::Author, Id command = newId())
        {
            const auto reply = std::make_shared<std::optional<Reply>>();
            session->submit({command, session->id(), actor, "test", role, std::move(what)},
                            [reply](const Reply &r) { *reply = r; });
            const bool running = session->summary().clock.state == ClockState::Running;
            if (!runUntil([&] {
                    if (running && !*reply)
                        clock.advanceMs(1);
                    return reply->has_value();
                }))
                return Reply::refused(Message("test.no-answer"));
            return **reply;
        }
        Tick reached()
        {
            Tick at;
            session->requestSnapshot(world::VisibilityClass::Author,
                                     [&](const sessions::SessionSnapshot &s) { at = s.at.tick; });
            run();
            return at;
        }
    };

    static sessions::ClockCommand to(ClockInput::Change change)
    {
        sessions::ClockCommand command;
        command.change = change;
        return command;
    }

    /// A mark that is accepted, and in the log when the answer comes.
    static Reply markHere(Hosted &run)
    {
        sessions::MarkCommand mark;
        mark.label = "here";
        const Reply reply = run.ask(mark);
        [&] {
            QVERIFY2(reply.accepted, reply.reason.code.c_str());
            QVERIFY(reply.event > 0);
            QVERIFY(run.session->log().last() >= reply.event);
        }();
        return reply;
    }

private Q_SLOTS:
    void timePassesOnlyWhileRunning()
    {
        Hosted run;
        QVERIFY(run.create());
        run.pass(1000);
        QCOMPARE(run.reached().n, 0);
        QVERIFY(run.ask(to(ClockInput::Change::Start)).accepted);
        run.pass(1000);
        QCOMPARE(run.reached().n, 30);
        sessions::ClockCommand rate = to(ClockInput::Change::Rate);
        rate.rate = {10, 1};
        QVERIFY(run.ask(rate).accepted);
        run.pass(1000);
        QCOMPARE(run.reached().n, 330);
        QVERIFY(run.ask(to(ClockInput::Change::Pause)).accepted);
        run.pass(1000);
        QCOMPARE(run.reached().n, 330);
        sessions::ClockCommand step = to(ClockInput::Change::Step);
        step.steps = 5;
        QVERIFY(run.ask(step).accepted);
        QCOMPARE(run.reached().n, 335);
        QVERIFY(run.ask(to(ClockInput::Change::Resume)).accepted);
        run.pass(100);
        QCOMPARE(run.reached().n, 365);
        QCOMPARE(run.metrics.rebases.load(), 0u);
    }

    void clockRefusals_data()
    {
        QTest::addColumn<bool>("running");
        QTest::addColumn<int>("change");
        QTest::addColumn<unsigned>("steps");
        QTest::addColumn<unsigned>("rate");
        QTest::addColumn<QString>("code");
        const auto n = [](ClockInput::Change change) { return static_cast<int>(change); };
        QTest::newRow("start twice")
            << true << n(ClockInput::Change::Start) << 1u << 1u << "sessions.clock.already-running";
        QTest::newRow("pause twice")
            << false << n(ClockInput::Change::Pause) << 1u << 1u << "sessions.clock.not-running";
        QTest::newRow("step while running") << true << n(ClockInput::Change::Step) << 1u << 1u
                                            << "sessions.clock.step-while-running";
        QTest::newRow("no steps") << false << n(ClockInput::Change::Step) << 0u << 1u
                                  << "sessions.clock.steps";
        QTest::newRow("too many steps")
            << false << n(ClockInput::Change::Step) << 100'000u << 1u << "sessions.clock.steps";
        QTest::newRow("too fast") << true << n(ClockInput::Change::Rate) << 1u << 61u
                                  << "sessions.clock.rate";
    }
    void clockRefusals()
    {
        QFETCH(bool, running);
        QFETCH(int, change);
        QFETCH(unsigned, steps);
        QFETCH(unsigned, rate);
        QFETCH(QString, code);
        Hosted run;
        QVERIFY(run.create(!running));
        sessions::ClockCommand command = to(static_cast<ClockInput::Change>(change));
        command.steps = steps;
        command.rate = {rate, 1};
        QCOMPARE(QString::fromStdString(run.ask(command).reason.code), code);
    }

    /// Ticks that are late are run, not skipped; a machine that slept does not race afterwards.
    void lateTicksAreRunAndLongSleepsForgiven()
    {
        Hosted run;
        QVERIFY(run.create(false));
        run.clock.advanceMs(900);
        QVERIFY(run.runUntil([&] { return run.reached().n == 27; }));
        QVERIFY(std::accumulate(run.metrics.lateness.begin() + 4, run.metrics.lateness.end(),
                                std::uint64_t{0}) > 0);
        run.clock.advanceMs(3'600'000);
        run.run();
        QCOMPARE(run.metrics.rebases.load(), 1u);
        QVERIFY(run.reached().n < 60);
        run.pass(1000);
        QVERIFY(run.reached().n < 90);
    }

    void wallClockJumpsMoveNothing_data()
    {
        QTest::addColumn<qint64>("jumpMs");
        QTest::newRow("an hour forward") << qint64{3'600'000};
        QTest::newRow("an hour back: summer time ends") << qint64{-3'600'000};
        QTest::newRow("a second back: a time server corrects it") << qint64{-1'000};
        QTest::newRow("to 1970: the battery is empty") << qint64{-1'767'225'600'000};
        QTest::newRow("ten years forward") << qint64{315'360'000'000};
    }
    /// Simulated time follows the monotonic clock only. The calendar is written beside the events,
    /// as it was; the recording is whole, and a restart goes on where it was.
    void wallClockJumpsMoveNothing()
    {
        QFETCH(qint64, jumpMs);
        Hosted run;
        QVERIFY(run.create(false));
        run.pass(1000);
        QCOMPARE(run.reached().n, 30);
        run.clock.jumpMs(jumpMs);
        run.run();
        QCOMPARE(run.reached().n, 30);
        run.pass(1000);
        QCOMPARE(run.reached().n, 60);
        sessions::MarkCommand mark;
        mark.label = "after the jump";
        QVERIFY(run.ask(mark).accepted);
        QVERIFY(run.ask(to(ClockInput::Change::Pause)).accepted);
        const Tick stood = run.reached();
        run.clock.jumpMs(-jumpMs);
        run.pass(500);
        QCOMPARE(run.reached(), stood);
        run.clock.jumpMs(jumpMs);
        QVERIFY(run.ask(to(ClockInput::Change::Resume)).accepted);
        run.pass(500);
        QCOMPARE(run.reached(), stood + 15);
        QCOMPARE(run.metrics.rebases.load(), 0u);

        run.session.reset();
        QVERIFY(run.recover());
        run.clock.jumpMs(-jumpMs);
        const Tick again = run.reached();
        QVERIFY(again <= stood + 15 && again + 8 >= stood + 15); // 250 ms
        run.pass(1000);
        QCOMPARE(run.reached(), again + 30);
        QVERIFY(run.ask(sessions::EndRun{}).accepted);

        auto reader = recording::RecordingReader::open(run.path());
        QVERIFY(reader.has_value());
        const auto events = (*reader)->events(0, 10'000);
        QVERIFY(events.has_value());
        Tick last;
        bool marked = false;
        for (const recording::Event &event : *events) {
            QVERIFY(event.tick >= last);
            last = event.tick;
            if (event.type != "mark.added" || event.actor != "ana")
                continue;
            marked = true;
            QVERIFY(std::abs(event.wallMs - (1'767'225'600'000 + jumpMs + 2'000)) < 500);
        }
        QVERIFY(marked);
        sessions::KernelResimulator resimulator;
        recording::VerifyOptions verifying;
        verifying.resimulator = &resimulator;
        for (const recording::VerifyStep &step : recording::verify(run.path(), verifying))
            QVERIFY2(step.outcome == recording::VerifyStep::Outcome::Ok, step.message.code.c_str());
    }

    /// At any rate at most 30 frames a second, each following the one before, folding to the world.
    void motionIsPacedAndContiguous()
    {
        for (const unsigned rate : {1u, 10u, 60u}) {
            Hosted run;
            QVERIFY(run.create(false, {rate, 1}));
            run.session->addAudience(world::VisibilityClass::Author, 1);
            sessions::SessionSnapshot start;
            run.session->requestSnapshot(world::VisibilityClass::Author,
                                         [&](const sessions::SessionSnapshot &s) { start = s; });
            run.run();
            run.listener.frames.clear();
            run.pass(2000, 3);
            const auto &frames = run.listener.frames;
            QVERIFY2(frames.size() <= 61, qPrintable(QString::number(frames.size())));
            QVERIFY2(frames.size() >= 55, qPrintable(QString::number(frames.size())));
            auto layout = world::Layout::parse(start.layout);
            QVERIFY(layout.has_value());
            world::World world(std::make_shared<world::Layout>(std::move(*layout)));
            QVERIFY(world::applyKeyframe(world, start.world).has_value());
            recording::Moment at = start.at;
            for (const auto &frame : frames) {
                QVERIFY(frame->base == at);
                QVERIFY(world::applyDelta(world, frame->bytes).has_value());
                at = frame->at;
            }
            QVERIFY(run.ask(to(ClockInput::Change::Pause)).accepted);
            sessions::SessionSnapshot end;
            run.listener.frames.clear();
            run.session->requestSnapshot(world::VisibilityClass::Author,
                                         [&](const sessions::SessionSnapshot &s) { end = s; });
            run.run();
            for (const auto &frame : run.listener.frames)
                QVERIFY(world::applyDelta(world, frame->bytes).has_value());
            QCOMPARE(world.stateHash(), end.stateHash);
        }
    }

    void nobodyListensNothingIsEncoded()
    {
        Hosted run;
        QVERIFY(run.create(false));
        run.pass(500);
        QVERIFY(run.listener.frames.empty());
    }

    /// The answer waits for the disk; the log shows nothing earlier.
    void answersAfterTheCommit()
    {
        Hosted run;
        QVERIFY(run.create());
        const Reply reply = markHere(run);
        if (QTest::currentTestFailed())
            return;
        auto reader = recording::RecordingReader::open(run.path());
        QVERIFY(reader.has_value());
        const auto events = (*reader)->events(reply.event - 1, 1);
        QVERIFY(events.has_value() && events->size() == 1);
        QCOMPARE(events->front().type.c_str(), "mark.added");
        QCOMPARE(events->front().actor.c_str(), "ana");
    }

    /// With recording off everything goes on as ever, and nothing of it is kept.
    void nothingIsKeptWhenNothingIsToBe()
    {
        Hosted run;
        QVERIFY(run.create(false, {1, 1}, {}, false));
        run.session->addAudience(world::VisibilityClass::Author, 1);
        run.pass(2000, 3);
        QVERIFY(run.listener.frames.size() >= 55);
        markHere(run);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(run.metrics.recorderFailures.load(), std::uint64_t{0});
        QVERIFY(!QFile::exists(QString::fromStdString(run.path())));
        QVERIFY(run.ask(sessions::EndRun{}).accepted);
    }

    void sameCommandOnceAlsoAfterARestart()
    {
        Hosted run;
        QVERIFY(run.create());
        const Id command = newId();
        sessions::MarkCommand mark;
        mark.label = "once";
        const Reply first = run.ask(mark, "ana", Role::Author, command);
        const Reply second = run.ask(mark, "ana", Role::Author, command);
        QVERIFY(first.accepted && second.accepted);
        QCOMPARE(second.event, first.event);
        run.session.reset(); // as a kill: the recording stays open
        QVERIFY(run.recover());
        const Reply third = run.ask(mark, "ana", Role::Author, command);
        QVERIFY2(third.accepted, third.reason.code.c_str());
        QCOMPARE(third.event, first.event);
    }

    /// Refused commands push accepted ones out of the replies that are remembered; what was done
    /// once is not done again, and its second event does not end the recording.
    void sameCommandOnceBehindManyRefusals()
    {
        Hosted run;
        QVERIFY(run.create());
        const Id command = newId();
        sessions::MarkCommand mark;
        mark.label = "once";
        const Reply first = run.ask(mark, "ana", Role::Author, command);
        QVERIFY(first.accepted);
        int refused = 0;
        for (int i = 0; i < 5000; ++i) {
            run.session->submit(
                {newId(), run.session->id(), "ben", "test", Role::Learner, sessions::EndRun{}},
                [&](const Reply &reply) { refused += reply.accepted ? 0 : 1; });
            run.session->submit({newId(), run.session->id(), "ana", "test", Role::Author,
                                 to(ClockInput::Change::Pause)},
                                [&](const Reply &reply) { refused += reply.accepted ? 0 : 1; });
            run.session->submit({newId(), run.session->id(), "ana", "test", Role::Author,
                                 sessions::ActionCommand{{"no.such.action", Id(), {}}, {}}},
                                [&](const Reply &reply) { refused += reply.accepted ? 0 : 1; });
        }
        run.run();
        QCOMPARE(refused, 15'000);
        const Reply again = run.ask(mark, "ana", Role::Author, command);
        QVERIFY(again.accepted);
        QCOMPARE(again.event, first.event);
        run.pass(500);
        QCOMPARE(run.metrics.recorderFailures.load(), 0u);
        QVERIFY(run.ask(sessions::EndRun{}).accepted);
    }

    /// Many steps are done in slots, so that other sessions of the thread have theirs.
    void aLongStepYields()
    {
        Hosted run;
        QVERIFY(run.create());
        run.clock.everyLookMs(1);
        sessions::ClockCommand step = to(ClockInput::Change::Step);
        step.steps = 900;
        std::optional<Reply> reply;
        run.session->submit({newId(), run.session->id(), "ana", "test", Role::Author, step},
                            [&](const Reply &r) { reply = r; });
        run.run();
        const Tick first = run.reached();
        QVERIFY(first.n > 0 && first.n < 900);
        QVERIFY(run.runUntil([&] { return run.reached().n == 900; }));
        run.pass(200);
        QCOMPARE(run.reached().n, 900);
        QVERIFY(reply && reply->accepted);
        QVERIFY(run.session->summary().clock.state == ClockState::Paused);
    }

    /// A client that lost the answer to its *End* while the recording is being closed asks again.
    void sameEndOnceWhileClosing()
    {
        Hosted run;
        QVERIFY(run.create(false));
        run.pass(200);
        const Id command = newId();
        const auto end = [&](const Id &id, std::vector<Reply> &replies) {
            run.session->submit(
                {id, run.session->id(), "ana", "test", Role::Author, sessions::EndRun{}},
                [&replies](const Reply &reply) { replies.push_back(reply); });
        };
        std::vector<Reply> same;
        std::vector<Reply> another;
        end(command, same);
        end(command, same);
        end(newId(), another);
        QVERIFY(run.runUntil([&] { return run.session->isOver(); }));
        QCOMPARE(same.size(), std::size_t{2});
        for (const Reply &reply : same)
            QVERIFY2(reply.accepted, reply.reason.code.c_str());
        QCOMPARE(same[1].event, same[0].event);
        QCOMPARE(another.size(), std::size_t{1});
        QCOMPARE(another[0].reason.code.c_str(), "sessions.run.ended");
        const Reply later = run.ask(sessions::EndRun{}, "ana", Role::Author, command);
        QVERIFY(later.accepted);
        QCOMPARE(later.event, same[0].event);
    }

    /// The rate of a recovered run comes from a file.
    void impossibleRateRunsAtOne()
    {
        Hosted run;
        QVERIFY(run.create(false, {0, 0}));
        run.pass(1000);
        QCOMPARE(run.reached().n, 30);
        QCOMPARE(run.session->summary().clock.rate.denominator, 1u);
    }

    void recoveryGoesOnWithoutAGap()
    {
        Hosted run;
        QVERIFY(run.create(false, {10, 1}));
        run.pass(3000, 3);
        QVERIFY(run.ask(addEntity("stool", "Stool", "ZV", content::Scope::Session)).accepted);
        run.pass(500, 3);
        const std::uint64_t before = run.session->log().last();
        const Tick at = run.reached();
        run.session.reset();
        QVERIFY(run.recover());
        QVERIFY(run.runUntil([&] { return run.session->log().last() > before; }));
        const auto clock = run.session->summary().clock;
        QVERIFY(clock.state == ClockState::Running);
        QCOMPARE(clock.rate.numerator, 10u);
        QVERIFY(clock.at.tick <= at);
        QVERIFY(clock.at.tick.n >= at.n - 75); // 250 ms at 10×
        run.pass(1000, 3);
        QVERIFY(run.reached() > at);
        QVERIFY(run.ask(sessions::EndRun{}).accepted);
        auto reader = recording::RecordingReader::open(run.path());
        QVERIFY(reader.has_value());
        const auto events = (*reader)->events(0, 10'000);
        QVERIFY(events.has_value());
        int recovered = 0;
        for (std::size_t i = 0; i < events->size(); ++i) {
            QCOMPARE((*events)[i].id, i + 1);
            recovered += (*events)[i].type == "session.recovered" ? 1 : 0;
        }
        QCOMPARE(recovered, 1);
        QVERIFY((*reader)->info()->closed);
    }

    /// A run of another version of the simulation cannot go on; its recording is left as it is.
    void otherSimulationIsLeftAlone()
    {
        Hosted run;
        QVERIFY(run.create(false));
        run.pass(1000, 5);
        run.session.reset();
        sqlite::OpenOptions open;
        open.mode = sqlite::OpenMode::ReadWrite;
        auto db = sqlite::Database::open(run.path(), open);
        QVERIFY(db.has_value());
        QVERIFY(db->exec("UPDATE meta SET value=value+1 WHERE key='sim_version'"));
        const auto pieces = [&] { return db->scalar("SELECT count(*) FROM tail").value_or(-1); };
        const std::int64_t before = pieces();
        QVERIFY(before > 0);
        const auto recovered = sessions::recoverRun(run.path());
        QVERIFY(!recovered.has_value());
        QCOMPARE(recovered.error().code().c_str(), "sessions.recovery.sim-version");
        QCOMPARE(pieces(), before);
    }

    /// The disk fills up: people are told, the run stands, what was recorded can be read.
    void fullDiskPausesAndSaysSo()
    {
        std::atomic<bool> full = false;
        FaultVfs vfs("run-session-fault");
        vfs.decide = [&](FaultVfs::Operation operation, const std::string &, std::int64_t, int) {
            return full && operation == FaultVfs::Operation::Write ? SQLITE_FULL : SQLITE_OK;
        };
        Hosted run;
        QVERIFY(run.create(false, {1, 1}, vfs.name()));
        run.pass(2000, 5);
        full = true;
        QVERIFY(run.runUntil([&] {
            run.clock.advanceMs(20);
            return run.listener.notices.size() >= 2;
        }));
        QVERIFY(run.session->summary().clock.state == ClockState::Paused);
        QCOMPARE(run.listener.notices[1].code.c_str(), "sessions.run.recording-stopped");
        // Going on without a recording is the instructor's choice.
        QVERIFY(run.ask(to(ClockInput::Change::Resume)).accepted);
        const Tick at = run.reached();
        run.pass(500);
        QVERIFY(run.reached() > at);
        full = false;
        run.session.reset();
    }

    void anEndedRunStaysEndedWhenItsRecorderFailed_data()
    {
        QTest::addColumn<bool>("roomAgain");
        QTest::newRow("the disk has room again at the end") << true;
        QTest::newRow("the disk is still full") << false;
    }
    /// What the recorder left open is closed where it broke off, or noted as over: the next engine
    /// does not let it run again.
    void anEndedRunStaysEndedWhenItsRecorderFailed()
    {
        QFETCH(bool, roomAgain);
        std::atomic<bool> full = false;
        FaultVfs vfs("run-session-ended");
        vfs.decide = [&](FaultVfs::Operation operation, const std::string &, std::int64_t, int) {
            return full && operation == FaultVfs::Operation::Write ? SQLITE_FULL : SQLITE_OK;
        };
        Hosted run;
        QVERIFY(run.create(false, {1, 1}, vfs.name()));
        run.pass(2000, 5);
        sessions::MarkCommand mark;
        mark.label = "kept";
        QVERIFY(run.ask(mark).accepted);
        full = true;
        QVERIFY(run.runUntil([&] {
            run.clock.advanceMs(20);
            return run.listener.notices.size() >= 2;
        }));
        {
            // Whoever closes it uses the disk as it is.
            const std::optional<NoRoom> none =
                roomAgain ? std::nullopt : std::optional<NoRoom>(std::in_place);
            QVERIFY(run.ask(sessions::EndRun{}).accepted);
            QVERIFY(run.session->isOver());
            run.session.reset();
        }
        QCOMPARE(sessions::isMarkedOver(run.path()), !roomAgain);
        if (!roomAgain) {
            const auto closed = sessions::closeAbandoned(run.path());
            QVERIFY2(closed, closed ? "" : closed.error().code().c_str());
        }
        QVERIFY(!sessions::isMarkedOver(run.path()));
        auto reader = recording::RecordingReader::open(run.path());
        QVERIFY(reader.has_value());
        const recording::RecordingInfo info = (*reader)->info().value();
        QVERIFY(info.closed);
        QVERIFY(info.last.n >= 30);
        QVERIFY((*reader)->checkEvents());
        for (const recording::VerifyStep &step : recording::verify(run.path(), {}))
            QVERIFY2(step.outcome == recording::VerifyStep::Outcome::Ok, step.message.code.c_str());
        for (const Message &said : run.listener.notices)
            QVERIFY(said.code != "sessions.run.may-come-back");
    }

    /// A run that nobody had ended when its recording broke off is taken up where that was, and
    /// stands: what people did since is nowhere, and they saw it paused.
    void aRunWhoseRecordingBrokeOffWaitsForAPerson()
    {
        std::atomic<bool> full = false;
        FaultVfs vfs("run-session-broken-off");
        vfs.decide = [&](FaultVfs::Operation operation, const std::string &, std::int64_t, int) {
            return full && operation == FaultVfs::Operation::Write ? SQLITE_FULL : SQLITE_OK;
        };
        Hosted run;
        QVERIFY(run.create(false, {1, 1}, vfs.name()));
        run.pass(2000, 5);
        sessions::MarkCommand mark;
        mark.label = "kept";
        QVERIFY(run.ask(mark).accepted);
        QVERIFY(!sessions::isMarkedBrokenOff(run.path()));
        full = true;
        QVERIFY(run.runUntil([&] {
            run.clock.advanceMs(20);
            return run.listener.notices.size() >= 2;
        }));
        const Tick stopped = run.reached();
        QVERIFY(run.ask(to(ClockInput::Change::Resume)).accepted);
        run.pass(500);
        QVERIFY(run.reached() > stopped);
        run.session.reset(); // the engine is gone
        full = false;
        QVERIFY(sessions::isMarkedBrokenOff(run.path()));

        QVERIFY(run.recover());
        QVERIFY(run.session->summary().clock.state == ClockState::Paused);
        const Tick again = run.reached();
        QVERIFY(again.n > 0 && again <= stopped);
        run.pass(500);
        QCOMPARE(run.reached().n, again.n);
        // From here the recording itself says how its clock stands.
        QVERIFY(run.runUntil([&] { return !sessions::isMarkedBrokenOff(run.path()); }));
        run.session.reset();
        QVERIFY(run.recover());
        QVERIFY(run.session->summary().clock.state == ClockState::Paused);
        QVERIFY(run.ask(to(ClockInput::Change::Resume)).accepted);
        run.pass(200);
        QVERIFY(run.reached() > again);
        run.session.reset();
        QVERIFY(run.recover());
        QVERIFY(run.session->summary().clock.state == ClockState::Running);
        QVERIFY(run.ask(sessions::EndRun{}).accepted);
        run.session.reset();
        for (const recording::VerifyStep &step : recording::verify(run.path(), {}))
            QVERIFY2(step.outcome == recording::VerifyStep::Outcome::Ok, step.message.code.c_str());
    }

    /// Each restart begins an epoch; what a receiver of an earlier one knows counts as far as that
    /// one reached.
    void epochsSayWhatIsShared()
    {
        Hosted run;
        QVERIFY(run.create(false));
        run.pass(500, 5);
        QCOMPARE(run.session->epoch(), 1u);
        QCOMPARE(run.session->sharedUpTo(1), std::optional<std::uint64_t>(UINT64_MAX));
        QVERIFY(!run.session->sharedUpTo(0) && !run.session->sharedUpTo(2));
        std::vector<std::uint64_t> ends;
        for (int restart = 0; restart < 3; ++restart) {
            sessions::MarkCommand mark;
            mark.label = "before the restart";
            QVERIFY(run.ask(mark).accepted);
            run.session.reset();
            auto reader = recording::RecordingReader::open(run.path()).value();
            ends.push_back(reader->info()->events);
            reader.reset();
            QVERIFY(run.recover());
            QCOMPARE(run.session->epoch(), std::uint64_t(restart + 2));
        }
        for (std::size_t i = 0; i < ends.size(); ++i)
            QCOMPARE(run.session->sharedUpTo(i + 1), std::optional(ends[i]));
        QCOMPARE(run.session->sharedUpTo(4), std::optional<std::uint64_t>(UINT64_MAX));
        QVERIFY(!run.session->sharedUpTo(0) && !run.session->sharedUpTo(5));
    }

    void roles()
    {
        Hosted run;
        QVERIFY(run.create());
        QCOMPARE(run.ask(to(ClockInput::Change::Start), "lea", Role::Learner).reason.code.c_str(),
                 "sessions.role.not-allowed");
        QCOMPARE(run.ask(setHr(92, 110), "ana").reason.code.c_str(), "kernel.change.beyond-rules");
        QCOMPARE(run.ask(sessions::SaveDraft{}).reason.code.c_str(), "sessions.run.not-a-draft");
        sessions::ActionCommand act;
        act.action.action = "cpr.start";
        act.action.target = kOkafor;
        QVERIFY(run.ask(act, "lea", Role::Learner).accepted);
        act.onBehalfOf = "learner-2";
        QVERIFY(!run.ask(act, "lea", Role::Learner).accepted);
        QVERIFY(run.ask(sessions::EndRun{}).accepted);
        QVERIFY(run.session->isOver());
        QCOMPARE(run.ask(to(ClockInput::Change::Start)).reason.code.c_str(), "sessions.run.ended");
    }
};

QTEST_GUILESS_MAIN(TestRunSession)
#include "tst_run_session.moc"
