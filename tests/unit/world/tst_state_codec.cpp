// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/state_codec.h"
#include "tests/support/random_world.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <map>

using namespace ward;
using namespace ward::world;

class TestStateCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keyframesRoundTrip();
    void keyframesByDictionary();
    void deltasRoundTrip();
    void anUnchangedWorldCostsFiveBytes();
    void workedExample();
    void learnersGetNothingHidden();
    void damagedKeyframesLeaveTheWorldAlone();
    void damagedDeltasNeverCrash();
    void changesAreReported();
};

void TestStateCodec::keyframesRoundTrip()
{
    test::Dice dice(1);
    for (int round = 0; round < 60; ++round) {
        World world = test::randomWorld(dice, dice.roll(60));
        test::mutate(world, dice, 30);
        world.setTick(Tick{dice.roll(100'000)}, std::uint32_t(dice.roll(3)));
        const std::string bytes = encodeKeyframe(world, VisibilityClass::Author);
        World read(world.sharedLayout());
        QVERIFY(applyKeyframe(read, bytes));
        QCOMPARE(read.stateHash(), world.stateHash());
        QCOMPARE(read.contentHash(), world.contentHash());
        QCOMPARE(read.tick().n, world.tick().n);
        QCOMPARE(read.sub(), world.sub());
        QCOMPARE(encodeKeyframe(read, VisibilityClass::Author), bytes);
        // Over a world that holds something else, too.
        World other = test::randomWorld(dice, 20);
        QVERIFY(applyKeyframe(other, bytes));
        QCOMPARE(other.stateHash(), world.stateHash());
    }
}

void TestStateCodec::keyframesByDictionary()
{
    test::Dice dice(2);
    const World world = test::randomWorld(dice, 40);
    const std::string bytes =
        encodeKeyframe(world, VisibilityClass::Author, KeyframeIds::ByDictionary);
    World stranger(world.sharedLayout());
    QCOMPARE(applyKeyframe(stranger, bytes).error().code(),
             std::string("world.codec.unknown-entity"));
    std::vector<std::pair<Handle, Id>> ids;
    for (const Handle handle : world.entities())
        ids.emplace_back(handle, world.id(handle));
    knowEntityIds(stranger, ids);
    QVERIFY(stranger.entities().empty());
    QVERIFY(applyKeyframe(stranger, bytes));
    QCOMPARE(stranger.stateHash(), world.stateHash());
    QVERIFY(bytes.size() + 40 * 16 == encodeKeyframe(world, VisibilityClass::Author).size());
}

void TestStateCodec::deltasRoundTrip()
{
    test::Dice dice(3);
    for (int round = 0; round < 20; ++round) {
        World world = test::randomWorld(dice, 30);
        World replica(world.sharedLayout());
        QVERIFY(applyKeyframe(replica, encodeKeyframe(world, VisibilityClass::Author)));
        for (int tick = 0; tick < 60; ++tick) {
            const World before = world;
            world.setTick(world.tick() + dice.roll(2), std::uint32_t(dice.roll(2)));
            test::mutate(world, dice, dice.roll(25));
            const std::string delta = encodeDelta(before, world, VisibilityClass::Author);
            const auto done = applyDelta(replica, delta);
            QVERIFY2(done, done ? "" : done.error().code().c_str());
            QCOMPARE(replica.stateHash(), world.stateHash());
            QCOMPARE(replica.tick().n, world.tick().n);
            QCOMPARE(replica.sub(), world.sub());
        }
        QCOMPARE(replica.contentHash(), world.contentHash());
    }
}

void TestStateCodec::anUnchangedWorldCostsFiveBytes()
{
    World world = test::ward(500, 20);
    World next = world;
    next.setTick(world.tick() + 1);
    QVERIFY(encodeDelta(world, next, VisibilityClass::Author).size() <= 5);
    // Written and set back: the pool is no longer shared, but holds the same.
    const FieldRef position = world.layout().find("transform.position");
    next.setRaw(7, position, 1);
    next.setRaw(7, position, world.raw(7, position));
    QVERIFY(encodeDelta(world, next, VisibilityClass::Author).size() <= 5);
}

void TestStateCodec::workedExample()
{
    // The example of docs/formats/recording.md, byte by byte.
    World world(test::goldenLayout());
    const Handle patient = world.createEntity(Id(1, 1));
    const FieldRef hr = world.layout().find("vitals.hr");
    world.addComponent(patient, hr.component);
    world.setQuantity(patient, hr, 92);
    world.setTick(Tick{2849});
    World next = world;
    next.setTick(Tick{2850});
    next.setQuantity(patient, hr, 110);
    const std::string delta = encodeDelta(world, next, VisibilityClass::Author);
    QCOMPARE(QByteArray::fromStdString(delta).toHex(' '),
             QByteArray("44 04 02 00 05 00 00 01 01 01 00 00 25 00"));
}

void TestStateCodec::learnersGetNothingHidden()
{
    World world(test::shippedLayout());
    const Handle patient = world.createEntity(Id(1, 1));
    const FieldRef diagnosis = world.layout().find("patient.diagnosis");
    const FieldRef allergies = world.layout().find("patient.allergies");
    world.addComponent(patient, diagnosis.component);
    world.setText(patient, diagnosis, "secret tamponade");
    world.setText(patient, allergies, "penicillin");
    const auto has = [](const std::string &bytes, const char *text) {
        return bytes.find(text) != std::string::npos;
    };
    const std::string key = encodeKeyframe(world, VisibilityClass::Learner);
    QVERIFY(!has(key, "tamponade"));
    QVERIFY(has(key, "penicillin"));
    QVERIFY(has(encodeKeyframe(world, VisibilityClass::Staff), "tamponade"));
    World replica(world.sharedLayout());
    QVERIFY(applyKeyframe(replica, key));

    World next = world;
    next.setText(patient, diagnosis, "secret pneumothorax");
    next.setText(patient, allergies, "latex");
    const std::string delta = encodeDelta(world, next, VisibilityClass::Learner);
    QVERIFY(!has(delta, "pneumothorax"));
    QVERIFY(applyDelta(replica, delta));
    QVERIFY(replica.text(patient, allergies) == "latex");
    QVERIFY(replica.text(patient, diagnosis).empty());
    // A text that was hidden so far arrives when a visible field shows it.
    const World last = next;
    next.setText(patient, allergies, "secret pneumothorax");
    QVERIFY(applyDelta(replica, encodeDelta(last, next, VisibilityClass::Learner)));
    QVERIFY(replica.text(patient, allergies) == "secret pneumothorax");
}

void TestStateCodec::damagedKeyframesLeaveTheWorldAlone()
{
    test::Dice dice(8);
    const World source = test::randomWorld(dice, 12);
    const std::string bytes = encodeKeyframe(source, VisibilityClass::Author);
    World world = test::randomWorld(dice, 5);
    const std::uint64_t hash = world.stateHash();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        QVERIFY(!applyKeyframe(world, std::string_view(bytes).substr(0, size)));
        QCOMPARE(world.stateHash(), hash);
    }
    QVERIFY(!applyKeyframe(world, bytes + "x"));
    for (int i = 0; i < 5000; ++i) {
        std::string damaged = bytes;
        damaged[std::size_t(dice.roll(int(bytes.size())))] ^= char(1 << dice.roll(8));
        World copy = world;
        if (!applyKeyframe(copy, damaged))
            QCOMPARE(copy.stateHash(), hash);
        else
            (void)copy.stateHash(); // decodable: must at least be a whole world
    }
    std::string otherLayout = bytes;
    otherLayout[3] ^= 1;
    QCOMPARE(applyKeyframe(world, otherLayout).error().code(), std::string("world.codec.layout"));
}

void TestStateCodec::damagedDeltasNeverCrash()
{
    test::Dice dice(9);
    const World before = test::randomWorld(dice, 12);
    World after = before;
    test::mutate(after, dice, 60);
    const std::string bytes = encodeDelta(before, after, VisibilityClass::Author);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        World world = before;
        QVERIFY(!applyDelta(world, std::string_view(bytes).substr(0, size)));
    }
    for (int i = 0; i < 5000; ++i) {
        std::string damaged = bytes;
        damaged[std::size_t(dice.roll(int(bytes.size())))] ^= char(1 << dice.roll(8));
        World world = before;
        (void)applyDelta(world, damaged);
        (void)world.stateHash();
        (void)encodeKeyframe(world, VisibilityClass::Author);
    }
}

void TestStateCodec::changesAreReported()
{
    test::Dice dice(10);
    World world = test::randomWorld(dice, 20);
    for (int i = 0; i < 20; ++i) {
        const World before = world;
        test::mutate(world, dice, 10);
        int reported = 0;
        forEachChange(before, world,
                      [&](int component, Handle handle, int slot, std::int32_t a, std::int32_t b) {
                          ++reported;
                          const FieldRef ref{std::uint16_t(component), std::uint16_t(slot)};
                          QCOMPARE(before.raw(handle, ref), a);
                          QCOMPARE(world.raw(handle, ref), b);
                          QVERIFY(a != b);
                      });
        int expected = 0;
        for (std::size_t c = 0; c < world.layout().components().size(); ++c) {
            for (Handle handle = 1; handle < world.nextHandle(); ++handle) {
                for (std::uint16_t slot = 0; slot < world.layout().components()[c].slots; ++slot) {
                    const FieldRef ref{std::uint16_t(c), slot};
                    expected += before.raw(handle, ref) != world.raw(handle, ref);
                }
            }
        }
        QCOMPARE(reported, expected);
    }
}

QTEST_GUILESS_MAIN(TestStateCodec)
#include "tst_state_codec.moc"
