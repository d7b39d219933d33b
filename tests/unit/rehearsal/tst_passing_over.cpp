// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/observer.h"
#include "sim-engine/kernel/simulation.h"
#include "tests/support/scenario_builder.h"
#include "ward/v1/events/event.pb.h"

#include "core/base/hash.h"
#include "core/content/catalogue.h"

#include <QTest>

#include <array>

using namespace ward;
using kernel::Extent;

namespace {

namespace pb = v1::events;

/// Everything rules do or see, with its tick.
class Listener final : public kernel::Observer
{
public:
    void event(const pb::Payload &payload, Tick tick) override
    {
        switch (payload.kind_case()) {
        case pb::Payload::kAlarmChanged: // of a body, which is not there
        case pb::Payload::kSessionStarted:
            return;
        default:
            said.push_back({tick.n, payload.SerializeAsString()});
        }
        if (payload.kind_case() == pb::Payload::kRuleFired)
            ++fires;
    }
    void triggerMet(const Id &trigger) override { said.push_back({-1, trigger.toString()}); }
    void conditionAsked(const Id &condition, bool holds) override
    {
        said.push_back({holds ? -2 : -3, condition.toString()});
    }
    void scriptCalled(const Id &script) override { said.push_back({-5, script.toString()}); }
    void carriedOut(const Id &record) override { said.push_back({-4, record.toString()}); }

    std::vector<std::pair<std::int64_t, std::string>> said;
    int fires = 0;
};

class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_seed(seed)
    {
    }
    int below(int n)
    {
        return static_cast<int>(randomBits(m_seed, 1, ++m_ordinal) % static_cast<unsigned>(n));
    }
    template <std::size_t N>
    std::string one(const std::array<const char *, N> &of)
    {
        return of[static_cast<std::size_t>(below(static_cast<int>(N)))];
    }

private:
    std::uint64_t m_seed;
    std::uint64_t m_ordinal = 0;
};

struct Vital
{
    const char *field;
    const char *unit;
    int low;
    int high;
};
constexpr Vital kVitals[] = {
    {"vitals.hr", "/min", 50, 150},    {"vitals.spo2", "%", 70, 100},
    {"vitals.rr", "/min", 6, 34},      {"vitals.etco2", "mm[Hg]", 15, 60},
    {"vitals.map", "mm[Hg]", 45, 110}, {"vitals.sbp", "mm[Hg]", 70, 160},
    {"vitals.temp", "Cel", 34, 41},    {"vitals.lactate", "mmol/L", 1, 9},
};

std::string amount(Dice &dice, const Vital &vital)
{
    return std::to_string(vital.low + dice.below(vital.high - vital.low)) + ' ' + vital.unit;
}

void addAction(test::ScenarioBuilder &build, Dice &dice, const Id &owner,
               const std::vector<Id> &phases)
{
    const std::string delay = std::to_string(dice.below(4) * 5) + " s";
    switch (dice.below(9)) {
    case 7: {
        const Vital &vital = kVitals[dice.below(std::size(kVitals))];
        build.add("action", owner,
                  {{"type", "trend"},
                   {"field", vital.field},
                   {"value", amount(dice, vital)},
                   {"over", std::to_string(20 + dice.below(120)) + " s"},
                   {"curve", "exponential"},
                   {"tau", std::to_string(5 + dice.below(30)) + " s"},
                   {dice.one<3>({"until", "floor", "ceiling"}), amount(dice, vital)}});
        break;
    }
    case 8:
        build.add("action", owner,
                  {{"type", "stop-trend"}, {"field", "vitals.hr"}, {"delay", delay}});
        break;
    case 0:
    case 1:
    case 2: {
        const Vital &vital = kVitals[dice.below(std::size(kVitals))];
        build.add("action", owner,
                  {{"type", "trend"},
                   {"field", vital.field},
                   {"value", amount(dice, vital)},
                   {"over", std::to_string(5 + dice.below(120)) + " s"},
                   {"curve", dice.one<3>({"linear", "ease", "exponential"})},
                   {"mode", dice.one<4>({"replace", "replace", "queue", "add"})},
                   {"delay", delay}});
        break;
    }
    case 3: {
        const Vital &vital = kVitals[dice.below(std::size(kVitals))];
        build.add("action", owner,
                  {{"type", "set"},
                   {"field", vital.field},
                   {"value", amount(dice, vital)},
                   {"delay", delay}});
        break;
    }
    case 4:
        build.add("action", owner,
                  {{"type", "phase"},
                   {"phase", phases[static_cast<std::size_t>(dice.below(3))].toString()},
                   {"delay", delay}});
        break;
    case 5:
        build.add(
            "action", owner,
            {{"type", "event"}, {"event", "e" + std::to_string(dice.below(4))}, {"delay", delay}});
        break;
    default:
        build.add("action", owner,
                  {{"type", "score"}, {"points", std::to_string(dice.below(9) - 4)}});
        break;
    }
}

