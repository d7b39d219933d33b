// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// Arterial blood: its formulas against published pairs, how it follows breathing, metabolism and
// drugs, how its values go together when somebody sets one, and what the analyser reports.
#include "sim-engine/kernel/physiology/blood_gas.h"
#include "tests/unit/kernel/expectations.h"

#include <cmath>

using namespace ward;
using namespace ward::test;
using content::Quantity;

class TestBloodGas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulas();
    void healthyAtRest();
    void authoredValuesFitTogether_data();
    void authoredValuesFitTogether();
    void tooLittleBreathing();
    void tooMuchBreathing();
    void oxygenAndItsPressure();
    void arrestAndAfter();
    void settingOneMovesTheOthers_data();
    void settingOneMovesTheOthers();
    void setTogetherAllStand();
    void undoBringsAllBack();
    void uncoupledStaysAsSaid();
    void bicarbonateGiven();
    void calciumAndCitrate();
    void qtOfTheBeats();
    void qtProlonged_data();
    void qtProlonged();
    void wedge();
    void sampleIsReported_data();
    void sampleIsReported();
    void malignantHyperthermia();

private:
    /// pH, PaCO2 and HCO3 shown obey Henderson and Hasselbalch, as rounded.
    static bool fits(const Run &run)
    {
        const double ph = run.value("vitals.ph");
        const double expected =
            kernel::acidity(run.value("vitals.paco2"), run.value("vitals.hco3"));
        return std::abs(ph - expected) < 0.02;
    }
};

void TestBloodGas::formulas()
{
    // West's Respiratory Physiology, 10th edition, chapter 6: 24 mmol/L and 40 mmHg are pH 7.4.
    WITHIN(kernel::acidity(40, 24), 7.38, 7.41);
    WITHIN(kernel::acidity(60, 26), 7.23, 7.26);
    WITHIN(kernel::bicarbonateAt(7.2, 30), 11.3, 11.8);
    WITHIN(kernel::baseExcess(7.4, 24.4), -0.05, 0.05);
    WITHIN(kernel::baseExcess(7.2, 15), -12.0, -11.0);
    for (double pressure = 20; pressure < 600; pressure *= 1.3) {
        WITHIN(kernel::pressureOfContent(kernel::oxygenContent(pressure)), pressure - 0.01,
               pressure + 0.01);
        if (pressure < 120)
            WITHIN(kernel::oxygenPressure(kernel::oxygenSaturation(pressure)), pressure - 0.01,
                   pressure + 0.01);
    }
    // The points every clinician knows: 27 mmHg half full, 40 three quarters, 60 nine tenths.
    WITHIN(kernel::oxygenSaturation(27), 0.48, 0.52);
    WITHIN(kernel::oxygenSaturation(40), 0.73, 0.77);
    WITHIN(kernel::oxygenSaturation(60), 0.88, 0.92);
}

void TestBloodGas::healthyAtRest()
{
    ScenarioBuilder s;
    Run run(s.document());
    for (const double at : {0.0, 60.0, 600.0}) {
        run.until(at);
        QCOMPARE(run.value("vitals.paco2"), 40.0);
        WITHIN(run.value("vitals.hco3"), 24.0, 25.0);
        WITHIN(run.value("vitals.be"), -0.6, 0.6);
        WITHIN(run.value("vitals.pao2"), 85, 100);
        QCOMPARE(run.value("vitals.ph"), 7.4);
        QCOMPARE(run.value("vitals.pcwp"), 8.0);
        QCOMPARE(run.value("vitals.sodium"), 140.0);
        QCOMPARE(run.value("vitals.calcium"), 1.2);
        QCOMPARE(run.value("vitals.qtc"), 400.0);
    }
}

