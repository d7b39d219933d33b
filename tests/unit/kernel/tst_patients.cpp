// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/bindings.h"
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"
#include "ward/v1/events/state.pb.h"

#include <QTest>

using namespace ward;
using namespace ward::test;
using world::BeatKind;

namespace {

ScenarioBuilder withRhythm(const std::string &rhythm, const std::string &hr = "80 /min")
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    s.patient("rhythm", {{"ecg", rhythm}});
    s.patient("vitals", {{"hr", hr}});
    return s;
}

int countOf(const Run &run, BeatKind kind)
{
    const auto &beats = run.world().tracks(run.patient())->beats;
    return static_cast<int>(std::count_if(beats.begin(), beats.end(),
                                          [&](const world::Beat &b) { return b.kind == kind; }));
}

} // namespace

class TestPatients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRhythmHasARow();
    void measuredAtTickZero();
    void everyRhythm_data();
    void everyRhythm();
    void trackSpansSixteenSeconds();
    void irregularity();
    void bigeminyAlternates();
    void mobitzDropsBeats();
    void completeBlockDissociates();
    void rateFollowsTrend();
    void breathsFollowTheRate();
    void patterns_data();
    void patterns();
    void nothingAttachedNothingShown();
    void arterialLineNeedsZero();
    void cuffHoldsItsReading();
    void monitorOffShowsNothing();
    void alarmDelays();
    void alarmPriorities();
    void leadsOffIsNotAsystole();
    void bindingNamesTheField();
};

void TestPatients::everyRhythmHasARow()
{
    const auto &schema = content::Schema::shipped();
    const auto layout = world::Layout::fromSchema(schema);
    const auto bindings = kernel::Bindings::bind(layout, schema);
    QVERIFY(bindings);
    QCOMPARE(bindings->rhythms.size(), schema.enumValues("ecg_rhythm").size());
    for (const auto &spec : bindings->rhythms)
        QVERIFY(spec.name == "sinus-arrest" || spec.pulse == (spec.strength > 0) ||
                spec.name == "ventricular-standstill");
}

void TestPatients::measuredAtTickZero()
{
    ScenarioBuilder s = withRhythm("sinus", "92 /min");
    Run run(s.document());
    QVERIFY(qAbs(run.value("numerics.hr") - 92) <= 2);
    QVERIFY(qAbs(run.value("numerics.pulse") - 92) <= 2);
    QCOMPARE(run.value("numerics.spo2"), 98.0);
    QCOMPARE(run.value("numerics.abp_s"), 120.0);
    QCOMPARE(run.value("numerics.rr"), 16.0);
    QCOMPARE(run.value("numerics.etco2"), 40.0);
    const auto &beats = run.world().tracks(run.patient())->beats;
    QVERIFY(beats.size() >= 22);
    QVERIFY(beats.front().onsetUs < -15'000'000);
}

void TestPatients::everyRhythm_data()
{
    QTest::addColumn<QString>("rhythm");
    for (const auto &value : content::Schema::shipped().enumValues("ecg_rhythm"))
        QTest::addRow("%s", value.value.c_str()) << QString::fromStdString(value.value);
}

void TestPatients::everyRhythm()
{
    QFETCH(QString, rhythm);
    ScenarioBuilder s = withRhythm(rhythm.toStdString(), "80 /min");
    Run run(s.document());
    run.until(60);
    const content::EnumValue &value =
        *content::Schema::shipped().enumValue("ecg_rhythm", rhythm.toStdString());
    const auto &beats = run.world().tracks(run.patient())->beats;
    std::int64_t before = INT64_MIN;
    double ejected = 0;
    int complexes = 0;
    for (const world::Beat &beat : beats) {
        QVERIFY(beat.onsetUs >= before);
        before = beat.onsetUs;
        QVERIFY(beat.onsetUs >= 60'000'000 - world::kTrackSpanUs && beat.onsetUs < 60'100'000);
        ejected += beat.mechanical;
        complexes += world::hasComplex(beat.kind);
    }
    QCOMPARE(ejected > 0, value.pulse);
    QCOMPARE(run.flag("circulation.pulse"), value.pulse);
    if (value.pulse) {
        // The rate that is measured is the rate that is authored.
        QVERIFY2(qAbs(complexes / 16.0 * 60 - 80) < 12, std::to_string(complexes).c_str());
        QVERIFY(run.value("numerics.pulse") > 0);
    } else {
        QCOMPARE(run.value("numerics.pulse"), -1.0);
        QCOMPARE(run.value("numerics.spo2"), -1.0);
    }
}

