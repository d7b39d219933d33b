// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/rule_rows.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// A rule whose actions are carried out at tick 30.
struct Given
{
    ScenarioBuilder s;
    Id rule;
    Id pump;
    Id bed;
    Id second;
    std::vector<Step> steps;

    Given()
    {
        s.patient("patient", {{"coupling", "false"}});
        s.patient("vitals", {{"hr", "70 /min"}});
        s.phase("First");
        second = s.phase("Second");
        pump = s.entity("Pump", "infusion-pump", s.room());
        bed = s.entity("Bed", "icu-bed", s.room());
        rule = s.rule("R");
        s.add("trigger", rule, {{"type", "at"}, {"at", "1 s"}});
    }
    Id action(Texts cells) { return s.add("action", rule, cells); }
    Id onHr(const std::string &type, Texts more)
    {
        const Id id =
            action({{"type", type}, {"entity", s.patient().toString()}, {"field", "vitals.hr"}});
        for (const auto &[name, value] : more)
            s.set(id, name, value);
        return id;
    }
    void later(const std::string &when, Texts action)
    {
        const Id other = s.rule("Later " + when);
        s.add("trigger", other, {{"type", "at"}, {"at", when}});
        s.add("action", other, action);
    }
};

struct Row
{
    const char *name;
    std::function<void(Given &)> given;
    std::int64_t tick; ///< at which it is looked at
    std::function<QString(Run &, const Given &)> found;
    const char *expected;
};

QString heart(Run &run, const Given &)
{
    return QString::number(run.value("vitals.hr"));
}

/// Events of a type: "tick text" each.
template <typename Text>
std::function<QString(Run &, const Given &)> events(const char *type, Text text)
{
    return [=](Run &run, const Given &) {
        QStringList out;
        for (const recording::Event &event : run.of(type))
            out << QString::number(event.tick.n) + QLatin1Char(' ') +
                       QString::fromStdString(text(run.payload(event)));
        return out.join(QLatin1String("; "));
    };
}

std::string ending(const v1::events::Payload &payload)
{
    return payload.trend_ended().reason() + " " +
           std::to_string(static_cast<int>(payload.trend_ended().value()));
}