void TestBloodGas::authoredValuesFitTogether_data()
{
    QTest::addColumn<QString>("ph");
    QTest::addColumn<QString>("paco2");
    QTest::addColumn<QString>("hco3");
    QTest::addColumn<double>("shownPh");
    QTest::addColumn<double>("shownPaco2");
    QTest::addColumn<double>("shownHco3");
    // What is left open follows: a shocked patient's acidosis, a full compensation, a metabolic
    // alkalosis.
    QTest::newRow("pH alone") << "7.28 1"
                              << ""
                              << "" << 7.28 << 30.0 << 13.9;
    QTest::newRow("pH and PaCO2") << "7.37 1"
                                  << "60 mm[Hg]"
                                  << "" << 7.37 << 60.0 << 34.3;
    QTest::newRow("pH and HCO3") << "7.5 1"
                                 << ""
                                 << "34 mmol/L" << 7.5 << 44.0 << 34.0;
    QTest::newRow("PaCO2 and HCO3") << ""
                                    << "50 mm[Hg]"
                                    << "20 mmol/L" << 7.21 << 50.0 << 20.0;
}

void TestBloodGas::authoredValuesFitTogether()
{
    QFETCH(QString, ph);
    QFETCH(QString, paco2);
    QFETCH(QString, hco3);
    QFETCH(double, shownPh);
    QFETCH(double, shownPaco2);
    QFETCH(double, shownHco3);
    for (const char *coupling : {"true", "false"}) {
        ScenarioBuilder s;
        s.patient("patient", {{"coupling", coupling}});
        s.patient("vitals", {{"etco2", "30 mm[Hg]"}});
        const std::pair<const char *, QString> cells[] = {
            {"ph", ph}, {"paco2", paco2}, {"hco3", hco3}};
        for (const auto &[name, value] : cells) {
            if (!value.isEmpty())
                s.patient("vitals", {{name, value.toStdString()}});
        }
        Run run(s.document());
        run.until(30);
        WITHIN(run.value("vitals.ph"), shownPh - 0.015, shownPh + 0.015);
        WITHIN(run.value("vitals.paco2"), shownPaco2 - 1, shownPaco2 + 1);
        WITHIN(run.value("vitals.hco3"), shownHco3 - 0.6, shownHco3 + 0.6);
        QVERIFY(fits(run));
    }
}

void TestBloodGas::tooLittleBreathing()
{
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "oxygen.set", "device=non-rebreather; flow=15 L/min");
    run.until(60);
    ACT(run, "drug.bolus", "drug=fentanyl; dose=300 ug");
    run.until(360);
    // Acute respiratory acidosis: 0.08 of pH and 1 mmol/L per 10 mmHg (West, chapter 6).
    const double rise = run.value("vitals.paco2") - 40;
    QVERIFY2(rise > 8, std::to_string(rise).c_str());
    WITHIN(7.4 - run.value("vitals.ph"), 0.006 * rise, 0.0095 * rise);
    WITHIN(run.value("vitals.hco3") - 24.5, 0.05 * rise, 0.14 * rise);
    QVERIFY(fits(run));
    WITHIN(run.value("vitals.be"), -2.5, 1.5); // not metabolic
}

void TestBloodGas::tooMuchBreathing()
{
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "airway.intubate");
    ACT(run, "vent.set", "mode=vc-cmv; rate=24 /min; vt=700 mL; fio2=0.4");
    run.until(1200);
    QVERIFY(run.value("vitals.paco2") < 30);
    QVERIFY(run.value("vitals.ph") > 7.45);
    QVERIFY(run.value("vitals.hco3") < 24);
    QVERIFY2(run.value("vitals.calcium") < 1.18, "alkalosis binds it");
    QVERIFY(fits(run));
}

void TestBloodGas::oxygenAndItsPressure()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(30);
    ACT(run, "phys.shunt", "severity=0.3");
    run.until(300);
    const double low = run.value("vitals.pao2");
    QVERIFY2(low < 70, std::to_string(low).c_str());
    // The finger and the artery agree within what an oximeter errs.
    WITHIN(run.value("vitals.spo2") - 100 * kernel::oxygenSaturation(low), -2.5, 2.5);
    ACT(run, "phys.shunt", "severity=0");
    ACT(run, "airway.intubate");
    ACT(run, "vent.set", "mode=vc-cmv; rate=14 /min; vt=500 mL; fio2=1.0");
    run.until(900);
    WITHIN(run.value("vitals.pao2"), 450, 670); // healthy lungs on pure oxygen
}

