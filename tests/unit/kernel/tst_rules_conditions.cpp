// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/rule_rows.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// A rule that is asked at tick 100, after the steps.
struct Given
{
    ScenarioBuilder s;
    Id rule;
    Id first;
    Id inner;
    Id second;
    Id pump;
    std::vector<Step> steps;

    Given()
    {
        s.patient("patient", {{"coupling", "false"}});
        s.patient("vitals", {{"hr", "70 /min"}, {"spo2", "97 %"}});
        first = s.phase("First");
        inner = s.add("phase", first, {{"name", "Inner"}});
        second = s.phase("Second");
        pump = s.entity("Pump", "infusion-pump", s.room());
        rule = s.rule("R", {{"fire", "every"}});
        s.add("trigger", rule, {{"type", "cue"}, {"event", "ask"}});
    }
    Id condition(Texts cells, const Id &parent = {})
    {
        return s.add("condition", parent.isNull() ? rule : parent, cells);
    }
    Id vital(const std::string &type, Texts more)
    {
        const Id id =
            condition({{"type", type}, {"entity", s.patient().toString()}, {"field", "vitals.hr"}});
        for (const auto &[name, value] : more)
            s.set(id, name, value);
        return id;
    }
    void at(std::int64_t tick, std::function<void(Run &)> does)
    {
        steps.push_back({tick, std::move(does)});
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
    const char *name; ///< type, then what is special
    std::function<void(Given &)> given;
    bool holds;
};

const std::vector<Row> &rows()
{
    static const std::vector<Row> all = {
        {"group",
         [](Given &g) {
             const Id any = g.condition({{"type", "group"}, {"combine", "any"}});
             g.condition({{"type", "in-phase"}, {"phase", g.second.toString()}}, any);
             g.condition({{"type", "in-phase"}, {"phase", g.first.toString()}}, any);
         },
         true},
        {"group: none of",
         [](Given &g) {
             const Id none = g.condition({{"type", "group"}, {"combine", "not"}});
             g.condition({{"type", "in-phase"}, {"phase", g.second.toString()}}, none);
             g.condition({{"type", "in-phase"}, {"phase", g.first.toString()}}, none);
         },
         false},
        {"group: all, one is negated",
         [](Given &g) {
             const Id every = g.condition({{"type", "group"}, {"combine", "all"}});
             g.condition({{"type", "in-phase"}, {"phase", g.second.toString()}, {"negate", "true"}},
                         every);
             g.condition({{"type", "in-phase"}, {"phase", g.first.toString()}}, every);
         },
         true},
        {"in-phase",
         [](Given &g) {
             g.condition({{"type", "in-phase"}, {"phase", g.inner.toString()}});
         },
         true},
        {"in-phase: around the present one",
         [](Given &g) {
             g.condition({{"type", "in-phase"}, {"phase", g.first.toString()}});
         },
         true},
        {"in-phase: another",
         [](Given &g) {
             g.condition({{"type", "in-phase"}, {"phase", g.second.toString()}});
         },
         false},
        {"happened: within",
         [](Given &g) {
             g.condition({{"type", "happened"}, {"event", "pulse.check"}, {"within", "2 s"}});
             g.at(40, acts("pulse.check"));
         },
         true},
        {"happened: too long ago",
         [](Given &g) {
             g.condition({{"type", "happened"}, {"event", "pulse.check"}, {"within", "2 s"}});
             g.at(39, acts("pulse.check"));
         },
         false},
        {"happened: not often enough",
         [](Given &g) {
             g.condition({{"type", "happened"}, {"event", "adrenaline"}, {"count", "2"}});
             g.at(39, acts("drug.bolus", "drug=epinephrine; dose=1 mg"));
         },
         false},
        {"rhythm-is",
         [](Given &g) {
             g.condition({{"type", "rhythm-is"},
                          {"entity", g.s.patient().toString()},
                          {"rhythm", "sinus"}});
         },
         true},
        {"vital-below",
         [](Given &g) {
             g.vital("vital-below", {{"threshold", "71 /min"}});
         },
         true},
        {"vital-below: equal",
         [](Given &g) {
             g.vital("vital-below", {{"threshold", "70 /min"}});
         },
         false},
        {"vital-above",
         [](Given &g) {
             g.vital("vital-above", {{"threshold", "69 /min"}});
         },
         true},
        {"vital-above: equal",
         [](Given &g) {
             g.vital("vital-above", {{"threshold", "70 /min"}});
         },
         false},
        {"vital-above: not shown, the line is not zeroed",
         [](Given &g) {
             g.s.patient("sensors", {{"abp", "false"}, {"nibp", "false"}});
             g.condition({{"type", "vital-above"},
                          {"field", "vitals.map"},
                          {"shown", "true"},
                          {"threshold", "10 mm[Hg]"}});
         },
         false},
        {"vital-inside",
         [](Given &g) {
             g.vital("vital-inside", {{"threshold", "70 /min"}, {"upper", "80 /min"}});
         },
         true},
        {"vital-inside: outside",
         [](Given &g) {
             g.vital("vital-inside", {{"threshold", "71 /min"}, {"upper", "80 /min"}});
         },
         false},
        {"vital-outside",
         [](Given &g) {
             g.vital("vital-outside", {{"threshold", "71 /min"}, {"upper", "80 /min"}});
         },
         true},
        {"vital-outside: at its end",
         [](Given &g) {
             g.vital("vital-outside", {{"threshold", "60 /min"}, {"upper", "70 /min"}});
         },
         false},
        {"vital-unknown",
         [](Given &g) {
             g.condition({{"type", "vital-unknown"}, {"field", "vitals.spo2"}});
             g.at(10, acts("monitor.detach", "sensor=spo2"));
         },
         true},
        {"vital-unknown: measured",
         [](Given &g) {
             g.condition({{"type", "vital-unknown"}, {"field", "vitals.spo2"}});
         },
         false},
        {"entity-state",
         [](Given &g) {
             g.condition({{"type", "entity-state"},
                          {"entity", g.pump.toString()},
                          {"field", "infusion.running"},
                          {"value", "false"}});
         },
         true},
        {"entity-count",
         [](Given &g) {
             g.s.entity("Another", "infusion-pump", g.s.room());
             g.condition({{"type", "entity-count"},
                          {"prefab", "infusion-pump"},
                          {"entity", g.s.room().toString()},
                          {"count", "2"}});
         },
         true},
        {"entity-count: too few",
         [](Given &g) {
             g.condition({{"type", "entity-count"}, {"prefab", "infusion-pump"}, {"count", "2"}});
         },
         false},
        {"connected",
         [](Given &g) {
             g.condition({{"type", "connected"},
                          {"entity", g.pump.toString()},
                          {"to", g.s.patient().toString()}});
             g.later("1 s", {{"type", "attach"},
                             {"entity", g.pump.toString()},
                             {"parent", g.s.patient().toString()}});
         },
         true},
        {"connected: to nothing",
         [](Given &g) {
             g.condition({{"type", "connected"}, {"entity", g.pump.toString()}});
         },
         false},
        {"random: always",
         [](Given &g) {
             g.condition({{"type", "random"}, {"probability", "1"}});
         },
         true},
        {"random: never",
         [](Given &g) {
             g.condition({{"type", "random"}, {"probability", "0"}});
         },
         false},
        {"score-above",
         [](Given &g) {
             g.condition({{"type", "score-above"}, {"points", "4"}});
             g.later("1 s", {{"type", "score"}, {"points", "5"}});
         },
         true},
        {"score-above: equal",
         [](Given &g) {
             g.condition({{"type", "score-above"}, {"points", "5"}});
             g.later("1 s", {{"type", "score"}, {"points", "5"}});
         },
         false},
        {"score-below",
         [](Given &g) {
             g.condition({{"type", "score-below"}, {"points", "1"}});
         },
         true},
        {"alarm",
         [](Given &g) {
             g.condition({{"type", "alarm"},
                          {"entity", g.s.patient().toString()},
                          {"alarm", "spo2"},
                          {"alarm_state", "delay"}});
             g.at(20, sets("vitals.spo2", 70, "%"));
         },
         true},
        {"alarm: none",
         [](Given &g) {
             g.condition(
                 {{"type", "alarm"}, {"entity", g.s.patient().toString()}, {"alarm", "spo2"}});
         },
         false},
        {"variable",
         [](Given &g) {
             g.condition({{"type", "variable"}, {"variable", "x"}, {"value", "2.5"}});
             g.later("1 s", {{"type", "variable"}, {"variable", "x"}, {"value", "2.5"}});
         },
         true},
        {"variable: range, never set",
         [](Given &g) {
             g.condition(
                 {{"type", "variable"}, {"variable", "x"}, {"threshold", "0 1"}, {"upper", "3 1"}});
         },
         true},
        {"variable: too low",
         [](Given &g) {
             g.condition({{"type", "variable"}, {"variable", "x"}, {"threshold", "1 1"}});
         },
         false},
    };
    return all;
}

} // namespace

class TestRuleConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
    void everyTypeHasARow();
    void chanceIsASeriesOfItsOwn();
};

void TestRuleConditions::holds_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("negated");
    for (std::size_t i = 0; i < rows().size(); ++i) {
        QTest::newRow(rows()[i].name) << static_cast<int>(i) << false;
        QTest::addRow("not %s", rows()[i].name) << static_cast<int>(i) << true;
    }
}

void TestRuleConditions::holds()
{
    QFETCH(int, row);
    QFETCH(bool, negated);
    const Row &tested = rows()[static_cast<std::size_t>(row)];
    Given given;
    tested.given(given);
    if (negated) {
        for (const content::Record *record : given.s.document().children(given.rule, "condition"))
            given.s.set(record->id, "negate", "true");
    }
    given.at(100, cues("ask"));
    Run run(given.s.document());
    play(run, given.steps, 105);
    QCOMPARE(run.count("event.emitted"), 1);
    QCOMPARE(firedAt(run), tested.holds != negated ? QStringLiteral("100") : QString());
}

void TestRuleConditions::everyTypeHasARow()
{
    QStringList names;
    for (const Row &row : rows())
        names << QString::fromLatin1(row.name);
    QCOMPARE(withoutRow("condition", names), QStringList());
}

void TestRuleConditions::chanceIsASeriesOfItsOwn()
{
    Given given;
    given.condition({{"type", "random"}, {"probability", "0.3"}});
    const auto series = [&](std::uint64_t seed) {
        Run run(given.s.document(), seed);
        QString out;
        for (int i = 0; i < 400; ++i) {
            const int before = run.count("rule.fired");
            run.submit({Id(), "instructor", kernel::CueInput{"ask"}});
            run.step();
            out += run.count("rule.fired") > before ? QLatin1Char('1') : QLatin1Char('0');
        }
        return out;
    };
    const QString one = series(1);
    QCOMPARE(series(1), one);
    QVERIFY(series(2) != one);
    const auto yes = one.count(QLatin1Char('1'));
    QVERIFY2(yes > 90 && yes < 150, qPrintable(QString::number(yes)));
}

QTEST_APPLESS_MAIN(TestRuleConditions)
#include "tst_rules_conditions.moc"
