// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Engines that are killed, connections that break, clients that do not read. Each is done a tenth
// as often as `./dev soak` does it.
#include "core/recording/event.h"
#include "core/recording/verify.h"
#include "sim-engine/server/lane_budget.h"
#include "sim-engine/sessions/resimulation.h"
#include "tests/fault/slow_line.h"
#include "tests/fault/soak.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/net_client.h"
#include "ward/v1/events/event.pb.h"

#include <QElapsedTimer>
#include <QFile>
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
    /// committed is lost, at most 250 ms of motion are, it is there again within a second, every
    /// edit happens once, and the whole run can be simulated again.
    void killedAtAnyMoment()
    {
        constexpr int kRate = 10;
        constexpr double kMotionTicks = 0.25 * kTicksPerSecond * kRate;
        constexpr double kReopenMs = 1000;
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
        std::uint64_t eventsLost = 0;
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
                if (recovered.last_event() < seen)
                    eventsLost += seen - recovered.last_event();
                QVERIFY2(recovered.identical(), recovered.difference().c_str());
                lost.push_back(double(std::max<std::int64_t>(0, shown - recovered.from_tick())));
                break;
            }
            QVERIFY(waitFor([&] { return accepted == sent; }, 20'000));
            QVERIFY(hasNoGap(run.events()));
        }
        qInfo("figure: killed engine: %llu committed events lost in %d kills",
              static_cast<unsigned long long>(eventsLost), kills);
        tellFigures("killed engine: serves the run again after", "ms", back);
        tellFigures("killed engine: motion shown and not recorded", "ticks (75 are 250 ms)", lost);
        QCOMPARE(int(lost.size()), kills);
        QCOMPARE(eventsLost, 0u);
        QVERIFY2(percentile(lost, 50) <= kMotionTicks,
                 qPrintable(QString::number(percentile(lost, 50))));
        QVERIFY2(percentile(lost, 100) <= kMotionTicks * kBusyMachine,
                 qPrintable(QString::number(percentile(lost, 100))));
        QVERIFY2(percentile(back, 100) <= kReopenMs * kBusyMachine,
                 qPrintable(QString::number(percentile(back, 100))));
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

    /// One of fifty clients reads 1 KiB a second: the engine needs no more memory for it than 1
    /// MiB, and the others wait no longer for their frames than in the same minutes without it.
    void oneOfFiftyReadsSlowly()
    {
        constexpr int kClients = 50;
        constexpr int kRate = 20;
        constexpr qint64 kSlowBytes = 1024;
        [[maybe_unused]] constexpr double kMemoryKiB = 1024; // sanitizers take memory of their own
        QTemporaryDir dir;
        EngineProcess engine(optionsFor(dir));
        engine.start();
        QVERIFY(waitFor([&] { return engine.address().has_value(); }, 20'000));
        SlowLine line(engine.address()->port);
        client::EngineAddress detour = *engine.address();
        detour.port = line.port();

        std::vector<std::unique_ptr<client::Connection>> connections;
        std::vector<std::unique_ptr<client::SessionReplica>> runs;
        NetClient ana(engine);
        const std::string draft =
            ana.ask(client::OpenDraftCommand{{}, arrestBytes(), "Arrest"}).session;
        const client::Outcome started =
            ana.ask(client::StartRunCommand{draft, 42, {kRate, 1}, false});
        QVERIFY2(started.accepted, started.reason.code.c_str());
        for (int i = 0; i < kClients; ++i) {
            auto &connection = *connections.emplace_back(
                std::make_unique<client::Connection>(NetClient::options()));
            connection.open(i + 1 < kClients ? *engine.address() : detour);
            runs.push_back(std::make_unique<client::SessionReplica>(connection, started.session,
                                                                    content::Schema::shipped(),
                                                                    content::Catalogue::shipped()));
            QVERIFY(waitFor([&] { return runs.back()->isReady(); }, 20'000));
        }
        client::SessionReplica &lagging = *runs.back();

        /// When each of the others was shown which tick, with everybody reading and with one slow.
        struct Window
        {
            std::vector<double> shownMs; ///< later than the tick's place on an even line of time
            double grownKiB = 0;
        };
        Window all;
        Window oneSlow;
        Window *now = nullptr;
        QElapsedTimer time;
        time.start();
        for (int i = 0; i + 1 < kClients; ++i) {
            connect(runs[std::size_t(i)].get(), &client::SessionReplica::worldChanged, this,
                    [&, run = runs[std::size_t(i)].get()] {
                        if (now)
                            now->shownMs.push_back(double(time.nsecsElapsed()) / 1e6 -
                                                   double(run->world().tick().n) * 1000 /
                                                       (kTicksPerSecond * kRate));
                    });
        }
        const auto memory = [&] {
            QFile status(QStringLiteral("/proc/%1/status").arg(engine.pid()));
            if (!status.open(QIODevice::ReadOnly))
                return 0.0;
            for (const QByteArray &entry : status.readAll().split('\n')) {
                if (entry.startsWith("VmRSS:"))
                    return entry.mid(6).simplified().split(' ').first().toDouble();
            }
            return 0.0;
        };
        const auto watch = [&](Window &window) {
            const Tick until = runs.front()->world().tick() + kRate * kTicksPerSecond * times(30);
            const double before = memory();
            now = &window;
            const bool done =
                waitFor([&] { return runs.front()->world().tick() > until; }, 120'000);
            now = nullptr;
            window.grownKiB += memory() - before;
            return done;
        };
        Window warm;
        QVERIFY(watch(warm));
        for (int round = 0; round < 2; ++round) {
            QVERIFY(watch(all));
            line.setBytesPerSecond(kSlowBytes);
            const qint64 passed = line.passed();
            QElapsedTimer slow;
            slow.start();
            QVERIFY(watch(oneSlow));
            QVERIFY(line.passed() - passed <= slow.elapsed() * kSlowBytes / 1000 + kSlowBytes);
            QVERIFY(lagging.world().tick() < runs.front()->world().tick());
            line.setBytesPerSecond(0);
            QVERIFY(waitFor(
                [&] { return lagging.world().tick() + 3 * kRate > runs.front()->world().tick(); },
                60'000));
        }
        // Before the earliest, nothing waited for anybody.
        double earliest = all.shownMs.front();
        for (const Window *window : {&all, &oneSlow}) {
            for (const double at : window->shownMs)
                earliest = std::min(earliest, at);
        }
        for (Window *window : {&all, &oneSlow}) {
            for (double &at : window->shownMs)
                at -= earliest;
        }
        tellFigures("fifty clients: a frame is later than the earliest, all reading", "ms",
                    all.shownMs);
        tellFigures("fifty clients: likewise for 49, one reading 1 KiB/s", "ms", oneSlow.shownMs);
        qInfo("figure: fifty clients: %zu frames at 49 of them with all reading, %zu with one slow",
              all.shownMs.size(), oneSlow.shownMs.size());
        qInfo(
            "figure: fifty clients: the engine grew by %.0f KiB with all reading, by %.0f KiB with "
            "one slow",
            all.grownKiB, oneSlow.grownKiB);
        // A frame that waits for a slow reader waits for seconds.
        const double wait = percentile(all.shownMs, 99) * kBusyMachine + 250;
        QVERIFY2(percentile(oneSlow.shownMs, 99) <= wait, qPrintable(QString::number(wait)));
        QVERIFY(oneSlow.shownMs.size() * 2 > all.shownMs.size());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY(memory() > 0);
        QVERIFY2(oneSlow.grownKiB - all.grownKiB <= kMemoryKiB,
                 qPrintable(QString::number(oneSlow.grownKiB - all.grownKiB)));
#endif
        // And it has everything in the end.
        QVERIFY(ana.ask(change(ClockCommand::Change::Pause), started.session).accepted);
        QVERIFY(waitFor([&] {
            return runs.front()->clock().state == client::ClockState::Paused &&
                   lagging.world().tick() == runs.front()->world().tick() &&
                   lagging.events().size() == runs.front()->events().size();
        }));
        QCOMPARE(lagging.world().stateHash(), runs.front()->world().stateHash());
        QVERIFY(hasNoGap(lagging.events()));
    }

    /// One of fifty clients stops reading: what waits for it stays within its lanes, and the others
    /// have everything.
    void oneOfFiftyStopsReading()
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