void TestBloodGas::arrestAndAfter()
{
    ScenarioBuilder s = withDefibrillator();
    Run run(s.document());
    run.until(10);
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    run.until(20);
    ACT(run, "cpr.start", "rate=110 /min; depth=5.5 cm");
    UNTIL_CHARGED(run, 240);
    QVERIFY(run.value("vitals.ph") < 7.35);
    QVERIFY2(run.value("vitals.paco2") > run.value("vitals.etco2") + 15, "the gradient opens");
    QVERIFY(fits(run));
    ACT(run, "cpr.stop");
    ACT(run, "defib.shock", "energy=200 J");
    run.until(300);
    const double before = run.value("vitals.ph");
    // An author takes the EtCO2 in hand as it is now: nothing else in the blood jumps.
    const Quantity shown{run.value("vitals.etco2"), "mm[Hg]"};
    QCOMPARE(run.set(s.patient(), "vitals.etco2", shown), std::string());
    run.step();
    WITHIN(run.value("vitals.ph"), before - 0.05, before + 0.05);
    QVERIFY(fits(run));
    run.until(900);
    QVERIFY(fits(run));
}

void TestBloodGas::settingOneMovesTheOthers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Quantity>("value");
    QTest::addColumn<QString>("other");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    const auto row = [](const char *path, double value, const char *unit, const char *other,
                        double low, double high) {
        QTest::addRow("%s %g: %s", path, value, other)
            << path << Quantity{value, unit} << other << low << high;
    };
    row("vitals.etco2", 60, "mm[Hg]", "vitals.paco2", 59, 61);
    row("vitals.etco2", 60, "mm[Hg]", "vitals.ph", 7.2, 7.25);
    row("vitals.paco2", 60, "mm[Hg]", "vitals.ph", 7.2, 7.25);
    row("vitals.paco2", 60, "mm[Hg]", "vitals.etco2", 39, 41);
    row("vitals.hco3", 15, "mmol/L", "vitals.ph", 7.17, 7.21);
    row("vitals.hco3", 15, "mmol/L", "vitals.be", -12.5, -10);
    row("vitals.ph", 7.1, "1", "vitals.hco3", 12, 12.6);
    row("vitals.ph", 7.1, "1", "vitals.paco2", 40, 40);
    row("vitals.spo2", 85, "%", "vitals.pao2", 46, 53);
    row("vitals.pao2", 45, "mm[Hg]", "vitals.spo2", 79, 82);
}

void TestBloodGas::settingOneMovesTheOthers()
{
    QFETCH(QString, path);
    QFETCH(Quantity, value);
    QFETCH(QString, other);
    QFETCH(double, low);
    QFETCH(double, high);
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    QCOMPARE(run.set(s.patient(), path.toStdString(), value), std::string());
    run.step();
    WITHIN(run.value(path.toStdString()), value.value - 0.5, value.value + 0.5);
    WITHIN(run.value(other.toStdString()), low, high);
    QVERIFY(fits(run));
}

void TestBloodGas::setTogetherAllStand()
{
    ScenarioBuilder s;
    const Id rule = s.event("Sick", "5 s");
    for (const auto &[field, value] :
         {std::pair{"vitals.ph", "7.15 1"}, {"vitals.paco2", "28 mm[Hg]"}})
        s.add("action", rule,
              {{"type", "set"},
               {"entity", s.patient().toString()},
               {"field", field},
               {"value", value}});
    Run run(s.document());
    run.until(6);
    QCOMPARE(run.value("vitals.ph"), 7.15);
    QCOMPARE(run.value("vitals.paco2"), 28.0);
    WITHIN(run.value("vitals.hco3"), 9.3, 9.9);
}

void TestBloodGas::undoBringsAllBack()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    const char *paths[] = {"vitals.ph",   "vitals.paco2", "vitals.hco3",
                           "vitals.pao2", "vitals.spo2",  "vitals.etco2"};
    std::vector<double> before;
    for (const char *path : paths)
        before.push_back(run.value(path));
    for (const auto &[path, value] :
         {std::pair{"vitals.paco2", Quantity{65, "mm[Hg]"}}, {"vitals.spo2", Quantity{80, "%"}}}) {
        QCOMPARE(run.set(s.patient(), path, value), std::string());
        run.step();
    }
    QVERIFY(run.value("vitals.ph") < 7.3);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(run.undo(), std::string());
        run.step();
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(run.value(paths[i]), before[i]);
}

