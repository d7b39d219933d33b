// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Scripts in a running session: what they hear, see and cause.
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include "core/messages/messages.h"
#include "core/recording/event_phrase.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// A patient whose vitals nothing moves but scripts.
ScenarioBuilder still()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("vitals", {{"hr", "80 /min"}, {"spo2", "97 %"}});
    return s;
}

Id addScript(ScenarioBuilder &s, const std::string &name, const std::string &events,
             const std::string &body)
{
    return s.add("script", s.scenario(),
                 {{"name", name},
                  {"events", events},
                  {"code", "function on(event, view)\n" + body + "\nend\n"}});
}

/// Scheduled event "go" at 1 s, 2 s and so on.
void addGo(ScenarioBuilder &s, int times = 1)
{
    for (int i = 1; i <= times; ++i)
        s.event("go", std::to_string(i) + " s");
}

std::string sentence(const recording::Event &event)
{
    const auto nameOf = [](world::Handle) { return std::string("patient"); };
    return messages::render(recording::phrase(event, content::Schema::shipped(), nameOf), "en");
}

} // namespace

class TestScriptSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void actions_data();
    void actions();
    void refusals_data();
    void refusals();
    void hearsWhatHappens();
    void seesTheWorldBeforeTheMicrostep();
    void aRuleCallsIt();
    void causesLeadToTheEvent();
    void shadowsAndIsShadowed();
    void delaysSurviveTheCheckpoint();
    void delayedActionsKeepTheirNumbers();
    void stateIsPrivateAndSurvivesTheCheckpoint();
    void threeFaultsSuspend();
    void loopsAreStopped();
    void randomIsTheSameInEveryRun();
    void disabledAndBroken();
};

void TestScriptSession::actions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const char *body, const char *type, int count = 1) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(type) << count;
    };
    row("set", "return {{type = 'set', field = 'vitals.hr', value = 120}}", "value.set");
    row("set with a unit", "return {{type = 'set', field = 'vitals.hr', value = '2 Hz'}}",
        "value.set");
    row("one action alone", "return {type = 'set', field = 'vitals.hr', value = 120}", "value.set");
    row("trend", "return {{type = 'trend', field = 'vitals.spo2', value = 85, over = '1 min'}}",
        "vital.trend-started");
    row("trend of a named patient",
        "return {{type = 'trend', entity = view.subject, field = 'vitals.spo2', value = 85, over = "
        "60}}",
        "vital.trend-started");
    row("rhythm", "return {{type = 'rhythm', rhythm = 'vf-coarse'}}", "rhythm.changed");
    row("say", "return {{type = 'say', text = 'Sats are dropping'}}", "actor.said");
    row("score", "return {{type = 'score', points = -5, text = 'too late'}}", "score.changed");
    row("mark", "return {{type = 'mark', text = 'here'}}", "mark.added");
    row("note", "return {{type = 'note', text = 'here'}}", "note.added");
    row("event", "return {{type = 'event', event = 'mine'}}", "event.emitted", 2);
    row("phase", "return {{type = 'phase', phase = 'Second'}}", "phase.changed", 2);
    row("timer", "return {{type = 'timer', timer = 'watch', over = 30}}", "timer.changed");
    row("variable", "return {{type = 'variable', variable = 'x', value = 2.5}}",
        "variable.changed");
    row("prompt", "return {{type = 'prompt', text = 'Look'}}", "instructor.prompted");
    row("sound", "return {{type = 'sound', sound = 'phone'}}", "sound.played");
    row("spawn",
        "return {{type = 'spawn', prefab = 'ward.icu@1.0.0#infusion-pump', text = 'Second pump'}}",
        "entity.added");
    row("remove", "return {{type = 'remove', entity = view.subject}}", "entity.removed");
    row("nothing", "return {}", "script.acted", 0);
    row("nil", "", "script.acted", 0);
    row("many",
        "local t = {} for i = 1, 64 do t[i] = {type = 'note', text = 'n' .. i} end return t",
        "note.added", 64);
}

void TestScriptSession::actions()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, count);
    ScenarioBuilder s = still();
    s.phase("First");
    s.phase("Second");
    addGo(s);
    addScript(s, "Script", "go", body.toStdString());
    Run run(s.document());
    run.until(2);
    for (const recording::Event &fault : run.of("script.fault"))
        QFAIL(sentence(fault).c_str());
    QCOMPARE(run.count(type.toStdString()), count);
}

