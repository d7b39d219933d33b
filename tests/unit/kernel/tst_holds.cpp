// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// HR from 80 to 140 over a minute from 10 s on, and a rule that sets it at 30 s.
ScenarioBuilder movingRate(const std::string &mode = "replace")
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"hr", "80 /min"}});
    const Id trend = s.event("Faster", "10 s");
    s.add("action", trend,
          {{"type", "trend"},
           {"entity", s.patient().toString()},
           {"field", "vitals.hr"},
           {"value", "140 /min"},
           {"over", "60 s"},
           {"mode", mode}});
    return s;
}

void ruleSets(ScenarioBuilder &s, const std::string &at, const std::string &value)
{
    const Id rule = s.rule("Sets the rate");
    s.add("trigger", rule, {{"type", "at"}, {"at", at}});
    s.add("action", rule,
          {{"type", "set"},
           {"entity", s.patient().toString()},
           {"field", "vitals.hr"},
           {"value", value}});
}

} // namespace

class TestHolds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void trendGoesOnFromWhereItIs_data();
    void trendGoesOnFromWhereItIs();
    void trendThatEndedMeanwhileLeavesTheValue();
    void rulesAreToldAndDoNotWrite();
    void physiologyDoesNotMoveIt();
    void pressuresStayInOrder();
    void theInstructorMovesTheHold();
    void survivesACheckpoint();
};

void TestHolds::refusals_data()
{
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("args");
    QTest::addColumn<QString>("code");
    QTest::newRow("a learner") << "learner-1"
                               << "instructor.hold"
                               << "field=hr"
                               << "kernel.action.instructor-only";
    QTest::newRow("the scenario") << "scenario"
                                  << "instructor.hold"
                                  << "field=hr"
                                  << "kernel.action.instructor-only";
    QTest::newRow("no such vital") << "instructor"
                                   << "instructor.hold"
                                   << "field=vitals.hrr"
                                   << "kernel.hold.not-a-vital";
    QTest::newRow("another kind of field") << "instructor"
                                           << "instructor.hold"
                                           << "field=airway.fio2"
                                           << "kernel.hold.not-a-vital";
    QTest::newRow("another unit") << "instructor"
                                  << "instructor.hold"
                                  << "field=hr; value=70 kg"
                                  << "kernel.hold.value";
    QTest::newRow("out of range") << "instructor"
                                  << "instructor.hold"
                                  << "field=spo2; value=140 %"
                                  << "kernel.hold.value";
    QTest::newRow("not held") << "instructor"
                              << "instructor.release"
                              << "field=hr"
                              << "kernel.hold.not-held";
    QTest::newRow("fine") << "instructor"
                          << "instructor.hold"
                          << "field=hr"
                          << "";
}

void TestHolds::refusals()
{
    QFETCH(QString, actor);
    QFETCH(QString, action);
    QFETCH(QString, args);
    QFETCH(QString, code);
    Run run(movingRate().document());
    QCOMPARE(run.act(action.toStdString(), args.toStdString(), actor.toStdString()),
             code.toStdString());
}

void TestHolds::trendGoesOnFromWhereItIs_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<double>("end");
    QTest::newRow("replace") << "replace" << 140.0;
    QTest::newRow("add") << "add" << 130.0; // 20 of its 60 /min passed while it was held, 10 before
}

void TestHolds::trendGoesOnFromWhereItIs()
{
    QFETCH(QString, mode);
    QFETCH(double, end);
    Run run(movingRate(mode.toStdString()).document());
    run.until(20);
    run.act("instructor.hold", "field=hr");
    run.step();
    const double held = run.value("vitals.hr");
    QCOMPARE(held, 90.0);
    QCOMPARE(run.count("vital.held"), 1);
    const auto told = run.of("rule.shadowed");
    QCOMPARE(int(told.size()), 1);
    QCOMPARE(run.payload(told.front()).rule_shadowed().reason(), std::string("held"));
    run.until(40);
    QCOMPARE(run.value("vitals.hr"), held);
    run.act("instructor.release", "field=hr");
    run.step();
    QVERIFY(qAbs(run.value("vitals.hr") - held) <= 1);
    QVERIFY(!run.payload(run.of("vital.held").back()).vital_held().held());
    run.until(55);
    QVERIFY(run.value("vitals.hr") > held + 5);
    run.until(71);
    if (mode == QLatin1String("add"))
        QVERIFY(qAbs(run.value("vitals.hr") - (held + 30)) <= 1);
    else
        QCOMPARE(run.value("vitals.hr"), end);
}

void TestHolds::trendThatEndedMeanwhileLeavesTheValue()
{
    Run run(movingRate().document());
    run.until(20);
    run.act("instructor.hold", "field=vitals.hr; value=55 /min");
    run.until(100);
    QCOMPARE(run.value("vitals.hr"), 55.0);
    QCOMPARE(run.payload(run.of("vital.trend-ended").back()).trend_ended().reason(),
             std::string("held"));
    run.act("instructor.release", "field=vitals.hr");
    run.until(110);
    QCOMPARE(run.value("vitals.hr"), 55.0);
}

