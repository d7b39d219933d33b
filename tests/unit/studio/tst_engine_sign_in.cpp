// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/engine/engine_link.h"
#include "app/studio/engine/engine_sign_in.h"
#include "app/studio/engine/token_store.h"
#include "core/messages/messages.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::studio;

/// Signing in to an engine elsewhere on a computer without a keychain; with one,
/// tests/e2e/keychain.
class TestEngineSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("full") << "ws://sim.example:7001"
                              << "ws://sim.example:7001";
        QTest::newRow("secure") << " wss://sim.example:7001/ "
                                << "wss://sim.example:7001";
        QTest::newRow("without scheme") << "10.0.0.7:7001"
                                        << "ws://10.0.0.7:7001";
        QTest::newRow("IPv6") << "ws://[::1]:7001"
                              << "ws://[::1]:7001";
        QTest::newRow("path and password go") << "ws://a:b@sim:7001/x?y"
                                              << "ws://sim:7001";
        QTest::newRow("no port") << "ws://sim.example"
                                 << "";
        QTest::newRow("port too large") << "ws://sim.example:70010"
                                        << "";
        QTest::newRow("web page") << "https://sim.example:7001"
                                  << "";
        QTest::newRow("words") << "the engine in room 3"
                               << "";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void addresses()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        const auto parsed = EngineSignIn::parse(typed);
        QCOMPARE(parsed ? parsed->toString() : QString(), meant);
    }

    void withoutAKeychainItAsksEachTimeAndSaysSo()
    {
        TokenStore tokens;
        EngineLink engine({.program = {}, .dataDir = m_folder.path()}, tokens);
        EngineSignIn signIn(engine, tokens);
        QSignalSpy asked(&signIn, &EngineSignIn::asked);
        for (int time = 1; time <= 2; ++time) {
            signIn.answer(QUrl("ws://127.0.0.1:1"), {});
            QTRY_COMPARE(asked.count(), time);
            QVERIFY(asked.last().at(1).value<Message>().code.empty());
            const auto keychain = asked.last().at(2).value<Message>();
            QCOMPARE(keychain.code.c_str(), "studio.keychain.unavailable");
            const std::string sentence = messages::render(keychain, "en");
            QVERIFY(sentence.find("asked for the token each time") != std::string::npos);
            QVERIFY(sentence.find('@') == std::string::npos);
        }
    }

    void anEngineThatDoesNotAnswerIsTold()
    {
        TokenStore tokens;
        EngineLink engine({.program = {}, .dataDir = m_folder.path()}, tokens);
        EngineSignIn signIn(engine, tokens);
        QSignalSpy unreachable(&signIn, &EngineSignIn::unreachable);
        QSignalSpy leaving(&signIn, &EngineSignIn::leaving);
        signIn.answer(QUrl("ws://127.0.0.1:1"), "token");
        QCOMPARE(leaving.count(), 1);
        QTRY_VERIFY(unreachable.count() > 0);
        QCOMPARE(unreachable.last().at(0).value<Message>().code.c_str(),
                 "client.connection.unreachable");
        signIn.cancel();
        const auto before = unreachable.count();
        QTest::qWait(300);
        QCOMPARE(unreachable.count(), before);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestEngineSignIn)
#include "tst_engine_sign_in.moc"
