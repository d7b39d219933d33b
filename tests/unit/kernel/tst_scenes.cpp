// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// The scenes a clinician checks first, each as a course with stated tolerances; beside
// tst_physiology (direction and order) and tst_clinical (whole cases).
#include "core/world/instantiate.h"
#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/patient/patients.h"
#include "sim-engine/kernel/patient/vitals.h"
#include "tests/unit/kernel/expectations.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

class TestScenes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fibrillationToReturn();
    void haemorrhageClasses_data();
    void haemorrhageClasses();
    void tensionOnTheVentilator();
    void noradrenalineOverTwoMinutes();
    void opioidOnOxygen();
    void feverAndCold();
    void coldFluids();
    void positiveEndExpiratoryPressure();
    void peakedTWithPotassium();
    void heldAndReleased();
};

void TestScenes::fibrillationToReturn()
{
    ScenarioBuilder s = withDefibrillator();
    Run run(s.document());
    run.until(30);
    const double etco2 = run.value("vitals.etco2");
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    run.until(34);
    QCOMPARE(run.text("alarms.vfib"), std::string("active")); // within 4 s
    QCOMPARE(run.text("alarms.vfib_priority"), std::string("high"));
    double last = etco2;
    for (double t = 36; t <= 60; t += 4) {
        run.until(t);
        QVERIFY2(run.value("vitals.etco2") <= last + 0.5, "falls");
        last = run.value("vitals.etco2");
    }
    WITHIN(last, 10, 24); // over about a minute, while it still gasps; tst_arrest has the course
    QCOMPARE(run.value("numerics.pulse"), -1.0);
    QCOMPARE(run.value("numerics.spo2"), -1.0);
    QVERIFY(run.value("numerics.abp_s") - run.value("numerics.abp_d") < 2);
    ACT(run, "cpr.start", "rate=110 /min; depth=5.5 cm");
    ACT(run, "bvm.start", "rate=10 /min");
    UNTIL_CHARGED(run, 120);
    WITHIN(run.value("numerics.abp_s"), 44, 58); // about 50
    WITHIN(run.value("numerics.abp_d"), 20, 30); // over 25
    WITHIN(run.value("numerics.etco2"), 10, 18);
    ACT(run, "cpr.stop");
    ACT(run, "defib.shock", "energy=200 J");
    run.until(121.5);
    QCOMPARE(run.text("rhythm.ecg"), std::string("asystole")); // a pause of 2 s
    run.until(123);
    QVERIFY(run.flag("circulation.pulse"));
    run.until(160);
    QVERIFY2(run.value("numerics.etco2") > 30, "an abrupt rise tells of the return");
    WITHIN(run.value("numerics.abp_m"), 55, 130);
}

void TestScenes::haemorrhageClasses_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<double>("hrLow");
    QTest::addColumn<double>("hrHigh");
    QTest::addColumn<double>("sbpLow");
    QTest::addColumn<double>("sbpHigh");
    QTest::addColumn<double>("pulseHigh"); ///< of its size before
    // Loss within 10 min from an adult of 75 kg (5.25 L): ATLS, 10th edition, table 3-1.
    QTest::newRow("class I, 10 %") << 0.10 << 80.0 << 100.0 << 105.0 << 125.0 << 1.0;
    QTest::newRow("class II, 22 %") << 0.22 << 88.0 << 125.0 << 88.0 << 120.0 << 0.9;
    QTest::newRow("class III, 35 %") << 0.35 << 110.0 << 145.0 << 60.0 << 100.0 << 0.6;
    QTest::newRow("class IV, 43 %") << 0.43 << 115.0 << 165.0 << 25.0 << 80.0 << 0.45;
}

void TestScenes::haemorrhageClasses()
{
    QFETCH(double, fraction);
    QFETCH(double, hrLow);
    QFETCH(double, hrHigh);
    QFETCH(double, sbpLow);
    QFETCH(double, sbpHigh);
    QFETCH(double, pulseHigh);
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "phys.haemorrhage",
        "rate=" + std::to_string(static_cast<int>(fraction * 525)) + " mL/min");
    run.until(600);
    ACT(run, "bleeding.stop");
    run.until(620);
    WITHIN(run.value("vitals.hr"), hrLow, hrHigh);
    WITHIN(run.value("vitals.sbp"), sbpLow, sbpHigh);
    WITHIN((run.value("vitals.sbp") - run.value("vitals.dbp")) / 40, 0.1, pulseHigh);
    QVERIFY(run.value("vitals.rr") >= 15);
    QVERIFY(run.value("vitals.cvp") < 6);
}

