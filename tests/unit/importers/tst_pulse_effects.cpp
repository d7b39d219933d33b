// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/std_strings.h"
#include "tests/unit/importers/patient_run.h"

#include <QTest>

using namespace ward::test;

namespace {

std::string patient(const std::string &name, const std::string &body = "{}")
{
    return R"({"PatientAction":{")" + name + "\":" + body + "}}";
}
std::string equipment(const std::string &name, const std::string &body = "{}")
{
    return R"({"EquipmentAction":{")" + name + "\":" + body + "}}";
}
std::string rhythm(const std::string &name)
{
    return patient("Arrhythmia", "{\"Rhythm\":\"" + name + "\"}");
}
std::string severity(const std::string &action, const std::string &value)
{
    return patient(action, "{\"Severity\":{\"Scalar0To1\":{\"Value\":" + value + "}}}");
}
std::string scalar(const std::string &type, const std::string &value, const std::string &unit)
{
    return "{\"Scalar" + type + "\":{\"Value\":" + value + ",\"Unit\":\"" + unit + "\"}}";
}
std::string bolus(const std::string &drug, const std::string &milligrams)
{
    return patient("SubstanceBolus", "{\"Substance\":\"" + drug + "\",\"Concentration\":" +
                                         scalar("MassPerVolume", milligrams, "mg/mL") +
                                         ",\"Dose\":" + scalar("Volume", "1", "mL") + "}");
}
std::string bleeding(const std::string &rate)
{
    return patient("Hemorrhage", "{\"Compartment\":\"RightLeg\",\"FlowRate\":" +
                                     scalar("VolumePerTime", rate, "mL/min") + "}");
}
std::string volumeControl()
{
    return equipment("MechanicalVentilatorVolumeControl",
                     "{\"MechanicalVentilatorMode\":{\"Connection\":\"On\"},"
                     "\"Mode\":\"ContinuousMandatoryVentilation\",\"RespirationRate\":" +
                         scalar("Frequency", "12", "1/min") +
                         ",\"TidalVolume\":" + scalar("Volume", "550", "mL") +
                         ",\"PositiveEndExpiredPressure\":" + scalar("Pressure", "5", "cmH2O") +
                         ",\"FractionInspiredOxygen\":{\"Scalar0To1\":{\"Value\":0.4}}}");
}
const std::string kSqueeze = equipment("BagValveMaskSqueeze");
const std::string kBagOn =
    equipment("BagValveMaskConfiguration", "{\"Configuration\":{\"Connection\":\"On\"}}");
const std::string kTracheal = patient("Intubation", "{\"Type\":\"Tracheal\"}");
const std::string kOesophageal = patient("Intubation", "{\"Type\":\"Esophageal\"}");

std::string sequence(const std::vector<std::string> &actions)
{
    std::string text;
    for (const std::string &action : actions)
        text += (text.empty() ? "" : ",") + action;
    return text;
}
std::string repeated(const std::vector<std::string> &actions, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += (i == 0 ? "" : ",") + sequence(actions);
    return text;
}

} // namespace

#define RUNS(run)                                                                                  \
    do {                                                                                           \
        if (!(run).problem.empty())                                                                \
            QFAIL((run).problem.c_str());                                                          \
    } while (false)