void TestPatients::trackSpansSixteenSeconds()
{
    ScenarioBuilder s = withRhythm("sinus");
    Run run(s.document());
    for (const double t : {0.0, 7.0, 100.0}) {
        run.until(t);
        const auto &tracks = *run.world().tracks(run.patient());
        QVERIFY(tracks.beats.front().onsetUs >= run.world().tick().time().us - 16'000'000);
        QVERIFY(tracks.beats.front().onsetUs < run.world().tick().time().us - 14'000'000);
        QVERIFY(tracks.breaths.size() >= 3);
    }
}

void TestPatients::irregularity()
{
    const auto spread = [](const char *rhythm) {
        ScenarioBuilder s = withRhythm(rhythm);
        Run run(s.document());
        run.until(30);
        const auto &beats = run.world().tracks(run.patient())->beats;
        double low = 1e18;
        double high = 0;
        for (std::size_t i = 1; i < beats.size(); ++i) {
            const auto rr = static_cast<double>(beats[i].onsetUs - beats[i - 1].onsetUs);
            low = std::min(low, rr);
            high = std::max(high, rr);
        }
        return high / low;
    };
    QVERIFY(spread("sinus") < 1.12);
    QVERIFY(spread("sinus") > 1.005);
    QVERIFY(spread("atrial-fibrillation") > 1.5);
    QVERIFY(spread("paced-ventricular") < 1.01);
}

void TestPatients::bigeminyAlternates()
{
    ScenarioBuilder s = withRhythm("bigeminy");
    Run run(s.document());
    run.until(30);
    const auto &beats = run.world().tracks(run.patient())->beats;
    for (std::size_t i = 1; i < beats.size(); ++i)
        QVERIFY((beats[i].kind == BeatKind::Pvc) != (beats[i - 1].kind == BeatKind::Pvc));
    const auto pvc = std::find_if(beats.begin(), beats.end(),
                                  [](const auto &b) { return b.kind == BeatKind::Pvc; });
    QVERIFY(pvc->mechanical < 700);
}

void TestPatients::mobitzDropsBeats()
{
    ScenarioBuilder s = withRhythm("av-block-2-mobitz-1", "60 /min");
    Run run(s.document());
    run.until(40);
    const int dropped = countOf(run, BeatKind::AtrialOnly);
    const int conducted = countOf(run, BeatKind::Sinus);
    QVERIFY(dropped >= 4);
    QVERIFY(qAbs(conducted - 3 * dropped) <= 3);
    QVERIFY(qAbs(conducted - 16) <= 2); // 60 /min are the ventricles
}

void TestPatients::completeBlockDissociates()
{
    ScenarioBuilder s = withRhythm("av-block-3", "36 /min");
    Run run(s.document());
    run.until(40);
    QVERIFY(qAbs(countOf(run, BeatKind::Ventricular) - 9.6) <= 1.6);
    QVERIFY(qAbs(countOf(run, BeatKind::AtrialOnly) - 22.7) <= 1.8);
    QVERIFY(qAbs(run.value("numerics.hr") - 36) <= 2);
}

void TestPatients::rateFollowsTrend()
{
    ScenarioBuilder s = withRhythm("sinus", "60 /min");
    const Id event = s.event("Up", "5 s");
    s.add("action", event,
          {{"type", "trend"},
           {"entity", s.patient().toString()},
           {"field", "vitals.hr"},
           {"value", "150 /min"},
           {"over", "30 s"}});
    Run run(s.document());
    run.until(60);
    QVERIFY(qAbs(run.value("numerics.hr") - 150) <= 3);
}

void TestPatients::breathsFollowTheRate()
{
    ScenarioBuilder s = withRhythm("sinus");
    s.patient("vitals", {{"rr", "24 /min"}});
    Run run(s.document());
    run.until(60);
    QVERIFY(qAbs(run.value("numerics.rr") - 24) <= 1);
    QVERIFY(qAbs(static_cast<int>(run.world().tracks(run.patient())->breaths.size()) - 6) <= 1);
}

void TestPatients::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    for (const auto &value : content::Schema::shipped().enumValues("resp_pattern"))
        QTest::addRow("%s", value.value.c_str()) << QString::fromStdString(value.value);
}

