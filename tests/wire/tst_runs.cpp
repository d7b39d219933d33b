// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/event.h"
#include "core/recording/source.h"
#include "sim-client/engine_recording_source.h"
#include "sim-engine/server/lane_budget.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/http_asker.h"
#include "ward/v1/events/event.pb.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace ward;
using namespace ward::test;
using client::ClockCommand;
using client::ClockState;
using client::SessionReplica;

namespace {

bool idsHaveNoGap(const std::vector<recording::Event> &events)
{
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].id != i + 1)
            return false;
    }
    return !events.empty();
}

/// Of an action: whether learners may not even know that it was tried. From the event's own words,
/// not from the table that the engine uses.
bool namesWhatIsHidden(const recording::Event &event)
{
    const auto payload = recording::payloadOf(event);
    if (!payload)
        return true;
    for (const std::string &action :
         {payload->action_performed().action(), payload->action_rejected().action()}) {
        if (action.starts_with("phys.") || action.starts_with("instructor."))
            return true;
    }
    return false;
}

/// What an instructor does that names a diagnosis: something that works, and something that does
/// not.
bool doWhatIsHidden(Client &instructor, const std::string &session)
{
    client::LearnerAction spasm;
    spasm.action = "phys.bronchospasm";
    spasm.target = kOkafor;
    spasm.args["severity"] = content::Quantity{0.2, "1"};
    client::LearnerAction release;
    release.action = "instructor.release";
    release.target = kOkafor;
    release.args["field"] = std::string("vitals.hr");
    return instructor.ask(spasm, session).accepted && !instructor.ask(release, session).accepted;
}

ClockCommand change(ClockCommand::Change what)
{
    ClockCommand command;
    command.change = what;
    return command;
}

} // namespace

