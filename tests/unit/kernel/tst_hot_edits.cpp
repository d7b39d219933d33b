// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Rules and scripts that are edited while they run, taken back and done again.
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/rule_rows.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// A cue makes the rule say something, and the script count and say.
struct Given
{
    Given()
    {
        s.patient("patient", {{"coupling", "false"}});
        rule = s.rule("R", {{"fire", "every"}});
        s.add("trigger", rule, {{"type", "cue"}, {"event", "go"}});
        say = s.add("action", rule, {{"type", "say"}, {"text", "a"}});
        script = s.add("script", s.scenario(),
                       {{"name", "Counter"}, {"events", "count fail"}, {"code", code("one")}});
    }

    static std::string code(const std::string &word)
    {
        return "function on(event, view)\n"
               "  if event.name == 'fail' then error('no') end\n"
               "  state.n = (state.n or 0) + 1\n"
               "  return {{type = 'say', text = '" +
               word +
               "' .. state.n},\n"
               "          {type = 'say', text = '" +
               word +
               "-later', delay = '2 s'}}\n"
               "end\n";
    }

    [[nodiscard]] content::ChangeSet setting(const Id &record, const std::string &cell,
                                             const content::CellValue &value,
                                             std::uint64_t id = 1) const
    {
        return change({content::SetOp{record, cell, s.document().find(record)->cell(cell), value}},
                      id);
    }
    [[nodiscard]] static content::ChangeSet change(std::vector<content::Op> ops,
                                                   std::uint64_t id = 1)
    {
        content::ChangeSet change;
        change.id = Id(0xed17, id);
        change.intent = "edit.set";
        change.scope = content::Scope::Definition;
        change.ops = std::move(ops);
        return change;
    }

    ScenarioBuilder s;
    Id rule;
    Id say;
    Id script;
};

std::function<void(Run &)> edits(const content::ChangeSet &change,
                                 const std::string &actor = "instructor",
                                 const std::string &code = {})
{
    return [=](Run &run) { QCOMPARE(run.submit({Id(), actor, change}), code); };
}
std::function<void(Run &)> undoes(const std::string &actor = "instructor")
{
    return [=](Run &run) { QCOMPARE(run.undo(actor), std::string()); };
}
std::function<void(Run &)> redoes()
{
    return [](Run &run) { QCOMPARE(run.redo(), std::string()); };
}

/// What was said, with the tick.
QString said(const Run &run)
{
    QStringList out;
    for (const recording::Event &event : run.of("actor.said"))
        out << QString::fromStdString(run.payload(event).said().text()) + u'@' +
                   QString::number(event.tick.n);
    return out.join(u' ');
}

} // namespace

class TestHotEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takenBackAndDoneAgain();
    void aRuleThatWasAddedGoesAgain();
    void oneStackWithOtherChanges();
    void everyActorHasTheirOwn();
    void whatHasBecomeImpossible();
    void anEditedScriptKeepsItsState();
    void aScriptThatDoesNotLoadIsRefused_data();
    void aScriptThatDoesNotLoadIsRefused();
    void anEditedScriptMayActAgain();
    void scriptsComeAndGo();
    void replayedAndRestoredAtAnyTick();
};

void TestHotEdits::takenBackAndDoneAgain()
{
    Given given;
    Run run(given.s.document());
    play(run,
         {{10, cues("go")},
          {20, edits(given.setting(given.say, "text", std::string("b")))},
          {30, cues("go")},
          {40, undoes()},
          {50, cues("go")},
          {60, redoes()},
          {70, cues("go")},
          {80, undoes()},
          {90, cues("go")}},
         100);
    QCOMPARE(said(run), QStringLiteral("a@10 b@30 a@50 b@70 a@90"));
    // New events; what was is kept.
    const auto changed = run.of("definition.changed");
    const auto undone = run.of("change.undone");
    QCOMPARE(changed.size(), std::size_t{4});
    QCOMPARE(undone.size(), std::size_t{3});
    QCOMPARE(changed[0].origin, recording::Origin::Input);
    for (std::size_t i = 0; i < undone.size(); ++i) {
        QCOMPARE(undone[i].origin, recording::Origin::Input);
        QCOMPARE(run.payload(undone[i]).undone().of(), changed[i].id);
        QCOMPARE(run.payload(undone[i]).undone().redo(), i == 1);
        QCOMPARE(changed[i + 1].origin, recording::Origin::Derived);
        QCOMPARE(changed[i + 1].cause, undone[i].id);
        QCOMPARE(changed[i + 1].actor, std::string("instructor"));
    }
    const kernel::UndoAvailability left = run.simulation().undoAvailability("instructor");
    QCOMPARE(left.undo, 0u);
    QCOMPARE(left.redo, 1u);
    QCOMPARE(run.undo(), std::string("kernel.undo.nothing"));
}