void TestScenes::tensionOnTheVentilator()
{
    ScenarioBuilder s;
    s.patient("airway", {{"device", "ett"},
                         {"vent_mode", "vc-cmv"},
                         {"vent_rate", "16 /min"},
                         {"vt", "480 mL"},
                         {"fio2", "0.4 1"}});
    Run run(s.document());
    run.until(20);
    const double ppeak = run.value("airway.ppeak");
    ACT(run, "phys.pneumothorax", "severity=0.9; side=left");
    run.until(140);
    WITHIN(run.value("vitals.spo2"), 70, 93);
    WITHIN(run.value("vitals.map"), 30, 80);
    WITHIN(run.value("vitals.etco2"), 15, 35);
    WITHIN(run.value("vitals.cvp"), 12, 25);
    WITHIN(run.value("airway.ppeak") - ppeak, 6, 25);
    ACT(run, "chest.decompress", "side=left");
    run.until(155); // within seconds
    WITHIN(run.value("vitals.map"), 80, 120);
    WITHIN(run.value("vitals.cvp"), 3, 9);
    WITHIN(run.value("airway.ppeak") - ppeak, -1, 2);
}

void TestScenes::noradrenalineOverTwoMinutes()
{
    ScenarioBuilder s;
    s.patient(
        "vitals",
        {{"hr", "105 /min"}, {"sbp", "82 mm[Hg]"}, {"dbp", "44 mm[Hg]"}, {"map", "57 mm[Hg]"}});
    Run run(s.document());
    run.until(5);
    ACT(run, "drug.infusion", "drug=noradrenaline; rate=0.2 ug/kg/min");
    run.until(15);
    WITHIN(run.value("vitals.map"), 56, 60); // not at once
    run.until(65);
    WITHIN(run.value("vitals.map"), 60, 72);
    run.until(125);
    WITHIN(run.value("vitals.map"), 64, 78);
    WITHIN(run.value("vitals.hr"), 82, 104); // the reflex
    const double reached = run.value("vitals.map");
    ACT(run, "drug.stop", "drug=noradrenaline");
    run.until(125 + 150);
    WITHIN(run.value("vitals.map"), 57, reached - 4); // half is gone after two minutes
}

void TestScenes::opioidOnOxygen()
{
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "oxygen.set", "device=non-rebreather; flow=15 L/min");
    run.until(180);
    ACT(run, "drug.bolus", "drug=morphine; dose=30 mg");
    double slow = -1;
    double carbon = -1;
    double low = -1;
    for (double t = 181; t < 1800; ++t) {
        run.until(t);
        if (slow < 0 && run.value("vitals.rr") <= 10)
            slow = t;
        if (carbon < 0 && run.value("vitals.etco2") >= 48)
            carbon = t;
        if (low < 0 && run.value("vitals.spo2") < 94)
            low = t;
    }
    WITHIN(slow - 180, 60, 600);
    QVERIFY(carbon > slow);
    QVERIFY2(low < 0 || low > carbon + 60, "oxygen hides it");
}

void TestScenes::feverAndCold()
{
    ScenarioBuilder s;
    Run fever(s.document());
    ACT(fever, "phys.temperature", "target=39.5 Cel; over=600 s");
    fever.until(1500);
    WITHIN(fever.value("vitals.temp"), 39.3, 39.6);
    WITHIN(fever.value("vitals.hr"), 92, 112); // 8.5 /min a degree
    WITHIN(fever.value("vitals.rr"), 17, 26);
    Run cold(s.document());
    ACT(cold, "phys.temperature", "target=32 Cel; over=600 s");
    cold.until(1500);
    WITHIN(cold.value("vitals.temp"), 31.9, 32.3);
    WITHIN(cold.value("vitals.hr"), 38, 66);
    QVERIFY(cold.value("vitals.rr") < 16);
    // An authored temperature is only a value.
    Run said(s.document());
    QCOMPARE(said.set(s.patient(), "vitals.temp", content::Quantity{39.5, "Cel"}), std::string());
    said.until(300);
    QCOMPARE(said.value("vitals.temp"), 39.5);
    QCOMPARE(said.value("vitals.hr"), 80.0);
}

void TestScenes::coldFluids()
{
    // 3 L at room temperature: 17 °C × 3 L × 4.18 kJ/L/°C over 75 kg × 3.5 kJ/kg/°C = 0.8 °C.
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "fluid.bolus", "volume=3000 mL; over=600 s");
    run.until(1800);
    WITHIN(run.value("vitals.temp"), 36.2, 36.7);
}