void TestBloodGas::uncoupledStaysAsSaid()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    Run run(s.document());
    run.until(5);
    QCOMPARE(run.set(s.patient(), "vitals.etco2", Quantity{70, "mm[Hg]"}), std::string());
    QCOMPARE(run.set(s.patient(), "vitals.ph", Quantity{7.1, "1"}), std::string());
    run.until(60);
    QCOMPARE(run.value("vitals.paco2"), 40.0);
    WITHIN(run.value("vitals.hco3"), 24, 25);
}

void TestBloodGas::bicarbonateGiven()
{
    ScenarioBuilder s;
    s.patient("vitals", {{"ph", "7.1 1"}});
    Run run(s.document());
    run.until(10);
    ACT(run, "drug.bolus", "drug=sodium-bicarbonate; dose=100 mmol");
    run.until(400);
    QVERIFY(run.value("vitals.hco3") > 13.5);
    QVERIFY(run.value("vitals.ph") > 7.13);
    QVERIFY(run.value("vitals.sodium") > 140);
    QVERIFY(run.value("vitals.calcium") < 1.2);
}

void TestBloodGas::calciumAndCitrate()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    for (int i = 0; i < 6; ++i) {
        ACT(run, "fluid.bolus", "drug=blood; volume=280 mL; over=120 s");
        run.until(130 + i * 120);
    }
    const double low = run.value("vitals.calcium");
    QVERIFY2(low < 1.1, std::to_string(low).c_str());
    QVERIFY(run.value("vitals.qtc") > 405);
    ACT(run, "drug.bolus", "drug=calcium-chloride; dose=1 g");
    run.until(130 + 5 * 120 + 200);
    QVERIFY(run.value("vitals.calcium") > low + 0.1);
}

void TestBloodGas::qtOfTheBeats()
{
    for (const double rate : {60.0, 80.0, 120.0}) {
        ScenarioBuilder s;
        s.patient("vitals", {{"hr", std::to_string(static_cast<int>(rate)) + " /min"}});
        Run run(s.document());
        run.until(30);
        const double rr = 60 / run.value("numerics.hr");
        const double qt = run.value("numerics.qt");
        WITHIN(qt, 400 * std::cbrt(rr) - 8, 400 * std::cbrt(rr) + 8);
        WITHIN(run.value("numerics.qtc_f"), 390, 410);
        WITHIN(run.value("numerics.qtc_b"), qt / std::sqrt(rr) - 6, qt / std::sqrt(rr) + 6);
    }
    // Nothing to measure in fibrillation, nor without leads.
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    QVERIFY(run.value("numerics.qt") > 0);
    ACT(run, "monitor.detach", "sensor=ecg");
    run.until(13);
    QCOMPARE(run.value("numerics.qt"), -1.0);
    ACT(run, "monitor.attach", "sensor=ecg");
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    run.until(30);
    QCOMPARE(run.value("numerics.qt"), -1.0);
}

void TestBloodGas::qtProlonged_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("args");
    QTest::addColumn<int>("after");
    QTest::newRow("amiodarone") << "drug.bolus"
                                << "drug=amiodarone; dose=300 mg" << 400;
    QTest::newRow("cold") << "phys.temperature"
                          << "target=31 Cel; over=300 s" << 900;
}

void TestBloodGas::qtProlonged()
{
    QFETCH(QString, action);
    QFETCH(QString, args);
    QFETCH(int, after);
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    ACT(run, action.toStdString(), args.toStdString());
    run.until(10 + after);
    QVERIFY2(run.value("vitals.qtc") > 412, std::to_string(run.value("vitals.qtc")).c_str());
    QVERIFY(run.value("numerics.qtc_f") > 405);
}

