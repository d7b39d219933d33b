// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// Limits, priorities, delays and the state machine of every alarm, as a monitor has them.
#include "core/recording/event_phrase.h"
#include "sim-engine/kernel/patient/alarm_limits.h"
#include "tests/unit/kernel/expectations.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

ScenarioBuilder everythingAttached()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}}); // values stay where they are put
    s.patient("sensors", {{"pap", "true"}, {"icp", "true"}, {"nibp_every", "0 s"}});
    return s;
}

std::string state(const Run &run, const std::string &alarm)
{
    return run.text("alarms." + alarm);
}
std::string priority(const Run &run, const std::string &alarm)
{
    return run.text("alarms." + alarm + "_priority");
}

} // namespace

class TestAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quietPatientIsQuiet();
    void limits_data();
    void limits();
    void arrhythmiasLatch_data();
    void arrhythmiasLatch();
    void apnoeaLatches();
    void technical_data();
    void technical();
    void noPulseIsNotLowSaturation();
    void poorSignal();
    void pulseWithoutElectrodes();
    void anotherLimit();
    void limitsAreRefused_data();
    void limitsAreRefused();
    void limitsOfTheAuthor();
    void limitsByFunction();
    void audioPause();
    void waitedOnly();
    void everyTransitionIsAnEvent();
};

void TestAlarms::quietPatientIsQuiet()
{
    Run run(everythingAttached().document());
    run.until(60);
    QCOMPARE(run.count("alarm.changed"), 0);
    QCOMPARE(run.value("numerics.pap_s"), 22.0);
    QCOMPARE(run.value("numerics.pap_d"), 12.0);
    QCOMPARE(run.value("numerics.pap_m"), 15.0);
    QCOMPARE(run.value("numerics.icp"), 8.0);
    QCOMPARE(run.value("numerics.cpp"), 85.0); // 93 − 8
}

void TestAlarms::limits_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("alarm");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("delay");
    const auto row = [](const char *field, const char *value, const char *alarm,
                        const char *expected, int delay) {
        QTest::addRow("%s %s", field, value) << field << value << alarm << expected << delay;
    };
    // The table of the clinical conventions; at a limit nothing sounds.
    row("hr", "52 /min", "hr", "", 0);
    row("hr", "48 /min", "hr", "medium", 10);
    row("hr", "36 /min", "brady", "high", 10);
    row("hr", "124 /min", "hr", "medium", 10);
    row("hr", "160 /min", "tachy", "high", 10);
    row("spo2", "90 %", "spo2", "", 0);
    row("spo2", "89 %", "spo2", "medium", 10);
    row("spo2", "84 %", "spo2", "high", 10);
    row("rr", "7 /min", "rr", "high", 15);
    row("rr", "26 /min", "rr", "medium", 15);
    row("rr", "34 /min", "rr", "high", 15);
    row("etco2", "28 mm[Hg]", "etco2", "medium", 15);
    row("etco2", "52 mm[Hg]", "etco2", "medium", 15);
    row("map", "58 mm[Hg]", "abp", "high", 10);
    row("map", "124 mm[Hg]", "abp", "medium", 10);
    row("sbp", "165 mm[Hg]", "abp", "medium", 10);
    row("temp", "35.4 Cel", "temp", "medium", 30);
    row("temp", "34.6 Cel", "temp", "high", 30);
    row("temp", "38.6 Cel", "temp", "medium", 30);
    row("temp", "40.8 Cel", "temp", "high", 30);
    row("cvp", "12 mm[Hg]", "cvp", "", 0);
    row("cvp", "14 mm[Hg]", "cvp", "medium", 10);
    row("icp", "23 mm[Hg]", "icp", "medium", 10);
    row("icp", "28 mm[Hg]", "icp", "high", 10);
    row("pap_s", "60 mm[Hg]", "pap", "medium", 10);
}

