// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// What goes out of syringes and bags: how much, how long, what is said before the end, and that
// the drug stops with it.
#include "tests/support/scenario.h"
#include "tests/unit/kernel/expectations.h"

#include <cmath>

using namespace ward;
using namespace ward::test;
using content::Quantity;

namespace {

struct Bay
{
    ScenarioBuilder s;
    Id pole, pump, infusion;

    explicit Bay(const char *prefab = "syringe-pump", Texts cells = {})
    {
        pole = s.entity("Pole", "iv-pole", s.room());
        pump = s.entity("Pump", prefab, pole);
        infusion = s.add("infusion", pump, cells);
        s.set(infusion, "patient", s.patient().toString());
    }
};

double of(const Run &run, const Id &entity, std::string_view path)
{
    const world::World &world = run.world();
    return world.quantity(world.find(entity), world.layout().find(path)).value_or(-1);
}

std::string stateOf(const Run &run, const Id &pump)
{
    const world::World &world = run.world();
    return std::string(world.enumValue(world.find(pump), world.layout().find("infusion.state")));
}

double now(const Run &run)
{
    return run.world().tick().time().seconds();
}

} // namespace

class TestPumps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void volumeFollowsTheRate_data();
    void volumeFollowsTheRate();
    void warnsStopsAndTheDrugWithIt();
    void keepsTheVeinOpen_data();
    void keepsTheVeinOpen();
    void keepsTheVeinOpenUntilEmpty();
    void withoutKvoItStopsAtItsVolume();
    void newVolumeEndsKvo();
    void pumpsOfOneDrugAddUp();
    void startedAgainItHasAFreshSyringe();
    void fluidComesFromTheBag();
    void bagRunsDry();
    void bolusWithoutAPump();
    void whatPeopleSetCounts();
    void goesOnFromACheckpoint();
    void stoppedPumpsLeaveNothingBehind();
    void switchedOffDeliversNothing();
    void unitsGoTheWayOfThePump_data();
    void unitsGoTheWayOfThePump();
    void unitsActAsOrdered();
    void freshOneHoldsWhatThePumpHolds_data();
    void freshOneHoldsWhatThePumpHolds();
    void rulesSeeIt();
    void shippedScenariosHaveEnough_data();
    void shippedScenariosHaveEnough();
};

void TestPumps::volumeFollowsTheRate_data()
{
    QTest::addColumn<QString>("drug");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<double>("perHour");
    // At 75 kg, as the drug is usually made up.
    QTest::newRow("0.08 mg/mL") << "noradrenaline"
                                << "0.2 ug/kg/min" << 11.25;
    QTest::newRow("10 mg/mL") << "propofol"
                              << "3 mg/kg/h" << 22.5;
    QTest::newRow("by the hour") << "midazolam"
                                 << "3 mg/h" << 3.0;
    QTest::newRow("units") << "vasopressin"
                           << "0.03 U/min" << 4.5;
    QTest::newRow("units by weight") << "insulin"
                                     << "0.1 U/kg/h" << 7.5;
    QTest::newRow("a fluid") << "balanced-crystalloid"
                             << "120 mL/h" << 120.0;
}

void TestPumps::volumeFollowsTheRate()
{
    QFETCH(QString, drug);
    QFETCH(QString, rate);
    QFETCH(double, perHour);
    Bay bay;
    Run run(bay.s.document());
    run.until(10);
    ACT(run, "drug.infusion", "drug=" + drug.toStdString() + "; rate=" + rate.toStdString());
    run.until(10 + 600);
    WITHIN(of(run, bay.pump, "infusion.flow"), perHour - 0.06, perHour + 0.06);
    WITHIN(of(run, bay.pump, "infusion.infused"), perHour / 6 - 0.06, perHour / 6 + 0.06);
    if (drug == "balanced-crystalloid") {
        QCOMPARE(of(run, bay.pole, "bag.level"), 98.0);
        QCOMPARE(of(run, bay.pump, "infusion.volume"), 50.0);
    } else {
        WITHIN(of(run, bay.pump, "infusion.volume"), 50 - perHour / 6 - 0.06,
               50 - perHour / 6 + 0.06);
        QCOMPARE(of(run, bay.pole, "bag.level"), 100.0);
    }
    QCOMPARE(stateOf(run, bay.pump), std::string("infusing"));
    ACT(run, "drug.stop", "drug=" + drug.toStdString());
    run.until(10 + 602);
    const double infused = of(run, bay.pump, "infusion.infused");
    run.until(10 + 700);
    QCOMPARE(of(run, bay.pump, "infusion.infused"), infused);
    QCOMPARE(stateOf(run, bay.pump), std::string("stopped"));
}