void TestBloodGas::wedge()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(5);
    QVERIFY(run.act("monitor.wedge").starts_with("kernel.action.no-pulmonary-catheter") ||
            run.count("action.rejected") == 0);
    run.step();
    QCOMPARE(run.value("numerics.pcwp"), -1.0);
    ACT(run, "monitor.attach", "sensor=pap");
    run.step();
    ACT(run, "monitor.wedge");
    run.step();
    QCOMPARE(run.value("numerics.pcwp"), -1.0); // no zero yet
    ACT(run, "monitor.zero");
    run.step();
    ACT(run, "monitor.wedge");
    run.step();
    QCOMPARE(run.value("numerics.pcwp"), 8.0);
    // It stays what it was until the next one.
    ACT(run, "fluid.bolus", "volume=2000 mL; over=300 s");
    run.until(400);
    QVERIFY(run.value("vitals.pcwp") > 9);
    QCOMPARE(run.value("numerics.pcwp"), 8.0);
    ACT(run, "monitor.wedge");
    run.step();
    QCOMPARE(run.value("numerics.pcwp"), run.value("vitals.pcwp"));
}

void TestBloodGas::sampleIsReported_data()
{
    QTest::addColumn<QString>("analyser");
    QTest::addColumn<double>("after");
    QTest::newRow("none: the laboratory") << "" << 600.0;
    QTest::newRow("beside the bed") << "on" << 90.0;
    QTest::newRow("switched off") << "off" << 600.0;
}

void TestBloodGas::sampleIsReported()
{
    QFETCH(QString, analyser);
    QFETCH(double, after);
    ScenarioBuilder s;
    s.patient("vitals", {{"ph", "7.2 1"}, {"lactate", "6.3 mmol/L"}});
    if (!analyser.isEmpty()) {
        const Id device = s.entity("Analyser", "abg-analyser", s.room());
        s.add("device", device, {{"power", analyser == "on" ? "true" : "false"}});
    }
    Run run(s.document());
    run.until(20);
    QCOMPARE(run.value("labs.ph"), -1.0);
    ACT(run, "lab.abg");
    run.step();
    // What happens on the way does not change the sample.
    QCOMPARE(run.set(s.patient(), "vitals.ph", Quantity{7.4, "1"}), std::string());
    run.until(20 + after - 1);
    QCOMPARE(run.count("lab.reported"), 0);
    QCOMPARE(run.value("labs.ph"), -1.0);
    run.until(20 + after + 1);
    QCOMPARE(run.count("lab.reported"), 1);
    QCOMPARE(run.value("labs.ph"), 7.2);
    QCOMPARE(run.value("labs.lactate"), 6.3);
    QCOMPARE(run.value("labs.drawn"), 20.0);
    const auto report = run.payload(run.of("lab.reported").front()).lab_reported();
    QCOMPARE(report.panel(), std::string("abg"));
    QCOMPARE(report.values_size(), 12);
    QCOMPARE(report.values(0).name(), std::string("ph"));
    QCOMPARE(report.values(0).cell().quantity().value(), 7.2);
    WITHIN(run.value("labs.sao2"), 95, 99);
}

void TestBloodGas::malignantHyperthermia()
{
    const auto course = [](bool treated) {
        ScenarioBuilder s;
        auto run = std::make_unique<Run>(s.document());
        run->act("airway.intubate");
        run->act("vent.set", "mode=vc-cmv; rate=14 /min; vt=480 mL; fio2=1.0");
        run->until(60);
        run->act("phys.hyperthermia", "severity=1");
        run->until(600);
        if (treated) {
            run->act("drug.bolus", "drug=dantrolene; dose=2.5 mg/kg");
            run->until(900);
            run->act("drug.bolus", "drug=dantrolene; dose=1 mg/kg");
        }
        run->until(2400);
        return run;
    };
    const auto left = course(false);
    QVERIFY(left->value("vitals.paco2") > 60);
    QVERIFY(left->value("vitals.temp") > 38.5);
    QVERIFY(left->value("vitals.potassium") > 5);
    QVERIFY(left->value("vitals.hr") > 90);
    const auto treated = course(true);
    QVERIFY(treated->value("vitals.paco2") < left->value("vitals.paco2") - 15);
    QVERIFY(treated->value("vitals.temp") < left->value("vitals.temp") - 0.8);
    QVERIFY(treated->value("vitals.potassium") < left->value("vitals.potassium"));
}

QTEST_APPLESS_MAIN(TestBloodGas)
#include "tst_blood_gas.moc"
