// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/rule_rows.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// "R" is met by the cue "go" and says "a" at once and "b" after two seconds.
struct Given
{
    ScenarioBuilder s;
    Id rule;

    explicit Given(const std::string &fire, const std::string &queue = "1",
                   const std::string &cooldown = "0 s")
    {
        rule = s.rule("R", {{"fire", fire}, {"queue", queue}, {"cooldown", cooldown}});
        s.add("trigger", rule, {{"type", "cue"}, {"event", "go"}});
        s.add("action", rule, {{"type", "say"}, {"text", "a"}});
        s.add("action", rule, {{"type", "say"}, {"text", "b"}, {"delay", "2 s"}});
    }
};

/// What was said, with the tick.
QString said(const Run &run)
{
    QStringList out;
    for (const recording::Event &event : run.of("actor.said"))
        out << QString::fromStdString(run.payload(event).said().text()) +
                   QString::number(event.tick.n);
    return out.join(u' ');
}

QString progress(const Run &run)
{
    QStringList out;
    for (const recording::Event &event : run.of("rule.progress")) {
        const auto made = run.payload(event).rule_progress();
        out << QStringLiteral("%1%2/%3")
                   .arg(QString::fromStdString(made.change()))
                   .arg(event.tick.n)
                   .arg(made.waiting());
    }
    return out.join(u' ');
}

Id sayingRule(ScenarioBuilder &s, const std::string &name, Texts trigger, Texts rule = {})
{
    const Id id = s.rule(name, rule);
    s.add("trigger", id, trigger);
    s.add("action", id, {{"type", "say"}, {"text", name}});
    return id;
}

QString order(const Run &run)
{
    QStringList out;
    for (const recording::Event &event : run.of("rule.fired"))
        out << QString::fromStdString(run.payload(event).rule_fired().name());
    return out.join(u' ');
}

content::ChangeSet edit(const std::vector<content::Op> &ops, std::uint64_t id = 1)
{
    content::ChangeSet change;
    change.id = Id(0xed17, id);
    change.intent = "edit.set";
    change.scope = content::Scope::Definition;
    change.ops = ops;
    return change;
}

content::SetOp setting(const ScenarioBuilder &s, const Id &record, const std::string &cell,
                       const content::CellValue &value)
{
    return {record, cell, s.document().find(record)->cell(cell), value};
}

} // namespace

class TestRuleFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fireModes_data();
    void fireModes();
    void everyFireModeHasARow();
    void conditionsOfWhatWaitsWereAskedBefore();
    void orderOfActivations();
    void phasesWithinPhases();
    void goingToTheParent();
    void rulesOfAParentWorkInItsChildren();
    void tooManyActivations();
    void editKeepsWhatIsUnchanged();
    void editResetsWhatIsChanged();
    void editAddsAndRemoves();
    void editsAreRefused_data();
    void editsAreRefused();
    void editsAreReplayedAndRestored();
};

void TestRuleFlow::fireModes_data()
{
    QTest::addColumn<QString>("fire");
    QTest::addColumn<QString>("queue");
    QTest::addColumn<QString>("cooldown");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("events");
    // Cues at 30, 60, 80 and 300.
    QTest::newRow("once") << "once"
                          << "1"
                          << "0 s"
                          << "a30 b90"
                          << "";
    QTest::newRow("every") << "every"
                           << "1"
                           << "0 s"
                           << "a30 a60 a80 b90 b120 b140 a300 b360"
                           << "";
    QTest::newRow("every: cooldown to the tick") << "every"
                                                 << "1"
                                                 << "1 s"
                                                 << "a30 a60 b90 b120 a300 b360"
                                                 << "";
    QTest::newRow("restart") << "restart"
                             << "1"
                             << "0 s"
                             << "a30 a60 a80 b140 a300 b360"
                             << "restarted60/1 restarted80/1";
    QTest::newRow("queue") << "queue"
                           << "1"
                           << "0 s"
                           << "a30 b90 a90 b150 a300 b360"
                           << "queued60/1 dropped80/1 resumed90/0";
    QTest::newRow("queue: two may wait") << "queue"
                                         << "2"
                                         << "0 s"
                                         << "a30 b90 a90 b150 a150 b210 a300 b360"
                                         << "queued60/1 queued80/2 resumed90/1 resumed150/0";
}

void TestRuleFlow::fireModes()
{
    QFETCH(QString, fire);
    QFETCH(QString, queue);
    QFETCH(QString, cooldown);
    QFETCH(QString, expected);
    QFETCH(QString, events);
    const Given given(fire.toStdString(), queue.toStdString(), cooldown.toStdString());
    Run run(given.s.document());
    play(run, {{30, cues("go")}, {60, cues("go")}, {80, cues("go")}, {300, cues("go")}}, 400);
    QCOMPARE(said(run), expected);
    QCOMPARE(progress(run), events);
}

