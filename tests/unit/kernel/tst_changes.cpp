// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

content::CellValue perMinute(double value)
{
    return content::Quantity{value, "/min"};
}

kernel::Input spawn(const Id &id, const std::string &prefab, const Id &parent,
                    const std::string &actor = "instructor")
{
    content::ChangeSet change;
    change.id = deriveId(id, "spawn");
    change.intent = "edit.spawn";
    change.actor = actor;
    change.scope = content::Scope::Session;
    content::Record record;
    record.id = id;
    record.kind = "entity";
    record.parent = parent;
    record.rank = "V";
    record.cells["name"] = prefab;
    record.cells["prefab"] = "ward.icu@1.0.0#" + prefab;
    change.ops.push_back(content::AddOp{std::move(record)});
    return {Id(), actor, change};
}

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setAndUndo();
    void undoPutsATrendBack();
    void undoIsPerActor();
    void redoAfterUndo();
    void newChangeForgetsRedo();
    void spawnIsAnEventWithAHandle();
    void undoneSpawnComesBackWithANewHandle();
    void moveIsAnEvent();
    void ruleSpawnsAndRemoves();
    void whatIsMoreThanRulesIsRefused();
    void impossibleChangesAreRefused_data();
    void impossibleChangesAreRefused();
    void queuedChangesSeeEachOther();
    void subStepsWhilePaused();
    void marksCuesAndClock();
    void inputsCanBeReadBack();
    void actionsOnWhatAppearsInTheSameTick();
    void entitiesHaveALimit();
    void nothingAfterTheEnd();
};

void TestChanges::setAndUndo()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(5);
    QCOMPARE(run.set(s.patient(), "vitals.hr", perMinute(110)), std::string());
    run.step();
    QCOMPARE(run.value("vitals.hr"), 110.0);
    const recording::Event changed = run.of("world.changed").front();
    QCOMPARE(changed.origin, recording::Origin::Input);
    QVERIFY(!changed.command.isNull());
    QCOMPARE(run.simulation().undoAvailability("instructor").undo, 1u);
    run.until(20);
    QCOMPARE(run.value("vitals.hr"), 110.0);
    QCOMPARE(run.undo(), std::string());
    run.step();
    QCOMPARE(run.value("vitals.hr"), 80.0);
    // New events; what was is kept.
    QCOMPARE(run.count("world.changed"), 2);
    const auto undone = run.of("change.undone");
    QCOMPARE(undone.size(), std::size_t(1));
    QCOMPARE(run.payload(undone.front()).undone().of(), changed.id);
    QCOMPARE(undone.front().origin, recording::Origin::Input);
    QCOMPARE(run.of("world.changed").back().cause, undone.front().id);
    QCOMPARE(run.simulation().undoAvailability("instructor").undo, 0u);
    QCOMPARE(run.undo(), std::string("kernel.undo.nothing"));
}

void TestChanges::undoPutsATrendBack()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    const Id event = s.event("Rise", "0 s");
    s.add("action", event,
          {{"type", "trend"},
           {"entity", s.patient().toString()},
           {"field", "vitals.hr"},
           {"value", "140 /min"},
           {"over", "60 s"}});
    Run run(s.document());
    run.until(20);
    run.set(s.patient(), "vitals.hr", perMinute(70));
    run.until(30);
    QCOMPARE(run.value("vitals.hr"), 70.0);
    run.undo();
    run.step();
    run.step();
    QCOMPARE(run.value("vitals.hr"), 110.0); // where the trend is by now
    run.until(61);
    QCOMPARE(run.value("vitals.hr"), 140.0);
}

void TestChanges::undoIsPerActor()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.set(s.patient(), "vitals.hr", perMinute(100), "instructor-1");
    run.step();
    run.set(s.patient(), "vitals.temp", content::Quantity{39, "Cel"}, "instructor-2");
    run.step();
    QCOMPARE(run.undo("instructor-1"), std::string());
    run.step();
    QCOMPARE(run.value("vitals.hr"), 80.0);
    QCOMPARE(run.value("vitals.temp"), 39.0);
    QCOMPARE(run.undo("instructor-1"), std::string("kernel.undo.nothing"));
}