/// Runs: motion, events, clock, roles, and clients that fall behind.
class TestRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsAndIsFollowed()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string draft = ana.openArrest();
        const std::string session = ana.startRun(draft, false, {10, 1});
        auto run = ana.follow(session);
        QVERIFY(run);
        QVERIFY(run->kind() == client::SessionKind::Run);
        QVERIFY(!run->recording().empty());
        QCOMPARE(hrOf(run->document()), 92.0);
        QVERIFY(waitFor([&] { return run->world().tick().n > 100; }));
        QVERIFY(run->clock().state == ClockState::Running);
        QVERIFY(run->shownTime().us > 0);
        QVERIFY(run->shownTime() <= (run->world().tick() + 1).time());
        QVERIFY(waitFor([&] { return !run->events().empty(); }));
        QVERIFY(idsHaveNoGap(run->events()));

        // Pause stands still, at the tick of every client.
        std::optional<client::Outcome> paused;
        run->clock(change(ClockCommand::Change::Pause),
                   [&](const client::Outcome &o) { paused = o; });
        QVERIFY(waitFor([&] { return paused.has_value(); }));
        QVERIFY2(paused->accepted, paused->reason.code.c_str());
        QVERIFY(paused->event > 0);
        QVERIFY(waitFor([&] { return run->event(paused->event) != nullptr; }));
        QTest::qWait(100);
        const Tick at = run->world().tick();
        QTest::qWait(200);
        QCOMPARE(run->world().tick().n, at.n);
        QVERIFY(run->clock().state == ClockState::Paused);

        ClockCommand step = change(ClockCommand::Change::Step);
        step.steps = 3;
        run->clock(step);
        QVERIFY(waitFor([&] { return run->world().tick().n == at.n + 3; }));
        ClockCommand rate = change(ClockCommand::Change::Rate);
        rate.rate = {61, 1};
        QCOMPARE(ana.ask(rate, session).reason.code.c_str(), "sessions.clock.rate");
        rate.rate = {60, 1};
        QVERIFY(ana.ask(rate, session).accepted);
        QVERIFY(ana.ask(change(ClockCommand::Change::Resume), session).accepted);
        QVERIFY(waitFor([&] { return run->world().tick().n > at.n + 300; }));
    }

    /// The replica is the engine's world, tick by tick: same state hash.
    void replicaEqualsTheEngine()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {60, 1});
        auto run = ana.follow(session);
        QVERIFY(run);
        QVERIFY(waitFor([&] { return run->world().tick().n > 3000; }));
        QVERIFY(ana.ask(change(ClockCommand::Change::Pause), session).accepted);
        QTest::qWait(150);
        // A second client starts from a snapshot, the first has folded every delta.
        Client ben(engine);
        QVERIFY(ben.goOnline());
        auto fresh = ben.follow(session);
        QVERIFY(fresh);
        QCOMPARE(fresh->world().tick().n, run->world().tick().n);
        QCOMPARE(fresh->world().stateHash(), run->world().stateHash());
        QVERIFY(waitFor([&] { return fresh->events().size() == run->events().size(); }));
        QVERIFY(idsHaveNoGap(fresh->events()));
    }

    void changesAndUndoWhilePaused()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), true);
        auto run = ana.follow(session);
        QVERIFY(run);
        const std::size_t before = run->world().entities().size();
        std::optional<client::Outcome> added;
        run->apply(addEntity("stool", "Stool, extra", "ZV", content::Scope::Session),
                   [&](const client::Outcome &o) { added = o; });
        QVERIFY(waitFor([&] { return added.has_value(); }));
        QVERIFY2(added->accepted, added->reason.code.c_str());
        QVERIFY(added->inverse.has_value());
        QVERIFY(waitFor([&] { return run->world().entities().size() == before + 1; }));
        QVERIFY(waitFor([&] { return run->canUndo(); }));
        QCOMPARE(hrOf(run->document()), 92.0);
        run->undo();
        QVERIFY(waitFor([&] { return run->world().entities().size() == before; }));
        QVERIFY(idsHaveNoGap(run->events()));
        // Of the scenario, a run takes only what concerns its rules.
        QCOMPARE(ana.ask(setHr(92, 110), session).reason.code.c_str(),
                 "kernel.change.beyond-rules");
    }

    void sameCommandTwiceIsOneEvent()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), true);
        auto run = ana.follow(session);
        QVERIFY(run);
        const content::ChangeSet added =
            addEntity("stool", "Stool, extra", "ZV", content::Scope::Session);
        const client::Outcome first = ana.ask(added, session);
        const client::Outcome again = ana.ask(added, session);
        QVERIFY2(first.accepted && again.accepted, first.reason.code.c_str());
        QCOMPARE(again.event, first.event);
        QVERIFY(waitFor([&] { return run->event(first.event) != nullptr; }));
        QTest::qWait(50);
        QCOMPARE(run->events().back().id, first.event);
    }

    void learnersSeeWhatLearnersMay()
    {
        TestEngine engine;
        Client ana(engine);
        Client lea(engine, client::Role::Learner, "learner-1");
        QVERIFY(ana.goOnline() && lea.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {60, 1});
        auto staff = ana.follow(session);
        auto learner = lea.follow(session);
        QVERIFY(staff && learner);
        QVERIFY(learner->document().isEmpty());
        // Past the arrest at 95 s, where rules have fired.
        QVERIFY(waitFor([&] { return staff->world().tick().n > 3200; }));
        QVERIFY(doWhatIsHidden(ana, session));
        QVERIFY(ana.ask(change(ClockCommand::Change::Pause), session).accepted);
        QVERIFY(waitFor([&] { return learner->world().tick() == staff->world().tick(); }));

        const world::Layout &layout = learner->world().layout();
        int hidden = 0;
        for (int c = 0; c < static_cast<int>(layout.components().size()); ++c) {
            for (const world::FieldLayout &field : layout.components()[c].fields) {
                if (field.visibility == content::Visibility::All)
                    continue;
                const world::FieldRef ref{static_cast<std::uint16_t>(c), field.slot};
                for (const world::Handle handle : staff->world().having(c)) {
                    for (int i = 0; i < field.slots; ++i) {
                        if (staff->world().raw(handle, ref, i) != world::kUnset)
                            ++hidden;
                        QCOMPARE(learner->world().raw(handle, ref, i), world::kUnset);
                    }
                }
            }
        }
        QVERIFY(hidden > 0); // there was something to hide
        int hiddenEvents = 0;
        int hiddenActions = 0;
        for (const recording::Event &event : staff->events()) {
            hiddenActions += namesWhatIsHidden(event) ? 1 : 0;
            if (recording::visibility(event) == content::Visibility::All)
                continue;
            ++hiddenEvents;
            QVERIFY(!learner->event(event.id));
        }
        QVERIFY(hiddenEvents > 0);
        QCOMPARE(hiddenActions, 2);
        for (const recording::Event &event : learner->events())
            QVERIFY2(!namesWhatIsHidden(event), event.type.c_str());
        // One who comes late is told what was: from the recording, no more than that.
        Client lou(engine, client::Role::Learner, "learner-2");
        QVERIFY(lou.goOnline());
        auto late = lou.follow(session);
        QVERIFY(late);
        QVERIFY(waitFor([&] { return late->events().size() >= learner->events().size(); }));
        for (const recording::Event &event : late->events())
            QVERIFY2(!namesWhatIsHidden(event), event.type.c_str());
        QVERIFY(!learner->events().empty());
        // And may not do what learners may not.
        QCOMPARE(lea.ask(change(ClockCommand::Change::Resume), session).reason.code.c_str(),
                 "sessions.role.not-allowed");
        QCOMPARE(lea.ask(client::EndRunCommand{}, session).reason.code.c_str(),
                 "sessions.role.not-allowed");
        client::LearnerAction action;
        action.action = "cpr.start";
        action.target = kOkafor;
        const client::Outcome acted = lea.ask(action, session);
        QVERIFY2(acted.accepted, acted.reason.code.c_str());
    }

    /// Looking back shows a learner no more than following does, and hides nothing else.
    void learnersLookBackAtWhatTheyMaySee()
    {
        TestEngine engine;
        Client ana(engine);
        Client lea(engine, client::Role::Learner, "learner-1");
        QVERIFY(ana.goOnline() && lea.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {60, 1});
        auto staff = ana.follow(session);
        QVERIFY(staff);
        QVERIFY(waitFor([&] { return staff->world().tick().n > 3200; }));
        QVERIFY(doWhatIsHidden(ana, session));
        client::MarkCommand mark;
        mark.label = "missed the rhythm";
        QVERIFY(ana.ask(mark, session).accepted);
        QVERIFY(ana.ask(change(ClockCommand::Change::Pause), session).accepted);
        QVERIFY(waitFor([&] {
            return !staff->events().empty() && staff->events().back().type == "clock.changed";
        }));
        std::vector<std::uint64_t> visible;
        for (const recording::Event &event : staff->events()) {
            if (recording::visibility(event) != content::Visibility::All)
                continue;
            QVERIFY2(!namesWhatIsHidden(event), event.type.c_str());
            visible.push_back(event.id);
        }
        QVERIFY(!visible.empty() && visible.size() < staff->events().size());

        struct Seen
        {
            std::size_t marks = 0;
            std::vector<std::uint64_t> events;
        };
        const auto readBack = [&](Client &by) {
            const auto factory = client::engineRecordingSource(*by.connection, staff->recording());
            Seen seen;
            std::atomic<bool> done = false;
            std::thread reader([&] {
                const auto source = factory();
                seen.marks = source->marks().value_or(std::vector<recording::Mark>()).size();
                std::uint64_t after = 0;
                // Page by page: one that hides everything must not look like the end.
                while (true) {
                    const auto page = source->events(after, 1);
                    if (!page || page->empty())
                        break;
                    after = page->back().id;
                    seen.events.push_back(after);
                }
                done = true;
            });
            const bool answered = waitFor([&] { return done.load(); }, 60'000);
            reader.join();
            return answered ? seen : Seen();
        };
        QVERIFY(readBack(ana).marks > 0);
        const Seen learner = readBack(lea);
        QCOMPARE(learner.marks, std::size_t{0});
        QCOMPARE(learner.events, visible);
    }

    /// Cables are pulled at random; nobody loses or doubles an event.
    void resumesExactlyOnce()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {60, 1});
        auto run = ana.follow(session);
        QVERIFY(run);
        quint64 expected = 1;
        bool doubled = false;
        bool reset = false;
        connect(run.get(), &SessionReplica::eventsAppended, this, [&](quint64 first, quint64 last) {
            doubled |= first != expected;
            expected = last + 1;
        });
        connect(run.get(), &SessionReplica::documentReset, this, [&] { reset = true; });
        if (!run->events().empty())
            expected = run->events().back().id + 1;
        for (int i = 0; i < 12; ++i) {
            QTest::qWait(20 + 13 * i % 50);
            ana.cable->cut();
            QVERIFY(ana.goOnline());
        }
        QVERIFY(waitFor([&] { return run->world().tick().n > 3300; }, 30'000));
        QVERIFY(ana.ask(change(ClockCommand::Change::Pause), session).accepted);
        QVERIFY(!doubled);
        QVERIFY(!reset);
        QVERIFY(idsHaveNoGap(run->events()));
        Client ben(engine);
        QVERIFY(ben.goOnline());
        auto fresh = ben.follow(session);
        QVERIFY(fresh);
        QVERIFY(waitFor([&] { return fresh->events().size() == run->events().size(); }));
        QCOMPARE(run->world().stateHash(), fresh->world().stateHash());
    }

    /// The power goes, and with it events that clients have seen; the engine that comes back gives
    /// their numbers to others. Whoever saw them starts afresh, whoever did not resumes.
    void aPowerCutIsNotMistaken()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), true);
        auto run = ana.follow(session);
        QVERIFY(run);
        const auto mark = [&](Client &who, const std::string &label) {
            client::MarkCommand command;
            command.label = label;
            return who.ask(command, session).accepted;
        };
        const auto seen = [&] { return run->events().empty() ? 0 : run->events().back().id; };
        QVERIFY(mark(ana, "kept"));
        QVERIFY(waitFor([&] { return seen() > 1; }));
        const std::uint64_t kept = seen();
        const QString file = engine.path() + QStringLiteral("/recordings/") +
                             QString::fromStdString(session) + QStringLiteral(".wardrec");
        QTemporaryDir disk;
        for (const QString &part : {QString(), QStringLiteral("-wal")})
            QVERIFY(QFile::copy(file + part, disk.filePath(QStringLiteral("disk") + part)));
        for (int i = 0; i < 5; ++i)
            QVERIFY(mark(ana, "lost"));
        QVERIFY(waitFor([&] { return seen() >= kept + 5; }));
        const std::uint64_t before = seen();
        engine.stop();
        ana.cable->cut();
        for (const QString &part : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
            QFile::remove(file + part);
        for (const QString &part : {QString(), QStringLiteral("-wal")})
            QVERIFY(QFile::copy(disk.filePath(QStringLiteral("disk") + part), file + part));
        engine.start();

        Client ben(engine, client::Role::Author, "ben");
        QVERIFY(ben.goOnline());
        for (int i = 0; i < 8; ++i)
            QVERIFY(mark(ben, "after"));
        auto fresh = ben.follow(session);
        QVERIFY(fresh);
        QVERIFY(waitFor(
            [&] { return !fresh->events().empty() && fresh->events().back().id > before; }));
        QVERIFY(idsHaveNoGap(fresh->events()));

        struct Asked
        {
            std::uint64_t epoch;
            std::uint64_t after;
            bool resumed;
        };
        for (const Asked &asked :
             {Asked{1, kept, true}, Asked{1, kept + 1, false}, Asked{1, before, false},
              Asked{2, before, true}, Asked{2, before + 1000, false}, Asked{3, 1, false}}) {
            RawClient raw(engine.connector());
            raw.sayHello();
            QVERIFY(waitFor([&] { return raw.find(v1::wire::Frame::kWelcome) != nullptr; }));
            v1::wire::Frame frame;
            frame.mutable_subscribe()->set_session(session);
            frame.mutable_subscribe()->set_epoch(asked.epoch);
            frame.mutable_subscribe()->set_after_event(asked.after);
            raw.send(frame);
            QVERIFY(waitFor([&] { return raw.find(v1::wire::Frame::kSnapshot) != nullptr; }));
            const v1::wire::Snapshot &snapshot = raw.find(v1::wire::Frame::kSnapshot)->snapshot();
            QCOMPARE(snapshot.epoch(), 2u);
            QVERIFY2(
                snapshot.resumed() == asked.resumed,
                qPrintable(QStringLiteral("%1 of epoch %2").arg(asked.after).arg(asked.epoch)));
        }
        HttpAsker http(engine);
        const auto page = [&](std::uint64_t epoch, std::uint64_t after) {
            return http.get("/v1/sessions/" + session + "/events", {},
                            {{"epoch", std::to_string(epoch)}, {"after", std::to_string(after)}});
        };
        QCOMPARE(page(1, before).status, 409u);
        QVERIFY(page(1, before).body.find("server.events.other-epoch") != std::string::npos);
        QCOMPARE(page(1, kept).status, 200u);
        QVERIFY(page(1, kept).body.ends_with("\"epoch\":\"2\"}"));
        QCOMPARE(page(2, before).status, 200u);

        // She who saw them has what everybody has.
        QVERIFY(ana.goOnline());
        const bool equal = waitFor([&] { return run->events().size() == fresh->events().size(); });
        QVERIFY2(
            equal,
            qPrintable(
                QStringLiteral("%1 of %2").arg(run->events().size()).arg(fresh->events().size())));
        for (std::size_t i = 0; i < run->events().size(); ++i)
            QVERIFY(run->events()[i] == fresh->events()[i]);
        QVERIFY(waitFor([&] { return run->world().stateHash() == fresh->world().stateHash(); }));
    }

    /// A client that stops reading costs a lane's budget, harms nobody and later has everything.
    void slowClient()
    {
        TestEngine engine;
        Client ana(engine);
        Client slow(engine, client::Role::Instructor, "slow");
        QVERIFY(ana.goOnline() && slow.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {60, 1});
        auto run = ana.follow(session);
        auto lagging = slow.follow(session);
        QVERIFY(run && lagging);
        slow.cable->stopReading();
        const Tick stopped = run->world().tick();
        qsizetype worst = 0;
        QVERIFY(waitFor(
            [&] {
                worst = std::max(worst, slow.cable->unreadBytes());
                return run->world().tick().n > stopped.n + 6000;
            },
            30'000));
        // What was in flight, and one frame of each lane that was allowed before.
        QVERIFY2(worst < static_cast<qsizetype>(2 * server::LaneBudget::kMaxBytes),
                 qPrintable(QString::number(worst)));
        QVERIFY(idsHaveNoGap(run->events()));
        slow.cable->readAgain();
        QVERIFY(waitFor([&] { return lagging->world().tick().n > stopped.n + 6000; }));
        QVERIFY(ana.ask(change(ClockCommand::Change::Pause), session).accepted);
        QVERIFY(waitFor([&] {
            return !run->events().empty() && lagging->world().tick() == run->world().tick() &&
                   lagging->events().back().id >= run->events().back().id - 1;
        }));
        std::uint64_t last = 0;
        for (const recording::Event &event : lagging->events()) {
            QVERIFY(event.id > last);
            last = event.id;
        }
        // Every event that staff may see is there.
        for (const recording::Event &event : run->events()) {
            const recording::EventType *type = recording::eventType(event.type);
            if (type && type->visibility != content::Visibility::Author)
                QVERIFY2(lagging->event(event.id), qPrintable(QString::number(event.id)));
        }
    }

    void recordingIsReadWhileItIsWritten()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {60, 1});
        auto run = ana.follow(session);
        QVERIFY(run);
        QVERIFY(waitFor([&] { return run->world().tick().n > 3000; }));
        const auto factory = client::engineRecordingSource(*ana.connection, run->recording());
        // Reads wait for the socket, so they are on another thread, as in the Studio.
        std::atomic<bool> done = false;
        QString failed;
        std::uint64_t early = 0;
        std::thread reader([&] {
            const auto source = factory();
            const auto check = [&](bool holds, const char *what) {
                if (!holds && failed.isEmpty())
                    failed = QString::fromLatin1(what);
            };
            const auto info = source->info();
            check(info.has_value() && !info->closed && info->last.n > 2000, "info");
            const auto world = source->worldAt(Tick{1800});
            check(world.has_value() && world->tick().n == 1800, "world");
            if (world)
                early = world->stateHash();
            const auto again = source->worldAt(Tick{1800});
            check(again.has_value() && again->stateHash() == early, "world again");
            const auto events = source->events(0, 10);
            check(events.has_value() && events->size() == 10 && events->front().id == 1, "events");
            const auto layout = source->layout();
            check(layout != nullptr, "layout");
            if (world && layout) {
                const auto series = source->series(world->find(kOkafor), layout->find("vitals.hr"),
                                                   Tick{0}, Tick{1800}, 60);
                check(series.has_value() && series->points.size() == 30, "series");
            }
            check(source->clockMap().has_value(), "clock map");
            check(source->marks().has_value(), "marks");
            check(!source->worldAt(Tick{1'000'000'000}).has_value(), "outside");
            done = true;
        });
        QVERIFY(waitFor([&] { return done.load(); }, 30'000));
        reader.join();
        QVERIFY2(failed.isEmpty(), qPrintable(failed));

        // After the end the file says the same.
        std::optional<client::Outcome> ended;
        run->endRun([&](const client::Outcome &o) { ended = o; });
        QVERIFY(waitFor([&] { return ended.has_value(); }));
        QVERIFY2(ended->accepted, ended->reason.code.c_str());
        QVERIFY(waitFor([&] { return run->clock().state == ClockState::Ended; }));
        const auto file = recording::RecordingReader::open(
            engine.server().registry().find(session)
                ? (engine.path() + QStringLiteral("/recordings/%1.wardrec")
                                       .arg(QString::fromStdString(run->recording())))
                      .toStdString()
                : std::string());
        QVERIFY2(file.has_value(), file ? "" : file.error().code().c_str());
        const auto info = (*file)->info();
        QVERIFY(info.has_value() && info->closed);
        const auto world = (*file)->worldAt(Tick{1800});
        QVERIFY(world.has_value());
        QCOMPARE(world->stateHash(), early);
    }

    void shownWorldScrubsAndReturns()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {60, 1});
        auto run = ana.follow(session);
        QVERIFY(run);
        client::ShownWorld shown;
        shown.setReplica(run.get(),
                         client::engineRecordingSource(*ana.connection, run->recording()));
        QVERIFY(waitFor([&] { return run->world().tick().n > 2000; }));
        QVERIFY(shown.isLive());
        shown.showAt(Tick{600});
        QVERIFY(waitFor([&] { return shown.tick().n == 600; }));
        QVERIFY(!shown.isLive());
        shown.showAt(Tick{599});
        shown.showAt(Tick{30});
        QVERIFY(waitFor([&] { return shown.tick().n == 30; }));
        shown.followLive();
        QVERIFY(shown.isLive());
        QVERIFY(shown.tick().n > 2000);
    }
};

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
