// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/revision.h"
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

/// A rule that waits for the cue "go", while SpO2 is above 90 %.
ScenarioBuilder cued(Texts rule)
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"spo2", "97 %"}});
    const Id id = s.rule("Cued", rule);
    s.add("trigger", id, {{"type", "cue"}, {"event", "go"}});
    s.add("condition", id,
          {{"type", "vital-above"},
           {"entity", s.patient().toString()},
           {"field", "vitals.spo2"},
           {"threshold", "90 %"}});
    s.add("action", id, {{"type", "say"}, {"text", "Fired"}});
    return s;
}

void cue(Run &run, double at)
{
    run.until(at);
    run.submit({Id(), "instructor", kernel::CueInput{"go"}});
    run.step();
}

std::string lastReason(const Run &run)
{
    const auto misses = run.of("rule.near-miss");
    return misses.empty() ? std::string() : run.payload(misses.back()).rule_near_miss().reason();
}

} // namespace

class TestTraces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firingSaysWhatItSaw();
    void obstacles();
    void conditionsAreTracedAndNotRepeated();
    void aValueThatWentBackTooEarly();
    void revisionFollowsTheCells();
    void whatIsLookedAtNowAgrees();
};

void TestTraces::firingSaysWhatItSaw()
{
    ScenarioBuilder s = cued({});
    Run run(s.document());
    cue(run, 5);
    QCOMPARE(run.count("rule.fired"), 1);
    const auto trace = run.payload(run.of("rule.fired").front()).rule_fired().trace();
    QCOMPARE(trace.conditions_size(), 1);
    QVERIFY(trace.conditions(0).held());
    QCOMPARE(trace.conditions(0).found().quantity().value(), 97.0);
    const content::Record *rule = s.document().ofKind("rule").front();
    QCOMPARE(trace.rule(), rule->id.toBytes());
    QCOMPARE(trace.revision(), kernel::ruleRevision(s.document(), rule->id));
    QCOMPARE(run.count("rule.near-miss"), 0);
}

void TestTraces::obstacles()
{
    Run once(cued({}).document());
    cue(once, 5);
    cue(once, 10);
    cue(once, 15); // the same story is told once
    QCOMPARE(once.count("rule.near-miss"), 1);
    QCOMPARE(lastReason(once), std::string("fired-once"));

    Run cooling(cued({{"fire", "every"}, {"cooldown", "60 s"}}).document());
    cue(cooling, 5);
    cue(cooling, 10);
    QCOMPARE(lastReason(cooling), std::string("cooldown"));
    cue(cooling, 70);
    cue(cooling, 80); // it fired in between: a new one
    QCOMPARE(cooling.count("rule.fired"), 2);
    QCOMPARE(cooling.count("rule.near-miss"), 2);

    ScenarioBuilder s;
    const Id first = s.phase("First");
    const Id second = s.phase("Second");
    QVERIFY(!first.isNull());
    const Id rule = s.rule("Later", {{"phase", second.toString()}});
    s.add("trigger", rule, {{"type", "cue"}, {"event", "go"}});
    Run waiting(s.document());
    cue(waiting, 5);
    QCOMPARE(lastReason(waiting), std::string("phase"));
    QCOMPARE(waiting.count("rule.fired"), 0);
}

void TestTraces::conditionsAreTracedAndNotRepeated()
{
    ScenarioBuilder s = cued({});
    Run run(s.document());
    run.set(s.patient(), "vitals.spo2", percent(80));
    for (int second = 2; second < 30; ++second)
        cue(run, second);
    QCOMPARE(run.count("rule.near-miss"), 1);
    const auto miss = run.payload(run.of("rule.near-miss").front()).rule_near_miss();
    QCOMPARE(miss.reason(), std::string("conditions"));
    QCOMPARE(miss.name(), std::string("Cued"));
    QVERIFY(!miss.trace().conditions(0).held());
    QCOMPARE(miss.trace().conditions(0).found().quantity().value(), 80.0);
    // The input that met the trigger is its cause, and nothing waits for a near miss.
    const auto event = run.of("rule.near-miss").front();
    QVERIFY(event.cause != 0);
    QVERIFY(event.cause < event.id);
    run.set(s.patient(), "vitals.spo2", percent(95));
    cue(run, 31);
    QCOMPARE(run.count("rule.fired"), 1);
}

void TestTraces::aValueThatWentBackTooEarly()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"spo2", "97 %"}});
    const Id rule = s.rule("Desaturation");
    s.add("trigger", rule,
          {{"type", "vital-below"},
           {"entity", s.patient().toString()},
           {"field", "vitals.spo2"},
           {"threshold", "88 %"},
           {"clear", "91 %"},
           {"duration", "20 s"}});
    Run run(s.document());
    for (const double at : {5.0, 40.0}) {
        run.until(at);
        run.set(s.patient(), "vitals.spo2", percent(85));
        run.until(at + 12);
        run.set(s.patient(), "vitals.spo2", percent(92));
        run.step();
        QCOMPARE(lastReason(run), std::string("cleared"));
    }
    QCOMPARE(run.count("rule.near-miss"), 2);
    const auto trace = run.payload(run.of("rule.near-miss").back()).rule_near_miss().trace();
    QCOMPARE(trace.pending_ticks(), 12 * 30);
    QCOMPARE(trace.found().quantity().value(), 92.0);
}

void TestTraces::revisionFollowsTheCells()
{
    ScenarioBuilder s = cued({});
    const content::Record *rule = s.document().ofKind("rule").front();
    const std::uint64_t before = kernel::ruleRevision(s.document(), rule->id);
    content::Document changed = s.document();
    QVERIFY(changed.set(changed.ofKind("condition").front()->id, "negate", true));
    QVERIFY(kernel::ruleRevision(changed, rule->id) != before);
    s.rule("Another");
    QCOMPARE(kernel::ruleRevision(s.document(), rule->id), before);
}

void TestTraces::whatIsLookedAtNowAgrees()
{
    ScenarioBuilder s = cued({});
    Run run(s.document());
    const Id rule = s.document().ofKind("rule").front()->id;
    const std::uint64_t before = run.simulation().privateHash();
    const auto view = run.simulation().inspectRule(rule);
    QVERIFY(view);
    QCOMPARE(int(view->conditions.size()), 1);
    QVERIFY(view->conditions[0].holds);
    QVERIFY(view->inPhase);
    QCOMPARE(int(view->fired), 0);
    QCOMPARE(run.simulation().privateHash(), before);
    cue(run, 3);
    QCOMPARE(int(run.simulation().inspectRule(rule)->fired), 1);
    QVERIFY(!run.simulation().inspectRule(Id(1, 2)));
}

QTEST_GUILESS_MAIN(TestTraces)
#include "tst_traces.moc"
