// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/connection_watch.h"
#include "sim-engine/server/event_waiters.h"
#include "sim-engine/server/request_gate.h"
#include "sim-engine/server/token_bucket.h"

#include <QTest>

#include <atomic>
#include <sys/socket.h>
#include <unistd.h>

using namespace ward;
using namespace ward::server;

/// What holds back, waits and wakes.
class TestGates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBucketFills()
    {
        TokenBucket bucket(10, 0);
        for (int i = 0; i < 20; ++i)
            QVERIFY(bucket.take(0));
        QVERIFY(!bucket.take(0));
        QVERIFY(bucket.take(100'000));
        QVERIFY(!bucket.take(100'000));
        QVERIFY(!bucket.isFull(100'000));
        QVERIFY(bucket.isFull(5'000'000));
    }

    void aGateStartsFewAndOnlyWhatIsRead()
    {
        RequestGate gate(6);
        std::vector<int> started;
        bool free = false;
        for (int i = 0; i < 6; ++i)
            QVERIFY(gate.add(std::to_string(i), [&, i] { started.push_back(i); }));
        QVERIFY(!gate.add("more", [] {}));
        gate.pump([&] { return free; });
        QVERIFY(started.empty());
        free = true;
        gate.pump([&] { return free; });
        QCOMPARE(started, (std::vector{0, 1, 2, 3}));
        QVERIFY(gate.drop("4"));
        QVERIFY(!gate.drop("4"));
        gate.done();
        gate.pump([&] { return free; });
        QCOMPARE(started.back(), 5);
        QCOMPARE(gate.waiting(), 0u);
        QCOMPARE(gate.running(), 4);
    }

    void waitersAreWokenOnce()
    {
        EventWaiters waiters;
        std::vector<EventWaiters::Why> why;
        const auto wake = [&](EventWaiters::Why w) { why.push_back(w); };
        waiters.wait("a", 100, wake);
        const auto second = waiters.wait("a", 200, wake);
        waiters.wait("b", 50, wake);
        waiters.expire(49);
        QCOMPARE(waiters.waiting(), 3u);
        waiters.expire(50);
        QCOMPARE(why.size(), 1u);
        QVERIFY(why[0] == EventWaiters::Why::TimeOver);
        QVERIFY(waiters.giveUp(second));
        QVERIFY(!waiters.giveUp(second));
        waiters.logGrew("a");
        waiters.logGrew("a");
        QCOMPARE(why.size(), 2u);
        QVERIFY(why[1] == EventWaiters::Why::Grew);
        QCOMPARE(waiters.waiting(), 0u);
    }

    /// A thousand that ask and leave leave nothing behind.
    void whoLeavesIsForgotten()
    {
        EventWaiters waiters;
        const auto alive = std::make_shared<int>(0);
        for (int i = 0; i < 1000; ++i) {
            const auto waiter = waiters.wait("r", 1'000'000, [alive](EventWaiters::Why) {});
            QVERIFY(waiters.giveUp(waiter));
        }
        QCOMPARE(waiters.waiting(), 0u);
        QCOMPARE(alive.use_count(), 1L);
    }

    void watchTellsWhoIsGoneAndCutsWhoIsLate()
    {
        int gone[2];
        int late[2];
        QVERIFY(socketpair(AF_UNIX, SOCK_STREAM, 0, gone) == 0);
        QVERIFY(socketpair(AF_UNIX, SOCK_STREAM, 0, late) == 0);
        ManualClock clock;
        std::atomic<int> told = 0;
        std::atomic<int> cut = 0;
        {
            ConnectionWatch watch(clock);
            watch.watch(&gone, gone[0], [&] { ++told; });
            watch.setDeadline(&late, late[0], 0, [&] { ++cut; });
            watch.setDeadline(&gone, gone[0], 1'000'000'000, [&] { ++cut; });
            QTRY_COMPARE(cut.load(), 1);
            char byte = 0;
            QCOMPARE(read(late[1], &byte, 1), ssize_t{0}); // shut down
            QCOMPARE(told.load(), 0);
            close(gone[1]);
            QTRY_COMPARE(told.load(), 1);
            watch.unwatch(&gone);
            watch.clearDeadline(&gone);
        }
        QCOMPARE(cut.load(), 1);
        close(gone[0]);
        close(late[0]);
        close(late[1]);
    }
};

QTEST_GUILESS_MAIN(TestGates)
#include "tst_gates.moc"
