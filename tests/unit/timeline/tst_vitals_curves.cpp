// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/schema.h"
#include "timeline/vitals_curves.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace ward;
using namespace ward::timeline;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

std::vector<std::vector<float>> columns(const VitalsCurves &curves, std::vector<float> first)
{
    std::vector<std::vector<float>> all(curves.curves().size(),
                                        std::vector<float>(first.size(), kNaN));
    all.front() = std::move(first);
    return all;
}

} // namespace

class TestVitalsCurves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodySawIsUnread()
    {
        VitalsCurves curves;
        QVERIFY(!curves.unread(0));
        QCOMPARE(curves.unread(10), std::pair(std::size_t{0}, std::size_t{10}));
        QCOMPARE(curves.fill(0, columns(curves, {80, 81, kNaN})), std::size_t{3});
        QCOMPARE(curves.unread(10), std::pair(std::size_t{3}, std::size_t{10}));
        // A hole in the middle: the stretch holds it, and nothing known at either end.
        QCOMPARE(curves.fill(5, columns(curves, {85, 86, 87, 88, 89})), std::size_t{5});
        QCOMPARE(curves.unread(10), std::pair(std::size_t{3}, std::size_t{5}));
        QCOMPARE(curves.fill(2, columns(curves, {70, 83, 84, 70})), std::size_t{2});
        QVERIFY(!curves.unread(10));
        const std::vector<float> &values = curves.curves().front().values;
        QCOMPARE(values.size(), std::size_t{10});
        QVERIFY(std::isnan(values[2])); // "not measured" is an answer and stays
        QCOMPARE(values[3], 83.0F);
        QCOMPARE(values[5], 85.0F); // what was known before stays
        curves.clear();
        QCOMPARE(curves.unread(3), std::pair(std::size_t{0}, std::size_t{3}));
    }

    /// One vital that cannot be read leaves the others as they are, and is asked for again.
    void oneThatCannotBeReadBlanksNoOther()
    {
        VitalsCurves curves;
        auto values = columns(curves, {80, 81});
        values[1].clear();
        QCOMPARE(curves.fill(0, values), std::size_t{2});
        QVERIFY(curves.curves()[0].isKnown(1) && !curves.curves()[1].isKnown(1));
        QCOMPARE(valueAt(curves.curves()[0], 1), std::optional<double>(81));
        QVERIFY(!valueAt(curves.curves()[1], 1));
        QCOMPARE(curves.unread(2), std::pair(std::size_t{0}, std::size_t{2}));
        values[1] = {70, 71};
        QCOMPARE(curves.fill(0, values), std::size_t{2});
        QCOMPARE(curves.curves()[0].values[1], 81.0F);
        QCOMPARE(curves.curves()[1].values[1], 71.0F);
        QVERIFY(!curves.unread(2));
    }

    /// What is on its way leaves no hole; what was not measured does.
    void curvesBreakOnlyWhereNothingWasMeasured_data()
    {
        QTest::addColumn<QList<float>>("values"); // −1: not told of, −2: not measured
        QTest::addColumn<int>("stride");
        QTest::addColumn<QString>("drawn"); // | a new line, - joined
        const float n = -1;
        const float x = -2;
        QTest::newRow("all known") << QList<float>{80, 81, 82} << 1 << "|--";
        QTest::newRow("holes of a fast run") << QList<float>{80, n, n, 82, n, 83} << 1 << "|--";
        QTest::newRow("not measured") << QList<float>{80, x, 82, 83} << 1 << "||-";
        QTest::newRow("both") << QList<float>{80, n, x, n, 83} << 1 << "||";
        QTest::newRow("nothing yet") << QList<float>{n, n} << 1 << "";
        QTest::newRow("strides") << QList<float>{80, n, 82, n, n, n, 83} << 2 << "|--";
        QList<float> silence(40, n);
        silence.front() = silence.back() = 80;
        QTest::newRow("a long silence") << silence << 1 << "||";
    }

    void curvesBreakOnlyWhereNothingWasMeasured()
    {
        QFETCH(const QList<float>, values);
        QFETCH(const int, stride);
        QFETCH(const QString, drawn);
        Curve curve;
        for (const float value : values) {
            curve.known.push_back(value != -1);
            curve.values.push_back(value < 0 ? kNaN : value);
        }
        QString got;
        for (const CurvePoint &point :
             pointsOf(curve, 0, static_cast<int>(values.size()) - 1, stride))
            got += point.joined ? u'-' : u'|';
        QCOMPARE(got, drawn);
    }

    void scalesHoldValuesAndLimits_data()
    {
        QTest::addColumn<QList<float>>("values");
        QTest::addColumn<double>("limitLow");
        QTest::addColumn<double>("limitHigh");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("nothing") << QList<float>{} << -1.0 << -1.0 << 0.0 << 100.0;
        QTest::newRow("values") << QList<float>{92, 110} << -1.0 << -1.0 << 80.0 << 120.0;
        QTest::newRow("limits too") << QList<float>{92, 110} << 50.0 << 120.0 << 40.0 << 140.0;
        QTest::newRow("flat") << QList<float>{90, 90} << -1.0 << -1.0 << 80.0 << 120.0;
        QTest::newRow("never below its range") << QList<float>{3, 4} << -1.0 << -1.0 << 0.0 << 40.0;
    }

    void scalesHoldValuesAndLimits()
    {
        QFETCH(const QList<float>, values);
        QFETCH(const double, limitLow);
        QFETCH(const double, limitHigh);
        QFETCH(const double, low);
        QFETCH(const double, high);
        Curve curve;
        curve.low = 0;
        curve.high = 300;
        curve.step = 20;
        curve.values.assign(values.begin(), values.end());
        if (limitLow >= 0)
            curve.limitLow = limitLow;
        if (limitHigh >= 0)
            curve.limitHigh = limitHigh;
        const CurveScale scale = scaleOf(curve);
        QCOMPARE(scale.low, low);
        QCOMPARE(scale.high, high);
    }

    void aValueIsTheLastToldOf()
    {
        Curve curve;
        curve.values = {80, 81, kNaN, 83};
        curve.known = {true, true, true, true};
        QCOMPARE(valueAt(curve, 1.9), std::optional(81.0));
        QVERIFY(!valueAt(curve, 2.0)); // not measured
        QCOMPARE(valueAt(curve, 5.0), std::optional(83.0));
        QVERIFY(!valueAt(curve, 9.0)); // too long ago
    }

    void worldsAreKnownSeconds()
    {
        auto layout =
            std::make_shared<world::Layout>(world::Layout::fromSchema(content::Schema::shipped()));
        world::World world(layout);
        const world::Handle patient =
            world.createEntity(*Id::parse("018f0000-0000-7000-8000-000000000001"));
        VitalsCurves curves;
        curves.setPatient(patient);
        world.setTick(Tick{4 * kTicksPerSecond});
        curves.add(world);
        QCOMPARE(curves.unread(5), std::pair(std::size_t{0}, std::size_t{4}));
        QCOMPARE(curves.fill(0, columns(curves, {1, 2, 3, 4, 5})), std::size_t{4});
        QVERIFY(!curves.unread(5));
        QVERIFY(std::isnan(curves.curves().front().values[4]));
    }
};

QTEST_GUILESS_MAIN(TestVitalsCurves)
#include "tst_vitals_curves.moc"
