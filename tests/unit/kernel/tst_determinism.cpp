// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/world/state_codec.h"
#include "sim-engine/kernel/state/checkpoint.h"
#include "sim-engine/kernel/state/enum_ends.h"
#include "tests/support/scenario.h"
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace ward;
using namespace ward::test;

Q_DECLARE_METATYPE(std::function<void(ward::kernel::PrivateState &)>)

namespace {

content::Document arrest()
{
    return *scenario(QStringLiteral("icu-arrest"));
}

/// What happens at a tick, whoever asks.
void care(Run &run)
{
    switch (run.world().tick().n) {
    case 900:
        run.set(run.world().id(run.patient()), "vitals.hr", content::Quantity{104, "/min"});
        break;
    case 3100:
        run.act("cpr.start");
        run.act("bvm.start");
        break;
    case 3500:
        run.undo();
        break;
    case 4000:
        run.act("drug.bolus", "drug=adrenaline; dose=1 mg");
        break;
    case 5000:
        run.act("drug.infusion", "drug=noradrenaline; rate=0.1 ug/kg/min");
        run.act("phys.pneumothorax", "severity=0.5");
        break;
    default:
        break;
    }
}

} // namespace

class TestDeterminism : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameInputsSameEverything();
    void seedMatters();
    void checkpointGoesOn_data();
    void checkpointGoesOn();
    void checkpointIsRefused_data();
    void checkpointIsRefused();
    void damagedCheckpointsNeverCrash();
    void senselessNumbersAreRefused_data();
    void senselessNumbersAreRefused();
    void senselessWorldsAreRefused();
    void checkpointSurvivesTheCodec();
    void idsHaveNoGap();
};

void TestDeterminism::sameInputsSameEverything()
{
    Run a(arrest());
    Run b(arrest());
    while (a.world().tick().n < 6000) {
        care(a);
        care(b);
        a.step();
        b.step();
        if (a.world().tick().n % 97 == 0) {
            QCOMPARE(a.simulation().stateHash(), b.simulation().stateHash());
            QCOMPARE(a.simulation().privateHash(), b.simulation().privateHash());
        }
    }
    QCOMPARE(a.events(), b.events());
}

void TestDeterminism::seedMatters()
{
    Run a(arrest(), 1);
    Run b(arrest(), 2);
    a.until(20);
    b.until(20);
    QVERIFY(a.simulation().stateHash() != b.simulation().stateHash());
}

void TestDeterminism::checkpointGoesOn_data()
{
    QTest::addColumn<int>("at");
    for (const int at : {0, 1, 899, 901, 2251, 2850, 3101, 3499, 3501, 4177, 5003})
        QTest::addRow("tick %d", at) << at;
}

void TestDeterminism::checkpointGoesOn()
{
    QFETCH(int, at);
    Run whole(arrest());
    Run first(arrest());
    while (first.world().tick().n < at) {
        care(first);
        first.step();
    }
    const std::string checkpoint = first.simulation().checkpoint();
    const world::World world = first.world();

    Run second(arrest());
    const auto restored = second.simulation().restore(checkpoint, world);
    QVERIFY(restored);
    QCOMPARE(second.simulation().privateHash(), first.simulation().privateHash());
    QCOMPARE(second.simulation().stateHash(), first.simulation().stateHash());
    QCOMPARE(second.simulation().checkpoint(), checkpoint);
    while (second.world().tick().n < 6000) {
        care(second);
        second.step();
    }
    while (whole.world().tick().n < 6000) {
        care(whole);
        whole.step();
    }
    QCOMPARE(second.simulation().stateHash(), whole.simulation().stateHash());
    QCOMPARE(second.simulation().privateHash(), whole.simulation().privateHash());
    QCOMPARE(second.simulation().lastEventId(), whole.simulation().lastEventId());
}

void TestDeterminism::checkpointIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("not a checkpoint at all, but long enough to be read");
    QTest::newRow("zeros") << QByteArray(1000, '\0');
}

void TestDeterminism::checkpointIsRefused()
{
    QFETCH(QByteArray, bytes);
    Run run(arrest());
    run.until(3);
    const std::uint64_t before = run.simulation().privateHash();
    const auto restored = run.simulation().restore(bytes.toStdString(), run.world());
    QVERIFY(!restored);
    QCOMPARE(restored.error().code(), std::string("kernel.checkpoint.malformed"));
    QCOMPARE(run.simulation().privateHash(), before);
    run.until(5);
}

