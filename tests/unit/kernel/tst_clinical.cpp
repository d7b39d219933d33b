// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// Courses a clinician knows by heart, each with what it may be at each time. Sources stand beside
// the figures they are of, in sim-engine/kernel/physiology.
#include "tests/support/scenario.h"
#include "tests/unit/kernel/expectations.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// Between two limits, both included, or the test says what it was.
int breathsBetween(const Run &run, double from, double to, world::BreathKind kind)
{
    int count = 0;
    for (const world::Breath &breath : run.world().tracks(run.patient())->breaths)
        count += breath.kind == kind && static_cast<double>(breath.onsetUs) >= from * 1e6 &&
                 static_cast<double>(breath.onsetUs) < to * 1e6;
    return count;
}

/// Volume of the last breath, mL.
double lastVolume(const Run &run)
{
    const auto &breaths = run.world().tracks(run.patient())->breaths;
    return breaths.empty() ? 0 : breaths.back().depth / 1000.0 * 6.5 * run.value("patient.weight");
}

} // namespace

class TestClinical : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void breathingEndsInAnArrest_data();
    void breathingEndsInAnArrest();
    void breathingComesBackGradually();
    void bagIsCounted_data();
    void bagIsCounted();
    void tachycardiaLowersPressure();
    void cardioversionGivesItBack();
    void pulselessTachycardia();
    void authoredPressureOfARhythmHolds();
    void oneComplianceInBothModes_data();
    void oneComplianceInBothModes();
    void pressureControlKeepsOxygen();
    void asthma_data();
    void asthma();
    void worstAsthmaUntreated();
    void worstAsthmaTreated();
    void nerveAgentAndAntidotes();
    void lackOfOxygenDrivesTheHeart();
    void cuffCyclesByItself();
    void cuffIntervalIsSet();
    void cuffNeedsAnArmAndAMonitor();
    void shippedScenariosShowAPressure_data();
    void shippedScenariosShowAPressure();
};

void TestClinical::breathingEndsInAnArrest_data()
{
    QTest::addColumn<QString>("rhythm");
    for (const char *rhythm :
         {"vf-coarse", "vf-fine", "vt-pulseless", "torsades", "asystole", "pea"})
        QTest::newRow(rhythm) << rhythm;
}

void TestClinical::breathingEndsInAnArrest()
{
    QFETCH(QString, rhythm);
    ScenarioBuilder s;
    s.patient("vitals", {{"rr", "26 /min"}});
    Run run(s.document());
    run.until(10);
    ACT(run, "phys.arrhythmia", "rhythm=" + rhythm.toStdString());
    run.until(20);
    WITHIN(run.value("vitals.rr"), 5, 26); // fading, not driven up
    run.until(40);
    WITHIN(run.value("vitals.rr"), 2, 6); // gasps, 30 s after
    run.until(60);
    WITHIN(run.value("vitals.rr"), 2, 6);
    QCOMPARE(breathsBetween(run, 45, 60, world::BreathKind::Spontaneous), 0);
    WITHIN(breathsBetween(run, 45, 60, world::BreathKind::Gasp), 1, 2);
    WITHIN(run.value("numerics.rr"), 3, 8);
    run.until(100);
    QCOMPARE(run.value("vitals.rr"), 0.0); // 90 s after
    run.until(120);
    QCOMPARE(run.value("numerics.rr"), 0.0);
    QVERIFY(run.world().tracks(run.patient())->breaths.empty());
}

void TestClinical::breathingComesBackGradually()
{
    ScenarioBuilder s = withDefibrillator();
    Run run(s.document());
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    run.until(120);
    ACT(run, "cpr.start");
    UNTIL_CHARGED(run, 180);
    ACT(run, "cpr.stop");
    ACT(run, "defib.shock");
    run.until(188);
    QVERIFY(run.flag("circulation.pulse"));
    WITHIN(run.value("vitals.rr"), 0, 9);
    double before = 0;
    for (const double at : {192.0, 205.0, 220.0}) {
        run.until(at);
        QVERIFY(run.value("vitals.rr") >= before - 1);
        before = run.value("vitals.rr");
    }
    run.until(360);
    WITHIN(run.value("vitals.rr"), 13, 24);
}

