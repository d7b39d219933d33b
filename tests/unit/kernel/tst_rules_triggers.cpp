// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/rule_rows.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// A scenario and what happens in it; "R" is the rule under test, and fires every time.
struct Given
{
    ScenarioBuilder s;
    Id rule;
    Id pump;
    Id monitor;
    std::vector<Step> steps;
    std::int64_t until = 400;

    Given()
    {
        s.patient("patient", {{"coupling", "false"}});
        s.patient("vitals", {{"hr", "70 /min"}});
        rule = s.rule("R", {{"fire", "every"}});
        pump = s.entity("Pump", "infusion-pump", s.room());
        monitor = s.entity("Monitor", "bedside-monitor", s.room());
    }
    Id trigger(Texts cells) { return s.add("trigger", rule, cells); }
    Id vital(const std::string &type, Texts more)
    {
        const Id id =
            trigger({{"type", type}, {"entity", s.patient().toString()}, {"field", "vitals.hr"}});
        for (const auto &[name, value] : more)
            s.set(id, name, value);
        return id;
    }
    void at(std::int64_t tick, std::function<void(Run &)> does)
    {
        steps.push_back({tick, std::move(does)});
    }
    void hrs(std::initializer_list<std::pair<int, double>> values)
    {
        for (const auto &[tick, value] : values)
            at(tick, hr(value));
    }
    void place(std::int64_t tick, const Id &entity, double x)
    {
        at(tick, [=](Run &run) { run.set(entity, "transform.position", Vec3{x, 0, 0}); });
    }
    /// A second rule that does something at a time.
    Id later(const std::string &when, Texts action)
    {
        const Id other = s.rule("Later " + when);
        s.add("trigger", other, {{"type", "at"}, {"at", when}});
        s.add("action", other, action);
        return other;
    }
};

struct Row
{
    const char *name; ///< type, then what is special
    std::function<void(Given &)> given;
    const char *fires; ///< ticks
};

content::AddOp added(const Id &id, const Id &parent, const char *prefab)
{
    content::Record record;
    record.id = id;
    record.kind = "entity";
    record.parent = parent;
    record.rank = "V";
    record.cells["name"] = std::string("New");
    record.cells["prefab"] = std::string("ward.icu@1.0.0#") + prefab;
    return {record};
}

