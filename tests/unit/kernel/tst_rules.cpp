// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

content::CellValue percent(double value)
{
    return content::Quantity{value, "%"};
}

/// A scenario whose rule says "Fired" when SpO2 is below 88 % for 20 s, clear at 91 %.
ScenarioBuilder desaturation(const std::string &atStart = "cross",
                             const std::string &fire = "every", const std::string &start = "97 %")
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"spo2", start}});
    const Id rule = s.rule("Desaturation", {{"fire", fire}});
    s.add("trigger", rule,
          {{"type", "vital-below"},
           {"entity", s.patient().toString()},
           {"field", "vitals.spo2"},
           {"threshold", "88 %"},
           {"clear", "91 %"},
           {"duration", "20 s"},
           {"at_start", atStart}});
    s.add("action", rule, {{"type", "say"}, {"text", "Fired"}});
    return s;
}

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scheduledTimesRoundUp();
    void thresholdWaitsAndClears();
    void betweenThresholdAndClearKeepsCounting();
    void unknownFreezes();
    void atStart_data();
    void atStart();
    void fireOnceAndCooldown();
    void nthMatch();
    void conditions_data();
    void conditions();
    void happenedWithin();
    void phasesGateRules();
    void delayedActions();
    void oneWriterPerTarget();
    void priorityDecides();
    void scheduleFollowsItself();
    void loopsAreStopped();
    void causesFormAChain();
    void drugDose();
    void disabledRulesRest();
    void brokenDefinitionNamesTheField();
};

void TestRules::scheduledTimesRoundUp()
{
    ScenarioBuilder s;
    const Id event = s.event("At 95", "95 s");
    s.add("action", event,
          {{"type", "rhythm"}, {"entity", s.patient().toString()}, {"rhythm", "vf-coarse"}});
    const Id odd = s.event("Odd", "1.01 s");
    s.add("action", odd, {{"type", "say"}, {"text", "now"}});
    Run run(s.document());
    run.until(2849.0 / 30);
    QCOMPARE(run.text("rhythm.ecg"), std::string("sinus"));
    QCOMPARE(run.of("actor.said").front().tick.n, 31);
    run.step();
    QCOMPARE(run.world().tick().n, 2850);
    QCOMPARE(run.text("rhythm.ecg"), std::string("vf-coarse"));
    QVERIFY(!run.flag("circulation.pulse"));
}

void TestRules::thresholdWaitsAndClears()
{
    ScenarioBuilder s = desaturation();
    Run run(s.document());
    run.until(10);
    QCOMPARE(run.set(s.patient(), "vitals.spo2", percent(87)), std::string());
    run.step();
    const double since = static_cast<double>(run.world().tick().n) / 30;
    QCOMPARE(run.payload(run.of("trigger.changed").back()).trigger_changed().state(),
             std::string("pending"));
    run.until(since + 19.9);
    QCOMPARE(run.count("rule.fired"), 0);
    run.until(since + 20);
    QCOMPARE(run.count("rule.fired"), 1);
    QCOMPARE(run.of("rule.fired").back().tick.n,
             static_cast<std::int64_t>((since + 20) * 30 + 0.5));
    // It stays fired until the clear level is reached, then it can fire again.
    run.until(60);
    QCOMPARE(run.count("rule.fired"), 1);
    run.set(s.patient(), "vitals.spo2", percent(90));
    run.until(70);
    run.set(s.patient(), "vitals.spo2", percent(80));
    run.until(120);
    QCOMPARE(run.count("rule.fired"), 1);
    run.set(s.patient(), "vitals.spo2", percent(91));
    run.step();
    QCOMPARE(run.payload(run.of("trigger.changed").back()).trigger_changed().state(),
             std::string("idle"));
    run.set(s.patient(), "vitals.spo2", percent(85));
    run.until(150);
    QCOMPARE(run.count("rule.fired"), 2);
}