void TestClinical::bagIsCounted_data()
{
    QTest::addColumn<QString>("rhythm");
    QTest::addColumn<QString>("drug");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    // Bag at its usual 10 /min.
    QTest::newRow("fibrillation") << "vf-coarse"
                                  << "" << 9.0 << 11.0;
    QTest::newRow("asystole") << "asystole"
                              << "" << 9.0 << 11.0;
    QTest::newRow("relaxed") << "sinus"
                             << "drug=rocuronium; dose=90 mg" << 9.0 << 11.0;
    QTest::newRow("breathes by himself, helped") << "sinus"
                                                 << "" << 15.0 << 17.0;
}

void TestClinical::bagIsCounted()
{
    QFETCH(QString, rhythm);
    QFETCH(QString, drug);
    QFETCH(double, low);
    QFETCH(double, high);
    ScenarioBuilder s;
    Run run(s.document());
    run.until(5);
    ACT(run, "phys.arrhythmia", "rhythm=" + rhythm.toStdString());
    if (!drug.isEmpty())
        ACT(run, "drug.bolus", drug.toStdString());
    if (rhythm != "sinus")
        ACT(run, "cpr.start", "rate=120 /min; depth=6 cm");
    run.until(12);
    ACT(run, "bvm.start");
    for (double t = 60; t <= 120; t += 20) {
        run.until(t);
        WITHIN(run.value("vitals.rr"), low, high);
        WITHIN(run.value("numerics.rr"), low, high);
    }
}

void TestClinical::tachycardiaLowersPressure()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    ACT(run, "phys.arrhythmia", "rhythm=vt-monomorphic"); // 170 /min
    run.until(20);
    WITHIN(run.value("vitals.hr"), 168, 172);
    WITHIN(run.value("vitals.sbp"), 65, 95);
    WITHIN(run.value("vitals.map"), 50, 75);
    run.until(60); // vessels have narrowed
    WITHIN(run.value("vitals.sbp"), 70, 100);
    WITHIN(run.value("vitals.map"), 55, 80);
    QVERIFY2(run.value("vitals.sbp") - run.value("vitals.dbp") < 25, "a small pulse");
    WITHIN(run.value("vitals.co"), 3, 5);
    WITHIN(run.value("numerics.pulse"), 165, 175);
    // A heart that is weak to begin with does worse.
    ScenarioBuilder weak;
    weak.patient("vitals", {{"sbp", "96 mm[Hg]"}, {"dbp", "58 mm[Hg]"}, {"map", "71 mm[Hg]"}});
    Run other(weak.document());
    ACT(other, "phys.arrhythmia", "rhythm=vt-monomorphic");
    other.until(60);
    WITHIN(other.value("vitals.sbp"), 50, 85);
    // At 134 /min: systolic 129 → 107, cardiac index less by 30 %.
    Run slow(s.document());
    slow.until(10);
    slow.set(s.patient(), "vitals.hr", content::Quantity{134, "/min"});
    slow.set(s.patient(), "rhythm.ecg", std::string("vt-monomorphic"));
    slow.until(60);
    WITHIN(slow.value("vitals.sbp"), 90, 112);
    WITHIN(slow.value("vitals.co"), 4, 5.3);
}

void TestClinical::cardioversionGivesItBack()
{
    ScenarioBuilder s = withDefibrillator();
    Run run(s.document());
    run.until(10);
    ACT(run, "phys.arrhythmia", "rhythm=vt-monomorphic");
    ACT(run, "defib.sync");
    UNTIL_CHARGED(run, 60, "100 J");
    ACT(run, "defib.shock");
    run.until(110);
    QCOMPARE(run.text("rhythm.ecg"), std::string("sinus"));
    WITHIN(run.value("vitals.hr"), 65, 100); // not that of the tachycardia
    WITHIN(run.value("vitals.map"), 82, 104);
}

