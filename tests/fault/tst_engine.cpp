// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Engines that are killed, connections that break, clients that do not read. Each is done a tenth
// as often as `./dev soak` does it.
#include "core/recording/event.h"
#include "core/recording/verify.h"
#include "sim-engine/server/lane_budget.h"
#include "sim-engine/sessions/resimulation.h"
#include "tests/fault/soak.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/net_client.h"
#include "ward/v1/events/event.pb.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <map>
#include <random>

using namespace ward;
using namespace ward::test;
using client::ClockCommand;
using client::EngineProcess;

namespace {

/// Every event has the number after its predecessor's.
bool hasNoGap(const std::vector<recording::Event> &events)
{
    for (std::size_t i = 1; i < events.size(); ++i) {
        if (events[i].id != events[i - 1].id + 1)
            return false;
    }
    return true;
}

client::ClockCommand change(ClockCommand::Change what)
{
    client::ClockCommand command;
    command.change = what;
    return command;
}

client::MarkCommand markOf(int number)
{
    client::MarkCommand mark;
    mark.label = "Mark " + std::to_string(number);
    return mark;
}

} // namespace

class TestFaultEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// kill −9 at random moments of a run that is being edited: nothing that a client has seen
    /// committed is lost, every edit happens once, and the whole run can be simulated again.
    void killedAtAnyMoment()
    {
        constexpr int kRate = 10;
        const int kills = times(200);
        QTemporaryDir dir;
        EngineProcess::Options options = optionsFor(dir);
        options.restart = false;
        options.token = kToken;
        auto engine = std::make_unique<EngineProcess>(options);
        NetClient ana(*engine);
        engine->start();
        QVERIFY(waitFor([&] { return ana.connection.state() == client::ConnectionState::Online; },
                        20'000));
        const std::string draft =
            ana.ask(client::OpenDraftCommand{{}, arrestBytes(), "Arrest"}).session;
        const client::Outcome started =
            ana.ask(client::StartRunCommand{draft, 42, {kRate, 1}, false});
        QVERIFY2(started.accepted, started.reason.code.c_str());
        client::SessionReplica run(ana.connection, started.session, content::Schema::shipped(),
                                   content::Catalogue::shipped());
        QVERIFY(waitFor([&] { return run.isReady(); }));

        std::mt19937 random(20261121);
        std::vector<double> back;
        std::vector<double> lost;
        int sent = 0;
        int accepted = 0;
        for (int kill = 0; kill < kills; ++kill) {
            const auto send = [&] {
                const std::string name = "Stool " + std::to_string(++sent);
                ana.connection.send(addEntity("stool", name, "Z" + std::to_string(1'000'000 + sent),
                                              content::Scope::Session),
                                    started.session, [&](const client::Outcome &o) {
                                        accepted += o.accepted ? 1 : 0;
                                    });
            };
            send();
            QTest::qWait(int(random() % 250));
            send(); // may be on its way when the engine dies
            QTest::qWait(int(random() % 4));
            const std::uint64_t seen = run.events().empty() ? 0 : run.events().back().id;
            const std::int64_t shown = run.world().tick().n;
            QSignalSpy died(engine.get(), &EngineProcess::died);
            QCOMPARE(::kill(static_cast<pid_t>(engine->pid()), SIGKILL), 0);
            QVERIFY(waitFor([&] { return died.count() == 1; }));

            QElapsedTimer timer;
            timer.start();
            engine = std::make_unique<EngineProcess>(options);
            QObject::connect(
                engine.get(), &EngineProcess::ready, &ana.connection,
                [&](const client::EngineAddress &address) { ana.connection.open(address); });
            engine->start();
            QVERIFY2(waitFor(
                         [&] {
                             return std::any_of(run.events().rbegin(), run.events().rend(),
                                                [&](const recording::Event &e) {
                                                    return e.id > seen &&
                                                           e.type == "session.recovered";
                                                });
                         },
                         30'000),
                     qPrintable(QStringLiteral("kill %1").arg(kill)));
            back.push_back(double(timer.elapsed()));
            for (auto it = run.events().rbegin(); it != run.events().rend(); ++it) {
                if (it->type != "session.recovered")
                    continue;
                const auto payload = recording::payloadOf(*it);
                QVERIFY(payload);
                const auto &recovered = payload->session_recovered();
                QVERIFY2(recovered.last_event() >= seen, "a committed event is lost");
                QVERIFY2(recovered.identical(), recovered.difference().c_str());
                lost.push_back(double(std::max<std::int64_t>(0, shown - recovered.from_tick())) *
                               1000.0 / (kTicksPerSecond * kRate));
                break;
            }
            QVERIFY(waitFor([&] { return accepted == sent; }, 20'000));
            QVERIFY(hasNoGap(run.events()));
        }
        tellFigures("killed engine: serves the run again after", "ms", back);
        tellFigures("killed engine: motion shown and not recorded", "ms of wall time", lost);
        int stools = 0;
        for (const world::Handle handle : run.world().entities())
            stools += run.world().name(handle).starts_with("Stool ") ? 1 : 0;
        QCOMPARE(stools, sent);
        const client::Outcome ended = ana.ask(client::EndRunCommand{}, started.session);
        QVERIFY2(ended.accepted, ended.reason.code.c_str());
        engine->stop();
        sessions::KernelResimulator resimulator;
        recording::VerifyOptions verifying;
        verifying.resimulator = &resimulator;
        const QString path = dir.filePath(
            QStringLiteral("recordings/%1.wardrec").arg(QString::fromStdString(ended.recording)));
        for (const recording::VerifyStep &step : recording::verify(path.toStdString(), verifying))
            QVERIFY2(step.outcome == recording::VerifyStep::Outcome::Ok, step.message.code.c_str());
    }

    /// Cables are pulled at random while two people work: every event arrives once and in order,
    /// every command happens once.
    void disconnectedAtAnyMoment()
    {
        TestEngine engine;
        Client ana(engine);
        Client ben(engine, client::Role::Instructor, "ben");
        QVERIFY(ana.goOnline() && ben.goOnline());
        const std::string session = ana.startRun(ana.openArrest(), false, {20, 1});
        auto first = ana.follow(session);
        auto second = ben.follow(session);
        QVERIFY(first && second);
        struct Follower
        {
            client::SessionReplica *run;
            quint64 expected = 0;
            bool inOrder = true;
            bool reset = false;
        };
        Follower followers[] = {{first.get()}, {second.get()}};
        for (Follower &f : followers) {
            f.expected = f.run->events().empty() ? 1 : f.run->events().back().id + 1;
            connect(f.run, &client::SessionReplica::eventsAppended, this,
                    [&f](quint64 from, quint64 to) {
                        f.inOrder &= from >= f.expected;
                        f.expected = to + 1;
                    });
            connect(f.run, &client::SessionReplica::documentReset, this, [&f] { f.reset = true; });
        }
        std::mt19937 random(7);
        int sent = 0;
        int done = 0;
        const int cuts = times(1000);
        for (int i = 0; i < cuts; ++i) {
            Client &who = i % 2 ? ben : ana;
            who.connection->send(markOf(++sent), session,
                                 [&](const client::Outcome &o) { done += o.accepted ? 1 : 0; });
            if (random() % 3 == 0)
                QTest::qWait(int(random() % 20));
            who.cable->cut();
            if (random() % 4 == 0)
                (i % 2 ? ana : ben).cable->cut();
            QVERIFY(ana.goOnline() && ben.goOnline());
        }
        QVERIFY(waitFor([&] { return done == sent; }, 30'000));
        QVERIFY(ana.ask(change(ClockCommand::Change::Pause), session).accepted);
        QVERIFY(waitFor([&] { return first->clock().state == client::ClockState::Paused; }));
        for (const Follower &f : followers) {
            QVERIFY(f.inOrder);
            QVERIFY(!f.reset);
        }
        QVERIFY(hasNoGap(first->events()));
        std::map<std::string, int> marks;
        for (const recording::Event &event : first->events()) {
            if (event.type == "mark.added" && event.actor != "scenario")
                ++marks[recording::payloadOf(event)->mark_added().label()];
        }
        QCOMPARE(int(marks.size()), sent);
        for (const auto &[label, count] : marks)
            QVERIFY2(count == 1, label.c_str());
    }

    /// One of fifty clients hardly reads: what waits for it stays within its lanes, and the others
    /// get as many frames as they get without it.
    void oneOfFiftyReadsSlowly()
    {
        constexpr int kClients = 50;
        TestEngine engine;
        std::vector<std::unique_ptr<Client>> clients;
        std::vector<std::unique_ptr<client::SessionReplica>> runs;
        std::string session;
        for (int i = 0; i < kClients; ++i) {
            clients.push_back(std::make_unique<Client>(
                engine, i == 0 ? client::Role::Author : client::Role::Observer,
                "client " + std::to_string(i)));
            QVERIFY(clients.back()->goOnline());
            if (i == 0)
                session = clients.back()->startRun(clients.back()->openArrest(), false, {60, 1});
            runs.push_back(clients.back()->follow(session));
            QVERIFY(runs.back());
        }
        MemoryTransport &slow = *clients.back()->cable;
        slow.stopReading();
        const std::int64_t from = runs.front()->world().tick().n;
        qsizetype worst = 0;
        const std::int64_t ticks = 100 * times(200);
        QVERIFY(waitFor(
            [&] {
                worst = std::max(worst, slow.unreadBytes());
                return runs.front()->world().tick().n > from + ticks;
            },
            120'000));
        QVERIFY2(worst < qsizetype(2 * server::LaneBudget::kMaxBytes),
                 qPrintable(QString::number(worst)));
        QVERIFY(clients.front()->ask(change(ClockCommand::Change::Pause), session).accepted);
        const auto equal = [&](int i) {
            return runs[std::size_t(i)]->world().tick() == runs.front()->world().tick();
        };
        for (int i = 1; i + 1 < kClients; ++i)
            QVERIFY2(waitFor([&] { return equal(i); }), qPrintable(QString::number(i)));
        slow.readAgain();
        QVERIFY(waitFor([&] { return equal(kClients - 1); }));
        std::uint64_t last = 0;
        for (const recording::Event &event : runs.back()->events()) {
            QVERIFY(event.id > last);
            last = event.id;
        }
        QCOMPARE(runs.back()->events().size(), runs[1]->events().size());
    }
};

QTEST_GUILESS_MAIN(TestFaultEngine)
#include "tst_engine.moc"
