// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/log.h"
#include "sim-engine/server/trace.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ward::server;

/// One line an event, nothing personal in it, and an id to follow a request by.
class TestLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLineIsJsonOrText()
    {
        const std::string trace(32, 'a');
        const std::string json = log::line(log::Form::Json, log::Level::Info, "server.test",
                                           {{"trace", trace}, {"n", std::int64_t{-7}}, {"x", 0.5}});
        const QJsonObject object =
            QJsonDocument::fromJson(QByteArray::fromStdString('{' + json + '}')).object();
        QCOMPARE(object.value(QStringLiteral("event")).toString(), QStringLiteral("server.test"));
        QCOMPARE(object.value(QStringLiteral("level")).toString(), QStringLiteral("info"));
        QCOMPARE(object.value(QStringLiteral("n")).toInt(), -7);
        QCOMPARE(object.value(QStringLiteral("x")).toDouble(), 0.5);
        QCOMPARE(
            log::line(log::Form::Text, log::Level::Warning, "server.test", {{"n", std::int64_t{3}}})
                .c_str(),
            "warning server.test n=3");
    }

    void onlyIdsAndCodesGetIn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fine");
        QTest::newRow("id") << "0192f0c1-7a00-7000-8000-00000000000a" << true;
        QTest::newRow("code") << "sessions.role.not-allowed" << true;
        QTest::newRow("name") << "Ana Okafor" << false;
        QTest::newRow("umlaut") << QString::fromUtf8("J\xc3\xb6rg") << false;
        QTest::newRow("line break") << "a\nb" << false;
        QTest::newRow("quote") << "a\"b" << false;
        QTest::newRow("long") << QString(65, QLatin1Char('x')) << false;
        QTest::newRow("path") << "/home/ana" << false;
    }
    void onlyIdsAndCodesGetIn()
    {
        QFETCH(QString, text);
        QFETCH(bool, fine);
        const std::string value = text.toStdString();
        for (const log::Form form : {log::Form::Json, log::Form::Text}) {
            const std::string line = log::line(form, log::Level::Info, "c", {{"f", value}});
            QCOMPARE(line.find(value) != std::string::npos, fine);
            QCOMPARE(line.find("withheld") != std::string::npos, !fine);
        }
    }

    void traces_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<bool>("taken");
        const QString id = QStringLiteral("4bf92f3577b34da6a3ce929d0e0e4736");
        const QString fine = QStringLiteral("00-") + id + QStringLiteral("-00f067aa0ba902b7-01");
        QTest::newRow("fine") << fine << true;
        QTest::newRow("a later version") << QStringLiteral("cc") + fine.mid(2) + "-more" << true;
        QTest::newRow("none") << QString() << false;
        QTest::newRow("version ff") << QStringLiteral("ff") + fine.mid(2) << false;
        QTest::newRow("upper case") << fine.toUpper() << false;
        QTest::newRow("longer") << fine + QLatin1Char('0') << false;
        QTest::newRow("zero") << QStringLiteral("00-") + QString(32, QLatin1Char('0')) +
                                     QStringLiteral("-00f067aa0ba902b7-01")
                              << false;
        QTest::newRow("a name") << QStringLiteral("Ana Okafor") << false;
    }
    void traces()
    {
        QFETCH(QString, given);
        QFETCH(bool, taken);
        const std::string trace = traceFrom(given.toStdString());
        QCOMPARE(trace.size(), 32u);
        QCOMPARE(trace == "4bf92f3577b34da6a3ce929d0e0e4736", taken);
        QVERIFY(trace.find_first_not_of("0123456789abcdef") == std::string::npos);
        if (!taken)
            QVERIFY(traceFrom(given.toStdString()) != trace);
    }
};

QTEST_APPLESS_MAIN(TestLog)
#include "tst_log.moc"