void TestRuleFlow::everyFireModeHasARow()
{
    QCOMPARE(withoutRow("fire", {"once", "every", "restart", "queue"}), QStringList());
}

void TestRuleFlow::conditionsOfWhatWaitsWereAskedBefore()
{
    Given given("queue");
    given.s.add("condition", given.rule,
                {{"type", "happened"}, {"event", "pulse.check"}, {"within", "1 s"}});
    Run run(given.s.document());
    play(run, {{20, acts("pulse.check")}, {30, cues("go")}, {40, cues("go")}, {70, cues("go")}},
         200);
    QCOMPARE(said(run), QStringLiteral("a30 b90 a90 b150"));
}

void TestRuleFlow::orderOfActivations()
{
    ScenarioBuilder s;
    const Id outer = s.phase("Outer");
    const Id inner = s.add("phase", outer, {{"name", "Inner"}});
    const Texts go = {{"type", "cue"}, {"event", "go"}};
    sayingRule(s, "always", go);
    sayingRule(s, "outer", go, {{"phase", outer.toString()}});
    sayingRule(s, "inner", go, {{"phase", inner.toString()}});
    sayingRule(s, "also-inner", go, {{"phase", inner.toString()}});
    sayingRule(s, "important", go, {{"priority", "1"}});
    sayingRule(s, "unimportant", go, {{"priority", "-1"}, {"phase", inner.toString()}});
    Run run(s.document());
    play(run, {{5, cues("go")}}, 6);
    QCOMPARE(order(run), QStringLiteral("important inner also-inner outer always unimportant"));
}

void TestRuleFlow::phasesWithinPhases()
{
    ScenarioBuilder s;
    const Id a = s.phase("A");
    const Id a1 = s.add("phase", a, {{"name", "A1"}});
    const Id a2 = s.add("phase", a, {{"name", "A2"}});
    const Id b = s.phase("B");
    const Id b1 = s.add("phase", b, {{"name", "B1"}});
    const std::pair<const char *, Id> all[] = {
        {"A", a}, {"A1", a1}, {"A2", a2}, {"B", b}, {"B1", b1}};
    for (const auto &[name, id] : all) {
        for (const char *type : {"phase-left", "phase-entered"}) {
            const Id rule =
                sayingRule(s, (type[6] == 'l' ? "-" : "+") + std::string(name),
                           {{"type", type}, {"phase", id.toString()}}, {{"fire", "every"}});
            (void)rule;
        }
    }
    const auto go = [&](const char *when, const Id &phase) {
        const Id event = s.event(std::string("to ") + when, when);
        s.add("action", event, {{"type", "phase"}, {"phase", phase.toString()}});
    };
    go("1 s", a2);
    go("2 s", b);
    go("3 s", b);
    Run run(s.document());
    QCOMPARE(run.simulation().phase(), std::string_view("A1"));
    QCOMPARE(order(run), QStringLiteral("+A +A1"));
    run.until(1);
    QCOMPARE(run.simulation().phase(), std::string_view("A2"));
    QCOMPARE(order(run), QStringLiteral("+A +A1 -A1 +A2"));
    run.until(3);
    QCOMPARE(run.simulation().phase(), std::string_view("B1"));
    QCOMPARE(run.count("phase.changed"), 3);
    QSet<QString> last;
    const QStringList fired = order(run).split(u' ');
    for (const QString &name : fired.mid(4))
        last << name;
    QCOMPARE(last, QSet<QString>({"-A2", "-A", "+B", "+B1"}));
    QCOMPARE(fired.size(), 8);
}

void TestRuleFlow::goingToTheParent()
{
    ScenarioBuilder s;
    const Id a = s.phase("A");
    s.add("phase", a, {{"name", "A1"}});
    const Id a2 = s.add("phase", a, {{"name", "A2"}});
    sayingRule(s, "left-A", {{"type", "phase-left"}, {"phase", a.toString()}});
    const Id there = s.event("There", "1 s");
    s.add("action", there, {{"type", "phase"}, {"phase", a2.toString()}});
    const Id back = s.event("Back", "2 s");
    s.add("action", back, {{"type", "phase"}, {"phase", a.toString()}});
    Run run(s.document());
    run.until(2);
    QCOMPARE(run.simulation().phase(), std::string_view("A1"));
    QCOMPARE(order(run), QString()); // it was never left
}

