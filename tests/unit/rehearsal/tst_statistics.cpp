// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/statistics.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ward;

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wilson_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("of");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        // By the formula, with z = 1.959964; 10 of 20 and 0 of 10 are the textbook's examples.
        QTest::newRow("none of 10") << 0 << 10 << 0.0 << 0.27753;
        QTest::newRow("all of 10") << 10 << 10 << 0.72247 << 1.0;
        QTest::newRow("half of 20") << 10 << 20 << 0.29930 << 0.70070;
        QTest::newRow("1 of 1000") << 1 << 1000 << 0.00018 << 0.00564;
    }
    void wilson()
    {
        QFETCH(int, count);
        QFETCH(int, of);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto rate =
            rehearsal::rateOf(static_cast<std::uint64_t>(count), static_cast<std::uint64_t>(of));
        QVERIFY2(std::abs(rate.low - low) < 1e-5, qPrintable(QString::number(rate.low, 'g', 8)));
        QVERIFY2(std::abs(rate.high - high) < 1e-5, qPrintable(QString::number(rate.high, 'g', 8)));
        QVERIFY(rate.low <= rate.rate && rate.rate <= rate.high);
    }
    void nothingTried()
    {
        const auto rate = rehearsal::rateOf(0, 0);
        QCOMPARE(rate.low, 0.0);
        QCOMPARE(rate.high, 1.0);
    }
    void percentiles()
    {
        const std::vector<std::int64_t> values{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        QCOMPARE(rehearsal::percentile(values, 0.1), 1);
        QCOMPARE(rehearsal::percentile(values, 0.5), 5);
        QCOMPARE(rehearsal::percentile(values, 0.9), 9);
        QCOMPARE(rehearsal::percentile(values, 0.91), 10);
        QCOMPARE(rehearsal::percentile(values, 1.0), 10);
        QCOMPARE(rehearsal::percentile(std::vector<std::int64_t>{4}, 0.5), 4);
    }
};

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