void TestRules::betweenThresholdAndClearKeepsCounting()
{
    ScenarioBuilder s = desaturation();
    Run run(s.document());
    run.until(10);
    run.set(s.patient(), "vitals.spo2", percent(87));
    run.until(15);
    run.set(s.patient(), "vitals.spo2", percent(90));
    run.until(31);
    QCOMPARE(run.count("rule.fired"), 1);

    Run other(s.document());
    other.until(10);
    other.set(s.patient(), "vitals.spo2", percent(87));
    other.until(15);
    other.set(s.patient(), "vitals.spo2", percent(91));
    other.until(60);
    QCOMPARE(other.count("rule.fired"), 0);
}

void TestRules::unknownFreezes()
{
    // The shown value is unknown while the sensor is off; the 10 s go on counting after it.
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"spo2", "80 %"}});
    const Id rule = s.rule("Shown");
    s.add("trigger", rule,
          {{"type", "vital-below"},
           {"entity", s.patient().toString()},
           {"field", "numerics.spo2"},
           {"threshold", "88 %"},
           {"duration", "10 s"},
           {"at_start", "fire"}});
    s.add("action", rule, {{"type", "say"}, {"text", "Fired"}});
    Run run(s.document());
    run.until(5);
    QCOMPARE(run.act("monitor.detach", "sensor=spo2"), std::string());
    run.until(30);
    QCOMPARE(run.value("numerics.spo2"), -1.0);
    QCOMPARE(run.count("rule.fired"), 0);
    run.act("monitor.attach", "sensor=spo2");
    run.until(33);
    QCOMPARE(run.count("rule.fired"), 0);
    run.until(36.5);
    QCOMPARE(run.count("rule.fired"), 1);
    // 10 s known in all: 6 before it was taken off at a full second, 4 after it came back.
    QVERIFY(run.firstAt("rule.fired") >= 34 && run.firstAt("rule.fired") <= 36);
}

void TestRules::atStart_data()
{
    QTest::addColumn<QString>("atStart");
    QTest::addColumn<double>("between");
    QTest::addColumn<int>("atOnce");
    QTest::addColumn<int>("afterDip");
    // Starts at 80 %, goes up to `between`, then down to 80 % again.
    QTest::newRow("cross needs to have been above") << "cross" << 89.0 << 0 << 1;
    QTest::newRow("fire counts from the start") << "fire" << 89.0 << 1 << 1;
    QTest::newRow("wait-clear needs the clear level") << "wait-clear" << 89.0 << 0 << 0;
    QTest::newRow("wait-clear after the clear level") << "wait-clear" << 92.0 << 0 << 1;
}

void TestRules::atStart()
{
    QFETCH(QString, atStart);
    QFETCH(double, between);
    QFETCH(int, atOnce);
    QFETCH(int, afterDip);
    ScenarioBuilder s = desaturation(atStart.toStdString(), "once", "80 %");
    Run run(s.document());
    run.until(25);
    QCOMPARE(run.count("rule.fired"), atOnce);
    run.set(s.patient(), "vitals.spo2", percent(between));
    run.until(30);
    run.set(s.patient(), "vitals.spo2", percent(80));
    run.until(60);
    QCOMPARE(run.count("rule.fired"), afterDip);
}

void TestRules::fireOnceAndCooldown()
{
    ScenarioBuilder s;
    const Id once = s.rule("Once");
    s.add("trigger", once, {{"type", "cue"}, {"event", "go"}});
    s.add("action", once, {{"type", "event"}, {"event", "once"}});
    const Id every = s.rule("Every", {{"fire", "every"}, {"cooldown", "10 s"}});
    s.add("trigger", every, {{"type", "cue"}, {"event", "go"}});
    s.add("action", every, {{"type", "event"}, {"event", "every"}});
    Run run(s.document());
    int emittedOnce = 0;
    int emittedEvery = 0;
    for (const double t : {1.0, 5.0, 12.0, 30.0}) {
        run.until(t);
        QCOMPARE(run.submit({Id(), "instructor", kernel::CueInput{"go"}}), std::string());
    }
    run.until(40);
    for (const auto &event : run.of("event.emitted")) {
        emittedOnce += run.payload(event).emitted().name() == "once";
        emittedEvery += run.payload(event).emitted().name() == "every";
    }
    QCOMPARE(emittedOnce, 1);
    QCOMPARE(emittedEvery, 3); // at 1, 12 and 30; 5 is within the cool-down
    // An event of the same name that no instructor gave is no cue.
    QCOMPARE(run.submit({Id(), "instructor", kernel::CueInput{""}}),
             std::string("kernel.cue.empty"));
}

