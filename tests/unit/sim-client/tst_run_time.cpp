// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/run_follower.h"

#include <QTest>

using namespace ward;
using client::ClockState;
using client::RunTime;

class TestRunTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standsWhilePaused()
    {
        RunTime time;
        time.frame(Tick{90}, 0);
        QCOMPARE(time.shown(0).us, 3'000'000);
        QCOMPARE(time.shown(5'000'000).us, 3'000'000);
    }

    /// Between frames it runs on, never backwards, never past the newest frame.
    void runsSmoothly()
    {
        for (const unsigned rate : {1u, 10u, 60u}) {
            RunTime time;
            time.clock({ClockState::Running, {rate, 1}, Tick{0}}, 0);
            std::int64_t last = 0;
            std::int64_t moved = 0;
            for (std::int64_t now = 0; now < 3'000'000; now += 4'000) {
                const Tick newest{now * 30 * rate / 1'000'000 / rate * rate};
                if (now % 32'000 == 0)
                    time.frame(newest, now);
                const std::int64_t shown = time.shown(now).us;
                QVERIFY(shown >= last);
                QVERIFY(shown <= (newest + 1).time().us);
                moved += shown > last ? 1 : 0;
                last = shown;
            }
            QVERIFY(moved > 500); // moves at nearly every look, not only at frames
            QVERIFY(last > 2'800'000 * std::int64_t{rate});
        }
    }

    void standsStillWithoutFrames()
    {
        RunTime time;
        time.clock({ClockState::Running, {1, 1}, Tick{0}}, 0);
        time.frame(Tick{30}, 1'000'000);
        const std::int64_t late = time.shown(60'000'000).us;
        QVERIFY(late <= Tick{31}.time().us);
    }

    void jumpsBack()
    {
        RunTime time;
        time.clock({ClockState::Running, {1, 1}, Tick{0}}, 0);
        time.frame(Tick{300}, 0);
        QVERIFY(time.shown(0).us > 9'000'000);
        time.jump();
        time.frame(Tick{60}, 10);
        QVERIFY(time.shown(10).us <= Tick{61}.time().us);
    }
};

QTEST_APPLESS_MAIN(TestRunTime)
#include "tst_run_time.moc"