void TestRuleFlow::rulesOfAParentWorkInItsChildren()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    const Id a = s.phase("A");
    s.add("phase", a, {{"name", "A1"}});
    const Id a2 = s.add("phase", a, {{"name", "A2"}});
    const Id b = s.phase("B");
    sayingRule(s, "R",
               {{"type", "vital-below"},
                {"entity", s.patient().toString()},
                {"field", "vitals.hr"},
                {"threshold", "60 /min"},
                {"duration", "3 s"}},
               {{"phase", a.toString()}, {"fire", "every"}});
    for (const auto &[when, phase] : {std::pair("2 s", a2), std::pair("6 s", b)}) {
        const Id event = s.event(when, when);
        s.add("action", event, {{"type", "phase"}, {"phase", phase.toString()}});
    }
    Run run(s.document());
    // Pending goes on from A1 into A2; after A is left nothing fires.
    play(run, {{30, hr(50)}, {140, hr(90)}, {150, hr(50)}}, 400);
    QCOMPARE(firedAt(run), QStringLiteral("120"));
}

void TestRuleFlow::tooManyActivations()
{
    ScenarioBuilder s;
    for (int i = 0; i < 300; ++i)
        sayingRule(s, "R" + std::to_string(i), {{"type", "cue"}, {"event", "go"}},
                   {{"fire", "every"}});
    Run run(s.document());
    play(run, {{5, cues("go")}, {10, cues("go")}}, 20);
    QCOMPARE(run.count("rule.loop"), 1);
    QCOMPARE(run.payload(run.of("rule.loop").front()).rule_loop().rules_size(), 300 - 256);
    QCOMPARE(run.count("rule.fired"), 2 * 256);
}

void TestRuleFlow::editKeepsWhatIsUnchanged()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    const Id rule = sayingRule(s, "R",
                               {{"type", "vital-below"},
                                {"entity", s.patient().toString()},
                                {"field", "vitals.hr"},
                                {"threshold", "60 /min"},
                                {"duration", "3 s"}},
                               {{"fire", "every"}});
    s.add("action", rule, {{"type", "say"}, {"text", "late"}, {"delay", "4 s"}});
    const Id say = s.document().children(rule, "action").front()->id;
    Run run(s.document());
    play(run,
         {{30, hr(50)},
          {60,
           [&](Run &r) {
               QCOMPARE(r.submit({Id(), "author",
                                  edit({setting(s, say, "text", std::string("Other")),
                                        setting(s, rule, "priority", std::int64_t{3})})}),
                        std::string());
           }},
          {150,
           [&](Run &r) {
               QCOMPARE(r.submit({Id(), "author",
                                  edit({content::SetOp{say, "text", std::string("Other"),
                                                       std::string("Third")}},
                                       2)}),
                        std::string());
           }}},
         300);
    // Pending went on, and so did the delayed action.
    QCOMPARE(said(run), QStringLiteral("Other120 late240"));
    QCOMPARE(run.count("definition.changed"), 2);
    for (const recording::Event &event : run.of("trigger.changed"))
        QCOMPARE(run.payload(event).trigger_changed().reason(), std::string());
}

void TestRuleFlow::editResetsWhatIsChanged()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    const Id rule = s.rule("R", {{"fire", "every"}});
    const Id trigger = s.add("trigger", rule,
                             {{"type", "vital-below"},
                              {"entity", s.patient().toString()},
                              {"field", "vitals.hr"},
                              {"threshold", "60 /min"},
                              {"at_start", "fire"},
                              {"duration", "3 s"}});
    s.add("action", rule, {{"type", "say"}, {"text", "x"}});
    Run run(s.document());
    play(run,
         {{30, hr(50)},
          {60,
           [&](Run &r) {
               r.submit({Id(), "author",
                         edit({setting(s, trigger, "duration", content::Quantity{5, "s"})})});
           }}},
         400);
    QCOMPARE(said(run), QStringLiteral("x210"));
    const auto resets = run.of("trigger.changed");
    const auto reset = std::find_if(resets.begin(), resets.end(), [&](const auto &event) {
        return run.payload(event).trigger_changed().reason() == "edited";
    });
    QVERIFY(reset != resets.end());
    QCOMPARE(reset->tick.n, 60);
    QCOMPARE(reset->cause, run.of("definition.changed").front().id);
}

