// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/scene_fixture.h"
#include "viewport/qml/asset_library.h"
#include "viewport/qml/scene_displays.h"

#include <QSignalSpy>
#include <QTest>

using namespace ward;
using namespace ward::viewport;
using test::Committed;
using Fixture = test::SceneFixture;

namespace {

const QString kDefibrillator = QStringLiteral("ward.icu@1.0.0#defibrillator");

} // namespace

/// The scene as a user works with it: pointer positions in, requests out.
class TestSceneViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clicksSelect_data()
    {
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<int>("mode");
        QTest::newRow("plain") << int(Qt::NoModifier)
                               << int(SceneViewModel::SelectionMode::Replace);
        QTest::newRow("shift") << int(Qt::ShiftModifier) << int(SceneViewModel::SelectionMode::Add);
        QTest::newRow("ctrl") << int(Qt::ControlModifier)
                              << int(SceneViewModel::SelectionMode::Toggle);
    }
    void clicksSelect()
    {
        QFETCH(int, modifiers);
        QFETCH(int, mode);
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        f.click(f.on(cart), Qt::KeyboardModifiers(modifiers));
        QCOMPARE(f.requested, QList<Id>{cart});
        QCOMPARE(int(f.mode), mode);
        QCOMPARE(f.requests, 1);
    }

    void clickOnTheFloorSelectsNothing()
    {
        Fixture f;
        f.scene.setSelection({f.bay.first("med-cart")});
        f.click(f.screen({-1.5, 0, 2.4}));
        QCOMPARE(f.requests, 1);
        QVERIFY(f.requested.isEmpty());
    }

    void boxSelectTakesWhatItTouches()
    {
        Fixture f;
        const auto *model = qobject_cast<SceneModel *>(f.scene.entities());
        const QPointF corner(1259, 639);
        f.pointer().press({0, 0}, Qt::LeftButton, Qt::NoModifier);
        f.pointer().move({600, 300}, Qt::NoModifier);
        QCOMPARE(f.scene.overlay()->box(), QRectF(0, 0, 600, 300));
        f.pointer().move(corner, Qt::NoModifier);
        f.pointer().release(corner, corner, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(f.scene.overlay()->box().isEmpty());
        QVERIFY(f.requested.size() > 15);
        QVERIFY(f.requested.size() < model->rowCount());
        QVERIFY(!f.requested.contains(f.bay.first("room-shell")));
    }

    void hoverTells()
    {
        Fixture f;
        QSignalSpy spy(&f.scene, &SceneViewModel::hoveredChanged);
        f.pointer().hover(f.on(f.bay.first("med-cart")));
        QCOMPARE(spy.count(), 1);
        f.pointer().leave();
        QCOMPARE(spy.count(), 2);
    }

    void defibrillatorIsDraggedOntoTheCart()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Id defibrillator = f.bay.add("defibrillator", {{-0.5, 0, 1.6}, {}});
        f.scene.setWorld(f.bay.share());
        f.scene.setTool(SceneViewModel::Tool::Move);
        const Vec3 base{-0.5, 0, 1.6};
        const QPointF grip = f.on(defibrillator);
        const auto *prefab = content::Catalogue::shipped().prefab("med-cart");
        const Vec3 tray = (f.bay.worldPose(cart) * prefab->socket("top-tray")->pose).position;
        const QPointF target = grip + f.screen(tray) - f.screen(base);
        f.drag(grip, target);
        QVERIFY(f.previews > 0);
        QCOMPARE(f.scene.overlay()->hint(), SceneOverlay::Hint::Place);
        QCOMPARE(f.scene.overlay()->socket(), QStringLiteral("top tray"));
        QVERIFY(!f.scene.overlay()->isBlocked());
        QVERIFY(f.committed.empty());
        f.pointer().release(target, target, Qt::LeftButton, Qt::NoModifier);
        QCOMPARE(f.committed.size(), std::size_t{1});
        QCOMPARE(f.committed[0].id, defibrillator);
        QCOMPARE(f.committed[0].parent, cart);
        QCOMPARE(f.committed[0].socket, QStringLiteral("top-tray"));
        QCOMPARE(f.committed[0].pose.position.y, 0.0);
        QCOMPARE(f.scene.overlay()->hint(), SceneOverlay::Hint::None);
    }

    void escapeTakesADragBack()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        f.scene.setTool(SceneViewModel::Tool::Move);
        f.scene.setSelection({cart});
        QSignalSpy cancelled(&f.scene, &SceneViewModel::placesCancelled);
        const auto *model = qobject_cast<SceneModel *>(f.scene.entities());
        const Pose before = model->entity(cart)->pose;
        const QPointF grip = f.on(cart);
        f.drag(grip, grip + QPointF(80, 30));
        QVERIFY(model->shownPose(*model->entity(cart)) != before);
        QVERIFY(f.pointer().keyPress(Qt::Key_Escape, Qt::NoModifier));
        QCOMPARE(model->shownPose(*model->entity(cart)), before);
        QCOMPARE(cancelled.count(), 1);
        f.pointer().release(grip, grip, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(f.committed.empty());
        QVERIFY(!f.pointer().keyPress(Qt::Key_Escape, Qt::NoModifier));
    }

    void gizmoArrowMovesAlongItsAxis()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        f.scene.setSelection({cart});
        f.scene.setSnapToGrid(false);
        QVERIFY(f.pointer().gizmo().shapes().empty());
        f.scene.setTool(SceneViewModel::Tool::Move);
        QVERIFY(!f.pointer().gizmo().shapes().empty());
        const Pose start = f.bay.worldPose(cart);
        const double unit = 60 / f.scene.camera()->view().pixelsPerMetre(start.position);
        const QPointF from = f.screen(start.position + Vec3{0, unit, 0});
        const QPointF to = f.screen(start.position + Vec3{0, unit + 0.4, 0});
        QCOMPARE(f.pointer().gizmo().hit(from.x(), from.y()), Handle::Y);
        f.drag(from, to);
        f.pointer().release(to, to, Qt::LeftButton, Qt::NoModifier);
        QCOMPARE(f.committed.size(), std::size_t{1});
        // The parent stays, so does its frame; only the height changed.
        const auto *entity = qobject_cast<SceneModel *>(f.scene.entities())->entity(cart);
        QCOMPARE(f.committed[0].parent, entity->parent);
        const SnapSolver solver(qobject_cast<SceneModel *>(f.scene.entities())->pickScene(),
                                content::Catalogue::shipped());
        const Pose world = solver.frame(entity->parent, entity->socket) * f.committed[0].pose;
        QVERIFY(length(world.position - start.position - Vec3{0, 0.4, 0}) < 1e-3);
    }

    void severalThingsMoveTogether()
    {
        Fixture f;
        const Id a = f.bay.add("stool", {{-1, 0, 1.8}, {}});
        const Id b = f.bay.add("stool", {{-2, 0, 1.8}, {}});
        f.scene.setWorld(f.bay.share());
        f.scene.setTool(SceneViewModel::Tool::Move);
        f.scene.setSelection({a, b});
        f.scene.setSnapToSurface(false);
        f.scene.setSnapToGrid(false);
        const QPointF from = f.screen({-2, 0, 1.8});
        const QPointF to = f.screen({-2, 0, 2.3});
        f.drag(from, to);
        f.pointer().release(to, to, Qt::LeftButton, Qt::NoModifier);
        QCOMPARE(f.committed.size(), std::size_t{2});
        QCOMPARE(f.commits, 1); // one gesture, one change
        std::map<Id, Pose> moved;
        for (const Committed &one : f.committed)
            moved[one.id] = one.pose;
        QVERIFY(length((moved[a].position - moved[b].position) - Vec3{1, 0, 0}) < 1e-6);
    }

    void whatHangsOnADraggedThingIsNotMovedTwice_data()
    {
        QTest::addColumn<QList<int>>("order"); // 0 what hangs, 1 the cart, 2 a stool
        QTest::addColumn<int>("commits");
        QTest::newRow("it leads") << QList<int>{1, 0} << 1;
        QTest::newRow("the cart leads") << QList<int>{0, 1} << 1;
        QTest::newRow("another leads") << QList<int>{0, 1, 2} << 2;
    }
    void whatHangsOnADraggedThingIsNotMovedTwice()
    {
        QFETCH(QList<int>, order);
        QFETCH(int, commits);
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const QList<Id> things{f.bay.add("defibrillator", {}, cart, "top-tray"), cart,
                               f.bay.add("stool", {{-2, 0, 1.8}, {}})};
        f.scene.setWorld(f.bay.share());
        f.scene.setTool(SceneViewModel::Tool::Move);
        f.scene.setSnapToSurface(false);
        QList<Id> selection;
        for (const int index : order)
            selection << things[index];
        f.scene.setSelection(selection);
        const QPointF grip = f.on(selection.last());
        f.drag(grip, grip + QPointF(70, 20));
        f.pointer().release(grip + QPointF(70, 20), {}, Qt::LeftButton, Qt::NoModifier);
        QCOMPARE(int(f.committed.size()), commits);
        for (const Committed &one : f.committed)
            QVERIFY(one.id != things[0]);
    }

    void nothingIsPulledThroughTheFloor()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        f.scene.setTool(SceneViewModel::Tool::Move);
        f.scene.setSelection({cart});
        f.scene.setSnapToGrid(false);
        const QPointF base = f.screen(f.bay.worldPose(cart).position);
        const QPointF grip = base - QPointF(0, 45); // on the upright arrow
        f.pointer().hover(grip);
        QCOMPARE(f.pointer().hotHandle(), Handle::Y);
        f.drag(grip, grip + QPointF(0, 90));
        f.pointer().release(grip + QPointF(0, 90), {}, Qt::LeftButton, Qt::NoModifier);
        for (const Committed &one : f.committed)
            QVERIFY(one.pose.position.y >= 0);
    }

    void aPastMomentCannotBeEdited()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        f.scene.setTool(SceneViewModel::Tool::Move);
        f.scene.setSelection({cart});
        f.scene.setEditable(false);
        QVERIFY(f.pointer().gizmo().shapes().empty());
        const QPointF grip = f.on(cart);
        f.drag(grip, grip + QPointF(60, 0));
        f.pointer().release(grip, grip, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(f.committed.empty());
        QVERIFY(!f.scene.dragPrefab(kDefibrillator, grip));
        QVERIFY(!f.scene.dropPrefab(kDefibrillator, grip));
        f.scene.beginPlacing(kDefibrillator);
        QVERIFY(f.scene.placing().isEmpty());
        QVERIFY(f.spawned.empty());
    }

    void theSecondClickSetsAPrefabDown()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        f.scene.beginPlacing(kDefibrillator);
        QCOMPARE(f.scene.placing(), kDefibrillator);
        const auto *prefab = content::Catalogue::shipped().prefab("med-cart");
        const QPointF target =
            f.screen((f.bay.worldPose(cart) * prefab->socket("top-tray")->pose).position);
        f.pointer().hover(target);
        QCOMPARE(f.scene.overlay()->ghostPrefab(), kDefibrillator);
        f.click(target);
        QCOMPARE(f.spawned.size(), std::size_t{1});
        QCOMPARE(f.spawned[0].parent, cart);
        QCOMPARE(f.spawned[0].socket, QStringLiteral("top-tray"));
        QVERIFY(f.scene.placing().isEmpty());
        QVERIFY(f.scene.overlay()->ghostPrefab().isEmpty());
        QCOMPARE(f.requests, 0); // the click placed, it did not select
    }

    void aClickNearTheTrayMeansTheTray_data()
    {
        QTest::addColumn<Vec3>("at"); // in the cart's frame
        QTest::addColumn<QPointF>("beside");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<bool>("snapped");
        const Vec3 tray{0, 0.935, 0};
        const Vec3 drawer{0, 0.5, 0.25};
        QTest::newRow("tray") << tray << QPointF() << Qt::KeyboardModifiers() << true;
        QTest::newRow("drawer") << drawer << QPointF() << Qt::KeyboardModifiers() << true;
        QTest::newRow("above the tray")
            << tray << QPointF(0, -34) << Qt::KeyboardModifiers() << true;
        QTest::newRow("Alt") << drawer << QPointF() << Qt::KeyboardModifiers(Qt::AltModifier)
                             << false;
        QTest::newRow("Ctrl") << drawer << QPointF() << Qt::KeyboardModifiers(Qt::ControlModifier)
                              << false;
        QTest::newRow("far") << tray << QPointF(-200, 90) << Qt::KeyboardModifiers() << false;
    }
    void aClickNearTheTrayMeansTheTray()
    {
        QFETCH(Vec3, at);
        QFETCH(QPointF, beside);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(bool, snapped);
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const QPointF target = f.screen((f.bay.worldPose(cart) * Pose{at, {}}).position) + beside;
        f.scene.beginPlacing(kDefibrillator);
        f.pointer().hover(target, modifiers);
        QCOMPARE(f.scene.overlay()->socket() == QStringLiteral("top tray"), snapped);
        QCOMPARE(f.scene.overlay()->support() == QStringLiteral("Med cart"), snapped);
        f.pointer().press(target, Qt::LeftButton, modifiers);
        f.pointer().release(target, target, Qt::LeftButton, modifiers);
        QCOMPARE(f.spawned.size(), std::size_t{1});
        QCOMPARE(f.spawned[0].socket == QStringLiteral("top-tray"), snapped);
        QCOMPARE(f.spawned[0].parent == cart, snapped);
    }

    void catalogueDragsShowAGhost()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const auto *prefab = content::Catalogue::shipped().prefab("med-cart");
        const QPointF free =
            f.screen((f.bay.worldPose(cart) * prefab->socket("top-tray")->pose).position);
        QVERIFY(f.scene.dragPrefab(kDefibrillator, free));
        QVERIFY(!f.scene.overlay()->isBlocked());
        QVERIFY(!f.scene.dragPrefab(QStringLiteral("ward.icu@1.0.0#icu-bed"),
                                    f.screen(f.bay.worldPose(cart).position)));
        QVERIFY(f.scene.overlay()->isBlocked());
        f.scene.leavePrefab();
        QVERIFY(f.scene.overlay()->ghostPrefab().isEmpty());
        QVERIFY(f.spawned.empty());
    }

    void aFreeSpotIsOnTheCart()
    {
        Fixture f;
        const auto spot = f.scene.freeSpot(kDefibrillator);
        QVERIFY(spot);
        QVERIFY(!spot->socket.isEmpty());
    }

    void rightClickAsksForTheMenuRightDragTurns()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        QSignalSpy menu(&f.scene, &SceneViewModel::contextRequested);
        const QPointF at = f.on(cart);
        f.pointer().press(at, Qt::RightButton, Qt::NoModifier);
        f.pointer().release(at, at + QPointF(10, 10), Qt::RightButton, Qt::NoModifier);
        QCOMPARE(menu.count(), 1);
        QCOMPARE(menu.at(0).at(1).toPointF(), at + QPointF(10, 10));
        f.pointer().press(at, Qt::RightButton, Qt::NoModifier);
        f.pointer().move(at + QPointF(50, 0), Qt::NoModifier);
        QVERIFY(f.scene.camera()->isMoving());
        f.pointer().release(at + QPointF(50, 0), {}, Qt::RightButton, Qt::NoModifier);
        QCOMPARE(menu.count(), 1);
    }

    void waysOfLooking_data()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<bool>("orthographic");
        QTest::newRow("walk") << int(SceneViewModel::Navigation::Walk) << false;
        QTest::newRow("plan") << int(SceneViewModel::Navigation::Plan) << true;
        QTest::newRow("bedside") << int(SceneViewModel::Navigation::Bedside) << false;
    }
    void waysOfLooking()
    {
        QFETCH(int, way);
        QFETCH(bool, orthographic);
        Fixture f;
        f.scene.resetCamera();
        f.scene.camera()->settle();
        const CameraView before = f.scene.camera()->view();
        f.scene.setNavigation(SceneViewModel::Navigation(way));
        f.scene.camera()->settle();
        QCOMPARE(f.scene.camera()->isOrthographic(), orthographic);
        f.scene.setNavigation(SceneViewModel::Navigation::Orbit);
        f.scene.resetCamera();
        f.scene.camera()->settle();
        const CameraView after = f.scene.camera()->view();
        QVERIFY(length(after.pose.position - before.pose.position) < 1e-6);
    }

    void bedsideGoesFromBedToBed()
    {
        Fixture f;
        f.scene.setNavigation(SceneViewModel::Navigation::Bedside);
        f.scene.camera()->settle();
        const Vec3 first = f.scene.camera()->view().pose.position;
        f.scene.setNavigation(SceneViewModel::Navigation::Bedside);
        f.scene.camera()->settle();
        QVERIFY(length(f.scene.camera()->view().pose.position - first) > 1);
    }

    void walkingNeedsHeldKeys()
    {
        Fixture f;
        QVERIFY(!f.pointer().keyPress(Qt::Key_W, Qt::NoModifier)); // not while orbiting
        f.scene.setNavigation(SceneViewModel::Navigation::Walk);
        f.scene.camera()->settle();
        const Vec3 before = f.scene.camera()->view().pose.position;
        QVERIFY(f.pointer().keyPress(Qt::Key_W, Qt::NoModifier));
        for (int i = 0; i < 30; ++i)
            f.scene.camera()->advance(1.0 / 30);
        QVERIFY(length(f.scene.camera()->view().pose.position - before) > 0.8);
        QVERIFY(f.pointer().keyRelease(Qt::Key_W));
        for (int i = 0; i < 60; ++i)
            f.scene.camera()->advance(1.0 / 30);
        QVERIFY(!f.scene.camera()->isMoving());
    }

    void keysChooseTools()
    {
        Fixture f;
        QVERIFY(f.pointer().keyPress(Qt::Key_G, Qt::NoModifier));
        QCOMPARE(f.scene.tool(), SceneViewModel::Tool::Move);
        QVERIFY(f.pointer().keyPress(Qt::Key_R, Qt::NoModifier));
        QCOMPARE(f.scene.tool(), SceneViewModel::Tool::Rotate);
        QVERIFY(f.pointer().keyPress(Qt::Key_V, Qt::NoModifier));
        QCOMPARE(f.scene.tool(), SceneViewModel::Tool::Select);
        QVERIFY(!f.pointer().keyPress(Qt::Key_Z, Qt::ControlModifier)); // undo is the window's
    }

    void slowFramesMakeTheScenePlain()
    {
        Fixture f;
        double at = 100;
        for (int i = 0; i < 5; ++i)
            f.scene.frameShown(at += 0.2, 0.2);
        QCOMPARE(f.scene.quality(), SceneViewModel::Quality::Full);
        f.scene.frameShown(at += 0.02, 0.02); // one quick frame starts the count anew
        for (int i = 0; i < 6; ++i)
            f.scene.frameShown(at += 0.2, 0.2);
        QCOMPARE(f.scene.quality(), SceneViewModel::Quality::Plain);
        QVERIFY(!f.scene.isFine());
        // When nothing moves any more the picture is finished, and is plain again when it moves.
        QTRY_VERIFY(f.scene.isFine());
        f.pointer().press({10, 10}, Qt::RightButton, Qt::NoModifier);
        f.pointer().move({60, 10}, Qt::NoModifier);
        QVERIFY(!f.scene.isFine());
        QCOMPARE(f.scene.quality(), SceneViewModel::Quality::Plain);
    }

    void quickFramesBringQualityBack()
    {
        Fixture f;
        double at = 100;
        const auto show = [&](int frames, double cost) {
            for (int i = 0; i < frames; ++i)
                f.scene.frameShown(at += cost, cost);
        };
        const auto full = [&] { return f.scene.quality() == SceneViewModel::Quality::Full; };
        show(6, 0.2);
        QVERIFY(!full());
        show(179, 0.01);
        QVERIFY(!full());
        show(1, 0.03); // neither slow nor quick: the count starts anew
        show(179, 0.01);
        QVERIFY(!full());
        show(1, 0.01);
        QVERIFY(full());
        // What lies between quick and slow changes nothing, either way.
        show(500, 0.06);
        QVERIFY(full());
        show(6, 0.2);
        show(500, 0.06);
        QVERIFY(!full());
        // It was too much: twice as many are asked for.
        show(359, 0.01);
        QVERIFY(!full());
        show(1, 0.01);
        QVERIFY(full());
    }

    /// Frames are counted over the time they took: several that are reported at once, by a program
    /// that was busy, are not thousands a second.
    void framesAreCounted_data()
    {
        QTest::addColumn<QList<double>>("at");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QList<double> steady, bursts;
        for (int i = 0; i <= 60; ++i)
            steady << 100 + i / 60.0;
        for (int i = 0; i < 12; ++i) {
            for (int k = 0; k < 5; ++k)
                bursts << 100 + i * 0.1 + k * 1e-5;
        }
        QTest::newRow("steady") << steady << 58.0 << 62.0;
        QTest::newRow("in bursts") << bursts << 45.0 << 60.0;
        QTest::newRow("one alone") << QList<double>{100} << 0.0 << 0.0;
        QTest::newRow("two at once") << QList<double>{100, 100} << 0.0 << 0.0;
        QTest::newRow("after a rest") << QList<double>{100, 110, 120} << 0.0 << 0.0;
    }
    void framesAreCounted()
    {
        QFETCH(QList<double>, at);
        QFETCH(double, least);
        QFETCH(double, most);
        Fixture f;
        for (const double when : at)
            f.scene.frameShown(when, 0.01);
        QVERIFY2(f.scene.framesPerSecond() >= least && f.scene.framesPerSecond() <= most,
                 qPrintable(QString::number(f.scene.framesPerSecond())));
        QTRY_COMPARE(f.scene.framesPerSecond(), 0.0); // rest
    }

    void chosenQualityStays()
    {
        Fixture f;
        f.scene.setAutomaticQuality(false);
        for (int i = 0; i < 30; ++i)
            f.scene.frameShown(1 + i * 0.3, 0.3);
        QCOMPARE(f.scene.quality(), SceneViewModel::Quality::Full);
        f.scene.setQuality(SceneViewModel::Quality::Plain);
        QVERIFY(!f.scene.isFine());
    }

    void assetsAreSharedAndBecomeCoarse()
    {
        AssetLibrary library(content::Catalogue::shipped());
        PrefabAsset *stool = library.asset(QStringLiteral("stool"));
        QCOMPARE(library.asset(QStringLiteral("ward.icu@1.0.0#stool")), stool);
        auto parts = stool->parts();
        QVERIFY(parts.count(&parts) >= 1);
        AssetPart *part = parts.at(&parts, 0);
        QVERIFY(part->geometry()->vertexData().size() > 1000);
        QCOMPARE(part->coarse(), part->geometry());
        QTRY_VERIFY_WITH_TIMEOUT(part->coarse() != part->geometry(), 20'000);
        QVERIFY(part->coarse()->indexData().size() < part->geometry()->indexData().size() / 2);
    }

    void monitorsInTheRoomHaveTheirPatient()
    {
        Fixture f;
        const Id monitor = f.bay.first("bedside-monitor");
        MonitorViewModel *shown =
            f.scene.displays()->monitor(QString::fromStdString(monitor.toString()));
        QVERIFY(shown->isOn());
        QCOMPARE(f.scene.displays()->monitor(QString::fromStdString(monitor.toString())), shown);
    }
};

QTEST_MAIN(TestSceneViewModel)
#include "tst_scene_view_model.moc"
