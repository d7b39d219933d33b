// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/contract/codec/wire_codec.h"
#include "tests/wire/wire_fixture.h"

#include <QTest>

#include <random>

using namespace ward;
using namespace ward::test;
using contract::CloseCode;
using v1::wire::Frame;

/// Who gets in, and what is said to who does not.
class TestHandshake : public QObject
{
    Q_OBJECT

    static QString reasonOf(const RawClient &client)
    {
        const Frame *reject = client.find(Frame::kReject);
        return reject ? QString::fromStdString(reject->reject().reason().code()) : QString();
    }

private Q_SLOTS:
    void welcomes()
    {
        TestEngine engine;
        RawClient client(engine.connector());
        client.sayHello(kToken, v1::wire::ROLE_AUTHOR, 1, {"drafts", "runs", "resume"});
        QVERIFY(waitFor([&] { return client.find(Frame::kWelcome) != nullptr; }));
        const v1::wire::Welcome &welcome = client.find(Frame::kWelcome)->welcome();
        QCOMPARE(welcome.version().major(), 1u);
        QCOMPARE(welcome.instance().c_str(), "test");
        QVERIFY(welcome.limits().frame_bytes() > 0);
        QCOMPARE(engine.server().clients(), 1);
    }

    /// An engine that closes without saying why, as one that expects another sub-protocol does:
    /// whoever waits for an answer gets one.
    void closedAsRejectedAnswersWhatWaits()
    {
        MemorySocket *engineEnd = nullptr;
        std::unique_ptr<server::Socket> kept;
        auto transport = std::make_unique<MemoryTransport>([&](std::unique_ptr<server::Socket> s) {
            engineEnd = static_cast<MemorySocket *>(s.get());
            kept = std::move(s);
            return true;
        });
        client::Connection connection({}, std::move(transport));
        connection.open({});
        std::optional<client::Outcome> outcome;
        bool listed = false;
        connection.send(client::OpenDraftCommand{}, {},
                        [&](const client::Outcome &o) { outcome = o; });
        connection.listDrafts([&](const auto &drafts) { listed = !drafts.has_value(); });
        QVERIFY(engineEnd);
        engineEnd->close(static_cast<std::uint16_t>(CloseCode::Rejected), QString());
        QVERIFY(waitFor([&] { return outcome.has_value() && listed; }, 2'000));
        QVERIFY(connection.state() == client::ConnectionState::Rejected);
        QVERIFY(!outcome->accepted);
        QCOMPARE(outcome->reason.code.c_str(), "client.connection.refused");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<int>("role");
        QTest::addColumn<unsigned>("major");
        QTest::addColumn<QString>("required");
        QTest::addColumn<QString>("code");
        const QString good = QString::fromStdString(kToken);
        QTest::newRow("wrong token") << "guess" << 1 << 1u << ""
                                     << "server.handshake.token";
        QTest::newRow("no token") << "" << 1 << 1u << ""
                                  << "server.handshake.token";
        QTest::newRow("major") << good << 1 << 2u << ""
                               << "server.handshake.version";
        QTest::newRow("major before token") << "guess" << 1 << 2u << ""
                                            << "server.handshake.version";
        QTest::newRow("no role") << good << 0 << 1u << ""
                                 << "server.handshake.role";
        QTest::newRow("capability") << good << 1 << 1u << "time-travel"
                                    << "server.handshake.capability";
        QTest::newRow("another role's token")
            << QString::fromStdString(server::TokenGuard::derive(kToken, sessions::Role::Learner))
            << 1 << 1u << ""
            << "server.handshake.role";
    }
    void refuses()
    {
        QFETCH(QString, token);
        QFETCH(int, role);
        QFETCH(unsigned, major);
        QFETCH(QString, required);
        QFETCH(QString, code);
        TestEngine engine;
        RawClient client(engine.connector());
        client.sayHello(token.toStdString(), static_cast<v1::wire::Role>(role), major,
                        required.isEmpty() ? std::vector<std::string>()
                                           : std::vector{required.toStdString()});
        QVERIFY(waitFor([&] { return client.closeCode >= 0; }));
        QCOMPARE(reasonOf(client), code);
        QCOMPARE(client.closeCode, static_cast<int>(CloseCode::Rejected));
        // Nothing is said before the refusal.
        QCOMPARE(client.frames.size(), 1u);
        QCOMPARE(engine.server().clients(), 0);
    }

    void guessingIsSlowedDown()
    {
        TestEngine engine;
        for (int i = 0; i < server::TokenGuard::kMaxWrong; ++i) {
            RawClient client(engine.connector());
            client.sayHello("guess");
            QVERIFY(waitFor([&] { return client.closeCode >= 0; }));
        }
        RawClient client(engine.connector());
        client.sayHello();
        QVERIFY(waitFor([&] { return client.closeCode >= 0; }));
        QCOMPARE(reasonOf(client), QStringLiteral("server.handshake.too-many-attempts"));
    }

    void malformed_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("noise") << 0;
        QTest::newRow("command before hello") << 1;
        QTest::newRow("wrong seq") << 2;
        QTest::newRow("oversized hello") << 3;
        QTest::newRow("acknowledges the future") << 4;
        QTest::newRow("a frame only engines send") << 5;
        QTest::newRow("empty") << 6;
    }
    void malformed()
    {
        QFETCH(int, which);
        TestEngine engine;
        RawClient client(engine.connector());
        Frame frame;
        if (which == 0) {
            client.sendBytes(QByteArray("\xff\xff\xff\xff\xff", 5));
        } else if (which == 1) {
            frame.mutable_command();
            client.send(frame);
        } else if (which == 3) {
            client.sayHello(std::string(server::Limits().helloBytes, 'x'));
        } else if (which == 6) {
            client.sendBytes({});
        } else {
            client.sayHello();
            QVERIFY(waitFor([&] { return client.find(Frame::kWelcome) != nullptr; }));
            if (which == 2)
                frame.set_seq(7);
            if (which == 4)
                frame.mutable_ack()->set_seq(1'000'000);
            else
                frame.mutable_welcome();
            if (which == 2) {
                const std::string bytes = frame.SerializeAsString();
                client.sendBytes(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
            } else {
                client.send(frame);
            }
        }
        QVERIFY(waitFor([&] { return client.closeCode >= 0; }));
        QCOMPARE(client.closeCode, static_cast<int>(CloseCode::Malformed));
        // The engine goes on for others.
        Client other(engine);
        QVERIFY(other.goOnline());
    }

    /// Bytes at random, whole and as damaged frames, never hurt the engine.
    void noise()
    {
        TestEngine engine;
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            RawClient client(engine.connector());
            client.sayHello();
            Frame frame;
            frame.set_seq(2);
            frame.mutable_command()->set_id(std::string(16, 'x'));
            frame.mutable_command()->mutable_change()->add_ops()->mutable_set()->set_cell("hr");
            std::string bytes = frame.SerializeAsString();
            for (int i = 0; i < 4; ++i)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            client.sendBytes(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
            QByteArray junk(static_cast<qsizetype>(random() % 200), '\0');
            for (char &c : junk)
                c = static_cast<char>(random());
            client.sendBytes(junk);
            QVERIFY(waitFor([&] { return client.closeCode >= 0; }));
        }
        Client other(engine);
        QVERIFY(other.goOnline());
    }

    void connectionSaysWhyItWasRefused()
    {
        TestEngine engine;
        auto transport = std::make_unique<MemoryTransport>(engine.connector());
        client::Connection connection({}, std::move(transport));
        client::EngineAddress address;
        address.token = "wrong";
        connection.open(address);
        QVERIFY(waitFor([&] { return connection.state() == client::ConnectionState::Rejected; }));
        QCOMPARE(connection.stateMessage().code.c_str(), "server.handshake.token");
        // It does not hammer at the door.
        QTest::qWait(300);
        QVERIFY(connection.state() == client::ConnectionState::Rejected);
        bool refused = false;
        connection.openDraft({}, [&](const client::Outcome &o) { refused = !o.accepted; });
        QVERIFY(refused);
    }

    void connectionWaitsForAnEngine()
    {
        TestEngine engine;
        engine.stop();
        Client client(engine);
        QVERIFY(waitFor(
            [&] { return client.connection->state() == client::ConnectionState::Waiting; }));
        QCOMPARE(client.connection->stateMessage().code.c_str(), "client.connection.unreachable");
        engine.start();
        QVERIFY(client.goOnline());
    }
};

QTEST_GUILESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