void TestHotEdits::aRuleThatWasAddedGoesAgain()
{
    Given given;
    content::Record rule = *given.s.document().find(given.rule);
    content::Record trigger = *given.s.document().children(given.rule, "trigger").front();
    content::Record action = *given.s.document().find(given.say);
    rule.id = Id(9, 1);
    rule.rank = "ZZV";
    rule.cells["name"] = std::string("New");
    trigger.id = Id(9, 2);
    action.id = Id(9, 3);
    trigger.parent = action.parent = rule.id;
    action.cells["text"] = std::string("new");
    Run run(given.s.document());
    play(run,
         {{10, edits(Given::change(
                   {content::AddOp{rule}, content::AddOp{trigger}, content::AddOp{action}}))},
          {20, cues("go")},
          {30, undoes()},
          {40, cues("go")},
          {50, redoes()},
          {60, cues("go")}},
         70);
    QCOMPARE(said(run), QStringLiteral("a@20 new@20 a@40 a@60 new@60"));
}

void TestHotEdits::oneStackWithOtherChanges()
{
    Given given;
    Run run(given.s.document());
    play(run,
         {{10, hr(120)},
          {20, edits(given.setting(given.say, "text", std::string("b")))},
          {30, hr(130)},
          {40, undoes()},
          {50, undoes()},
          {60, cues("go")}},
         70);
    QCOMPARE(said(run), QStringLiteral("a@60"));
    QCOMPARE(run.value("vitals.hr"), 120.0);
    QCOMPARE(run.simulation().undoAvailability("instructor").undo, 1u);
    QCOMPARE(run.simulation().undoAvailability("instructor").redo, 2u);
    // Both in one tick, one after the other.
    play(run, {{80, redoes()}, {80, redoes()}, {90, cues("go")}}, 100);
    QCOMPARE(said(run), QStringLiteral("a@60 b@90"));
    QCOMPARE(run.value("vitals.hr"), 130.0);
}

void TestHotEdits::everyActorHasTheirOwn()
{
    Given given;
    Run run(given.s.document());
    play(run,
         {{10, edits(given.setting(given.say, "text", std::string("b")), "ana")},
          {20, [](Run &r) { QCOMPARE(r.undo("ben"), std::string("kernel.undo.nothing")); }},
          {30, cues("go")},
          {40, undoes("ana")},
          {50, cues("go")}},
         60);
    QCOMPARE(said(run), QStringLiteral("b@30 a@50"));
}

void TestHotEdits::whatHasBecomeImpossible()
{
    Given given;
    Run run(given.s.document());
    content::ChangeSet other = given.setting(given.say, "text", std::string("c"), 2);
    std::get<content::SetOp>(other.ops[0]).before = std::string("b");
    play(run,
         {{10, edits(given.setting(given.say, "text", std::string("b")), "ana")},
          {20, edits(other, "ben")},
          {30, undoes("ana")},
          {40, cues("go")}},
         50);
    QCOMPARE(said(run), QStringLiteral("c@40"));
    const auto rejected = run.of("action.rejected");
    QCOMPARE(rejected.size(), std::size_t{1});
    QCOMPARE(run.payload(rejected[0]).action_rejected().action(), std::string("undo"));
    QVERIFY(run.payload(rejected[0]).action_rejected().code().starts_with("content.change."));
    QCOMPARE(run.count("definition.changed"), 2);
}

void TestHotEdits::anEditedScriptKeepsItsState()
{
    Given given;
    Run run(given.s.document());
    play(run,
         {{10, cues("count")},
          {20, edits(given.setting(given.script, "code", Given::code("two")))},
          {30, cues("count")},
          {40, undoes()},
          {50, cues("count")}},
         60);
    // What was asked for before the edit comes when it is due.
    play(run, {}, 120);
    QCOMPARE(said(run), QStringLiteral("one1@10 two2@30 one3@50 one-later@70 two-later@90 "
                                       "one-later@110"));
}

void TestHotEdits::aScriptThatDoesNotLoadIsRefused_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("line");
    QTest::newRow("syntax") << "function on(event, view)\n  return {\nend"
                            << "kernel.script.syntax" << 3;
    QTest::newRow("too long") << QString(30'000, u' ') << "kernel.script.too-long" << 0;
}

void TestHotEdits::aScriptThatDoesNotLoadIsRefused()
{
    QFETCH(QString, value);
    QFETCH(QString, code);
    QFETCH(int, line);
    Given given;
    Run run(given.s.document());
    play(run, {{10, cues("count")}}, 20);
    const std::uint64_t before = run.simulation().privateHash();
    const auto refused = run.simulation().submit(
        {Id(), "ana", given.setting(given.script, "code", value.toStdString())});
    QVERIFY(!refused);
    QCOMPARE(QString::fromStdString(refused.error().code()), code);
    const Message &why = refused.error().message;
    QVERIFY(why.arg("name"));
    QCOMPARE(std::get<std::string>(*why.arg("name")), std::string("Counter"));
    QCOMPARE(std::get<std::string>(*why.arg("record")), given.script.toString());
    if (line > 0)
        QCOMPARE(std::get<std::int64_t>(*why.arg("line")), std::int64_t{line});
    QCOMPARE(run.simulation().privateHash(), before);
    play(run, {{30, cues("count")}}, 40);
    QCOMPARE(said(run), QStringLiteral("one1@10 one2@30"));
    QCOMPARE(run.count("definition.changed"), 0);
}

