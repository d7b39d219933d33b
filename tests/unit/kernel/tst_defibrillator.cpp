// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// What a defibrillator asks for before it gives a shock, and what a shock does to a heart that
// beats.
#include "tests/unit/kernel/expectations.h"

#include <algorithm>
#include <set>

using namespace ward;
using namespace ward::test;
using content::Quantity;

namespace {

struct Bay
{
    ScenarioBuilder s;
    Id device;

    explicit Bay(const char *prefab = "defibrillator")
        : device(s.entity("Defibrillator", prefab, s.room()))
    {
        s.add("device", device, {{"power", "true"}});
    }

    /// A shock of 150 J that the scenario notes.
    void shocksByItself(const char *at)
    {
        s.add("action", s.event("Shock", at),
              {{"type", "note"},
               {"entity", s.patient().toString()},
               {"name", "defib.shock"},
               {"args", "energy=150 J"}});
    }
};

bool isOn(const Run &run, const Id &device, const char *path)
{
    return run.world().flag(run.world().find(device), run.world().layout().find(path));
}

v1::events::ShockDelivered lastShock(const Run &run)
{
    return run.payload(run.of("shock.delivered").back()).shock_delivered();
}

} // namespace

class TestDefibrillator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chargingTakesSeconds_data();
    void chargingTakesSeconds();
    void withoutAChargeThereIsNoShock();
    void chargeIsLost_data();
    void chargeIsLost();
    void givesWhatItIsChargedTo();
    void goesOnFromACheckpoint();
    void scenarioShocksInOne();
    void synchronisedWaitsForAnRWave();
    void automaticOnesDoNotSynchronise();
    void usesTheDeviceThatIsReady_data();
    void usesTheDeviceThatIsReady();
    void usedIsTheDeviceThatShocked();
    void scenarioIsNotSynchronisedByOthers();
    void shockUponATWave();
    void compressionsAtTheShock_data();
    void compressionsAtTheShock();
};

void TestDefibrillator::chargingTakesSeconds_data()
{
    QTest::addColumn<QString>("energy");
    QTest::addColumn<double>("seconds");
    QTest::newRow("100 J") << "100 J" << 2.5;
    QTest::newRow("200 J") << "200 J" << 5.0;
    QTest::newRow("360 J") << "360 J" << 9.0;
}

void TestDefibrillator::chargingTakesSeconds()
{
    QFETCH(QString, energy);
    QFETCH(double, seconds);
    Bay bay;
    Run run(bay.s.document());
    run.until(10);
    ACT(run, "defib.charge", "energy=" + energy.toStdString());
    run.step();
    QVERIFY(isOn(run, bay.device, "defibrillator.charging"));
    QVERIFY(!isOn(run, bay.device, "defibrillator.charged"));
    QCOMPARE(run.act("defib.shock"), std::string("kernel.action.still-charging"));
    run.until(10 + seconds - 0.2);
    ACT(run, "defib.charge", "energy=" + energy.toStdString()); // pressed twice: it goes on
    run.step();
    QVERIFY(!isOn(run, bay.device, "defibrillator.charged"));
    run.until(10 + seconds + 0.2);
    QVERIFY(isOn(run, bay.device, "defibrillator.charged"));
    QVERIFY(!isOn(run, bay.device, "defibrillator.charging"));
    // It is on record, as something that the charging did.
    const recording::Event said = run.of("value.set").back();
    QCOMPARE(run.payload(said).value_set().field(), std::string("defibrillator.charged"));
    QCOMPARE(said.actor, std::string("engine"));
    QCOMPARE(said.cause, run.of("action.performed").front().id);
}

void TestDefibrillator::withoutAChargeThereIsNoShock()
{
    Bay bay;
    Run run(bay.s.document());
    run.until(10);
    for (const char *who : {"learner-1", "instructor"}) {
        QCOMPARE(run.act("defib.shock", "energy=200 J", who),
                 std::string("kernel.action.not-charged"));
        run.step();
        QCOMPARE(run.of("action.rejected").back().actor, std::string(who));
    }
    QCOMPARE(run.count("shock.delivered"), 0);
    QCOMPARE(run.count("action.performed"), 0);
    UNTIL_CHARGED(run, 30);
    ACT(run, "defib.shock");
    run.step();
    QCOMPARE(run.count("shock.delivered"), 1);
    QCOMPARE(run.act("defib.shock"), std::string("kernel.action.not-charged")); // it is given
}

void TestDefibrillator::chargeIsLost_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"after a minute", "another energy", "switched off"})
        QTest::newRow(how) << how;
}

