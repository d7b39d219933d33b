// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/content/rank.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace ward;
using namespace ward::content;

class TestRank : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liesBetween_data()
    {
        QTest::addColumn<QString>("low");
        QTest::addColumn<QString>("high");
        QTest::newRow("first of all") << ""
                                      << "";
        QTest::newRow("append") << "V"
                                << "";
        QTest::newRow("append after the last digit") << "zz"
                                                     << "";
        QTest::newRow("prepend") << ""
                                 << "V";
        QTest::newRow("prepend before the smallest") << ""
                                                     << "1";
        QTest::newRow("prepend before a long one") << ""
                                                   << "0001";
        QTest::newRow("neighbours") << "V"
                                    << "W";
        QTest::newRow("prefix") << "V"
                                << "V1";
        QTest::newRow("long prefix") << "V"
                                     << "V0001";
        QTest::newRow("wide") << "1"
                              << "z";
        QTest::newRow("different lengths") << "Vabc"
                                           << "Vabd1";
    }
    void liesBetween()
    {
        QFETCH(QString, low);
        QFETCH(QString, high);
        for (const char *suffix : {"", "a7", "zz", "00"}) {
            const std::string key = rankBetween(low.toStdString(), high.toStdString(), suffix);
            QVERIFY2(isRank(key) && !key.empty(), key.c_str());
            QVERIFY2(low.toStdString() < key, key.c_str());
            QVERIFY2(high.isEmpty() || key < high.toStdString(), key.c_str());
        }
    }

    void randomInsertionsStayOrdered()
    {
        std::vector<std::string> keys;
        for (std::uint64_t i = 0; i < 3000; ++i) {
            const std::size_t at = randomBits(7, i, 0) % (keys.size() + 1);
            const std::string low = at == 0 ? std::string() : keys[at - 1];
            const std::string high = at == keys.size() ? std::string() : keys[at];
            std::string key = rankBetween(low, high, i % 2 ? "a1" : "b2");
            QVERIFY(isRank(key));
            keys.insert(keys.begin() + static_cast<std::ptrdiff_t>(at), std::move(key));
        }
        QVERIFY(std::is_sorted(keys.begin(), keys.end()));
        QCOMPARE(std::set<std::string>(keys.begin(), keys.end()).size(), keys.size());
    }

    void twoAuthorsAtOnePlaceNeverMakeEqualOrInterleavedKeys()
    {
        // Both start from the same two neighbours and append a run after what they inserted.
        std::vector<std::string> first;
        std::vector<std::string> second;
        std::string lowA = "B";
        std::string lowB = "B";
        for (int i = 0; i < 20; ++i) {
            first.push_back(lowA = rankBetween(lowA, "C", "a1"));
            second.push_back(lowB = rankBetween(lowB, "C", "b2"));
        }
        std::set<std::string> all(first.begin(), first.end());
        all.insert(second.begin(), second.end());
        QCOMPARE(all.size(), std::size_t{40});
    }

    void appendingGrowsSlowly()
    {
        std::string key;
        for (int i = 0; i < 1000; ++i)
            key = rankBetween(key, {}, {});
        QVERIFY2(key.size() <= 20, key.c_str());
    }

    void evenRanksAreAscendingAndShort()
    {
        for (const std::size_t count : {0u, 1u, 14u, 60u, 1000u, 40000u}) {
            const std::vector<std::string> keys = evenRanks(count);
            QCOMPARE(keys.size(), count);
            QVERIFY(std::is_sorted(keys.begin(), keys.end()));
            QCOMPARE(std::set<std::string>(keys.begin(), keys.end()).size(), count);
            for (const std::string &key : keys)
                QVERIFY(isRank(key) && key.size() <= 4);
        }
    }

    void knowsWhatIsARank()
    {
        QVERIFY(isRank(""));
        QVERIFY(isRank("V"));
        QVERIFY(!isRank("V0"));
        QVERIFY(!isRank("a-b"));
        QVERIFY(!isRank("ä"));
        QVERIFY(isRank(std::string(64, 'x')));
        QVERIFY(!isRank(std::string(65, 'x')));
    }
};

QTEST_GUILESS_MAIN(TestRank)
#include "tst_rank.moc"
