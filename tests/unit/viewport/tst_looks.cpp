// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document.h"
#include "core/world/instantiate.h"
#include "tests/unit/viewport/model_file.h"
#include "viewport/camera/camera_rig.h"
#include "viewport/picking/snap_solver.h"
#include "viewport/scene/body_signs.h"
#include "viewport/scene/label_model.h"
#include "viewport/scene/scene_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace ward;
using namespace ward::viewport;
using content::Cells;
using content::Quantity;

namespace {

const char *const kKit = R"({"package":"kit","version":"1.0.0","prefabs":[
{"id":"bed","name":"Bed","kind":"furniture","model":"bed.glb","size":[1,1,2],
 "components":{"transform":{},"bed":{"head":"0 deg"}},
 "sockets":[{"name":"mattress","kind":"surface","position":[0,0.6,0],"size":[0.9,1.9]},
            {"name":"pillow","position":[0,0.6,-0.8]}],
 "joints":[
  {"nodes":["deck"],"kind":"slide","axis":[0,1,0],"field":"bed.height","from":[60,100],"to":[0,0.4],
   "carries":["mattress","pillow"]},
  {"nodes":["back"],"kind":"rotate","axis":[1,0,0],"pivot":[0,0.6,0],"field":"bed.head",
   "from":[0,70],"to":[0,70],"carries":["pillow"]}],
 "shown":[{"nodes":["rail"],"when":{"bed.rails":true}}],
 "lod":[{"model":"bed.far.glb","below":0.4},{"model":"bed.farther.glb","below":0.15}]},
{"id":"person","name":"Person","kind":"patient","model":"person.glb","size":[0.5,0.3,1.8],
 "components":{"transform":{},"patient":{},"vitals":{}},
 "sockets":[{"name":"head","position":[0,0.2,-0.8]}],
 "variants":[
  {"when":{"patient.posture":"sitting"},"model":"person.sitting.glb",
   "sockets":[{"name":"head","position":[0,1.2,0]}]},
  {"when":{"patient.posture":"left-lateral"},"model":"person.lost.glb"}],
 "shown":[{"nodes":["lids"],"when":{"patient.eyes":"closed"}}],
 "tints":[{"material":"skin","field":"patient.skin","values":{"pale":"#ffffff","cyanotic":"#0000ff"}}],
 "breath":[{"centre":[0,0.2,-0.3],"radius":[0.3,0.3,0.3],"rise":[0,0.02,0]}]},
{"id":"clock","name":"Clock","kind":"furniture","model":"clock.glb","size":[0.3,0.3,0.1],
 "components":{"transform":{}},
 "joints":[{"nodes":["hand"],"kind":"rotate","axis":[0,0,1],"field":"clock.minute","from":[0,60],
   "to":[0,-360]}]},
{"id":"bag","name":"Bag","kind":"supply","model":"bag.glb","size":[0.2,0.4,0.1],
 "components":{"transform":{},"bag":{}},
 "joints":[{"nodes":["fluid"],"kind":"scale","axis":[0,1,0],"pivot":[0,0.1,0],"field":"bag.level",
   "from":[0,100],"to":[0,1]}]},
{"id":"lamp","name":"Lamp","kind":"furniture","model":"nowhere.glb","size":[0.3,1.7,0.4],
 "components":{"transform":{}}}
]})";

const content::Catalogue &kit()
{
    static const content::Catalogue catalogue =
        content::Catalogue::parse(kKit, content::Schema::shipped()).value();
    return catalogue;
}

