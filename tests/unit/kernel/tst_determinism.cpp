// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/world/state_codec.h"
#include "tests/support/scenario.h"
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/scenario_builder.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

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
    Run run(arrest());
    run.until(120);
    const std::string good = run.simulation().checkpoint();
    for (std::uint64_t i = 0; i < 300; ++i) {
        std::string bad = good;
        const auto at = randomBits(9, i, 0) % bad.size();
        if (i % 3 == 0)
            bad.resize(at);
        else
            bad[at] = static_cast<char>(bad[at] ^ (1 << randomBits(9, i, 1) % 8));
        Run other(arrest());
        // Refused, or a number differs; never anything else.
        (void)other.simulation().restore(bad, run.world());
    }
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
