// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/bay_fixture.h"
#include "viewport/camera/camera_rig.h"
#include "viewport/scene/author_cameras.h"
#include "viewport/scene/label_model.h"
#include "viewport/scene/scene_extent.h"
#include "viewport/scene/scene_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QVector3D>

using namespace ward;
using namespace ward::viewport;

namespace {

CameraView corner(double yaw = 0.6)
{
    CameraRig rig;
    rig.resize(1260, 640);
    rig.lookAt({0, 0.7, -0.5}, yaw, 0.4, 7);
    rig.settle();
    return rig.view();
}

} // namespace

class TestSceneModel : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        test::Bay bay;
        SceneModel model{test::sharedAssets()};
        QAbstractItemModelTester tester{&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest};

        void show() { model.setWorld(bay.share()); }
        [[nodiscard]] QModelIndex row(const Id &id) const
        {
            for (int i = 0; i < model.rowCount(); ++i) {
                if (model.entities()[static_cast<std::size_t>(i)].id == id)
                    return model.index(i);
            }
            return {};
        }
        [[nodiscard]] QVariant value(const Id &id, SceneModel::Role role) const
        {
            return model.data(row(id), role);
        }
    };

private Q_SLOTS:
    void showsEveryEntityWithAPrefab()
    {
        Fixture f;
        QCOMPARE(f.model.rowCount(), 0);
        f.show();
        int wanted = 0;
        const int transform = f.bay.world().layout().componentIndex("transform");
        for (const world::Handle handle : f.bay.world().entities())
            wanted += !f.bay.world().prefab(handle).empty() &&
                              f.bay.world().hasComponent(handle, transform)
                          ? 1
                          : 0;
        QVERIFY(wanted > 20);
        QCOMPARE(f.model.rowCount(), wanted);
        for (const SceneEntity &entity : f.model.entities()) {
            QVERIFY2(!entity.asset->error, entity.reference.c_str());
            QVERIFY(!entity.name.isEmpty());
        }
        f.model.setWorld(nullptr);
        QCOMPARE(f.model.rowCount(), 0);
    }

    void posesAreTheWorlds()
    {
        Fixture f;
        f.show();
        for (const SceneEntity &entity : f.model.entities()) {
            const Pose pose = f.bay.worldPose(entity.id);
            QVERIFY(length(entity.pose.position - pose.position) < 1e-9);
        }
    }

    void theSameWorldChangesNothing()
    {
        Fixture f;
        f.show();
        QSignalSpy data(&f.model, &QAbstractItemModel::dataChanged);
        QSignalSpy scene(&f.model, &SceneModel::sceneChanged);
        QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
        f.show();
        // Time goes on and vitals move: nothing that is drawn here.
        f.bay.world().setTick(Tick{30});
        const world::Handle patient = f.bay.handle("patient");
        f.bay.world().setQuantity(patient, f.bay.world().layout().find("vitals.hr"), 141);
        f.show();
        QCOMPARE(data.count(), 0);
        QCOMPARE(scene.count(), 0);
        QCOMPARE(reset.count(), 0);
    }

    void oneMoveChangesItsRowAndItsChildren()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Id defibrillator = f.bay.add("defibrillator", {}, cart, "top-tray");
        f.show();
        QSignalSpy data(&f.model, &QAbstractItemModel::dataChanged);
        const auto before = f.value(defibrillator, SceneModel::PositionRole).value<QVector3D>();
        Pose moved;
        moved.position = {0.5, 0, 0.25};
        const Pose now = f.bay.worldPose(cart);
        f.bay.setPose(cart, moved);
        f.show();
        const int children = static_cast<int>(f.model.pickScene().family(cart).size());
        QCOMPARE(data.count(), children);
        for (const QList<QVariant> &signal : data)
            QVERIFY(signal.at(2).value<QList<int>>().contains(SceneModel::PositionRole));
        const auto after = f.value(defibrillator, SceneModel::PositionRole).value<QVector3D>();
        QVERIFY((after - before).length() > 0.01F || now == f.bay.worldPose(cart));
    }

    void spawnAndRemovalAreSingleRows()
    {
        Fixture f;
        f.show();
        const int count = f.model.rowCount();
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);
        const Id id = f.bay.add("stool", {{1, 0, 1}, {}});
        f.show();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(f.model.rowCount(), count + 1);
        QVERIFY(f.model.pickScene().find(id) != nullptr);
        f.bay.world().destroyEntity(f.bay.world().find(id));
        f.show();
        QCOMPARE(removed.count(), 1);
        QCOMPARE(f.model.rowCount(), count);
        QVERIFY(f.model.pickScene().find(id) == nullptr);
    }

    void anotherScenarioReplacesEverything()
    {
        Fixture f;
        f.show();
        auto empty = std::make_shared<world::World>(f.bay.world().sharedLayout());
        f.model.setWorld(empty);
        QCOMPARE(f.model.rowCount(), 0);
        QVERIFY(f.model.pickScene().items().empty());
    }

    void unknownPrefabsAreBrokenButThere()
    {
        Fixture f;
        const Id id = f.bay.add("acme.icu@3.0.0#robot", {{1, 0, 1}, {}});
        f.show();
        QVERIFY(f.value(id, SceneModel::BrokenRole).toBool());
        QVERIFY(f.model.pickScene().find(id) != nullptr);
    }

    void selectionAndHoverAreFlags()
    {
        Fixture f;
        f.show();
        const Id cart = f.bay.first("med-cart");
        const Id nurse = f.bay.first("nurse");
        QSignalSpy data(&f.model, &QAbstractItemModel::dataChanged);
        f.model.setSelection({cart});
        QCOMPARE(data.count(), 1);
        QVERIFY(f.value(cart, SceneModel::SelectedRole).toBool());
        f.model.setSelection({cart, nurse}); // only the new one changes
        QCOMPARE(data.count(), 2);
        f.model.setHovered(nurse);
        QVERIFY(f.value(nurse, SceneModel::HoveredRole).toBool());
        f.model.setSelection({});
        QVERIFY(!f.value(cart, SceneModel::SelectedRole).toBool());
    }

    void previewsMoveTheFamilyAndGoAway()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Id defibrillator = f.bay.add("defibrillator", {}, cart, "top-tray");
        f.show();
        const Pose cartPose = f.model.entity(cart)->pose;
        const Pose childPose = f.model.entity(defibrillator)->pose;
        const Pose elsewhere{{-2, 0, 1}, rotationAbout({0, 1, 0}, 1)};
        f.model.preview(cart, elsewhere);
        QVERIFY(length(f.model.shownPose(*f.model.entity(cart)).position - elsewhere.position) <
                1e-9);
        const Pose child = f.model.shownPose(*f.model.entity(defibrillator));
        const Pose wanted = elsewhere * (cartPose.inverse() * childPose);
        QVERIFY(length(child.position - wanted.position) < 1e-9);
        f.model.clearPreview();
        QCOMPARE(f.model.shownPose(*f.model.entity(cart)), cartPose);
    }

    void hiddenThingsAreNeitherSeenNorPicked()
    {
        Fixture f;
        f.show();
        const Id nurse = f.bay.first("nurse");
        f.model.setHidden({nurse});
        QVERIFY(!f.value(nurse, SceneModel::VisibleRole).toBool());
        QVERIFY(!f.model.pickScene().find(nurse)->pickable);
        f.model.setHidden({});
        QVERIFY(f.value(nurse, SceneModel::VisibleRole).toBool());
        const world::Handle handle = f.bay.handle("nurse");
        f.bay.world().setRaw(handle, f.bay.world().layout().find("entity.hidden"), 1);
        f.show();
        QVERIFY(!f.value(nurse, SceneModel::VisibleRole).toBool());
    }

    void wallsTowardsTheCameraAreCutAway_data()
    {
        QTest::addColumn<double>("yaw");
        QTest::addColumn<QStringList>("hidden");
        const QStringList southEast{QStringLiteral("wall-east"), QStringLiteral("wall-south")};
        const QStringList northWest{QStringLiteral("wall-north"), QStringLiteral("wall-west")};
        QTest::newRow("from the south-east") << 0.7 << southEast;
        QTest::newRow("from the north-west") << 0.7 + std::numbers::pi << northWest;
    }
    void wallsTowardsTheCameraAreCutAway()
    {
        QFETCH(double, yaw);
        QFETCH(QStringList, hidden);
        Fixture f;
        f.show();
        CameraRig rig;
        rig.resize(1260, 640);
        rig.lookAt({0, 0.7, 0}, yaw, 0.4, 9);
        rig.settle();
        f.model.setLook({rig.view()});
        QStringList sides =
            f.value(f.bay.first("room-shell"), SceneModel::HiddenSidesRole).toStringList();
        sides.sort();
        QCOMPARE(sides, hidden);
        // A ray through the cut wall meets something inside the room, not the wall.
        const Vec3 eye = rig.view().pose.position;
        const auto hit = f.model.pickScene().pick({eye, normalised(Vec3{0, 0, 0} - eye)});
        QVERIFY(hit);
        QVERIFY(std::abs(hit->point.x) < 3.9 && std::abs(hit->point.z) < 2.9);
    }

    void farModelsAreCoarseAndTheChoiceSticks()
    {
        Fixture f;
        f.show();
        const Id cart = f.bay.first("med-cart");
        const Vec3 at = f.model.entity(cart)->pose.position;
        const auto coarseFrom = [&](double distance) {
            CameraRig rig;
            rig.resize(1260, 640);
            rig.lookAt(at, 0.6, 0.4, distance);
            rig.settle();
            f.model.setLook({rig.view()});
            return f.value(cart, SceneModel::DetailRole).toInt() > 0;
        };
        QVERIFY(!coarseFrom(1.5));
        QVERIFY(coarseFrom(15));
        double back = 15;
        while (coarseFrom(back))
            back -= 0.25;
        QVERIFY2(!coarseFrom(back + 0.3), "a camera on the border must not flicker");
    }

    void displaysShowTheirDevice()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Id id = f.bay.add("defibrillator", {}, cart, "top-tray");
        auto &world = f.bay.world();
        const world::Handle handle = world.find(id);
        const auto &layout = world.layout();
        world.addComponent(handle, layout.componentIndex("device"));
        world.addComponent(handle, layout.componentIndex("defibrillator"));
        world.setRaw(handle, layout.find("device.power"), 1);
        world.setQuantity(handle, layout.find("defibrillator.energy"), 200);
        f.show();
        QCOMPARE(f.value(id, SceneModel::FaceKindRole).toInt(),
                 static_cast<int>(FaceReading::Kind::Defibrillator));
        QCOMPARE(f.value(id, SceneModel::FaceValueRole).toString(), QStringLiteral("200"));
        QCOMPARE(f.value(id, SceneModel::FaceStateRole).toInt(),
                 static_cast<int>(FaceReading::State::Ready));
        QSignalSpy scene(&f.model, &SceneModel::sceneChanged);
        world.setRaw(handle, layout.find("defibrillator.charged"), 1);
        f.show();
        QCOMPARE(f.value(id, SceneModel::FaceStateRole).toInt(),
                 static_cast<int>(FaceReading::State::Active));
        QCOMPARE(scene.count(), 0); // a figure on a display moves no label and no gizmo
        const auto figures = [&] {
            return f.value(id, SceneModel::FaceFiguresRole).toStringList();
        };
        const auto patient = [&] { return f.value(id, SceneModel::PatientRole).toString(); };
        QVERIFY(patient().isEmpty() && figures().isEmpty());
        // Whose pads are on is who it watches, until there are two.
        const Id lies = f.bay.first("patient");
        const world::Handle body = world.find(lies);
        world.addComponent(body, layout.componentIndex("sensors"));
        world.addComponent(body, layout.componentIndex("numerics"));
        world.setRaw(body, layout.find("sensors.pads"), 1);
        world.setQuantity(body, layout.find("numerics.hr"), 112);
        f.show();
        QCOMPARE(patient(), QString::fromStdString(lies.toString()));
        QCOMPARE(figures(), QStringList({"HR", "112", "/min"}));
        const world::Handle other = world.find(f.bay.add("patient", {}));
        world.addComponent(other, layout.componentIndex("sensors"));
        world.setRaw(other, layout.find("sensors.pads"), 1);
        f.show();
        QVERIFY(patient().isEmpty() && figures().isEmpty());

        const Id monitor = f.bay.first("bedside-monitor");
        QCOMPARE(f.value(monitor, SceneModel::FaceKindRole).toInt(),
                 static_cast<int>(FaceReading::Kind::Monitor));
        QVERIFY(!f.value(monitor, SceneModel::PatientRole).toString().isEmpty());
    }

    /// Each listener looks through all its items for each signal: what changed alike and lies side
    /// by side is told at once.
    void aWorldThatMovesIsToldInFewSignals()
    {
        Fixture f;
        std::vector<Id> crowd;
        for (int i = 0; i < 20; ++i)
            crowd.push_back(f.bay.add("stool", {{0.1 * i, 0, 2}, {}}));
        f.show();
        QSignalSpy told(&f.model, &SceneModel::dataChanged);
        QSignalSpy scene(&f.model, &SceneModel::sceneChanged);
        for (const Id &id : crowd)
            f.bay.setPose(id, {{1, 0, 1}, {}});
        f.show();
        QCOMPARE(scene.count(), 1);
        int rows = 0;
        int signals = 0;
        for (const QList<QVariant> &signal : told) {
            const auto roles = signal[2].value<QList<int>>();
            if (!roles.contains(SceneModel::PositionRole))
                continue; // what is small on the screen is told apart
            ++signals;
            rows += signal[1].toModelIndex().row() - signal[0].toModelIndex().row() + 1;
            QVERIFY(!roles.contains(SceneModel::GroundedRole));
        }
        QCOMPARE(signals, 1);
        QCOMPARE(rows, 20);
        QCOMPARE(f.value(crowd.back(), SceneModel::PositionRole).value<QVector3D>(),
                 QVector3D(1, 0, 1));
        // Up from the floor, where it has no shadow: only one of them, and it says so.
        told.clear();
        f.bay.setPose(crowd[7], {{1, 0.5, 1}, {}});
        f.show();
        QCOMPARE(f.value(crowd[7], SceneModel::GroundedRole).toBool(), false);
        QCOMPARE(f.value(crowd[8], SceneModel::GroundedRole).toBool(), true);
        QVERIFY(told.front()[2].value<QList<int>>().contains(SceneModel::GroundedRole));
        QCOMPARE(told.front()[0].toModelIndex(), f.row(crowd[7]));
    }

    void familiesFollowWhoIsAttachedToWhom()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Id stool = f.bay.add("stool", {});
        f.show();
        const auto family = [&](const Id &id) { return f.model.pickScene().family(id).size(); };
        const std::size_t before = family(cart);
        QCOMPARE(family(stool), std::size_t{1});
        const Id box = f.bay.add("gloves-box", {}, cart);
        f.show();
        QCOMPARE(family(cart), before + 1);
        auto &world = f.bay.world();
        world.setParent(world.find(box), world.find(stool));
        f.show();
        QCOMPARE(family(cart), before);
        QCOMPARE(family(stool), std::size_t{2});
        world.destroyEntity(world.find(box));
        f.show();
        QCOMPARE(family(stool), std::size_t{1});
    }

    void pumpsAndVentilatorsShowTheirPatient()
    {
        Fixture f;
        const Id lies = f.bay.first("patient");
        const Id pump = f.bay.add("syringe-pump", {});
        const Id ventilator = f.bay.add("ventilator", {});
        auto &world = f.bay.world();
        const auto &layout = world.layout();
        const world::Handle body = world.find(lies);
        for (const char *component : {"patient", "airway"})
            world.addComponent(body, layout.componentIndex(component));
        world.setQuantity(body, layout.find("patient.weight"), 80);
        const world::Handle syringe = world.find(pump);
        world.addComponent(syringe, layout.componentIndex("infusion"));
        QVERIFY(world.setValue(syringe, layout.find("infusion.patient"), lies));
        QVERIFY(
            world.setValue(syringe, layout.find("infusion.drug"), std::string("noradrenaline")));
        world.setQuantity(syringe, layout.find("infusion.rate"), 0.25);
        world.setRaw(syringe, layout.find("infusion.running"), 1);
        f.show();
        QCOMPARE(f.value(pump, SceneModel::FaceLabelRole).toString(),
                 QStringLiteral("noradrenaline"));
        QCOMPARE(f.value(pump, SceneModel::FaceValueRole).toString(), QStringLiteral("0.25"));
        // 0.25 µg/kg/min of 80 kg.
        QCOMPARE(f.value(pump, SceneModel::FaceFiguresRole).toStringList(),
                 QStringList({"", "1.20", "mg/h"}));
        QCOMPARE(f.value(pump, SceneModel::FaceStateRole).toInt(),
                 static_cast<int>(FaceReading::State::Active));

        const world::Handle vent = world.find(ventilator);
        world.addComponent(vent, layout.componentIndex("device"));
        world.setRaw(vent, layout.find("device.power"), 1);
        QVERIFY(world.setValue(vent, layout.find("device.patient"), lies));
        f.show();
        QCOMPARE(f.value(ventilator, SceneModel::FaceKindRole).toInt(),
                 static_cast<int>(FaceReading::Kind::Ventilator));
        QCOMPARE(f.value(ventilator, SceneModel::FaceStateRole).toInt(),
                 static_cast<int>(FaceReading::State::Ready)); // standby: nobody is connected
        world.setRaw(body, layout.find("airway.ventilated"), 1);
        QVERIFY(world.setValue(body, layout.find("airway.vent_mode"), std::string("vc-ac")));
        world.setQuantity(body, layout.find("airway.ppeak"), 24);
        world.setQuantity(body, layout.find("airway.peep"), 8);
        world.setQuantity(body, layout.find("airway.vt"), 450);
        world.setQuantity(body, layout.find("airway.vent_rate"), 16);
        world.setQuantity(body, layout.find("airway.fio2"), 0.4);
        f.show();
        QCOMPARE(f.value(ventilator, SceneModel::FaceStateRole).toInt(),
                 static_cast<int>(FaceReading::State::Active));
        QCOMPARE(f.value(ventilator, SceneModel::FaceLabelRole).toString(),
                 QStringLiteral("VC-AC"));
        QCOMPARE(f.value(ventilator, SceneModel::FaceFiguresRole).toStringList(),
                 QStringList({"Ppeak", "24", "cmH₂O", "PEEP", "8", "cmH₂O", "VT", "450", "mL", "RR",
                              "16", "/min", "FiO₂", "40", "%"}));
    }

    void labelsNamePeopleAndWhatIsSelected()
    {
        Fixture f;
        f.show();
        LabelModel labels(f.model);
        QAbstractItemModelTester tester(&labels,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto shown = [&](const QString &name) {
            for (int i = 0; i < labels.rowCount(); ++i) {
                const QModelIndex index = labels.index(i);
                if (labels.data(index, LabelModel::TextRole).toString() == name)
                    return labels.data(index, LabelModel::ShownRole).toBool();
            }
            return false;
        };
        labels.update(corner());
        QVERIFY(labels.rowCount() > 0 && labels.rowCount() < f.model.rowCount());
        const Id cart = f.bay.first("med-cart");
        const QString cartName = f.model.entity(cart)->name;
        const QString patient = f.model.entity(f.bay.first("patient"))->name;
        QVERIFY(shown(patient));
        QVERIFY(!shown(cartName));
        f.model.setSelection({cart});
        labels.update(corner());
        QVERIFY(shown(cartName));
        labels.setShownFor(LabelsFor::Nobody);
        labels.update(corner());
        QVERIFY(shown(cartName) && !shown(patient)); // what is selected keeps its name
        const QString bed = f.model.entity(f.bay.first("icu-bed"))->name;
        QVERIFY(!shown(bed));
        QSignalSpy data(&labels, &QAbstractItemModel::dataChanged);
        labels.update(corner());
        QCOMPARE(data.count(), 0);
    }

    /// Whoever is at the bedside is named in the first view, in a large window and in a small one.
    void peopleHaveTags_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1920x1080") << QSize(1180, 720);
        QTest::newRow("1280x800") << QSize(690, 440);
        QTest::newRow("alone") << QSize(1260, 640);
    }
    void peopleHaveTags()
    {
        QFETCH(QSize, size);
        Fixture f;
        f.show();
        CameraRig rig;
        rig.resize(size.width(), size.height());
        rig.reset(viewport::content(f.model));
        rig.settle();
        LabelModel labels(f.model);
        labels.setTaken({QRectF(0, 0, size.width(), 52)});
        labels.update(rig.view());
        int people = 0;
        for (int i = 0; i < labels.rowCount(); ++i) {
            const QModelIndex index = labels.index(i);
            const QString kind = labels.data(index, LabelModel::KindRole).toString();
            if (kind != QLatin1String("actor") && kind != QLatin1String("patient"))
                continue;
            ++people;
            QVERIFY2(labels.data(index, LabelModel::ShownRole).toBool(),
                     qPrintable(labels.data(index, LabelModel::TextRole).toString()));
        }
        QVERIFY(people >= 5);
    }

    void labelsNeverOverlap()
    {
        Fixture f;
        for (int i = 0; i < 12; ++i)
            f.bay.add("nurse", {{0.03 * i, 0, 0.5}, {}});
        f.show();
        LabelModel labels(f.model);
        labels.update(corner());
        std::vector<QRectF> tags;
        int crowd = 0;
        for (int i = 0; i < labels.rowCount(); ++i) {
            const QModelIndex index = labels.index(i);
            if (!labels.data(index, LabelModel::ShownRole).toBool())
                continue;
            const QString text = labels.data(index, LabelModel::TextRole).toString();
            crowd += text.startsWith(QStringLiteral("New nurse")) ? 1 : 0;
            const double width = 6.6 * double(text.size()) + 24;
            tags.emplace_back(labels.data(index, LabelModel::XRole).toDouble() - width / 2,
                              labels.data(index, LabelModel::YRole).toDouble() - 21, width, 21);
        }
        // Twelve on one spot: some find room beside each other, not all.
        QVERIFY(crowd >= 3 && crowd < 12);
        for (std::size_t i = 0; i < tags.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(!tags[i].intersects(tags[k]));
        }
    }

    /// What somebody else has selected is outlined in their colour and named.
    void otherPeople()
    {
        Fixture f;
        f.show();
        LabelModel labels(f.model);
        const Id cart = f.bay.first("med-cart");
        const auto labelled = [&](LabelModel::Role role) {
            labels.update(corner());
            for (int i = 0; i < labels.rowCount(); ++i) {
                const QModelIndex index = labels.index(i);
                if (labels.data(index, LabelModel::TextRole).toString() ==
                    f.model.entity(cart)->name)
                    return labels.data(index, role);
            }
            return QVariant();
        };
        QCOMPARE(f.value(cart, SceneModel::AuthorRole).toInt(), -1);
        QVERIFY(!labelled(LabelModel::ShownRole).toBool());
        const SceneAuthor ben{QStringLiteral("Ben"), 2, {cart}, std::nullopt};
        const SceneAuthor cleo{QStringLiteral("Cleo"), 4, {cart}, std::nullopt};
        QSignalSpy changed(&f.model, &SceneModel::dataChanged);
        f.model.setAuthors({ben, cleo});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(f.value(cart, SceneModel::AuthorRole).toInt(), 2);
        QVERIFY(labelled(LabelModel::ShownRole).toBool());
        QCOMPARE(labelled(LabelModel::AuthorColourRole).toInt(), 2);
        QCOMPARE(labelled(LabelModel::AuthorNameRole).toString(), QStringLiteral("Ben, Cleo"));
        // A camera that moves draws nothing anew of what is outlined.
        SceneAuthor looking = ben;
        looking.camera = Pose{};
        f.model.setAuthors({looking, cleo});
        QCOMPARE(changed.count(), 1);
        f.model.setAuthors({});
        QCOMPARE(f.value(cart, SceneModel::AuthorRole).toInt(), -1);
        QVERIFY(!labelled(LabelModel::ShownRole).toBool());
    }

    void otherPeoplesCameras()
    {
        AuthorCameras cameras;
        const QAbstractItemModelTester tester(
            &cameras, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const CameraView view = corner();
        const auto at = [&](int row, AuthorCameras::Role role) {
            return cameras.data(cameras.index(row), role);
        };
        SceneAuthor inside{QStringLiteral("Ben"), 1, {}, Pose{{0, 0.7, -0.5}, {}}};
        inside.camera->rotation = view.pose.rotation * Quat{0.70710678, 0, -0.70710678, 0};
        SceneAuthor behind = inside;
        behind.camera->position = view.pose.position - view.forward() * 2.0;
        const SceneAuthor none{QStringLiteral("Cleo"), 2, {}, std::nullopt};
        SceneAuthor same = inside;
        same.camera = view.pose;
        cameras.update({inside, behind, none, same}, view);
        QCOMPARE(cameras.rowCount(), 4);
        QCOMPARE(at(0, AuthorCameras::NameRole).toString(), QStringLiteral("Ben"));
        QVERIFY(at(0, AuthorCameras::ShownRole).toBool());
        // The view looks at that very place; the other one looks to its right.
        QVERIFY(std::abs(at(0, AuthorCameras::XRole).toDouble() - view.width / 2) < 2);
        QVERIFY(std::abs(at(0, AuthorCameras::YRole).toDouble() - view.height / 2) < 2);
        QVERIFY(std::abs(at(0, AuthorCameras::AngleRole).toDouble()) < 3);
        for (int row = 1; row < 4; ++row)
            QVERIFY(!at(row, AuthorCameras::ShownRole).toBool());
        QSignalSpy changed(&cameras, &AuthorCameras::dataChanged);
        cameras.update({inside, behind, none, same}, view);
        QCOMPARE(changed.count(), 0);
        cameras.update({none}, view);
        QCOMPARE(cameras.rowCount(), 1);
        QCOMPARE(at(0, AuthorCameras::ColourRole).toInt(), 2);
    }
};

QTEST_GUILESS_MAIN(TestSceneModel)
#include "tst_scene_model.moc"
