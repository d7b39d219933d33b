// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/arguments.h"
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/expectations.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

class TestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void everySchemaActionRuns_data();
    void everySchemaActionRuns();
    void defaultsAreRecorded();
    void refusedAttemptIsRecorded();
    void defibrillatorMustBeInTheRoom();
    void defibrillatorCountsShocks();
    void drugIsRememberedAndSynonymsWork();
    void pumpShowsTheInfusion();
    void oxygenDevices_data();
    void oxygenDevices();
    void bagGoesBackToTheMask();
    void noteOfAScenarioIsTheAction();
    void unknownNoteIsKept();
    void singleCompressionsCount();
    void parsesArguments();
    void learnersCannotCauseDisease();
};

void TestActions::refusals_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("args");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *action, const char *args, const char *code) {
        QTest::addRow("%s %s", action, args) << action << args << code;
    };
    row("cpr.begin", "", "kernel.action.unknown");
    row("defib.shock", "", "kernel.action.no-defibrillator");
    row("defib.shock", "energy=900 J", "kernel.argument.range");
    row("defib.shock", "energy=200 mg", "kernel.argument.unit");
    row("defib.shock", "energy=much", "kernel.argument.quantity");
    row("defib.shock", "power=200 J", "kernel.argument.unknown");
    row("drug.bolus", "drug=adrenaline", "kernel.argument.missing");
    row("drug.bolus", "drug=adrenalin; dose=1 mg", "kernel.argument.drug");
    row("drug.bolus", "drug=adrenaline; dose=1 mL", "kernel.argument.dose-unit");
    row("drug.bolus", "drug=adrenaline; dose=1 mg; route=ear", "kernel.argument.route");
    row("drug.bolus", "drug=adrenaline; dose=-1 mg", "kernel.argument.range");
    row("drug.infusion", "drug=noradrenaline; rate=10 mL/h", "kernel.argument.dose-unit");
    row("fluid.bolus", "drug=adrenaline", "kernel.argument.not-a-fluid");
    row("vent.set", "mode=turbo", "kernel.argument.value");
    row("monitor.attach", "sensor=nose", "kernel.argument.value");
    row("oxygen.set", "device", "kernel.argument.malformed");
}

void TestActions::refusals()
{
    QFETCH(QString, action);
    QFETCH(QString, args);
    QFETCH(QString, code);
    ScenarioBuilder s;
    Run run(s.document());
    QCOMPARE(run.act(action.toStdString(), args.toStdString()), code.toStdString());
    QCOMPARE(run.count("action.performed"), 0);
}

void TestActions::everySchemaActionRuns_data()
{
    QTest::addColumn<QString>("name");
    for (const content::ActionSpec &action : content::Schema::shipped().actions())
        QTest::addRow("%s", action.name.c_str()) << QString::fromStdString(action.name);
}

void TestActions::everySchemaActionRuns()
{
    QFETCH(QString, name);
    const content::ActionSpec &spec = *content::Schema::shipped().action(name.toStdString());
    content::Cells args;
    for (const content::ActionArg &arg : spec.args) {
        if (!arg.defaultText.empty())
            continue;
        if (arg.type == "quantity")
            args[arg.name] =
                content::Quantity{arg.hard ? std::min(1.0, arg.hard->high) : 1, arg.unit};
        else if (arg.type == "drug")
            args[arg.name] = std::string("adrenaline");
        else if (arg.type == "enum")
            args[arg.name] = content::Schema::shipped().enumValues(arg.enumName).back().value;
        else if (spec.name == "alarm.limits")
            args[arg.name] = std::string(arg.name == "parameter" ? "hr"
                                         : arg.name == "low"     ? "45"
                                                                 : "125");
        else if (arg.name == "field")
            args[arg.name] = std::string("vitals.hr");
        else if (arg.name == "value")
            args[arg.name] = std::string("100 /min");
        else if (arg.name == "sensor")
            args[arg.name] = std::string("co2");
        else
            args[arg.name] = std::string("left");
    }
    ScenarioBuilder s;
    s.entity("Defibrillator", "defibrillator", s.room());
    if (spec.name == "monitor.wedge")
        s.patient("sensors", {{"pap", "true"}});
    Run run(s.document());
    run.until(5);
    const Id patient = run.world().id(run.patient());
    const bool needsHold = spec.name == "instructor.release";
    if (needsHold) {
        QCOMPARE(run.act("instructor.hold", "field=vitals.hr"), std::string());
        run.step();
    }
    const bool needsCharge = spec.name == "defib.shock";
    if (needsCharge)
        UNTIL_CHARGED(run, 15);
    QCOMPARE(run.submit({Id(), "instructor", kernel::LearnerAction{spec.name, patient, args}}),
             std::string());
    run.until(40);
    QCOMPARE(run.count("action.performed"), needsHold || needsCharge ? 2 : 1);
    QCOMPARE(run.count("action.rejected"), 0);
    const recording::Event performed = run.of("action.performed").front();
    QCOMPARE(performed.aggregate, run.patient());
    QCOMPARE(run.payload(performed).action_performed().target_name(), std::string("Patient"));
}

