// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/random_source.h"
#include "core/contract/codec/wire_codec.h"
#include "core/world/instantiate.h"
#include "sim-engine/server/lane_budget.h"
#include "sim-engine/server/request_gate.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/exposition.h"
#include "tests/wire/http_asker.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <set>

using namespace ward;
using namespace ward::test;
using v1::wire::Frame;

namespace {

Frame subscribeTo(const std::string &session)
{
    Frame frame;
    frame.mutable_subscribe()->set_session(session);
    return frame;
}

Frame headerOf(const std::string &recording, int number)
{
    Frame frame;
    frame.mutable_query()->set_id("q" + std::to_string(number));
    frame.mutable_query()->set_session(recording);
    frame.mutable_query()->mutable_read_header();
    return frame;
}

int count(const RawClient &client, Frame::BodyCase body)
{
    return static_cast<int>(std::count_if(client.frames.begin(), client.frames.end(),
                                          [&](const Frame &f) { return f.body_case() == body; }));
}

v1::wire::Command markNow(const std::string &run)
{
    v1::wire::Command command;
    command.set_id(contract::idBytes(newId()));
    command.set_session(run);
    command.mutable_mark()->set_label("here");
    command.mutable_mark()->set_from_tick(-1);
    command.mutable_mark()->set_to_tick(-1);
    return command;
}

} // namespace

/// What is announced is enforced, with a sentence, and who does not read costs little.
class TestLimits : public QObject
{
    Q_OBJECT

    static bool welcome(RawClient &client)
    {
        client.sayHello();
        return waitFor([&] { return client.find(Frame::kWelcome) != nullptr; });
    }

private Q_SLOTS:
    void areAnnouncedOnBothCarriers()
    {
        TestEngine engine;
        HttpAsker http(engine);
        RawClient client(engine.connector());
        QVERIFY(welcome(client));
        const v1::wire::Limits &limits = client.find(Frame::kWelcome)->welcome().limits();
        const QJsonObject told =
            QJsonDocument::fromJson(QByteArray::fromStdString(http.get("/v1/limits").body))
                .object();
        const auto *descriptor = v1::wire::Limits::descriptor();
        QCOMPARE(told.size(), descriptor->field_count());
        for (int i = 0; i < descriptor->field_count(); ++i) {
            const auto *field = descriptor->field(i);
            const std::uint32_t value = limits.GetReflection()->GetUInt32(limits, field);
            QVERIFY2(value > 0, field->name().c_str());
            QCOMPARE(told.value(QString::fromStdString(field->name())).toInteger(), qint64{value});
        }
    }

    void clientsSessionsAndEntities()
    {
        EngineSetup setup;
        setup.limits.clients = 1;
        setup.limits.sessions = 2;
        TestEngine engine(setup);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        RawClient second(engine.connector());
        second.sayHello();
        QVERIFY(waitFor([&] { return second.find(Frame::kReject) != nullptr; }));
        QCOMPARE(second.find(Frame::kReject)->reject().reason().code().c_str(),
                 "server.handshake.full");
        const std::string draft = ana.openArrest();
        QVERIFY(!ana.startRun(draft, true).empty());
        const client::Outcome refused = ana.ask(client::StartRunCommand{draft, 1, {1, 1}, true});
        QCOMPARE(refused.reason.code.c_str(), "sessions.too-many");
    }

    void entities()
    {
        EngineSetup setup;
        const auto world = world::instantiate(arrestDocument(), content::Schema::shipped(),
                                              content::Catalogue::shipped());
        QVERIFY(world);
        setup.limits.entities = static_cast<std::uint32_t>(world->entities().size() + 1);
        TestEngine engine(setup);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string draft = ana.openArrest();
        QVERIFY(!draft.empty());
        const std::string run = ana.startRun(draft, true);
        QVERIFY(!run.empty());
        for (const auto &[session, scope] : {std::pair{draft, content::Scope::Definition},
                                             std::pair{run, content::Scope::Session}}) {
            const auto first = ana.ask(addEntity("stool", "One", "Z1", scope), session);
            QVERIFY2(first.accepted, first.reason.code.c_str());
            const auto second = ana.ask(addEntity("stool", "Two", "Z2", scope), session);
            QVERIFY(!second.accepted);
            QCOMPARE(second.reason.code.c_str(), "sessions.limit.entities");
        }
    }