void TestChanges::redoAfterUndo()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.set(s.patient(), "vitals.hr", perMinute(100));
    run.step();
    run.set(s.patient(), "vitals.hr", perMinute(120));
    run.step();
    run.undo();
    run.undo();
    run.step();
    QCOMPARE(run.value("vitals.hr"), 80.0);
    QCOMPARE(run.simulation().undoAvailability("instructor").redo, 2u);
    run.redo();
    run.step();
    QCOMPARE(run.value("vitals.hr"), 100.0);
    run.redo();
    run.step();
    QCOMPARE(run.value("vitals.hr"), 120.0);
    QCOMPARE(run.redo(), std::string("kernel.redo.nothing"));
    run.undo();
    run.step();
    QCOMPARE(run.value("vitals.hr"), 100.0);
}

void TestChanges::newChangeForgetsRedo()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.set(s.patient(), "vitals.hr", perMinute(100));
    run.step();
    run.undo();
    run.step();
    run.set(s.patient(), "vitals.hr", perMinute(90));
    run.step();
    QCOMPARE(run.redo(), std::string("kernel.redo.nothing"));
}

void TestChanges::spawnIsAnEventWithAHandle()
{
    ScenarioBuilder s;
    const Id cart = s.entity("Med cart", "med-cart", s.room());
    const Id id = s.nextId();
    Run run(s.document());
    const world::Handle next = run.world().nextHandle();
    QCOMPARE(run.submit(spawn(id, "defibrillator", cart)), std::string());
    run.step();
    const world::Handle handle = run.world().find(id);
    QCOMPARE(handle, next);
    QCOMPARE(run.world().parent(handle), run.world().find(cart));
    const auto added = run.of("entity.added");
    QCOMPARE(added.size(), std::size_t(1));
    QCOMPARE(added.front().aggregate, handle);
    QCOMPARE(run.payload(added.front()).entity_added().handle(), handle);
    QCOMPARE(run.payload(added.front()).entity_added().id(), id.toBytes());
    QCOMPARE(added.front().cause, run.of("world.changed").front().id);
    // It works: what was impossible is possible now.
    QCOMPARE(run.act("defib.charge"), std::string());
}

void TestChanges::undoneSpawnComesBackWithANewHandle()
{
    ScenarioBuilder s;
    const Id id = s.nextId();
    Run run(s.document());
    run.submit(spawn(id, "defibrillator", s.room()));
    run.step();
    const world::Handle first = run.world().find(id);
    run.undo();
    run.step();
    QVERIFY(!run.world().isAlive(first));
    QCOMPARE(run.count("entity.removed"), 1);
    run.redo();
    run.step();
    QVERIFY(run.world().find(id) > first);
    QCOMPARE(run.count("entity.added"), 2);
}

void TestChanges::moveIsAnEvent()
{
    ScenarioBuilder s;
    const Id cart = s.entity("Med cart", "med-cart", s.room());
    const Id defibrillator = s.entity("Defibrillator", "defibrillator", s.room());
    Run run(s.document());
    content::ChangeSet change;
    change.id = Id(1, 2);
    change.scope = content::Scope::Session;
    change.ops.push_back(content::MoveOp{defibrillator, s.room(), "V", cart, "V"});
    QCOMPARE(run.submit({Id(), "instructor", change}), std::string());
    run.step();
    QCOMPARE(run.count("entity.moved"), 1);
    const auto moved = run.payload(run.of("entity.moved").front()).entity_moved();
    QCOMPARE(moved.parent_after(), run.world().find(cart));
    run.undo();
    run.step();
    QCOMPARE(run.world().parent(run.world().find(defibrillator)), run.world().find(s.room()));
}

