// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/trends.h"
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

ScenarioBuilder uncoupled()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"hr", "80 /min"}});
    return s;
}

void trendHr(ScenarioBuilder &s, const char *at, Texts more)
{
    const Id event = s.event(std::string("At ") + at, at);
    const Id action = s.add("action", event, more);
    (void)action;
}

} // namespace

class TestTrends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curves_data();
    void curves();
    void reachesTheTarget_data();
    void reachesTheTarget();
    void trendsAreEventsNotSamples();
    void relative();
    void replaceEndsTheOther();
    void addAccumulates();
    void queueWaits();
    void setEndsATrend();
    void hardRangeLimits();
    void meanPressureFollows();
    void meanPressureAloneScales();
    void coupledTrendKeepsDisturbances();
};

void TestTrends::curves_data()
{
    QTest::addColumn<int>("curve");
    QTest::addColumn<double>("quarter");
    QTest::addColumn<double>("half");
    QTest::newRow("linear") << int(kernel::Curve::Linear) << 0.25 << 0.5;
    QTest::newRow("ease") << int(kernel::Curve::Ease) << 0.15625 << 0.5;
    QTest::newRow("exponential") << int(kernel::Curve::Exponential) << 0.6439 << 0.8808;
}

void TestTrends::curves()
{
    QFETCH(int, curve);
    QFETCH(double, quarter);
    QFETCH(double, half);
    const auto c = static_cast<kernel::Curve>(curve);
    QCOMPARE(kernel::curveAt(c, 0), 0.0);
    QVERIFY(qAbs(kernel::curveAt(c, 0.25) - quarter) < 1e-4);
    QVERIFY(qAbs(kernel::curveAt(c, 0.5) - half) < 1e-4);
    QCOMPARE(kernel::curveAt(c, 1), 1.0);
    QCOMPARE(kernel::curveAt(c, 7), 1.0);
}

void TestTrends::reachesTheTarget_data()
{
    QTest::addColumn<QString>("curve");
    QTest::addColumn<double>("midway");
    QTest::newRow("linear") << "linear" << 100.0;
    QTest::newRow("ease") << "ease" << 100.0;
    QTest::newRow("exponential") << "exponential" << 115.0;
}

void TestTrends::reachesTheTarget()
{
    QFETCH(QString, curve);
    QFETCH(double, midway);
    ScenarioBuilder s = uncoupled();
    trendHr(s, "10 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "120 /min"},
             {"over", "60 s"},
             {"curve", curve.toStdString()}});
    Run run(s.document());
    run.until(10);
    QCOMPARE(run.value("vitals.hr"), 80.0);
    run.until(40);
    QCOMPARE(run.value("vitals.hr"), midway);
    run.until(70 - 1.0 / 30);
    QCOMPARE(run.count("vital.trend-ended"), 0);
    run.until(70);
    QCOMPARE(run.value("vitals.hr"), 120.0);
    QCOMPARE(run.payload(run.of("vital.trend-ended").front()).trend_ended().reason(),
             std::string("reached"));
    run.until(90);
    QCOMPARE(run.value("vitals.hr"), 120.0);
}

void TestTrends::trendsAreEventsNotSamples()
{
    ScenarioBuilder s = uncoupled();
    trendHr(s, "1 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "140 /min"},
             {"over", "60 s"}});
    Run run(s.document());
    run.until(50);
    QCOMPARE(run.count("vital.trend-started"), 1);
    QCOMPARE(run.count("value.set"), 0);
    const auto trend = run.payload(run.of("vital.trend-started").front()).trend_started();
    QCOMPARE(trend.from(), 80.0);
    QCOMPARE(trend.to(), 140.0);
    QCOMPARE(trend.start_us(), 1'000'000);
    QCOMPARE(trend.duration_us(), 60'000'000);
    QCOMPARE(trend.field(), std::string("vitals.hr"));
}

void TestTrends::relative()
{
    ScenarioBuilder s = uncoupled();
    trendHr(s, "1 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "-25 /min"},
             {"relative", "true"},
             {"over", "10 s"}});
    Run run(s.document());
    run.until(12);
    QCOMPARE(run.value("vitals.hr"), 55.0);
}

void TestTrends::replaceEndsTheOther()
{
    ScenarioBuilder s = uncoupled();
    trendHr(s, "0 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "120 /min"},
             {"over", "40 s"}});
    trendHr(s, "20 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "60 /min"},
             {"over", "40 s"}});
    Run run(s.document());
    run.until(40);
    QCOMPARE(run.value("vitals.hr"), 80.0); // halfway from 100 to 60
    QCOMPARE(run.payload(run.of("vital.trend-ended").front()).trend_ended().reason(),
             std::string("replaced"));
    run.until(61);
    QCOMPARE(run.value("vitals.hr"), 60.0);
}