void TestScriptSession::refusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *body, const char *says) {
        QTest::newRow(body) << QByteArray(body) << QByteArray(says);
    };
    row("return {{type = 'trnd'}}", "there is no action of type “trnd” (action 1). Did you mean "
                                    "“trend”?");
    row("return {{field = 'vitals.hr'}}", "there is no action of type “nothing” (action 1).");
    row("return {{type = 'say', text = 'x'}, {type = 'set', feild = 'vitals.hr'}}",
        "action 2 has no “feild”. Did you mean “field”?");
    row("return {{type = 'set', field = 'vitals.spo', value = 1}}",
        "action 1 names “vitals.spo”, a value that does not exist or is not recorded. Did you "
        "mean “vitals.spo2”?");
    row("return {{type = 'set', field = 'vitals.hr', value = 'fast'}}",
        "value of action 1 is missing or does not fit.");
    row("return {{type = 'set', field = 'vitals.hr', value = '5 mm[Hg]'}}",
        "value of action 1 is missing or does not fit.");
    row("return {{type = 'set', field = 'vitals.hr', value = 100000}}",
        "value of action 1 is missing or does not fit.");
    row("return {{type = 'set', field = 'vitals.hr', value = 0/0}}",
        "value of action 1 is missing or does not fit.");
    row("return {{type = 'rhythm', rhythm = 'vf-corse'}}",
        "rhythm of action 1 cannot be “vf-corse”. Did you mean “vf-coarse”?");
    row("return {{type = 'phase', phase = 'Secnd'}}",
        "phase of action 1 is “Secnd”, which is not in this session. Did you mean “Second”?");
    row("return {{type = 'remove', entity = 'Nobody at all'}}",
        "entity of action 1 is “Nobody at all”, which is not in this session.");
    row("return {{type = 'trend', field = 'vitals.hr', value = 100, over = -5}}",
        "over of action 1 cannot be “-5”.");
    row("return {{type = 'script', script = 'Script'}}",
        "action 1 calls a script; only rules can.");
    row("return {'say'}", "action 1 is say, not a table with a “type”.");
    row("return 5", "action 1 is 5, not a table with a “type”.");
    row("return {on}", "returned what is no list of actions");
    row("local t = {} for i = 1, 65 do t[i] = {type = 'note', text = 'x'} end return t",
        "returned more than 64 actions.");
    row("return view.value('vitals.hrr')",
        ", line 2: view.value: there is no value 'vitals.hrr'; did you mean 'vitals.hr'?");
    row("state.n = 1 while true do end", "did not end within the instructions");
}

void TestScriptSession::refusals()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, says);
    ScenarioBuilder s = still();
    s.phase("First");
    s.phase("Second");
    addGo(s);
    addScript(s, "Script", "go", body.toStdString());
    Run run(s.document());
    run.until(2);
    const auto faults = run.of("script.fault");
    QCOMPARE(faults.size(), std::size_t{1});
    const std::string text = sentence(faults.front());
    QVERIFY2(text.starts_with("Script “Script”") &&
                 text.find(says.toStdString()) != std::string::npos,
             text.c_str());
    // Nothing of it was applied.
    QCOMPARE(run.count("script.acted"), 0);
    QCOMPARE(run.count("actor.said"), 0);
    QCOMPARE(run.value("vitals.hr"), 80.0);
    QVERIFY(recording::eventType("script.fault")->visibility == content::Visibility::Staff);
}

void TestScriptSession::hearsWhatHappens()
{
    ScenarioBuilder s = still();
    addScript(s, "Script", "drug.given  action.performed",
              "if event.type ~= 'drug.given' then return end\n"
              "return {type = 'note', text = event.type .. ' ' .. event.data.drug .. ' ' ..\n"
              "  event.data.dose.value .. ' ' .. event.data.route .. ' ' .. event.name .. ' ' ..\n"
              "  event.entity .. ' ' .. tostring(event.time)}");
    Run run(s.document());
    run.until(1);
    QCOMPARE(run.act("drug.bolus", "drug=adrenaline; dose=500 ug; route=im"), std::string());
    run.until(2);
    const auto notes = run.of("note.added");
    QCOMPARE(notes.size(), std::size_t{1});
    QCOMPARE(run.payload(notes.front()).noted().text(),
             "drug.given adrenaline 500.0 im adrenaline " +
                 std::string(run.world().name(run.patient())) + " 1.033333");
}

void TestScriptSession::seesTheWorldBeforeTheMicrostep()
{
    // A rule and two scripts at the same event: none sees what the others write.
    ScenarioBuilder s = still();
    addGo(s);
    const Id rule = s.rule("Rule");
    s.add("trigger", rule, {{"type", "event"}, {"event", "go"}});
    s.add("action", rule,
          {{"type", "set"},
           {"entity", s.patient().toString()},
           {"field", "vitals.hr"},
           {"value", "120 /min"}});
    const char *body = "return {type = 'note', text = tostring(view.value('vitals.hr')) .. ' ' ..\n"
                       "  tostring(view.variable('x'))}";
    addScript(s, "One", "go",
              "return {{type = 'variable', variable = 'x', value = 7}, {type = 'note', text = "
              "tostring(view.vitals().hr) .. ' ' .. tostring(view.variable('x'))}}");
    addScript(s, "Two", "go", body);
    addScript(s, "After", "script.acted",
              std::string("if event.data.name ~= 'Two' then return end\n") + body);
    Run run(s.document());
    run.until(2);
    std::vector<std::string> texts;
    for (const recording::Event &note : run.of("note.added"))
        texts.push_back(run.payload(note).noted().text());
    QCOMPARE(texts, (std::vector<std::string>{"80.0 0.0", "80.0 0.0", "120.0 7.0"}));
}

