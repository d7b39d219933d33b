// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/importers/pulse_fixture.h"

#include <QTest>

using namespace ward;
using namespace ward::content;
using namespace ward::test;

namespace {

/// {"PatientAction":{"Name":{…}}}, separated by commas when several are given.
QString patient(const char *name, const char *body = "{}")
{
    return QStringLiteral(R"({"PatientAction":{"%1":%2}})")
        .arg(QString::fromUtf8(name), QString::fromUtf8(body));
}
QString equipment(const char *name, const char *body = "{}")
{
    return QStringLiteral(R"({"EquipmentAction":{"%1":%2}})")
        .arg(QString::fromUtf8(name), QString::fromUtf8(body));
}
QString environment(const char *name, const char *body = "{}")
{
    return QStringLiteral(R"({"EnvironmentAction":{"%1":%2}})")
        .arg(QString::fromUtf8(name), QString::fromUtf8(body));
}
QString rhythm(const char *name)
{
    return patient(
        "Arrhythmia",
        QStringLiteral(R"({"Rhythm":"%1"})").arg(QString::fromUtf8(name)).toUtf8().constData());
}
QString severity(const char *action, const char *value)
{
    return patient(action, QStringLiteral(R"({"Severity":{"Scalar0To1":{"Value":%1}}})")
                               .arg(QString::fromUtf8(value))
                               .toUtf8()
                               .constData());
}

/// "phys.arrhythmia | rhythm=asystole | text", one line an action; a note has no name.
QString toText(const Document &document)
{
    QStringList lines;
    for (const ImportedEvent &event : eventsOf(document)) {
        for (const Record *action : event.actions) {
            lines.append(QString::fromStdString(textOf(*action, "name") + " | " +
                                                textOf(*action, "args") + " | " +
                                                textOf(*action, "text"))
                             .simplified());
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString noteReasons(const Diagnostics &diagnostics)
{
    QStringList codes;
    for (const Diagnostic &d : diagnostics)
        codes.append(QString::fromStdString(d.message.code).section(QLatin1Char('.'), 2));
    return codes.join(QLatin1Char(' '));
}

} // namespace

/// What each Pulse action becomes.
class TestPulseMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("actions");
        QTest::addColumn<QString>("expected");

        // Rhythms: all ten, and the one Protobuf leaves out.
        const char *rhythms[][2] = {{"NormalSinus", "sinus"},
                                    {"SinusBradycardia", "sinus-bradycardia"},
                                    {"SinusTachycardia", "sinus-tachycardia"},
                                    {"SinusPulselessElectricalActivity", "pea"},
                                    {"Asystole", "asystole"},
                                    {"CoarseVentricularFibrillation", "vf-coarse"},
                                    {"FineVentricularFibrillation", "vf-fine"},
                                    {"PulselessVentricularTachycardia", "vt-pulseless"}};
        for (const auto &[pulse, ward] : rhythms) {
            QTest::newRow(pulse)
                << rhythm(pulse)
                << QStringLiteral("phys.arrhythmia | rhythm=%1 |").arg(QString::fromUtf8(ward));
        }
        QTest::newRow("stable VT")
            << rhythm("StableVentricularTachycardia")
            << "phys.arrhythmia | rhythm=vt-monomorphic | Stable ventricular tachycardia";
        QTest::newRow("unstable VT")
            << rhythm("UnstableVentricularTachycardia")
            << "phys.arrhythmia | rhythm=vt-monomorphic | Unstable ventricular tachycardia";
        QTest::newRow("no rhythm") << patient("Arrhythmia") << "phys.arrhythmia | rhythm=sinus |";

        // Compressions.
        QTest::newRow("compression by force")
            << patient("ChestCompression", R"({"Force":{"ScalarForce":{"Value":500,"Unit":"N"}}})")
            << "cpr.compress | depth=5 cm | Force 500 N at 100 N/cm";
        QTest::newRow("compression by depth")
            << patient("ChestCompression",
                       R"({"Depth":{"ScalarLength":{"Value":5.5,"Unit":"cm"}},)"
                       R"("CompressionPeriod":{"ScalarTime":{"Value":0.48,"Unit":"s"}}})")
            << "cpr.compress | depth=5.5 cm |";
        QTest::newRow("compression in mm")
            << patient("ChestCompression", R"({"Depth":{"ScalarLength":{"Value":52,"Unit":"mm"}}})")
            << "cpr.compress | depth=5.2 cm |";
        QTest::newRow("automated")
            << patient("ChestCompressionAutomated",
                       R"({"Depth":{"ScalarLength":{"Value":6.0,"Unit":"cm"}},)"
                       R"("CompressionFrequency":{"ScalarFrequency":{"Value":100,"Unit":"1/min"}},)"
                       R"("AppliedForceFraction":{"Scalar0To1":{"Value":0.8}}})")
            << "cpr.start | rate=100 /min; depth=6 cm |";
        QTest::newRow("automated, stopped")
            << patient("ChestCompressionAutomated",
                       R"({"Depth":{"ScalarLength":{"Value":0.0,"Unit":"cm"}}})")
            << "cpr.stop | |";
        QTest::newRow("automated by force")
            << patient("ChestCompressionAutomated",
                       R"({"Force":{"ScalarForce":{"Value":520,"Unit":"N"}}})")
            << "cpr.start | depth=5.2 cm | Force 520 N at 100 N/cm";

        // Blood.
        QTest::newRow("haemorrhage")
            << patient(
                   "Hemorrhage",
                   R"({"Compartment":"RightLeg","FlowRate":{"ScalarVolumePerTime":{"Value":100,"Unit":"mL/min"}}})")
            << "phys.haemorrhage | rate=100 mL/min; site=Right leg |";
        QTest::newRow("haemorrhage without a rate")
            << patient(
                   "Hemorrhage",
                   R"({"Compartment":"VenaCava","FlowRate":{"ScalarVolumePerTime":{"Unit":"mL/min"}}})")
            << "phys.haemorrhage | rate=0 mL/min; site=Vena cava |";
        QTest::newRow("two haemorrhages")
            << patient(
                   "Hemorrhage",
                   R"({"Compartment":"RightLeg","FlowRate":{"ScalarVolumePerTime":{"Value":100,"Unit":"mL/min"}}})") +
                   ',' +
                   patient(
                       "Hemorrhage",
                       R"({"Compartment":"VenaCava","FlowRate":{"ScalarVolumePerTime":{"Value":0.25,"Unit":"L/min"}}})") +
                   ',' + patient("Hemorrhage", R"({"Compartment":"RightLeg"})")
            << "phys.haemorrhage | rate=100 mL/min; site=Right leg |\n"
               "phys.haemorrhage | rate=350 mL/min; site=Vena cava | Vena cava 250 mL/min, the "
               "rate is of all\n"
               "phys.haemorrhage | rate=250 mL/min; site=Right leg | Right leg 0 mL/min, the rate "
               "is of all";
        QTest::newRow("pericardial effusion")
            << patient("PericardialEffusion",
                       R"({"EffusionRate":{"ScalarVolumePerTime":{"Value":0.0001,"Unit":"mL/s"}}})")
            << "phys.tamponade | rate=0.006 mL/min |";

        // Drugs and fluids.
        QTest::newRow("bolus in µg/mL")
            << patient(
                   "SubstanceBolus",
                   R"({"Substance":"Midazolam","Concentration":{"ScalarMassPerVolume":{"Value":300.0,"Unit":"ug/mL"}},)"
                   R"("Dose":{"ScalarVolume":{"Value":10.0,"Unit":"mL"}}})")
            << "drug.bolus | drug=midazolam; dose=3 mg | Midazolam, 10 mL of 300 ug/mL";
        QTest::newRow("bolus that doubles cannot say")
            << patient(
                   "SubstanceBolus",
                   R"({"Substance":"Epinephrine","Concentration":{"ScalarMassPerVolume":{"Value":0.1,"Unit":"mg/mL"}},)"
                   R"("Dose":{"ScalarVolume":{"Value":0.7,"Unit":"mL"}}})")
            << "drug.bolus | drug=adrenaline; dose=0.07 mg | Epinephrine, 0.7 mL of 0.1 mg/mL";
        QTest::newRow("bolus in g/L and L")
            << patient(
                   "SubstanceBolus",
                   R"({"Substance":"Propofol","Concentration":{"ScalarMassPerVolume":{"Value":10,"Unit":"g/L"}},)"
                   R"("Dose":{"ScalarVolume":{"Value":0.02,"Unit":"L"}}})")
            << "drug.bolus | drug=propofol; dose=200 mg | Propofol, 0.02 L of 10 g/L";
        QTest::newRow("bolus into a muscle")
            << patient("SubstanceBolus",
                       R"({"Substance":"Pralidoxime","AdministrationRoute":"Intramuscular",)"
                       R"("Concentration":{"ScalarMassPerVolume":{"Value":350,"Unit":"mg/mL"}},)"
                       R"("Dose":{"ScalarVolume":{"Value":2,"Unit":"mL"}}})")
            << "drug.bolus | drug=pralidoxime; dose=700 mg; route=im | Pralidoxime, 2 mL of 350 "
               "mg/mL";
        QTest::newRow("infusion")
            << patient(
                   "SubstanceInfusion",
                   R"({"Substance":"Morphine","Concentration":{"ScalarMassPerVolume":{"Value":1000.0,"Unit":"ug/mL"}},)"
                   R"("Rate":{"ScalarVolumePerTime":{"Value":0.1,"Unit":"mL/s"}}})")
            << "drug.infusion | drug=morphine; rate=80 ug/kg/min | Morphine, 6000 ug/min at 75 kg";
        QTest::newRow("infusion ended")
            << patient(
                   "SubstanceInfusion",
                   R"({"Substance":"Norepinephrine","Concentration":{"ScalarMassPerVolume":{"Value":16,"Unit":"ug/mL"}},)"
                   R"("Rate":{"ScalarVolumePerTime":{"Unit":"mL/min"}}})")
            << "drug.stop | drug=noradrenaline |";
        QTest::newRow("compound infusion")
            << patient(
                   "SubstanceCompoundInfusion",
                   R"({"SubstanceCompound":"Saline","BagVolume":{"ScalarVolume":{"Value":500.0,"Unit":"mL"}},)"
                   R"("Rate":{"ScalarVolumePerTime":{"Value":100.0,"Unit":"mL/min"}}})")
            << "fluid.bolus | drug=saline; volume=500 mL; over=300 s | Saline at 100 mL/min";

        // Airway and bag.
        const char *tubes[][2] = {{"Tracheal", "trachea"},
                                  {"Esophageal", "oesophagus"},
                                  {"RightMainstem", "right-bronchus"},
                                  {"LeftMainstem", "left-bronchus"}};
        for (const auto &[pulse, ward] : tubes) {
            QTest::newRow(pulse)
                << patient("Intubation", QStringLiteral(R"({"Type":"%1"})")
                                             .arg(QString::fromUtf8(pulse))
                                             .toUtf8()
                                             .constData())
                << QStringLiteral("airway.intubate | position=%1 |").arg(QString::fromUtf8(ward));
        }
        QTest::newRow("extubation")
            << patient("Intubation", R"({"Type":"Off"})") << "airway.extubate | |";
        QTest::newRow("extubation left out") << patient("Intubation") << "airway.extubate | |";
        QTest::newRow("simple mask")
            << patient(
                   "SupplementalOxygen",
                   R"({"Device":"SimpleMask","Flow":{"ScalarVolumePerTime":{"Value":1.0,"Unit":"L/min"}}})")
            << "oxygen.set | device=simple-mask; flow=1 L/min |";
        QTest::newRow("mask without flow")
            << patient("SupplementalOxygen", R"({"Device":"NonRebreatherMask"})")
            << "oxygen.set | device=non-rebreather; flow=10 L/min | No flow given: Pulse's usual "
               "one";
        QTest::newRow("nasal cannula")
            << patient(
                   "SupplementalOxygen",
                   R"({"Device":"NasalCannula","Flow":{"ScalarVolumePerTime":{"Value":3,"Unit":"L/min"}}})")
            << "oxygen.set | device=nasal-cannula; flow=3 L/min |";
        QTest::newRow("no oxygen") << patient("SupplementalOxygen", R"({"Device":"None"})")
                                   << "oxygen.set | device=none; flow=0 L/min |";
        const char *bag =
            R"({"Configuration":{"Connection":"On",)"
            R"("ValvePositiveEndExpiredPressure":{"ScalarPressure":{"Value":5,"Unit":"cmH2O"}}}})";
        const char *bagOff = R"({"Configuration":{"Connection":"Off"}})";
        QTest::newRow("bag, squeezes, off")
            << equipment("BagValveMaskConfiguration", bag) + ',' +
                   equipment("BagValveMaskSqueeze",
                             R"({"ExpiratoryPeriod":{"ScalarTime":{"Value":1,"Unit":"s"}}})") +
                   ',' +
                   equipment("BagValveMaskSqueeze",
                             R"({"SqueezeVolume":{"ScalarVolume":{"Value":600,"Unit":"mL"}}})") +
                   ',' + equipment("BagValveMaskConfiguration", bagOff)
            << "oxygen.set | device=bvm; flow=0 L/min | Room air\n"
               "bvm.squeeze | |\n"
               "bvm.squeeze | volume=600 mL |\n"
               "oxygen.set | device=none; flow=0 L/min |";
        QTest::newRow("bag with oxygen")
            << equipment("BagValveMaskConfiguration",
                         R"({"Configuration":{"Connection":"On","FractionInspiredGas":[)"
                         R"({"Name":"Oxygen","Amount":{"Scalar0To1":{"Value":1.0}}}]}})")
            << "oxygen.set | device=bvm; flow=15 L/min |";
        QTest::newRow("automated bag, off")
            << equipment("BagValveMaskAutomated",
                         R"({"BreathFrequency":{"ScalarFrequency":{"Value":12,"Unit":"1/min"}}})") +
                   ',' + equipment("BagValveMaskConfiguration", bagOff)
            << "bvm.start | rate=12 /min |\nbvm.stop | |";

        // Ventilator.
        QTest::newRow("volume control")
            << equipment(
                   "MechanicalVentilatorVolumeControl",
                   R"({"MechanicalVentilatorMode":{"Connection":"On"},)"
                   R"("RespirationRate":{"ScalarFrequency":{"Value":12,"Unit":"1/min"}},)"
                   R"("TidalVolume":{"ScalarVolume":{"Value":900,"Unit":"mL"}},)"
                   R"("PositiveEndExpiredPressure":{"ScalarPressure":{"Value":5,"Unit":"cmH2O"}},)"
                   R"("FractionInspiredOxygen":{"Scalar0To1":{"Value":0.21}}})")
            << "vent.set | mode=vc-ac; rate=12 /min; vt=900 mL; peep=5 cm[H2O]; fio2=0.21 1 |";
        QTest::newRow("volume control, mandatory, nothing else")
            << equipment("MechanicalVentilatorVolumeControl",
                         R"({"MechanicalVentilatorMode":{"Connection":"On"},)"
                         R"("Mode":"ContinuousMandatoryVentilation",)"
                         R"("RespirationRate":{"ScalarFrequency":{"Value":16,"Unit":"1/min"}},)"
                         R"("TidalVolume":{"ScalarVolume":{"Value":0.5,"Unit":"L"}}})")
            << "vent.set | mode=vc-cmv; rate=16 /min; vt=500 mL; peep=0 cm[H2O]; fio2=0.21 1 |";
        QTest::newRow("pressure control")
            << equipment(
                   "MechanicalVentilatorPressureControl",
                   R"({"MechanicalVentilatorMode":{"Connection":"On"},"Mode":"AssistedControl",)"
                   R"("RespirationRate":{"ScalarFrequency":{"Value":12,"Unit":"1/min"}},)"
                   R"("InspiratoryPressure":{"ScalarPressure":{"Value":19,"Unit":"cmH2O"}},)"
                   R"("PositiveEndExpiredPressure":{"ScalarPressure":{"Value":5,"Unit":"cmH2O"}},)"
                   R"("FractionInspiredOxygen":{"Scalar0To1":{"Value":0.4}}})")
            << "vent.set | mode=pc-ac; rate=12 /min; peep=5 cm[H2O]; fio2=0.4 1; pinsp=14 cm[H2O] "
               "|";
        QTest::newRow("disconnected")
            << equipment("MechanicalVentilatorPressureControl",
                         R"({"MechanicalVentilatorMode":{"Connection":"Off"}})")
            << "vent.set | mode=off |";
        QTest::newRow("continuous pressure")
            << equipment(
                   "MechanicalVentilatorContinuousPositiveAirwayPressure",
                   R"({"MechanicalVentilatorMode":{"Connection":"On"},)"
                   R"("PositiveEndExpiredPressure":{"ScalarPressure":{"Value":8,"Unit":"cmH2O"}}})")
            << "vent.set | mode=cpap; peep=8 cm[H2O]; fio2=0.21 1 |";
        QTest::newRow("continuous pressure with support")
            << equipment(
                   "MechanicalVentilatorContinuousPositiveAirwayPressure",
                   R"({"MechanicalVentilatorMode":{"Connection":"On"},)"
                   R"("DeltaPressureSupport":{"ScalarPressure":{"Value":10,"Unit":"cmH2O"}},)"
                   R"("PositiveEndExpiredPressure":{"ScalarPressure":{"Value":5,"Unit":"cmH2O"}}})")
            << "vent.set | mode=psv; peep=5 cm[H2O]; fio2=0.21 1; pinsp=10 cm[H2O] |";
        const char *settings =
            R"({"Settings":{"Connection":"On",)"
            R"("PeakInspiratoryPressure":{"ScalarPressure":{"Value":13.2,"Unit":"cmH2O"}},)"
            R"("PositiveEndExpiredPressure":{"ScalarPressure":{"Value":5.0,"Unit":"cmH2O"}},)"
            R"("InspirationMachineTriggerTime":{"ScalarTime":{"Value":3.25,"Unit":"s"}},)"
            R"("ExpirationCycleTime":{"ScalarTime":{"Value":1.75,"Unit":"s"}},%1)"
            R"("FractionInspiredGas":[{"Name":"Oxygen","Amount":{"Scalar0To1":{"Value":0.3,"Unit":""}}}]}})";
        QTest::newRow("configuration")
            << equipment("MechanicalVentilatorConfiguration",
                         QString::fromUtf8(settings).arg(QString()).toUtf8().constData())
            << "vent.set | mode=pc-cmv; rate=12 /min; peep=5 cm[H2O]; fio2=0.3 1; pinsp=8.2 "
               "cm[H2O] |";
        QTest::newRow("configuration, triggered")
            << equipment(
                   "MechanicalVentilatorConfiguration",
                   QString::fromUtf8(settings)
                       .arg(QStringLiteral(
                           R"("InspirationPatientTriggerFlow":{"ScalarVolumePerTime":{"Value":5,"Unit":"L/min"}},)"))
                       .toUtf8()
                       .constData())
            << "vent.set | mode=pc-ac; rate=12 /min; peep=5 cm[H2O]; fio2=0.3 1; pinsp=8.2 "
               "cm[H2O] |";
        QTest::newRow("configuration off") << equipment("MechanicalVentilatorConfiguration",
                                                        R"({"Settings":{"Connection":"Off"}})")
                                           << "vent.set | mode=off |";
        QTest::newRow("hold") << equipment(
                                     "MechanicalVentilatorHold",
                                     R"({"State":"On","AppliedRespiratoryCycle":"Expiration"})") +
                                     ',' +
                                     equipment("MechanicalVentilatorHold", R"({"State":"Off"})")
                              << "phys.hold | state=on | Hold: Expiration\nphys.hold | state=off |";
        QTest::newRow("anaesthesia machine")
            << equipment(
                   "AnesthesiaMachineConfiguration",
                   R"({"Configuration":{"Connection":"On","OxygenFraction":{"Scalar0To1":{"Value":0.23}},)"
                   R"("PositiveEndExpiredPressure":{"ScalarPressure":{"Value":1,"Unit":"cmH2O"}},)"
                   R"("RespiratoryRate":{"ScalarFrequency":{"Value":16,"Unit":"1/min"}},)"
                   R"("PeakInspiratoryPressure":{"ScalarPressure":{"Value":6,"Unit":"cmH2O"}}}})")
            << "vent.set | mode=pc-cmv; rate=16 /min; peep=1 cm[H2O]; fio2=0.23 1; pinsp=5 "
               "cm[H2O] | Anaesthesia machine";
        QTest::newRow("anaesthesia machine without pressure")
            << equipment(
                   "AnesthesiaMachineConfiguration",
                   R"({"Configuration":{"Connection":"On","OxygenFraction":{"Scalar0To1":{"Value":0.23}},)"
                   R"("RespiratoryRate":{"ScalarFrequency":{"Value":16,"Unit":"1/min"}}}})")
            << "vent.set | mode=cpap; peep=0 cm[H2O]; fio2=0.23 1 | Anaesthesia machine";
        QTest::newRow("anaesthesia machine off")
            << equipment("AnesthesiaMachineConfiguration",
                         R"({"Configuration":{"Connection":"Off"}})")
            << "vent.set | mode=off |";

        // Chest.
        QTest::newRow("pneumothorax and relief")
            << patient(
                   "TensionPneumothorax",
                   R"({"Type":"Closed","Side":"Left","Severity":{"Scalar0To1":{"Value":0.75}}})") +
                   ',' + patient("NeedleDecompression", R"({"State":"On","Side":"Left"})")
            << "phys.pneumothorax | severity=0.75 1; side=left |\nchest.decompress | side=left |";
        QTest::newRow("open pneumothorax, right")
            << patient("TensionPneumothorax",
                       R"({"Type":"Open","Side":"Right","Severity":{"Scalar0To1":{"Value":0.2}}})")
            << "phys.pneumothorax | severity=0.2 1; side=right | Open pneumothorax";

        // Everything with one severity.
        const char *severities[][2] = {{"AirwayObstruction", "phys.obstruction"},
                                       {"AsthmaAttack", "phys.bronchospasm"},
                                       {"Bronchoconstriction", "phys.bronchospasm"},
                                       {"PulmonaryShuntExacerbation", "phys.shunt"},
                                       {"ImpairedAlveolarExchangeExacerbation", "phys.shunt"},
                                       {"AcuteStress", "phys.stress"},
                                       {"Dyspnea", "phys.dyspnoea"},
                                       {"RespiratoryFatigue", "phys.dyspnoea"},
                                       {"BrainInjury", "phys.brain-injury"}};
        for (const auto &[pulse, ward] : severities) {
            const QString name = QString::fromUtf8(ward);
            QTest::newRow(pulse) << severity(pulse, "0.4") + ',' +
                                        patient(pulse, R"({"Severity":{"Scalar0To1":{}}})")
                                 << name + " | severity=0.4 1 |\n" + name + " | severity=0 1 |";
        }
        QTest::newRow("exercise") << patient("Exercise",
                                             R"({"Intensity":{"Scalar0To1":{"Value":0.45}}})")
                                  << "phys.exercise | intensity=0.45 1 |";
        QTest::newRow("impaired fraction")
            << patient("ImpairedAlveolarExchangeExacerbation",
                       R"({"ImpairedFraction":{"Scalar0To1":{"Value":0.2}}})")
            << "phys.shunt | severity=0.2 1 |";
        QTest::newRow("impaired area")
            << patient("ImpairedAlveolarExchangeExacerbation",
                       R"({"ImpairedSurfaceArea":{"ScalarArea":{"Value":35,"Unit":"m^2"}}})")
            << "phys.shunt | severity=0.5 1 |";
        const char *lungs =
            R"({"Severity":[{"Compartment":"LeftLung","Severity":{"Scalar0To1":{"Value":0.22}}},)"
            R"({"Compartment":"RightLung","Severity":{"Scalar0To1":{"Value":0.78}}}]})";
        QTest::newRow("pneumonia of both lungs")
            << patient("PneumoniaExacerbation", lungs) << "phys.shunt | severity=0.5 1 |";
        QTest::newRow("ARDS of both lungs")
            << patient("AcuteRespiratoryDistressSyndromeExacerbation", lungs)
            << "phys.ards | severity=0.5 1 |";
        QTest::newRow("ARDS of one lung")
            << patient(
                   "AcuteRespiratoryDistressSyndromeExacerbation",
                   R"({"Severity":[{"Compartment":"LeftLung","Severity":{"Scalar0To1":{"Value":0.6}}}]})")
            << "phys.ards | severity=0.3 1 |";
        QTest::newRow("the worst cause acts")
            << severity("AsthmaAttack", "0.2") + ',' + severity("Bronchoconstriction", "0.1") +
                   ',' + severity("AsthmaAttack", "0")
            << "phys.bronchospasm | severity=0.2 1 |\n"
               "phys.bronchospasm | severity=0.2 1 | Bronchoconstriction 0.1; Asthma attack 0.2 "
               "goes on\n"
               "phys.bronchospasm | severity=0.1 1 | Asthma attack 0; Bronchoconstriction 0.1 goes "
               "on";
        QTest::newRow("surroundings")
            << environment(
                   "ChangeEnvironmentalConditions",
                   R"({"EnvironmentalConditions":{"AtmosphericPressure":{"ScalarPressure":{"Value":700.0,"Unit":"mmHg"}}}})")
            << "phys.ambient | pressure=700 mm[Hg] | Of the surroundings, only the pressure acts";
    }
    void understands()
    {
        QFETCH(QString, actions);
        const auto result = imported(scenarioOf(actions.toStdString()));
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        QVERIFY2(result.diagnostics.empty(), describe(result.diagnostics).c_str());
        QTEST(toText(*result.document), "expected");
        QCOMPARE(result.notes, 0);
        QCOMPARE(result.understood, result.actions);
    }

    /// Of a stroke that is written sample by sample only the edge acts; releases are understood,
    /// and shown once.
    void instantaneousCompressions()
    {
        const QString down = patient("ChestCompressionInstantaneous",
                                     R"({"Force":{"ScalarForce":{"Value":500,"Unit":"N"}}})");
        const QString up =
            patient("ChestCompressionInstantaneous", R"({"Force":{"ScalarForce":{"Unit":"N"}}})");
        const QString deeper = patient("ChestCompressionInstantaneous",
                                       R"({"Depth":{"ScalarLength":{"Value":5.5,"Unit":"cm"}}})");
        const auto result = imported(scenarioOf(QStringList{up, down, down, up, up, up, deeper, up}
                                                    .join(QLatin1Char(','))
                                                    .toStdString()));
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        QCOMPARE(toText(*result.document),
                 QStringLiteral("cpr.compress | depth=5 cm | Force 500 N at 100 N/cm\n"
                                "| | Compression released\n"
                                "cpr.compress | depth=5.5 cm |\n"
                                "| | Compression released"));
        QCOMPARE(result.actions, 8);
        QCOMPARE(result.understood, 8);
    }

    void keepsAsNotes_data()
    {
        QTest::addColumn<QString>("actions");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no counterpart")
            << patient("ChestOcclusiveDressing", R"({"State":"On","Side":"Left"})")
            << "| State=On; Side=Left | Chest occlusive dressing (a note: it does not act on the "
               "patient)"
            << "no-counterpart";
        QTest::newRow("comment kept")
            << environment(
                   "ThermalApplication",
                   R"({"EnvironmentAction":{"Action":{"Comment":"Cold packs"}},)"
                   R"("AppliedTemperature":{"State":"On","Temperature":{"ScalarTemperature":{"Value":36.0,"Unit":"degF"}}}})")
            << "| AppliedTemperature.State=On; AppliedTemperature.Temperature=36.0 degF | Cold "
               "packs. Thermal application (a note: it does not act on the patient)"
            << "no-counterpart";
        QTest::newRow("nothing said")
            << patient("Urinate") << "| | Urinate (a note: it does not act on the patient)"
            << "no-counterpart";
        QTest::newRow("lists and separators")
            << patient("ConsciousRespiration",
                       R"({"Command":[{"UseInhaler":{}},{"Breathe":"in; out"}]})")
            << "| Command[1].UseInhaler=yes; Command[2].Breathe=in, out | Conscious respiration "
               "(a note: it does not act on the patient)"
            << "no-counterpart";
        QTest::newRow("not an action of a group")
            << QStringLiteral(R"({"SerializeState":{"Filename":"x.json"}})")
            << "| Filename=x.json | Serialize state (a note: it does not act on the patient)"
            << "no-counterpart";
        QTest::newRow("surroundings without a pressure")
            << environment("ChangeEnvironmentalConditions",
                           R"({"EnvironmentalConditionsFile":"./a.json"})")
            << "| EnvironmentalConditionsFile=./a.json | Change environmental conditions (a note: "
               "it does not act on the patient)"
            << "no-counterpart";
        QTest::newRow("unknown rhythm") << rhythm("Flutter")
                                        << "| Rhythm=Flutter | Arrhythmia (a note: it does not act "
                                           "on the patient)"
                                        << "unknown-value";
        QTest::newRow("unknown drug")
            << patient(
                   "SubstanceBolus",
                   R"({"Substance":"Moonshine","Concentration":{"ScalarMassPerVolume":{"Value":1,"Unit":"ug/mL"}},)"
                   R"("Dose":{"ScalarVolume":{"Value":1,"Unit":"mL"}}})")
            << "| Substance=Moonshine; Concentration=1 ug/mL; Dose=1 mL | Substance bolus (a note: "
               "it does not act on the patient)"
            << "unknown-drug";
        QTest::newRow("dose missing")
            << patient("SubstanceBolus", R"({"Substance":"Morphine"})")
            << "| Substance=Morphine | Substance bolus (a note: it does not act on the patient)"
            << "parameter";
        QTest::newRow("wrong dimension")
            << patient("Hemorrhage",
                       R"({"FlowRate":{"ScalarVolumePerTime":{"Value":3,"Unit":"N"}}})")
            << "| FlowRate=3 N | Hemorrhage (a note: it does not act on the patient)"
            << "parameter";
        QTest::newRow("unknown unit")
            << patient(
                   "Hemorrhage",
                   R"({"FlowRate":{"ScalarVolumePerTime":{"Value":3,"Unit":"firkin/fortnight"}}})")
            << "| FlowRate=3 firkin/fortnight | Hemorrhage (a note: it does not act on the "
               "patient)"
            << "parameter";
        QTest::newRow("not finite")
            << patient("AirwayObstruction", R"({"Severity":{"Scalar0To1":{"Value":"Infinity"}}})")
            << "| Severity=Infinity | Airway obstruction (a note: it does not act on the patient)"
            << "parameter";
        QTest::newRow("out of range")
            << severity("AirwayObstruction", "1.5")
            << "| Severity=1.5 | Airway obstruction (a note: it does not act on the patient)"
            << "out-of-range";
        QTest::newRow("pressure below PEEP")
            << equipment(
                   "MechanicalVentilatorPressureControl",
                   R"({"MechanicalVentilatorMode":{"Connection":"On"},)"
                   R"("RespirationRate":{"ScalarFrequency":{"Value":12,"Unit":"1/min"}},)"
                   R"("InspiratoryPressure":{"ScalarPressure":{"Value":3,"Unit":"cmH2O"}},)"
                   R"("PositiveEndExpiredPressure":{"ScalarPressure":{"Value":5,"Unit":"cmH2O"}}})")
            << "| Connection=On; RespirationRate=12 1/min; "
               "InspiratoryPressure=3 cmH2O; PositiveEndExpiredPressure=5 cmH2O | Mechanical "
               "ventilator pressure control (a note: it does not act on the patient)"
            << "out-of-range";
        QTest::newRow("configuration without times")
            << equipment("MechanicalVentilatorConfiguration", R"({"Settings":{"Connection":"On"}})")
            << "| Settings.Connection=On | Mechanical ventilator configuration (a note: it does "
               "not act on the patient)"
            << "parameter";
        QTest::newRow("anaesthesia machine without a rate")
            << equipment("AnesthesiaMachineConfiguration",
                         R"({"Configuration":{"Connection":"On"}})")
            << "| Configuration.Connection=On | Anesthesia machine configuration (a note: it does "
               "not act on the patient)"
            << "parameter";
        QTest::newRow("decompression off")
            << patient("NeedleDecompression", R"({"State":"Off","Side":"Left"})")
            << "| State=Off; Side=Left | Needle decompression (a note: it does not act on the "
               "patient)"
            << "unknown-value";
        QTest::newRow("compression without depth")
            << patient("ChestCompression")
            << "| | Chest compression (a note: it does not act on the patient)"
            << "parameter";
        QTest::newRow("said once, counted twice")
            << patient("Urinate") + ',' + patient("Urinate")
            << "| | Urinate (a note: it does not act on the patient)\n"
               "| | Urinate (a note: it does not act on the patient)"
            << "no-counterpart";
    }
    void keepsAsNotes()
    {
        QFETCH(QString, actions);
        const auto result = imported(scenarioOf(actions.toStdString()));
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        QTEST(toText(*result.document), "expected");
        QTEST(noteReasons(result.diagnostics), "reason");
        QCOMPARE(result.understood, 0);
        QCOMPARE(result.notes, result.actions);
        QVERIFY(result.actions > 0);
        for (const Diagnostic &d : result.diagnostics) {
            QCOMPARE(d.severity, Severity::Info);
            QVERIFY(d.line > 0);
            QVERIFY2(messages::hasSentence(d.message.code), d.message.code.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestPulseMapping)
#include "tst_pulse_mapping.moc"
