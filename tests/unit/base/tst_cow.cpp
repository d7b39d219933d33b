// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/cow.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace ward;

class TestCow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesUntilWritten();
    void editsInPlaceWhenAlone();
    void copiesLiveOnOtherThreads();
};

void TestCow::sharesUntilWritten()
{
    Cow<std::vector<int>> a(std::vector<int>{1, 2, 3});
    Cow<std::vector<int>> b = a;
    QVERIFY(a.sharesWith(b));
    b.edit()[0] = 9;
    QVERIFY(!a.sharesWith(b));
    QCOMPARE((*a)[0], 1);
    QCOMPARE((*b)[0], 9);
}

void TestCow::editsInPlaceWhenAlone()
{
    Cow<std::vector<int>> a(std::vector<int>{1});
    const auto *before = &*a;
    {
        const Cow<std::vector<int>> b = a;
        QVERIFY(b.sharesWith(a));
    }
    a.edit()[0] = 2;
    QCOMPARE(&*a, before);
    Cow<std::vector<int>> moved = std::move(a);
    QCOMPARE(&*moved, before);
}

void TestCow::copiesLiveOnOtherThreads()
{
    Cow<std::vector<int>> live(std::vector<int>(100, 0));
    std::vector<std::thread> readers;
    std::atomic<int> wrong{0};
    for (int tick = 1; tick <= 200; ++tick) {
        for (int &value : live.edit())
            value = tick;
        readers.emplace_back([copy = live, tick, &wrong] {
            for (const int value : *copy)
                wrong += value != tick;
        });
    }
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TestCow)
#include "tst_cow.moc"
