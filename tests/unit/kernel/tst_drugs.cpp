// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// Every drug of the schema against the model: what is stated of its doses, routes and times is what
// it does. Tolerances: peak and duration within 40 % or 20 s of the stated; a fifth of the peak
// effect not later than 1.4 times the stated onset (and 6 s), which texts give as an upper bound.
#include "sim-engine/kernel/actions/doses.h"
#include "sim-engine/kernel/physiology/pharmacy.h"
#include "tests/unit/kernel/expectations.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <set>

using namespace ward;
using namespace ward::test;
using kernel::drugIndex;
using kernel::DrugMeasure;
using kernel::DrugModel;
using kernel::drugTable;
using kernel::Pharmacy;
using kernel::Route;

namespace {

constexpr double kWeight = 75;
constexpr double kStep = 0.1;

const content::Schema &schema()
{
    return content::Schema::shipped();
}

const DrugModel *modelOf(const content::DrugSpec &drug)
{
    const int index = drugIndex(drug.name);
    return index < 0 ? nullptr : &drugTable()[static_cast<std::size_t>(index)];
}

/// The middle of a range of doses, as doses are: by ratio.
double middle(const DrugModel &model, const content::DrugDose &dose)
{
    const auto counted = [&](const content::Quantity &quantity) {
        return (dose.infusion ? kernel::rateOf(model, quantity, kWeight)
                              : kernel::doseOf(model, quantity, kWeight))
            .value_or(-1);
    };
    return std::sqrt(counted(dose.low) * counted(dose.high));
}

struct Course
{
    double onset = -1, peak = -1, duration = -1, effect = 0;
};

/// The effect of one dose over time, between 0 and 1, every 0.1 s.
std::vector<double> effectOf(int drug, double amount, Route route, double seconds)
{
    Pharmacy pharmacy;
    pharmacy.giveBolus(drug, amount, route);
    std::vector<double> effect;
    for (double t = 0; t < seconds; t += kStep) {
        pharmacy.advance(kStep, 1);
        effect.push_back(pharmacy.saturation(drug));
    }
    return effect;
}

Course bolus(int drug, double amount, Route route, double seconds)
{
    const std::vector<double> effect = effectOf(drug, amount, route, seconds);
    const auto top = std::max_element(effect.begin(), effect.end());
    Course c;
    c.effect = *top;
    c.peak = static_cast<double>(top - effect.begin() + 1) * kStep;
    for (std::size_t i = 0; i < effect.size(); ++i) {
        const double t = static_cast<double>(i + 1) * kStep;
        if (c.onset < 0 && effect[i] >= 0.2 * *top)
            c.onset = t;
        if (t > c.peak && c.duration < 0 && effect[i] < 0.5 * *top)
            c.duration = t;
    }
    return c;
}

Course infusion(int drug, double rate, double seconds)
{
    Pharmacy settled;
    settled.setInfusion(drug, rate);
    settled.settle();
    Course c;
    c.effect = settled.saturation(drug);
    Pharmacy pharmacy;
    pharmacy.setInfusion(drug, rate);
    for (double t = kStep; t < seconds && c.peak < 0; t += kStep) {
        pharmacy.advance(kStep, 1);
        if (c.onset < 0 && pharmacy.saturation(drug) >= 0.2 * c.effect)
            c.onset = t;
        if (pharmacy.saturation(drug) >= 0.9 * c.effect)
            c.peak = t;
    }
    settled.setInfusion(drug, 0);
    for (double t = kStep; t < seconds && c.duration < 0; t += kStep) {
        settled.advance(kStep, 1);
        if (settled.saturation(drug) < 0.5 * c.effect)
            c.duration = t;
    }
    return c;
}

bool isNear(double found, double stated)
{
    return std::abs(found - stated) <= std::max(0.4 * stated, 20.0);
}

Route enteringBy(const std::string &route)
{
    return kernel::routeOf(route).value_or(Route::Iv);
}

} // namespace

