// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/rehearse.h"

#include "core/content/document_codec.h"
#include "core/messages/messages.h"
#include "sim-engine/rehearsal/protocol.h"
#include "tests/support/scenario_builder.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <set>

using namespace ward;
using rehearsal::Item;
using rehearsal::LearnerSpec;

namespace {

rehearsal::Subject shipped(const std::string &name)
{
    auto loaded = content::loadDocument(std::string(WARD_SOURCE_DIR "/resources/scenarios/") +
                                            name + ".ward.json",
                                        content::Schema::shipped());
    if (!loaded.parsed.document)
        qFatal("%s", name.c_str());
    return {*loaded.parsed.document, content::Schema::shipped(), content::Catalogue::shipped()};
}

rehearsal::Subject subjectOf(const test::ScenarioBuilder &build)
{
    return {build.document(), content::Schema::shipped(), content::Catalogue::shipped()};
}

rehearsal::DryRun one(const rehearsal::Subject &subject, LearnerSpec::Kind kind,
                      std::uint64_t seed = 1, Tick until = Tick{-1})
{
    rehearsal::DryRunOptions options;
    options.seed = seed;
    options.learner.kind = kind;
    options.details = true;
    options.until = until;
    auto run = rehearsal::runDry(subject, options);
    if (!run)
        qFatal("%s", run.error().code().c_str());
    return *std::move(run);
}

/// When the rule or phase came up for the first time, in seconds; −1 when it did not.
double firstOf(const rehearsal::Subject &subject, const rehearsal::DryRun &run, Item::Kind kind,
               std::string_view name)
{
    const auto &items = subject.inventory.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].kind == kind && items[i].name == name)
            return run.counts[i].first.n < 0 ? -1 : run.counts[i].first.time().seconds();
    }
    qFatal("no such item");
    return -1;
}

bool says(const content::Diagnostics &findings, std::string_view code, const Id &record)
{
    return std::any_of(findings.begin(), findings.end(), [&](const content::Diagnostic &f) {
        return f.message.code == code && f.record == record;
    });
}

} // namespace

