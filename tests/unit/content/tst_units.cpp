// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/nearest.h"
#include "core/content/unit_table.h"
#include "core/content/units.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <set>

using namespace ward;
using namespace ward::content;

class TestUnits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void converts_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<double>("expected");
        QTest::newRow("kPa to mmHg") << 14.0 << "kPa"
                                     << "mm[Hg]" << 105.0089;
        QTest::newRow("mmHg to kPa") << 120.0 << "mm[Hg]"
                                     << "kPa" << 15.99864;
        QTest::newRow("cmH2O to mmHg") << 10.0 << "cm[H2O]"
                                       << "mm[Hg]" << 7.35561;
        QTest::newRow("F to C") << 98.6 << "[degF]"
                                << "Cel" << 37.0;
        QTest::newRow("C to F") << 40.0 << "Cel"
                                << "[degF]" << 104.0;
        QTest::newRow("K to C") << 310.15 << "K"
                                << "Cel" << 37.0;
        QTest::newRow("mL/h to L/min") << 6000.0 << "mL/h"
                                       << "L/min" << 0.1;
        QTest::newRow("ug/kg/min to mg/kg/h") << 0.1 << "ug/kg/min"
                                              << "mg/kg/h" << 0.006;
        QTest::newRow("percent to ratio") << 21.0 << "%"
                                          << "1" << 0.21;
        QTest::newRow("per minute to Hz") << 90.0 << "/min"
                                          << "Hz" << 1.5;
        QTest::newRow("mg to ug") << 0.5 << "mg"
                                  << "ug" << 500.0;
        QTest::newRow("min to s") << 2.0 << "min"
                                  << "s" << 120.0;
        QTest::newRow("lb to kg") << 100.0 << "[lb_av]"
                                  << "kg" << 45.359237;
        QTest::newRow("g/dL to g/L") << 13.8 << "g/dL"
                                     << "g/L" << 138.0;
    }
    void converts()
    {
        QFETCH(double, value);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(double, expected);
        const Result<double> there = convert(value, from.toStdString(), to.toStdString());
        QVERIFY(there);
        QVERIFY2(std::fabs(*there - expected) < 1e-4 * std::max(1.0, std::fabs(expected)),
                 qPrintable(QString::number(*there, 'g', 12)));
        const Result<double> back = convert(*there, to.toStdString(), from.toStdString());
        QVERIFY(std::fabs(*back - value) < 1e-9 * std::max(1.0, std::fabs(value)));
    }

    void refusesOtherDimensions()
    {
        const Result<double> result = convert(1, "mm[Hg]", "mL");
        QVERIFY(!result);
        QCOMPARE(result.error().code(), std::string("content.units.incompatible"));
        // Dose rates by weight are not dose rates: the weight must be known.
        QVERIFY(!convert(1, "ug/kg/min", "ug/min"));
        QVERIFY(!sameDimension("[iU]", "mg"));
    }

    void tableIsConsistent()
    {
        std::set<std::string> spellings;
        for (const UnitRow &row : unitTable()) {
            QVERIFY2(isKnownUnit(row.code), row.code);
            QVERIFY2(row.numerator > 0 && row.denominator > 0, row.code);
            QVERIFY2(spellings.insert(row.code).second, row.code);
            // What is shown can be typed.
            if (*row.display) {
                const Result<std::string> read = unitFromText(row.display);
                QVERIFY2(read, row.display);
                QCOMPARE(*read, std::string(row.code));
            }
            std::string_view rest = row.aliases;
            while (!rest.empty()) {
                const std::string alias(rest.substr(0, rest.find('|')));
                QVERIFY2(spellings.insert(alias).second, alias.c_str());
                QCOMPARE(*unitFromText(alias), std::string(row.code));
                rest.remove_prefix(std::min(rest.size(), alias.size() + 1));
            }
        }
    }

    void everyUnitConvertsWithinItsDimension()
    {
        for (const UnitRow &row : unitTable()) {
            for (const std::string &other : unitsLike(row.code)) {
                const Result<double> there = convert(12.5, row.code, other);
                QVERIFY(there);
                const Result<double> back = convert(*there, other, row.code);
                QVERIFY2(std::fabs(*back - 12.5) < 1e-6, (row.code + (" " + other)).c_str());
            }
        }
    }

    void parsesQuantities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("canonical") << "92 /min"
                                   << "92 /min";
        QTest::newRow("alias") << "92 bpm"
                               << "92 /min";
        QTest::newRow("display") << "120 mmHg"
                                 << "120 mm[Hg]";
        QTest::newRow("degree sign") << "37.5 °C"
                                     << "37.5 Cel";
        QTest::newRow("micro sign") << "0.1 \u00b5g/kg/min"
                                    << "0.1 ug/kg/min";
        QTest::newRow("Greek mu") << "0.1 \u03bcg/kg/min"
                                  << "0.1 ug/kg/min";
        QTest::newRow("no space") << "94%"
                                  << "94 %";
        QTest::newRow("blanks") << "  14   kPa "
                                << "14 kPa";
        QTest::newRow("plus") << "+5 /min"
                              << "5 /min";
        QTest::newRow("negative") << "-2.50 mm[Hg]"
                                  << "-2.5 mm[Hg]";
        QTest::newRow("exponent") << "1e3 mL"
                                  << "1000 mL";
        QTest::newRow("units") << "5 U/h"
                               << "5 [iU]/h";
    }
    void parsesQuantities()
    {
        QFETCH(QString, text);
        QFETCH(QString, canonical);
        const Result<Quantity> quantity = parseQuantity(text.toStdString());
        QVERIFY(quantity);
        QCOMPARE(formatQuantity(*quantity), canonical.toStdString());
        QCOMPARE(*parseQuantity(canonical.toStdString()), *quantity);
    }

    void refusesBadQuantities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << ""
                               << "content.quantity.no-number";
        QTest::newRow("word") << "fast"
                              << "content.quantity.no-number";
        QTest::newRow("infinite") << "inf /min"
                                  << "content.quantity.no-number";
        QTest::newRow("nan") << "nan"
                             << "content.quantity.no-number";
        QTest::newRow("minus infinity") << "-inf /min"
                                        << "content.quantity.no-number";
        QTest::newRow("too large") << "1e999 mL"
                                   << "content.quantity.no-number";
        QTest::newRow("two signs") << "+-5 mL"
                                   << "content.quantity.no-number";
        QTest::newRow("no unit") << "92"
                                 << "content.quantity.no-unit";
        QTest::newRow("unknown unit") << "92 furlongs"
                                      << "content.units.unknown";
        QTest::newRow("comma") << "37,5 °C"
                               << "content.quantity.decimal-comma";
    }
    void refusesBadQuantities()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        const Result<Quantity> quantity = parseQuantity(text.toStdString());
        QVERIFY(!quantity);
        QCOMPARE(quantity.error().code(), code.toStdString());
    }

    void bareNumbersTakeTheGivenUnit()
    {
        QCOMPARE(*parseQuantity("92", "/min"), (Quantity{92, "/min"}));
    }

    void suggestsTheNearestUnit_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        QTest::newRow("mmHG") << "mmHgg"
                              << "mmHg";
        QTest::newRow("case") << "KPA"
                              << "kPa";
        QTest::newRow("ug/kg/mn") << "ug/kg/mn"
                                  << "ug/kg/min";
        QTest::newRow("mL/hour") << "mmol/Ll"
                                 << "mmol/L";
    }
    void suggestsTheNearestUnit()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        const Result<std::string> unit = unitFromText(typed.toStdString());
        QVERIFY(!unit);
        QCOMPARE(std::get<std::string>(*unit.error().message.arg("nearest")), meant.toStdString());
    }

    void numbersAreShortestAndRoundTrip()
    {
        QCOMPARE(formatNumber(0.1), std::string("0.1"));
        QCOMPARE(formatNumber(-0.0), std::string("0"));
        QCOMPARE(formatNumber(1e6), std::string("1000000"));
        QCOMPARE(formatNumber(1.0 / 3), std::string("0.3333333333333333"));
        QCOMPARE(formatNumber(1e-7), std::string("1e-07"));
        QCOMPARE(formatNumber(1e15), std::string("1e+15"));
        std::uint64_t bits = 88172645463325252ULL;
        for (int i = 0; i < 20000; ++i) {
            bits ^= bits << 13;
            bits ^= bits >> 7;
            bits ^= bits << 17;
            double value = 0;
            static_assert(sizeof value == sizeof bits);
            std::memcpy(&value, &bits, sizeof value);
            if (!std::isfinite(value))
                continue;
            const Result<Quantity> back = parseQuantity(formatNumber(value), "1");
            QVERIFY2(back && back->value == value, formatNumber(value).c_str());
        }
    }

    void nearestNamesAreNear()
    {
        const std::vector<std::string> fields = {"hr", "spo2", "sbp", "dbp", "map"};
        QCOMPARE(nearestName("sp02", fields), std::string("spo2"));
        QCOMPARE(nearestName("HR", fields), std::string("hr"));
        QCOMPARE(nearestName("banana", fields), std::string());
        QCOMPARE(nearestName("", fields), std::string());
        const std::vector<std::string> rules = {"ROSC after the second shock", "ROSC", "Arrest"};
        QCOMPARE(nearestName("rosc after", rules), rules[0]);
        QCOMPARE(nearestName("ROS", {rules[0], "Arrest"}), rules[0]);
        QCOMPARE(nearestName("RO", {rules[0], "Arrest"}), std::string());
        QCOMPARE(editDistance("abcd", "abdc"), 1);
        QCOMPARE(editDistance("vitals", "vital"), 1);
        QCOMPARE(editDistance("", "abc"), 3);
    }
};

QTEST_GUILESS_MAIN(TestUnits)
#include "tst_units.moc"