void TestRuleFlow::editAddsAndRemoves()
{
    ScenarioBuilder s;
    const Id gone =
        sayingRule(s, "gone", {{"type", "every"}, {"every", "1 s"}}, {{"fire", "every"}});
    sayingRule(s, "stays", {{"type", "every"}, {"every", "2 s"}}, {{"fire", "every"}});
    const content::Document &before = s.document();
    std::vector<content::Op> ops;
    for (const char *kind : {"trigger", "action"})
        ops.push_back(content::RemoveOp{*before.children(gone, kind).front()});
    ops.push_back(content::RemoveOp{*before.find(gone)});
    content::Record rule = *before.find(gone);
    rule.id = Id(9, 1);
    rule.rank = "ZZV";
    rule.cells["name"] = std::string("new");
    content::Record trigger = *before.children(gone, "trigger").front();
    trigger.id = Id(9, 2);
    trigger.parent = rule.id;
    content::Record action = *before.children(gone, "action").front();
    action.id = Id(9, 3);
    action.parent = rule.id;
    action.cells["text"] = std::string("new");
    for (const content::Record &record : {rule, trigger, action})
        ops.push_back(content::AddOp{record});
    Run run(before);
    play(run,
         {{40,
           [&](Run &r) {
               QCOMPARE(r.submit({Id(), "author", edit(ops)}), std::string());
           }}},
         135);
    QCOMPARE(said(run), QStringLiteral("gone30 stays60 new70 new100 stays120 new130"));
}

void TestRuleFlow::editsAreRefused_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("code");
    QTest::newRow("a vital") << 0 << "kernel.change.beyond-rules";
    QTest::newRow("a rule that cannot be executed") << 1 << "kernel.definition.unknown-field";
    QTest::newRow("the present phase") << 2 << "kernel.change.present-phase";
    QTest::newRow("nothing") << 3 << "kernel.change.empty";
    QTest::newRow("based on something else") << 4 << "content.change.conflict";
}

void TestRuleFlow::editsAreRefused()
{
    QFETCH(int, which);
    QFETCH(QString, code);
    ScenarioBuilder s;
    const Id phase = s.phase("Only");
    const Id rule = s.rule("R");
    const Id trigger = s.add("trigger", rule,
                             {{"type", "vital-below"},
                              {"entity", s.patient().toString()},
                              {"field", "vitals.hr"},
                              {"threshold", "60 /min"}});
    const Id vitals = s.document().component(s.patient(), "sensors")->id;
    const std::vector<content::Op> ops[] = {
        {setting(s, vitals, "co2", false)},
        {setting(s, trigger, "field", std::string("vitals.nonsense"))},
        {content::RemoveOp{*s.document().find(phase)}},
        {},
        {content::SetOp{rule, "name", std::string("Q"), std::string("S")}},
    };
    Run run(s.document());
    const std::uint64_t hash = run.simulation().privateHash();
    const std::string found = run.submit({Id(), "author", edit(ops[which])});
    if (which == 4)
        QVERIFY2(found.starts_with("content.change."), found.c_str());
    else
        QCOMPARE(QString::fromStdString(found), code);
    QCOMPARE(run.simulation().privateHash(), hash);
}

void TestRuleFlow::editsAreReplayedAndRestored()
{
    Given given("every");
    const Id say = given.s.document().children(given.rule, "action").front()->id;
    const auto change = edit({setting(given.s, say, "text", std::string("c"))});
    const std::vector<Step> steps = {{20,
                                      [&](Run &r) {
                                          r.submit({Id(), "author", change});
                                      }},
                                     {40, cues("go")}};
    Run whole(given.s.document());
    play(whole, steps, 150);
    QCOMPARE(said(whole), QStringLiteral("c40 b100"));

    // From its events alone.
    Run again(given.s.document());
    std::size_t next = 0;
    while (again.world().tick().n < 150) {
        for (; next < whole.events().size() &&
               whole.events()[next].tick.n <= again.world().tick().n + 1;
             ++next) {
            const auto input = kernel::inputFromEvent(whole.events()[next], again.world());
            QVERIFY(input);
            if (*input)
                QVERIFY(again.simulation().submit(**input));
        }
        again.step();
    }
    QCOMPARE(again.events(), whole.events());
    QCOMPARE(again.simulation().privateHash(), whole.simulation().privateHash());

    // From a checkpoint behind the edit, in an engine that only knows the scenario.
    Run first(given.s.document());
    play(first, steps, 50);
    Run second(given.s.document());
    QVERIFY(second.simulation().restore(first.simulation().checkpoint(), first.world()));
    play(second, {}, 150);
    QCOMPARE(second.simulation().privateHash(), whole.simulation().privateHash());
    QCOMPARE(second.simulation().lastEventId(), whole.simulation().lastEventId());
}

QTEST_APPLESS_MAIN(TestRuleFlow)
#include "tst_rules_flow.moc"