void TestPatients::patterns()
{
    QFETCH(QString, pattern);
    ScenarioBuilder s = withRhythm("sinus");
    s.patient("rhythm", {{"respiration", pattern.toStdString()}});
    s.patient("vitals", {{"rr", "18 /min"}});
    Run run(s.document());
    run.until(120);
    const auto &breaths = run.world().tracks(run.patient())->breaths;
    if (pattern == "apnoea") {
        QVERIFY(breaths.empty());
        QCOMPARE(run.text("alarms.apnoea"), std::string("active"));
        return;
    }
    QVERIFY(breaths.size() >= 2);
    std::uint16_t least = 65535;
    std::uint16_t most = 0;
    for (const world::Breath &breath : breaths) {
        least = std::min(least, breath.depth);
        most = std::max(most, breath.depth);
        QVERIFY(breath.inspirationUs > 0 && breath.periodUs > 0);
    }
    if (pattern == "cheyne-stokes" || pattern == "ataxic")
        QVERIFY(most > least * 1.4);
    if (pattern == "kussmaul")
        QVERIFY(least > 1500);
    if (pattern == "agonal")
        QCOMPARE(breaths.front().kind, world::BreathKind::Gasp);
}

void TestPatients::nothingAttachedNothingShown()
{
    ScenarioBuilder s = withRhythm("sinus");
    s.patient("sensors", {{"ecg", "false"},
                          {"spo2", "false"},
                          {"nibp", "false"},
                          {"abp", "false"},
                          {"co2", "false"},
                          {"temp", "false"},
                          {"cvp", "false"}});
    Run run(s.document());
    run.until(30);
    for (const char *field :
         {"hr", "pulse", "spo2", "abp_s", "abp_d", "abp_m", "nibp_s", "rr", "etco2", "temp", "cvp"})
        QCOMPARE(run.value(std::string("numerics.") + field), -1.0);
    for (const char *alarm : {"hr", "spo2", "asystole", "apnoea", "leads"})
        QCOMPARE(run.text(std::string("alarms.") + alarm), std::string("inactive"));
}

void TestPatients::arterialLineNeedsZero()
{
    ScenarioBuilder s = withRhythm("sinus");
    s.patient("sensors", {{"abp", "false"}, {"abp_zeroed", "false"}, {"cvp", "false"}});
    Run run(s.document());
    QCOMPARE(run.act("monitor.zero"), std::string("kernel.action.no-arterial-line"));
    run.act("monitor.attach", "sensor=abp");
    run.until(3);
    QCOMPARE(run.value("numerics.abp_s"), -1.0);
    run.act("monitor.zero");
    run.until(6);
    QVERIFY(qAbs(run.value("numerics.abp_s") - 120) <= 2);
    QVERIFY(qAbs(run.value("numerics.abp_m") - 93) <= 2);
}

void TestPatients::cuffHoldsItsReading()
{
    ScenarioBuilder s = withRhythm("sinus");
    s.patient("sensors", {{"nibp_every", "0 s"}});
    Run run(s.document());
    run.until(10);
    QCOMPARE(run.value("numerics.nibp_s"), -1.0);
    run.act("monitor.nibp");
    run.until(20);
    QCOMPARE(run.value("numerics.nibp_s"), -1.0); // still inflating
    run.until(40);
    QVERIFY(qAbs(run.value("numerics.nibp_s") - 120) <= 2);
    const double at = run.value("numerics.nibp_at");
    QVERIFY(at > 30 && at < 35);
    run.set(s.patient(), "vitals.sbp", content::Quantity{80, "mm[Hg]"});
    run.until(60);
    QVERIFY(qAbs(run.value("numerics.nibp_s") - 120) <= 2);
    QCOMPARE(run.value("numerics.nibp_at"), at);
}

void TestPatients::monitorOffShowsNothing()
{
    ScenarioBuilder s = withRhythm("sinus");
    const Id monitor = s.entity("Monitor", "bedside-monitor", s.room());
    s.add("monitor", monitor, {{"patient", s.patient().toString()}});
    Run run(s.document());
    run.until(5);
    QVERIFY(run.value("numerics.hr") > 0);
    QCOMPARE(run.set(monitor, "monitor.power", false), std::string());
    run.until(7);
    QCOMPARE(run.value("numerics.hr"), -1.0);
}