void TestPumps::warnsStopsAndTheDrugWithIt()
{
    // 10 mL at 45 mL/h last 800 s.
    Bay bay("syringe-pump", {{"drug", "noradrenaline"},
                             {"rate", "0.8 ug/kg/min"},
                             {"running", "true"},
                             {"volume", "10 mL"}});
    Run run(bay.s.document());
    run.until(600);
    QCOMPARE(stateOf(run, bay.pump), std::string("infusing"));
    QCOMPARE(run.count("alarm.changed"), 0);
    run.until(630);
    QCOMPARE(stateOf(run, bay.pump), std::string("near-end"));
    run.until(795);
    const double pressure = run.value("vitals.map");
    QCOMPARE(stateOf(run, bay.pump), std::string("near-end"));
    run.until(806);
    QCOMPARE(stateOf(run, bay.pump), std::string("complete"));
    QCOMPARE(of(run, bay.pump, "infusion.volume"), 0.0);
    QCOMPARE(of(run, bay.pump, "infusion.infused"), 10.0);
    const world::World &world = run.world();
    const world::Handle pump = world.find(bay.pump);
    QVERIFY(!world.flag(pump, world.layout().find("infusion.running")));
    std::vector<std::string> said;
    for (const recording::Event &event : run.of("alarm.changed")) {
        if (event.aggregate != pump)
            continue;
        const auto alarm = run.payload(event).alarm_changed();
        said.push_back(alarm.text() + ' ' + alarm.priority());
    }
    QCOMPARE(said, (std::vector<std::string>{"INFUSION NEAR END low", "INFUSION COMPLETE high"}));
    int stops = 0;
    for (const recording::Event &event : run.of("drug.given"))
        stops += run.payload(event).drug_given().mode() == "stop";
    QCOMPARE(stops, 1);
    run.until(806 + 240);
    QVERIFY2(run.value("vitals.map") < pressure - 10, "the pressure goes with it");
}

void TestPumps::keepsTheVeinOpen_data()
{
    QTest::addColumn<QString>("prefab");
    QTest::addColumn<QString>("drug");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<double>("volume");
    QTest::addColumn<double>("kvo"); // mL/h
    // Each pump's own rate, as the catalogue gives it; the second is never more than what was set.
    QTest::newRow("a fluid") << "infusion-pump"
                             << "balanced-crystalloid"
                             << "flow"
                             << "600 mL/h" << 50.0 << 3.0;
    QTest::newRow("a drug, 45 mL/h") << "syringe-pump"
                                     << "noradrenaline"
                                     << "rate"
                                     << "0.8 ug/kg/min" << 5.0 << 1.0;
    QTest::newRow("slower than KVO") << "syringe-pump"
                                     << "noradrenaline"
                                     << "rate"
                                     << "0.01 ug/kg/min" << 0.2 << 0.5625;
}