void TestAlarms::limits()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, alarm);
    QFETCH(QString, expected);
    QFETCH(int, delay);
    const std::string name = alarm.toStdString();
    ScenarioBuilder s = everythingAttached();
    s.patient("vitals", {{field.toUtf8().constData(), value.toUtf8().constData()}});
    if (field == "map") { // between a systolic and a diastolic that fit it
        const int mean = value.section(u' ', 0, 0).toInt();
        s.patient("vitals", {{"sbp", std::to_string(mean + 32) + " mm[Hg]"},
                             {"dbp", std::to_string(mean - 16) + " mm[Hg]"}});
    }
    Run run(s.document());
    run.until(60);
    if (expected.isEmpty()) {
        QCOMPARE(run.count("alarm.changed"), 0);
        return;
    }
    QCOMPARE(state(run, name), std::string("active"));
    QCOMPARE(priority(run, name), expected.toStdString());
    // From the first time it was seen until it was raised.
    double waited = -1;
    double raised = -1;
    for (const recording::Event &event : run.of("alarm.changed")) {
        const auto changed = run.payload(event).alarm_changed();
        if (changed.alarm() == name && changed.state() == "delay")
            waited = event.tick.time().seconds();
        if (changed.alarm() == name && changed.state() == "active")
            raised = event.tick.time().seconds();
    }
    QVERIFY(waited >= 0);
    QCOMPARE(raised - waited, double(delay));
}

void TestAlarms::arrhythmiasLatch_data()
{
    QTest::addColumn<QString>("rhythm");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("alarm");
    QTest::addColumn<int>("within");
    QTest::newRow("fibrillation") << "vf-coarse"
                                  << "80 /min"
                                  << "vfib" << 4;
    QTest::newRow("tachycardia") << "vt-monomorphic"
                                 << "170 /min"
                                 << "vtach" << 8;
    QTest::newRow("pulseless") << "vt-pulseless"
                               << "190 /min"
                               << "vtach" << 8;
    QTest::newRow("torsades") << "torsades"
                              << "220 /min"
                              << "vtach" << 8;
    QTest::newRow("asystole") << "asystole"
                              << "80 /min"
                              << "asystole" << 6;
    QTest::newRow("slow") << "sinus-bradycardia"
                          << "34 /min"
                          << "brady" << 30;
    QTest::newRow("fast") << "svt"
                          << "190 /min"
                          << "tachy" << 20;
}

void TestAlarms::arrhythmiasLatch()
{
    QFETCH(QString, rhythm);
    QFETCH(QString, rate);
    QFETCH(QString, alarm);
    QFETCH(int, within);
    const std::string name = alarm.toStdString();
    ScenarioBuilder s = everythingAttached();
    Run run(s.document());
    run.until(20);
    const auto set = [&](const char *rhythmNow, const std::string &rateNow) {
        QCOMPARE(run.set(s.patient(), "rhythm.ecg", std::string(rhythmNow)), std::string());
        const double perMinute = std::stod(rateNow);
        QCOMPARE(run.set(s.patient(), "vitals.hr", content::Quantity{perMinute, "/min"}),
                 std::string());
    };
    set(rhythm.toUtf8().constData(), rate.toStdString());
    run.until(20 + within);
    QCOMPARE(state(run, name), std::string("active"));
    QCOMPARE(priority(run, name), std::string("high"));
    // One alarm for one rhythm: the limits of the rate do not sound beside it.
    QVERIFY(state(run, "hr") != "active");
    set("sinus", "80 /min");
    run.until(60);
    QCOMPARE(state(run, name), std::string("latched"));
    ACT(run, "alarm.acknowledge");
    run.until(62);
    QCOMPARE(state(run, name), std::string("inactive"));
    // Seen while it lasts, it does not latch again.
    set(rhythm.toUtf8().constData(), rate.toStdString());
    run.until(100);
    ACT(run, "alarm.acknowledge");
    run.until(102);
    QCOMPARE(state(run, name), std::string("acknowledged"));
    set("sinus", "80 /min");
    run.until(140);
    QCOMPARE(state(run, name), std::string("inactive"));
}