const std::vector<Row> &rows()
{
    static const std::vector<Row> all = {
        // --- clocks ---------------------------------------------------------------------------
        {"at",
         [](Given &g) {
             g.trigger({{"type", "at"}, {"at", "1.01 s"}});
         },
         "31"},
        {"at: zero",
         [](Given &g) {
             g.trigger({{"type", "at"}, {"at", "0 s"}});
         },
         "0"},
        {"every",
         [](Given &g) {
             g.trigger({{"type", "every"}, {"every", "3 s"}});
         },
         "90 180 270 360"},
        {"every: begins at",
         [](Given &g) {
             g.trigger({{"type", "every"}, {"every", "3 s"}, {"at", "1 s"}});
         },
         "30 120 210 300 390"},
        {"every: thirds do not drift",
         [](Given &g) {
             g.trigger({{"type", "every"}, {"every", "0.7 s"}, {"at", "9.1 s"}});
         },
         "273 294 315 336 357 378 399"},
        {"every: in a phase",
         [](Given &g) {
             g.s.phase("First");
             const Id second = g.s.phase("Second");
             g.trigger({{"type", "every"}, {"every", "2 s"}, {"phase", second.toString()}});
             g.later("5 s", {{"type", "phase"}, {"phase", second.toString()}});
         },
         "210 270 330 390"},
        {"phase-time",
         [](Given &g) {
             g.s.phase("First");
             const Id second = g.s.phase("Second");
             g.trigger({{"type", "phase-time"}, {"at", "4 s"}, {"phase", second.toString()}});
             g.later("5 s", {{"type", "phase"}, {"phase", second.toString()}});
         },
         "270"},
        {"phase-time: of the rule's own phase, left in between",
         [](Given &g) {
             const Id first = g.s.phase("First");
             const Id second = g.s.phase("Second");
             g.s.set(g.rule, "phase", second.toString());
             g.trigger({{"type", "phase-time"}, {"at", "4 s"}});
             g.later("5 s", {{"type", "phase"}, {"phase", second.toString()}});
             g.later("6 s", {{"type", "phase"}, {"phase", first.toString()}});
             g.later("7 s", {{"type", "phase"}, {"phase", second.toString()}});
         },
         "330"},
        {"phase-time: left at that very tick",
         [](Given &g) {
             const Id first = g.s.phase("First");
             const Id second = g.s.phase("Second");
             g.trigger({{"type", "phase-time"}, {"at", "2 s"}, {"phase", first.toString()}});
             const Id event = g.s.event("Leave", "2 s");
             g.s.add("action", event, {{"type", "phase"}, {"phase", second.toString()}});
         },
         ""},

        // --- levels ---------------------------------------------------------------------------
        {"vital-below",
         [](Given &g) {
             g.vital("vital-below", {{"threshold", "60 /min"}});
             g.hrs({{30, 60}, {40, 59}, {50, 58}, {60, 60}, {70, 59}});
         },
         "40 70"},
        {"vital-below: clear level",
         [](Given &g) {
             g.vital("vital-below", {{"threshold", "60 /min"}, {"clear", "65 /min"}});
             g.hrs({{40, 59}, {60, 64}, {70, 59}, {80, 65}, {90, 59}});
         },
         "40 90"},
        {"vital-below: for a time, bouncing",
         [](Given &g) {
             g.vital("vital-below",
                     {{"threshold", "60 /min"}, {"clear", "65 /min"}, {"duration", "1 s"}});
             // back above the threshold keeps counting, at the clear level it begins anew
             g.hrs({{40, 59}, {50, 62}, {60, 59}, {90, 65}, {100, 59}, {120, 65}, {140, 59}});
         },
         "70 170"},
        {"vital-below: unknown freezes",
         [](Given &g) {
             g.trigger({{"type", "vital-below"},
                        {"entity", g.s.patient().toString()},
                        {"field", "vitals.spo2"},
                        {"shown", "true"},
                        {"threshold", "90 %"},
                        {"duration", "4 s"}});
             g.at(1, sets("vitals.spo2", 80, "%"));
             // measured at the full second: known from 30; off from 90 to 150
             g.at(65, acts("monitor.detach", "sensor=spo2"));
             g.at(125, acts("monitor.attach", "sensor=spo2"));
         },
         "210"},
        {"vital-below: at the start, cross",
         [](Given &g) {
             g.vital("vital-below", {{"threshold", "75 /min"}});
             g.hrs({{40, 80}, {50, 70}});
         },
         "50"},
        {"vital-below: at the start, fire",
         [](Given &g) {
             g.vital("vital-below", {{"threshold", "75 /min"}, {"at_start", "fire"}});
             g.hrs({{40, 80}, {50, 70}});
         },
         "0 50"},
        {"vital-below: at the start, wait-clear",
         [](Given &g) {
             g.vital("vital-below",
                     {{"threshold", "75 /min"}, {"clear", "90 /min"}, {"at_start", "wait-clear"}});
             g.hrs({{40, 80}, {50, 70}, {60, 90}, {70, 70}});
         },
         "70"},
        {"vital-below: third time",
         [](Given &g) {
             g.vital("vital-below", {{"threshold", "60 /min"}, {"nth", "3"}});
             g.hrs({{10, 50}, {20, 70}, {30, 50}, {40, 70}, {50, 50}, {60, 70}, {70, 50}});
         },
         "50 70"},
        {"vital-above",
         [](Given &g) {
             g.vital("vital-above", {{"threshold", "100 /min"}, {"clear", "95 /min"}});
             g.hrs({{30, 100}, {40, 101}, {50, 96}, {60, 101}, {70, 95}, {80, 120}});
         },
         "40 80"},
        {"vital-above: in another unit",
         [](Given &g) {
             g.trigger({{"type", "vital-above"},
                        {"entity", g.s.patient().toString()},
                        {"field", "vitals.map"},
                        {"threshold", "14 kPa"}});
             g.at(30, sets("vitals.map", 105, "mm[Hg]"));
             g.at(40, sets("vitals.map", 106, "mm[Hg]"));
         },
         "40"},
        {"vital-inside",
         [](Given &g) {
             g.vital("vital-inside", {{"threshold", "80 /min"}, {"upper", "90 /min"}});
             g.hrs({{30, 79}, {40, 80}, {50, 90}, {60, 91}, {70, 90}});
         },
         "40 70"},
        {"vital-inside: margin",
         [](Given &g) {
             g.vital("vital-inside",
                     {{"threshold", "80 /min"}, {"upper", "90 /min"}, {"margin", "5 /min"}});
             g.hrs({{30, 85}, {40, 94}, {50, 85}, {60, 95}, {70, 85}, {80, 75}, {90, 80}});
         },
         "30 70 90"},
        {"vital-inside: at the start, cross, then for a time",
         [](Given &g) {
             g.vital("vital-inside",
                     {{"threshold", "60 /min"}, {"upper", "80 /min"}, {"duration", "2 s"}});
             g.hrs({{30, 90}, {40, 70}, {90, 90}, {110, 70}});
         },
         "170"},
        {"vital-outside",
         [](Given &g) {
             g.vital("vital-outside", {{"threshold", "60 /min"}, {"upper", "90 /min"}});
             g.hrs({{20, 60}, {30, 59}, {40, 91}, {50, 90}, {60, 91}});
         },
         "30 60"},
        {"vital-outside: margin",
         [](Given &g) {
             g.vital("vital-outside",
                     {{"threshold", "60 /min"}, {"upper", "90 /min"}, {"margin", "4 /min"}});
             g.hrs({{30, 50},
                    {40, 63},
                    {50, 50},
                    {60, 64},
                    {70, 95},
                    {80, 87},
                    {90, 95},
                    {100, 86},
                    {110, 95}});
         },
         "30 70 110"},
        {"vital-rising",
         [](Given &g) {
             g.vital("vital-rising", {{"threshold", "20 /min"}, {"within", "2 s"}});
             // 70 → 89 is 19; 60 ticks after it was 75 last, 95 is still within the window
             g.hrs({{30, 89}, {40, 75}, {50, 80}, {109, 95}, {200, 110}, {260, 114}, {265, 130}});
         },
         "109 265"},
        {"vital-rising: one tick too late",
         [](Given &g) {
             g.vital("vital-rising", {{"threshold", "20 /min"}, {"within", "2 s"}});
             g.hrs({{50, 80}, {110, 90}});
         },
         ""},
        {"vital-rising: falls out of the window, rises again",
         [](Given &g) {
             g.vital("vital-rising", {{"threshold", "20 /min"}, {"within", "1 s"}});
             g.hrs({{30, 90}, {35, 95}, {100, 115}});
         },
         "30 100"},
        {"vital-rising: margin keeps it from firing again",
         [](Given &g) {
             g.vital("vital-rising",
                     {{"threshold", "20 /min"}, {"within", "3 s"}, {"margin", "10 /min"}});
             g.hrs({{30, 90}, {40, 85}, {50, 95}, {60, 80}, {70, 92}});
         },
         "30 70"},
        {"vital-rising: it must last",
         [](Given &g) {
             g.vital("vital-rising",
                     {{"threshold", "20 /min"}, {"within", "3 s"}, {"duration", "1 s"}});
             g.hrs({{30, 90}, {50, 70}, {100, 95}});
         },
         "130"},
        {"vital-falling",
         [](Given &g) {
             g.vital("vital-falling", {{"threshold", "15 /min"}, {"within", "4 s"}});
             g.hrs({{30, 56}, {40, 60}, {60, 55}, {200, 54}, {210, 90}, {215, 75}});
         },
         "60 215"},
        {"score-above",
         [](Given &g) {
             g.trigger({{"type", "score-above"}, {"points", "5"}});
             for (const char *when : {"1 s", "2 s", "3 s"})
                 g.later(when, {{"type", "score"}, {"points", "3"}});
         },
         "60"},
        {"score-below",
         [](Given &g) {
             g.trigger({{"type", "score-below"}, {"points", "0"}, {"duration", "2 s"}});
             g.later("1 s", {{"type", "score"}, {"points", "-3"}});
         },
         "90"},
        {"alarm",
         [](Given &g) {
             g.trigger({{"type", "alarm"},
                        {"entity", g.s.patient().toString()},
                        {"alarm", "spo2"},
                        {"alarm_state", "delay"}});
             g.at(40, sets("vitals.spo2", 80, "%"));
         },
         "60"},
        {"variable: level",
         [](Given &g) {
             g.trigger({{"type", "variable"},
                        {"variable", "doses"},
                        {"threshold", "2 1"},
                        {"clear", "0 1"}});
             const Texts more = {{"type", "variable"},
                                 {"variable", "doses"},
                                 {"variable_operation", "add"},
                                 {"value", "1"}};
             g.later("1 s", more);
             g.later("2 s", more);
             g.later("3 s", more);
             g.later("4 s", {{"type", "variable"}, {"variable", "doses"}, {"value", "1"}});
             g.later("5 s", more);
             g.later("6 s", {{"type", "variable"}, {"variable", "doses"}, {"value", "0"}});
             g.later("7 s", {{"type", "variable"}, {"variable", "doses"}, {"value", "5"}});
         },
         "60 210"},

        // --- what happens ---------------------------------------------------------------------
        {"event",
         [](Given &g) {
             g.trigger({{"type", "event"}, {"event", "ping"}});
             const Id event = g.s.event("ping", "2 s");
             g.s.add("action", event, {{"type", "say"}, {"text", "x"}});
             g.at(100, cues("ping"));
         },
         "60 100"},
        {"event: of the engine",
         [](Given &g) {
             g.trigger({{"type", "event"}, {"event", "rhythm.changed"}});
             g.later("2 s",
                     {{"type", "rhythm"}, {"entity", g.s.patient().toString()}, {"rhythm", "svt"}});
         },
         "60"},
        {"action",
         [](Given &g) {
             g.trigger({{"type", "action"}, {"action", "pulse.check"}});
             g.at(20, acts("pulse.check"));
             g.at(30, acts("rhythm.check"));
             g.at(50, acts("pulse.check"));
         },
         "20 50"},
        {"drug: dose and route",
         [](Given &g) {
             g.trigger(
                 {{"type", "drug"}, {"drug", "adrenaline"}, {"dose", "0.5 mg"}, {"route", "im"}});
             g.at(10, acts("drug.bolus", "drug=adrenaline; dose=1 mg; route=iv"));
             g.at(20, acts("drug.bolus", "drug=adrenaline; dose=400 ug; route=im"));
             g.at(30, acts("drug.bolus", "drug=epinephrine; dose=500 ug; route=im"));
             g.at(40, acts("drug.bolus", "drug=adrenaline; dose=1 mg; route=sc"));
         },
         "30"},
        {"drug: io is not iv",
         [](Given &g) {
             g.trigger({{"type", "drug"}, {"drug", "adrenaline"}, {"route", "io"}});
             g.at(10, acts("drug.bolus", "drug=adrenaline; dose=1 mg; route=iv"));
             g.at(30, acts("drug.bolus", "drug=adrenaline; dose=1 mg; route=io"));
         },
         "30"},
        {"drug: any, second time",
         [](Given &g) {
             g.trigger({{"type", "drug"}, {"nth", "2"}});
             g.at(10, acts("drug.bolus", "drug=adrenaline; dose=1 mg"));
             g.at(30, acts("drug.bolus", "drug=amiodarone; dose=300 mg"));
         },
         "30"},
        {"shock",
         [](Given &g) {
             g.s.entity("Defibrillator", "defibrillator", g.s.room());
             g.trigger({{"type", "shock"}, {"entity", g.s.patient().toString()}});
             g.at(20, acts("defib.charge", "energy=2 J"));
             g.at(30, acts("defib.shock"));
         },
         "30"},
        {"phase-entered",
         [](Given &g) {
             g.s.phase("First");
             const Id second = g.s.phase("Second");
             g.trigger({{"type", "phase-entered"}, {"phase", second.toString()}});
             g.later("1 s", {{"type", "phase"}, {"phase", second.toString()}});
             g.later("2 s", {{"type", "phase"}, {"phase", second.toString()}});
         },
         "30"},
        {"phase-left",
         [](Given &g) {
             const Id first = g.s.phase("First");
             const Id second = g.s.phase("Second");
             g.trigger({{"type", "phase-left"}, {"phase", first.toString()}});
             g.later("1 s", {{"type", "phase"}, {"phase", second.toString()}});
         },
         "30"},
        {"cue",
         [](Given &g) {
             g.trigger({{"type", "cue"}, {"event", "go"}});
             g.s.event("go", "1 s"); // the schedule is no instructor
             g.at(50, cues("go"));
         },
         "50"},
        {"trend-reached",
         [](Given &g) {
             g.trigger({{"type", "trend-reached"},
                        {"entity", g.s.patient().toString()},
                        {"field", "vitals.hr"}});
             const Texts trend = {{"type", "trend"},
                                  {"entity", g.s.patient().toString()},
                                  {"field", "vitals.hr"},
                                  {"value", "90 /min"},
                                  {"over", "3 s"}};
             g.later("1 s", trend);
             g.later("2 s", trend); // the first never arrives
             g.later("1 s", {{"type", "trend"},
                             {"entity", g.s.patient().toString()},
                             {"field", "vitals.spo2"},
                             {"value", "90 %"},
                             {"over", "1 s"}});
         },
         "150"},
        {"trend-reached: until",
         [](Given &g) {
             g.trigger({{"type", "trend-reached"}, {"entity", g.s.patient().toString()}});
             g.later("1 s", {{"type", "trend"},
                             {"entity", g.s.patient().toString()},
                             {"field", "vitals.hr"},
                             {"value", "100 /min"},
                             {"over", "3 s"},
                             {"until", "80 /min"}});
         },
         "60"},
        {"entity-added",
         [](Given &g) {
             g.trigger({{"type", "entity-added"}, {"prefab", "stool"}});
             const Id room = g.s.room();
             g.at(30, changes(added(Id(5, 1), room, "sink")));
             g.at(40, changes(added(Id(5, 2), room, "stool")));
             g.later("2 s", {{"type", "spawn"}, {"prefab", "stool"}, {"parent", room.toString()}});
         },
         "40 60"},
        {"entity-removed",
         [](Given &g) {
             g.trigger({{"type", "entity-removed"}, {"prefab", "ward.icu@1.0.0#infusion-pump"}});
             g.later("1 s", {{"type", "remove"}, {"entity", g.monitor.toString()}});
             g.later("2 s", {{"type", "remove"}, {"entity", g.pump.toString()}});
         },
         "60"},
        {"entity-removed: by name",
         [](Given &g) {
             g.trigger({{"type", "entity-removed"}, {"entity", g.monitor.toString()}});
             g.later("1 s", {{"type", "remove"}, {"entity", g.monitor.toString()}});
             g.later("2 s", {{"type", "remove"}, {"entity", g.pump.toString()}});
         },
         "30"},
        {"entity-used",
         [](Given &g) {
             const Id defibrillator = g.s.entity("Defibrillator", "defibrillator", g.s.room());
             g.trigger({{"type", "entity-used"}, {"entity", defibrillator.toString()}});
             g.at(10, acts("defib.charge", "energy=2 J"));
             g.at(20, acts("pulse.check"));
             g.at(30, acts("defib.shock"));
         },
         "10 30"},
        {"entity-used: by prefab and action",
         [](Given &g) {
             g.trigger({{"type", "entity-used"},
                        {"prefab", "infusion-pump"},
                        {"action", "drug.infusion"}});
             g.at(10, acts("drug.infusion", "drug=noradrenaline; rate=0.1 ug/kg/min"));
             g.at(20, acts("drug.stop", "drug=noradrenaline"));
         },
         "10"},
        {"entity-moved",
         [](Given &g) {
             g.trigger({{"type", "entity-moved"},
                        {"entity", g.pump.toString()},
                        {"zone", g.monitor.toString()},
                        {"radius", "1 m"}});
             g.place(1, g.monitor, 5);
             g.place(2, g.pump, 0);
             g.place(30, g.pump, 3.9);
             g.place(40, g.pump, 4.0);
             g.place(50, g.pump, 4.5);
             g.place(60, g.pump, 1);
             g.place(70, g.monitor, 1.5);
         },
         "40 70"},
        {"entity-moved: margin and time",
         [](Given &g) {
             g.trigger({{"type", "entity-moved"},
                        {"entity", g.pump.toString()},
                        {"zone", g.monitor.toString()},
                        {"radius", "1 m"},
                        {"margin", "50 cm"},
                        {"duration", "1 s"}});
             g.place(1, g.monitor, 5);
             g.place(20, g.pump, 4.2);
             g.place(30, g.pump, 3.6); // still counts as there
             g.place(60, g.pump, 3.4);
             g.place(70, g.pump, 4.2);
             g.place(80, g.pump, 2);
         },
         "50"},
        {"entity-moved: there at the start",
         [](Given &g) {
             g.trigger({{"type", "entity-moved"},
                        {"prefab", "infusion-pump"},
                        {"zone", g.monitor.toString()},
                        {"at_start", "fire"}});
             g.place(30, g.pump, 9);
             g.place(40, g.pump, 0);
         },
         "0 40"},
        {"entity-connected",
         [](Given &g) {
             g.trigger({{"type", "entity-connected"},
                        {"entity", g.pump.toString()},
                        {"to", g.s.patient().toString()}});
             const Id pump = g.pump;
             const Id patient = g.s.patient();
             const auto to = [=](const content::CellValue &whom) {
                 return [=](Run &run) { run.set(pump, "infusion.patient", whom); };
             };
             g.at(30, to(patient));
             g.at(40, to(content::CellValue()));
             g.later(
                 "2 s",
                 {{"type", "attach"}, {"entity", pump.toString()}, {"parent", patient.toString()}});
         },
         "30 60"},
        {"timer",
         [](Given &g) {
             g.trigger({{"type", "timer"}, {"timer", "two minutes"}});
             const auto timer = [&](const char *at, const char *operation, const char *over) {
                 g.later(at, {{"type", "timer"},
                              {"timer", "two minutes"},
                              {"timer_operation", operation},
                              {"over", over}});
             };
             timer("1 s", "start", "2 s");
             timer("2 s", "add", "1.5 s"); // 4.5 s
             timer("5 s", "start", "2 s");
             timer("6 s", "start", "3 s"); // anew: 9 s
             timer("10 s", "start", "2 s");
             timer("11 s", "stop", "0 s");
             timer("12 s", "add", "1 s"); // none runs
         },
         "135 270"},
        {"variable",
         [](Given &g) {
             g.trigger({{"type", "variable"}, {"variable", "x"}});
             g.later("1 s", {{"type", "variable"}, {"variable", "x"}, {"value", "2"}});
             g.later("2 s", {{"type", "variable"}, {"variable", "x"}, {"value", "2"}});
             g.later("3 s", {{"type", "variable"}, {"variable", "y"}, {"value", "2"}});
             g.later("4 s", {{"type", "variable"},
                             {"variable", "x"},
                             {"variable_operation", "add"},
                             {"value", "-0.5"}});
         },
         "30 120"},

        // --- compositions ---------------------------------------------------------------------
        {"absence",
         [](Given &g) {
             const Id none = g.trigger({{"type", "absence"}, {"within", "3 s"}});
             g.s.add("trigger", none, {{"type", "action"}, {"action", "pulse.check"}});
             // at 140 exactly 3 s after: still in time
             g.at(50, acts("pulse.check"));
             g.at(140, acts("pulse.check"));
             g.at(300, acts("pulse.check"));
         },
         "230 390"},
        {"absence: in a phase, of two things",
         [](Given &g) {
             const Id first = g.s.phase("First");
             const Id second = g.s.phase("Second");
             const Id none =
                 g.trigger({{"type", "absence"}, {"within", "2 s"}, {"phase", second.toString()}});
             g.s.add("trigger", none, {{"type", "action"}, {"action", "pulse.check"}});
             g.s.add("trigger", none, {{"type", "cue"}, {"event", "fine"}});
             g.later("2 s", {{"type", "phase"}, {"phase", second.toString()}});
             g.at(100, cues("fine"));
             g.at(110, acts("pulse.check"));
             g.later("5 s", {{"type", "phase"}, {"phase", first.toString()}});
             g.later("8 s", {{"type", "phase"}, {"phase", second.toString()}});
         },
         "300"},
        {"absence: of a level that lasts",
         [](Given &g) {
             const Id none = g.trigger({{"type", "absence"}, {"within", "4 s"}});
             g.s.add("trigger", none,
                     {{"type", "vital-above"},
                      {"entity", g.s.patient().toString()},
                      {"field", "vitals.hr"},
                      {"threshold", "100 /min"},
                      {"duration", "1 s"}});
             g.hrs({{60, 120}, {80, 70}, {90, 120}});
         },
         "240"},
        {"sequence",
         [](Given &g) {
             const Id all = g.trigger({{"type", "sequence"}, {"within", "2 s"}});
             g.s.add("trigger", all, {{"type", "action"}, {"action", "pulse.check"}});
             g.s.add("trigger", all, {{"type", "cue"}, {"event", "a"}});
             g.at(10, cues("a"));
             g.at(71, acts("pulse.check"));  // one tick too late
             g.at(100, cues("a"));           // 29 ticks after the check
             g.at(110, cues("a"));           // both must come anew
             g.at(170, acts("pulse.check")); // exactly 2 s
         },
         "100 170"},
        {"sequence: within another, and an absence in it",
         [](Given &g) {
             const Id all = g.trigger({{"type", "sequence"}});
             g.s.add("trigger", all, {{"type", "cue"}, {"event", "a"}});
             const Id inner = g.s.add("trigger", all, {{"type", "sequence"}, {"within", "1 s"}});
             g.s.add("trigger", inner, {{"type", "cue"}, {"event", "b"}});
             g.s.add("trigger", inner, {{"type", "cue"}, {"event", "c"}});
             const Id none = g.s.add("trigger", all, {{"type", "absence"}, {"within", "5 s"}});
             g.s.add("trigger", none, {{"type", "action"}, {"action", "pulse.check"}});
             g.at(10, cues("a"));
             g.at(20, cues("b"));
             g.at(60, cues("c"));
             g.at(70, acts("pulse.check"));
             g.at(80, cues("b"));
         },
         "220"},
        {"sequence: the second time of a part",
         [](Given &g) {
             const Id all = g.trigger({{"type", "sequence"}, {"within", "10 s"}});
             g.s.add("trigger", all, {{"type", "action"}, {"action", "pulse.check"}, {"nth", "2"}});
             g.s.add("trigger", all, {{"type", "cue"}, {"event", "a"}});
             g.at(10, cues("a"));
             g.at(20, acts("pulse.check"));
             g.at(40, acts("pulse.check"));
         },
         "40"},
    };
    return all;
}

} // namespace