void TestPumps::keepsTheVeinOpen()
{
    QFETCH(QString, prefab);
    QFETCH(QString, drug);
    QFETCH(QString, field);
    QFETCH(QString, rate);
    QFETCH(double, volume);
    QFETCH(double, kvo);
    const std::string name = prefab.toStdString();
    Bay bay(name.c_str(), {{"drug", drug.toStdString()},
                           {field.toStdString(), rate.toStdString()},
                           {"running", "true"},
                           {"vtbi", std::to_string(volume) + " mL"}});
    Run run(bay.s.document());
    while (stateOf(run, bay.pump) != "kvo" && now(run) < 2000)
        run.until(now(run) + 1);
    QCOMPARE(stateOf(run, bay.pump), std::string("kvo"));
    const world::World &world = run.world();
    const world::Handle pump = world.find(bay.pump);
    QVERIFY(world.flag(pump, world.layout().find("infusion.running")));
    QCOMPARE(of(run, bay.pump, "infusion.vtbi"), 0.0);
    const double infused = of(run, bay.pump, "infusion.infused");
    WITHIN(infused, volume - 0.06, volume + 0.06);
    run.until(now(run) + 3600);
    QCOMPARE(stateOf(run, bay.pump), std::string("kvo"));
    WITHIN(of(run, bay.pump, "infusion.infused"), infused + kvo - 0.11, infused + kvo + 0.11);
    std::vector<std::string> said;
    for (const recording::Event &event : run.of("alarm.changed")) {
        const auto alarm = run.payload(event).alarm_changed();
        if (event.aggregate == pump)
            said.push_back(alarm.text() + ' ' + alarm.priority());
    }
    QCOMPARE(said.back(), std::string("VOLUME INFUSED, KVO high"));
    QCOMPARE(said.front(), std::string("INFUSION NEAR END low"));
    QCOMPARE(said.size(), std::size_t(2));
    // On the record as what nobody ordered, at that rate.
    const recording::Event last = run.of("drug.given").back();
    QCOMPARE(last.actor, std::string("engine"));
    const auto given = run.payload(last).drug_given();
    QCOMPARE(given.mode(), std::string("kvo"));
    QCOMPARE(given.dose().unit(), std::string("mL/h"));
    WITHIN(given.dose().value(), kvo - 0.001, kvo + 0.001);
}

void TestPumps::keepsTheVeinOpenUntilEmpty()
{
    // 8.3 mL, of which 8 are to be infused, and then 3 mL/h: the drug wears off at once, the rest
    // lasts for 6 minutes.
    Bay bay("syringe-pump", {{"drug", "noradrenaline"},
                             {"rate", "0.8 ug/kg/min"},
                             {"running", "true"},
                             {"volume", "8.3 mL"},
                             {"vtbi", "8 mL"},
                             {"kvo", "3 mL/h"}});
    Run run(bay.s.document());
    run.until(630);
    const double pressure = run.value("vitals.map");
    run.until(645);
    QCOMPARE(stateOf(run, bay.pump), std::string("kvo"));
    WITHIN(of(run, bay.pump, "infusion.flow"), 3, 3);
    run.until(640 + 300);
    QVERIFY2(run.value("vitals.map") < pressure - 8, "the patient gets less of it");
    run.until(640 + 370);
    QCOMPARE(stateOf(run, bay.pump), std::string("complete"));
    QCOMPARE(of(run, bay.pump, "infusion.volume"), 0.0);
}

void TestPumps::withoutKvoItStopsAtItsVolume()
{
    Bay bay("syringe-pump", {{"drug", "noradrenaline"},
                             {"rate", "0.8 ug/kg/min"},
                             {"running", "true"},
                             {"vtbi", "1 mL"},
                             {"kvo", "0 mL/h"}});
    Run run(bay.s.document());
    run.until(100);
    const world::World &world = run.world();
    QCOMPARE(stateOf(run, bay.pump), std::string("complete"));
    QVERIFY(!world.flag(world.find(bay.pump), world.layout().find("infusion.running")));
    WITHIN(of(run, bay.pump, "infusion.volume"), 48.9, 49.1);
    run.until(200);
    QCOMPARE(stateOf(run, bay.pump), std::string("complete")); // it waits to be seen to
    WITHIN(of(run, bay.pump, "infusion.infused"), 0.9, 1.1);
}