/// That imported actions act: each kind of design page "clinical" on the vitals, in direction and
/// rough size, with nothing refused by the engine. Every scenario does its action at 30 s.
class TestPulseEffects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHappensByItself()
    {
        PatientRun run(sequence({seconds("300"), patient("Urinate")}));
        RUNS(run);
        run.to(120);
        QCOMPARE(run.number("vitals.hr"), 80.0);
        QCOMPARE(run.number("vitals.map"), 93.0);
        QCOMPARE(run.number("vitals.spo2"), 98.0);
        QCOMPARE(run.number("vitals.etco2"), 40.0);
        QCOMPARE(run.number("numerics.abp_s"), 120.0);
    }

    void arrhythmia()
    {
        PatientRun run(sequence({seconds("30"), rhythm("SinusTachycardia"), seconds("60"),
                                 rhythm("CoarseVentricularFibrillation"), seconds("30"),
                                 rhythm("NormalSinus"), seconds("60")}));
        RUNS(run);
        run.to(50);
        QCOMPARE(run.word("rhythm.ecg"), std::string("sinus-tachycardia"));
        QVERIFY(run.number("vitals.hr") > 100);
        QVERIFY(run.number("numerics.hr") > 100);
        run.to(110); // 20 s of fibrillation
        QCOMPARE(run.word("rhythm.ecg"), std::string("vf-coarse"));
        QVERIFY(run.number("numerics.abp_m") < 30);
        QCOMPARE(run.number("numerics.spo2"), -1.0);
        QVERIFY(run.number("vitals.etco2") < 30); // on its way down
        run.to(175);
        QCOMPARE(run.word("rhythm.ecg"), std::string("sinus"));
        QVERIFY(run.number("numerics.abp_m") > 60);
        QCOMPARE(run.rejected, std::string());
    }

    void compressions_data()
    {
        QTest::addColumn<QString>("actions");
        // 100 strokes at 100 /min, two kinds of writing them, and a machine.
        QTest::newRow("single strokes") << QString::fromStdString(repeated(
            {patient("ChestCompression", "{\"Depth\":" + scalar("Length", "5.5", "cm") + "}"),
             seconds("0.6")},
            100));
        QTest::newRow("sample by sample") << QString::fromStdString(
            repeated({patient("ChestCompressionInstantaneous",
                              "{\"Force\":" + scalar("Force", "520", "N") + "}"),
                      seconds("0.48"), patient("ChestCompressionInstantaneous", "{\"Force\":{}}"),
                      seconds("0.06"), patient("ChestCompressionInstantaneous", "{\"Force\":{}}"),
                      seconds("0.06")},
                     100));
        QTest::newRow("automated") << QString::fromStdString(sequence(
            {patient("ChestCompressionAutomated",
                     "{\"Depth\":" + scalar("Length", "5.5", "cm") +
                         ",\"CompressionFrequency\":" + scalar("Frequency", "100", "1/min") + "}"),
             seconds("60"),
             patient("ChestCompressionAutomated",
                     "{\"Depth\":" + scalar("Length", "0", "cm") + "}")}));
    }
    void compressions()
    {
        QFETCH(QString, actions);
        PatientRun run(sequence({seconds("30"), rhythm("Asystole"), seconds("30"),
                                 actions.toStdString(), seconds("60")}));
        RUNS(run);
        run.to(60);
        const double without = run.number("numerics.abp_m");
        QVERIFY(without < 25);
        QVERIFY(run.number("vitals.etco2") < 24); // half of what it was
        run.to(105);
        QVERIFY(run.number("numerics.abp_s") > 40);
        QVERIFY(run.number("numerics.abp_s") < 80);
        QVERIFY(run.number("numerics.abp_m") > without + 8);
        QVERIFY(run.number("circulation.cpr_rate") > 90);
        QVERIFY(run.number("circulation.cpr_rate") < 110);
        run.to(140); // 20 s after the last one
        QVERIFY(run.number("numerics.abp_m") < 25);
        QCOMPARE(run.rejected, std::string());
    }

    void weakCompressionsDoLess()
    {
        const auto pressure = [](const char *newtons) {
            PatientRun run(
                sequence({seconds("30"), rhythm("Asystole"), seconds("30"),
                          repeated({patient("ChestCompression",
                                            "{\"Force\":" + scalar("Force", newtons, "N") + "}"),
                                    seconds("0.6")},
                                   60)}));
            if (!run.problem.empty())
                return -1.0;
            run.to(90);
            return run.number("numerics.abp_m");
        };
        const double strong = pressure("550");
        const double weak = pressure("150");
        QVERIFY2(weak > 0 && strong > weak + 5, qPrintable(QString::number(weak)));
    }

    void bolusOfADrug()
    {
        PatientRun run(sequence({seconds("30"), bolus("Epinephrine", "0.1"), seconds("30"),
                                 bolus("Fentanyl", "0.4"), seconds("600")}));
        RUNS(run);
        run.to(29);
        const double hr = run.number("vitals.hr");
        const double map = run.number("vitals.map");
        run.to(58);
        QVERIFY(run.number("vitals.hr") > hr + 10);
        QVERIFY(run.number("vitals.map") > map + 10);
        run.to(240);
        QVERIFY(run.number("vitals.rr") < 10);
        QVERIFY(run.number("vitals.etco2") > 44 || run.number("vitals.rr") == 0);
        QCOMPARE(run.rejected, std::string());
    }

    void infusionOfADrug()
    {
        const std::string start =
            patient("SubstanceInfusion", "{\"Substance\":\"Norepinephrine\",\"Concentration\":" +
                                             scalar("MassPerVolume", "16", "ug/mL") + ",\"Rate\":" +
                                             scalar("VolumePerTime", "1", "mL/min") + "}");
        const std::string stop = patient(
            "SubstanceInfusion", "{\"Substance\":\"Norepinephrine\",\"Concentration\":" +
                                     scalar("MassPerVolume", "16", "ug/mL") +
                                     ",\"Rate\":{\"ScalarVolumePerTime\":{\"Unit\":\"mL/min\"}}}");
        PatientRun run(sequence({seconds("30"), start, seconds("300"), stop, seconds("600")}));
        RUNS(run);
        run.to(210);
        QVERIFY(run.number("vitals.map") > 103);
        QVERIFY(run.number("vitals.hr") < 80); // by reflex
        run.to(900);
        QVERIFY(run.number("vitals.map") < 97);
        QCOMPARE(run.rejected, std::string());
    }

    void infusionOfAFluid()
    {
        const std::string bag = patient(
            "SubstanceCompoundInfusion",
            "{\"SubstanceCompound\":\"Saline\",\"BagVolume\":" + scalar("Volume", "1000", "mL") +
                ",\"Rate\":" + scalar("VolumePerTime", "200", "mL/min") + "}");
        const std::vector<std::string> bled = {seconds("30"), bleeding("250"), seconds("300"),
                                               bleeding("0")};
        PatientRun without(sequence(bled) + ',' + seconds("600"));
        PatientRun with(sequence(bled) + ',' + bag + ',' + seconds("600"));
        RUNS(without);
        RUNS(with);
        without.to(660);
        with.to(660);
        QVERIFY(without.number("vitals.blood_loss") > 1200);
        QVERIFY(with.number("vitals.map") >= without.number("vitals.map"));
        QVERIFY(with.number("vitals.hr") < without.number("vitals.hr"));
        QVERIFY(with.number("vitals.cvp") > without.number("vitals.cvp"));
        QCOMPARE(with.rejected, std::string());
    }

    void haemorrhage()
    {
        PatientRun run(sequence({seconds("30"), bleeding("250"), seconds("600")}));
        RUNS(run);
        run.to(330); // 1,250 mL
        QVERIFY(run.number("vitals.blood_loss") > 1200);
        QVERIFY(run.number("vitals.hr") > 100);
        QVERIFY(run.number("vitals.sbp") < 110);
        QVERIFY(run.number("vitals.sbp") - run.number("vitals.dbp") < 36);
        QCOMPARE(run.rejected, std::string());
    }

    void intubation()
    {
        const auto after = [](const std::string &tube) {
            return sequence({seconds("30"), bolus("Rocuronium", "60"), seconds("45"), tube,
                             volumeControl(), seconds("600")});
        };
        PatientRun right(after(kTracheal));
        PatientRun wrong(after(kOesophageal));
        RUNS(right);
        RUNS(wrong);
        for (PatientRun *run : {&right, &wrong})
            run->to(200);
        QCOMPARE(right.word("airway.device"), std::string("ett"));
        QVERIFY(right.number("vitals.etco2") > 25);
        QVERIFY(right.number("vitals.spo2") > 92);
        QCOMPARE(wrong.word("airway.device"), std::string("oesophageal"));
        QVERIFY(wrong.number("vitals.etco2") < 5);
        QVERIFY(wrong.number("vitals.spo2") < 85);
        QCOMPARE(right.rejected + wrong.rejected, std::string());
    }

    void mainstemTubeLowersSaturation()
    {
        const auto after = [](const char *type) {
            return sequence({seconds("30"),
                             patient("Intubation", std::string("{\"Type\":\"") + type + "\"}"),
                             volumeControl(), seconds("300")});
        };
        PatientRun both(after("Tracheal"));
        PatientRun one(after("RightMainstem"));
        RUNS(both);
        RUNS(one);
        both.to(240);
        one.to(240);
        QVERIFY(one.number("vitals.spo2") < both.number("vitals.spo2"));
    }

    void bagValveMask()
    {
        const std::vector<std::string> apnoea = {seconds("30"), bolus("Rocuronium", "60"),
                                                 seconds("60")};
        PatientRun without(sequence(apnoea) + ',' + seconds("300"));
        PatientRun with(sequence(apnoea) + ',' + kBagOn + ',' +
                        repeated({kSqueeze, seconds("5")}, 60));
        RUNS(without);
        RUNS(with);
        without.to(240);
        with.to(240);
        QCOMPARE(without.number("vitals.etco2"), 0.0);
        QVERIFY(without.number("vitals.spo2") < 80);
        QVERIFY(with.number("vitals.etco2") > 20);
        QVERIFY(with.number("vitals.spo2") > 92);
        QCOMPARE(with.word("airway.device"), std::string("bvm"));
        QCOMPARE(with.rejected, std::string());
    }

    void ventilatorModes()
    {
        // A paralysed patient gets the breaths of the machine, in every mode that gives any.
        const std::string pressure = equipment(
            "MechanicalVentilatorPressureControl",
            "{\"MechanicalVentilatorMode\":{\"Connection\":\"On\"},\"RespirationRate\":" +
                scalar("Frequency", "18", "1/min") +
                ",\"InspiratoryPressure\":" + scalar("Pressure", "25", "cmH2O") +
                ",\"PositiveEndExpiredPressure\":" + scalar("Pressure", "5", "cmH2O") + "}");
        const std::string support = equipment(
            "MechanicalVentilatorContinuousPositiveAirwayPressure",
            "{\"MechanicalVentilatorMode\":{\"Connection\":\"On\"},\"DeltaPressureSupport\":" +
                scalar("Pressure", "10", "cmH2O") + "}");
        PatientRun run(
            sequence({seconds("30"), bolus("Rocuronium", "60"), kTracheal, volumeControl(),
                      seconds("90"), pressure, seconds("60"), support, seconds("60")}));
        RUNS(run);
        run.to(110);
        QCOMPARE(run.word("airway.vent_mode"), std::string("vc-cmv"));
        QCOMPARE(run.number("vitals.rr"), 12.0);
        QCOMPARE(run.number("airway.vt"), 550.0);
        QCOMPARE(run.number("airway.fio2"), 0.4);
        run.to(170);
        QCOMPARE(run.word("airway.vent_mode"), std::string("pc-ac"));
        QCOMPARE(run.number("vitals.rr"), 18.0);
        QCOMPARE(run.number("airway.ppeak"), 25.0);
        run.to(230);
        QCOMPARE(run.word("airway.vent_mode"), std::string("psv"));
        QCOMPARE(run.number("vitals.rr"), 0.0); // support of nobody's breaths
        QCOMPARE(run.rejected, std::string());
    }

    void ventilatorHold()
    {
        PatientRun run(
            sequence({seconds("30"), kTracheal, volumeControl(), seconds("60"),
                      equipment("MechanicalVentilatorHold", "{\"State\":\"On\"}"), seconds("20"),
                      equipment("MechanicalVentilatorHold"), seconds("60")}));
        RUNS(run);
        run.to(88);
        QCOMPARE(run.number("vitals.rr"), 12.0);
        run.to(108);
        QCOMPARE(run.number("vitals.rr"), 0.0);
        run.to(150);
        QCOMPARE(run.number("vitals.rr"), 12.0);
    }

    void supplementalOxygen()
    {
        const std::string mask =
            patient("SupplementalOxygen", "{\"Device\":\"NonRebreatherMask\",\"Flow\":" +
                                              scalar("VolumePerTime", "15", "L/min") + "}");
        PatientRun run(sequence({seconds("30"), severity("PulmonaryShuntExacerbation", "0.5"),
                                 seconds("120"), mask, seconds("300")}));
        RUNS(run);
        run.to(149);
        const double before = run.number("vitals.spo2");
        QVERIFY(before < 94);
        run.to(300);
        QCOMPARE(run.word("airway.device"), std::string("non-rebreather"));
        QVERIFY(run.number("airway.fio2") > 0.6);
        QVERIFY(run.number("vitals.spo2") > before + 1);
        QCOMPARE(run.rejected, std::string());
    }

    void tensionPneumothoraxAndDecompression()
    {
        const std::string left = "{\"Type\":\"Closed\",\"Side\":\"Left\",\"Severity\":{\"Scalar0To1"
                                 "\":{\"Value\":0.75}}}";
        PatientRun run(
            sequence({seconds("30"), patient("TensionPneumothorax", left), seconds("150"),
                      patient("NeedleDecompression", "{\"State\":\"On\",\"Side\":\"Left\"}"),
                      seconds("120")}));
        RUNS(run);
        run.to(29);
        const double cvp = run.number("vitals.cvp");
        run.to(179);
        QVERIFY(run.number("vitals.spo2") < 93);
        QVERIFY(run.number("vitals.sbp") < 110);
        QVERIFY(run.number("vitals.etco2") < 38);
        QVERIFY(run.number("vitals.cvp") > cvp + 4);
        const double tense = run.number("vitals.sbp");
        run.to(200); // 20 s after the needle
        QVERIFY(run.number("vitals.sbp") > tense + 5);
        run.to(300);
        QVERIFY(run.number("vitals.spo2") > 95);
        QVERIFY(run.number("vitals.cvp") < cvp + 2);
        QCOMPARE(run.rejected, std::string());
    }

    void needleInTheWrongSideDoesNotHelp()
    {
        PatientRun run(sequence(
            {seconds("30"),
             patient("TensionPneumothorax", "{\"Side\":\"Right\",\"Severity\":{\"Scalar0To1\":{"
                                            "\"Value\":0.75}}}"),
             seconds("150"), patient("NeedleDecompression", "{\"State\":\"On\"}"), // left
             seconds("60")}));
        RUNS(run);
        run.to(179);
        const double before = run.number("vitals.cvp");
        run.to(230);
        QVERIFY(run.number("vitals.cvp") >= before);
    }

    void airwayObstruction()
    {
        PatientRun run(sequence({seconds("30"), severity("AirwayObstruction", "1.0"), seconds("75"),
                                 severity("AirwayObstruction", "0"), seconds("180")}));
        RUNS(run);
        run.to(100);
        QCOMPARE(run.number("airway.obstruction"), 100.0);
        QCOMPARE(run.number("vitals.etco2"), 0.0);
        QVERIFY(run.number("vitals.spo2") < 92);
        run.to(280);
        QCOMPARE(run.number("airway.obstruction"), 0.0);
        QVERIFY(run.number("vitals.etco2") > 30);
        QVERIFY(run.number("vitals.spo2") > 95);
    }

    void theOthers_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("vital");
        QTest::addColumn<int>("direction");
        const auto row = [](const char *name, const std::string &action, const char *vital,
                            int direction) {
            QTest::newRow(name) << QString::fromStdString(action) << QString::fromUtf8(vital)
                                << direction;
        };
        const std::string lungs =
            "{\"Severity\":[{\"Compartment\":\"LeftLung\",\"Severity\":{\"Scalar0To1\":{\"Value\":"
            "0.8}}},{\"Compartment\":\"RightLung\",\"Severity\":{\"Scalar0To1\":{\"Value\":0.8}}}]"
            "}";
        row("asthma", severity("AsthmaAttack", "0.8"), "vitals.spo2", -1);
        row("bronchoconstriction", severity("Bronchoconstriction", "0.8"), "vitals.spo2", -1);
        row("shunt", severity("PulmonaryShuntExacerbation", "0.5"), "vitals.spo2", -1);
        row("impaired exchange", severity("ImpairedAlveolarExchangeExacerbation", "0.5"),
            "vitals.spo2", -1);
        row("pneumonia", patient("PneumoniaExacerbation", lungs), "vitals.spo2", -1);
        row("ARDS", patient("AcuteRespiratoryDistressSyndromeExacerbation", lungs), "vitals.spo2",
            -1);
        row("exercise", patient("Exercise", "{\"Intensity\":{\"Scalar0To1\":{\"Value\":0.4}}}"),
            "vitals.hr", 1);
        row("stress", severity("AcuteStress", "0.8"), "vitals.hr", 1);
        row("dyspnoea", severity("Dyspnea", "0.8"), "vitals.etco2", 1);
        row("fatigue", severity("RespiratoryFatigue", "0.8"), "vitals.etco2", 1);
        row("brain injury", severity("BrainInjury", "0.8"), "vitals.icp", 1);
        row("effusion",
            patient("PericardialEffusion",
                    "{\"EffusionRate\":" + scalar("VolumePerTime", "80", "mL/min") + "}"),
            "vitals.map", -1);
        row("thin air",
            "{\"EnvironmentAction\":{\"ChangeEnvironmentalConditions\":{"
            "\"EnvironmentalConditions\":{\"AtmosphericPressure\":" +
                scalar("Pressure", "450", "mmHg") + "}}}}",
            "vitals.spo2", -1);
    }
    void theOthers()
    {
        QFETCH(QString, action);
        QFETCH(QString, vital);
        QFETCH(int, direction);
        PatientRun run(sequence({seconds("30"), action.toStdString(), seconds("300")}));
        RUNS(run);
        run.to(29);
        const double before = run.number(vital.toStdString());
        run.to(240);
        const double after = run.number(vital.toStdString());
        QVERIFY2(direction * (after - before) >= 2,
                 qPrintable(QStringLiteral("%1 → %2").arg(before).arg(after)));
        QCOMPARE(run.rejected, std::string());
    }
};

QTEST_APPLESS_MAIN(TestPulseEffects)
#include "tst_pulse_effects.moc"