class TestRuleTriggers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesAt_data();
    void firesAt();
    void everyTypeHasARow();
    void everyStartHasARow();
    void brokenTriggersAreNamed_data();
    void brokenTriggersAreNamed();
    void anIdleRuleIsNotLookedAt();
};

void TestRuleTriggers::firesAt_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < rows().size(); ++i)
        QTest::newRow(rows()[i].name) << static_cast<int>(i);
}

void TestRuleTriggers::firesAt()
{
    QFETCH(int, row);
    const Row &tested = rows()[static_cast<std::size_t>(row)];
    Given given;
    tested.given(given);
    Run run(given.s.document());
    play(run, given.steps, given.until);
    QCOMPARE(firedAt(run), QString::fromLatin1(tested.fires));
    QCOMPARE(run.count("rule.loop"), 0);
}

void TestRuleTriggers::everyTypeHasARow()
{
    QStringList names;
    for (const Row &row : rows())
        names << QString::fromLatin1(row.name);
    QCOMPARE(withoutRow("trigger", names), QStringList());
}

void TestRuleTriggers::everyStartHasARow()
{
    QStringList starts;
    for (const Row &row : rows()) {
        const QString name = QString::fromLatin1(row.name);
        if (name.contains(QLatin1String("at the start, ")))
            starts << name.section(QLatin1String("at the start, "), 1).section(u',', 0, 0);
    }
    QCOMPARE(withoutRow("at_start", starts), QStringList());
}