void addTrigger(test::ScenarioBuilder &build, Dice &dice, const Id &rule, const Vital &vital,
                const std::vector<Id> &phases)
{
    const std::string at = std::to_string(dice.below(400)) + " s";
    const std::string event = "e" + std::to_string(dice.below(4));
    const std::string within = std::to_string(3 + dice.below(40)) + " s";
    const std::string duration = std::to_string(dice.below(3) * 7) + " s";
    switch (dice.below(12)) {
    case 0:
        build.add("trigger", rule, {{"type", "at"}, {"at", at}});
        break;
    case 1:
        build.add("trigger", rule,
                  {{"type", "event"}, {"event", event}, {"nth", std::to_string(dice.below(3))}});
        break;
    case 2:
        build.add("trigger", rule, {{"type", "action"}, {"action", "call.help"}});
        break;
    case 3:
        build.add("trigger", rule, {{"type", "every"}, {"every", within}});
        break;
    case 4:
        build.add("trigger", rule,
                  {{"type", "phase-time"}, {"at", within}, {"phase", phases[1].toString()}});
        break;
    case 5:
        build.add("trigger", rule,
                  {{"type", dice.one<2>({"vital-rising", "vital-falling"})},
                   {"field", vital.field},
                   {"threshold", std::to_string(2 + dice.below(9)) + ' ' + vital.unit},
                   {"within", within},
                   {"duration", duration}});
        break;
    case 6: {
        const int low = vital.low + (vital.high - vital.low) / 4;
        const int high = vital.high - (vital.high - vital.low) / 4;
        build.add("trigger", rule,
                  {{"type", dice.one<2>({"vital-inside", "vital-outside"})},
                   {"field", vital.field},
                   {"threshold", std::to_string(low) + ' ' + vital.unit},
                   {"upper", std::to_string(high) + ' ' + vital.unit},
                   {"duration", duration}});
        break;
    }
    case 7:
        build.add("trigger", rule, {{"type", "trend-reached"}, {"field", vital.field}});
        break;
    case 8: {
        const Id whole = build.add("trigger", rule, {{"type", "absence"}, {"within", within}});
        build.add("trigger", whole, {{"type", "event"}, {"event", event}});
        break;
    }
    case 9:
        build.add("trigger", rule,
                  {{"type", dice.one<2>({"score-above", "score-below"})}, {"points", "2"}});
        break;
    default:
        build.add("trigger", rule,
                  {{"type", dice.one<2>({"vital-below", "vital-above"})},
                   {"field", vital.field},
                   {"threshold", amount(dice, vital)},
                   {"duration", duration},
                   {"at_start", dice.one<3>({"cross", "fire", "wait-clear"})}});
        break;
    }
}

content::Document scenario(std::uint64_t seed)
{
    Dice dice(seed);
    test::ScenarioBuilder build;
    build.patient("patient", {{"coupling", "false"}});
    const std::vector<Id> phases = {build.phase("A"), build.phase("B"), build.phase("C")};
    for (int i = 0; i < 4; ++i) {
        const Id event =
            build.event("e" + std::to_string(i), std::to_string(5 + dice.below(300)) + " s");
        for (int n = 1 + dice.below(3); n > 0; --n)
            addAction(build, dice, event, phases);
    }
    for (int i = 0; i < 12; ++i) {
        const std::string phase =
            dice.below(3) == 0 ? phases[static_cast<std::size_t>(dice.below(3))].toString() : "";
        const Id rule =
            phase.empty()
                ? build.rule("r" + std::to_string(i),
                             {{"fire", dice.one<2>({"once", "every"})},
                              {"cooldown", std::to_string(dice.below(3) * 20) + " s"}})
                : build.rule("r" + std::to_string(i), {{"fire", "every"}, {"phase", phase}});
        const Vital &vital = kVitals[dice.below(std::size(kVitals))];
        addTrigger(build, dice, rule, vital, phases);
        if (dice.below(3) == 0) {
            const Vital &other = kVitals[dice.below(std::size(kVitals))];
            build.add("condition", rule,
                      {{"type", dice.one<2>({"vital-below", "vital-above"})},
                       {"field", other.field},
                       {"threshold", amount(dice, other)}});
        }
        for (int n = 1 + dice.below(2); n > 0; --n)
            addAction(build, dice, rule, phases);
    }
    return build.document();
}