class TestDrugs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enoughDrugsAct();
    void everyDrugIsStated_data() { everyDrug(); }
    void everyDrugIsStated();
    void actsAsStated_data();
    void actsAsStated();
    void sizeOfEffect_data();
    void sizeOfEffect();
    void withoutEffect_data();
    void withoutEffect();
    void routesInTheirOrder();
    void impossibleRoutes_data();
    void impossibleRoutes();
    void intravenousNeedsAccess();
    void benzodiazepineReversed();
    void relaxantReversed();
    void deepBlockIsNotReversedByNeostigmine();
    void adenosineEndsReentry();
    void mannitolLowersPressureOnTheBrain();

private:
    static void everyDrug();
};

void TestDrugs::everyDrug()
{
    QTest::addColumn<QString>("name");
    for (const content::DrugSpec &drug : schema().drugs())
        QTest::newRow(drug.name.c_str()) << QString::fromStdString(drug.name);
}

void TestDrugs::enoughDrugsAct()
{
    int timed = 0;
    for (const content::DrugSpec &drug : schema().drugs())
        timed += drug.acts && drug.peak > 0 && !drug.doses.empty();
    qInfo("%d drugs act with stated times", timed);
    QVERIFY(timed >= 40);
    for (const DrugModel &model : drugTable()) {
        const std::string name(model.name);
        QVERIFY2(schema().drug(name) && schema().drug(name)->name == name, name.c_str());
    }
}

void TestDrugs::everyDrugIsStated()
{
    QFETCH(QString, name);
    const content::DrugSpec &drug = *schema().drug(name.toStdString());
    QVERIFY(!drug.group.empty());
    QVERIFY2(drug.reviewedBy.empty(), "nobody has signed");
    const QString source = QString::fromStdString(drug.source);
    static const QRegularExpression year("\\b(19|20)\\d\\d\\b");
    QVERIFY2(source.contains(year), "a source has a year");
    QVERIFY2(source.contains(u',') || source.contains(u';'), "and a place in it");
    const DrugModel *model = modelOf(drug);
    QCOMPARE(drug.acts, model != nullptr);
    QVERIFY(!drug.routes.empty());
    for (const std::string &route : drug.routes)
        QVERIFY2(kernel::routeOf(route), route.c_str());
    for (const content::DrugDose &dose : drug.doses) {
        QVERIFY(!dose.use.empty());
        QVERIFY(dose.low.value > 0);
        QVERIFY(std::find(drug.routes.begin(), drug.routes.end(), dose.route) != drug.routes.end());
        if (model)
            QVERIFY2(middle(*model, dose) > 0, "in a measure the drug is counted in");
    }
    const bool fluid = model && model->measure == DrugMeasure::Fluid;
    if (model && !fluid && !drug.doses.empty())
        QVERIFY(drug.onset > 0 && drug.peak > drug.onset && drug.duration > drug.onset);
    else
        QCOMPARE(drug.peak, 0.0);
}

void TestDrugs::actsAsStated_data()
{
    QTest::addColumn<QString>("name");
    for (const content::DrugSpec &drug : schema().drugs()) {
        if (drug.peak > 0)
            QTest::newRow(drug.name.c_str()) << QString::fromStdString(drug.name);
    }
}

void TestDrugs::actsAsStated()
{
    QFETCH(QString, name);
    const content::DrugSpec &drug = *schema().drug(name.toStdString());
    const DrugModel &model = *modelOf(drug);
    const content::DrugDose &dose = drug.doses.front();
    const double amount = middle(model, dose);
    const int index = drugIndex(drug.name);
    const double until = 4 * (drug.peak + drug.duration) + 300;
    const Course c = dose.infusion ? infusion(index, amount, until)
                                   : bolus(index, amount, enteringBy(dose.route), until);
    const auto what =
        QStringLiteral("onset %1 (%2), peak %3 (%4), duration %5 (%6) s, effect %7 of the greatest")
            .arg(c.onset)
            .arg(drug.onset)
            .arg(c.peak)
            .arg(drug.peak)
            .arg(c.duration)
            .arg(drug.duration)
            .arg(c.effect);
    QVERIFY2(c.onset > 0 && c.onset <= 1.4 * drug.onset + 6, qPrintable(what));
    QVERIFY2(isNear(c.peak, drug.peak), qPrintable(what));
    QVERIFY2(isNear(c.duration, drug.duration), qPrintable(what));
    QVERIFY2(c.effect > 0.05 && c.effect <= 1, qPrintable(what));
}

