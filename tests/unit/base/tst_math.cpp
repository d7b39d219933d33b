// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/base/math.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <limits>

namespace math = ward::math;

namespace {

using Unary = double (*)(double);
using Reference = long double (*)(long double);

struct Sweep
{
    const char *name;
    Unary function;
    Reference reference;
    double from;
    double to;
    double ulps;
};

// The C library in extended precision is the reference; where long double is a double the bound is
// widened by its own error.
constexpr double kReferenceSlack = sizeof(long double) > 8 ? 0.0 : 1.0;

const Sweep kSweeps[] = {
    {"exp, near zero", math::exp, std::exp, -1, 1, 2},
    {"exp, wide", math::exp, std::exp, -700, 700, 2},
    {"expm1, tiny", math::expm1, std::expm1, -1e-9, 1e-9, 4},
    {"expm1", math::expm1, std::expm1, -3, 3, 4},
    {"exp2", math::exp2, std::exp2, -1000, 1000, 2},
    {"exp2, near zero", math::exp2, std::exp2, -1, 1, 2},
    {"log, near one", math::log, std::log, 0.9, 1.1, 2},
    {"log", math::log, std::log, 1e-3, 1e3, 2},
    {"log, wide", math::log, std::log, 1, 1e300, 2},
    {"log2", math::log2, std::log2, 1e-3, 1e3, 2},
    {"log10", math::log10, std::log10, 1e-3, 1e3, 2},
    {"sin, one turn", math::sin, std::sin, -3.2, 3.2, 2},
    {"sin, 1e5", math::sin, std::sin, -1e5, 1e5, 2},
    {"cos, one turn", math::cos, std::cos, -3.2, 3.2, 2},
    {"cos, 1e5", math::cos, std::cos, -1e5, 1e5, 2},
    {"tan", math::tan, std::tan, -10, 10, 4},
    {"tanh", math::tanh, std::tanh, -25, 25, 4},
    {"tanh, near zero", math::tanh, std::tanh, -0.3, 0.3, 4},
    {"atan", math::atan, std::atan, -5, 5, 2},
    {"asin", math::asin, std::asin, -1, 1, 4},
    {"acos", math::acos, std::acos, -1, 1, 4},
    {"atan, wide", math::atan, std::atan, -1e6, 1e6, 2},
};

double ulpsBetween(double value, long double exact)
{
    const double rounded = static_cast<double>(exact);
    if (value == rounded)
        return 0;
    const double magnitude = std::fabs(rounded);
    const double ulp =
        std::nextafter(magnitude, std::numeric_limits<double>::infinity()) - magnitude;
    return static_cast<double>(std::fabs((static_cast<long double>(value) - exact) / ulp));
}

std::uint64_t bitsOf(double value)
{
    return std::bit_cast<std::uint64_t>(value);
}

} // namespace

class tst_Math : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void accuracy_data();
    void accuracy();
    void powIsAccurate();
    void atan2MatchesInEveryQuadrant();
    void specialValues();
    void identities();
    void goldenBits_data();
    void goldenBits();
    void goldenDigest();
};

void tst_Math::accuracy_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(kSweeps)); ++i)
        QTest::newRow(kSweeps[i].name) << i;
}

void tst_Math::accuracy()
{
    QFETCH(int, index);
    const Sweep &sweep = kSweeps[index];
    double worst = 0;
    double worstAt = 0;
    for (std::uint64_t n = 0; n < 100'000; ++n) {
        const double x = sweep.from + (sweep.to - sweep.from) * ward::randomUnit(7, index, n);
        const double ulps = ulpsBetween(sweep.function(x), sweep.reference(x));
        if (!(ulps <= worst)) {
            worst = ulps;
            worstAt = x;
        }
    }
    qInfo("%s: worst %.2f ulp at %.17g", sweep.name, worst, worstAt);
    QVERIFY2(worst <= sweep.ulps + kReferenceSlack,
             qPrintable(QStringLiteral("%1 ulp at %2").arg(worst).arg(worstAt, 0, 'g', 17)));
}

void tst_Math::powIsAccurate()
{
    double worstMid = 0;
    double worstWide = 0;
    for (std::uint64_t n = 0; n < 200'000; ++n) {
        const double x = std::exp2(40 * ward::randomUnit(3, 1, n) - 20);
        const double y = 60 * ward::randomUnit(3, 2, n) - 30;
        const long double exact =
            std::pow(static_cast<long double>(x), static_cast<long double>(y));
        const double ulps = ulpsBetween(math::pow(x, y), exact);
        if (exact > 1e-30L && exact < 1e30L)
            worstMid = std::max(worstMid, ulps);
        else if (exact > 1e-300L && exact < 1e300L)
            worstWide = std::max(worstWide, ulps);
    }
    qInfo("pow: worst %.2f ulp in the middle, %.2f beyond", worstMid, worstWide);
    QVERIFY(worstMid <= 2 + kReferenceSlack);
    QVERIFY(worstWide <= 2 + kReferenceSlack);
    QCOMPARE(math::pow(2, 10), 1024.0);
    QCOMPARE(math::pow(10, 3), 1000.0);
    QCOMPARE(math::pow(-2, 3), -8.0);
    QCOMPARE(math::pow(-2, 2), 4.0);
    QVERIFY(std::isnan(math::pow(-2, 0.5)));
    QCOMPARE(math::pow(0, 0), 1.0);
    QCOMPARE(math::pow(0, 2), 0.0);
    QVERIFY(std::isinf(math::pow(0, -1)));
}

