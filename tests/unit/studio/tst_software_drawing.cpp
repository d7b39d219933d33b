// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/software_drawing.h"

#include <QTest>

using namespace ward::studio;

/// What Mesa's software renderer is told; that it listens is seen in tests/e2e/scene_views.py.
class TestSoftwareDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("LP_NUM_THREADS"); }

    void itDrawsInTheThreadThatAsks()
    {
        qunsetenv("LP_NUM_THREADS");
        drawSteadilyInSoftware();
        QCOMPARE(qgetenv("LP_NUM_THREADS"), QByteArray("0"));
    }

    void whatAPersonSetStays_data()
    {
        QTest::addColumn<QByteArray>("set");
        QTest::newRow("threads") << QByteArray("4");
        QTest::newRow("none") << QByteArray("0");
    }
    void whatAPersonSetStays()
    {
        QFETCH(QByteArray, set);
        qputenv("LP_NUM_THREADS", set);
        drawSteadilyInSoftware();
        QCOMPARE(qgetenv("LP_NUM_THREADS"), set);
    }
};

QTEST_GUILESS_MAIN(TestSoftwareDrawing)
#include "tst_software_drawing.moc"