constexpr Tick kEnd{420 * kTicksPerSecond};

struct Ran
{
    Listener heard;
    std::vector<std::int32_t> vitals;
    std::int64_t steps = 0;
};

void run(const content::Document &document, Extent extent, bool passOver, Ran &out)
{
    kernel::SimulationOptions options;
    options.seed = 7;
    options.sessionId = Id(1, 2);
    options.extent = extent;
    options.observer = &out.heard;
    options.keepsEvents = false;
    auto made = kernel::Simulation::create(document, content::Schema::shipped(),
                                           content::Catalogue::shipped(), options);
    if (!made)
        qFatal("%s", made.error().code().c_str());
    kernel::Simulation &simulation = **made;
    const world::World &world = simulation.world();
    const int component = world.layout().componentIndex("vitals");
    const world::Handle patient = world.having(component).front();
    while (world.tick() < kEnd) {
        // Somebody calls every 67 s.
        const std::int64_t call = (world.tick().n / 2010 + 1) * 2010;
        if (passOver)
            simulation.passOver(std::min(kEnd, Tick{call}) - 1);
        if (world.tick().n + 1 == call) {
            kernel::Input input;
            input.actor = "learner-1";
            input.what = kernel::LearnerAction{"call.help", world.id(patient), {}};
            QVERIFY(simulation.submit(std::move(input)));
        }
        simulation.step();
        ++out.steps;
    }
    const auto slots = world.slots(patient, component);
    out.vitals.assign(slots.begin(), slots.end());
}

} // namespace

class TestPassingOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsEveryTick_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 100; ++seed)
            QTest::addRow("%d", static_cast<int>(seed)) << seed;
    }

    /// Jumping from change to change, stepping every tick, and the whole kernel on a patient whose
    /// physiology is off do the same at the same ticks.
    void sameAsEveryTick()
    {
        QFETCH(quint64, seed);
        const content::Document document = scenario(seed);
        Ran whole;
        run(document, Extent::Whole, false, whole);
        Ran stepped;
        run(document, Extent::RulesOnly, false, stepped);
        Ran jumped;
        run(document, Extent::RulesOnly, true, jumped);
        QVERIFY(whole.heard.said.size() > 10);
        QCOMPARE(stepped.heard.said.size(), whole.heard.said.size());
        QVERIFY(stepped.heard.said == whole.heard.said);
        QVERIFY(stepped.vitals == whole.vitals);
        QCOMPARE(jumped.heard.said.size(), whole.heard.said.size());
        QVERIFY(jumped.heard.said == whole.heard.said);
        QVERIFY(jumped.vitals == whole.vitals);
        QVERIFY(jumped.steps <= stepped.steps);
    }

    /// What makes it worth while: a scenario in which little happens needs few steps.
    void quietScenariosNeedFewSteps()
    {
        test::ScenarioBuilder build;
        const Id rule = build.rule("falls", {{"fire", "every"}});
        build.add("trigger", rule,
                  {{"type", "vital-below"}, {"field", "vitals.spo2"}, {"threshold", "90 %"}});
        build.add("action", rule, {{"type", "score"}, {"points", "1"}});
        const Id event = build.event("begins", "60 s");
        build.add(
            "action", event,
            {{"type", "trend"}, {"field", "vitals.spo2"}, {"value", "80 %"}, {"over", "120 s"}});
        Ran jumped;
        run(build.document(), Extent::RulesOnly, true, jumped);
        QCOMPARE(jumped.heard.fires, 1);
        QVERIFY2(jumped.steps < 60, qPrintable(QString::number(jumped.steps)));
    }

    /// With a body nothing is passed over, and not while something waits to be done.
    void onlyWithoutABody()
    {
        test::ScenarioBuilder build;
        for (const Extent extent : {Extent::Whole, Extent::RulesOnly}) {
            kernel::SimulationOptions options;
            options.extent = extent;
            auto made = kernel::Simulation::create(build.document(), content::Schema::shipped(),
                                                   content::Catalogue::shipped(), options);
            QVERIFY(made);
            const Tick stands = (*made)->passOver(Tick{100});
            QCOMPARE(stands.n, extent == Extent::Whole ? 0 : 100);
            QVERIFY((*made)->submit({{}, "instructor", kernel::CueInput{"now"}}));
            QCOMPARE((*made)->passOver(Tick{200}).n, stands.n);
        }
    }
};

QTEST_GUILESS_MAIN(TestPassingOver)
#include "tst_passing_over.moc"