void TestAlarms::apnoeaLatches()
{
    ScenarioBuilder s = everythingAttached();
    Run run(s.document());
    run.until(20);
    QCOMPARE(run.set(s.patient(), "rhythm.respiration", std::string("apnoea")), std::string());
    run.until(36);
    QCOMPARE(state(run, "apnoea"), std::string("inactive"));
    run.until(46);
    QCOMPARE(state(run, "apnoea"), std::string("active"));
    QCOMPARE(run.value("numerics.rr"), 0.0);
    QCOMPARE(run.set(s.patient(), "rhythm.respiration", std::string("regular")), std::string());
    run.until(70);
    QCOMPARE(state(run, "apnoea"), std::string("latched"));
    ACT(run, "alarm.acknowledge");
    run.until(72);
    QCOMPARE(state(run, "apnoea"), std::string("inactive"));
}

void TestAlarms::technical_data()
{
    QTest::addColumn<QString>("sensor");
    QTest::addColumn<QString>("alarm");
    QTest::newRow("leads") << "ecg"
                           << "leads";
    QTest::newRow("probe") << "spo2"
                           << "probe";
    QTest::newRow("line") << "co2"
                          << "line";
}

void TestAlarms::technical()
{
    QFETCH(QString, sensor);
    QFETCH(QString, alarm);
    Run run(everythingAttached().document());
    run.until(10);
    ACT(run, "monitor.detach", "sensor=" + sensor.toStdString());
    run.until(13);
    QCOMPARE(state(run, alarm.toStdString()), std::string("active"));
    QCOMPARE(priority(run, alarm.toStdString()), std::string("low"));
    QCOMPARE(state(run, "asystole"), std::string("inactive"));
    QCOMPARE(state(run, "spo2"), std::string("inactive"));
    ACT(run, "monitor.attach", "sensor=" + sensor.toStdString());
    run.until(16);
    QCOMPARE(state(run, alarm.toStdString()), std::string("inactive"));
    // A transducer has no zero until somebody gives it one.
    for (const char *line : {"abp", "cvp", "pap", "icp"}) {
        ACT(run, "monitor.attach", std::string("sensor=") + line);
        run.until(run.world().tick().time().seconds() + 3);
        QCOMPARE(state(run, "zero"), std::string("active"));
        QCOMPARE(run.value(std::string("numerics.") + line +
                           (line[1] == 'v' || line[0] == 'i' ? "" : "_m")),
                 -1.0);
        ACT(run, "monitor.zero");
        run.until(run.world().tick().time().seconds() + 3);
        QCOMPARE(state(run, "zero"), std::string("inactive"));
    }
}

void TestAlarms::noPulseIsNotLowSaturation()
{
    ScenarioBuilder s = everythingAttached();
    Run run(s.document());
    run.until(10);
    QCOMPARE(run.set(s.patient(), "rhythm.ecg", std::string("vf-coarse")), std::string());
    run.until(40);
    QCOMPARE(run.value("numerics.spo2"), -1.0);
    QCOMPARE(state(run, "spo2"), std::string("inactive"));
    QCOMPARE(state(run, "signal"), std::string("active"));
    QCOMPARE(priority(run, "signal"), std::string("medium"));
    bool said = false;
    for (const recording::Event &event : run.of("alarm.changed"))
        said = said || run.payload(event).alarm_changed().text() == "SpO2 NO PULSE";
    QVERIFY(said);
}

void TestAlarms::poorSignal()
{
    ScenarioBuilder s = everythingAttached();
    s.patient("sensors", {{"pleth", "none"}});
    Run run(s.document());
    run.until(20);
    QCOMPARE(state(run, "signal"), std::string("active"));
    QCOMPARE(priority(run, "signal"), std::string("low"));
}

