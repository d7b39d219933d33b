// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/limits.h"
#include "sim-engine/server/listen_address.h"
#include "sim-engine/server/settings.h"

#include <QRegularExpression>
#include <QTest>

using namespace ward;
using server::Limits;
using server::Machine;
using server::Settings;

/// What can be set from outside, where to listen, and what the machine allows.
class TestSettings : public QObject
{
    Q_OBJECT

    using Environment = QHash<QString, QString>;

private Q_SLOTS:
    void theFlagWinsOverTheEnvironment()
    {
        const Environment environment{{QStringLiteral("WARD_DATA_DIR"), QStringLiteral("/env")},
                                      {QStringLiteral("WARD_PORT"), QStringLiteral("4000")},
                                      {QStringLiteral("WARD_LISTEN"), QStringLiteral("any, ::1")},
                                      {QStringLiteral("WARD_INSECURE_LISTEN"), QStringLiteral("1")},
                                      {QStringLiteral("PATH"), QStringLiteral("/bin")}};
        const auto settings =
            Settings::from({QStringLiteral("--port"), QStringLiteral("5000"),
                            QStringLiteral("--log=text"), QStringLiteral("--parent-stdin")},
                           environment);
        QVERIFY2(settings, settings ? "" : settings.error().code().c_str());
        QCOMPARE(settings->dataDir, QStringLiteral("/env"));
        QCOMPARE(settings->port, std::uint16_t{5000});
        QCOMPARE(settings->listen, (QStringList{QStringLiteral("any"), QStringLiteral("::1")}));
        QVERIFY(settings->insecureListen && settings->parentWatched);
        QVERIFY(settings->logForm == server::log::Form::Text);
        QCOMPARE(settings->drainSeconds, 1800);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *words, const char *code) {
            QTest::newRow(name) << QString::fromLatin1(words).split(QLatin1Char(' '))
                                << QString::fromLatin1(code);
        };
        row("unknown flag", "--data-dir d --prot 1", "server.settings.unknown");
        row("one dash", "-data-dir d", "server.settings.unknown");
        row("a word", "--data-dir d more", "server.settings.unknown");
        row("no number", "--data-dir d --port x", "server.settings.value");
        row("port too large", "--data-dir d --http-port 65536", "server.settings.value");
        row("negative", "--data-dir d --drain-timeout -1", "server.settings.value");
        row("log form", "--data-dir d --log xml", "server.settings.value");
        row("no value", "--data-dir d --port", "server.settings.missing");
        row("no folder", "--port 0", "server.settings.missing");
        row("certificate without key", "--data-dir d --tls-cert c", "server.settings.together");
    }
    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, code);
        const auto settings = Settings::from(arguments, {});
        QVERIFY(!settings);
        QCOMPARE(QString::fromStdString(settings.error().code()), code);
    }

    void aWrongVariableIsNamed()
    {
        const auto settings =
            Settings::from({}, {{QStringLiteral("WARD_THREADS"), QStringLiteral("many")}});
        QVERIFY(!settings);
        const MessageArg *where = settings.error().message.arg("setting");
        QVERIFY(where && std::get<std::string>(*where) == "WARD_THREADS");
    }

    /// Every flag that works is explained, with its default and its variable.
    void helpExplainsEverything()
    {
        const QString help = Settings::help();
        const QRegularExpression flag(QStringLiteral("^  --([a-z-]+)"),
                                      QRegularExpression::MultilineOption);
        int flags = 0;
        for (auto it = flag.globalMatch(help); it.hasNext();) {
            const QString name = it.next().captured(1);
            if (name == QLatin1String("help") || name == QLatin1String("version"))
                continue;
            ++flags;
            const auto given = Settings::from({QStringLiteral("--") + name + QLatin1Char('=')}, {});
            QVERIFY2(!given && given.error().code() != "server.settings.unknown", qPrintable(name));
        }
        QCOMPARE(flags, 19);
        QCOMPARE(help.count(QStringLiteral("Default: ")), flags);
        QCOMPARE(help.count(QStringLiteral("Environment: WARD_")), flags - 1);
        for (const QString &line : help.split(QLatin1Char('\n')))
            QVERIFY2(line.size() <= 100, qPrintable(line));
    }

    void addresses()
    {
        const auto both = server::addressesOf({QStringLiteral("localhost")});
        QVERIFY(both && both->size() == 2 && server::onlyLoopback(*both));
        const auto any = server::addressesOf({QStringLiteral("any")});
        QVERIFY(any && any->size() == 2 && !server::onlyLoopback(*any));
        const auto twice = server::addressesOf(
            {QStringLiteral("[::1]"), QStringLiteral("::1"), QStringLiteral("10.0.0.7")});
        QVERIFY(twice && twice->size() == 2 && !server::onlyLoopback(*twice));
        QVERIFY(!server::addressesOf({QStringLiteral("example")}));
    }

    void onePortForAllAddresses()
    {
        const auto addresses = *server::addressesOf({QStringLiteral("localhost")});
        std::vector<std::uint16_t> asked;
        int closed = 0;
        // The second address has the first port taken.
        const auto port = server::listenOnAll(
            addresses, 0,
            [&](const QHostAddress &, std::uint16_t wanted) -> Result<std::uint16_t> {
                asked.push_back(wanted);
                if (wanted == 100)
                    return failure("server.listen.port-in-use");
                return wanted == 0 ? std::uint16_t(100 + (asked.size() > 1 ? 1 : 0)) : wanted;
            },
            [&] { ++closed; });
        QVERIFY(port);
        QCOMPARE(*port, std::uint16_t{101});
        QCOMPARE(closed, 1);
        // Without IPv6 the other address serves.
        const auto four = server::listenOnAll(
            addresses, 7,
            [](const QHostAddress &a, std::uint16_t wanted) -> Result<std::uint16_t> {
                if (a.protocol() == QAbstractSocket::IPv6Protocol)
                    return failure("server.listen.failed");
                return wanted;
            },
            [] {});
        QVERIFY(four && *four == 7);
    }

    void limitsFollowTheMachine()
    {
        const Machine small{256, std::uint64_t{256} << 20, 1};
        const Machine large{65'536, std::uint64_t{64} << 30, 16};
        const Limits less = Limits::derive(small);
        const Limits more = Limits::derive(large);
        QVERIFY(less.sessions < more.sessions && less.clients < more.clients);
        QVERIFY(less.httpConnections < more.httpConnections && less.entities <= more.entities);
        // All of it together fits into the files there are.
        for (const auto &[machine, limits] : {std::pair{small, less}, std::pair{large, more}})
            QVERIFY(limits.sessions * 4u + limits.clients + limits.httpConnections <=
                    machine.openFiles);
        QVERIFY(more.entities >= 5000 && more.sessions >= 600);
        Limits lowered = more;
        QVERIFY(lowered.lower(10, 0));
        QVERIFY(lowered.sessions == 10 && lowered.clients == more.clients);
        const auto raised = lowered.lower(0, more.clients + 1);
        QVERIFY(!raised);
        QCOMPARE(raised.error().code().c_str(), "server.start.limit-too-high");
        QVERIFY(Machine::measure().openFiles >= 64);
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