void TestDrugs::sizeOfEffect_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("args");
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("after");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    const auto give = [](const char *args, const char *field, int after, double low, double high) {
        const QString action = QString(args).contains("rate=") ? "drug.infusion" : "drug.bolus";
        QTest::addRow("%s %s", args, field) << action << args << field << after << low << high;
    };
    // Change of a vital of a healthy adult (80 /min, 120/80) that many seconds after the usual
    // dose.
    give("drug=adrenaline; rate=0.1 ug/kg/min", "vitals.map", 300, 3, 30);
    give("drug=adrenaline; rate=0.1 ug/kg/min", "vitals.hr", 300, 2, 40);
    give("drug=noradrenaline; rate=0.15 ug/kg/min", "vitals.map", 300, 8, 40);
    give("drug=noradrenaline; rate=0.15 ug/kg/min", "vitals.hr", 300, -25, -1);
    give("drug=vasopressin; rate=0.03 U/min", "vitals.map", 1200, 3, 25);
    give("drug=phenylephrine; dose=100 ug", "vitals.map", 90, 5, 35);
    give("drug=phenylephrine; dose=100 ug", "vitals.hr", 90, -25, -2);
    give("drug=ephedrine; dose=10 mg", "vitals.map", 240, 3, 30);
    give("drug=ephedrine; dose=10 mg", "vitals.hr", 240, 1, 25);
    give("drug=dobutamine; rate=5 ug/kg/min", "vitals.co", 600, 0.6, 4);
    give("drug=dopamine; rate=8 ug/kg/min", "vitals.co", 600, 0.6, 4);
    give("drug=dopamine; rate=8 ug/kg/min", "vitals.map", 600, 3, 35);
    give("drug=milrinone; dose=50 ug/kg", "vitals.co", 900, 0.3, 3);
    give("drug=milrinone; dose=50 ug/kg", "vitals.map", 900, -20, 5);
    give("drug=atropine; dose=1 mg", "vitals.hr", 180, 15, 50);
    give("drug=glycopyrronium; dose=0.4 mg", "vitals.hr", 300, 6, 35);
    give("drug=esmolol; dose=40 mg", "vitals.hr", 150, -25, -5);
    give("drug=metoprolol; dose=5 mg", "vitals.hr", 1200, -25, -4);
    give("drug=labetalol; dose=40 mg", "vitals.map", 360, -30, -4);
    give("drug=diltiazem; dose=20 mg", "vitals.hr", 300, -20, -1);
    give("drug=diltiazem; dose=20 mg", "vitals.map", 300, -20, -2);
    give("drug=adenosine; dose=6 mg", "vitals.hr", 18, -40, -4);
    give("drug=adenosine; dose=6 mg", "vitals.hr", 180, -1, 1);
    give("drug=amiodarone; dose=300 mg", "vitals.map", 300, -20, -2);
    give("drug=lidocaine; dose=100 mg", "vitals.map", 150, -8, 1);
    give("drug=nitroglycerin; rate=1 ug/kg/min", "vitals.map", 600, -25, -4);
    give("drug=nitroprusside; rate=1 ug/kg/min", "vitals.map", 300, -30, -5);
    give("drug=hydralazine; dose=10 mg", "vitals.map", 1800, -25, -4);
    give("drug=hydralazine; dose=10 mg", "vitals.hr", 1800, 2, 30);
    give("drug=magnesium; dose=2 g", "vitals.map", 240, -15, -1);
    give("drug=calcium-chloride; dose=1 g", "vitals.map", 180, 1, 20);
    give("drug=calcium-gluconate; dose=3 g", "vitals.map", 180, 1, 20);
    give("drug=potassium-chloride; dose=20 mmol", "vitals.potassium", 1800, 0.2, 1.2);
    give("drug=sodium-bicarbonate; dose=50 mmol", "vitals.ph", 360, 0.01, 0.06);
    give("drug=insulin; dose=10 U", "vitals.potassium", 3600, -1.1, -0.3);
    give("drug=insulin; dose=10 U", "vitals.glucose", 3600, -4.6, -1.5);
    give("drug=glucose; dose=25 g", "vitals.glucose", 300, 4, 12);
    give("drug=furosemide; dose=40 mg", "vitals.urine", 1800, 60, 600);
    give("drug=salbutamol; dose=5 mg; route=inhaled", "vitals.hr", 1200, 3, 25);
    give("drug=fentanyl; dose=150 ug", "vitals.rr", 300, -10, -1);
    give("drug=sufentanil; dose=20 ug", "vitals.rr", 300, -14, -2);
    give("drug=remifentanil; rate=0.15 ug/kg/min", "vitals.rr", 600, -14, -2);
    give("drug=morphine; dose=10 mg", "vitals.rr", 1200, -8, -1);
    give("drug=ketamine; dose=120 mg", "vitals.hr", 75, 4, 35);
    give("drug=ketamine; dose=120 mg", "vitals.gcs", 75, -12, -6);
    give("drug=propofol; dose=150 mg", "vitals.map", 75, -45, -12);
    give("drug=propofol; dose=150 mg", "vitals.rr", 120, -16, -8);
    give("drug=midazolam; dose=5 mg", "vitals.gcs", 300, -10, -2);
    give("drug=etomidate; dose=20 mg", "vitals.gcs", 75, -12, -5);
    give("drug=etomidate; dose=20 mg", "vitals.map", 75, -12, 1);
    give("drug=thiopental; dose=300 mg", "vitals.gcs", 90, -12, -6);
    give("drug=thiopental; dose=300 mg", "vitals.map", 60, -45, -8);
    give("drug=dexmedetomidine; rate=0.7 ug/kg/h", "vitals.hr", 3600, -22, -3);
    give("drug=rocuronium; dose=50 mg", "vitals.rr", 120, -16, -16);
    give("drug=cisatracurium; dose=12 mg", "vitals.rr", 270, -16, -16);
    give("drug=succinylcholine; dose=100 mg", "vitals.rr", 70, -16, -16);
    give("drug=succinylcholine; dose=100 mg", "vitals.potassium", 70, 0.3, 0.7);
}

