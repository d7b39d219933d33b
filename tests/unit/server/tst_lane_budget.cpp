// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/lane_budget.h"

#include <QTest>

using ward::server::LaneBudget;

class TestLaneBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatIsInFlight()
    {
        LaneBudget budget;
        QVERIFY(budget.allowsState(0) && budget.allowsReliable());
        budget.sent(1, 1000, 0);
        budget.sent(2, 500, 10);
        QCOMPARE(budget.bytesInFlight(), 1500u);
        QVERIFY(budget.acknowledged(1, 20));
        QCOMPARE(budget.bytesInFlight(), 500u);
        QVERIFY(budget.acknowledged(1, 20)); // again does nothing
        QVERIFY(budget.acknowledged(2, 30));
        QCOMPARE(budget.bytesInFlight(), 0u);
        QVERIFY(!budget.acknowledged(3, 40)); // never sent
    }

    void holdsMotionBackBySizeOrAge()
    {
        LaneBudget budget;
        budget.sent(1, LaneBudget::kMaxBytes - 1, 0);
        QVERIFY(budget.allowsState(1000));
        QVERIFY(budget.allowsReliable());
        QVERIFY(!budget.allowsState(LaneBudget::kMaxAgeUs));
        QVERIFY(budget.allowsReliable()); // age alone does not hold back what must not be lost
        budget.sent(2, 1, 10);
        QVERIFY(!budget.allowsState(20));
        QVERIFY(!budget.allowsReliable());
        QVERIFY(budget.acknowledged(2, 30));
        QVERIFY(budget.allowsState(30));
    }

    void stallsOnlyWithoutProgress()
    {
        LaneBudget budget;
        QVERIFY(!budget.isStalled(LaneBudget::kStallUs * 10)); // nothing is due
        const std::int64_t start = 1'000'000'000;
        budget.sent(1, 10, start);
        budget.sent(2, 10, start);
        QVERIFY(!budget.isStalled(start + LaneBudget::kStallUs));
        QVERIFY(budget.isStalled(start + LaneBudget::kStallUs + 1));
        QVERIFY(budget.acknowledged(1, start + 20'000'000));
        QVERIFY(!budget.isStalled(start + LaneBudget::kStallUs + 1)); // slow is not stalled
        QVERIFY(budget.isStalled(start + 20'000'000 + LaneBudget::kStallUs + 1));
    }
};

QTEST_APPLESS_MAIN(TestLaneBudget)
#include "tst_lane_budget.moc"