void TestRules::nthMatch()
{
    ScenarioBuilder s;
    const Id rule = s.rule("Second", {{"fire", "every"}});
    s.add("trigger", rule, {{"type", "action"}, {"action", "pulse.check"}, {"nth", "2"}});
    s.add("action", rule, {{"type", "say"}, {"text", "again"}});
    Run run(s.document());
    for (int i = 0; i < 3; ++i) {
        run.act("pulse.check");
        run.until(i + 1);
        QCOMPARE(run.count("rule.fired"), i);
    }
}

void TestRules::conditions_data()
{
    QTest::addColumn<QString>("combine");
    QTest::addColumn<bool>("negate");
    QTest::addColumn<bool>("fires");
    // Of the two children "HR above 50" holds and "rhythm is VF" does not.
    QTest::newRow("all") << "all" << false << false;
    QTest::newRow("any") << "any" << false << true;
    QTest::newRow("none") << "not" << false << false;
    QTest::newRow("not all") << "all" << true << true;
    QTest::newRow("not any") << "any" << true << false;
}

void TestRules::conditions()
{
    QFETCH(QString, combine);
    QFETCH(bool, negate);
    QFETCH(bool, fires);
    ScenarioBuilder s;
    const Id rule = s.rule("R");
    s.add("trigger", rule, {{"type", "at"}, {"at", "1 s"}});
    const Id group = s.add("condition", rule,
                           {{"type", "group"},
                            {"combine", combine.toStdString()},
                            {"negate", negate ? "true" : "false"}});
    s.add("condition", group,
          {{"type", "vital-above"},
           {"entity", s.patient().toString()},
           {"field", "vitals.hr"},
           {"threshold", "50 /min"}});
    s.add("condition", group,
          {{"type", "rhythm-is"}, {"entity", s.patient().toString()}, {"rhythm", "vf-coarse"}});
    s.add("condition", rule,
          {{"type", "entity-state"},
           {"entity", s.patient().toString()},
           {"field", "airway.device"},
           {"value", "none"}});
    s.add("action", rule, {{"type", "say"}, {"text", "x"}});
    Run run(s.document());
    run.until(2);
    QCOMPARE(run.count("rule.fired"), fires ? 1 : 0);
}

void TestRules::happenedWithin()
{
    ScenarioBuilder s;
    const Id rule = s.rule("Recent", {{"fire", "every"}});
    s.add("trigger", rule, {{"type", "cue"}, {"event", "ask"}});
    s.add("condition", rule, {{"type", "happened"}, {"event", "epinephrine"}, {"within", "10 s"}});
    s.add("action", rule, {{"type", "say"}, {"text", "x"}});
    Run run(s.document());
    const auto ask = [&](double at) {
        run.until(at);
        run.submit({Id(), "instructor", kernel::CueInput{"ask"}});
        run.step();
        return run.count("rule.fired");
    };
    QCOMPARE(ask(1), 0);
    run.act("drug.bolus", "drug=adrenaline; dose=1 mg");
    QCOMPARE(ask(5), 1);
    QCOMPARE(ask(20), 1);
}