void TestDefibrillator::chargeIsLost()
{
    QFETCH(QString, how);
    Bay bay;
    Run run(bay.s.document());
    UNTIL_CHARGED(run, 20);
    run.until(64);
    QVERIFY(isOn(run, bay.device, "defibrillator.charged"));
    if (how == "another energy")
        QCOMPARE(run.set(bay.device, "defibrillator.energy", Quantity{150, "J"}), std::string());
    if (how == "switched off")
        QCOMPARE(run.set(bay.device, "device.power", false), std::string());
    run.until(how == "after a minute" ? 76 : 65);
    QVERIFY(!isOn(run, bay.device, "defibrillator.charged"));
    QCOMPARE(run.act("defib.shock"),
             std::string(how == "switched off" ? "kernel.action.no-defibrillator"
                                               : "kernel.action.not-charged"));
    run.until(90);
    QVERIFY(!isOn(run, bay.device, "defibrillator.charged"));
}

void TestDefibrillator::givesWhatItIsChargedTo()
{
    Bay bay;
    Run run(bay.s.document());
    UNTIL_CHARGED(run, 20, "150 J");
    ACT(run, "defib.shock"); // 200 J where nobody says how much
    run.step();
    QCOMPARE(lastShock(run).energy().value(), 150.0);
    const auto performed = run.payload(run.of("action.performed").back()).action_performed();
    QCOMPARE(performed.args(0).cell().quantity().value(), 150.0);
}

void TestDefibrillator::goesOnFromACheckpoint()
{
    Bay bay;
    Run first(bay.s.document());
    first.until(10);
    ACT(first, "defib.charge");
    first.until(12);
    const std::string checkpoint = first.simulation().checkpoint();
    const world::World world = first.world();
    Run second(bay.s.document());
    QVERIFY(second.simulation().restore(checkpoint, world));
    first.until(100);
    second.until(100);
    QCOMPARE(second.count("value.set"), 2); // charged, and given up after a minute
    QCOMPARE(second.simulation().stateHash(), first.simulation().stateHash());
    QCOMPARE(second.simulation().privateHash(), first.simulation().privateHash());
}

void TestDefibrillator::scenarioShocksInOne()
{
    Bay bay;
    bay.shocksByItself("10 s");
    Run run(bay.s.document());
    run.until(11);
    QCOMPARE(run.count("action.rejected"), 0);
    QCOMPARE(lastShock(run).energy().value(), 150.0);
}

void TestDefibrillator::synchronisedWaitsForAnRWave()
{
    Bay bay;
    Run run(bay.s.document());
    run.until(10);
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    ACT(run, "defib.sync");
    UNTIL_CHARGED(run, 25);
    QVERIFY(isOn(run, bay.device, "defibrillator.sync"));
    QCOMPARE(run.act("defib.shock"), std::string("kernel.action.no-r-wave"));
    ACT(run, "defib.sync", "state=off");
    run.step();
    ACT(run, "defib.shock");
    run.step();
    QVERIFY(!lastShock(run).synchronised());
    QVERIFY(lastShock(run).indicated());
    // A tachycardia is what it is for; afterwards the device is ready to defibrillate.
    Run other(bay.s.document());
    other.until(10);
    ACT(other, "phys.arrhythmia", "rhythm=vt-monomorphic");
    ACT(other, "defib.sync");
    UNTIL_CHARGED(other, 25, "100 J");
    ACT(other, "defib.shock");
    other.step();
    QVERIFY(lastShock(other).synchronised());
    QVERIFY(lastShock(other).indicated());
    QCOMPARE(lastShock(other).rhythm_after(), std::string("sinus"));
    QVERIFY(!isOn(other, bay.device, "defibrillator.sync"));
}

void TestDefibrillator::automaticOnesDoNotSynchronise()
{
    Bay bay("aed");
    Run run(bay.s.document());
    run.until(1);
    QCOMPARE(run.act("defib.sync"), std::string("kernel.action.no-cardioversion"));
    ACT(run, "defib.charge");
}

void TestDefibrillator::usesTheDeviceThatIsReady_data()
{
    QTest::addColumn<bool>("automaticCharged");
    QTest::newRow("nothing charged") << false;
    QTest::newRow("the AED charged") << true;
}

void TestDefibrillator::usesTheDeviceThatIsReady()
{
    // An AED that is listed first hides neither what the other can do nor that it is in use.
    QFETCH(bool, automaticCharged);
    Bay bay("aed");
    const Id aed = bay.device;
    const Id manual = bay.s.entity("Defibrillator", "defibrillator", bay.s.room());
    Run run(bay.s.document());
    QVERIFY(run.world().find(aed) < run.world().find(manual));
    run.until(1);
    ACT(run, "phys.arrhythmia", "rhythm=vt-monomorphic");
    if (automaticCharged) {
        UNTIL_CHARGED(run, 12);
        QVERIFY(isOn(run, aed, "defibrillator.charged"));
    }
    ACT(run, "defib.sync");
    run.step();
    QVERIFY(isOn(run, manual, "defibrillator.sync"));
    QVERIFY(!isOn(run, aed, "defibrillator.sync"));
    QCOMPARE(run.act("defib.shock"), std::string("kernel.action.not-charged")); // none at once
    UNTIL_CHARGED(run, 25, "100 J");
    QVERIFY(isOn(run, manual, "defibrillator.charged"));
    ACT(run, "defib.shock");
    run.step();
    QVERIFY(lastShock(run).synchronised());
    QCOMPARE(lastShock(run).energy().value(), 100.0);
    QVERIFY(!isOn(run, manual, "defibrillator.charged"));
    QCOMPARE(isOn(run, aed, "defibrillator.charged"), automaticCharged);
    if (automaticCharged)
        return;
    // Without SYNC what is charged shocks: the AED was switched on after the other was charged.
    QCOMPARE(run.set(aed, "device.power", false), std::string());
    run.step();
    UNTIL_CHARGED(run, 40);
    QCOMPARE(run.set(aed, "device.power", true), std::string());
    run.step();
    QVERIFY(isOn(run, manual, "defibrillator.charged"));
    ACT(run, "defib.shock");
    run.step();
    QVERIFY(!isOn(run, manual, "defibrillator.charged"));
    QVERIFY(!lastShock(run).synchronised());
}