void TestDrugs::sizeOfEffect()
{
    QFETCH(QString, action);
    QFETCH(QString, args);
    QFETCH(QString, field);
    QFETCH(int, after);
    QFETCH(double, low);
    QFETCH(double, high);
    ScenarioBuilder s;
    Run run(s.document());
    const double before = run.value(field.toStdString());
    ACT(run, action.toStdString(), args.toStdString());
    run.until(after);
    const double change = run.value(field.toStdString()) - before;
    QVERIFY2(change >= low && change <= high, qPrintable(QString::number(change)));
}

void TestDrugs::withoutEffect_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("dose");
    for (const content::DrugSpec &drug : schema().drugs()) {
        if (!drug.acts && !drug.doses.empty())
            QTest::newRow(drug.name.c_str())
                << QString::fromStdString(drug.name)
                << QStringLiteral("%1 %2")
                       .arg(drug.doses.front().high.value)
                       .arg(QString::fromStdString(drug.doses.front().high.unit));
    }
}

void TestDrugs::withoutEffect()
{
    QFETCH(QString, name);
    QFETCH(QString, dose);
    ScenarioBuilder s;
    Run run(s.document());
    const int vitals = run.world().layout().componentIndex("vitals");
    const auto before = run.world().slots(run.patient(), vitals);
    const std::vector<std::int32_t> first(before.begin(), before.end());
    ACT(run, "drug.bolus", ("drug=" + name + "; dose=" + dose).toStdString());
    run.until(600);
    QCOMPARE(run.count("drug.given"), 1); // recorded
    const auto after = run.world().slots(run.patient(), vitals);
    QVERIFY(std::equal(after.begin(), after.end(), first.begin(), first.end()));
}