void TestChanges::ruleSpawnsAndRemoves()
{
    ScenarioBuilder s;
    const Id stool = s.entity("Stool", "stool", s.room());
    const Id rule = s.rule("Bring it");
    s.add("trigger", rule, {{"type", "action"}, {"action", "call.help"}});
    s.add("action", rule,
          {{"type", "spawn"},
           {"prefab", "ward.icu@1.0.0#defibrillator"},
           {"parent", s.room().toString()},
           {"text", "Defibrillator"}});
    s.add("action", rule, {{"type", "remove"}, {"entity", stool.toString()}});
    Run run(s.document());
    QCOMPARE(run.act("defib.shock"), std::string("kernel.action.no-defibrillator"));
    run.act("call.help");
    run.until(2);
    QCOMPARE(run.count("entity.added"), 1);
    QCOMPARE(run.count("entity.removed"), 1);
    QCOMPARE(run.act("defib.charge"), std::string());
    // The same run makes the same ids.
    Run again(s.document());
    again.act("defib.shock");
    again.act("call.help");
    again.until(2);
    QCOMPARE(again.simulation().stateHash(), [&] {
        Run third(s.document());
        third.act("defib.shock");
        third.act("call.help");
        third.until(2);
        return third.simulation().stateHash();
    }());
    QCOMPARE(run.undo(), std::string("kernel.undo.nothing")); // nobody can undo a rule
}

void TestChanges::whatIsMoreThanRulesIsRefused()
{
    ScenarioBuilder s;
    Run run(s.document());
    content::ChangeSet change;
    change.scope = content::Scope::Definition;
    change.ops.push_back(content::SetOp{s.patient(), "vitals.hr", {}, perMinute(100)});
    QCOMPARE(run.submit({Id(), "author", change}), std::string("kernel.change.beyond-rules"));
    run.step();
    QCOMPARE(run.value("vitals.hr"), 80.0);
}

void TestChanges::impossibleChangesAreRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::newRow("hard range") << "vitals.hr" << 900.0 << "/min";
    QTest::newRow("unit") << "vitals.hr" << 90.0 << "mm[Hg]";
    QTest::newRow("unknown field") << "vitals.pulse" << 90.0 << "/min";
    QTest::newRow("engine's own") << "numerics.hr" << 90.0 << "/min";
}

void TestChanges::impossibleChangesAreRefused()
{
    QFETCH(QString, path);
    QFETCH(double, value);
    QFETCH(QString, unit);
    ScenarioBuilder s;
    Run run(s.document());
    content::ChangeSet change;
    change.scope = content::Scope::Session;
    change.ops.push_back(content::SetOp{
        s.patient(), path.toStdString(), {}, content::Quantity{value, unit.toStdString()}});
    const std::uint64_t before = run.simulation().stateHash();
    QVERIFY(!run.submit({Id(), "instructor", change}).empty());
    QVERIFY(!run.simulation().hasQueuedInputs());
    QCOMPARE(run.simulation().stateHash(), before);
}

void TestChanges::queuedChangesSeeEachOther()
{
    ScenarioBuilder s;
    const Id cart = s.nextId();
    const Id defibrillator = s.nextId();
    Run run(s.document());
    QCOMPARE(run.submit(spawn(cart, "med-cart", s.room())), std::string());
    QCOMPARE(run.submit(spawn(defibrillator, "defibrillator", cart)), std::string());
    QCOMPARE(run.act("defib.charge"), std::string());
    QCOMPARE(run.undo(), std::string());
    run.step();
    QCOMPARE(run.count("entity.added"), 2);
    QVERIFY(run.world().find(defibrillator) == world::kNoHandle);
}

