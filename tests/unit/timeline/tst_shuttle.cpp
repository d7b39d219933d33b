// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/shuttle.h"

#include <QtTest>

using ward::timeline::Shuttle;

class TestShuttle : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void presses_data()
    {
        QTest::addColumn<QList<int>>("presses");
        QTest::addColumn<qreal>("speed");
        QTest::newRow("L") << QList<int>{1} << 1.0;
        QTest::newRow("L L L") << QList<int>{1, 1, 1} << 4.0;
        QTest::newRow("J J") << QList<int>{-1, -1} << -2.0;
        QTest::newRow("the other way starts slowly") << QList<int>{1, 1, 1, -1} << -1.0;
        QTest::newRow("K stops") << QList<int>{1, 1, 0} << 0.0;
        QTest::newRow("no faster than 16") << QList<int>{-1, -1, -1, -1, -1, -1, -1} << -16.0;
    }
    void presses()
    {
        QFETCH(QList<int>, presses);
        QFETCH(qreal, speed);
        Shuttle shuttle;
        for (const int press : presses)
            shuttle.press(press, 0);
        QCOMPARE(shuttle.speed(), speed);
        QCOMPARE(shuttle.isMoving(), speed != 0);
    }

    void tellsWhetherThePressDidAnything()
    {
        Shuttle shuttle;
        QVERIFY(!shuttle.press(0, 5));
        QVERIFY(shuttle.press(1, 5));
        for (int i = 0; i < 4; ++i)
            QVERIFY(shuttle.press(1, 5));
        QVERIFY(!shuttle.press(1, 5)); // as fast as it gets
    }

    void movesFromTheCursorAndStopsAtTheEdges()
    {
        Shuttle shuttle;
        shuttle.press(1, 10);
        shuttle.press(1, 10);
        Shuttle::Moment moment = shuttle.advance(0.5, 100);
        QCOMPARE(moment.at, 11.0);
        QVERIFY(moment.edge == Shuttle::Edge::None);
        moment = shuttle.advance(60, 100);
        QCOMPARE(moment.at, 100.0);
        QVERIFY(moment.edge == Shuttle::Edge::End);
        shuttle.press(-1, 100);
        moment = shuttle.advance(200, 100);
        QCOMPARE(moment.at, 0.0);
        QVERIFY(moment.edge == Shuttle::Edge::Start);
    }

    void theLoopTurnsBothWays()
    {
        Shuttle shuttle;
        shuttle.setLoopIn(20, 100);
        QCOMPARE(shuttle.loopTo(), 100.0);
        shuttle.setLoopOut(30);
        QCOMPARE(shuttle.loopFrom(), 20.0);
        shuttle.press(1, 29);
        QCOMPARE(shuttle.advance(2, 100).at, 20.0);
        shuttle.press(-1, 21);
        QCOMPARE(shuttle.advance(2, 100).at, 30.0);
        shuttle.clearLoop();
        QCOMPARE(shuttle.advance(20, 100).at, 10.0);
    }

    void aLoopOutBeforeTheLoopInBeginsAtTheStart()
    {
        Shuttle shuttle;
        shuttle.setLoopIn(50, 100);
        shuttle.setLoopOut(30);
        QCOMPARE(shuttle.loopFrom(), 0.0);
        QCOMPARE(shuttle.loopTo(), 30.0);
    }
};

QTEST_GUILESS_MAIN(TestShuttle)
#include "tst_shuttle.moc"