void TestClinical::pulselessTachycardia()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    ACT(run, "phys.arrhythmia", "rhythm=vt-pulseless");
    run.until(40);
    QVERIFY(!run.flag("circulation.pulse"));
    WITHIN(run.value("numerics.hr"), 180, 200); // complexes are counted
    QCOMPARE(run.value("numerics.pulse"), -1.0);
    QCOMPARE(run.value("numerics.spo2"), -1.0);
    QVERIFY(run.value("numerics.abp_s") - run.value("numerics.abp_d") < 2);
    WITHIN(run.value("vitals.map"), 10, 25);
}

void TestClinical::authoredPressureOfARhythmHolds()
{
    // An author who writes the pressure that goes with the tachycardia gets that pressure.
    ScenarioBuilder s;
    const Id event = s.event("Tachycardia", "10 s");
    const auto action = [&](Texts cells) { s.add("action", event, cells); };
    const std::string patient = s.patient().toString();
    action({{"type", "set"}, {"entity", patient}, {"field", "vitals.sbp"}, {"value", "84 mm[Hg]"}});
    action({{"type", "rhythm"}, {"entity", patient}, {"rhythm", "vt-monomorphic"}});
    action({{"type", "set"}, {"entity", patient}, {"field", "vitals.dbp"}, {"value", "52 mm[Hg]"}});
    Run run(s.document());
    run.until(120);
    WITHIN(run.value("vitals.sbp"), 82, 86);
    WITHIN(run.value("vitals.dbp"), 50, 54);
}

void TestClinical::oneComplianceInBothModes_data()
{
    QTest::addColumn<QString>("compliance");
    QTest::addColumn<double>("expected");
    QTest::newRow("by weight") << "" << 50.0;
    QTest::newRow("stiff") << "25 mL/cm[H2O]" << 25.0;
}

void TestClinical::oneComplianceInBothModes()
{
    QFETCH(QString, compliance);
    QFETCH(double, expected);
    ScenarioBuilder s;
    s.patient("airway", {{"device", "ett"}});
    if (!compliance.isEmpty())
        s.patient("airway", {{"compliance", compliance.toStdString()}});
    Run run(s.document());
    ACT(run, "vent.set", "mode=pc-cmv; rate=12 /min; pinsp=12 cm[H2O]; peep=5 cm[H2O]");
    run.until(40);
    QCOMPARE(run.value("airway.ppeak"), 17.0);
    WITHIN(lastVolume(run) / (12 * expected), 0.94, 1.06);
    // The same volume in volume control needs the same pressure, and some 4 for the tube.
    ACT(run, "vent.set",
        "mode=vc-cmv; rate=12 /min; peep=5 cm[H2O]; vt=" +
            std::to_string(static_cast<int>(12 * expected)) + " mL");
    run.until(80);
    WITHIN(run.value("airway.ppeak"), 20, 22);
}

void TestClinical::pressureControlKeepsOxygen()
{
    // A relaxed patient on ordinary pressure control, air with a little oxygen.
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "drug.bolus", "drug=rocuronium; dose=90 mg");
    ACT(run, "airway.intubate");
    ACT(run, "vent.set", "mode=pc-cmv; rate=12 /min; pinsp=13 cm[H2O]; peep=5 cm[H2O]; fio2=0.3 1");
    for (double t = 60; t <= 900; t += 60) {
        run.until(t);
        WITHIN(run.value("vitals.spo2"), 96, 100);
        WITHIN(run.value("vitals.etco2"), 30, 46);
    }
}

void TestClinical::asthma_data()
{
    QTest::addColumn<QString>("severity");
    QTest::addColumn<double>("spo2Low");
    QTest::addColumn<double>("spo2High");
    QTest::addColumn<double>("hrLow");
    QTest::addColumn<double>("rrLow");
    QTest::newRow("moderate") << "0.5" << 94.0 << 97.0 << 84.0 << 18.0;
    QTest::newRow("severe") << "0.75" << 90.0 << 94.0 << 100.0 << 21.0;
    QTest::newRow("life-threatening") << "0.9" << 82.0 << 91.0 << 110.0 << 25.0;
}

