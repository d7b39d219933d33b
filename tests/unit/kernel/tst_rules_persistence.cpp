// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/random_rules.h"

#include <QSet>
#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

constexpr std::int64_t kTicks = 750;

void play(Run &run, const ScenarioBuilder &scenario, std::uint64_t seed, std::int64_t until)
{
    while (run.world().tick().n < until) {
        randomCare(run, seed, scenario);
        run.step();
    }
}

} // namespace

/// Laws that hold for any rules: what a checkpoint carries is all that the future depends on.
class TestRulesPersistence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restoredAtAnyTick_data();
    void restoredAtAnyTick();
    void theRulesDoSomething();
};

void TestRulesPersistence::restoredAtAnyTick_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 30; ++seed)
        QTest::addRow("rules %d", static_cast<int>(seed)) << seed;
}

void TestRulesPersistence::restoredAtAnyTick()
{
    QFETCH(quint64, seed);
    const ScenarioBuilder scenario = randomRules(seed);
    Run whole(scenario.document(), seed);
    play(whole, scenario, seed, kTicks);

    for (std::uint64_t attempt = 0; attempt < 3; ++attempt) {
        const auto at = static_cast<std::int64_t>(randomBits(seed, 79, attempt) % kTicks);
        Run first(scenario.document(), seed);
        play(first, scenario, seed, at);
        const std::size_t before = first.events().size();
        Run second(scenario.document(), seed);
        QVERIFY(second.simulation().restore(first.simulation().checkpoint(), first.world()));
        QCOMPARE(second.simulation().privateHash(), first.simulation().privateHash());
        const std::size_t own = second.events().size();
        second.continueCommands(first);
        play(second, scenario, seed, kTicks);
        QCOMPARE(second.simulation().stateHash(), whole.simulation().stateHash());
        QCOMPARE(second.simulation().privateHash(), whole.simulation().privateHash());
        const std::vector<recording::Event> after(
            second.events().begin() + static_cast<std::ptrdiff_t>(own), second.events().end());
        const std::vector<recording::Event> expected(
            whole.events().begin() + static_cast<std::ptrdiff_t>(before), whole.events().end());
        QCOMPARE(after.size(), expected.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            QVERIFY2(after[i] == expected[i],
                     qPrintable(QStringLiteral("event %1 of tick %2, restored at %3")
                                    .arg(expected[i].id)
                                    .arg(expected[i].tick.n)
                                    .arg(at)));
        }
    }
}

void TestRulesPersistence::theRulesDoSomething()
{
    // Else the law above would say little: over the seeds every trigger fires some rule.
    QSet<QString> fired;
    QSet<QString> types;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const ScenarioBuilder scenario = randomRules(seed);
        Run run(scenario.document(), seed);
        play(run, scenario, seed, kTicks);
        for (const recording::Event &event : run.events())
            types << QString::fromStdString(event.type);
        for (const recording::Event &event : run.of("rule.fired"))
            fired << QString::fromStdString(run.payload(event).rule_fired().name()).mid(2);
    }
    QStringList silent;
    for (const content::EnumValue &value : content::Schema::shipped().enumValues("trigger")) {
        if (!fired.contains(QString::fromStdString(value.value)))
            silent << QString::fromStdString(value.value);
    }
    QCOMPARE(silent.join(u' '), QString());
    for (const char *type : {"rule.progress", "rule.shadowed", "timer.changed", "variable.changed",
                             "sound.played", "instructor.prompted", "vital.trend-ended"})
        QVERIFY2(types.contains(QString::fromLatin1(type)), type);
}

QTEST_APPLESS_MAIN(TestRulesPersistence)
#include "tst_rules_persistence.moc"