void TestAlarms::pulseWithoutElectrodes()
{
    ScenarioBuilder s = everythingAttached();
    s.patient("vitals", {{"hr", "134 /min"}});
    s.patient("sensors", {{"ecg", "false"}});
    Run run(s.document());
    run.until(30);
    QCOMPARE(state(run, "hr"), std::string("inactive"));
    QCOMPARE(state(run, "pulse"), std::string("active"));
    QCOMPARE(priority(run, "pulse"), std::string("medium"));
}

void TestAlarms::anotherLimit()
{
    ScenarioBuilder s = everythingAttached();
    s.patient("vitals", {{"hr", "46 /min"}});
    Run run(s.document());
    run.until(30);
    QCOMPARE(state(run, "hr"), std::string("active"));
    ACT(run, "alarm.limits", "parameter=hr; low=44", "learner-1");
    run.until(33);
    QCOMPARE(run.value("limits.hr_low"), 44.0);
    QCOMPARE(run.value("limits.hr_high"), 120.0);
    QCOMPARE(state(run, "hr"), std::string("inactive"));
    const recording::Event set = run.of("value.set").back();
    QCOMPARE(run.payload(set).value_set().field(), std::string("limits.hr_low"));
    QCOMPARE(set.actor, std::string("learner-1"));
    QVERIFY(set.cause != 0);
    // The limit of high priority goes with it: 10 below.
    QCOMPARE(run.set(s.patient(), "vitals.hr", content::Quantity{36, "/min"}), std::string());
    run.until(60);
    QCOMPARE(state(run, "hr"), std::string("active"));
    QCOMPARE(state(run, "brady"), std::string("inactive"));
    // An instructor changes the field itself.
    QCOMPARE(run.set(s.patient(), "limits.hr_low", content::Quantity{60, "/min"}), std::string());
    run.until(80);
    QCOMPARE(state(run, "brady"), std::string("active"));
}

void TestAlarms::limitsAreRefused_data()
{
    QTest::addColumn<QString>("args");
    QTest::addColumn<QString>("code");
    QTest::newRow("parameter") << "parameter=heart; low=40"
                               << "kernel.limits.parameter";
    QTest::newRow("number") << "parameter=hr; low=slow"
                            << "kernel.limits.number";
    QTest::newRow("unit") << "parameter=hr; low=40 mm[Hg]"
                          << "kernel.limits.unit";
    QTest::newRow("side") << "parameter=spo2; high=99"
                          << "kernel.limits.side";
    QTest::newRow("range") << "parameter=spo2; low=120"
                           << "kernel.limits.range";
    QTest::newRow("order") << "parameter=hr; low=130"
                           << "kernel.limits.order";
}

void TestAlarms::limitsAreRefused()
{
    QFETCH(QString, args);
    QFETCH(QString, code);
    Run run(everythingAttached().document());
    QCOMPARE(run.act("alarm.limits", args.toStdString()), code.toStdString());
    run.until(2);
    QCOMPARE(run.value("limits.hr_low"), 50.0);
    QCOMPARE(run.count("value.set"), 0);
}

void TestAlarms::limitsOfTheAuthor()
{
    // A patient who lives with 88 %.
    ScenarioBuilder s = everythingAttached();
    s.patient("vitals", {{"spo2", "89 %"}});
    s.patient("limits", {{"spo2_low", "86 %"}});
    Run run(s.document());
    run.until(60);
    QCOMPARE(run.count("alarm.changed"), 0);
    QCOMPARE(run.set(s.patient(), "vitals.spo2", content::Quantity{80, "%"}), std::string());
    run.until(80);
    QCOMPARE(priority(run, "spo2"), std::string("high"));
}

void TestAlarms::limitsByFunction()
{
    // What the action of a rule calls: units convert, one side stays.
    Run run(everythingAttached().document());
    ACT(run, "alarm.limits", "parameter=etco2; low=3.5 kPa; high=7 kPa");
    run.until(1);
    QCOMPARE(run.value("limits.etco2_low"), 26.0);
    QCOMPARE(run.value("limits.etco2_high"), 53.0);
    QCOMPARE(run.count("value.set"), 2);
    ACT(run, "alarm.limits", "parameter=etco2; low=3.5 kPa");
    run.until(2);
    QCOMPARE(run.count("value.set"), 2); // nothing new
}

