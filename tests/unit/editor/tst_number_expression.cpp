// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/number_expression.h"

#include <QtTest>

#include <cmath>

using ward::editor::evaluateNumber;

class TestNumberExpression : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("present");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("expected");
        QTest::newRow("plain") << "110" << 92.0 << "/min" << 110.0;
        QTest::newRow("blanks") << "  110  " << 92.0 << "/min" << 110.0;
        QTest::newRow("decimal comma") << "37,5" << 37.0 << "Cel" << 37.5;
        QTest::newRow("plus is relative") << "+5" << 92.0 << "/min" << 97.0;
        QTest::newRow("minus is relative") << "-5" << 92.0 << "/min" << 87.0;
        QTest::newRow("equals is absolute") << "=-5" << 6.0 << "mm[Hg]" << -5.0;
        QTest::newRow("times") << "*1.5" << 80.0 << "/min" << 120.0;
        QTest::newRow("divided") << "/2" << 80.0 << "/min" << 40.0;
        QTest::newRow("arithmetic") << "(80+40)/2" << 0.0 << "/min" << 60.0;
        QTest::newRow("precedence") << "2+3*4" << 0.0 << "/min" << 14.0;
        QTest::newRow("same unit") << "110 /min" << 92.0 << "/min" << 110.0;
        QTest::newRow("display alias") << "96 mmHg" << 0.0 << "mm[Hg]" << 96.0;
        QTest::newRow("converted") << "2 kPa" << 0.0 << "mm[Hg]" << 15.00123;
        QTest::newRow("fahrenheit") << "98.6 °F" << 0.0 << "Cel" << 37.0;
        QTest::newRow("relative with a unit") << "+1 kPa" << 10.0 << "mm[Hg]" << 17.50061;
    }
    void values()
    {
        QFETCH(QString, text);
        QFETCH(double, present);
        QFETCH(QString, unit);
        QFETCH(double, expected);
        const auto result = evaluateNumber(text.toStdString(), present, unit.toStdString());
        QVERIFY2(result.has_value(), text.toUtf8());
        QVERIFY2(std::abs(result->value - expected) < 1e-3,
                 QByteArray::number(result->value, 'g', 12));
        QCOMPARE(result->unit, unit.toStdString());
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("present");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << "" << 92.0 << "editor.number.malformed";
        QTest::newRow("word") << "fast" << 92.0 << "editor.number.malformed";
        QTest::newRow("half a sum") << "80+" << 92.0 << "editor.number.malformed";
        QTest::newRow("open parenthesis") << "(80" << 92.0 << "editor.number.malformed";
        QTest::newRow("by zero") << "/0" << 92.0 << "editor.number.malformed";
        QTest::newRow("two points") << "1.2.3" << 92.0 << "editor.number.malformed";
        QTest::newRow("relative to nothing") << "+5" << std::nan("") << "editor.number.malformed";
        QTest::newRow("unknown unit") << "14 furlong" << 92.0 << "content.units.unknown";
        QTest::newRow("wrong dimension") << "14 kPa" << 92.0 << "content.units.incompatible";
    }
    void refusals()
    {
        QFETCH(QString, text);
        QFETCH(double, present);
        QFETCH(QString, code);
        const auto result = evaluateNumber(text.toStdString(), present, "/min");
        QVERIFY(!result.has_value());
        QCOMPARE(QString::fromStdString(result.error().code()), code);
    }

    void deepNestingIsRefusedNotCrashed()
    {
        const std::string text = std::string(100'000, '(') + "1";
        QVERIFY(!evaluateNumber(text, 1, "/min").has_value());
    }
};

QTEST_GUILESS_MAIN(TestNumberExpression)
#include "tst_number_expression.moc"