void TestRuleTriggers::brokenTriggersAreNamed_data()
{
    using Cells = std::vector<std::pair<std::string, std::string>>;
    QTest::addColumn<Cells>("cells");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const Cells &cells, const char *code, const char *field) {
        QTest::newRow(name) << cells << "kernel.definition." + QString::fromLatin1(code)
                            << QString::fromLatin1(field);
    };
    row("every without an interval", {{"type", "every"}}, "missing", "every");
    row("phase-time without a phase", {{"type", "phase-time"}, {"at", "1 s"}}, "missing", "phase");
    row("a range upside down",
        {{"type", "vital-inside"},
         {"field", "vitals.hr"},
         {"threshold", "90 /min"},
         {"upper", "80 /min"}},
        "range", "upper");
    row("rising without a window",
        {{"type", "vital-rising"}, {"field", "vitals.hr"}, {"threshold", "9 /min"}}, "missing",
        "within");
    row("what no monitor shows",
        {{"type", "vital-below"},
         {"field", "vitals.lactate"},
         {"threshold", "2 mmol/L"},
         {"shown", "true"}},
        "not-shown", "field");
    row("an unknown alarm", {{"type", "alarm"}, {"alarm", "tea"}}, "alarm", "alarm");
    row("a zone without a place", {{"type", "entity-moved"}}, "missing", "zone");
    row("nothing to use", {{"type", "entity-used"}}, "missing", "entity");
    row("nothing to connect", {{"type", "entity-connected"}}, "missing", "entity");
    row("a timer without a name", {{"type", "timer"}}, "missing", "timer");
    row("a variable without a name", {{"type", "variable"}}, "missing", "variable");
    row("an empty absence", {{"type", "absence"}, {"within", "1 s"}}, "nothing-inside", "type");
    row("an empty sequence", {{"type", "sequence"}}, "nothing-inside", "type");
    row("another dimension",
        {{"type", "vital-below"}, {"field", "vitals.hr"}, {"threshold", "60 kg"}}, "unit",
        "threshold");
}