void TestAlarms::audioPause()
{
    ScenarioBuilder s = everythingAttached();
    s.patient("vitals", {{"hr", "130 /min"}});
    Run run(s.document());
    run.until(30);
    ACT(run, "alarm.pause", "", "learner-1");
    run.step();
    QVERIFY(run.flag("alarms.audio_paused"));
    QCOMPARE(state(run, "hr"), std::string("active")); // seen, not heard
    run.until(149);
    QVERIFY(run.flag("alarms.audio_paused"));
    run.until(152);
    QVERIFY(!run.flag("alarms.audio_paused"));
    ACT(run, "alarm.pause");
    run.until(155);
    QVERIFY(run.flag("alarms.audio_paused"));
    ACT(run, "alarm.resume");
    run.step();
    QVERIFY(!run.flag("alarms.audio_paused"));
    // What is grave and new is heard.
    ACT(run, "alarm.pause");
    run.step();
    QCOMPARE(run.set(s.patient(), "rhythm.ecg", std::string("vf-coarse")), std::string());
    run.until(165);
    QCOMPARE(state(run, "vfib"), std::string("active"));
    QVERIFY(!run.flag("alarms.audio_paused"));
    int changes = 0;
    for (const recording::Event &event : run.of("value.set"))
        changes += run.payload(event).value_set().field() == "alarms.audio_paused";
    QCOMPARE(changes, 6);
}

void TestAlarms::waitedOnly()
{
    // Out of its limits for less than the delay: the states are recorded, nothing "ended".
    ScenarioBuilder s = everythingAttached();
    Run run(s.document());
    run.until(10);
    QCOMPARE(run.set(s.patient(), "vitals.spo2", content::Quantity{88, "%"}), std::string());
    run.until(15);
    QCOMPARE(run.set(s.patient(), "vitals.spo2", content::Quantity{97, "%"}), std::string());
    run.until(20);
    const auto events = run.of("alarm.changed");
    QCOMPARE(events.size(), std::size_t{2});
    const auto name = [](world::Handle) { return std::string("Patient"); };
    QCOMPARE(recording::phrase(events.back(), content::Schema::shipped(), name).code,
             std::string("event.alarm-not-raised"));
    QCOMPARE(run.payload(events.back()).alarm_changed().before(), std::string("delay"));
    QCOMPARE(recording::severity(events.back()), 0);
}

void TestAlarms::everyTransitionIsAnEvent()
{
    // The events alone give the recorded states at every second.
    ScenarioBuilder s = everythingAttached();
    s.patient("patient", {{"coupling", "true"}});
    Run run(s.document());
    ACT(run, "phys.haemorrhage", "rate=400 mL/min");
    std::map<std::string, std::string> said;
    std::size_t read = 0;
    for (int t = 1; t < 600; ++t) {
        run.until(t);
        if (t == 200)
            ACT(run, "alarm.acknowledge");
        for (; read < run.events().size(); ++read) {
            if (run.events()[read].type != "alarm.changed")
                continue;
            const auto changed = run.payload(run.events()[read]).alarm_changed();
            const auto known = said.find(changed.alarm());
            QCOMPARE(changed.before(),
                     known == said.end() ? std::string("inactive") : known->second);
            said[changed.alarm()] = changed.state();
        }
        for (std::size_t i = 0; i < kernel::kAlarms; ++i) {
            const std::string name(kernel::alarmName(static_cast<kernel::Alarm>(i)));
            const auto known = said.find(name);
            QCOMPARE(state(run, name),
                     known == said.end() ? std::string("inactive") : known->second);
        }
    }
    QVERIFY(said.size() >= 6);
}

QTEST_APPLESS_MAIN(TestAlarms)
#include "tst_alarms.moc"