void TestTrends::addAccumulates()
{
    ScenarioBuilder s = uncoupled();
    for (const char *at : {"0 s", "10 s"})
        trendHr(s, at,
                {{"type", "trend"},
                 {"entity", s.patient().toString()},
                 {"field", "vitals.hr"},
                 {"value", "20 /min"},
                 {"relative", "true"},
                 {"over", "20 s"},
                 {"mode", "add"}});
    Run run(s.document());
    run.until(15);
    QCOMPARE(run.value("vitals.hr"), 100.0); // 80 + 15 + 5
    run.until(31);
    QCOMPARE(run.value("vitals.hr"), 120.0);
}

void TestTrends::queueWaits()
{
    ScenarioBuilder s = uncoupled();
    trendHr(s, "0 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "100 /min"},
             {"over", "20 s"}});
    trendHr(s, "5 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "-40 /min"},
             {"relative", "true"},
             {"over", "20 s"},
             {"mode", "queue"}});
    Run run(s.document());
    run.until(20);
    QCOMPARE(run.value("vitals.hr"), 100.0);
    QCOMPARE(run.count("vital.trend-started"), 2);
    run.until(30);
    QCOMPARE(run.value("vitals.hr"), 80.0);
    run.until(41);
    QCOMPARE(run.value("vitals.hr"), 60.0);
}

void TestTrends::setEndsATrend()
{
    ScenarioBuilder s = uncoupled();
    trendHr(s, "0 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "140 /min"},
             {"over", "60 s"}});
    Run run(s.document());
    run.until(20);
    QCOMPARE(run.set(s.patient(), "vitals.hr", content::Quantity{72, "/min"}), std::string());
    run.step();
    QCOMPARE(run.value("vitals.hr"), 72.0);
    const auto ended = run.of("vital.trend-ended");
    QCOMPARE(ended.size(), std::size_t(1));
    QCOMPARE(run.payload(ended.front()).trend_ended().reason(), std::string("set"));
    QCOMPARE(ended.front().cause, run.of("world.changed").front().id);
    run.until(60);
    QCOMPARE(run.value("vitals.hr"), 72.0);
}

void TestTrends::hardRangeLimits()
{
    ScenarioBuilder s = uncoupled();
    trendHr(s, "0 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.spo2"},
             {"value", "50 %"},
             {"relative", "true"},
             {"over", "5 s"}});
    Run run(s.document());
    run.until(6);
    QCOMPARE(run.value("vitals.spo2"), 100.0);
    QCOMPARE(run.payload(run.of("vital.trend-started").front()).trend_started().to(), 100.0);
}

void TestTrends::meanPressureFollows()
{
    ScenarioBuilder s = uncoupled(); // 120/80 (93)
    const Id event = s.event("Fall", "0 s");
    for (const auto &[field, to] :
         {std::pair("vitals.sbp", "90 mm[Hg]"), std::pair("vitals.dbp", "60 mm[Hg]")})
        s.add("action", event,
              {{"type", "trend"},
               {"entity", s.patient().toString()},
               {"field", field},
               {"value", to},
               {"over", "10 s"}});
    Run run(s.document());
    run.until(5);
    QCOMPARE(run.value("vitals.map"), 81.0); // 70 + (105 − 70)/3, a third less as authored
    run.until(11);
    QCOMPARE(run.value("vitals.sbp"), 90.0);
    QCOMPARE(run.value("vitals.dbp"), 60.0);
    QCOMPARE(run.value("vitals.map"), 70.0);
}

void TestTrends::meanPressureAloneScales()
{
    ScenarioBuilder s = uncoupled();
    trendHr(s, "0 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.map"},
             {"value", "62 mm[Hg]"},
             {"over", "10 s"}});
    Run run(s.document());
    for (int t = 0; t <= 12; ++t) {
        run.until(t);
        QVERIFY(run.value("vitals.sbp") > run.value("vitals.map"));
        QVERIFY(run.value("vitals.map") > run.value("vitals.dbp"));
    }
    QCOMPARE(run.value("vitals.map"), 62.0);
    QCOMPARE(run.value("vitals.sbp"), 80.0);
    QCOMPARE(run.value("vitals.dbp"), 53.0);
}

void TestTrends::coupledTrendKeepsDisturbances()
{
    // A trend says where the author's value goes; what physiology adds meanwhile comes on top.
    ScenarioBuilder s;
    trendHr(s, "5 s",
            {{"type", "trend"},
             {"entity", s.patient().toString()},
             {"field", "vitals.hr"},
             {"value", "100 /min"},
             {"over", "60 s"}});
    Run quiet(s.document());
    quiet.until(66);
    QCOMPARE(quiet.value("vitals.hr"), 100.0);
    Run disturbed(s.document());
    disturbed.until(20);
    QCOMPARE(disturbed.act("drug.bolus", "drug=atropine; dose=1 mg"), std::string());
    disturbed.until(66);
    QVERIFY(disturbed.value("vitals.hr") > 115);
}

QTEST_APPLESS_MAIN(TestTrends)
#include "tst_trends.moc"