void TestDeterminism::damagedCheckpointsNeverCrash()
{
    // Something of every kind that waits: trends, timers of rules and scripts, steps to undo.
    const content::Document document = arrest();
    Run run(document);
    while (run.world().tick().n < 120 * kTicksPerSecond) {
        care(run);
        run.step();
    }
    const std::string good = run.simulation().checkpoint();
    int taken = 0;
    for (std::uint64_t i = 0; i < 300; ++i) {
        std::string bad = good;
        const auto at = randomBits(9, i, 0) % bad.size();
        if (i % 3 == 0)
            bad.resize(at);
        else
            bad[at] = static_cast<char>(bad[at] ^ (1 << randomBits(9, i, 1) % 8));
        // Refused, or a number differs; never anything else, also when it goes on from there.
        Run other(document);
        if (!other.simulation().restore(bad, run.world()))
            continue;
        ++taken;
        for (int tick = 0; tick < 300; ++tick)
            other.simulation().step();
    }
    QVERIFY(taken > 0);
}

void TestDeterminism::senselessNumbersAreRefused_data()
{
    using Change = std::function<void(kernel::PrivateState &)>;
    using Kind = kernel::Timer::Kind;
    QTest::addColumn<Change>("change");
    const auto timer = [](Kind kind, int index, int action) {
        return Change([=](kernel::PrivateState &state) {
            kernel::Timer timer;
            timer.kind = kind;
            timer.due = Tick{1000};
            timer.index = index;
            timer.action = action;
            state.timers.push_back(timer);
        });
    };
    QTest::newRow("event") << timer(Kind::Event, 50'000'000, 0);
    QTest::newRow("event before the first") << timer(Kind::Event, -1, 0);
    QTest::newRow("rule") << timer(Kind::RuleAction, 50'000'000, 0);
    QTest::newRow("action of a rule") << timer(Kind::RuleAction, 0, 50'000'000);
    QTest::newRow("action before the first") << timer(Kind::RuleAction, 0, -1);
    QTest::newRow("trigger") << timer(Kind::Trigger, 50'000'000, 0);
    QTest::newRow("no kind of timer") << timer(static_cast<Kind>(200), 0, 0);
    QTest::newRow("waiting trigger") << Change([](kernel::PrivateState &state) {
        state.rules[0].waiting.push_back({50'000'000, {}, world::kNoHandle});
    });
    QTest::newRow("trigger of another rule") << Change([](kernel::PrivateState &state) {
        state.rules[0].waiting.push_back({1, {}, world::kNoHandle});
    });
    QTest::newRow("no stage") << Change([](kernel::PrivateState &state) {
        state.triggers[0].stage = static_cast<kernel::TriggerState::Stage>(9);
    });
    QTest::newRow("place of nobody") << Change([](kernel::PrivateState &state) {
        state.triggers[0].places.push_back({4'000'000'000U, Tick{0}, false});
    });
    QTest::newRow("trend of no field") << Change([](kernel::PrivateState &state) {
        kernel::TrendState trend;
        trend.key = {2, {900, 0}};
        trend.durationUs = 1;
        state.trends.push_back(trend);
    });
    QTest::newRow("trend of no duration") << Change([](kernel::PrivateState &state) {
        kernel::TrendState trend;
        trend.key = {2, {1, 0}};
        state.trends.push_back(trend);
    });
    QTest::newRow("motion of nobody") << Change([](kernel::PrivateState &state) {
        kernel::MotionState motion;
        motion.handle = 4'000'000'000U;
        motion.durationUs = 1;
        state.motions.push_back(motion);
    });
    QTest::newRow("patient who is none")
        << Change([](kernel::PrivateState &state) { state.patients[0].handle = 1; });
    QTest::newRow("the same patient twice")
        << Change([](kernel::PrivateState &state) { state.patients.push_back(state.patients[0]); });
    QTest::newRow("no rhythm") << Change([](kernel::PrivateState &state) {
        state.patients[0].shock.active = true;
        state.patients[0].shock.outcome = 50'000'000;
    });
    QTest::newRow("no drug") << Change([](kernel::PrivateState &state) {
        state.patients[0].body.fluids().push_back({50'000'000, 1, 1});
    });
    QTest::newRow("not a number") << Change([](kernel::PrivateState &state) {
        state.patients[0].meanOffset = std::numeric_limits<double>::quiet_NaN();
    });
    QTest::newRow("a beat that never comes")
        << Change([](kernel::PrivateState &state) { state.patients[0].beats.threshold = 1e30; });
    QTest::newRow("no phase") << Change(
        [](kernel::PrivateState &state) { state.phase = Id(5, 5); });
}

void TestDeterminism::senselessNumbersAreRefused()
{
    QFETCH(std::function<void(kernel::PrivateState &)>, change);
    const content::Document document = arrest();
    Run run(document);
    run.until(100);
    // What a checkpoint holds, around the state: see writeCheckpoint.
    const std::string good = run.simulation().checkpoint();
    kernel::StateReader outer(good);
    std::uint32_t magic = 0;
    int version = 0;
    std::string inside;
    outer(magic, version, inside);
    const std::string rest = good.substr(good.size() - outer.left());
    const auto withState = [&](const std::string &state) {
        kernel::StateWriter out;
        std::string bytes = state;
        out(magic, version, bytes);
        return out.take() + rest;
    };
    kernel::PrivateState state;
    kernel::EventSink events;
    world::World world = run.world();
    kernel::FieldWriter fields(world);
    kernel::StateReader inner(inside);
    inner(state, events, fields);
    QVERIFY(inner.ok() && inner.atEnd());
    const auto written = [&] {
        kernel::StateWriter out;
        out(state, events, fields);
        return withState(out.take());
    };
    QCOMPARE(written(), good);
    change(state);
    Run other(document);
    const std::uint64_t before = other.simulation().privateHash();
    const auto restored = other.simulation().restore(written(), run.world());
    QVERIFY(!restored);
    QCOMPARE(restored.error().code(), std::string("kernel.checkpoint.malformed"));
    QCOMPARE(other.simulation().privateHash(), before);
}

void TestDeterminism::senselessWorldsAreRefused()
{
    const content::Document document = arrest();
    Run run(document);
    run.until(100);
    const std::string good = run.simulation().checkpoint();
    const auto refused = [&](const world::World &world) {
        Run other(document);
        const auto restored = other.simulation().restore(good, world);
        return !restored && restored.error().code() == "kernel.checkpoint.malformed";
    };
    QVERIFY(!refused(run.world()));
    world::World rhythm = run.world();
    rhythm.setRaw(run.patient(), rhythm.layout().find("rhythm.ecg"), 50'000'000);
    QVERIFY(refused(rhythm));
    world::World circle = run.world();
    circle.setParent(circle.parent(run.patient()), run.patient());
    QVERIFY(refused(circle));
    world::World late = run.world();
    late.setTick(Tick{INT64_MAX});
    QVERIFY(refused(late));
}

void TestDeterminism::checkpointSurvivesTheCodec()
{
    // As after a crash: the world comes from a keyframe, which knows no records.
    Run run(arrest());
    while (run.world().tick().n < 1000) {
        care(run);
        run.step();
    }
    world::World decoded(run.world().sharedLayout());
    QVERIFY(world::applyKeyframe(
        decoded, world::encodeKeyframe(run.world(), world::VisibilityClass::Author)));
    Run other(arrest());
    QVERIFY(other.simulation().restore(run.simulation().checkpoint(), decoded));
    QCOMPARE(other.simulation().stateHash(), run.simulation().stateHash());
    QCOMPARE(other.world().tick().n, 1000);
    // Undo needs the records: the edit of tick 900 is taken back by both alike.
    QCOMPARE(run.undo(), std::string());
    QCOMPARE(other.undo(), std::string());
    run.until(60);
    other.until(60);
    QCOMPARE(other.simulation().stateHash(), run.simulation().stateHash());
    QCOMPARE(other.value("vitals.hr"), 92.0);
}

void TestDeterminism::idsHaveNoGap()
{
    Run run(arrest());
    while (run.world().tick().n < 6000) {
        care(run);
        run.step();
    }
    std::map<world::Handle, std::uint64_t> sequences;
    std::uint64_t id = 0;
    for (const recording::Event &event : run.events()) {
        QCOMPARE(event.id, ++id);
        QCOMPARE(event.aggregateSeq, ++sequences[event.aggregate]);
        QVERIFY(event.cause < event.id);
        QVERIFY(event.correlation <= event.id && event.correlation > 0);
        QVERIFY(event.origin == recording::Origin::Input ||
                event.origin == recording::Origin::Derived);
    }
    QVERIFY(id > 40); // something happened
}

QTEST_APPLESS_MAIN(TestDeterminism)
#include "tst_determinism.moc"