void TestHolds::rulesAreToldAndDoNotWrite()
{
    ScenarioBuilder s = movingRate();
    ruleSets(s, "30 s", "60 /min");
    ruleSets(s, "50 s", "66 /min");
    Run run(s.document());
    run.until(5);
    run.act("instructor.hold", "field=hr");
    run.until(40);
    QCOMPARE(run.value("vitals.hr"), 80.0);
    // The trend at 10 s, and the rule at 30 s, each with its cause.
    const auto told = run.of("rule.shadowed");
    QCOMPARE(int(told.size()), 2);
    const auto fired = run.of("rule.fired").front();
    QCOMPARE(told.back().cause, fired.id);
    QCOMPARE(run.payload(told.back()).rule_shadowed().rule(),
             run.payload(fired).rule_fired().rule());
    QCOMPARE(run.payload(told.back()).rule_shadowed().field(), std::string("vitals.hr"));
    run.act("instructor.release", "field=hr");
    run.until(45);
    QCOMPARE(run.value("vitals.hr"), 80.0);
    run.until(51);
    QCOMPARE(run.value("vitals.hr"), 66.0);
    QCOMPARE(run.count("rule.shadowed"), 2);
}

void TestHolds::physiologyDoesNotMoveIt()
{
    ScenarioBuilder s;
    const Id arrest = s.event("Arrest", "10 s");
    s.add("action", arrest,
          {{"type", "rhythm"}, {"entity", s.patient().toString()}, {"rhythm", "vf-coarse"}});
    Run run(s.document());
    run.until(5);
    run.act("instructor.hold", "field=spo2");
    run.act("instructor.hold", "field=hr; value=72 /min");
    run.step();
    const double held = run.value("vitals.spo2");
    run.until(130);
    QCOMPARE(run.value("vitals.spo2"), held);
    QCOMPARE(run.value("vitals.hr"), 72.0);
    QVERIFY(run.value("vitals.sbp") < 40); // what is not held goes its way
    run.act("instructor.release", "field=spo2");
    run.step();
    const double after = run.value("vitals.spo2");
    QVERIFY2(qAbs(after - held) <= 1, qPrintable(QString::number(after)));
    run.until(220);
    QVERIFY(run.value("vitals.spo2") < held); // physiology has it back
}

void TestHolds::pressuresStayInOrder()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"sbp", "120 mm[Hg]"}, {"dbp", "70 mm[Hg]"}, {"map", "87 mm[Hg]"}});
    Run run(s.document());
    run.until(1);
    run.act("instructor.hold", "field=sbp; value=60 mm[Hg]");
    run.until(2);
    QCOMPARE(run.value("vitals.sbp"), 60.0);
    QVERIFY(run.value("vitals.dbp") <= 60);
    QVERIFY(run.value("vitals.map") <= 60);
    QVERIFY(run.value("vitals.map") >= run.value("vitals.dbp"));
}

void TestHolds::theInstructorMovesTheHold()
{
    Run run(movingRate().document());
    run.until(15);
    run.act("instructor.hold", "field=hr");
    run.until(16);
    QCOMPARE(run.set(run.world().id(run.patient()), "vitals.hr", content::Quantity{101, "/min"}),
             std::string());
    run.until(30);
    QCOMPARE(run.value("vitals.hr"), 101.0);
    run.act("instructor.hold", "field=hr; value=44 /min");
    run.until(31);
    QCOMPARE(run.value("vitals.hr"), 44.0);
    QCOMPARE(run.count("vital.held"), 2);
}

void TestHolds::survivesACheckpoint()
{
    ScenarioBuilder s = movingRate();
    ruleSets(s, "30 s", "60 /min");
    Run run(s.document());
    run.until(20);
    run.act("instructor.hold", "field=hr");
    run.until(25);
    Run other(s.document());
    QVERIFY(other.simulation().restore(run.simulation().checkpoint(), run.world()));
    QCOMPARE(other.simulation().privateHash(), run.simulation().privateHash());
    for (Run *each : {&run, &other})
        each->until(40);
    QCOMPARE(other.value("vitals.hr"), 90.0);
    QCOMPARE(other.count("rule.shadowed"), 1);
    for (Run *each : {&run, &other}) {
        each->act("instructor.release", "field=hr");
        each->until(60);
    }
    QCOMPARE(other.simulation().stateHash(), run.simulation().stateHash());
    QCOMPARE(other.simulation().privateHash(), run.simulation().privateHash());
}

QTEST_GUILESS_MAIN(TestHolds)
#include "tst_holds.moc"