const std::vector<Row> &rows()
{
    static const std::vector<Row> all = {
        {"set", [](Given &g) { g.onHr("set", {{"value", "93 /min"}}); }, 30, heart, "93"},
        {"set: by", [](Given &g) {
             g.onHr("set", {{"value", "-5 /min"}, {"relative", "true"}});
         }, 30, heart, "65"},
        {"set: delayed", [](Given &g) {
             g.onHr("set", {{"value", "93 /min"}, {"delay", "1.01 s"}});
         }, 60, heart, "70"},
        {"set: delayed, one tick later", [](Given &g) {
             g.onHr("set", {{"value", "93 /min"}, {"delay", "1.01 s"}});
         }, 61, heart, "93"},
        {"trend", [](Given &g) { g.onHr("trend", {{"value", "100 /min"}, {"over", "2 s"}}); }, 60,
         heart, "85"},
        {"trend: exponential, a quarter of its time", [](Given &g) {
             g.onHr("trend",
                    {{"value", "170 /min"}, {"over", "4 s"}, {"curve", "exponential"}});
         }, 60, heart, "134"}, // 70 + 100 (1 − e^−1) / (1 − e^−4)
        {"trend: exponential with a time constant", [](Given &g) {
             g.onHr("trend", {{"value", "170 /min"},
                              {"over", "4 s"},
                              {"tau", "2 s"},
                              {"curve", "exponential"}});
         }, 90, heart, "143"}, // 70 + 100 (1 − e^−1) / (1 − e^−2)
        {"trend: of a time constant only", [](Given &g) {
             g.onHr("trend", {{"value", "170 /min"}, {"tau", "1 s"}, {"curve", "exponential"}});
         }, 200, events("vital.trend-ended", ending), "180 reached 170"},
        {"trend: until", [](Given &g) {
             g.onHr("trend", {{"value", "130 /min"}, {"over", "6 s"}, {"until", "95 /min"}});
         }, 300, events("vital.trend-ended", ending), "105 until 95"},
        {"trend: until is behind it", [](Given &g) {
             g.onHr("trend", {{"value", "130 /min"}, {"over", "6 s"}, {"until", "65 /min"}});
         }, 300, events("vital.trend-ended", ending), "31 until 70"},
        {"trend: not above", [](Given &g) {
             g.onHr("trend", {{"value", "130 /min"}, {"over", "3 s"}, {"ceiling", "110 /min"}});
         }, 121, heart, "110"},
        {"trend: not below", [](Given &g) {
             g.onHr("trend", {{"value", "30 /min"}, {"over", "3 s"}, {"floor", "50 /min"}});
         }, 121, heart, "50"},
        {"trend: two add up, one to its limit", [](Given &g) {
             g.onHr("trend", {{"value", "30 /min"},
                              {"relative", "true"},
                              {"over", "2 s"},
                              {"mode", "add"}});
             g.onHr("trend", {{"value", "20 /min"},
                              {"relative", "true"},
                              {"over", "2 s"},
                              {"mode", "add"},
                              {"ceiling", "105 /min"}});
         }, 95, heart, "105"},
        {"trend: queued", [](Given &g) {
             g.onHr("trend", {{"value", "100 /min"}, {"over", "1 s"}});
             g.onHr("trend", {{"value", "50 /min"}, {"over", "1 s"}, {"mode", "queue"}});
         }, 91, heart, "50"},
        {"stop-trend", [](Given &g) {
             g.later("0.5 s", {{"type", "trend"},
                               {"entity", g.s.patient().toString()},
                               {"field", "vitals.hr"},
                               {"value", "130 /min"},
                               {"over", "2 s"}});
             g.onHr("stop-trend", {});
         }, 200, events("vital.trend-ended", ending), "30 stopped 85"},
        {"stop-trend: of everything", [](Given &g) {
             for (const char *field : {"vitals.hr", "vitals.rr"})
                 g.later("0.5 s", {{"type", "trend"},
                                   {"entity", g.s.patient().toString()},
                                   {"field", field},
                                   {"value", "30 /min"},
                                   {"over", "2 s"}});
             g.action({{"type", "stop-trend"}, {"entity", g.s.patient().toString()}});
         }, 200, events("vital.trend-ended",
                        [](const v1::events::Payload &p) { return p.trend_ended().field(); }),
         "30 vitals.hr; 30 vitals.rr"},
        {"rhythm", [](Given &g) {
             g.action({{"type", "rhythm"},
                       {"entity", g.s.patient().toString()},
                       {"rhythm", "svt"}});
         }, 30, [](Run &run, const Given &) { return QString::fromStdString(run.text("rhythm.ecg")); },
         "svt"},
        {"spawn", [](Given &g) {
             g.action({{"type", "spawn"},
                       {"prefab", "stool"},
                       {"parent", g.s.room().toString()},
                       {"position", "1 0 2"},
                       {"text", "Extra stool"}});
         }, 30,
         [](Run &run, const Given &g) {
             const auto added = run.payload(run.of("entity.added").back()).entity_added();
             const Vec3 at =
                 run.world().vec3(added.handle(), run.world().layout().find("transform.position"));
             return QStringLiteral("%1 in room %2 at %3 %4")
                 .arg(QString::fromStdString(added.name()))
                 .arg(run.world().id(added.parent()) == g.s.room())
                 .arg(at.x)
                 .arg(at.z);
         }, "Extra stool in room 1 at 1 2"},
        {"remove", [](Given &g) {
             g.action({{"type", "remove"}, {"entity", g.pump.toString()}});
         }, 30,
         [](Run &run, const Given &g) {
             return QString::number(run.world().find(g.pump));
         }, "0"},
        {"phase", [](Given &g) { g.action({{"type", "phase"}, {"phase", g.second.toString()}}); },
         30,
         [](Run &run, const Given &) {
             return QString::fromStdString(std::string(run.simulation().phase()));
         }, "Second"},
        {"say", [](Given &g) { g.action({{"type", "say"}, {"text", "Help"}}); }, 30,
         events("actor.said", [](const v1::events::Payload &p) { return p.said().text(); }),
         "30 Help"},
        {"mark", [](Given &g) { g.action({{"type", "mark"}, {"text", "Here"}}); }, 30,
         events("mark.added", [](const v1::events::Payload &p) { return p.mark_added().label(); }),
         "30 Here"},
        {"note", [](Given &g) {
             g.action({{"type", "note"},
                       {"entity", g.s.patient().toString()},
                       {"name", "phys.shunt"},
                       {"args", "severity=0.2"}});
         }, 30,
         events("action.performed",
                [](const v1::events::Payload &p) { return p.action_performed().action(); }),
         "30 phys.shunt"},
        {"event", [](Given &g) { g.action({{"type", "event"}, {"event", "ping"}}); }, 30,
         events("event.emitted", [](const v1::events::Payload &p) { return p.emitted().name(); }),
         "30 ping"},
        {"score", [](Given &g) {
             g.action({{"type", "score"}, {"points", "-3"}, {"text", "late"}});
         }, 30,
         events("score.changed",
                [](const v1::events::Payload &p) {
                    return std::to_string(p.scored().total()) + " " + p.scored().reason();
                }),
         "30 -3 late"},
        {"move", [](Given &g) {
             g.action({{"type", "move"}, {"entity", g.pump.toString()}, {"position", "2 0 1"}});
         }, 30,
         [](Run &run, const Given &g) {
             const Vec3 at = run.world().vec3(run.world().find(g.pump),
                                              run.world().layout().find("transform.position"));
             return QStringLiteral("%1 %2").arg(at.x).arg(at.z);
         }, "2 1"},
        {"move: into another", [](Given &g) {
             g.action({{"type", "move"},
                       {"entity", g.pump.toString()},
                       {"parent", g.bed.toString()},
                       {"socket", "iv-mount"}});
         }, 30,
         [](Run &run, const Given &g) {
             const world::Handle pump = run.world().find(g.pump);
             return QStringLiteral("%1 %2").arg(
                 run.world().id(run.world().parent(pump)) == g.bed ? "bed" : "elsewhere",
                 QString::fromStdString(std::string(run.world().socket(pump))));
         }, "bed iv-mount"},
        {"attach", [](Given &g) {
             g.action({{"type", "attach"},
                       {"entity", g.pump.toString()},
                       {"parent", g.bed.toString()},
                       {"socket", "iv-mount"}});
         }, 30,
         [](Run &run, const Given &g) {
             const world::Handle pump = run.world().find(g.pump);
             return QString::fromStdString(
                 std::string(run.world().name(run.world().parent(pump))) + " " +
                 std::string(run.world().socket(pump)));
         }, "Bed iv-mount"},
        {"attach: to a patient it becomes his", [](Given &g) {
             g.action({{"type", "attach"},
                       {"entity", g.pump.toString()},
                       {"parent", g.s.patient().toString()}});
         }, 30,
         [](Run &run, const Given &g) {
             const world::Handle pump = run.world().find(g.pump);
             const auto whose =
                 run.world().value(pump, run.world().layout().find("infusion.patient"));
             return QStringLiteral("%1 %2")
                 .arg(whose == content::CellValue(g.s.patient()))
                 .arg(run.world().id(run.world().parent(pump)) == g.s.room());
         }, "1 1"},
        {"device", [](Given &g) {
             g.action({{"type", "device"}, {"entity", g.pump.toString()}, {"value", "false"}});
         }, 30,
         [](Run &run, const Given &g) {
             return QString::number(run.world().flag(run.world().find(g.pump),
                                                     run.world().layout().find("device.power")));
         }, "0"},
        {"device: a setting", [](Given &g) {
             g.action({{"type", "device"},
                       {"entity", g.pump.toString()},
                       {"field", "infusion.drug"},
                       {"value", "noradrenaline"}});
         }, 30,
         [](Run &run, const Given &g) {
             return QString::fromStdString(std::string(run.world().text(
                 run.world().find(g.pump), run.world().layout().find("infusion.drug"))));
         }, "noradrenaline"},
        {"alarm: acknowledge", [](Given &g) {
             g.steps.push_back({2, acts("monitor.detach", "sensor=ecg")});
             g.action({{"type", "alarm"},
                       {"entity", g.s.patient().toString()},
                       {"alarm", "leads"},
                       {"delay", "2 s"},
                       {"alarm_command", "acknowledge"}});
         }, 90,
         [](Run &run, const Given &) { return QString::fromStdString(run.text("alarms.leads")); },
         "acknowledged"},
        {"alarm: pause", [](Given &g) {
             g.action({{"type", "alarm"},
                       {"entity", g.s.patient().toString()},
                       {"alarm_command", "pause"}});
         }, 30,
         [](Run &run, const Given &) { return QString::number(run.flag("alarms.audio_paused")); },
         "1"},
        {"alarm: resume", [](Given &g) {
             g.steps.push_back({10, acts("alarm.pause")});
             g.action({{"type", "alarm"},
                       {"entity", g.s.patient().toString()},
                       {"alarm_command", "resume"}});
         }, 30,
         [](Run &run, const Given &) { return QString::number(run.flag("alarms.audio_paused")); },
         "0"},
        {"alarm: set-limits", [](Given &g) {
             g.action({{"type", "alarm"},
                       {"entity", g.s.patient().toString()},
                       {"alarm_command", "set-limits"},
                       {"alarm", "hr"},
                       {"low", "45 /min"},
                       {"high", "150 /min"}});
         }, 30,
         [](Run &run, const Given &) {
             return QStringLiteral("%1 %2").arg(run.value("limits.hr_low")).arg(
                 run.value("limits.hr_high"));
         }, "45 150"},
        {"sound", [](Given &g) { g.action({{"type", "sound"}, {"sound", "door"}}); }, 30,
         events("sound.played",
                [](const v1::events::Payload &p) { return p.sound_played().sound(); }),
         "30 door"},
        {"timer: start", [](Given &g) {
             g.action({{"type", "timer"}, {"timer", "t"}, {"over", "2 s"}});
         }, 100,
         events("timer.changed",
                [](const v1::events::Payload &p) { return p.timer_changed().change(); }),
         "30 started; 90 elapsed"},
        {"timer: stop", [](Given &g) {
             g.later("0.5 s", {{"type", "timer"}, {"timer", "t"}, {"over", "2 s"}});
             g.action({{"type", "timer"}, {"timer", "t"}, {"timer_operation", "stop"}});
         }, 100,
         events("timer.changed",
                [](const v1::events::Payload &p) { return p.timer_changed().change(); }),
         "15 started; 30 stopped"},
        {"timer: add", [](Given &g) {
             g.later("0.5 s", {{"type", "timer"}, {"timer", "t"}, {"over", "2 s"}});
             g.action({{"type", "timer"},
                       {"timer", "t"},
                       {"timer_operation", "add"},
                       {"over", "0.5 s"}});
         }, 100,
         events("timer.changed",
                [](const v1::events::Payload &p) { return p.timer_changed().change(); }),
         "15 started; 30 extended; 90 elapsed"},
        {"prompt", [](Given &g) {
             g.action({{"type", "prompt"}, {"text", "Step in?"}, {"severity", "warning"}});
         }, 30,
         events("instructor.prompted",
                [](const v1::events::Payload &p) {
                    return p.instructor_prompted().severity() + " " +
                           p.instructor_prompted().text();
                }),
         "30 warning Step in?"},
        {"variable: set, then add", [](Given &g) {
             g.action({{"type", "variable"}, {"variable", "x"}, {"value", "2"}});
             g.action({{"type", "variable"},
                       {"variable", "x"},
                       {"variable_operation", "add"},
                       {"value", "0.5"}});
         }, 30,
         events("variable.changed",
                [](const v1::events::Payload &p) {
                    return std::to_string(p.variable_changed().after()).substr(0, 3);
                }),
         "30 2.0; 30 2.5"},
    };
    return all;
}

} // namespace

class TestRuleActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void does_data();
    void does();
    void everyTypeHasARow_data();
    void everyTypeHasARow();
    void oneWriterOfWhatHasNoField();
    void shadowedAcrossMicrosteps();
};

void TestRuleActions::does_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < rows().size(); ++i)
        QTest::newRow(rows()[i].name) << static_cast<int>(i);
}

void TestRuleActions::does()
{
    QFETCH(int, row);
    const Row &tested = rows()[static_cast<std::size_t>(row)];
    Given given;
    tested.given(given);
    Run run(given.s.document());
    play(run, given.steps, tested.tick);
    QCOMPARE(tested.found(run, given), QString::fromLatin1(tested.expected));
    QCOMPARE(run.count("action.rejected"), 0);
}

void TestRuleActions::everyTypeHasARow_data()
{
    QTest::addColumn<QString>("of");
    for (const char *of : {"action", "alarm_command", "timer_operation", "variable_operation"})
        QTest::newRow(of) << QString::fromLatin1(of);
}

void TestRuleActions::everyTypeHasARow()
{
    QFETCH(QString, of);
    QStringList names;
    for (const Row &row : rows()) {
        const QString name = QString::fromLatin1(row.name);
        if (of == QLatin1String("action")) {
            names << name;
        } else if (name.startsWith(of.section(u'_', 0, 0) + QLatin1Char(':'))) {
            const QStringList said =
                name.section(u':', 1).split(QLatin1String(", then "), Qt::SkipEmptyParts);
            names << said;
        }
    }
    QStringList missing = withoutRow(qPrintable(of), names);
    missing.removeAll(QStringLiteral("script")); // has tests of its own
    QCOMPARE(missing, QStringList());
}