void TestRuleTriggers::brokenTriggersAreNamed()
{
    using Cells = std::vector<std::pair<std::string, std::string>>;
    QFETCH(Cells, cells);
    QFETCH(QString, code);
    QFETCH(QString, field);
    ScenarioBuilder s;
    const Id rule = s.rule("Broken");
    const Id trigger = s.add("trigger", rule, {});
    for (const auto &[name, value] : cells)
        s.set(trigger, name, value);
    const auto made = kernel::Simulation::create(s.document(), content::Schema::shipped(),
                                                 content::Catalogue::shipped(), {});
    QVERIFY(!made);
    QCOMPARE(QString::fromStdString(made.error().code()), code);
    QCOMPARE(QString::fromStdString(std::get<std::string>(*made.error().message.arg("field"))),
             field);
}

void TestRuleTriggers::anIdleRuleIsNotLookedAt()
{
    // Two hundred rules that wait leave no trace in state or events, however long.
    ScenarioBuilder s;
    s.patient("patient", {{"coupling", "false"}});
    for (int i = 0; i < 200; ++i) {
        const Id rule = s.rule("R" + std::to_string(i), {{"fire", "every"}});
        s.add("trigger", rule,
              {{"type", "vital-below"},
               {"entity", s.patient().toString()},
               {"field", "vitals.hr"},
               {"threshold", std::to_string(20 + i % 40) + " /min"}});
        s.add("action", rule, {{"type", "say"}, {"text", "x"}});
    }
    Run run(s.document());
    run.step();
    const std::size_t events = run.events().size();
    run.until(60);
    QCOMPARE(run.count("trigger.changed"), 0);
    QCOMPARE(run.count("rule.fired"), 0);
    QVERIFY(run.events().size() < events + 20); // the monitor's own
}

QTEST_APPLESS_MAIN(TestRuleTriggers)
#include "tst_rules_triggers.moc"