void TestDrugs::routesInTheirOrder()
{
    const int adrenaline = drugIndex("adrenaline");
    const auto peakBy = [&](Route route) { return bolus(adrenaline, 3, route, 7200).peak; };
    QVERIFY(peakBy(Route::Iv) < peakBy(Route::Tracheal));
    QVERIFY(peakBy(Route::Tracheal) < peakBy(Route::Im));
    QVERIFY(peakBy(Route::Im) < peakBy(Route::Subcutaneous));
    // Into the muscle of the thigh: 8 ± 2 min; under the skin: 34 ± 14 min (Simons 1998).
    qInfo("im %.0f s, sc %.0f s", peakBy(Route::Im), peakBy(Route::Subcutaneous));
    QVERIFY(peakBy(Route::Im) > 150 && peakBy(Route::Im) < 600);
    const int fentanyl = drugIndex("fentanyl");
    const Course nose = bolus(fentanyl, 2, Route::Nasal, 7200);
    const Course vein = bolus(fentanyl, 2, Route::Iv, 7200);
    QVERIFY(nose.peak > 1.5 * vein.peak && nose.effect < vein.effect);
}

void TestDrugs::impossibleRoutes_data()
{
    QTest::addColumn<QString>("args");
    QTest::addColumn<QString>("code");
    QTest::newRow("noradrenaline into the muscle") << "drug=noradrenaline; dose=10 ug; route=im"
                                                   << "kernel.argument.route-of-drug";
    QTest::newRow("propofol by mouth") << "drug=propofol; dose=100 mg; route=po"
                                       << "kernel.argument.route-of-drug";
    QTest::newRow("potassium under the skin") << "drug=potassium-chloride; dose=20 mmol; route=sc"
                                              << "kernel.argument.route-of-drug";
    QTest::newRow("vancomycin inhaled") << "drug=vancomycin; dose=1 g; route=inhaled"
                                        << "kernel.argument.route-of-drug";
    QTest::newRow("no such route") << "drug=fentanyl; dose=50 ug; route=ear"
                                   << "kernel.argument.route";
    QTest::newRow("tube without a tube") << "drug=adrenaline; dose=2 mg; route=tracheal"
                                         << "kernel.action.no-tube";
    QTest::newRow("other words") << "drug=salbutamol; dose=5 mg; route=neb"
                                 << "";
    QTest::newRow("bone") << "drug=adrenaline; dose=1 mg; route=io"
                          << "";
}

void TestDrugs::impossibleRoutes()
{
    QFETCH(QString, args);
    QFETCH(QString, code);
    Run run(ScenarioBuilder().document());
    QCOMPARE(run.act("drug.bolus", args.toStdString()), code.toStdString());
}

void TestDrugs::intravenousNeedsAccess()
{
    ScenarioBuilder s;
    s.patient("sensors", {{"iv", "false"}});
    Run run(s.document());
    QCOMPARE(run.act("drug.bolus", "drug=morphine; dose=5 mg"),
             std::string("kernel.action.no-access"));
    ACT(run, "drug.bolus", "drug=morphine; dose=5 mg; route=im");
    ACT(run, "drug.bolus", "drug=fentanyl; dose=100 ug; route=nasal");
}

void TestDrugs::benzodiazepineReversed()
{
    ScenarioBuilder s;
    Run run(s.document());
    ACT(run, "oxygen.set", "device=non-rebreather; flow=15 L/min");
    ACT(run, "drug.bolus", "drug=midazolam; dose=15 mg");
    run.until(300);
    const double asleep = run.value("vitals.gcs");
    QVERIFY(asleep <= 6);
    ACT(run, "drug.bolus", "drug=naloxone; dose=0.4 mg"); // the wrong one
    run.until(420);
    QVERIFY(run.value("vitals.gcs") <= asleep + 2);
    ACT(run, "drug.bolus", "drug=flumazenil; dose=0.5 mg");
    run.until(780);
    QVERIFY2(run.value("vitals.gcs") >= 12, "awake");
}