    void textsAreShort_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("mark") << "mark";
        QTest::newRow("note") << "note";
        QTest::newRow("argument") << "argument";
        QTest::newRow("cue") << "cue";
    }
    /// A learner could fill memory, recording and every other client with them.
    void textsAreShort()
    {
        QFETCH(QString, where);
        TestEngine engine;
        HttpAsker http(engine);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), true);
        QVERIFY(!run.empty());
        const auto limit =
            QJsonDocument::fromJson(QByteArray::fromStdString(http.get("/v1/limits").body))
                .object()
                .value(QStringLiteral("text_bytes"))
                .toInteger();
        QVERIFY(limit > 0);
        const auto answer = [&](qint64 bytes) {
            const std::string text(static_cast<std::size_t>(bytes), 'x');
            v1::wire::Command command = markNow(run);
            if (where == QLatin1String("mark")) {
                command.mutable_mark()->set_label(text);
            } else if (where == QLatin1String("note")) {
                command.mutable_mark()->set_note(text);
            } else if (where == QLatin1String("cue")) {
                command.mutable_cue()->set_name(text);
            } else {
                auto &action = *command.mutable_action();
                action.set_action("say");
                auto &arg = *action.add_args();
                arg.set_name("text");
                arg.mutable_cell()->set_text(text);
            }
            return QString::fromStdString(
                http.post("/v1/sessions/" + run + "/commands", command).body);
        };
        QVERIFY(!answer(limit).contains(QLatin1String("server.limit.text")));
        QVERIFY(answer(limit + 1).contains(QLatin1String("server.limit.text")));
    }

    /// A name is chosen by the asker; a rate is the address's.
    void anotherNameIsNoOtherRate()
    {
        SteppedClock clock;
        EngineSetup setup;
        setup.clock = &clock;
        setup.limits.commandsPerSecond = 10;
        TestEngine engine(setup);
        HttpAsker http(engine, clock);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), true);
        QVERIFY(!run.empty());
        int limited = 0;
        for (int i = 0; i < 30; ++i) {
            const auto answer = http.ask("GET", "/v1/sessions", "learner", {},
                                         {{"Ward-Actor", "learner-" + std::to_string(i)}});
            QVERIFY(waitFor([&] { return answer->has_value(); }));
            limited += (*answer)->status == 429 ? 1 : 0;
        }
        QVERIFY(limited >= 9);
        QVERIFY(limited < 30);
    }

    void commandsAndSubscriptionsPerSecond()
    {
        SteppedClock clock;
        EngineSetup setup;
        setup.clock = &clock;
        setup.limits.commandsPerSecond = 2;
        setup.limits.subscribesPerSecond = 2;
        TestEngine engine(setup);
        RawClient client(engine.connector());
        QVERIFY(welcome(client));
        for (int i = 0; i < 6; ++i)
            client.send(subscribeTo("nowhere"));
        QVERIFY(waitFor([&] { return count(client, Frame::kSessionClosed) == 6; }));
        int limited = 0;
        for (const Frame &frame : client.frames)
            limited += frame.session_closed().reason().code() == "server.limit.subscribes" ? 1 : 0;
        QCOMPARE(limited, 2);
        for (int i = 0; i < 6; ++i) {
            Frame frame;
            *frame.mutable_command() = markNow("nowhere");
            client.send(frame);
        }
        QVERIFY(waitFor([&] { return count(client, Frame::kResult) == 6; }));
        limited = 0;
        for (const Frame &frame : client.frames)
            limited += frame.result().reason().code() == "server.limit.commands" ? 1 : 0;
        QCOMPARE(limited, 2);
        clock.advanceMs(500);
        client.frames.clear();
        client.send(subscribeTo("nowhere"));
        QVERIFY(waitFor([&] { return count(client, Frame::kSessionClosed) == 1; }));
        QCOMPARE(client.frames.back().session_closed().reason().code().c_str(), "sessions.unknown");
    }

    void sessionsFollowedAndQueriesInFlight()
    {
        EngineSetup setup;
        setup.limits.sessionsFollowed = 1;
        setup.limits.queriesInFlight = 1;
        TestEngine engine(setup);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string draft = ana.openArrest();
        const std::string run = ana.startRun(draft, true);
        RawClient client(engine.connector());
        QVERIFY(welcome(client));
        client.send(subscribeTo(run));
        QVERIFY(waitFor([&] { return client.find(Frame::kSnapshot) != nullptr; }));
        client.send(subscribeTo(draft));
        QVERIFY(waitFor([&] { return client.find(Frame::kSessionClosed) != nullptr; }));
        QCOMPARE(client.find(Frame::kSessionClosed)->session_closed().reason().code().c_str(),
                 "server.limit.followed");
        Frame ack;
        ack.mutable_ack()->set_seq(client.frames.back().seq());
        client.send(ack);
        for (int i = 0; i < 5; ++i)
            client.send(headerOf(run, i));
        QVERIFY(waitFor([&] { return count(client, Frame::kAnswer) == 5; }));
        std::set<std::string> answered;
        int refused = 0;
        for (const Frame &frame : client.frames) {
            if (!frame.has_answer())
                continue;
            answered.insert(frame.answer().id());
            refused += frame.answer().error().code() == "server.limit.queries" ? 1 : 0;
        }
        QCOMPARE(answered.size(), 5u);
        QVERIFY(refused >= 1 && refused <= 4);
    }

    /// Asks two hundred times for what is large, reads nothing: the questions wait, not the
    /// answers.
    void aStalledClientCostsLittleAndIsClosedResumable()
    {
        SteppedClock clock;
        EngineSetup setup;
        setup.clock = &clock;
        TestEngine engine(setup);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), true);
        RawClient client(engine.connector());
        QVERIFY(welcome(client));
        client.send(headerOf(run, -1));
        QVERIFY(waitFor([&] { return client.find(Frame::kAnswer) != nullptr; }));
        const auto answerBytes =
            static_cast<qsizetype>(client.find(Frame::kAnswer)->ByteSizeLong());
        Frame ack;
        ack.mutable_ack()->set_seq(client.frames.back().seq());
        client.send(ack);

        client.transport.stopReading();
        for (int i = 0; i < 200; ++i)
            client.send(headerOf(run, i));
        // Somebody else is served meanwhile.
        for (int i = 0; i < 20; ++i)
            QVERIFY(ana.ask(client::MarkCommand{"on", {}, {}, {}, {}}, run).accepted);
        const auto most = static_cast<qsizetype>(server::LaneBudget::kMaxBytes) +
                          server::RequestGate::kAtOnce * answerBytes;
        QVERIFY(client.transport.unreadBytes() > 0);
        QVERIFY2(client.transport.unreadBytes() <= most,
                 qPrintable(QString::number(client.transport.unreadBytes())));
        QVERIFY(client.transport.unread() < 200);
        clock.advanceMs(29'000);
        QTest::qWait(120);
        QCOMPARE(client.closeCode, -1);
        clock.advanceMs(2'000);
        QVERIFY(waitFor([&] { return engine.server().clients() == 1; }));
        QCOMPARE(engine.server().metrics().faults(server::Fault::StalledClient), 1u);
        client.transport.readAgain();
        QVERIFY(waitFor([&] { return client.closeCode >= 0; }));
        QCOMPARE(client.closeCode, static_cast<int>(contract::CloseCode::TooSlow));
    }

    void commandsWhoseAnswersAreNotReadEndTheConnection()
    {
        SteppedClock clock;
        EngineSetup setup;
        setup.clock = &clock;
        setup.limits.commandsPerSecond = 100'000;
        TestEngine engine(setup);
        RawClient client(engine.connector());
        QVERIFY(welcome(client));
        client.transport.stopReading();
        for (int i = 0; i < 20'000 && engine.server().clients() == 1; ++i) {
            Frame frame;
            *frame.mutable_command() = markNow("nowhere");
            client.send(frame);
            if (i % 500 == 0)
                QTest::qWait(1);
        }
        QVERIFY(waitFor([&] { return engine.server().clients() == 0; }));
        QVERIFY(client.transport.unreadBytes() <
                static_cast<qsizetype>(3 * server::LaneBudget::kMaxBytes));
    }

    /// A question for the events of a stretch of time is answered in pages.
    void eventsComeInPages()
    {
        EngineSetup setup;
        setup.limits.commandsPerSecond = 10'000;
        TestEngine engine(setup);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), true);
        for (int i = 0; i < 60; ++i)
            QVERIFY(ana.ask(client::MarkCommand{"m", {}, {}, {}, {}}, run).accepted);
        RawClient client(engine.connector());
        QVERIFY(welcome(client));
        std::vector<std::uint64_t> ids;
        std::uint64_t after = 0;
        int pages = 0;
        for (bool more = true; more; ++pages) {
            Frame frame;
            frame.mutable_query()->set_id("p" + std::to_string(pages));
            frame.mutable_query()->set_session(run);
            auto &asked = *frame.mutable_query()->mutable_read_events();
            asked.set_by_tick(true);
            asked.set_to_tick(0);
            asked.set_after(after);
            asked.set_limit(7);
            client.frames.clear();
            client.send(frame);
            QVERIFY(waitFor([&] { return client.find(Frame::kAnswer) != nullptr; }));
            const v1::wire::Answer &answer = client.find(Frame::kAnswer)->answer();
            QVERIFY(answer.events_size() <= 7);
            for (const auto &event : answer.events())
                ids.push_back(event.id());
            after = answer.upto();
            more = answer.more();
        }
        QVERIFY(pages > 8);
        QVERIFY(ids.size() >= 60);
        for (std::size_t i = 0; i < ids.size(); ++i)
            QCOMPARE(ids[i], std::uint64_t{i + 1});
    }

    void longPollsWaitAndAreWoken()
    {
        SteppedClock clock;
        EngineSetup setup;
        setup.clock = &clock;
        TestEngine engine(setup);
        HttpAsker http(engine, clock);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), true);
        QVERIFY(ana.ask(client::MarkCommand{"first", {}, {}, {}, {}}, run).accepted);
        const std::string path = "/v1/sessions/" + run + "/events";
        const QJsonObject all =
            QJsonDocument::fromJson(QByteArray::fromStdString(http.get(path).body)).object();
        const std::string upto = all.value(QStringLiteral("upto")).toString().toStdString();
        const QMap<std::string, std::string> wait{{"after", upto}, {"wait", "20"}};

        auto answer = http.ask("GET", path, {}, {}, {}, wait);
        auto learner = http.ask("GET", path, "learner", {}, {}, wait);
        QVERIFY(waitFor([&] { return engine.server().waiters().waiting() == 2; }));
        QVERIFY(ana.ask(client::MarkCommand{"second", {}, {}, {}, {}}, run).accepted);
        QVERIFY(waitFor([&] { return answer->has_value(); }));
        QVERIFY((*answer)->body.find("second") != std::string::npos);
        // Marks are for staff: a learner goes on waiting, and is told when the time is over.
        QVERIFY(waitFor([&] { return engine.server().waiters().waiting() == 1; }));
        QVERIFY(!learner->has_value());
        clock.advanceMs(21'000);
        QVERIFY(waitFor([&] { return learner->has_value(); }));
        QVERIFY((*learner)->body.starts_with("{\"events\":[],"));
        QCOMPARE(engine.server().metrics().longPolls.load(), 0);

        // A thousand whose askers leave are forgotten at once.
        const std::string now = std::to_string(std::stoull(upto) + 1);
        for (int round = 0; round < 10; ++round) {
            std::vector<server::HttpApi::Abandon> left(100);
            for (auto &abandon : left)
                http.ask("GET", path, {}, {}, {}, {{"after", now}, {"wait", "20"}}, &abandon);
            QVERIFY(waitFor([&] { return engine.server().waiters().waiting() == 100; }));
            for (const auto &abandon : left)
                abandon();
            QCOMPARE(engine.server().waiters().waiting(), std::size_t{0});
        }
        QCOMPARE(engine.server().metrics().longPolls.load(), 0);
        QCOMPARE(engine.server().metrics().faults(server::Fault::DroppedPoll), 1000u);
    }

    void sizesOverHttp()
    {
        TestEngine engine;
        HttpAsker http(engine);
        server::HttpRequest request{"POST", "/v1/commands", "memory", {}, {}, {}};
        request.header = [](const char *) { return std::string(); };
        server::HttpResponse refused;
        QVERIFY(!http.api.admits(request, std::uint64_t{1} << 30, refused));
        QCOMPARE(refused.status, 413u);
        QVERIFY(!http.api.admits(request, 10, refused)); // who is unknown sends no body
        QCOMPARE(refused.status, 401u);
        const auto nonsense = http.ask("POST", "/v1/commands", {}, "{\"id\":");
        QVERIFY(nonsense->has_value());
        QCOMPARE((*nonsense)->status, 400u);
    }

    void drainingTakesNoNewSessions()
    {
        TestEngine engine;
        HttpAsker http(engine);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string draft = ana.openArrest();
        const std::string run = ana.startRun(draft, true);
        engine.server().registry().drain();
        const auto refused = ana.ask(client::StartRunCommand{draft, 1, {1, 1}, true});
        QCOMPARE(refused.reason.code.c_str(), "sessions.draining");
        QCOMPARE(http.get("/healthz").status, 503u);
        // What runs goes on, also for who comes back.
        QVERIFY(ana.ask(client::MarkCommand{"on", {}, {}, {}, {}}, run).accepted);
        Client back(engine);
        QVERIFY(back.goOnline());
        QVERIFY(back.follow(run));
    }

    /// The text form, read strictly: families with help and type, samples of their family, counters
    /// that end in _total, buckets that grow up to +Inf and its count.
    void metricsAreWellFormed()
    {
        TestEngine engine;
        HttpAsker http(engine);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), false);
        auto replica = ana.follow(run);
        QVERIFY(waitFor([&] { return replica->world().tick().n > 20; }));
        const auto answer = http.get("/metrics");
        QCOMPARE(answer.status, 200u);
        const Exposition metrics(QString::fromStdString(answer.body));
        QVERIFY2(metrics.faults().isEmpty(), qPrintable(metrics.faults().join(QLatin1Char('\n'))));
        QVERIFY(metrics.value(QStringLiteral("ward_ticks_total")) > 20);
        QCOMPARE(metrics.value(QStringLiteral("ward_runs{state=\"running\"}")), 1.0);
        for (const char *needed :
             {"ward_runs", "ward_drafts", "ward_clients", "ward_ticks_total",
              "ward_tick_lateness_seconds", "ward_commands_total", "ward_sent_bytes_total",
              "ward_recorder_queue_moments", "ward_faults_total", "ward_http_responses_total"})
            QVERIFY2(metrics.families().contains(QString::fromLatin1(needed)), needed);
    }

    /// The makers' own checker says the same. A test of its own in ctest as well, so that it is
    /// said where it is not installed (Debian: prometheus).
    void promtoolAgrees()
    {
        const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        if (promtool.isEmpty())
            QSKIP("promtool is not installed; only our own reading of the format was checked");
        TestEngine engine;
        HttpAsker http(engine);
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), false);
        auto replica = ana.follow(run);
        QVERIFY(waitFor([&] { return replica->world().tick().n > 20; }));
        QProcess process;
        process.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
        process.write(QByteArray::fromStdString(http.get("/metrics").body));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        const QByteArray said = process.readAllStandardError() + process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0 && said.isEmpty(), said.constData());
    }

    void whatIsNoExpositionIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        const auto family = [](const char *name, const char *type, const char *samples) {
            return QStringLiteral("# HELP %1 What it is.\n# TYPE %1 %2\n%3")
                .arg(QLatin1String(name), QLatin1String(type), QLatin1String(samples));
        };
        QTest::newRow("well formed")
            << family("a_seconds", "gauge", "a_seconds{x=\"y\"} 1.5e-3\n") << QString();
        QTest::newRow("histogram") << family("a_seconds", "histogram",
                                             "a_seconds_bucket{le=\"1\"} 2\n"
                                             "a_seconds_bucket{le=\"+Inf\"} 3\n"
                                             "a_seconds_sum 4\na_seconds_count 3\n")
                                   << QString();
        QTest::newRow("no end") << family("a", "gauge", "a 1") << "the last line has no end";
        QTest::newRow("no help") << "# TYPE a gauge\na 1\n"
                                 << "a type without its help";
        QTest::newRow("no type") << "# HELP a It is.\na 1\n"
                                 << "a sample outside its family";
        QTest::newRow("no number") << family("a", "gauge", "a one\n") << "no sample of the format";
        QTest::newRow("open label")
            << family("a", "gauge", "a{x=\"y} 1\n") << "no sample of the format";
        QTest::newRow("bad escape")
            << family("a", "gauge", "a{x=\"\\y\"} 1\n") << "no sample of the format";
        QTest::newRow("twice") << family("a", "gauge", "a 1\na 2\n") << "twice";
        QTest::newRow("counter") << family("a", "counter", "a 1\n") << "end in _total";
        QTest::newRow("gauge") << family("a_total", "gauge", "a_total 1\n") << "end in _total";
        QTest::newRow("below zero")
            << family("a_total", "counter", "a_total -1\n") << "a counter below zero";
        QTest::newRow("unit") << family("a_ms", "gauge", "a_ms 1\n") << "not a base unit in full";
        QTest::newRow("unit first")
            << family("seconds_a", "gauge", "seconds_a 1\n") << "the unit is not at the end";
        QTest::newRow("foreign") << family("a", "gauge", "b 1\n") << "a sample outside its family";
        QTest::newRow("pieces") << family("a", "gauge", "a 1\n") +
                                       family("a", "gauge", "a{x=\"y\"} 1\n")
                                << "a family in two pieces";
        QTest::newRow("descending") << family("a", "histogram",
                                              "a_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\n"
                                              "a_sum 4\na_count 1\n")
                                    << "buckets that do not ascend";
        QTest::newRow("unbounded")
            << family("a", "histogram", "a_bucket{le=\"1\"} 2\na_sum 4\na_count 2\n")
            << "a histogram that is not whole";
        QTest::newRow("empty") << family("a", "gauge", "") << "a family without type or samples";
    }
    /// A check that finds nothing is none.
    void whatIsNoExpositionIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, fault);
        const QString found = Exposition(text).faults().join(QLatin1Char('\n'));
        QVERIFY2(fault.isEmpty() ? found.isEmpty() : found.contains(fault), qPrintable(found));
    }
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