void TestRules::phasesGateRules()
{
    ScenarioBuilder s;
    s.phase("Stable");
    const Id crisis = s.phase("Crisis");
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"map", "60 mm[Hg]"}, {"sbp", "80 mm[Hg]"}, {"dbp", "50 mm[Hg]"}});
    const Id rule = s.rule("Low in crisis", {{"phase", crisis.toString()}});
    s.add("trigger", rule,
          {{"type", "vital-below"},
           {"entity", s.patient().toString()},
           {"field", "vitals.map"},
           {"threshold", "65 mm[Hg]"},
           {"duration", "5 s"},
           {"at_start", "fire"}});
    s.add("action", rule, {{"type", "say"}, {"text", "low"}});
    const Id later = s.rule("In phase");
    s.add("trigger", later, {{"type", "at"}, {"at", "4 s"}, {"phase", crisis.toString()}});
    s.add("action", later, {{"type", "score"}, {"points", "3"}});
    const Id left = s.rule("Left");
    s.add("trigger", left, {{"type", "phase-entered"}, {"phase", crisis.toString()}});
    s.add("action", left, {{"type", "mark"}, {"text", "Crisis"}, {"severity", "critical"}});
    const Id event = s.event("Worse", "20 s");
    s.add("action", event, {{"type", "phase"}, {"phase", crisis.toString()}});
    Run run(s.document());
    QCOMPARE(run.simulation().phase(), std::string_view("Stable"));
    run.until(24);
    QCOMPARE(run.simulation().phase(), std::string_view("Crisis"));
    QCOMPARE(run.count("mark.added"), 1);
    QCOMPARE(run.payload(run.of("score.changed").back()).scored().total(), 3);
    QCOMPARE(run.of("score.changed").back().tick.n, 24 * 30);
    QCOMPARE(run.count("actor.said"), 0);
    run.until(25);
    QCOMPARE(run.count("actor.said"), 1);
}

void TestRules::delayedActions()
{
    ScenarioBuilder s;
    const Id rule = s.rule("R");
    s.add("trigger", rule, {{"type", "at"}, {"at", "1 s"}});
    s.add("action", rule, {{"type", "say"}, {"text", "second"}, {"delay", "3 s"}});
    s.add("action", rule, {{"type", "say"}, {"text", "first"}});
    Run run(s.document());
    run.until(10);
    const auto said = run.of("actor.said");
    QCOMPARE(said.size(), std::size_t(2));
    QCOMPARE(run.payload(said[0]).said().text(), std::string("first"));
    QCOMPARE(said[1].tick.n, 4 * 30);
    QCOMPARE(said[1].cause, run.of("rule.fired").front().id);
}

void TestRules::oneWriterPerTarget()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    for (const char *to : {"100 /min", "120 /min"}) {
        const Id rule = s.rule(std::string("To ") + to);
        s.add("trigger", rule, {{"type", "at"}, {"at", "1 s"}});
        s.add("action", rule,
              {{"type", "set"},
               {"entity", s.patient().toString()},
               {"field", "vitals.hr"},
               {"value", to}});
    }
    Run run(s.document());
    run.until(2);
    QCOMPARE(run.value("vitals.hr"), 100.0);
    QCOMPARE(run.count("rule.fired"), 2);
    QCOMPARE(run.count("rule.shadowed"), 1);
    QCOMPARE(run.payload(run.of("rule.shadowed").front()).rule_shadowed().field(),
             std::string("vitals.hr"));
}

void TestRules::priorityDecides()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    const std::pair<const char *, const char *> rows[] = {{"100 /min", "0"}, {"120 /min", "5"}};
    for (const auto &[to, priority] : rows) {
        const Id rule = s.rule(to, {{"priority", priority}});
        s.add("trigger", rule, {{"type", "at"}, {"at", "1 s"}});
        s.add("action", rule,
              {{"type", "set"},
               {"entity", s.patient().toString()},
               {"field", "vitals.hr"},
               {"value", to}});
    }
    Run run(s.document());
    run.until(2);
    QCOMPARE(run.value("vitals.hr"), 120.0);
}

void TestRules::scheduleFollowsItself()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    for (const char *to : {"100 /min", "120 /min"}) {
        const Id event = s.event(to, "1 s");
        s.add("action", event,
              {{"type", "set"},
               {"entity", s.patient().toString()},
               {"field", "vitals.hr"},
               {"value", to}});
    }
    Run run(s.document());
    run.until(2);
    QCOMPARE(run.value("vitals.hr"), 120.0);
    QCOMPARE(run.count("rule.shadowed"), 0);
}

