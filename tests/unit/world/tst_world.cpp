// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/world/world.h"
#include "tests/support/random_world.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <map>
#include <set>

using namespace ward;
using namespace ward::world;

namespace {

struct Fixture
{
    World world{test::shippedLayout()};
    Handle patient = world.createEntity(Id(1, 1));
    Handle monitor = world.createEntity(Id(1, 2));
    Fixture()
    {
        for (const char *component : {"vitals", "transform", "rhythm", "sensors"})
            world.addComponent(patient, world.layout().componentIndex(component));
        world.addComponent(monitor, world.layout().componentIndex("monitor"));
    }
    [[nodiscard]] FieldRef field(const char *path) const { return world.layout().find(path); }
};

} // namespace

class TestWorld : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handlesAreNeverReused();
    void poolsStaySortedWhateverTheOrder();
    void roundsToTheStep_data();
    void roundsToTheStep();
    void rotationsAreReadBackUnchanged();
    void setValueConvertsAndRefuses_data();
    void setValueConvertsAndRefuses();
    void destroyingUnsetsReferences();
    void copiesAreIndependent();
    void stateHashSeesEveryPart();
    void stateHashIgnoresTheOrderOfTexts();
    void contentHashIgnoresHandles();
    void hashesAreGolden();
};

void TestWorld::handlesAreNeverReused()
{
    Fixture f;
    QCOMPARE(f.patient, Handle(1));
    f.world.destroyEntity(f.monitor);
    QVERIFY(!f.world.isAlive(f.monitor));
    QCOMPARE(f.world.find(Id(1, 2)), kNoHandle);
    QVERIFY(f.world.id(f.monitor) == Id(1, 2));
    QCOMPARE(f.world.createEntity(Id(1, 2)), Handle(3));
    QCOMPARE(f.world.createEntity(Id(1, 9), 12), Handle(12));
    QCOMPARE(f.world.nextHandle(), Handle(13));
    QCOMPARE(f.world.entities(), (std::vector<Handle>{1, 3, 12}));
}

void TestWorld::poolsStaySortedWhateverTheOrder()
{
    test::Dice dice(3);
    World world(test::shippedLayout());
    const int vitals = world.layout().componentIndex("vitals");
    const FieldRef hr = world.layout().find("vitals.hr");
    for (int i = 0; i < 200; ++i)
        world.createEntity(Id(5, std::uint64_t(i) + 1));
    std::map<Handle, int> expected;
    for (int i = 0; i < 2000; ++i) {
        const Handle handle = Handle(dice.roll(200) + 1);
        if (dice.oneIn(3)) {
            world.removeComponent(handle, vitals);
            expected.erase(handle);
        } else {
            world.addComponent(handle, vitals);
            const int value = dice.roll(200);
            world.setRaw(handle, hr, value);
            expected[handle] = value;
        }
    }
    std::vector<Handle> order;
    for (const auto &[handle, value] : expected) {
        order.push_back(handle);
        QCOMPARE(world.raw(handle, hr), value);
    }
    const auto having = world.having(vitals);
    QCOMPARE(std::vector<Handle>(having.begin(), having.end()), order);
}

void TestWorld::roundsToTheStep_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("stored");
    QTest::newRow("whole") << QByteArray("vitals.hr") << 92.4 << 92.0;
    QTest::newRow("half up") << QByteArray("vitals.hr") << 92.5 << 93.0;
    QTest::newRow("half down below 0") << QByteArray("vitals.cvp") << -2.5 << -3.0;
    QTest::newRow("tenths") << QByteArray("vitals.temp") << 37.04 << 37.0;
    QTest::newRow("tenths exact") << QByteArray("vitals.temp") << 0.1 + 0.2 << 0.3;
    QTest::newRow("0.05") << QByteArray("vitals.st") << 0.12 << 0.1;
    QTest::newRow("huge") << QByteArray("vitals.hr") << 1e300 << 2147483647.0;
}

