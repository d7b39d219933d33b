// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document.h"
#include "core/world/instantiate.h"
#include "core/world/looks.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <cmath>

using namespace ward;
using namespace ward::content;
using namespace ward::world;

namespace {

const char *const kKit = R"({"package":"kit","version":"1.0.0","prefabs":[
{"id":"bed","model":"bed.glb","components":{"transform":{},"bed":{}},
 "sockets":[{"name":"mattress","position":[0,0.6,0]},{"name":"pillow","position":[0,0.6,-0.8]},
            {"name":"wheel"}],
 "joints":[
  {"nodes":["deck"],"kind":"slide","axis":[0,1,0],"field":"bed.height","from":[60,100],"to":[0,0.4],
   "carries":["mattress","pillow"]},
  {"nodes":["back"],"kind":"rotate","axis":[1,0,0],"pivot":[0,0.6,0],"field":"bed.head",
   "from":[0,70],"to":[0,70],"carries":["pillow"]}]},
{"id":"person","model":"person.glb","components":{"transform":{},"patient":{}},
 "sockets":[{"name":"mouth","position":[0,0.2,-0.6]}],
 "variants":[
  {"when":{"patient.posture":"sitting"},"model":"person.sitting.glb"},
  {"when":{"patient.posture":"as-bed","bed.head":[45,71]},"model":"person.sitting.glb",
   "sockets":[{"name":"mouth","position":[0,0.7,-0.1]}]},
  {"when":{"patient.posture":["supine","as-bed"],"bed.head":[0,15]},"model":"person.supine.glb"}],
 "tints":[{"material":"skin","field":"patient.skin","values":{"pale":"#ffffff"}}]},
{"id":"cup","components":{"transform":{}}},
{"id":"bag","model":"bag.glb","components":{"transform":{},"bag":{}},
 "sockets":[{"name":"top","position":[0,0.4,0]}],
 "joints":[{"nodes":["fluid"],"kind":"scale","axis":[0,1,0],"pivot":[0,0.2,0],"field":"bag.level",
   "from":[0,100],"to":[0,1],"carries":["top"]}]}
]})";

const Catalogue &kit()
{
    static const Catalogue catalogue = Catalogue::parse(kKit, Schema::shipped()).value();
    return catalogue;
}

/// A bed (2), a person in it (3), a cup on the pillow (4), a bag beside (5).
World room(Cells bed = {}, Cells patient = {}, Cells bag = {})
{
    Document document;
    const Id scenario(1, 1);
    (void)document.add({scenario, "scenario", {}, "", {}});
    const auto entity = [&](std::uint64_t n, const Id &parent, const char *rank, const char *prefab,
                            const char *socket) {
        Cells cells{{"prefab", std::string("kit@1.0.0#") + prefab}};
        if (*socket != 0)
            cells["socket"] = std::string(socket);
        (void)document.add({{1, n}, "entity", parent, rank, cells});
    };
    entity(2, scenario, "V", "bed", "");
    entity(3, {1, 2}, "V", "person", "mattress");
    entity(4, {1, 2}, "W", "cup", "pillow");
    entity(5, scenario, "W", "bag", "");
    (void)document.add({{1, 12}, "bed", {1, 2}, "", std::move(bed)});
    (void)document.add({{1, 13}, "patient", {1, 3}, "", std::move(patient)});
    (void)document.add({{1, 15}, "bag", {1, 5}, "", std::move(bag)});
    return instantiate(document, Schema::shipped(), kit()).value();
}

Quantity degrees(double value)
{
    return {value, "deg"};
}
Quantity centimetres(double value)
{
    return {value, "cm"};
}

const char *const kOwn = "person.glb";

std::string modelOf(const World &world)
{
    const Prefab &person = *kit().prefab("person");
    const ModelVariant *variant = variantOf(world, world.find({1, 3}), person);
    return variant ? variant->model : person.model;
}

bool near(const Vec3 &a, const Vec3 &b)
{
    const Vec3 d = a - b;
    return std::sqrt(dot(d, d)) < 1e-6;
}

} // namespace

class TestWorldLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAttachedGoesWithTheJoint()
    {
        // Flat and low: as the model is at rest.
        const World low = room({{"head", degrees(0)}, {"height", centimetres(60)}});
        QVERIFY(near(worldPose(low, kit(), low.find({1, 3})).position, {0, 0.6, 0}));
        QVERIFY(near(worldPose(low, kit(), low.find({1, 4})).position, {0, 0.6, -0.8}));

        const World high = room({{"head", degrees(0)}, {"height", centimetres(90)}});
        QVERIFY(near(worldPose(high, kit(), high.find({1, 3})).position, {0, 0.9, 0}));

        // The backrest turns as if the deck had not risen, then the deck takes it up.
        const World up = room({{"head", degrees(60)}, {"height", centimetres(90)}});
        QVERIFY(near(worldPose(up, kit(), up.find({1, 3})).position, {0, 0.9, 0}));
        const Pose cup = worldPose(up, kit(), up.find({1, 4}));
        const double angle = 3.14159265358979 / 3;
        QVERIFY(near(cup.position, {0, 0.9 + 0.8 * std::sin(angle), -0.8 * std::cos(angle)}));
        QVERIFY(near(cup.rotation.rotate({0, 0, -1}), {0, std::sin(angle), -std::cos(angle)}));
        // A socket that nothing carries stays.
        QVERIFY(near(socketPose(up, up.find({1, 2}), *kit().prefab("bed"), "wheel")->position, {}));
        QVERIFY(!socketPose(up, up.find({1, 2}), *kit().prefab("bed"), "roof"));
    }

    void defaultsHoldWhereNothingIsSaid()
    {
        const World world = room();
        // 30° and 66 cm are the schema's.
        const auto pillow = socketPose(world, world.find({1, 2}), *kit().prefab("bed"), "pillow");
        QVERIFY(near(pillow->position, {0, 0.66 + 0.4, -0.8 * std::sqrt(3) / 2}));
    }

    void aStretchMovesWhatHangsOnIt()
    {
        const World half = room({}, {}, {{"level", Quantity{50, "%"}}});
        const auto top = socketPose(half, half.find({1, 5}), *kit().prefab("bag"), "top");
        QVERIFY(near(top->position, {0, 0.3, 0}));
        QCOMPARE(top->rotation, Quat{});
    }

    void modelByPosture_data()
    {
        QTest::addColumn<QByteArray>("posture");
        QTest::addColumn<int>("head");
        QTest::addColumn<QByteArray>("model");
        QTest::newRow("own") << QByteArray("sitting") << 0 << QByteArray("person.sitting.glb");
        QTest::newRow("bed flat") << QByteArray("as-bed") << 0 << QByteArray("person.supine.glb");
        QTest::newRow("bed half up") << QByteArray("as-bed") << 30 << QByteArray(kOwn);
        QTest::newRow("bed up") << QByteArray("as-bed") << 45 << QByteArray("person.sitting.glb");
        QTest::newRow("none matches") << QByteArray("head-up") << 0 << QByteArray(kOwn);
        QTest::newRow("all must hold") << QByteArray("supine") << 40 << QByteArray(kOwn);
    }
    void modelByPosture()
    {
        QFETCH(QByteArray, posture);
        QFETCH(int, head);
        QFETCH(QByteArray, model);
        const World world = room({{"head", degrees(head)}}, {{"posture", posture.toStdString()}});
        QCOMPARE(modelOf(world), model.toStdString());
    }

    void aVariantPutsItsSocketsElsewhere()
    {
        const Prefab &person = *kit().prefab("person");
        const World flat = room({{"head", degrees(0)}});
        QVERIFY(
            near(socketPose(flat, flat.find({1, 3}), person, "mouth")->position, {0, 0.2, -0.6}));
        const World up = room({{"head", degrees(60)}});
        QVERIFY(near(socketPose(up, up.find({1, 3}), person, "mouth")->position, {0, 0.7, -0.1}));
    }

    void coloursComeFromTheWorldOrFromWhatStandsForIt()
    {
        const Tint &skin = kit().prefab("person")->looks.tints.at(0);
        const World pale = room({}, {{"skin", std::string("pale")}});
        QVERIFY(colourOf(pale, pale.find({1, 3}), skin));
        const World own = room();
        QVERIFY(!colourOf(own, own.find({1, 3}), skin));
        const std::pair<std::string_view, std::string_view> instead{"patient.skin", "pale"};
        QVERIFY(colourOf(own, own.find({1, 3}), skin, {&instead, 1}));
    }

    void clocksShowSimulatedTime()
    {
        using enum Joint::Clock;
        const SimTime time = SimTime::fromSeconds(14 * 3600 + 30 * 60 + 47);
        QCOMPARE(clockReading(Hour, time), 2.5);
        QCOMPARE(clockReading(Minute, time), 30 + 40.0 / 60);
        QCOMPARE(clockReading(Second, time), 47.0);
        QCOMPARE(clockReading(Hour, SimTime{}), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestWorldLooks)
#include "tst_looks.moc"
