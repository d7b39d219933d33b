// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;

class TestTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scheduledRoundsUpAndShownRoundsDown();
    void formats();
    void parses_data();
    void parses();
};

void TestTime::scheduledRoundsUpAndShownRoundsDown()
{
    QCOMPARE(tickScheduledAt(SimTime::fromSeconds(95)).n, std::int64_t(2850));
    QCOMPARE(tickShownAt(SimTime{94'990'000}).n, std::int64_t(2849));
    QCOMPARE(tickScheduledAt(SimTime{1}).n, std::int64_t(1));
    QCOMPARE(tickShownAt(SimTime{33'333}).n, std::int64_t(0));
    for (std::int64_t n = 0; n < 1000; ++n)
        QCOMPARE(tickScheduledAt(Tick{n}.time()).n, n);
}

void TestTime::formats()
{
    QCOMPARE(formatTime(SimTime{95'590'000}), std::string("01:35.5"));
    QCOMPARE(formatTime(SimTime::fromSeconds(3723)), std::string("1:02:03.0"));
    QCOMPARE(formatTime(SimTime{-1'500'000}), std::string("-00:01.5"));
    QCOMPARE(formatTimeLong(SimTime::fromSeconds(1200)), std::string("00:20:00"));
}

void TestTime::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("us"); // −1: refused
    QTest::newRow("seconds") << QByteArray("7") << qint64(7'000'000);
    QTest::newRow("minutes") << QByteArray("01:40.5") << qint64(100'500'000);
    QTest::newRow("hours") << QByteArray("1:00:00.000001") << qint64(3'600'000'001);
    QTest::newRow("60 seconds") << QByteArray("01:60") << qint64(-1);
    QTest::newRow("empty") << QByteArray() << qint64(-1);
    QTest::newRow("sign") << QByteArray("-1") << qint64(-1);
    QTest::newRow("rest") << QByteArray("01:40 ") << qint64(-1);
    QTest::newRow("seven decimals") << QByteArray("1.0000000") << qint64(-1);
    QTest::newRow("four parts") << QByteArray("1:1:1:1") << qint64(-1);
}

void TestTime::parses()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, us);
    const auto time = parseTime(text.toStdString());
    QCOMPARE(time.has_value(), us >= 0);
    if (time)
        QCOMPARE(time->us, us);
    else
        QCOMPARE(time.error().code(), std::string("base.time.malformed"));
}

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
