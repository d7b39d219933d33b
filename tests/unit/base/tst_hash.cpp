// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <numeric>
#include <vector>

using namespace ward;

class TestHash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownValues();
    void streamEqualsParts();
    void randomIsUniformAndStateless();
};

void TestHash::knownValues()
{
    QCOMPARE(hexHash(hash64("")), std::string("2d06800538d394c2"));
    QCOMPARE(hexHash(0x12), std::string("0000000000000012"));
}

void TestHash::streamEqualsParts()
{
    StateHasher a;
    StateHasher b;
    for (int i = 0; i < 100; ++i) {
        a.add(i);
        b.add(i);
    }
    QCOMPARE(a.digest(), b.digest());
    StateHasher bulk;
    std::vector<std::int64_t> values(100);
    std::iota(values.begin(), values.end(), 0);
    bulk.add(values);
    QCOMPARE(bulk.digest(), a.digest());
    b.add(std::int64_t(0));
    QVERIFY(a.digest() != b.digest());
    StateHasher ab;
    ab.add(std::string_view("ab"));
    ab.add(std::string_view("c"));
    StateHasher bc;
    bc.add(std::string_view("a"));
    bc.add(std::string_view("bc"));
    QVERIFY(ab.digest() != bc.digest());
}

void TestHash::randomIsUniformAndStateless()
{
    double sum = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        const double x = randomUnit(1, 2, i);
        QVERIFY(x >= 0 && x < 1);
        sum += x;
    }
    QVERIFY(qAbs(sum / 10'000 - 0.5) < 0.01);
    QCOMPARE(randomBits(1, 2, 3), randomBits(1, 2, 3));
    QVERIFY(randomBits(1, 2, 3) != randomBits(1, 3, 2));
}

QTEST_GUILESS_MAIN(TestHash)
#include "tst_hash.moc"