void TestPumps::newVolumeEndsKvo()
{
    Bay bay("syringe-pump", {{"drug", "noradrenaline"},
                             {"rate", "0.8 ug/kg/min"},
                             {"running", "true"},
                             {"vtbi", "1 mL"}});
    Run run(bay.s.document());
    run.until(100);
    QCOMPARE(stateOf(run, bay.pump), std::string("kvo"));
    QCOMPARE(run.set(bay.pump, "infusion.vtbi", Quantity{20, "mL"}), std::string());
    run.until(101);
    QCOMPARE(stateOf(run, bay.pump), std::string("infusing"));
    WITHIN(of(run, bay.pump, "infusion.flow"), 44.9, 45.1);
    // Ordered anew it runs until it is empty, as it does without a volume.
    run.until(200);
    QCOMPARE(run.set(bay.pump, "infusion.vtbi", Quantity{0, "mL"}), std::string());
    run.until(201);
    QCOMPARE(stateOf(run, bay.pump), std::string("kvo"));
    ACT(run, "drug.infusion", "drug=noradrenaline; rate=0.8 ug/kg/min");
    run.until(202);
    QCOMPARE(stateOf(run, bay.pump), std::string("infusing"));
    QCOMPARE(of(run, bay.pump, "infusion.vtbi"), -1.0);
}

void TestPumps::pumpsOfOneDrugAddUp()
{
    // As when a syringe is changed: the new one runs beside the old one until that is empty. 1 mL
    // at 5.6 mL/h lasts 640 s.
    Bay two("syringe-pump", {{"drug", "noradrenaline"},
                             {"rate", "0.1 ug/kg/min"},
                             {"running", "true"},
                             {"volume", "1 mL"}});
    const Id second = two.s.entity("Second pump", "syringe-pump", two.pole);
    two.s.set(
        two.s.add("infusion", second,
                  {{"drug", "noradrenaline"}, {"rate", "0.1 ug/kg/min"}, {"running", "true"}}),
        "patient", two.s.patient().toString());
    Bay single("syringe-pump",
               {{"drug", "noradrenaline"}, {"rate", "0.2 ug/kg/min"}, {"running", "true"}});
    Run both(two.s.document());
    Run halved(single.s.document());
    Run stopped(single.s.document());
    for (Run *run : {&both, &halved, &stopped})
        run->until(640);
    QCOMPARE(halved.set(single.pump, "infusion.rate", Quantity{0.1, "ug/kg/min"}), std::string());
    QCOMPARE(stopped.set(single.pump, "infusion.running", false), std::string());
    for (Run *run : {&both, &halved, &stopped})
        run->until(1200);
    QCOMPARE(stateOf(both, two.pump), std::string("complete"));
    QCOMPARE(stateOf(both, second), std::string("infusing"));
    const double pressure = halved.value("vitals.map");
    QVERIFY(pressure > stopped.value("vitals.map") + 3);
    WITHIN(both.value("vitals.map"), pressure - 1, pressure + 1);
}

void TestPumps::startedAgainItHasAFreshSyringe()
{
    Bay bay("syringe-pump", {{"drug", "noradrenaline"},
                             {"rate", "0.8 ug/kg/min"},
                             {"running", "true"},
                             {"volume", "1 mL"}});
    Run run(bay.s.document());
    run.until(120);
    QCOMPARE(stateOf(run, bay.pump), std::string("complete"));
    ACT(run, "drug.infusion", "drug=noradrenaline; rate=0.8 ug/kg/min");
    run.until(130);
    QCOMPARE(stateOf(run, bay.pump), std::string("infusing"));
    WITHIN(of(run, bay.pump, "infusion.volume"), 49.7, 50);
    WITHIN(of(run, bay.pump, "infusion.infused"), 1, 1.3);
}