void TestScriptSession::aRuleCallsIt()
{
    ScenarioBuilder s = still();
    addGo(s);
    const Id script = addScript(s, "Script", "",
                                "return {type = 'note', text = event.type .. ' ' .. view.subject}");
    const Id rule = s.rule("Rule");
    s.add("trigger", rule, {{"type", "event"}, {"event", "go"}});
    s.add("action", rule, {{"type", "script"}, {"script", script.toString()}});
    Run run(s.document());
    run.until(2);
    const auto notes = run.of("note.added");
    QCOMPARE(notes.size(), std::size_t{1});
    QCOMPARE(run.payload(notes.front()).noted().text(),
             "call " + std::string(run.world().name(run.patient())));
    const auto acted = run.of("script.acted");
    QCOMPARE(acted.front().cause, run.of("rule.fired").front().id);
    QCOMPARE(notes.front().cause, acted.front().id);
}

void TestScriptSession::causesLeadToTheEvent()
{
    ScenarioBuilder s = still();
    addGo(s);
    addScript(s, "Script", "go", "return {type = 'say', text = 'Now'}");
    Run run(s.document());
    run.until(2);
    const recording::Event said = run.of("actor.said").front();
    const recording::Event acted = run.of("script.acted").front();
    const recording::Event go = run.of("event.emitted").front();
    QCOMPARE(said.cause, acted.id);
    QCOMPARE(acted.cause, go.id);
    QCOMPARE(said.correlation, go.id);
    QCOMPARE(sentence(acted), std::string("Script “Script” asked for 1 actions"));
}

void TestScriptSession::shadowsAndIsShadowed()
{
    ScenarioBuilder s = still();
    addGo(s);
    addScript(s, "One", "go", "return {type = 'set', field = 'vitals.hr', value = 100}");
    addScript(s, "Two", "go", "return {type = 'set', field = 'vitals.hr', value = 140}");
    Run run(s.document());
    run.until(2);
    QCOMPARE(run.value("vitals.hr"), 100.0);
    QCOMPARE(run.count("rule.shadowed"), 1);
}

void TestScriptSession::delaysSurviveTheCheckpoint()
{
    ScenarioBuilder s = still();
    addGo(s);
    addScript(s, "Script", "go",
              "return {{type = 'set', field = 'vitals.hr', value = 130, delay = '10 s'}}");
    Run run(s.document());
    run.until(5);
    QCOMPARE(run.value("vitals.hr"), 80.0);
    const std::string checkpoint = run.simulation().checkpoint();
    const world::World world = run.world();
    run.until(12);
    QCOMPARE(run.value("vitals.hr"), 130.0);
    Run other(s.document());
    QVERIFY(other.simulation().restore(checkpoint, world));
    other.until(12);
    QCOMPARE(other.value("vitals.hr"), 130.0);
    QCOMPARE(other.simulation().stateHash(), run.simulation().stateHash());
    QCOMPARE(other.simulation().privateHash(), run.simulation().privateHash());
    QCOMPARE(run.of("value.set").back().cause, run.of("script.acted").front().id);
}

void TestScriptSession::delayedActionsKeepTheirNumbers()
{
    ScenarioBuilder s = still();
    addGo(s);
    addScript(s, "Script", "go",
              "local stool = 'ward.icu@1.0.0#stool'\n"
              "return {{type = 'spawn', prefab = stool, text = 'First', delay = '1 s'},\n"
              "  {type = 'spawn', prefab = stool, text = 'Second', delay = '2 s'},\n"
              "  {type = 'mark', text = 'one', delay = '1 s'},\n"
              "  {type = 'mark', text = 'two', delay = '2 s'}}");
    Run run(s.document());
    run.until(5);
    QCOMPARE(run.count("entity.added"), 2);
    QCOMPARE(run.count("action.rejected"), 0);
    const auto marks = run.of("mark.added");
    QCOMPARE(marks.size(), std::size_t(2));
    QVERIFY(run.payload(marks[0]).mark_added().id() != run.payload(marks[1]).mark_added().id());
    QCOMPARE(run.payload(marks[1]).mark_added().label(), std::string("two"));
}

