// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/event.h"
#include "core/recording/reader.h"
#include "core/recording/verify.h"
#include "sim-client/engine_process.h"
#include "sim-engine/sessions/resimulation.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/net_client.h"
#include "tests/wire/wire_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QWebSocket>

#include <csignal>

using namespace ward;
using namespace ward::test;
using client::ClockCommand;
using client::EngineProcess;

namespace {

struct HttpAnswer
{
    int status = 0;
    QByteArray body;
};

HttpAnswer get(const client::EngineAddress &address, const QString &path, const QByteArray &token)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(
        QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(address.httpPort).arg(path)));
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    if (!waitFor([&] { return reply->isFinished(); }))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

/// Runs ward-engine to its end with this on stdin.
struct Ended
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};
Ended runEngine(const QStringList &arguments, const QByteArray &in)
{
    QProcess process;
    process.start(kEngine, arguments);
    process.write(in);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestEngineProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsServesAndStops()
    {
        QTemporaryDir dir;
        EngineProcess engine(optionsFor(dir));
        QSignalSpy ready(&engine, &EngineProcess::ready);
        engine.start();
        QVERIFY(waitFor([&] { return ready.count() == 1; }, 20'000));
        QVERIFY(engine.state() == EngineProcess::State::Running);
        const client::EngineAddress address = *engine.address();
        QVERIFY(address.port != 0 && address.httpPort != 0 && address.port != address.httpPort);
        QCOMPARE(address.pid, engine.pid());
        QVERIFY(!address.instance.empty());

        const QByteArray token = QByteArray::fromStdString(engine.token());
        QCOMPARE(get(address, QStringLiteral("/healthz"), {}).status, 200);
        QCOMPARE(get(address, QStringLiteral("/metrics"), {}).status, 401);
        QCOMPARE(get(address, QStringLiteral("/metrics"), "guess").status, 401);
        QVERIFY(get(address, QStringLiteral("/metrics"), token)
                    .body.contains("ward_runs{state=\"running\"} 0"));
        QCOMPARE(get(address, QStringLiteral("/v1/nothing"), token).status, 404);
        QCOMPARE(get(address, QStringLiteral("/v1/openapi.json"), token).status, 200);
        QVERIFY(
            QJsonDocument::fromJson(get(address, QStringLiteral("/v1/openapi.json"), token).body)
                .isObject());

        NetClient client(engine);
        QVERIFY(
            waitFor([&] { return client.connection.state() == client::ConnectionState::Online; }));
        const std::string draft =
            client.ask(client::OpenDraftCommand{{}, arrestBytes(), "Arrest"}).session;
        const std::string run =
            client.ask(client::StartRunCommand{draft, 1, {60, 1}, false}).session;
        const QString base = QStringLiteral("/v1/sessions/%1/").arg(QString::fromStdString(run));
        QVERIFY(waitFor([&] {
            const QByteArray body =
                get(address, base + QStringLiteral("events?after=0&limit=2"), token).body;
            return QJsonDocument::fromJson(body)
                       .object()
                       .value(QStringLiteral("events"))
                       .isArray() &&
                   body.contains("session.started");
        }));
        QVERIFY(waitFor([&] {
            return get(address, base + QStringLiteral("snapshot?tick=30"), token).status == 200;
        }));
        const HttpAnswer chunk = get(address, base + QStringLiteral("chunks/30"), token);
        QCOMPARE(chunk.status, 200);
        v1::wire::Chunk message;
        QVERIFY(
            message.ParseFromArray(chunk.body.constData(), static_cast<int>(chunk.body.size())));
        QCOMPARE(message.first_tick(), 0);
        QVERIFY(get(address, base + QStringLiteral("events?after=x"), token).status == 400);
        QCOMPARE(get(address, QStringLiteral("/v1/sessions/..%2F..%2Fetc/events"), token).status,
                 404);
        QVERIFY(get(address, QStringLiteral("/v1/sessions"), token).body.contains("Arrest"));

        // A proper end: everything closed, exit by itself.
        QVERIFY(client.ask(client::ShutdownCommand{}).accepted);
        QSignalSpy died(&engine, &EngineProcess::died);
        QVERIFY(waitFor(
            [&] { return !QFile::exists(dir.filePath(QStringLiteral("run/engine.json"))); }));
        engine.stop();
        for (const char *option : {"--port", "--http-port", "--threads", "--orphan-seconds"}) {
            QCOMPARE(runEngine({QStringLiteral("--data-dir"), dir.path(),
                                QString::fromLatin1(option), QStringLiteral("x")},
                               {})
                         .code,
                     2);
        }
    }

    void cannotStart_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<bool>("takenPort");
        QTest::addColumn<bool>("badFolder");
        QTest::addColumn<QString>("code");
        QTest::newRow("no token") << QByteArray() << false << false << "server.start.no-token";
        QTest::newRow("empty token")
            << QByteArray("\n") << false << false << "server.start.no-token";
        QTest::newRow("port in use")
            << QByteArray("t\n") << true << false << "server.listen.port-in-use";
        QTest::newRow("bad folder")
            << QByteArray("t\n") << false << true << "server.start.data-dir-unusable";
    }
    void cannotStart()
    {
        QFETCH(QByteArray, token);
        QFETCH(bool, takenPort);
        QFETCH(bool, badFolder);
        QFETCH(QString, code);
        QTemporaryDir dir;
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QString folder = badFolder ? QStringLiteral("/dev/null/ward") : dir.path();
        const Ended ended =
            runEngine({QStringLiteral("--data-dir"), folder, QStringLiteral("--port"),
                       takenPort ? QString::number(taken.serverPort()) : QStringLiteral("0")},
                      token);
        QCOMPARE(ended.code, 3);
        const QJsonObject line = QJsonDocument::fromJson(ended.out).object();
        QCOMPARE(line.value(QStringLiteral("error")).toString(), code);
        QVERIFY(!ended.err.contains(code.toUtf8())); // people read a sentence
        QVERIFY(ended.err.size() > 30);
    }

    void twoEnginesOneFolder()
    {
        QTemporaryDir dir;
        EngineProcess first(optionsFor(dir));
        first.start();
        QVERIFY(waitFor([&] { return first.address().has_value(); }, 20'000));
        EngineProcess second(optionsFor(dir));
        second.start();
        QVERIFY(waitFor([&] { return second.state() == EngineProcess::State::Failed; }, 20'000));
        QCOMPARE(second.stateMessage().code.c_str(), "server.start.data-dir-in-use");
        QVERIFY(first.state() == EngineProcess::State::Running);
    }

    /// The disk has no room for a recording: the run stands still and says why, what was recorded
    /// and the draft are whole, and the engine serves on.
    void aFullDiskStopsTheRecordingOnly()
    {
        QTemporaryDir dir;
        QFile script(dir.filePath(QStringLiteral("limited-engine")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nulimit -f 800\nexec '" + kEngine.toUtf8() + "' \"$@\"\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        EngineProcess::Options options = optionsFor(dir);
        options.program = script.fileName();
        options.restart = false;
        EngineProcess engine(options);
        engine.start();
        QVERIFY(waitFor([&] { return engine.address().has_value(); }, 20'000));
        NetClient ana(engine);
        const std::string draft =
            ana.ask(client::OpenDraftCommand{{}, arrestBytes(), "Arrest"}).session;
        const client::Outcome started = ana.ask(client::StartRunCommand{draft, 1, {60, 1}, false});
        QVERIFY2(started.accepted, started.reason.code.c_str());
        client::SessionReplica run(ana.connection, started.session, content::Schema::shipped(),
                                   content::Catalogue::shipped());
        QStringList said;
        QObject::connect(&run, &client::SessionReplica::notice, &run, [&](const Message &text) {
            said.append(QString::fromStdString(text.code));
        });
        QVERIFY(waitFor([&] { return said.contains("sessions.run.recording-stopped"); }, 60'000));
        QVERIFY(waitFor([&] { return run.clock().state == client::ClockState::Paused; }));
        QVERIFY(
            ana.ask(addEntity("stool", "Kept", "Z9", content::Scope::Definition), draft).accepted);
        QVERIFY(engine.state() == EngineProcess::State::Running);
        const client::Outcome ended = ana.ask(client::EndRunCommand{}, started.session);
        QVERIFY2(ended.accepted, ended.reason.code.c_str());
        engine.stop();
        const std::string path = dir.filePath(QStringLiteral("recordings/%1.wardrec")
                                                  .arg(QString::fromStdString(started.recording)))
                                     .toStdString();
        const auto isWhole = [&] {
            for (const recording::VerifyStep &step : recording::verify(path, {})) {
                if (step.outcome != recording::VerifyStep::Outcome::Ok)
                    return step.message.code;
            }
            return std::string();
        };
        QCOMPARE(isWhole(), std::string());

        // With room again, the run that ended stays ended, and its recording is closed.
        EngineProcess next(optionsFor(dir));
        next.start();
        QVERIFY(waitFor([&] { return next.address().has_value(); }, 20'000));
        const QByteArray figures = get(*next.address(), QStringLiteral("/metrics"),
                                       QByteArray::fromStdString(next.token()))
                                       .body;
        for (const char *state : {"ready", "running", "paused"})
            QVERIFY2(figures.contains(QByteArray("ward_runs{state=\"") + state + "\"} 0"), state);
        next.stop();
        QVERIFY(recording::RecordingReader::open(path).value()->info()->closed);
        QCOMPARE(isWhole(), std::string());
    }

    void programThatIsNoEngine()
    {
        QTemporaryDir dir;
        EngineProcess::Options options = optionsFor(dir);
        options.program = QStringLiteral("/nowhere/ward-engine");
        EngineProcess engine(options);
        engine.start();
        QVERIFY(waitFor([&] { return engine.state() == EngineProcess::State::Failed; }));
        QCOMPARE(engine.stateMessage().code.c_str(), "client.engine.not-startable");
    }

    /// *Try again* while the failed program is still dying: its end is not the new one's.
    void startedAgainWhileTheFailedOneDies()
    {
        QTemporaryDir dir;
        const QString program = dir.filePath(QStringLiteral("engine"));
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho '{\"port\":0}'\nexec sleep 60\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        EngineProcess::Options options = optionsFor(dir);
        options.program = program;
        EngineProcess engine(options);
        QSignalSpy died(&engine, &EngineProcess::died);
        int failures = 0;
        connect(&engine, &EngineProcess::stateChanged, this, [&] {
            if (engine.state() != EngineProcess::State::Failed)
                return;
            if (++failures == 1)
                QMetaObject::invokeMethod(&engine, &EngineProcess::start, Qt::QueuedConnection);
        });
        engine.start();
        QVERIFY(waitFor([&] { return failures == 2; }));
        QTest::qWait(300); // longer than the delay before a restart
        QCOMPARE(failures, 2);
        QCOMPARE(died.count(), 0);
        QCOMPARE(engine.restarts(), 0);
        QCOMPARE(engine.stateMessage().code.c_str(), "client.engine.strange-answer");
    }

    void carrierRefusesStrangers()
    {
        QTemporaryDir dir;
        EngineProcess engine(optionsFor(dir));
        engine.start();
        QVERIFY(waitFor([&] { return engine.address().has_value(); }, 20'000));
        const QUrl url(QStringLiteral("ws://127.0.0.1:%1/").arg(engine.address()->port));

        QWebSocket noSubProtocol;
        noSubProtocol.open(url);
        QVERIFY(waitFor([&] { return noSubProtocol.closeCode() == 4001; }));

        QWebSocket page(QStringLiteral("https://evil.example"));
        QSignalSpy pageFailed(&page, &QWebSocket::disconnected);
        QSignalSpy pageConnected(&page, &QWebSocket::connected);
        page.open(url);
        QVERIFY(waitFor([&] { return pageFailed.count() > 0; }));
        QCOMPARE(pageConnected.count(), 0);

        for (const bool huge : {false, true}) {
            QWebSocket client;
            QNetworkRequest request(url);
            request.setRawHeader("Sec-WebSocket-Protocol", "ward.v1");
            client.open(request);
            QVERIFY(waitFor([&] { return client.state() == QAbstractSocket::ConnectedState; }));
            QCOMPARE(client.subprotocol(), QStringLiteral("ward.v1"));
            if (huge)
                client.sendBinaryMessage(QByteArray(server::Limits().frameBytes + 1, 'x'));
            else
                client.sendTextMessage(QStringLiteral("hello"));
            QVERIFY(waitFor([&] { return client.state() == QAbstractSocket::UnconnectedState; }));
        }
        NetClient good(engine);
        QVERIFY(
            waitFor([&] { return good.connection.state() == client::ConnectionState::Online; }));
    }

    /// kill −9 in the middle of a run with edits: another process goes on, ids without a gap, and
    /// the state is the one of an uninterrupted run of the same inputs.
    void killedEngineGoesOn()
    {
        QTemporaryDir dir;
        EngineProcess engine(optionsFor(dir));
        engine.start();
        QVERIFY(waitFor([&] { return engine.address().has_value(); }, 20'000));
        NetClient ana(engine);
        QVERIFY(waitFor([&] { return ana.connection.state() == client::ConnectionState::Online; }));
        const std::string draft =
            ana.ask(client::OpenDraftCommand{{}, arrestBytes(), "Arrest"}).session;
        const client::Outcome started = ana.ask(client::StartRunCommand{draft, 42, {10, 1}, false});
        QVERIFY2(started.accepted, started.reason.code.c_str());
        client::SessionReplica run(ana.connection, started.session, content::Schema::shipped(),
                                   content::Catalogue::shipped());
        QVERIFY(waitFor([&] { return run.isReady(); }));

        std::vector<qint64> pids{engine.pid()};
        const std::string instance = engine.address()->instance;
        for (const int killAt : {400, 1100}) {
            QVERIFY(waitFor([&] { return run.world().tick().n > killAt - 200; }, 30'000));
            const client::Outcome added =
                ana.ask(addEntity("stool", "Stool " + std::to_string(killAt),
                                  "Z" + std::to_string(killAt), content::Scope::Session),
                        started.session);
            QVERIFY2(added.accepted, added.reason.code.c_str());
            QVERIFY(waitFor([&] { return run.world().tick().n > killAt; }, 30'000));
            QSignalSpy died(&engine, &EngineProcess::died);
            // An edit is on its way while the engine dies; it arrives exactly once.
            const content::ChangeSet flying =
                addEntity("stool", "Flying " + std::to_string(killAt), "Y" + std::to_string(killAt),
                          content::Scope::Session);
            std::optional<client::Outcome> landed;
            ana.connection.send(flying, started.session,
                                [&](const client::Outcome &o) { landed = o; });
            QCOMPARE(::kill(static_cast<pid_t>(engine.pid()), SIGKILL), 0);
            QVERIFY(waitFor([&] { return died.count() == 1; }));
            QVERIFY2(waitFor([&] { return engine.address().has_value(); }, 20'000),
                     engine.stateMessage().code.c_str());
            QVERIFY(!std::count(pids.begin(), pids.end(), engine.pid()));
            pids.push_back(engine.pid());
            QCOMPARE(engine.address()->instance.c_str(), instance.c_str());
            QVERIFY(waitFor([&] { return landed.has_value(); }, 20'000));
            QVERIFY2(landed->accepted, landed->reason.code.c_str());
        }
        QVERIFY(waitFor([&] { return run.world().tick().n > 1500; }, 30'000));
        QVERIFY(run.clock().state == client::ClockState::Running); // as it was

        int recovered = 0;
        std::uint64_t expected = 1;
        for (const recording::Event &event : run.events()) {
            QCOMPARE(event.id, expected++);
            recovered += event.type == "session.recovered" ? 1 : 0;
        }
        QCOMPARE(recovered, 2);
        int flying = 0;
        for (const world::Handle handle : run.world().entities())
            flying += run.world().name(handle).starts_with("Flying") ? 1 : 0;
        QCOMPARE(flying, 2);

        const client::Outcome ended = ana.ask(client::EndRunCommand{}, started.session);
        QVERIFY2(ended.accepted, ended.reason.code.c_str());
        engine.stop();

        // Checksums, chain, seek ≡ play, and re-simulation of the inputs without any interruption.
        sessions::KernelResimulator resimulator;
        recording::VerifyOptions options;
        options.resimulator = &resimulator;
        const auto steps =
            recording::verify(dir.filePath(QStringLiteral("recordings/%1.wardrec")
                                               .arg(QString::fromStdString(ended.recording)))
                                  .toStdString(),
                              options);
        QVERIFY(steps.size() >= 4);
        for (const recording::VerifyStep &step : steps)
            QVERIFY2(step.outcome == recording::VerifyStep::Outcome::Ok, step.message.code.c_str());
    }

    void parentsEndDoesNotEndALiveRun()
    {
        QTemporaryDir dir;
        QProcess engine;
        engine.start(kEngine,
                     {QStringLiteral("--data-dir"), dir.path(), QStringLiteral("--parent-stdin"),
                      QStringLiteral("--orphan-seconds"), QStringLiteral("1")});
        engine.write(QByteArray::fromStdString(kToken) + '\n');
        QVERIFY(engine.waitForReadyRead(20'000));
        const QJsonObject line = QJsonDocument::fromJson(engine.readLine()).object();
        client::EngineAddress address;
        address.port = static_cast<std::uint16_t>(line.value(QStringLiteral("port")).toInt());
        address.token = kToken;
        client::Connection connection(NetClient::options());
        connection.open(address);
        std::optional<client::Outcome> outcome;
        const auto done = [&](const client::Outcome &o) { outcome = o; };
        connection.openDraft({{}, arrestBytes(), "Arrest"}, done);
        QVERIFY(waitFor([&] { return outcome.has_value(); }));
        const std::string draft = outcome->session;
        outcome.reset();
        connection.startRun({draft, 1, {1, 1}, false}, done);
        QVERIFY(waitFor([&] { return outcome.has_value(); }));
        const std::string run = outcome->session;
        connection.close();
        engine.closeWriteChannel();
        QTest::qWait(2500);
        QVERIFY(engine.state() == QProcess::Running);

        // A Studio comes back with the token, ends the run, leaves: now the engine goes.
        client::Connection again(NetClient::options());
        again.open(address);
        outcome.reset();
        again.send(client::EndRunCommand{}, run, done);
        QVERIFY(waitFor([&] { return outcome.has_value(); }));
        QVERIFY2(outcome->accepted, outcome->reason.code.c_str());
        QTest::qWait(1500);
        QVERIFY(engine.state() == QProcess::Running); // somebody is connected
        again.close();
        QVERIFY(engine.waitForFinished(10'000));
        QCOMPARE(engine.exitCode(), 0);
    }

    void terminationDrains()
    {
        QTemporaryDir dir;
        EngineProcess::Options options = optionsFor(dir);
        options.restart = false;
        EngineProcess engine(options);
        engine.start();
        QVERIFY(waitFor([&] { return engine.address().has_value(); }, 20'000));
        const client::EngineAddress address = *engine.address();
        NetClient ana(engine);
        const std::string draft =
            ana.ask(client::OpenDraftCommand{{}, arrestBytes(), "Arrest"}).session;
        const std::string run = ana.ask(client::StartRunCommand{draft, 1, {1, 1}, false}).session;
        QVERIFY(!run.empty());
        QCOMPARE(::kill(static_cast<pid_t>(engine.pid()), SIGTERM), 0);
        QVERIFY(
            waitFor([&] { return get(address, QStringLiteral("/healthz"), {}).status == 503; }));
        QCOMPARE(ana.ask(client::StartRunCommand{draft, 2, {1, 1}, false}).reason.code.c_str(),
                 "sessions.draining");
        QVERIFY(ana.ask(client::EndRunCommand{}, run).accepted);
        QVERIFY(waitFor([&] {
            return engine.state() == EngineProcess::State::Failed ||
                   engine.state() == EngineProcess::State::Stopped;
        }));
    }
};

QTEST_GUILESS_MAIN(TestEngineProcess)
#include "tst_engine_process.moc"