void TestPumps::fluidComesFromTheBag()
{
    // One bag names what it holds, another is for something else.
    Bay bay("infusion-pump",
            {{"drug", "balanced-crystalloid"}, {"flow", "600 mL/h"}, {"running", "true"}});
    const Id bag = bay.s.entity("Bag", "iv-bag", bay.pole);
    bay.s.add("bag", bag, {{"contents", "albumin"}, {"volume", "500 mL"}});
    Run run(bay.s.document());
    const double before = run.value("vitals.hb");
    run.until(600);
    QCOMPARE(of(run, bay.pole, "bag.level"), 90.0);
    QCOMPARE(of(run, bag, "bag.level"), 100.0);
    WITHIN(of(run, bay.pump, "infusion.infused"), 99.8, 100.2);
    QVERIFY2(run.value("vitals.hb") < before, "it has reached the patient");
    // A pump that names its bag draws from that.
    Bay other("infusion-pump", {{"drug", "albumin"}, {"flow", "600 mL/h"}, {"running", "true"}});
    const Id named = other.s.entity("Bag", "iv-bag", other.pole);
    other.s.add("bag", named, {{"volume", "500 mL"}});
    other.s.set(other.infusion, "bag", named.toString());
    Run second(other.s.document());
    second.until(600);
    QCOMPARE(of(second, named, "bag.level"), 80.0);
    QCOMPARE(of(second, other.pole, "bag.level"), 100.0);
}

void TestPumps::bagRunsDry()
{
    Bay bay("infusion-pump",
            {{"drug", "balanced-crystalloid"}, {"flow", "1200 mL/h"}, {"running", "true"}});
    bay.s.add("bag", bay.pole, {{"level", "10 %"}}); // 100 mL: 300 s
    Run run(bay.s.document());
    run.until(310);
    QCOMPARE(of(run, bay.pole, "bag.level"), 0.0);
    QCOMPARE(stateOf(run, bay.pump), std::string("complete"));
    run.until(1800);
    const double thin = run.value("vitals.hb");
    WITHIN(of(run, bay.pump, "infusion.infused"), 99.9, 100.1);
    run.until(2400);
    QVERIFY2(run.value("vitals.hb") >= thin, "nothing runs in any more");
}

void TestPumps::bolusWithoutAPump()
{
    Bay bay;
    Run run(bay.s.document());
    run.until(10);
    ACT(run, "fluid.bolus", "volume=500 mL; over=300 s");
    run.until(160);
    WITHIN(of(run, bay.pole, "bag.level"), 74, 76);
    run.until(320);
    QCOMPARE(of(run, bay.pole, "bag.level"), 50.0);
    // Who gives more than hangs there hangs another one.
    ACT(run, "fluid.bolus", "volume=1000 mL; over=300 s");
    run.until(640);
    QCOMPARE(of(run, bay.pole, "bag.level"), 50.0);
}

void TestPumps::whatPeopleSetCounts()
{
    Bay bay("syringe-pump", {{"drug", "propofol"}, {"rate", "50 ug/kg/min"}, {"running", "true"}});
    Run run(bay.s.document());
    run.until(300);
    QVERIFY(of(run, bay.pump, "infusion.volume") < 49);
    QCOMPARE(run.set(bay.pump, "infusion.volume", Quantity{20, "mL"}), std::string());
    run.until(301);
    WITHIN(of(run, bay.pump, "infusion.volume"), 19.9, 20);
    // Thicker: less of it for the same dose.
    const double flow = of(run, bay.pump, "infusion.flow");
    QCOMPARE(run.set(bay.pump, "infusion.concentration", Quantity{20, "mg/mL"}), std::string());
    run.until(302);
    WITHIN(of(run, bay.pump, "infusion.flow"), flow / 2 - 0.06, flow / 2 + 0.06);
}

void TestPumps::goesOnFromACheckpoint()
{
    Bay bay("syringe-pump", {{"drug", "propofol"}, {"rate", "33 ug/kg/min"}, {"running", "true"}});
    Run first(bay.s.document());
    first.until(100);
    const std::string checkpoint = first.simulation().checkpoint();
    const world::World world = first.world();
    Run second(bay.s.document());
    QVERIFY(second.simulation().restore(checkpoint, world));
    first.until(400);
    second.until(400);
    QCOMPARE(second.simulation().stateHash(), first.simulation().stateHash());
    QCOMPARE(second.simulation().privateHash(), first.simulation().privateHash());
}