void TestRules::loopsAreStopped()
{
    ScenarioBuilder s;
    for (const auto &[on, then] : {std::pair("ping", "pong"), std::pair("pong", "ping")}) {
        const Id rule = s.rule(on, {{"fire", "every"}});
        s.add("trigger", rule, {{"type", "event"}, {"event", on}});
        s.add("action", rule, {{"type", "event"}, {"event", then}});
    }
    const Id start = s.event("Start", "1 s");
    s.add("action", start, {{"type", "event"}, {"event", "ping"}});
    Run run(s.document());
    run.until(5);
    QCOMPARE(run.count("rule.loop"), 1);
    QCOMPARE(run.count("rule.fired"), 8);
    // Both are part of it, and neither fires again.
    QCOMPARE(run.payload(run.of("rule.loop").front()).rule_loop().rules_size(), 2);
    run.submit({Id(), "instructor", kernel::CueInput{"pong"}});
    run.step();
    QCOMPARE(run.count("rule.fired"), 8);
    // Everything else goes on.
    QCOMPARE(run.act("pulse.check"), std::string());
    run.step();
    QCOMPARE(run.count("action.performed"), 1);
}

void TestRules::causesFormAChain()
{
    ScenarioBuilder s = desaturation("cross", "once");
    const Id event = s.event("Fall", "10 s");
    s.add("action", event,
          {{"type", "trend"},
           {"entity", s.patient().toString()},
           {"field", "vitals.spo2"},
           {"value", "80 %"},
           {"over", "30 s"}});
    Run run(s.document());
    run.until(90);
    QCOMPARE(run.count("rule.fired"), 1);
    const auto byId = [&](std::uint64_t id) { return run.events().at(id - 1); };
    const recording::Event said = run.of("actor.said").front();
    const recording::Event rule = byId(said.cause);
    QCOMPARE(rule.type, std::string("rule.fired"));
    const recording::Event fired = byId(rule.cause);
    QCOMPARE(fired.type, std::string("trigger.changed"));
    const recording::Event trend = byId(fired.cause);
    QVERIFY(trend.type == "vital.trend-ended" || trend.type == "vital.trend-started");
    QCOMPARE(byId(trend.correlation).type, std::string("event.emitted"));
    QCOMPARE(said.correlation, trend.correlation);
    for (std::size_t i = 0; i < run.events().size(); ++i)
        QCOMPARE(run.events()[i].id, i + 1);
}

void TestRules::drugDose()
{
    ScenarioBuilder s;
    const Id rule = s.rule("Enough", {{"fire", "every"}});
    s.add("trigger", rule,
          {{"type", "drug"},
           {"drug", "adrenaline"},
           {"dose", "1 mg"},
           {"entity", s.patient().toString()}});
    s.add("action", rule, {{"type", "say"}, {"text", "given"}});
    Run run(s.document());
    run.act("drug.bolus", "drug=adrenaline; dose=500 ug");
    run.step();
    QCOMPARE(run.count("rule.fired"), 0);
    run.act("drug.bolus", "drug=epinephrine; dose=1000 ug");
    run.step();
    QCOMPARE(run.count("rule.fired"), 1);
    run.act("drug.bolus", "drug=amiodarone; dose=300 mg");
    run.step();
    QCOMPARE(run.count("rule.fired"), 1);
}

void TestRules::disabledRulesRest()
{
    ScenarioBuilder s;
    const Id rule = s.rule("Off", {{"enabled", "false"}});
    s.add("trigger", rule, {{"type", "at"}, {"at", "1 s"}});
    s.add("action", rule, {{"type", "say"}, {"text", "x"}});
    Run run(s.document());
    run.until(3);
    QCOMPARE(run.count("rule.fired"), 0);
}

void TestRules::brokenDefinitionNamesTheField()
{
    ScenarioBuilder s;
    const Id rule = s.rule("Broken");
    s.add("trigger", rule,
          {{"type", "vital-below"},
           {"entity", s.patient().toString()},
           {"field", "vitals.nonsense"},
           {"threshold", "1 %"}});
    auto made = kernel::Simulation::create(s.document(), content::Schema::shipped(),
                                           content::Catalogue::shipped(), {});
    QVERIFY(!made);
    QCOMPARE(made.error().code(), std::string("kernel.definition.unknown-field"));
    QCOMPARE(std::get<std::string>(*made.error().message.arg("name")), std::string("Broken"));
    QCOMPARE(std::get<std::string>(*made.error().message.arg("field")), std::string("field"));
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