void TestPatients::alarmDelays()
{
    ScenarioBuilder s = withRhythm("sinus");
    Run run(s.document());
    run.until(10);
    run.set(s.patient(), "vitals.spo2", content::Quantity{88, "%"});
    run.until(12);
    QCOMPARE(run.text("alarms.spo2"), std::string("delay"));
    run.until(20);
    QCOMPARE(run.text("alarms.spo2"), std::string("delay"));
    run.until(23);
    QCOMPARE(run.text("alarms.spo2"), std::string("active"));
    QCOMPARE(run.text("alarms.spo2_priority"), std::string("medium"));
    run.act("alarm.acknowledge");
    run.step();
    QCOMPARE(run.text("alarms.spo2"), std::string("acknowledged"));
    run.set(s.patient(), "vitals.spo2", content::Quantity{80, "%"});
    run.until(26);
    QCOMPARE(run.text("alarms.spo2"), std::string("active")); // worse than what was silenced
    QCOMPARE(run.text("alarms.spo2_priority"), std::string("high"));
    run.set(s.patient(), "vitals.spo2", content::Quantity{97, "%"});
    run.until(28);
    QCOMPARE(run.text("alarms.spo2"), std::string("inactive")); // does not latch
    QCOMPARE(run.count("alarm.changed"), 5);
}

void TestPatients::alarmPriorities()
{
    const auto priority = [](const char *field, const char *value, const char *alarm) {
        ScenarioBuilder s = withRhythm("sinus");
        s.patient("vitals", {{field, value}});
        Run run(s.document());
        run.until(45);
        return run.text("alarms." + std::string(alarm) + "_priority");
    };
    QCOMPARE(priority("hr", "45 /min", "hr"), std::string("medium"));
    QCOMPARE(priority("hr", "35 /min", "brady"), std::string("high"));
    QCOMPARE(priority("hr", "35 /min", "hr"), std::string("none")); // one alarm for one rate
    QCOMPARE(priority("hr", "130 /min", "hr"), std::string("medium"));
    QCOMPARE(priority("hr", "160 /min", "tachy"), std::string("high"));
    QCOMPARE(priority("hr", "80 /min", "hr"), std::string("none"));
    QCOMPARE(priority("rr", "6 /min", "rr"), std::string("high"));
    QCOMPARE(priority("rr", "27 /min", "rr"), std::string("medium"));
    QCOMPARE(priority("etco2", "55 mm[Hg]", "etco2"), std::string("medium"));
    QCOMPARE(priority("temp", "39 Cel", "temp"), std::string("medium"));
    QCOMPARE(priority("temp", "34 Cel", "temp"), std::string("high"));
}

void TestPatients::leadsOffIsNotAsystole()
{
    ScenarioBuilder s = withRhythm("sinus");
    Run run(s.document());
    run.until(5);
    run.act("monitor.detach", "sensor=ecg");
    run.until(15);
    QCOMPARE(run.text("alarms.asystole"), std::string("inactive"));
    QCOMPARE(run.text("alarms.leads"), std::string("active"));
    QCOMPARE(run.text("alarms.leads_priority"), std::string("low"));
    QCOMPARE(run.value("numerics.hr"), -1.0);
    QVERIFY(run.value("numerics.pulse") > 0); // the pleth goes on
}

void TestPatients::bindingNamesTheField()
{
    // A schema that lost or changed a field stops the start with its name.
    const auto &schema = content::Schema::shipped();
    const auto good = world::Layout::fromSchema(schema);
    v1::events::Layout message;
    QVERIFY(message.ParseFromString(good.serialise()));
    for (auto &component : *message.mutable_components()) {
        if (component.name() != "vitals")
            continue;
        for (auto &field : *component.mutable_fields()) {
            if (field.name() == "spo2")
                field.set_unit("1");
        }
    }
    const auto changed = world::Layout::parse(message.SerializeAsString());
    QVERIFY(changed);
    const auto bindings = kernel::Bindings::bind(*changed, schema);
    QVERIFY(!bindings);
    QCOMPARE(bindings.error().code(), std::string("kernel.schema.unit"));
    QCOMPARE(std::get<std::string>(*bindings.error().message.arg("field")),
             std::string("vitals.spo2"));
}

QTEST_APPLESS_MAIN(TestPatients)
#include "tst_patients.moc"