void TestPumps::stoppedPumpsLeaveNothingBehind()
{
    Bay bay;
    Run with(bay.s.document());
    with.until(60);
    QCOMPARE(of(with, bay.pump, "infusion.infused"), 0.0);
    QCOMPARE(of(with, bay.pump, "infusion.volume"), 50.0);
    QCOMPARE(of(with, bay.pump, "infusion.flow"), 0.0);
    QCOMPARE(stateOf(with, bay.pump), std::string("stopped"));
}

void TestPumps::switchedOffDeliversNothing()
{
    Bay bay("syringe-pump",
            {{"drug", "noradrenaline"}, {"rate", "0.3 ug/kg/min"}, {"running", "true"}});
    const Id device = bay.s.add("device", bay.pump, {{"power", "true"}});
    QVERIFY(!device.isNull());
    Run run(bay.s.document());
    run.until(300);
    const double map = run.value("vitals.map");
    QCOMPARE(stateOf(run, bay.pump), std::string("infusing"));
    QCOMPARE(run.set(bay.pump, "device.power", false), std::string());
    run.until(301);
    const double left = of(run, bay.pump, "infusion.volume");
    QCOMPARE(stateOf(run, bay.pump), std::string("stopped"));
    run.until(900);
    QCOMPARE(of(run, bay.pump, "infusion.volume"), left);
    QVERIFY2(run.value("vitals.map") < map - 5, "the drug wears off");
    QCOMPARE(run.set(bay.pump, "device.power", true), std::string());
    run.until(1500);
    QVERIFY(of(run, bay.pump, "infusion.volume") < left);
    WITHIN(run.value("vitals.map"), map - 4, map + 4);
}

void TestPumps::unitsGoTheWayOfThePump_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("drug");
    QTest::addColumn<double>("flow"); // mL/h
    QTest::addColumn<QString>("vital");
    QTest::addColumn<double>("change"); // at least so much, when it has stopped acting
    for (const char *how :
         {"empty", "volume in", "kvo", "switched off", "stopped", "turned down"}) {
        QTest::addRow("vasopressin, %s", how)
            << how << "vasopressin" << 15.0 << "vitals.map" << -5.0; // 0.1 U/min at 0.4 U/mL
        QTest::addRow("insulin, %s", how)
            << how << "insulin" << 15.0 << "vitals.glucose" << 0.7; // 15 U/h at 1 U/mL
    }
}

void TestPumps::unitsGoTheWayOfThePump()
{
    // Runs for ten minutes and then does what `how` says.
    QFETCH(QString, how);
    QFETCH(QString, drug);
    QFETCH(double, flow);
    QFETCH(QString, vital);
    QFETCH(double, change);
    const std::string volume = std::to_string(flow / 6) + " mL";
    Bay bay("syringe-pump", {{"drug", drug.toStdString()},
                             {"flow", std::to_string(flow) + " mL/h"},
                             {"running", "true"},
                             {"kvo", how == "kvo" ? "0.5 mL/h" : "0 mL/h"}});
    if (how == "empty")
        bay.s.set(bay.infusion, "volume", volume);
    if (how == "volume in" || how == "kvo")
        bay.s.set(bay.infusion, "vtbi", volume);
    bay.s.add("device", bay.pump, {{"power", "true"}});
    Run run(bay.s.document());
    const Run atStart(bay.s.document());
    const std::string path = vital.toStdString();
    run.until(600);
    const double before = run.value(path);
    WITHIN(before, atStart.value(path) - 2, atStart.value(path) + 2); // it has always run
    if (how == "switched off")
        QCOMPARE(run.set(bay.pump, "device.power", false), std::string());
    if (how == "stopped")
        QCOMPARE(run.set(bay.pump, "infusion.running", false), std::string());
    if (how == "turned down")
        QCOMPARE(run.set(bay.pump, "infusion.flow", Quantity{0.5, "mL/h"}), std::string());
    run.until(600 + 7200);
    const double by = run.value(path) - before;
    QVERIFY2(change < 0 ? by < change : by > change, std::to_string(by).c_str());
}