void TestDrugs::relaxantReversed()
{
    const auto breathsAfter = [](const char *antidote, int seconds) {
        ScenarioBuilder s;
        Run run(s.document());
        run.act("drug.bolus", "drug=rocuronium; dose=90 mg");
        run.act("airway.intubate");
        run.act("vent.set", "mode=vc-cmv; rate=14 /min");
        run.until(180);
        if (*antidote)
            run.act("drug.bolus", antidote);
        run.until(180 + seconds);
        run.act("vent.set", "mode=cpap; rate=0 /min");
        run.until(180 + seconds + 60);
        return run.value("vitals.rr");
    };
    QCOMPARE(breathsAfter("", 180), 0.0);
    QVERIFY2(breathsAfter("drug=sugammadex; dose=1200 mg", 180) > 6, "16 mg/kg, at once");
}

void TestDrugs::deepBlockIsNotReversedByNeostigmine()
{
    const auto strength = [](double minutes) {
        Pharmacy pharmacy;
        pharmacy.giveBolus(drugIndex("cisatracurium"), 150, Route::Iv);
        const auto wait = [&](double seconds) {
            for (double t = 0; t < seconds; t += kStep)
                pharmacy.advance(kStep, 1);
        };
        wait(minutes * 60);
        pharmacy.giveBolus(drugIndex("neostigmine"), 50, Route::Iv);
        wait(600);
        return 1 - pharmacy.effects().paralysis;
    };
    QVERIFY2(strength(5) < 0.2, "deep");
    QVERIFY2(strength(45) > 0.7, "recovering");
}

void TestDrugs::adenosineEndsReentry()
{
    const auto rhythmAfter = [](const char *rhythm, const char *drug) {
        ScenarioBuilder s;
        Run run(s.document());
        run.until(10);
        run.act("phys.arrhythmia", std::string("rhythm=") + rhythm);
        run.until(60);
        if (*drug)
            run.act("drug.bolus", drug);
        run.until(120);
        return run.text("rhythm.ecg");
    };
    QCOMPARE(rhythmAfter("avnrt", ""), std::string("avnrt"));
    QCOMPARE(rhythmAfter("avnrt", "drug=adenosine; dose=6 mg"), std::string("sinus"));
    QCOMPARE(rhythmAfter("svt", "drug=adenosine; dose=12 mg"), std::string("sinus"));
    // Too little does nothing.
    QCOMPARE(rhythmAfter("svt", "drug=adenosine; dose=1 mg"), std::string("svt"));
    // A focus below the node, and atria that fibrillate, go on.
    for (const char *other : {"vt-monomorphic", "atrial-fibrillation", "atrial-flutter"})
        QCOMPARE(rhythmAfter(other, "drug=adenosine; dose=12 mg"), std::string(other));
}

void TestDrugs::mannitolLowersPressureOnTheBrain()
{
    ScenarioBuilder s;
    Run run(s.document());
    Run untreated(s.document());
    for (Run *one : {&run, &untreated})
        QCOMPARE(one->act("phys.brain-injury", "severity=0.8"), std::string());
    run.until(120);
    QVERIFY(run.value("vitals.icp") > 24);
    ACT(run, "drug.bolus", "drug=mannitol; dose=37.5 g");
    run.until(120 + 2400);
    untreated.until(120 + 2400);
    QVERIFY(run.value("vitals.icp") < untreated.value("vitals.icp") - 3);
    QVERIFY(run.value("vitals.urine") > 100);
    // Without pressure on it there is little to gain.
    Run healthy(s.document());
    ACT(healthy, "drug.bolus", "drug=mannitol; dose=37.5 g");
    healthy.until(2400);
    QVERIFY(healthy.value("vitals.icp") > 6);
}

QTEST_APPLESS_MAIN(TestDrugs)
#include "tst_drugs.moc"