void TestActions::defaultsAreRecorded()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.act("cpr.start", "depth=6 cm");
    run.step();
    const auto performed = run.payload(run.of("action.performed").front()).action_performed();
    QCOMPARE(performed.args_size(), 2);
    QCOMPARE(performed.args(0).name(), std::string("depth"));
    QCOMPARE(performed.args(0).cell().quantity().value(), 6.0);
    QCOMPARE(performed.args(1).cell().quantity().value(), 110.0);
}

void TestActions::refusedAttemptIsRecorded()
{
    ScenarioBuilder s;
    s.patient("sensors", {{"iv", "false"}});
    Run run(s.document());
    QCOMPARE(run.act("drug.bolus", "drug=adrenaline; dose=1 mg", "learner-1"),
             std::string("kernel.action.no-access"));
    run.step();
    const auto rejected = run.of("action.rejected");
    QCOMPARE(rejected.size(), std::size_t(1));
    QCOMPARE(rejected.front().actor, std::string("learner-1"));
    QCOMPARE(run.payload(rejected.front()).action_rejected().code(),
             std::string("kernel.action.no-access"));
    QCOMPARE(run.count("drug.given"), 0);
    // Into a muscle it needs no line; with a line it goes.
    QCOMPARE(run.act("drug.bolus", "drug=adrenaline; dose=500 ug; route=im"), std::string());
    run.act("iv.access");
    run.step();
    QCOMPARE(run.act("drug.bolus", "drug=adrenaline; dose=1 mg"), std::string());
}

void TestActions::defibrillatorMustBeInTheRoom()
{
    ScenarioBuilder s;
    const Id other = s.entity("Other room", "room-shell", s.scenario());
    const Id defibrillator = s.entity("Defibrillator", "defibrillator", other);
    Run run(s.document());
    QCOMPARE(run.act("defib.charge"), std::string("kernel.action.no-defibrillator"));
    content::ChangeSet change;
    change.id = Id(4, 4);
    change.scope = content::Scope::Session;
    change.ops.push_back(content::MoveOp{defibrillator, other, "V", s.room(), "V"});
    QCOMPARE(run.submit({Id(), "instructor", change}), std::string());
    QCOMPARE(run.act("defib.charge"), std::string()); // it will be there by then
    run.step();
    QCOMPARE(run.set(defibrillator, "device.power", false), std::string());
    run.step();
    QCOMPARE(run.act("defib.shock"), std::string("kernel.action.no-defibrillator"));
}

void TestActions::defibrillatorCountsShocks()
{
    ScenarioBuilder s;
    const Id id = s.entity("Defibrillator", "defibrillator", s.room());
    Run run(s.document());
    const world::Handle device = run.world().find(id);
    const auto field = [&](const char *path) { return run.world().layout().find(path); };
    for (const double at : {20.0, 40.0}) {
        UNTIL_CHARGED(run, at, "150 J");
        QVERIFY(run.world().flag(device, field("defibrillator.charged")));
        QCOMPARE(run.world().quantity(device, field("defibrillator.energy")).value(), 150.0);
        ACT(run, "defib.shock");
        run.step();
        QVERIFY(!run.world().flag(device, field("defibrillator.charged")));
    }
    QCOMPARE(run.world().raw(device, field("defibrillator.shocks")), 2);
    QVERIFY(run.flag("sensors.pads"));
}

void TestActions::drugIsRememberedAndSynonymsWork()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.act("drug.bolus", "drug=EPINEPHRINE; dose=0.5 mg");
    run.step();
    QCOMPARE(run.payload(run.of("drug.given").front()).drug_given().drug(),
             std::string("adrenaline"));
    QCOMPARE(run.text("drug_level.last"), std::string("adrenaline"));
    QCOMPARE(run.value("drug_level.count"), 1.0);
}

void TestActions::pumpShowsTheInfusion()
{
    ScenarioBuilder s;
    const Id pump = s.entity("Pump", "infusion-pump", s.room());
    s.add("infusion", pump, {{"patient", s.patient().toString()}});
    Run run(s.document());
    const world::Handle device = run.world().find(pump);
    const auto field = [&](const char *path) { return run.world().layout().find(path); };
    run.act("drug.infusion", "drug=noradrenaline; rate=12 ug/min"); // 0.16 µg/kg/min
    run.step();
    QCOMPARE(run.world().text(device, field("infusion.drug")), std::string_view("noradrenaline"));
    QCOMPARE(run.world().quantity(device, field("infusion.rate")).value(), 0.16);
    QVERIFY(run.world().flag(device, field("infusion.running")));
    run.act("drug.stop", "drug=norepinephrine");
    run.step();
    QVERIFY(!run.world().flag(device, field("infusion.running")));
    QCOMPARE(run.payload(run.of("drug.given").back()).drug_given().mode(), std::string("stop"));
}

void TestActions::oxygenDevices_data()
{
    QTest::addColumn<QString>("args");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::newRow("cannula") << "device=nasal-cannula; flow=2 L/min" << 0.24 << 0.32;
    QTest::newRow("mask") << "device=simple-mask; flow=6 L/min" << 0.4 << 0.5;
    QTest::newRow("reservoir") << "device=non-rebreather; flow=15 L/min" << 0.7 << 0.9;
    QTest::newRow("none") << "device=none; flow=0 L/min" << 0.21 << 0.21;
}