void TestClinical::asthma()
{
    QFETCH(QString, severity);
    QFETCH(double, spo2Low);
    QFETCH(double, spo2High);
    QFETCH(double, hrLow);
    QFETCH(double, rrLow);
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    ACT(run, "phys.bronchospasm", "severity=" + severity.toStdString());
    run.until(190);
    WITHIN(run.value("vitals.spo2"), spo2Low, spo2High);
    WITHIN(run.value("vitals.hr"), hrLow, 140);
    WITHIN(run.value("vitals.rr"), rrLow, 35);
    QCOMPARE(run.text("sensors.capno"), std::string("obstructed"));
}

void TestClinical::worstAsthmaUntreated()
{
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "phys.bronchospasm", "severity=1");
    run.until(120);
    WITHIN(run.value("vitals.spo2"), 78, 88);
    WITHIN(run.value("vitals.hr"), 110, 145);
    const double etco2 = run.value("vitals.etco2");
    run.until(300);
    WITHIN(run.value("vitals.spo2"), 55, 82);
    QVERIFY2(run.value("vitals.etco2") > etco2 + 3, "carbon dioxide rises: near-fatal");
    run.until(900);
    QVERIFY(!run.flag("circulation.pulse"));
}

void TestClinical::worstAsthmaTreated()
{
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "phys.bronchospasm", "severity=1");
    run.until(120);
    ACT(run, "oxygen.set", "device=non-rebreather; flow=15 L/min");
    run.until(210);
    WITHIN(run.value("vitals.spo2"), 89, 98); // oxygen helps the saturation, not the tiring
    ACT(run, "drug.bolus", "drug=salbutamol; dose=5 mg; route=neb");
    run.until(600);
    WITHIN(run.value("vitals.spo2"), 95, 100);
    const double etco2 = run.value("vitals.etco2");
    run.until(1200);
    QVERIFY(run.flag("circulation.pulse"));
    QVERIFY(run.value("vitals.etco2") < etco2);
    // Adrenaline into the muscle does it too.
    Run other(s.document());
    ACT(other, "phys.bronchospasm", "severity=1");
    other.until(120);
    ACT(other, "drug.bolus", "drug=adrenaline; dose=0.5 mg; route=im");
    other.until(420);
    WITHIN(other.value("vitals.spo2"), 92, 99);
}

void TestClinical::nerveAgentAndAntidotes()
{
    const auto after = [](const char *atropine, const char *oxime) {
        ScenarioBuilder s;
        auto run = std::make_unique<Run>(s.document());
        run->act("drug.bolus", "drug=sarin; dose=1 mg");
        run->until(90);
        if (*atropine)
            run->act("drug.bolus", atropine);
        if (*oxime)
            run->act("drug.bolus", oxime);
        run->until(300);
        return run;
    };
    const char *atropine = "drug=atropine; dose=4 mg";
    const char *oxime = "drug=pralidoxime; dose=2 g";
    const auto poisoned = after("", "");
    WITHIN(poisoned->value("vitals.spo2"), 20, 75);
    WITHIN(poisoned->value("vitals.gcs"), 3, 10);
    const auto dry = after(atropine, "");
    QVERIFY2(dry->value("vitals.hr") > poisoned->value("vitals.hr") + 20, "heart");
    QVERIFY2(dry->value("vitals.spo2") < 85, "atropine gives no strength to breathe");
    const auto strong = after("", oxime);
    QVERIFY2(strong->value("vitals.spo2") > poisoned->value("vitals.spo2") + 15, "strength");
    QVERIFY2(strong->value("vitals.gcs") > poisoned->value("vitals.gcs"), "awake");
    const auto both = after(atropine, oxime);
    WITHIN(both->value("vitals.spo2"), 93, 100);
    WITHIN(both->value("vitals.hr"), 90, 140);
    both->until(900);
    WITHIN(both->value("vitals.spo2"), 95, 100);
}