void TestScenes::positiveEndExpiratoryPressure()
{
    const auto with = [](const char *peep) {
        ScenarioBuilder s;
        s.patient("airway", {{"device", "ett"},
                             {"vent_mode", "vc-cmv"},
                             {"vent_rate", "18 /min"},
                             {"vt", "450 mL"},
                             {"fio2", "0.6 1"}});
        auto run = std::make_unique<Run>(s.document());
        run->act("phys.ards", "severity=0.8");
        run->act("vent.set", std::string("mode=vc-cmv; rate=18 /min; vt=450 mL; peep=") + peep);
        run->until(400);
        return run;
    };
    const auto low = with("5 cm[H2O]");
    const auto high = with("15 cm[H2O]");
    QVERIFY2(high->value("vitals.spo2") >= low->value("vitals.spo2") + 1,
             (std::to_string(low->value("vitals.spo2")) + " " +
              std::to_string(high->value("vitals.spo2")))
                 .c_str());
    QVERIFY2(high->value("vitals.map") <= low->value("vitals.map") - 2, "less filling");
    QVERIFY(high->value("airway.ppeak") >= low->value("airway.ppeak") + 8);
}

void TestScenes::peakedTWithPotassium()
{
    ScenarioBuilder s;
    s.patient("vitals", {{"potassium", "7.6 mmol/L"}});
    Run run(s.document());
    run.until(10);
    ACT(run, "drug.bolus", "drug=insulin; dose=10 U");
    ACT(run, "drug.bolus", "drug=salbutamol; dose=10 mg; route=neb");
    run.until(3600);
    WITHIN(run.value("vitals.potassium"), 5.8, 7.0); // some 1 mmol/L within the hour
}

void TestScenes::heldAndReleased()
{
    // A person holds the saturation of a patient who bleeds and suffocates: what is held stays, the
    // body goes on, and nothing jumps when it is let go.
    ScenarioBuilder s;
    const auto &schema = content::Schema::shipped();
    auto world = world::instantiate(s.document(), schema, content::Catalogue::shipped());
    QVERIFY(world);
    auto bindings = kernel::Bindings::bind(world->layout(), schema);
    QVERIFY(bindings);
    const world::Handle handle = world->having(bindings->vitals).front();
    kernel::Core core(schema, content::Catalogue::shipped(), {}, std::move(*world),
                      std::move(*bindings), s.document(), {});
    kernel::syncPatients(core);
    kernel::PatientState &patient = *core.patient(handle);
    std::int64_t tick = 0;
    const auto shown = [&](kernel::Channel channel) {
        return core.world.quantity(handle, core.bindings.channel(channel)).value_or(-1);
    };
    const auto wait = [&](double seconds) {
        for (int i = 0; i < static_cast<int>(seconds * kTicksPerSecond); ++i) {
            core.world.setTick(Tick(tick++));
            kernel::advancePatients(core);
        }
    };
    using enum kernel::Channel;
    wait(10);
    patient.body.pathology().shunt = 0.35;
    patient.body.pathology().bleeding = 150;
    kernel::holdChannel(patient, Spo2, 97);
    kernel::holdChannel(patient, Sbp, 118);
    wait(240);
    QCOMPARE(shown(Spo2), 97.0);
    QCOMPARE(shown(Sbp), 118.0);
    QVERIFY2(at(patient.body.delta(), Spo2) < -5, "the body went on");
    QVERIFY(shown(Hr) > 84);
    // Somebody holds it elsewhere.
    kernel::setExact(core, {handle, core.bindings.channel(Spo2)}, 91, false);
    wait(2);
    QCOMPARE(shown(Spo2), 91.0);
    kernel::releaseChannel(core, patient, Spo2);
    kernel::releaseChannel(core, patient, Sbp);
    QVERIFY(!kernel::isHeld(patient, Spo2));
    wait(0.2);
    WITHIN(shown(Spo2), 90, 92);
    WITHIN(shown(Sbp), 116, 119);
    // From there on the body moves it again.
    patient.body.pathology().shunt = 0;
    patient.body.pathology().bleeding = 600;
    wait(150);
    QVERIFY(shown(Spo2) > 93);
    QVERIFY(shown(Sbp) < 110);
    QVERIFY(shown(Sbp) > shown(Map) && shown(Map) > shown(Dbp));
}

QTEST_APPLESS_MAIN(TestScenes)
#include "tst_scenes.moc"