void TestWorld::roundsToTheStep()
{
    QFETCH(QByteArray, field);
    QFETCH(double, value);
    QFETCH(double, stored);
    Fixture f;
    f.world.setQuantity(f.patient, f.field(field), value);
    QCOMPARE(f.world.quantity(f.patient, f.field(field)).value(), stored);
    f.world.setQuantity(f.patient, f.field(field), std::numeric_limits<double>::quiet_NaN());
    QVERIFY(!f.world.quantity(f.patient, f.field(field)));
}

void TestWorld::rotationsAreReadBackUnchanged()
{
    Fixture f;
    test::Dice dice(17);
    const FieldRef rotation = f.field("transform.rotation");
    for (int i = 0; i < 2000; ++i) {
        const auto part = [&] { return dice.roll(20001) / 10000.0 - 1; };
        const Quat q{part(), part(), part(), part()};
        f.world.setQuat(f.patient, rotation, q);
        const auto slots = f.world.slots(f.patient, rotation.component);
        const std::vector<std::int32_t> before(slots.begin(), slots.end());
        // What undo does: read the value, write it back.
        QVERIFY(f.world.setValue(f.patient, rotation, f.world.value(f.patient, rotation)));
        const auto again = f.world.slots(f.patient, rotation.component);
        QVERIFY(std::equal(before.begin(), before.end(), again.begin()));
        // q and −q are stored alike, and within 0.05° of what was meant.
        f.world.setQuat(f.patient, rotation, {-q.w, -q.x, -q.y, -q.z});
        QVERIFY(std::equal(before.begin(), before.end(),
                           f.world.slots(f.patient, rotation.component).begin()));
        const Quat r = f.world.quat(f.patient, rotation);
        const double n = std::sqrt(q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z);
        if (n < 0.01)
            continue;
        const double cosine = std::fabs(q.w * r.w + q.x * r.x + q.y * r.y + q.z * r.z) / n;
        QVERIFY(2 * std::acos(std::min(1.0, cosine)) < 0.05 * 3.14159265 / 180);
    }
}

void TestWorld::setValueConvertsAndRefuses_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("kind"); // 0 kPa, 1 text, 2 bool, 3 known id, 4 unknown id
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("kPa") << QByteArray("vitals.sbp") << 0 << QByteArray();
    QTest::newRow("text into number")
        << QByteArray("vitals.hr") << 1 << QByteArray("world.value.type");
    QTest::newRow("unknown enum") << QByteArray("rhythm.ecg") << 1
                                  << QByteArray("world.value.unknown-enum");
    QTest::newRow("flag") << QByteArray("sensors.ecg") << 2 << QByteArray();
    QTest::newRow("flag into enum")
        << QByteArray("rhythm.ecg") << 2 << QByteArray("world.value.type");
    QTest::newRow("unit") << QByteArray("vitals.hr") << 0
                          << QByteArray("content.units.incompatible");
    QTest::newRow("dangling") << QByteArray("monitor.patient") << 4
                              << QByteArray("world.value.dangling-ref");
    QTest::newRow("reference") << QByteArray("monitor.patient") << 3 << QByteArray();
}

void TestWorld::setValueConvertsAndRefuses()
{
    QFETCH(QByteArray, field);
    QFETCH(int, kind);
    QFETCH(QByteArray, code);
    Fixture f;
    const FieldRef ref = f.field(field);
    const Handle handle = field.startsWith("monitor") ? f.monitor : f.patient;
    const content::CellValue values[] = {content::Quantity{16, "kPa"}, std::string("soup"), true,
                                         Id(1, 1), Id(7, 7)};
    const auto done = f.world.setValue(handle, ref, values[kind]);
    QCOMPARE(QByteArray::fromStdString(done ? std::string() : done.error().code()), code);
    if (field == "vitals.sbp")
        QCOMPARE(f.world.quantity(handle, ref).value(), 120.0);
    if (kind == 3)
        QVERIFY(std::get<Id>(f.world.value(handle, ref)) == Id(1, 1));
    QVERIFY(f.world.setValue(handle, ref, {}));
    QVERIFY(content::isAbsent(f.world.value(handle, ref)));
}