void TestChanges::subStepsWhilePaused()
{
    ScenarioBuilder s;
    const Id rule = s.rule("Answer");
    s.add("trigger", rule, {{"type", "cue"}, {"event", "hello"}});
    s.add("action", rule, {{"type", "say"}, {"text", "Here"}});
    Run run(s.document());
    run.until(10);
    run.set(s.patient(), "vitals.hr", perMinute(120));
    run.subStep();
    QCOMPARE(run.world().tick().n, 300);
    QCOMPARE(run.world().sub(), 1u);
    QCOMPARE(run.value("vitals.hr"), 120.0);
    QCOMPARE(run.of("world.changed").front().sub, 1u);
    run.submit({Id(), "instructor", kernel::CueInput{"hello"}});
    run.subStep();
    QCOMPARE(run.world().sub(), 2u);
    QCOMPARE(run.count("actor.said"), 1);
    run.subStep(); // nothing queued: nothing happens
    QCOMPARE(run.world().sub(), 2u);
    run.step();
    QCOMPARE(run.world().tick().n, 301);
    QCOMPARE(run.world().sub(), 0u);
    QCOMPARE(run.value("vitals.hr"), 120.0);
}

void TestChanges::marksCuesAndClock()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(5);
    const kernel::MarkInput mark{Id(5, 6), "Late", "teaching", Tick{60}, Tick{90}, "note"};
    QCOMPARE(run.submit({Id(), "instructor", mark}), std::string());
    QCOMPARE(run.submit({Id(), "instructor",
                         kernel::MarkInput{Id(5, 7), "Future", "", Tick{900}, Tick{910}, ""}}),
             std::string("kernel.mark.range"));
    run.submit(
        {Id(), "instructor", kernel::ClockInput{kernel::ClockInput::Change::Rate, 10, 1, 0}});
    run.step();
    const auto added = run.payload(run.of("mark.added").front()).mark_added();
    QCOMPARE(added.from_tick(), 60);
    QCOMPARE(added.label(), std::string("Late"));
    QCOMPARE(run.payload(run.of("clock.changed").front()).clock_changed().rate_numerator(), 10u);
}

void TestChanges::inputsCanBeReadBack()
{
    ScenarioBuilder s;
    s.entity("Defibrillator", "defibrillator", s.room());
    const Id id = s.nextId();
    Run run(s.document());
    run.until(3);
    run.set(s.patient(), "vitals.hr", perMinute(99));
    run.until(4);
    run.act("cpr.start", "rate=100 /min");
    run.submit(spawn(id, "stool", s.room()));
    run.until(5);
    run.undo();
    run.until(6);
    run.redo();
    run.act("drug.bolus", "drug=propofol; dose=100 mg");
    run.act("monitor.zero", "", "learner-1");
    run.until(7);
    run.submit({Id(), "instructor", kernel::CueInput{"x"}});
    run.submit({Id(), "instructor", kernel::MarkInput{Id(3, 4), "m", "t", Tick{1}, Tick{2}, "n"}});
    run.subStep();
    run.until(9);
    run.act("vent.set", "mode=vc-ac");
    run.until(30);

    // Everything that came from outside, and nothing else, rebuilds the session.
    Run again(s.document());
    std::size_t next = 0;
    const auto feed = [&](std::int64_t tick, std::uint32_t sub) {
        bool any = false;
        for (; next < run.events().size(); ++next) {
            const recording::Event &event = run.events()[next];
            if (event.tick.n > tick || (event.tick.n == tick && event.sub > sub))
                break;
            if (event.tick.n != tick || event.sub != sub)
                continue;
            const auto input = kernel::inputFromEvent(event, again.world());
            QVERIFY2(input, event.type.c_str());
            if (!*input)
                continue;
            QCOMPARE(event.origin, recording::Origin::Input);
            QVERIFY2(again.simulation().submit(**input), event.type.c_str());
            any = true;
        }
        if (any && sub > 0)
            again.subStep();
    };
    feed(0, 0);
    while (again.world().tick() < run.world().tick()) {
        feed(again.world().tick().n, 1);
        feed(again.world().tick().n + 1, 0);
        again.step();
    }
    QCOMPARE(again.simulation().stateHash(), run.simulation().stateHash());
    QCOMPARE(again.simulation().privateHash(), run.simulation().privateHash());
    QCOMPARE(again.events(), run.events());
}