class TestRehearse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inventoryHoldsWhatCanBeReached()
    {
        test::ScenarioBuilder build;
        const Id phase = build.phase("Calm");
        const Id rule = build.rule("speaks");
        const Id trigger = build.add("trigger", rule, {{"type", "at"}, {"at", "5 s"}});
        const Id group = build.add("condition", rule, {{"type", "group"}});
        const Id child = build.add("condition", group, {{"type", "happened"}, {"event", "x"}});
        const Id line = build.add("action", rule, {{"type", "say"}, {"text", "Hello"}});
        build.add("action", rule, {{"type", "score"}, {"points", "1"}});
        build.rule("off", {{"enabled", "false"}});
        const rehearsal::Inventory inventory(build.document(), content::Schema::shipped());
        for (const Id &id : {phase, rule, trigger, group, child, line})
            QVERIFY(inventory.indexOf(id) >= 0);
        QCOMPARE(inventory.items().size(), 6U);
        QCOMPARE(inventory.items()[static_cast<std::size_t>(inventory.indexOf(line))].owner, rule);
    }

    void scriptsAreCountedWithTheirFaults()
    {
        test::ScenarioBuilder build;
        const auto script = [&](const char *name, const char *hears, const char *body) {
            return build.add("script", build.scenario(),
                             {{"name", name},
                              {"events", hears},
                              {"code", std::string("function on(event, view) ") + body + " end"}});
        };
        const Id quiet = script("Quiet", "go", ""); // asks for nothing, and was called all the same
        const Id acts = script("Acts", "go", "return {type = 'note', text = 'x'}");
        const Id fails = script("Fails", "go", "error('no')");
        const Id unlucky = script("Unlucky", "go", "if view.random() < 0.3 then error('no') end");
        const Id never = script("Never", "come", "");
        const Id called = script("Called", "", "");
        const Id rule = build.rule("calls", {{"fire", "every"}});
        build.add("trigger", rule, {{"type", "event"}, {"event", "go"}});
        build.add("action", rule, {{"type", "script"}, {"script", called.toString()}});
        for (int i = 1; i <= 4; ++i)
            build.event("go", std::to_string(i) + " s");
        const auto subject = subjectOf(build);
        rehearsal::RehearseOptions options;
        options.runs = 40;
        options.until = Tick{150};
        const auto report = rehearsal::rehearse(subject, options);
        QVERIFY(report);
        const auto of = [&](const Id &id) {
            const int index = subject.inventory.indexOf(id);
            return index < 0 ? rehearsal::ItemReport()
                             : report->items[static_cast<std::size_t>(index)];
        };
        for (const Id &id : {quiet, acts, called}) {
            QCOMPARE(of(id).reached.count, std::uint64_t{40});
            QCOMPARE(of(id).total, std::uint64_t{4 * 40});
            QCOMPARE(of(id).faults, std::uint64_t{0});
            QCOMPARE(of(id).failed.count, std::uint64_t{0});
        }
        // Three faults suspend it: the fourth time it is not called.
        QCOMPARE(of(fails).total, std::uint64_t{3 * 40});
        QCOMPARE(of(fails).faults, std::uint64_t{3 * 40});
        QCOMPARE(of(fails).failed.count, std::uint64_t{40});
        QVERIFY(of(unlucky).failed.count > 0 && of(unlucky).failed.count < 40);
        QVERIFY(of(unlucky).faults >= of(unlucky).failed.count);
        QVERIFY(of(unlucky).faults < of(unlucky).total);
        QCOMPARE(of(never).total, std::uint64_t{0});
        const auto findings = rehearsal::findingsOf(subject, *report);
        QVERIFY(says(findings, "rehearsal.script.fault", fails));
        QVERIFY(says(findings, "rehearsal.script.fault", unlucky));
        QVERIFY(says(findings, "rehearsal.script.never", never));
        QVERIFY(!says(findings, "rehearsal.script.never", quiet));
        QVERIFY(!says(findings, "rehearsal.script.fault", quiet));
    }

    void idealLearnersReachTheEndOfTheArrest()
    {
        const auto subject = shipped("icu-arrest");
        const auto ideal = one(subject, LearnerSpec::Kind::Ideal);
        const double arrest = firstOf(subject, ideal, Item::Kind::Phase, "Arrest");
        QCOMPARE(arrest, 95.0);
        // The limits of the checklist are kept: compressions 30 s, shock 120 s.
        const double compressions =
            firstOf(subject, ideal, Item::Kind::Rule, "Compressions started");
        QVERIFY(compressions > arrest && compressions <= arrest + 30);
        const double shock = firstOf(subject, ideal, Item::Kind::Rule, "First shock");
        QVERIFY(shock > arrest && shock <= arrest + 120);
        QVERIFY(firstOf(subject, ideal, Item::Kind::Phase, "Post-arrest care") > 0);
        QCOMPARE(firstOf(subject, ideal, Item::Kind::Rule, "No compressions"), -1.0);
        QCOMPARE(ideal.pulseless, 0);

        const auto nobody = one(subject, LearnerSpec::Kind::None);
        QCOMPARE(firstOf(subject, nobody, Item::Kind::Rule, "No compressions"), arrest + 30);
        QCOMPARE(firstOf(subject, nobody, Item::Kind::Phase, "ROSC"), -1.0);
        QCOMPARE(nobody.pulseless, 1);
        QVERIFY(nobody.score < ideal.score);
    }

    /// Late learners are never faster than the published medians, and differ from seed to seed.
    void lateLearnersAreLate()
    {
        const auto subject = shipped("icu-arrest");
        std::set<double> compressions;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto run = one(subject, LearnerSpec::Kind::Late, seed);
            const double at = firstOf(subject, run, Item::Kind::Rule, "Compressions started");
            if (at >= 0) {
                QVERIFY(at >= 95 + 37 + 37);
                compressions.insert(at);
            }
            const double shock = firstOf(subject, run, Item::Kind::Rule, "First shock");
            QVERIFY(shock < 0 || shock >= 95 + 221);
            QVERIFY(firstOf(subject, run, Item::Kind::Rule, "No compressions") > 0);
        }
        QVERIFY(compressions.size() > 2);
    }

    void delaysHaveThePublishedMediansAndQuartiles()
    {
        std::vector<std::int64_t> delays;
        for (std::uint64_t seed = 0; seed < 4000; ++seed)
            delays.push_back(
                rehearsal::reactionTo(LearnerSpec::Kind::Late, {"defib.shock", {}}, seed).us);
        std::sort(delays.begin(), delays.end());
        QVERIFY(delays.front() >= 221'000'000);
        // Half of those above the median are above the upper quartile, 301 s.
        QVERIFY(std::abs(rehearsal::percentile(delays, 0.5) - 301'000'000) < 6'000'000);
    }

    void wrongDrugsGoWrongInEveryWay()
    {
        const content::Schema &schema = content::Schema::shipped();
        const auto right = rehearsal::givingOf(schema, "adrenaline", {{}, {}, true});
        QVERIFY(right);
        QCOMPARE(right->route, std::string("iv"));
        int other = 0;
        std::map<int, int> factors;
        for (std::uint64_t seed = 0; seed < 400; ++seed) {
            const auto wrong = rehearsal::wrongly(schema, *right, seed);
            QVERIFY(wrong != *right);
            QCOMPARE(wrong, rehearsal::wrongly(schema, *right, seed));
            if (wrong.drug != right->drug) {
                ++other;
                continue;
            }
            ++factors[static_cast<int>(std::lround(wrong.dose.value / right->dose.value * 10))];
        }
        QVERIFY(other > 150 && other < 250);
        QCOMPARE(factors.size(), 4U); // a tenth, half, twice, ten times
        QVERIFY(factors[20] + factors[100] > factors[5] + factors[1]);
    }

    /// What a rule leaves open is as the schema's usual doses.
    void drugsAreGivenAsAskedAndAsUsual()
    {
        using content::Quantity;
        const content::Schema &schema = content::Schema::shipped();
        const auto arrest = rehearsal::givingOf(schema, "adrenaline", {{}, {}, true});
        QVERIFY(arrest);
        QCOMPARE(arrest->dose, (Quantity{1, "mg"}));
        QCOMPARE(arrest->route, std::string("iv"));
        const auto pulse = rehearsal::givingOf(schema, "adrenaline", {{}, "im", false});
        QVERIFY(pulse);
        QCOMPARE(pulse->dose, (Quantity{0.5, "mg"}));
        QCOMPARE(pulse->route, std::string("im"));
        const auto rate =
            rehearsal::givingOf(schema, "noradrenaline", {Quantity{0.25, "ug/kg/min"}, {}, false});
        QVERIFY(rate && rate->infusion);
        QCOMPARE(rate->dose, (Quantity{0.25, "ug/kg/min"}));
        const auto usual = rehearsal::givingOf(schema, "noradrenaline", {});
        QVERIFY(usual && usual->infusion);
        const auto fluid = rehearsal::givingOf(schema, "balanced-crystalloid", {});
        QVERIFY(fluid && fluid->fluid);
        QVERIFY(!rehearsal::givingOf(schema, "no such drug", {}));
    }

    void learnersDoNotDoWhatTheyAreBlamedFor()
    {
        test::ScenarioBuilder build;
        const Id blames = build.rule("blames");
        build.add("trigger", blames, {{"type", "action"}, {"action", "airway.extubate"}});
        build.add("action", blames, {{"type", "score"}, {"points", "-5"}});
        const Id praises = build.rule("praises");
        build.add("trigger", praises, {{"type", "action"}, {"action", "pulse.check"}});
        build.add("action", praises, {{"type", "score"}, {"points", "2"}});
        const Id waits = build.rule("waits for its condition");
        build.add("trigger", waits, {{"type", "action"}, {"action", "call.help"}});
        build.add("condition", waits, {{"type", "happened"}, {"event", "never"}});
        build.add("action", waits, {{"type", "score"}, {"points", "2"}});
        const auto subject = subjectOf(build);
        const auto run = one(subject, LearnerSpec::Kind::Ideal, 1, Tick{1800});
        QCOMPARE(run.score, 2);
        QCOMPARE(run.fires.size(), 1U);
    }

    /// An action whose drug the schema knows is done without anybody naming one.
    void fluidsAreGivenToWhoWaitsForThem()
    {
        test::ScenarioBuilder build;
        const Id rule = build.rule("fluids");
        build.add("trigger", rule, {{"type", "action"}, {"action", "fluid.bolus"}});
        const auto subject = subjectOf(build);
        const auto run = one(subject, LearnerSpec::Kind::Ideal, 1, Tick{900});
        QVERIFY(firstOf(subject, run, Item::Kind::Rule, "fluids") > 0);
        QVERIFY(run.refused.empty());
    }

    /// What a learner asks about between ticks does not count as looked at.
    void conditionsCountOnlyWhenRulesAsk()
    {
        test::ScenarioBuilder build;
        const Id rule = build.rule("waits");
        build.add("trigger", rule, {{"type", "action"}, {"action", "call.help"}});
        const Id condition =
            build.add("condition", rule, {{"type", "happened"}, {"event", "never"}});
        const auto subject = subjectOf(build);
        const auto run = one(subject, LearnerSpec::Kind::Ideal, 1, Tick{900});
        const auto &counts =
            run.counts[static_cast<std::size_t>(subject.inventory.indexOf(condition))];
        QCOMPARE(counts.hits + counts.misses, 0U);
    }

    void curvesShowWhatRoundingHides()
    {
        test::ScenarioBuilder build;
        build.patient("patient", {{"coupling", "false"}});
        build.patient("vitals", {{"hr", "80 /min"}});
        const Id event = build.event("rises", "0 s");
        build.add(
            "action", event,
            {{"type", "trend"}, {"field", "vitals.hr"}, {"value", "81 /min"}, {"over", "60 s"}});
        const auto subject = subjectOf(build);
        const auto run = one(subject, LearnerSpec::Kind::None, 1, Tick{1800});
        const auto hr = std::find_if(run.curves.curves.begin(), run.curves.curves.end(),
                                     [](const auto &c) { return c.field == "vitals.hr"; });
        QVERIFY(hr != run.curves.curves.end());
        QVERIFY(hr->buckets.size() > 300);
        const auto &middle = hr->buckets[hr->buckets.size() / 2];
        QVERIFY(middle.least > 80.4 && middle.greatest < 80.6);
        QVERIFY(middle.least <= middle.greatest);
        const std::string csv = rehearsal::toCsv(run.curves);
        QVERIFY(csv.starts_with("t (s),"));
        QCOMPARE(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
                 hr->buckets.size() + 1);
    }

    /// The report is the same for any number of threads, and the first run is that of the seed.
    void anyNumberOfThreadsGivesTheSameReport()
    {
        const auto subject = shipped("icu-arrest");
        rehearsal::RehearseOptions options;
        options.runs = 12;
        options.seed = 5;
        options.learner.kind = LearnerSpec::Kind::Late;
        options.until = Tick{400 * kTicksPerSecond};
        options.threads = 1;
        const auto alone = rehearsal::rehearse(subject, options);
        QVERIFY(alone);
        QCOMPARE(alone->runs, 12);
        for (const int threads : {2, 5, 32}) {
            options.threads = threads;
            int last = 0;
            options.progress = [&](int done, int runs) {
                QCOMPARE(runs, 12);
                QCOMPARE(done, ++last);
            };
            const auto together = rehearsal::rehearse(subject, options);
            QVERIFY(together);
            QVERIFY(*together == *alone);
            QCOMPARE(last, 12);
        }
        std::uint64_t total = 0;
        for (const auto &[score, runs] : alone->scores)
            total += runs;
        QCOMPARE(total, 12U);
        options.runs = 1;
        options.progress = {};
        const auto first = rehearsal::rehearse(subject, options);
        const auto run = one(subject, LearnerSpec::Kind::Late, 5, options.until);
        QVERIFY(first);
        QCOMPARE(first->scores.begin()->first, run.score);
        QCOMPARE(first->events, run.events);
    }

    void aCancelledRehearsalHasNoResult()
    {
        const auto subject = shipped("icu-arrest");
        std::atomic<bool> cancelled = false;
        rehearsal::RehearseOptions options;
        options.runs = 1000;
        options.threads = 2;
        options.cancelled = &cancelled;
        options.progress = [&](int, int) { cancelled = true; };
        const auto report = rehearsal::rehearse(subject, options);
        QVERIFY(!report);
        QCOMPARE(report.error().code(), std::string("rehearsal.cancelled"));
    }

    void findingsNameWhatIsNeverReached()
    {
        test::ScenarioBuilder build;
        build.phase("First");
        const Id never = build.phase("Never");
        const Id silent = build.rule("silent");
        build.add("trigger", silent, {{"type", "event"}, {"event", "nothing"}});
        const Id late = build.event("late", "3000 s");
        const Id speaks = build.rule("speaks");
        build.add("trigger", speaks, {{"type", "at"}, {"at", "5 s"}});
        const Id line = build.add("action", speaks,
                                  {{"type", "say"}, {"text", "Too late"}, {"delay", "3000 s"}});
        const Id one = build.rule("one");
        build.add("trigger", one, {{"type", "event"}, {"event", "a"}});
        build.add("action", one, {{"type", "event"}, {"event", "b"}});
        const Id two = build.rule("two", {{"fire", "every"}});
        build.add("trigger", two, {{"type", "event"}, {"event", "b"}});
        build.add("action", two, {{"type", "event"}, {"event", "b"}});
        const Id start = build.event("a", "10 s");
        build.add("action", start, {{"type", "mark"}, {"text", "m"}});
        const auto subject = subjectOf(build);
        rehearsal::RehearseOptions options;
        options.runs = 3;
        options.until = Tick{60 * kTicksPerSecond};
        options.extent = kernel::Extent::RulesOnly;
        const auto report = rehearsal::rehearse(subject, options);
        QVERIFY(report);
        const auto findings = rehearsal::findingsOf(subject, *report);
        QVERIFY(says(findings, "rehearsal.phase.never", never));
        QVERIFY(says(findings, "rehearsal.rule.never", silent));
        QVERIFY(says(findings, "rehearsal.event.never", late));
        QVERIFY(says(findings, "rehearsal.line.never", line));
        QVERIFY(says(findings, "rehearsal.rule.loop", two));
        QVERIFY(!says(findings, "rehearsal.rule.never", speaks));
        QCOMPARE(findings.front().severity, content::Severity::Error);
        QVERIFY(messages::render(findings.front().message, "en").find("3 of 3") !=
                std::string::npos);
    }

    void scriptsOfLearnersAreFollowed()
    {
        test::ScenarioBuilder build;
        const Id rule = build.rule("called");
        build.add("trigger", rule, {{"type", "action"}, {"action", "call.help"}});
        const auto subject = subjectOf(build);
        auto script = std::make_shared<std::vector<sessions::TimedAction>>();
        sessions::TimedAction action;
        action.at = SimTime{12'500'000};
        action.input.actor = "learner-1";
        action.input.what = kernel::LearnerAction{"call.help", build.patient(), {}};
        script->push_back(action);
        for (const auto extent : {kernel::Extent::Whole, kernel::Extent::RulesOnly}) {
            rehearsal::DryRunOptions options;
            options.learner = {LearnerSpec::Kind::Script, script, {}};
            options.extent = extent;
            options.details = extent == kernel::Extent::Whole;
            options.until = Tick{1800};
            const auto run = rehearsal::runDry(subject, options);
            QVERIFY(run);
            QCOMPARE(firstOf(subject, *run, Item::Kind::Rule, "called"), 12.5);
        }
    }
};

QTEST_GUILESS_MAIN(TestRehearse)
#include "tst_rehearse.moc"