void TestWorld::destroyingUnsetsReferences()
{
    Fixture f;
    const FieldRef ref = f.field("monitor.patient");
    QVERIFY(f.world.setValue(f.monitor, ref, Id(1, 1)));
    f.world.setParent(f.monitor, f.patient);
    QCOMPARE(f.world.children(f.patient), std::vector<Handle>{f.monitor});
    f.world.editTracks(f.patient).beats.push_back({});
    f.world.destroyEntity(f.patient);
    QCOMPARE(f.world.raw(f.monitor, ref), kUnset);
    QCOMPARE(f.world.parent(f.monitor), kNoHandle);
    QVERIFY(f.world.havingTracks().empty());
    QVERIFY(f.world.having(f.world.layout().componentIndex("vitals")).empty());
}

void TestWorld::copiesAreIndependent()
{
    test::Dice dice(5);
    World world = test::randomWorld(dice, 50);
    for (int i = 0; i < 50; ++i) {
        const World copy = world;
        const std::uint64_t hash = copy.stateHash();
        test::mutate(world, dice, 20);
        QCOMPARE(copy.stateHash(), hash);
    }
}

void TestWorld::stateHashSeesEveryPart()
{
    Fixture f;
    f.world.setText(f.patient, f.field("entity.name"), "Mr Okafor");
    std::set<std::uint64_t> hashes{f.world.stateHash()};
    const auto differs = [&] { return hashes.insert(f.world.stateHash()).second; };
    f.world.setQuantity(f.patient, f.field("vitals.hr"), 90);
    QVERIFY(differs());
    f.world.setText(f.patient, f.field("entity.name"), "Mrs Okafor");
    QVERIFY(differs());
    f.world.editTracks(f.patient);
    QVERIFY(differs());
    f.world.editTracks(f.patient).beats.push_back({.onsetUs = 5});
    QVERIFY(differs());
    f.world.editTracks(f.patient).breaths.push_back({.onsetUs = 5});
    QVERIFY(differs());
    f.world.addComponent(f.monitor, f.world.layout().componentIndex("vitals"));
    QVERIFY(differs());
    const Handle extra = f.world.createEntity(Id(9, 9));
    QVERIFY(differs());
    f.world.destroyEntity(extra);
    QVERIFY(differs()); // the next handle is another one
}

void TestWorld::stateHashIgnoresTheOrderOfTexts()
{
    Fixture a;
    Fixture b;
    b.world.intern("something else");
    for (Fixture *f : {&a, &b})
        f->world.setText(f->patient, f->field("entity.name"), "Mr Okafor");
    QVERIFY(a.world.raw(1, a.field("entity.name")) != b.world.raw(1, b.field("entity.name")));
    QCOMPARE(a.world.stateHash(), b.world.stateHash());
}

void TestWorld::contentHashIgnoresHandles()
{
    const auto make = [](bool swapped) {
        World world(test::shippedLayout());
        Handle handles[2];
        for (int i = 0; i < 2; ++i) {
            const int which = swapped ? 1 - i : i;
            handles[which] = world.createEntity(Id(4, std::uint64_t(which) + 1));
        }
        world.setParent(handles[1], handles[0]);
        world.setText(handles[0], world.layout().find("entity.name"), "Cart");
        return world;
    };
    QVERIFY(make(false).stateHash() != make(true).stateHash());
    QCOMPARE(make(false).contentHash(), make(true).contentHash());
}

void TestWorld::hashesAreGolden()
{
    // The same on every machine, in debug and release, with and without FMA: recordings compare
    // hashes made elsewhere. A change here is a change of format.
    World world = test::ward(40, 3, test::goldenLayout());
    test::Dice dice(1);
    for (int i = 0; i < 100; ++i)
        test::step(world, dice, 7);
    QCOMPARE(hexHash(world.stateHash()), std::string("bde621cc8e560725"));
    QCOMPARE(hexHash(world.contentHash()), std::string("7e92555c4bc786b7"));
}

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