void TestClinical::lackOfOxygenDrivesTheHeart()
{
    // An obstructed airway: fast while there is oxygen left, slow before the end.
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "phys.obstruction", "severity=1");
    double fastest = 0;
    for (double t = 2; run.flag("circulation.pulse") && t < 600; t += 2) {
        run.until(t);
        const double hr = run.value("vitals.hr");
        if (run.value("vitals.spo2") > 60)
            fastest = std::max(fastest, hr);
        else if (run.value("vitals.spo2") < 35)
            QVERIFY2(hr < fastest - 20, std::to_string(hr).c_str());
    }
    WITHIN(fastest, 98, 145);
}

void TestClinical::cuffCyclesByItself()
{
    ScenarioBuilder s;
    s.patient("sensors", {{"abp", "false"}});
    Run run(s.document());
    run.until(15);
    QCOMPARE(run.value("numerics.nibp_s"), -1.0); // inflating
    run.until(30);
    WITHIN(run.value("numerics.nibp_s"), 118, 122);
    WITHIN(run.value("numerics.nibp_d"), 78, 82);
    WITHIN(run.value("numerics.nibp_at"), 15, 30);
    QCOMPARE(run.set(s.patient(), "vitals.sbp", content::Quantity{90, "mm[Hg]"}), std::string());
    run.until(300);
    WITHIN(run.value("numerics.nibp_s"), 118, 122); // nothing new in between
    run.until(330);
    WITHIN(run.value("numerics.nibp_s"), 88, 92);
    WITHIN(run.value("numerics.nibp_at"), 315, 330);
    // Without a pulse the cuff finds nothing.
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    run.until(640);
    QCOMPARE(run.value("numerics.nibp_s"), -1.0);
}

void TestClinical::cuffIntervalIsSet()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(100);
    ACT(run, "monitor.nibp-every", "every=120 s");
    run.until(130);
    WITHIN(run.value("numerics.nibp_at"), 120, 126); // at once
    QCOMPARE(run.value("sensors.nibp_every"), 120.0);
    run.until(250);
    WITHIN(run.value("numerics.nibp_at"), 240, 246);
    ACT(run, "monitor.nibp-every", "every=0 s");
    run.until(600);
    WITHIN(run.value("numerics.nibp_at"), 240, 246);
    ACT(run, "monitor.nibp");
    run.until(630);
    WITHIN(run.value("numerics.nibp_at"), 620, 626);
}

void TestClinical::cuffNeedsAnArmAndAMonitor()
{
    ScenarioBuilder s;
    const Id monitor = s.entity("Monitor", "bedside-monitor", s.room());
    s.add("monitor", monitor, {{"patient", s.patient().toString()}, {"power", "false"}});
    s.patient("sensors", {{"nibp", "false"}});
    Run run(s.document());
    run.until(60);
    QCOMPARE(run.value("numerics.nibp_at"), -1.0);
    QCOMPARE(run.set(monitor, "monitor.power", true), std::string());
    run.until(120);
    QCOMPARE(run.value("numerics.nibp_at"), -1.0);
    ACT(run, "monitor.attach", "sensor=nibp");
    run.until(150);
    WITHIN(run.value("numerics.nibp_at"), 140, 146);
}

void TestClinical::shippedScenariosShowAPressure_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"icu-arrest", "anaphylaxis", "septic-shock"})
        QTest::newRow(name) << name;
}

void TestClinical::shippedScenariosShowAPressure()
{
    QFETCH(QString, name);
    Run run(*test::scenario(name));
    run.until(60);
    QVERIFY(run.value("numerics.nibp_s") > 60);
    WITHIN(run.value("numerics.nibp_s") - run.value("vitals.sbp"), -4, 4);
}

QTEST_APPLESS_MAIN(TestClinical)
#include "tst_clinical.moc"