void TestRuleActions::oneWriterOfWhatHasNoField()
{
    ScenarioBuilder s;
    for (const char *value : {"1", "2"}) {
        const Id rule = s.rule(value);
        s.add("trigger", rule, {{"type", "at"}, {"at", "1 s"}});
        s.add("action", rule, {{"type", "variable"}, {"variable", "x"}, {"value", value}});
        s.add("action", rule, {{"type", "timer"}, {"timer", "t"}, {"over", "1 s"}});
    }
    Run run(s.document());
    run.until(1);
    QCOMPARE(run.count("variable.changed"), 1);
    QCOMPARE(run.count("timer.changed"), 1);
    QCOMPARE(run.count("rule.shadowed"), 2);
    QCOMPARE(run.payload(run.of("rule.shadowed")[0]).rule_shadowed().field(),
             std::string("variable.x"));
}

void TestRuleActions::shadowedAcrossMicrosteps()
{
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    const Id first = s.rule("First");
    s.add("trigger", first, {{"type", "at"}, {"at", "1 s"}});
    const Texts set = {{"type", "set"}, {"entity", s.patient().toString()}, {"field", "vitals.hr"}};
    s.set(s.add("action", first, set), "value", "100 /min");
    s.add("action", first, {{"type", "event"}, {"event", "next"}});
    const Id second = s.rule("Second", {{"priority", "9"}});
    s.add("trigger", second, {{"type", "event"}, {"event", "next"}});
    s.set(s.add("action", second, set), "value", "120 /min");
    Run run(s.document());
    run.until(1);
    QCOMPARE(firedAt(run, "Second"), QStringLiteral("30"));
    QCOMPARE(run.value("vitals.hr"), 100.0);
    QCOMPARE(run.count("rule.shadowed"), 1);
    run.until(2);
    QCOMPARE(run.value("vitals.hr"), 100.0);
}

QTEST_APPLESS_MAIN(TestRuleActions)
#include "tst_rules_actions.moc"