void TestPumps::unitsActAsOrdered()
{
    // 0.03 U/min are 4.5 mL/h: the same drug, whether a pump gives it or nobody says what does.
    Bay with;
    ScenarioBuilder without;
    Run pumped(with.s.document());
    Run hung(without.document());
    for (Run *run : {&pumped, &hung}) {
        run->until(10);
        ACT(*run, "drug.infusion", "drug=vasopressin; rate=0.03 U/min");
        run->until(1200);
    }
    WITHIN(pumped.value("vitals.map"), hung.value("vitals.map") - 1, hung.value("vitals.map") + 1);
    QVERIFY(pumped.value("vitals.map") > 93 + 4);
    // The pump is switched off by hand, and nobody gives the order to stop.
    pumped.set(with.pump, "infusion.running", false);
    pumped.until(4800);
    WITHIN(pumped.value("vitals.map"), 91, 95);
}

void TestPumps::freshOneHoldsWhatThePumpHolds_data()
{
    QTest::addColumn<QString>("prefab");
    QTest::addColumn<double>("fresh");
    QTest::newRow("syringe") << "syringe-pump" << 50.0;
    QTest::newRow("bag") << "infusion-pump" << 250.0;
}

void TestPumps::freshOneHoldsWhatThePumpHolds()
{
    QFETCH(QString, prefab);
    QFETCH(double, fresh);
    const std::string name = prefab.toStdString();
    Bay bay(
        name.c_str(),
        {{"drug", "propofol"}, {"rate", "50 ug/kg/min"}, {"running", "true"}, {"volume", "1 mL"}});
    Run run(bay.s.document());
    run.until(300);
    QCOMPARE(of(run, bay.pump, "infusion.volume"), 0.0);
    QCOMPARE(stateOf(run, bay.pump), std::string("complete"));
    ACT(run, "drug.infusion", "drug=propofol; rate=50 ug/kg/min");
    run.until(301);
    WITHIN(of(run, bay.pump, "infusion.volume"), fresh - 0.2, fresh);
}

void TestPumps::rulesSeeIt()
{
    Bay bay("syringe-pump", {{"drug", "noradrenaline"},
                             {"rate", "0.8 ug/kg/min"},
                             {"running", "true"},
                             {"volume", "1 mL"}});
    const Id rule = bay.s.rule("Empty");
    bay.s.add("trigger", rule,
              {{"type", "vital-below"},
               {"entity", bay.pump.toString()},
               {"field", "infusion.volume"},
               {"threshold", "0.05 mL"}});
    bay.s.add("action", rule, {{"type", "say"}, {"text", "The noradrenaline is empty."}});
    Run run(bay.s.document());
    run.until(120);
    QCOMPARE(run.count("actor.said"), 1);
    WITHIN(run.firstAt("actor.said"), 70, 90);
}

void TestPumps::shippedScenariosHaveEnough_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("seconds");
    QTest::newRow("icu-arrest") << "icu-arrest" << 1200.0;
    QTest::newRow("septic-shock") << "septic-shock" << 1500.0;
    QTest::newRow("anaphylaxis") << "anaphylaxis" << 1200.0;
}

void TestPumps::shippedScenariosHaveEnough()
{
    QFETCH(QString, name);
    QFETCH(double, seconds);
    Run run(*test::scenario(name));
    run.until(20);
    for (const char *infusion :
         {"drug=noradrenaline; rate=0.4 ug/kg/min", "drug=balanced-crystalloid; rate=1500 mL/h"})
        ACT(run, "drug.infusion", infusion);
    run.until(seconds);
    const world::World &world = run.world();
    for (const world::Handle pump : world.having(world.layout().componentIndex("infusion")))
        QVERIFY2(world.enumValue(pump, world.layout().find("infusion.state")) != "complete",
                 std::string(world.name(pump)).c_str());
}

QTEST_APPLESS_MAIN(TestPumps)
#include "tst_pumps.moc"