void TestHotEdits::anEditedScriptMayActAgain()
{
    Given given;
    Run run(given.s.document());
    play(run,
         {{10, cues("fail")},
          {11, cues("fail")},
          {12, cues("fail")},
          {20, cues("count")},
          {30, edits(given.setting(given.script, "code", Given::code("two")))},
          {40, cues("count")},
          {41, cues("fail")}},
         50);
    QCOMPARE(run.count("script.suspended"), 1);
    QCOMPARE(said(run), QStringLiteral("two1@40"));
    const auto faults = run.of("script.fault");
    QCOMPARE(faults.size(), std::size_t{4});
    QCOMPARE(run.payload(faults.back()).script_fault().faults(), 1u);
    // A rule's edit does not wake a script.
    Run other(given.s.document());
    play(other,
         {{10, cues("fail")},
          {11, cues("fail")},
          {12, cues("fail")},
          {30, edits(given.setting(given.say, "text", std::string("b")))},
          {40, cues("count")}},
         50);
    QCOMPARE(said(other), QString());
}

void TestHotEdits::scriptsComeAndGo()
{
    Given given;
    content::Record added = *given.s.document().find(given.script);
    added.id = Id(9, 1);
    added.rank = "ZZV";
    added.cells["name"] = std::string("Second");
    added.cells["events"] = std::string("tally");
    added.cells["code"] = Given::code("second");
    Run run(given.s.document());
    play(run,
         {{10, cues("count")},
          {15, cues("tally")}, // nobody hears it
          {20, edits(Given::change({content::AddOp{added},
                                    content::RemoveOp{*given.s.document().find(given.script)}}))},
          {30, cues("count")},
          {40, cues("tally")},
          {45, cues("tally")},
          {50, undoes()},
          {60, cues("tally")},
          {70, cues("count")}},
         200);
    // What a script that is gone had still to do is dropped, and it comes back as a new one.
    QCOMPARE(said(run), QStringLiteral("one1@10 second1@40 second2@45 one1@70 one-later@130"));
    // One that is switched off is silent, and remembers.
    Run other(given.s.document());
    play(other,
         {{10, cues("count")},
          {20, edits(given.setting(given.script, "enabled", false))},
          {30, cues("count")},
          {40, undoes()},
          {50, cues("count")}},
         60);
    QCOMPARE(said(other), QStringLiteral("one1@10 one2@50"));
}

void TestHotEdits::replayedAndRestoredAtAnyTick()
{
    Given given;
    const std::vector<Step> steps = {
        {10, cues("count")},
        {12, cues("go")},
        {20, edits(given.setting(given.script, "code", Given::code("two"), 1))},
        {22, edits(given.setting(given.say, "text", std::string("b"), 2))},
        {30, cues("count")},
        {32, cues("go")},
        {40, undoes()},
        {42, undoes()},
        {44, hr(120)},
        {50, cues("count")},
        {52, cues("go")},
        {60, undoes()},
        {70, redoes()},
        {80, cues("fail")},
    };
    constexpr std::int64_t kEnd = 150;
    Run whole(given.s.document());
    play(whole, steps, kEnd);
    QCOMPARE(said(whole), QStringLiteral("one1@10 a@12 two2@30 b@32 one3@50 a@52 one-later@70 "
                                         "two-later@90 one-later@110"));

    // From its events alone.
    Run again(given.s.document());
    std::size_t next = 0;
    while (again.world().tick().n < kEnd) {
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

    // From a checkpoint at any tick, in an engine that knows the scenario, or was elsewhere in it.
    for (std::int64_t at = 5; at < kEnd; at += 5) {
        Run first(given.s.document());
        play(first, steps, at);
        for (const std::int64_t elsewhere : {0, 35}) {
            Run second(given.s.document());
            play(second, steps, elsewhere);
            QVERIFY(second.simulation().restore(first.simulation().checkpoint(), first.world()));
            QCOMPARE(second.simulation().privateHash(), first.simulation().privateHash());
            second.continueCommands(first);
            play(second, steps, kEnd);
            QCOMPARE(second.simulation().stateHash(), whole.simulation().stateHash());
            QCOMPARE(second.simulation().privateHash(), whole.simulation().privateHash());
            QCOMPARE(second.simulation().lastEventId(), whole.simulation().lastEventId());
        }
    }
}

QTEST_APPLESS_MAIN(TestHotEdits)
#include "tst_hot_edits.moc"
