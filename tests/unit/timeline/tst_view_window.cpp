// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/view_window.h"

#include <QtTest>

using ward::timeline::ViewWindow;

class TestViewWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growsWithARunUntilAPersonChooses()
    {
        ViewWindow view;
        QVERIFY(!view.grow(100));
        QVERIFY(view.grow(110)); // less than 15 % of room is left
        QCOMPARE(view.from(), 0.0);
        QCOMPARE(view.to(), 180.0); // whole minutes
        view.pan(10, 110);
        QVERIFY(!view.follows());
        QVERIFY(!view.grow(1000));
        view.showAll(1000, false);
        QVERIFY(view.follows());
        QCOMPARE(view.to(), 1200.0);
    }

    void anEndedSessionIsShownFromEdgeToEdge()
    {
        ViewWindow view;
        view.showAll(47, true);
        QCOMPARE(view.from(), 0.0);
        QCOMPARE(view.to(), 47.0);
        view.showAll(0, true);
        QCOMPARE(view.to(), 2.0); // never nothing
    }

    void zoomKeepsThePlaceUnderThePointer()
    {
        ViewWindow view;
        view.zoom(0.5, 60, 120);
        QCOMPARE(view.from(), 30.0);
        QCOMPARE(view.to(), 90.0);
        view.zoom(0.001, 60, 120);
        QCOMPARE(view.to() - view.from(), 2.0);
        view.zoom(1e6, 60, 120);
        QCOMPARE(view.from(), 0.0);
        QVERIFY(view.to() <= 180.0);
    }

    void panStaysWithinTheSession()
    {
        ViewWindow view;
        view.pan(-50, 300);
        QCOMPARE(view.from(), 0.0);
        view.pan(1000, 300);
        QCOMPARE(view.from(), 300.0);
        QCOMPARE(view.to(), 420.0);
    }
};

QTEST_GUILESS_MAIN(TestViewWindow)
#include "tst_view_window.moc"