void TestScriptSession::stateIsPrivateAndSurvivesTheCheckpoint()
{
    ScenarioBuilder s = still();
    addGo(s, 6);
    addScript(s, "Script", "go",
              "state.n = (state.n or 0) + 1 state.seen = state.seen or {}\n"
              "state.seen[#state.seen + 1] = event.time\n"
              "return {type = 'note', text = state.n .. ' ' .. table.concat(state.seen, ',') ..\n"
              "  string.format(' %.6f', view.random())}");
    Run run(s.document());
    run.until(3.5);
    const std::string checkpoint = run.simulation().checkpoint();
    const world::World world = run.world();
    const auto before = run.events().size();
    run.until(7);
    Run other(s.document());
    const auto already = other.events().size();
    QVERIFY(other.simulation().restore(checkpoint, world));
    other.until(7);
    const std::vector<recording::Event> rest(
        other.events().begin() + static_cast<std::ptrdiff_t>(already), other.events().end());
    const std::vector<recording::Event> expected(
        run.events().begin() + static_cast<std::ptrdiff_t>(before), run.events().end());
    QCOMPARE(rest.size(), expected.size());
    QVERIFY(rest == expected);
    QCOMPARE(other.simulation().privateHash(), run.simulation().privateHash());
    const std::string last = run.payload(run.of("note.added").back()).noted().text();
    QVERIFY2(last.starts_with("6 1.0,2.0,3.0,4.0,5.0,6.0 0."), last.c_str());
}

void TestScriptSession::threeFaultsSuspend()
{
    ScenarioBuilder s = still();
    addGo(s, 6);
    addScript(s, "Script", "go", "state.n = (state.n or 0) + 1\nerror('no')");
    addScript(s, "Other", "go", "return {type = 'note', text = 'fine'}");
    Run run(s.document());
    run.until(7);
    QCOMPARE(run.count("script.fault"), 3);
    QCOMPARE(run.count("script.suspended"), 1);
    QCOMPARE(run.count("note.added"), 6);
    QCOMPARE(run.payload(run.of("script.fault").back()).script_fault().faults(), 3U);
    QCOMPARE(sentence(run.of("script.fault").front()),
             std::string("Script “Script”, line 3: no. Nothing of this call was applied."));
    QCOMPARE(recording::severity(run.of("script.fault").front()), 2);
}

void TestScriptSession::loopsAreStopped()
{
    ScenarioBuilder s = still();
    addGo(s);
    addScript(s, "One", "go a", "return {type = 'event', event = 'b'}");
    addScript(s, "Two", "b", "return {type = 'event', event = 'a'}");
    Run run(s.document());
    run.until(3);
    QCOMPARE(run.count("script.suspended"), 1);
    QCOMPARE(run.payload(run.of("script.fault").front()).script_fault().code(),
             std::string("kernel.script.loop"));
    QVERIFY(run.count("script.acted") <= 8);
    QCOMPARE(run.world().tick().time().us, std::int64_t{3'000'000});
}

void TestScriptSession::randomIsTheSameInEveryRun()
{
    ScenarioBuilder s = still();
    addGo(s, 3);
    addScript(s, "Script", "go",
              "return {type = 'note', text = view.random(1000) .. ' ' .. view.random(1000)}");
    const auto texts = [&](std::uint64_t seed) {
        Run run(s.document(), seed);
        run.until(4);
        std::vector<std::string> out;
        for (const recording::Event &note : run.of("note.added"))
            out.push_back(run.payload(note).noted().text());
        return out;
    };
    const auto first = texts(1);
    QCOMPARE(first.size(), std::size_t{3});
    QVERIFY(first[0] != first[1]);
    QCOMPARE(texts(1), first);
    QVERIFY(texts(2) != first);
}

void TestScriptSession::disabledAndBroken()
{
    ScenarioBuilder s = still();
    addGo(s);
    s.add("script", s.scenario(),
          {{"name", "Off"}, {"enabled", "false"}, {"events", "go"}, {"code", "not Lua"}});
    Run run(s.document());
    run.until(2);
    QCOMPARE(run.count("script.fault"), 0);

    ScenarioBuilder broken = still();
    broken.add("script", broken.scenario(),
               {{"name", "Broken"}, {"events", "go"}, {"code", "x = 1\ny = = 2"}});
    const auto refused =
        kernel::Simulation::create(broken.document(), content::Schema::shipped(),
                                   content::Catalogue::shipped(), {.sessionId = Id(1, 1)});
    QVERIFY(!refused);
    QCOMPARE(messages::render(refused.error(), "en"),
             std::string("Script “Broken” cannot be read as Lua; line 2 of its code: unexpected "
                         "symbol near '='."));
}

QTEST_GUILESS_MAIN(TestScriptSession)
#include "tst_script_session.moc"