Result<std::string_view> kitFile(const std::string &path)
{
    using test::ModelFile;
    static const std::map<std::string, std::string> files{
        {"bed.glb", ModelFile{{"base", {-0.4, 0, -0.9}, {0.4, 0.3, 0.9}},
                              {"deck", {-0.45, 0.4, -1}, {0.45, 0.6, 1}},
                              {"back", {-0.45, 0.6, -1}, {0.45, 0.65, 0}, "deck"},
                              {"rail", {0.45, 0.6, -0.5}, {0.48, 0.9, 0.5}, "deck"}}
                        .bytes()},
        {"person.glb", ModelFile{{"body", {-0.25, 0, -0.9}, {0.25, 0.3, 0.9}, "", "skin"},
                                 {"lids", {-0.1, 0.3, -0.85}, {0.1, 0.31, -0.8}}}
                           .bytes()},
        {"person.sitting.glb",
         ModelFile{{"body", {-0.25, 0, -0.3}, {0.25, 1.3, 0.3}, "", "skin"}}.bytes()},
        {"clock.glb", ModelFile{{"body", {-0.15, -0.15, 0}, {0.15, 0.15, 0.02}},
                                {"hand", {-0.005, 0, 0.02}, {0.005, 0.12, 0.03}}}
                          .bytes()},
        {"bag.glb", ModelFile{{"body", {-0.1, 0, -0.05}, {0.1, 0.4, 0.05}},
                              {"fluid", {-0.09, 0.1, -0.04}, {0.09, 0.3, 0.04}}}
                        .bytes()}};
    const auto file = files.find(path);
    if (file == files.end())
        return failure("viewport.asset.missing", {{"file", path}});
    return std::string_view(file->second);
}

constexpr Vec3 kBedPlace{2, 0, 1};

/// A bed (2) with a person (3) in it, a second bed (4) far off, a clock (5), a bag (6), a lamp
/// without a model (7).
world::World bayOf(Cells bed = {}, Cells patient = {}, Cells vitals = {}, Cells bag = {})
{
    content::Document document;
    const Id scenario(1, 1);
    (void)document.add({scenario, "scenario", {}, "", {}});
    const auto entity = [&](std::uint64_t n, const Id &parent, const char *rank, const char *prefab,
                            const char *socket, const Vec3 &at) {
        Cells cells{{"prefab", std::string("kit@1.0.0#") + prefab}};
        if (*socket != 0)
            cells["socket"] = std::string(socket);
        (void)document.add({{1, n}, "entity", parent, rank, cells});
        (void)document.add({{2, n}, "transform", {1, n}, "", {{"position", at}}});
    };
    entity(2, scenario, "V", "bed", "", kBedPlace);
    entity(3, {1, 2}, "V", "person", "mattress", {});
    entity(4, scenario, "W", "bed", "", {-20, 0, 0});
    entity(5, scenario, "X", "clock", "", {0, 2, -3});
    entity(6, scenario, "Y", "bag", "", {5, 1, 0});
    entity(7, scenario, "Z", "lamp", "", {-5, 0, 0});
    (void)document.add({{3, 4}, "bed", {1, 4}, "", bed});
    (void)document.add({{3, 2}, "bed", {1, 2}, "", std::move(bed)});
    (void)document.add({{3, 3}, "patient", {1, 3}, "", std::move(patient)});
    (void)document.add({{4, 3}, "vitals", {1, 3}, "", std::move(vitals)});
    (void)document.add({{3, 6}, "bag", {1, 6}, "", std::move(bag)});
    return world::instantiate(document, content::Schema::shipped(), kit()).value();
}

Quantity degrees(double value)
{
    return {value, "deg"};
}
Quantity centimetres(double value)
{
    return {value, "cm"};
}

const Id kBed(1, 2);
const Id kPerson(1, 3);
const Id kOtherBed(1, 4);
const Id kClock(1, 5);
const Id kBag(1, 6);
const Id kLamp(1, 7);

bool near(const QVector3D &a, const QVector3D &b)
{
    return (a - b).length() < 1e-4F;
}

bool near(const Vec3 &a, const Vec3 &b)
{
    const Vec3 d = a - b;
    return std::sqrt(dot(d, d)) < 1e-4;
}

} // namespace