void tst_Math::atan2MatchesInEveryQuadrant()
{
    for (int a = 0; a < 720; ++a) {
        const double angle = a * math::kTwoPi / 720 - math::kPi;
        const double y = 3 * math::sin(angle);
        const double x = 3 * math::cos(angle);
        QVERIFY(ulpsBetween(math::atan2(y, x), std::atan2(static_cast<long double>(y), x)) <=
                2 + kReferenceSlack);
    }
    QCOMPARE(math::atan2(0, 1), 0.0);
    QCOMPARE(math::atan2(0, -1), math::kPi);
    QCOMPARE(math::atan2(-1, 0), -math::kPi / 2);
}

void tst_Math::specialValues()
{
    const double infinity = std::numeric_limits<double>::infinity();
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const Unary f :
         {math::exp, math::expm1, math::exp2, math::log, math::log2, math::log10, math::sin,
          math::cos, math::tan, math::tanh, math::atan, math::asin, math::acos})
        QVERIFY(std::isnan(f(nan)));
    QCOMPARE(math::exp(infinity), infinity);
    QCOMPARE(math::exp(-infinity), 0.0);
    QCOMPARE(math::exp(0), 1.0);
    QCOMPARE(math::exp(1000), infinity);
    QVERIFY(math::exp(-744) > 0); // subnormal
    QCOMPARE(math::exp2(-1074), std::numeric_limits<double>::denorm_min());
    QCOMPARE(math::exp2(1023), 0x1p1023);
    QCOMPARE(math::exp2(1024), infinity);
    QCOMPARE(math::log(0), -infinity);
    QVERIFY(std::isnan(math::log(-1)));
    QCOMPARE(math::log(1), 0.0);
    QCOMPARE(math::log(infinity), infinity);
    QVERIFY(std::fabs(math::log(std::numeric_limits<double>::denorm_min()) + 744.44007192138127) <
            1e-12);
    QCOMPARE(math::tanh(infinity), 1.0);
    QCOMPARE(math::tanh(-40), -1.0);
    QVERIFY(std::isnan(math::sin(infinity)));
    QVERIFY(std::isnan(math::asin(1.1)));
    QVERIFY(std::isnan(math::acos(-1.1)));
    QCOMPARE(math::acos(1), 0.0);
    QCOMPARE(math::floor(-0.5), -1.0);
    QCOMPARE(math::floor(7.9), 7.0);
    QCOMPARE(math::floor(-7.0), -7.0);
    QCOMPARE(math::floor(1e300), 1e300);
    QCOMPARE(math::smoothStep(0, 1, 0.5), 0.5);
    QCOMPARE(math::smoothStep(0, 1, -1), 0.0);
    QCOMPARE(math::smoothStep(0, 1, 2), 1.0);
}

void tst_Math::identities()
{
    for (std::uint64_t n = 0; n < 20'000; ++n) {
        const double x = 40 * ward::randomUnit(5, 5, n) - 20;
        QVERIFY(std::fabs(math::sin(x) * math::sin(x) + math::cos(x) * math::cos(x) - 1) < 1e-15);
        QVERIFY(std::fabs(math::log(math::exp(x)) - x) < 1e-14);
        QCOMPARE(bitsOf(math::sin(-x)), bitsOf(-math::sin(x)));
        QCOMPARE(bitsOf(math::tanh(-x)), bitsOf(-math::tanh(x)));
        QVERIFY(math::exp(x + 1e-9) > math::exp(x));
    }
}

void tst_Math::goldenBits_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<quint64>("bits");
#include "golden_math.inc"
}

void tst_Math::goldenBits()
{
    QFETCH(double, value);
    QFETCH(quint64, bits);
    QCOMPARE(QString::number(bitsOf(value), 16), QString::number(bits, 16));
}

/// Two hundred thousand results in one number: any other compiler, flag or machine must agree.
void tst_Math::goldenDigest()
{
    ward::StateHasher hasher;
    const auto add = [&](double value) { hasher.add(std::bit_cast<std::int64_t>(value)); };
    for (std::uint64_t n = 0; n < 20'000; ++n) {
        const double x = 200 * ward::randomUnit(11, 1, n) - 100;
        const double positive = 50 * ward::randomUnit(11, 2, n) + 1e-3;
        add(math::exp(x));
        add(math::expm1(x * 0.01));
        add(math::exp2(x));
        add(math::log(positive));
        add(math::pow(positive, x * 0.1));
        add(math::sin(x * 100));
        add(math::cos(x * 100));
        add(math::tanh(x * 0.05));
        add(math::atan2(x, positive - 25));
        add(math::sqrt(positive));
    }
    QCOMPARE(QString::fromStdString(ward::hexHash(hasher.digest())),
             QStringLiteral("798e44dda2fc9850"));
}

QTEST_APPLESS_MAIN(tst_Math)
#include "tst_math.moc"