void TestChanges::actionsOnWhatAppearsInTheSameTick()
{
    ScenarioBuilder s;
    const Id patient = s.nextId();
    const Id visitor = s.nextId();
    const Id stool = s.nextId();
    const auto act = [](const std::string &action, const Id &target, content::Cells args = {}) {
        return kernel::Input{Id(), "learner-1", kernel::LearnerAction{action, target, args}};
    };
    Run run(s.document());
    run.until(1);
    run.submit(spawn(patient, "patient-woman", s.room()));
    QCOMPARE(run.submit(act("cpr.start", patient)), std::string());
    run.submit(spawn(visitor, "family-member", s.room()));
    QCOMPARE(run.submit(act("say", visitor, {{"text", std::string("Hello")}})), std::string());
    QCOMPARE(run.submit(act("defib.shock", patient)),
             std::string("kernel.action.no-defibrillator"));
    run.step();
    // A step taken back gives what comes after it another handle than was foreseen.
    run.submit(spawn(stool, "stool", s.room()));
    run.undo();
    run.step();
    run.redo();
    const Id second = s.nextId();
    run.submit(spawn(second, "patient-woman", s.room()));
    QCOMPARE(run.submit(act("cpr.start", second)), std::string());
    run.until(3);
    QCOMPARE(run.count("action.performed"), 3);
    QCOMPARE(run.count("action.rejected"), 1);

    Run again(s.document());
    std::size_t next = 0;
    while (again.world().tick() < run.world().tick()) {
        for (; next < run.events().size() && run.events()[next].tick == again.world().tick() + 1;
             ++next) {
            const auto input = kernel::inputFromEvent(run.events()[next], again.world());
            QVERIFY(input);
            if (*input)
                QVERIFY2(again.simulation().submit(**input), run.events()[next].type.c_str());
        }
        while (next < run.events().size() && run.events()[next].tick <= again.world().tick())
            ++next;
        again.step();
    }
    QCOMPARE(again.events(), run.events());
    QCOMPARE(again.simulation().privateHash(), run.simulation().privateHash());
}

void TestChanges::entitiesHaveALimit()
{
    ScenarioBuilder s;
    const Id rule = s.rule("More and more");
    s.set(rule, "fire", "every");
    s.add("trigger", rule, {{"type", "every"}, {"every", "1 s"}});
    s.add("action", rule,
          {{"type", "spawn"},
           {"prefab", "ward.icu@1.0.0#stool"},
           {"parent", s.room().toString()},
           {"text", "Stool"}});
    kernel::SimulationOptions options;
    options.sessionId = Id(1, 2);
    const auto make = [&] {
        return kernel::Simulation::create(s.document(), content::Schema::shipped(),
                                          content::Catalogue::shipped(), options)
            .value();
    };
    const std::size_t before = make()->world().entities().size();
    options.maxEntities = before + 3;
    const auto run = make();
    int added = 0;
    int refused = 0;
    for (int i = 0; i < 10 * kTicksPerSecond; ++i) {
        for (const recording::Event &event : run->step()) {
            added += event.type == "entity.added" ? 1 : 0;
            if (event.type != "action.rejected")
                continue;
            ++refused;
            QCOMPARE(recording::payloadOf(event)->action_rejected().code(),
                     std::string("kernel.change.too-many-entities"));
        }
    }
    QCOMPARE(added, 3);
    QVERIFY(refused >= 6);
    QCOMPARE(run->world().entities().size(), options.maxEntities);
    // Nor does a person add more.
    const auto asked = run->submit(spawn(s.nextId(), "stool", s.room()));
    QCOMPARE(asked ? std::string() : asked.error().code(),
             std::string("kernel.change.too-many-entities"));
}

void TestChanges::nothingAfterTheEnd()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.submit({Id(), "engine", kernel::EndInput{"test.over"}});
    run.step();
    QCOMPARE(run.events().back().type, std::string("session.ended"));
    QCOMPARE(run.act("pulse.check"), std::string("kernel.session.ended"));
}

QTEST_APPLESS_MAIN(TestChanges)
#include "tst_changes.moc"