class TestViewportLooks : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        AssetStore assets{kit(), kitFile};
        SceneModel model{assets};
        QAbstractItemModelTester tester{&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest};

        void show(world::World world)
        {
            model.setWorld(std::make_shared<const world::World>(std::move(world)));
        }
        [[nodiscard]] const SceneEntity &of(const Id &id) const { return *model.entity(id); }
        /// Number of the group that holds the part of this node.
        [[nodiscard]] int group(const Id &id, const char *node) const
        {
            const Asset &asset = *of(id).asset;
            for (std::size_t i = 0; i < asset.mesh.parts.size(); ++i) {
                if (asset.mesh.parts[i].node == node)
                    return asset.groupOfPart[i];
            }
            return -1;
        }
        /// Height at which a ray from above meets `id` here.
        [[nodiscard]] double top(const Id &id, double x, double z) const
        {
            const auto hit = model.pickScene().pick({{x, 3, z}, {0, -1, 0}});
            return hit && hit->id == id ? hit->point.y : -1;
        }
    };

private Q_SLOTS:
    void jointsMoveNodesAndWhatIsBelowThem()
    {
        Fixture f;
        f.show(bayOf({{"head", degrees(60)}, {"height", centimetres(90)}}));
        const GroupPlaces &places = f.of(kBed).groups;
        QVERIFY(near(places.position(f.group(kBed, "base")), {0, 0, 0}));
        QVERIFY(near(places.position(f.group(kBed, "deck")), {0, 0.3F, 0}));
        // The rail is below the deck in the model: it goes along.
        QVERIFY(near(places.position(f.group(kBed, "rail")), {0, 0.3F, 0}));
        // Turned about the pivot, then raised.
        const int back = f.group(kBed, "back");
        const QVector3D pivot =
            places.position(back) + places.rotation(back).rotatedVector({0, 0.6F, 0});
        QVERIFY(near(pivot, {0, 0.9F, 0}));
        QVERIFY(near(places.rotation(back).rotatedVector({0, 0, -1}), {0, 0.866025F, -0.5F}));
    }

    void pickingAndSnappingSeeWhatIsDrawn()
    {
        Fixture f;
        f.show(bayOf({{"head", degrees(0)}, {"height", centimetres(60)}}));
        const double x = kBedPlace.x + 0.4; // beside who lies there
        QVERIFY(std::abs(f.top(kBed, x, kBedPlace.z - 0.5) - 0.65) < 1e-4);
        f.show(bayOf({{"head", degrees(0)}, {"height", centimetres(90)}}));
        QVERIFY(std::abs(f.top(kBed, x, kBedPlace.z - 0.5) - 0.95) < 1e-4);
        f.show(bayOf({{"head", degrees(45)}, {"height", centimetres(60)}}));
        QVERIFY(f.top(kBed, x, kBedPlace.z - 0.4) > 0.95);
        // The box around it is that of the raised one.
        QVERIFY(f.model.pickScene().bounds(std::vector<Id>{kBed}).high.y > 1.2);
        const SnapSolver solver(f.model.pickScene(), kit());
        const Vec3 pillow = solver.frame(kBed, "pillow").position - kBedPlace;
        QVERIFY(near(pillow, {0, 0.6 + 0.8 * std::sqrt(0.5), -0.8 * std::sqrt(0.5)}));
        QVERIFY(near(solver.frame(kBed, "mattress").position - kBedPlace, {0, 0.6, 0}));
    }

    void whatIsAttachedGoesAlong()
    {
        Fixture f;
        f.show(bayOf({{"height", centimetres(60)}}));
        QVERIFY(near(f.of(kPerson).pose.position, {2, 0.6, 1}));
        QSignalSpy scene(&f.model, &SceneModel::sceneChanged);
        f.show(bayOf({{"height", centimetres(100)}}));
        QVERIFY(near(f.of(kPerson).pose.position, {2, 1, 1}));
        QCOMPARE(scene.count(), 1);
    }

    void thoseThatStandAlikeShareEverything()
    {
        Fixture f;
        f.show(bayOf({{"head", degrees(30)}}));
        QCOMPARE(f.of(kBed).asset, f.of(kOtherBed).asset);
        QCOMPARE(f.of(kBed).drawn, f.of(kOtherBed).drawn);
        // At rest there is no second mesh.
        f.show(bayOf({{"head", degrees(0)}, {"height", centimetres(60)}}));
        QCOMPARE(f.of(kBed).asset, f.assets.asset("bed"));
    }

    void nothingChangesWhereNothingMoves()
    {
        Fixture f;
        f.show(bayOf({{"head", degrees(30)}}));
        QSignalSpy changes(&f.model, &SceneModel::dataChanged);
        f.show(bayOf({{"head", degrees(30)}}));
        QCOMPARE(changes.count(), 0);
    }

    void anEarlierMomentLooksAsItDid()
    {
        Fixture f;
        const world::World before = bayOf({{"head", degrees(10)}}, {{"skin", std::string("pale")}});
        const world::World after =
            bayOf({{"head", degrees(50)}}, {{"posture", std::string("sitting")}});
        f.show(before);
        const auto look = [&] {
            return std::tuple(f.of(kBed).look, f.of(kBed).groups.position(2), f.of(kPerson).drawn,
                              f.of(kPerson).pose);
        };
        const auto then = look();
        f.show(after);
        QVERIFY(look() != then);
        f.show(before);
        QVERIFY(look() == then);
    }

    void variantsBringTheirModelAndSockets()
    {
        Fixture f;
        f.show(bayOf());
        QCOMPARE(f.of(kPerson).drawn, QStringLiteral("person"));
        f.show(bayOf({}, {{"posture", std::string("sitting")}}));
        QCOMPARE(f.of(kPerson).drawn, QStringLiteral("person|0"));
        QCOMPARE(f.of(kPerson).asset->sockets.at(0).pose.position, (Vec3{0, 1.2, 0}));
        QVERIFY(std::abs(f.of(kPerson).asset->mesh.bounds.high.y - 1.3) < 1e-5);
    }

    void whatCannotBeShownIsALabelledBoxOfItsSize()
    {
        Fixture f;
        f.show(bayOf({}, {{"posture", std::string("left-lateral")}}));
        for (const Id &id : {kPerson, kLamp}) {
            const SceneEntity &entity = f.of(id);
            QVERIFY(entity.asset->error);
            const Vec3 size = entity.asset->mesh.bounds.size();
            QVERIFY(near(size, entity.prefab->size));
            QCOMPARE(entity.asset->mesh.bounds.low.y, 0.0);
        }
        CameraRig rig;
        rig.resize(1000, 700);
        rig.lookAt(f.of(kLamp).pose.position, 0.4, 0.4, 9);
        rig.settle();
        LabelModel labels(f.model);
        labels.update(rig.view());
        bool named = false;
        for (int row = 0; row < labels.rowCount(); ++row) {
            const QModelIndex index = labels.index(row);
            named = named || (index.data(LabelModel::TextRole).toString() == "Lamp" &&
                              index.data(LabelModel::ShownRole).toBool());
        }
        QVERIFY(named);
    }

    void nodesComeAndGo()
    {
        Fixture f;
        f.show(bayOf({{"rails", true}}));
        QVERIFY(f.of(kBed).groups.shown(f.group(kBed, "rail")));
        f.show(bayOf({{"rails", false}}));
        QVERIFY(!f.of(kBed).groups.shown(f.group(kBed, "rail")));
        QVERIFY(f.of(kBed).groups.shown(f.group(kBed, "deck")));
        // Derived from the coma score, unless the author says otherwise.
        const int lids = f.group(kPerson, "lids");
        f.show(bayOf({}, {}, {{"gcs", std::int64_t{6}}}));
        QVERIFY(f.of(kPerson).groups.shown(lids));
        f.show(bayOf({}, {{"eyes", std::string("open")}}, {{"gcs", std::int64_t{6}}}));
        QVERIFY(!f.of(kPerson).groups.shown(lids));
    }

    void stretchesKeepTheirFoot()
    {
        Fixture f;
        f.show(bayOf({}, {}, {}, {{"level", Quantity{25, "%"}}}));
        const GroupPlaces &places = f.of(kBag).groups;
        const int fluid = f.group(kBag, "fluid");
        QVERIFY(near(places.scale(fluid), {1, 0.25F, 1}));
        QVERIFY(near(places.position(fluid), {0, 0.075F, 0}));
    }

    void handsOfClocksMoveInThePictureOnly()
    {
        Fixture f;
        world::World world = bayOf();
        f.show(world);
        const auto asset = f.of(kClock).asset;
        world.setTick(Tick{15 * 60 * kTicksPerSecond});
        QSignalSpy changes(&f.model, &SceneModel::dataChanged);
        QSignalSpy scene(&f.model, &SceneModel::sceneChanged);
        f.show(world);
        const int hand = f.group(kClock, "hand");
        QVERIFY(near(f.of(kClock).groups.rotation(hand).rotatedVector({0, 1, 0}), {1, 0, 0}));
        QCOMPARE(f.of(kClock).asset, asset);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(2).value<QList<int>>(), QList<int>{SceneModel::GroupsRole});
        // A second later nobody could see a difference.
        world.setTick(Tick{15 * 60 * kTicksPerSecond + kTicksPerSecond});
        f.show(world);
        QCOMPARE(changes.count(), 1);
    }

    void colours_data()
    {
        QTest::addColumn<QByteArray>("skin");
        QTest::addColumn<double>("spo2");
        QTest::addColumn<QString>("drawn");
        QTest::newRow("healthy") << QByteArray("auto") << 98.0 << QStringLiteral("person");
        QTest::newRow("blue by itself")
            << QByteArray("auto") << 70.0 << QStringLiteral("person|-1|1");
        QTest::newRow("author") << QByteArray("pale") << 70.0 << QStringLiteral("person|-1|0");
        QTest::newRow("no colour given")
            << QByteArray("flushed") << 98.0 << QStringLiteral("person");
    }
    void colours()
    {
        QFETCH(QByteArray, skin);
        QFETCH(double, spo2);
        Fixture f;
        f.show(bayOf({}, {{"skin", skin.toStdString()}}, {{"spo2", Quantity{spo2, "%"}}}));
        QTEST(f.of(kPerson).drawn, "drawn");
        const AssetKey key = AssetKey::parse(f.of(kPerson).drawn.toStdString());
        QCOMPARE(key.prefab, std::string("person"));
        QCOMPARE(QString::fromStdString(key.text()), f.of(kPerson).drawn);
    }

    void bodySigns_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<double>("value");
        QTest::addColumn<QByteArray>("skin");
        QTest::addColumn<QByteArray>("eyes");
        const auto row = [](const char *name, const char *field, double value, const char *skin,
                            const char *eyes) {
            QTest::newRow(name) << QByteArray(field) << value << QByteArray(skin)
                                << QByteArray(eyes);
        };
        row("healthy", "vitals.hr", 80, "normal", "open");
        row("hypoxic", "vitals.spo2", 80, "cyanotic", "open");
        row("bled", "vitals.blood_loss", 1800, "pale", "open");
        row("low pressure", "vitals.map", 45, "pale", "open");
        row("fever", "vitals.temp", 39.5, "flushed", "open");
        row("drowsy", "vitals.gcs", 10, "normal", "half");
        row("coma", "vitals.gcs", 5, "normal", "closed");
        row("no pulse", "circulation.pulse", 0, "pale", "closed");
    }
    void bodySigns()
    {
        QFETCH(QByteArray, field);
        QFETCH(double, value);
        world::World world = bayOf();
        const world::Handle patient = world.find(kPerson);
        const world::FieldRef ref = world.layout().find(field.toStdString());
        if (world.layout().field(ref).type == world::SlotType::Quantity)
            world.setQuantity(patient, ref, value);
        else
            world.setRaw(patient, ref, static_cast<std::int32_t>(value));
        const BodySigns signs = viewport::bodySigns(world, patient);
        QTEST(QByteArray(signs.skin.data(), static_cast<qsizetype>(signs.skin.size())), "skin");
        QTEST(QByteArray(signs.eyes.data(), static_cast<qsizetype>(signs.eyes.size())), "eyes");
    }

    void theAnaemicDoNotTurnBlue()
    {
        world::World world = bayOf();
        const world::Handle patient = world.find(kPerson);
        world.setQuantity(patient, world.layout().find("vitals.spo2"), 78);
        QCOMPARE(viewport::bodySigns(world, patient).skin, std::string_view("cyanotic"));
        world.setQuantity(patient, world.layout().find("vitals.hb"), 70);
        QCOMPARE(viewport::bodySigns(world, patient).skin, std::string_view("normal"));
    }

    void chestsRiseWithTheBreathTrack()
    {
        Fixture f;
        world::World world = bayOf();
        const auto at = [&](double seconds) {
            world.setTick(Tick{static_cast<std::int64_t>(seconds * kTicksPerSecond)});
            f.show(world);
            return f.of(kPerson).breath;
        };
        QCOMPARE(at(10), 0.0); // nobody breathes in a draft
        const world::Handle patient = world.find(kPerson);
        world.editTracks(patient).breaths = {{10'000'000, 1'300'000, 4'000'000}};
        QVERIFY(at(11.3) > 0.8);
        QVERIFY(at(13.9) < 0.2);
        QVERIFY(at(11.3) > 0.8);
        QSignalSpy changes(&f.model, &SceneModel::dataChanged);
        QSignalSpy scene(&f.model, &SceneModel::sceneChanged);
        f.model.setLook({CameraView{}, false, 1, false});
        QCOMPARE(f.of(kPerson).breath, 0.0);
        QCOMPARE(at(11.2), 0.0);
        f.model.setLook({CameraView{}, false, 1, true});
        QVERIFY(f.of(kPerson).breath > 0.5);
        QCOMPARE(scene.count(), 0);
    }

    void coarserModelsStickToTheirSize()
    {
        Fixture f;
        f.show(bayOf());
        const auto from = [&](double distance) {
            CameraRig rig;
            rig.resize(1260, 640);
            rig.lookAt(kBedPlace, 0.6, 0.4, distance);
            rig.settle();
            f.model.setLook({rig.view()});
            return f.of(kBed).detail;
        };
        QCOMPARE(from(2), 0);
        double first = 2;
        while (from(first) == 0)
            first += 0.1;
        QCOMPARE(f.of(kBed).detail, 1);
        QVERIFY2(from(first - 0.3) == 1, "a camera on the border must not flicker");
        QCOMPARE(from(2), 0);
        QCOMPARE(from(40), 2);
    }

    void occlusionIsReadAndKept()
    {
        AssetStore assets(kit(), [](const std::string &) -> Result<std::string_view> {
            static const std::string file =
                test::ModelFile{{"dark", {0, 0, 0}, {1, 1, 1}, "", "paint", 51},
                                {"plain", {2, 0, 0}, {3, 1, 1}, "", "paint", -1}}
                    .bytes();
            return std::string_view(file);
        });
        const auto asset = assets.asset("lamp");
        QVERIFY(!asset->error);
        QCOMPARE(asset->mesh.parts.at(0).vertices.at(3).open, 0.2F);
        QCOMPARE(asset->mesh.parts.at(1).vertices.at(3).open, 1.0F);
    }
};

QTEST_GUILESS_MAIN(TestViewportLooks)
#include "tst_looks.moc"