void TestActions::oxygenDevices()
{
    QFETCH(QString, args);
    QFETCH(double, least);
    QFETCH(double, most);
    ScenarioBuilder s;
    Run run(s.document());
    run.act("oxygen.set", args.toStdString());
    run.step();
    const double fio2 = run.value("airway.fio2");
    QVERIFY(fio2 >= least - 1e-9 && fio2 <= most + 1e-9);
    QCOMPARE(run.count("airway.changed"), 1);
}

void TestActions::bagGoesBackToTheMask()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.act("oxygen.set", "device=simple-mask; flow=6 L/min");
    run.step();
    const double fio2 = run.value("airway.fio2");
    run.act("bvm.start", "rate=12 /min");
    run.step();
    QCOMPARE(run.text("airway.device"), std::string("bvm"));
    run.until(1);
    QVERIFY(run.flag("airway.ventilated"));
    run.act("bvm.stop");
    run.until(2);
    QCOMPARE(run.text("airway.device"), std::string("simple-mask"));
    QCOMPARE(run.value("airway.fio2"), fio2);
    QVERIFY(!run.flag("airway.ventilated"));
}

void TestActions::noteOfAScenarioIsTheAction()
{
    ScenarioBuilder s;
    const Id event = s.event("Bleeds", "10 s");
    s.add("action", event,
          {{"type", "note"},
           {"entity", s.patient().toString()},
           {"name", "phys.haemorrhage"},
           {"text", "Femoral artery"},
           {"args", "rate=150 mL/min; site=liver"}});
    s.add("action", event,
          {{"type", "note"},
           {"entity", s.patient().toString()},
           {"name", "drug.bolus"},
           {"args", "drug=morphine; dose=5 mg"}});
    s.add("action", event,
          {{"type", "note"},
           {"entity", s.patient().toString()},
           {"name", "drug.bolus"},
           {"args", "drug=morphine"}});
    Run run(s.document());
    run.until(70);
    QVERIFY(qAbs(run.value("vitals.blood_loss") - 150) <= 2);
    QCOMPARE(run.count("action.performed"), 2);
    const recording::Event performed = run.of("action.performed").front();
    QCOMPARE(performed.actor, std::string("scenario"));
    QCOMPARE(performed.origin, recording::Origin::Derived);
    QCOMPARE(run.payload(performed).action_performed().text(), std::string("Femoral artery"));
    QCOMPARE(run.count("drug.given"), 1);
    QCOMPARE(run.payload(run.of("action.rejected").front()).action_rejected().code(),
             std::string("kernel.argument.missing"));
}

void TestActions::unknownNoteIsKept()
{
    ScenarioBuilder s;
    const Id event = s.event("Foreign", "1 s");
    s.add("action", event, {{"type", "note"}, {"name", "Urinate"}, {"text", "as imported"}});
    Run run(s.document());
    run.until(2);
    QCOMPARE(run.count("note.added"), 1);
    QCOMPARE(run.payload(run.of("note.added").front()).noted().action(), std::string("Urinate"));
}

void TestActions::singleCompressionsCount()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.act("phys.arrhythmia", "rhythm=asystole");
    for (double t = 5; t < 40; t += 0.6) {
        run.until(t);
        run.act("cpr.compress", "depth=5.5 cm");
    }
    run.step();
    QVERIFY(run.flag("circulation.cpr"));
    QVERIFY(qAbs(run.value("circulation.cpr_rate") - 100) < 6);
    QVERIFY(run.value("vitals.sbp") > 38);
    QCOMPARE(run.count("compressions.changed"), 1);
    run.until(50);
    QVERIFY(!run.flag("circulation.cpr"));
    QCOMPARE(run.count("compressions.changed"), 2);
    QVERIFY(run.value("vitals.sbp") < 30);
}

void TestActions::parsesArguments()
{
    const auto args = kernel::parseArguments(" rate = 150 mL/min;site=left leg ; ;x=");
    QVERIFY(args);
    QCOMPARE(args->size(), std::size_t(3));
    QCOMPARE(kernel::argumentText(*args, "rate"), std::string("150 mL/min"));
    QCOMPARE(kernel::argumentText(*args, "site"), std::string("left leg"));
    QCOMPARE(kernel::argumentText(*args, "x"), std::string());
    QVERIFY(!kernel::parseArguments("rate"));
    QVERIFY(!kernel::parseArguments("=3"));
    QVERIFY(kernel::parseArguments("")->empty());
}

void TestActions::learnersCannotCauseDisease()
{
    ScenarioBuilder s;
    Run run(s.document());
    QCOMPARE(run.act("phys.haemorrhage", "rate=100 mL/min", "learner-1"),
             std::string("kernel.action.scenario-only"));
    QCOMPARE(run.act("phys.haemorrhage", "rate=100 mL/min", "instructor"), std::string());
}

QTEST_APPLESS_MAIN(TestActions)
#include "tst_actions.moc"
