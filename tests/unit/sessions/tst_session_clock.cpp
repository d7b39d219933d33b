// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/session_clock.h"

#include <QTest>

#include <cmath>

using namespace ward;
using sessions::Rate;
using sessions::SessionClock;

class TestSessionClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rates_data()
    {
        QTest::addColumn<unsigned>("numerator");
        QTest::addColumn<unsigned>("denominator");
        QTest::addColumn<bool>("valid");
        QTest::newRow("1x") << 1u << 1u << true;
        QTest::newRow("0.1x") << 1u << 10u << true;
        QTest::newRow("60x") << 60u << 1u << true;
        QTest::newRow("below 0.1x") << 1u << 11u << false;
        QTest::newRow("above 60x") << 61u << 1u << false;
        QTest::newRow("zero") << 0u << 1u << false;
        QTest::newRow("by zero") << 1u << 0u << false;
        QTest::newRow("largest terms") << 6000u << 6000u << true;
        QTest::newRow("terms that would overflow") << 4294967295u << 4294967295u << false;
        QTest::newRow("numerator too long") << 6001u << 6000u << false;
    }
    void rates()
    {
        QFETCH(unsigned, numerator);
        QFETCH(unsigned, denominator);
        QTEST((Rate{numerator, denominator}.isValid()), "valid");
    }

    void standsUntilRun()
    {
        SessionClock clock;
        QCOMPARE(clock.dueTick(1'000'000'000).n, 0);
        clock.run(5'000'000, Tick{7});
        QCOMPARE(clock.dueTick(5'000'000).n, 7);
        clock.pause();
        QCOMPARE(clock.dueTick(9'000'000).n, 7);
    }

    /// dueAtUs is the first microsecond at which dueTick reaches the tick, for every rate.
    void dueAtIsExact()
    {
        for (const Rate rate : {Rate{1, 1}, Rate{1, 10}, Rate{7, 3}, Rate{10, 1}, Rate{60, 1}}) {
            SessionClock clock;
            clock.setRate(0, {}, rate);
            clock.run(123'456'789, Tick{42});
            for (std::int64_t n = 43; n < 3000; n += 13) {
                const std::int64_t due = clock.dueAtUs(Tick{n});
                QVERIFY(clock.dueTick(due).n >= n);
                QVERIFY(clock.dueTick(due - 1).n < n);
            }
        }
    }

    /// A day of odd wake-ups is not a tick off: time is computed from the base, never added up.
    void doesNotDrift()
    {
        SessionClock clock;
        clock.run(0, {});
        std::int64_t now = 0;
        Tick reached;
        while (now < 86'400'000'000) {
            now += 33'333'337;
            reached = clock.dueTick(now);
        }
        QCOMPARE(reached.n, now * 30 / 1'000'000);
    }

    /// Whatever `isValid` lets through can be computed for longer than anybody runs a session.
    void validRatesDoNotOverflow()
    {
        constexpr std::int64_t kYearUs = std::int64_t{365} * 86'400 * 1'000'000;
        for (const Rate rate : {Rate{6000, 6000}, Rate{5999, 5998}, Rate{6000, 100}, Rate{1, 10},
                                Rate{600, 6000}, Rate{4'294'967'295, 4'294'967'294}}) {
            if (!rate.isValid())
                continue;
            SessionClock clock;
            clock.setRate(0, {}, rate);
            clock.run(0, {});
            const double expected = 365.0 * 86'400 * 30 * rate.numerator / rate.denominator;
            const Tick due = clock.dueTick(kYearUs);
            QVERIFY(std::abs(static_cast<double>(due.n) - expected) < 2);
            QVERIFY(std::abs(clock.dueAtUs(due) - kYearUs) < 1'000'000);
        }
    }

    void rebasesOnEveryChange()
    {
        SessionClock clock;
        clock.run(0, {});
        QCOMPARE(clock.dueTick(1'000'000).n, 30);
        clock.setRate(1'000'000, Tick{30}, {10, 1});
        QCOMPARE(clock.dueTick(1'000'000).n, 30);
        QCOMPARE(clock.dueTick(2'000'000).n, 330);
        // The engine reached only 300: the new base counts from there, nothing is skipped.
        clock.setRate(2'000'000, Tick{300}, {1, 1});
        QCOMPARE(clock.dueTick(3'000'000).n, 330);
    }
};

QTEST_APPLESS_MAIN(TestSessionClock)
#include "tst_session_clock.moc"
