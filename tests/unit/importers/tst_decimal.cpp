// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/decimal.h"

#include <QTest>

using ward::content::importers::Decimal;

class TestDecimal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("digits");
        QTest::addColumn<int>("exponent");
        QTest::newRow("integer") << "30" << qint64(3) << 1;
        QTest::newRow("fraction") << "0.02" << qint64(2) << -2;
        QTest::newRow("trailing zeros") << "150.000" << qint64(15) << 1;
        QTest::newRow("negative") << "-3.50" << qint64(-35) << -1;
        QTest::newRow("exponent") << "1.5e3" << qint64(15) << 2;
        QTest::newRow("plus exponent") << "2E+2" << qint64(2) << 2;
        QTest::newRow("small exponent") << "2e-9" << qint64(2) << -9;
        QTest::newRow("zero") << "0.000" << qint64(0) << 0;
        QTest::newRow("eighteen digits")
            << "0.333333333333333333" << qint64(333333333333333333) << -18;
    }
    void reads()
    {
        QFETCH(QString, text);
        const auto decimal = Decimal::parse(text.toStdString());
        QVERIFY(decimal);
        QTEST(qint64(decimal->digits), "digits");
        QTEST(decimal->exponent, "exponent");
        QCOMPARE(decimal->value(), text.toDouble());
    }

    void refuses()
    {
        for (const char *text : {"", "-", ".", "1.2.3", "x", "1e", "1e99", "1 ", "Infinity",
                                 "12345678901234567890", "0x10", "1e-99"})
            QVERIFY2(!Decimal::parse(text), text);
    }

    void multipliesExactly()
    {
        const auto a = Decimal::parse("0.1");
        const auto b = Decimal::parse("0.7");
        const auto product = a->times(*b);
        QVERIFY(product);
        QCOMPARE(product->value(), 0.07);
        QVERIFY(0.1 * 0.7 != 0.07); // why it is not done with doubles
        QVERIFY(!Decimal::parse("999999999999")->times(*Decimal::parse("999999999999")));
    }

    void countsUnits()
    {
        QCOMPARE(Decimal::parse("0.02")->inUnitsOf(-9), std::optional<std::int64_t>(20'000'000));
        QCOMPARE(Decimal::parse("1.5")->inUnitsOf(0), std::optional<std::int64_t>(2));
        QCOMPARE(Decimal::parse("-1.5")->inUnitsOf(0), std::optional<std::int64_t>(-2));
        QCOMPARE(Decimal::parse("0.4")->inUnitsOf(0), std::optional<std::int64_t>(0));
        QCOMPARE(Decimal::parse("1e-40")->inUnitsOf(0), std::optional<std::int64_t>(0));
        QCOMPARE(Decimal::parse("1e30")->inUnitsOf(-9), std::optional<std::int64_t>());
        QCOMPARE(Decimal::parse("0")->inUnitsOf(-9), std::optional<std::int64_t>(0));
    }
};

QTEST_APPLESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
