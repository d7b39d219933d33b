// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/bytes.h"
#include "core/base/compress.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <limits>

using namespace ward;

class TestBytes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTripsIntegers();
    void stopsAtTheEnd();
    void refusesOverlongVarint();
    void refusesImpossibleCounts();
    void compressesAndRefusesDamage();
};

void TestBytes::roundTripsIntegers()
{
    const std::int64_t values[] = {0,
                                   1,
                                   -1,
                                   63,
                                   64,
                                   -64,
                                   -65,
                                   1'000'000,
                                   -1'000'000,
                                   std::numeric_limits<std::int32_t>::min(),
                                   std::numeric_limits<std::int64_t>::max(),
                                   std::numeric_limits<std::int64_t>::min()};
    ByteWriter writer;
    for (const std::int64_t value : values) {
        writer.svarint(value);
        writer.varint(static_cast<std::uint64_t>(value));
        writer.fixed64(static_cast<std::uint64_t>(value));
        writer.id(Id(static_cast<std::uint64_t>(value), 7));
    }
    writer.text("blå");
    ByteReader reader(writer.bytes());
    for (const std::int64_t value : values) {
        QCOMPARE(reader.svarint(), value);
        QCOMPARE(reader.varint(), static_cast<std::uint64_t>(value));
        QCOMPARE(reader.fixed64(), static_cast<std::uint64_t>(value));
        QVERIFY(reader.id() == Id(static_cast<std::uint64_t>(value), 7));
    }
    QVERIFY(reader.text() == "blå");
    QVERIFY(reader.ok() && reader.atEnd());
}

void TestBytes::stopsAtTheEnd()
{
    ByteWriter writer;
    writer.varint(300);
    writer.text("abc");
    for (std::size_t size = 0; size < writer.bytes().size(); ++size) {
        ByteReader reader(std::string_view(writer.bytes()).substr(0, size));
        reader.varint();
        reader.text();
        QVERIFY(!reader.ok());
        QCOMPARE(reader.varint(), std::uint64_t(0));
        QCOMPARE(reader.fixed64(), std::uint64_t(0));
    }
}

void TestBytes::refusesOverlongVarint()
{
    ByteReader tooLong(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11));
    tooLong.varint();
    QVERIFY(!tooLong.ok());
    ByteReader tooLarge(std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10));
    tooLarge.varint();
    QVERIFY(!tooLarge.ok());
}

void TestBytes::refusesImpossibleCounts()
{
    ByteWriter writer;
    writer.varint(1000);
    writer.raw("0123456789");
    ByteReader reader(writer.bytes());
    QCOMPARE(reader.count(1), std::size_t(0));
    QVERIFY(!reader.ok());
}

void TestBytes::compressesAndRefusesDamage()
{
    const std::string text(10'000, 'x');
    const std::string packed = compress(text);
    QVERIFY(packed.size() < 100);
    QVERIFY(decompress(packed).value() == text);
    QCOMPARE(decompress(packed, 9'999).error().code(), std::string("base.compress.too-large"));
    QCOMPARE(decompress(packed.substr(0, packed.size() - 3)).error().code(),
             std::string("base.compress.malformed"));
    QCOMPARE(decompress("no frame").error().code(), std::string("base.compress.malformed"));
    QVERIFY(decompress(compress("")).value().empty());
}

QTEST_GUILESS_MAIN(TestBytes)
#include "tst_bytes.moc"