void TestDefibrillator::usedIsTheDeviceThatShocked()
{
    Bay bay("aed");
    const Id manual = bay.s.entity("Defibrillator", "defibrillator", bay.s.room());
    for (const auto &[name, device] :
         {std::pair{"AED used", bay.device}, std::pair{"Defibrillator used", manual}}) {
        const Id rule = bay.s.rule(name);
        bay.s.add(
            "trigger", rule,
            {{"type", "entity-used"}, {"entity", device.toString()}, {"action", "defib.shock"}});
    }
    Run run(bay.s.document());
    run.until(1);
    ACT(run, "defib.sync");
    UNTIL_CHARGED(run, 15);
    ACT(run, "defib.shock");
    run.step();
    QCOMPARE(run.count("rule.fired"), 1);
    QCOMPARE(run.payload(run.of("rule.fired").back()).rule_fired().name(),
             std::string("Defibrillator used"));
}

void TestDefibrillator::scenarioIsNotSynchronisedByOthers()
{
    Bay bay;
    bay.shocksByItself("10 s");
    Run run(bay.s.document());
    run.until(5);
    ACT(run, "phys.arrhythmia", "rhythm=vt-monomorphic");
    ACT(run, "defib.sync");
    run.until(9);
    QVERIFY(isOn(run, bay.device, "defibrillator.sync"));
    run.until(11);
    QCOMPARE(run.count("shock.delivered"), 1);
    QVERIFY(!lastShock(run).synchronised());
}

void TestDefibrillator::shockUponATWave()
{
    // Each tenth of a second of a few beats: some of the moments, and few, are upon a T wave.
    Bay bay;
    std::set<std::string> found;
    int fibrillates = 0;
    const int moments = 60;
    for (int i = 0; i < moments; ++i) {
        for (const bool synchronised : {false, true}) {
            Run run(bay.s.document());
            if (synchronised)
                ACT(run, "defib.sync");
            UNTIL_CHARGED(run, 12 + i / 30.0);
            ACT(run, "defib.shock");
            run.step();
            run.step();
            const std::string after = lastShock(run).rhythm_after();
            QVERIFY(!lastShock(run).indicated());
            QCOMPARE(run.text("rhythm.ecg"), after); // at once
            found.insert(after);
            if (synchronised)
                QCOMPARE(after, std::string("sinus"));
            else
                fibrillates += after == "vf-coarse";
        }
    }
    QCOMPARE(found, (std::set<std::string>{"sinus", "vf-coarse"}));
    WITHIN(fibrillates, 2, moments / 6);
}

void TestDefibrillator::compressionsAtTheShock_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<double>("before"); // seconds
    QTest::addColumn<bool>("stops");    // just before the shock
    QTest::addColumn<bool>("clear");
    QTest::newRow("nobody") << "" << 0.0 << false << true;
    QTest::newRow("goes on") << "cpr.start" << 5.0 << false << false;
    QTest::newRow("stops") << "cpr.start" << 5.0 << true << true;
    QTest::newRow("one by one") << "cpr.compress" << 0.3 << false << false;
    QTest::newRow("one by one, stops") << "cpr.compress" << 0.3 << true << true;
    QTest::newRow("the last one a second ago") << "cpr.compress" << 1.0 << false << true;
}

void TestDefibrillator::compressionsAtTheShock()
{
    QFETCH(QString, action);
    QFETCH(double, before);
    QFETCH(bool, stops);
    QFETCH(bool, clear);
    Bay bay;
    Run run(bay.s.document());
    run.until(5);
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    UNTIL_CHARGED(run, 30 - before);
    if (!action.isEmpty())
        ACT(run, action.toStdString());
    run.until(30);
    if (stops) {
        ACT(run, "cpr.stop");
        run.step();
    }
    ACT(run, "defib.shock");
    run.step();
    QCOMPARE(!lastShock(run).not_clear(), clear);
}

QTEST_APPLESS_MAIN(TestDefibrillator)
#include "tst_defibrillator.moc"
