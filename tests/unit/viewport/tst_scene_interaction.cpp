// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/scene_fixture.h"
#include "viewport/qml/saved_view_model.h"
#include "viewport/qml/scene_commands.h"
#include "viewport/qml/scene_look.h"
#include "viewport/qml/scene_measure.h"
#include "viewport/scene/label_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace ward;
using namespace ward::viewport;

namespace {

struct Furnished : test::SceneFixture
{
    Id left = bay.add("stool", {{-2, 0, 1.8}, {}});
    Id right = bay.add("stool", {{-1, 0, 2.2}, {}});
    QList<EntityPlaces> copies;

    Furnished()
    {
        scene.setWorld(bay.share());
        scene.camera()->settle();
        QObject::connect(&scene, &SceneViewModel::copiesRequested, &scene,
                         [this](const EntityPlaces &places) { copies << places; });
    }
    [[nodiscard]] const SceneModel &model() const
    {
        return *qobject_cast<SceneModel *>(scene.entities());
    }
    [[nodiscard]] Pose shown(const Id &id) const { return model().shownPose(*model().entity(id)); }
    /// In the world, as it was asked for.
    [[nodiscard]] Pose asked(const test::Committed &one) const
    {
        return pointer().solver().frame(one.parent, one.socket.toStdString()) * one.pose;
    }
    void type(const QString &keys) const
    {
        for (const QChar c : keys)
            QVERIFY(pointer().keyPress(c.toUpper().unicode(), {}));
    }
    void let(Qt::KeyboardModifiers modifiers, const QPointF &at) const
    {
        pointer().release(at, at, Qt::LeftButton, modifiers);
    }
};

} // namespace

/// What an educator does with several things, with figures and with copies.
class TestSceneInteraction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDragMovesWhatIsUnderThePointer_data()
    {
        QTest::addColumn<int>("tool");
        QTest::addColumn<bool>("moves");
        QTest::newRow("select") << int(SceneViewModel::Tool::Select) << true;
        QTest::newRow("move") << int(SceneViewModel::Tool::Move) << true;
        QTest::newRow("rotate") << int(SceneViewModel::Tool::Rotate) << false;
        QTest::newRow("measure") << int(SceneViewModel::Tool::Measure) << false;
    }
    void aDragMovesWhatIsUnderThePointer()
    {
        QFETCH(int, tool);
        QFETCH(bool, moves);
        Furnished f;
        f.scene.setTool(SceneViewModel::Tool(tool));
        const QPointF grip = f.on(f.left);
        f.drag(grip, grip + QPointF(70, 10));
        f.let({}, grip + QPointF(70, 10));
        QCOMPARE(f.commits, moves ? 1 : 0);
        if (moves)
            QCOMPARE(f.scene.selection(), QList<Id>{f.left});
    }

    /// A tag floats over something else; what it names is meant.
    void aTagIsTakenForItsThing_data()
    {
        QTest::addColumn<int>("tool");
        QTest::addColumn<double>("pitch");
        QTest::newRow("select") << int(SceneViewModel::Tool::Select) << 0.4;
        QTest::newRow("above the horizon") << int(SceneViewModel::Tool::Select) << 0.0;
        QTest::newRow("a tool in hand") << int(SceneViewModel::Tool::Move) << 0.4;
    }
    void aTagIsTakenForItsThing()
    {
        QFETCH(int, tool);
        QFETCH(double, pitch);
        Furnished f;
        const bool takes = tool == int(SceneViewModel::Tool::Select);
        f.scene.setTool(SceneViewModel::Tool(tool));
        f.scene.camera()->rig().lookAt({-1.5, 0.72, 2}, 0.61, pitch, 5);
        f.scene.camera()->settle();
        f.scene.look()->setLabels(SceneLook::Labels::Everything);
        const auto *labels = qobject_cast<LabelModel *>(f.scene.labels());
        int row = labels->rowCount() - 1;
        while (row >= 0 && labels->named(row) != f.left)
            --row;
        QVERIFY(row >= 0);
        const QPointF tag = f.screen({-2, 2.6, 1.8});
        const auto behind =
            f.model().pickScene().pick(f.scene.camera()->view().ray(tag.x(), tag.y()));
        QVERIFY(!behind || behind->id != f.left);
        f.scene.touchLabel(row);
        f.click(tag);
        QCOMPARE(f.scene.selection().contains(f.left), takes);
        f.scene.setSelection({});
        const Pose before = f.shown(f.left);
        f.scene.touchLabel(row);
        f.drag(tag, tag + QPointF(60, 0));
        f.let({}, tag + QPointF(60, 0));
        QCOMPARE(f.commits, takes ? 1 : 0);
        if (takes) {
            QCOMPARE(f.committed.front().id, f.left);
            QVERIFY(std::abs(f.asked(f.committed.front()).position.x - before.position.x) > 0.1);
        }
        QSignalSpy menu(&f.scene, &SceneViewModel::contextRequested);
        f.scene.touchLabel(row);
        f.pointer().press(tag, Qt::RightButton, Qt::NoModifier);
        f.pointer().release(tag, tag, Qt::RightButton, Qt::NoModifier);
        QCOMPARE(menu.count(), 1);
        QCOMPARE(menu.front().front().value<Id>() == f.left, takes);
        // The next press is on no tag.
        f.click(tag);
        QVERIFY(!f.scene.selection().contains(f.left));
    }

    void altMakesACopy()
    {
        Furnished f;
        f.scene.setSelection({f.left});
        const QPointF grip = f.on(f.left);
        const Pose before = f.shown(f.left);
        f.drag(grip, grip + QPointF(120, 20), Qt::AltModifier);
        QCOMPARE(f.shown(f.left), before); // the original stays
        QCOMPARE(f.scene.ghosts()->rowCount(), 1);
        QVERIFY(f.scene.overlay()->isCopying());
        f.let(Qt::AltModifier, grip + QPointF(120, 20));
        QCOMPARE(f.scene.ghosts()->rowCount(), 0);
        QCOMPARE(f.commits, 0);
        QCOMPARE(f.copies.size(), 1);
        QCOMPARE(f.copies[0].size(), 1);
        QCOMPARE(f.copies[0][0].id, f.left);
    }

    void altPressedOnTheWayMakesACopyToo()
    {
        Furnished f;
        const QPointF grip = f.on(f.left);
        f.drag(grip, grip + QPointF(120, 20));
        QVERIFY(f.scene.ghosts()->rowCount() == 0);
        QVERIFY(f.pointer().keyPress(Qt::Key_Alt, {}));
        QCOMPARE(f.scene.ghosts()->rowCount(), 1);
        QVERIFY(f.pointer().keyRelease(Qt::Key_Alt));
        QCOMPARE(f.scene.ghosts()->rowCount(), 0);
        f.let({}, grip + QPointF(120, 20));
        QCOMPARE(f.commits, 1);
        QVERIFY(f.copies.isEmpty());
    }

    void whatHangsOnAThingIsCopiedWithIt()
    {
        Furnished f;
        const Id cart = f.bay.first("med-cart");
        f.bay.add("defibrillator", {}, cart, "top-tray");
        f.scene.setWorld(f.bay.share());
        const auto family = f.model().pickScene().family(cart).size();
        QVERIFY(family >= 2);
        const QPointF grip = f.on(cart);
        f.drag(grip, grip + QPointF(-200, 60), Qt::AltModifier);
        QCOMPARE(f.scene.ghosts()->rowCount(), int(family));
        f.let(Qt::AltModifier, grip);
        QCOMPARE(f.copies.value(0).size(), 1); // one root: the rest follows in the document
    }

    void aCopyCannotStandInItsOriginal()
    {
        Furnished f;
        const QPointF grip = f.on(f.left);
        f.drag(grip, grip + QPointF(6, 0), Qt::AltModifier);
        QVERIFY(f.scene.overlay()->isBlocked());
        QCOMPARE(f.scene.overlay()->obstacle(), f.model().entity(f.left)->name);
    }

    void whatIsInTheWayIsNamed()
    {
        Furnished f;
        const Id bed = f.bay.first("icu-bed");
        f.scene.setSnapToSurface(false);
        const QPointF grip = f.on(f.left);
        const QPointF to = grip + f.screen(f.bay.worldPose(bed).position) - f.screen({-2, 0, 1.8});
        f.drag(grip, to);
        QVERIFY(f.scene.overlay()->isBlocked());
        QVERIFY(!f.scene.overlay()->obstacle().isEmpty());
        f.pointer().keyPress(Qt::Key_Escape, {});
        QVERIFY(!f.scene.overlay()->isBlocked());
    }

    void shiftAddsABox()
    {
        Furnished f;
        f.scene.setSelection({f.bay.first("icu-bed")});
        const QPointF a = f.screen({-2.4, 0, 1.5});
        const QPointF b = f.screen({-0.6, 0, 2.6});
        // From bare floor: a drag that begins on a thing moves it.
        f.drag({2, 2}, {3, 3});
        f.let({}, {3, 3});
        f.pointer().press({a.x() - 30, b.y() + 40}, Qt::LeftButton, Qt::ShiftModifier);
        f.pointer().move({b.x() + 30, a.y() - 60}, Qt::ShiftModifier);
        f.let(Qt::ShiftModifier, {b.x() + 30, a.y() - 60});
        QCOMPARE(f.mode, SceneViewModel::SelectionMode::Add);
        QVERIFY(f.requested.contains(f.left));
        QVERIFY(f.requested.contains(f.right));
    }

    void theLockedStays()
    {
        Furnished f;
        f.scene.setLocked({f.left});
        const QPointF grip = f.on(f.left);
        f.drag(grip, grip + QPointF(70, 10));
        f.let({}, grip + QPointF(70, 10));
        QCOMPARE(f.commits, 0);
        f.click(grip);
        QCOMPARE(f.requested, QList<Id>{f.left}); // but it can be selected, to free it
        f.scene.setTool(SceneViewModel::Tool::Move);
        QVERIFY(f.pointer().gizmo().shapes().empty());
        f.scene.commands().selectAll();
        QVERIFY(!f.requested.contains(f.left));
        QVERIFY(f.requested.contains(f.right));
    }

    void selectTheOthers()
    {
        Furnished f;
        f.scene.commands().selectAll();
        const auto all = f.requested.size();
        QVERIFY(!f.requested.contains(f.bay.first("room-shell")));
        f.scene.setSelection({f.left, f.right});
        f.scene.commands().selectInverse();
        QCOMPARE(f.requested.size(), all - 2);
        QVERIFY(!f.requested.contains(f.left));
    }

    void figuresMove_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QList<double>>("by");
        QTest::newRow("x") << "gx0.75" << QList<double>{0.75, 0, 0};
        QTest::newRow("up") << "gy.5" << QList<double>{0, 0.5, 0};
        QTest::newRow("back") << "gz-0.4" << QList<double>{0, 0, -0.4};
        QTest::newRow("not through the floor") << "gy-2" << QList<double>{0, 0, 0};
    }
    void figuresMove()
    {
        QFETCH(QString, keys);
        QFETCH(QList<double>, by);
        Furnished f;
        f.scene.setSelection({f.left, f.right});
        const Vec3 wanted{by[0], by[1], by[2]};
        const Vec3 before = f.shown(f.right).position;
        f.type(keys);
        QCOMPARE(f.scene.overlay()->hint(), SceneOverlay::Hint::TypeMove);
        QVERIFY(f.pointer().wantsKeys());
        QVERIFY(length(f.shown(f.right).position - before - wanted) < 1e-9);
        QVERIFY(f.pointer().keyPress(Qt::Key_Return, {}));
        QVERIFY(!f.pointer().wantsKeys());
        QCOMPARE(f.commits, wanted == Vec3{} ? 0 : 1);
        for (const auto &one : f.committed)
            QVERIFY(length(f.asked(one).position - f.bay.worldPose(one.id).position - wanted) <
                    1e-9);
    }

    void figuresTurn()
    {
        Furnished f;
        f.scene.setSelection({f.left});
        f.type(QStringLiteral("r90"));
        QCOMPARE(f.scene.tool(), SceneViewModel::Tool::Rotate);
        QVERIFY(f.pointer().keyPress(Qt::Key_Enter, {}));
        QCOMPARE(f.committed.size(), std::size_t{1});
        QVERIFY(std::abs(heading(f.asked(f.committed[0]).rotation) - std::numbers::pi / 2) < 1e-9);
    }

    void ownAxesFollowTheThing()
    {
        Furnished f;
        const Id turned =
            f.bay.add("stool", {{-1.5, 0, 2.8}, rotationAbout({0, 1, 0}, radians(90))});
        f.scene.setWorld(f.bay.share());
        f.scene.setSelection({turned});
        const Vec3 before = f.shown(turned).position;
        f.type(QStringLiteral("gxx1"));
        QVERIFY(f.scene.overlay()->isLocal());
        // Its own X looks along −Z of the room.
        QVERIFY(length(f.shown(turned).position - before - Vec3{0, 0, -1}) < 1e-9);
        f.pointer().keyPress(Qt::Key_Escape, {});
        QCOMPARE(f.shown(turned).position, before);
        QCOMPARE(f.commits, 0);
    }

    void figuresTakeOverADrag()
    {
        Furnished f;
        f.scene.setTool(SceneViewModel::Tool::Move);
        f.scene.setSelection({f.left});
        f.scene.setSnapToGrid(false);
        const Pose start = f.bay.worldPose(f.left);
        const double unit = 60 / f.scene.camera()->view().pixelsPerMetre(start.position);
        const QPointF from = f.screen(start.position + Vec3{unit, 0, 0});
        QCOMPARE(f.pointer().gizmo().hit(from.x(), from.y()), Handle::X);
        f.drag(from, from + QPointF(40, 10));
        f.type(QStringLiteral("0.3"));
        f.pointer().move(from + QPointF(90, 0), {}); // a trembling hand
        QVERIFY(length(f.shown(f.left).position - start.position - Vec3{0.3, 0, 0}) < 1e-9);
        f.let({}, from + QPointF(90, 0)); // letting go waits for Enter
        QCOMPARE(f.commits, 0);
        QVERIFY(f.pointer().keyPress(Qt::Key_Return, {}));
        QCOMPARE(f.commits, 1);
        QVERIFY(length(f.asked(f.committed[0]).position - start.position - Vec3{0.3, 0, 0}) < 1e-9);
    }

    void aClickTakesTheFigures()
    {
        Furnished f;
        f.scene.setSelection({f.left});
        f.type(QStringLiteral("gx1"));
        f.click({5, 5});
        QCOMPARE(f.commits, 1);
        f.scene.setSelection({f.left});
        f.type(QStringLiteral("gx1"));
        f.pointer().press({5, 5}, Qt::RightButton, {});
        f.pointer().release({5, 5}, {}, Qt::RightButton, {});
        QCOMPARE(f.commits, 1); // the right button takes it back
    }

    void arrowsPushByOneStep()
    {
        Furnished f;
        f.scene.setSelection({f.left, f.right});
        const Pose before = f.bay.worldPose(f.left);
        QVERIFY(f.pointer().keyPress(Qt::Key_Right, {}));
        for (int i = 0; i < 3; ++i)
            QVERIFY(f.pointer().keyPress(Qt::Key_Right, {}, true));
        QCOMPARE(f.commits, 0);
        QVERIFY(f.pointer().keyRelease(Qt::Key_Right));
        QCOMPARE(f.commits, 1); // held: one change
        QCOMPARE(f.committed.size(), std::size_t{2});
        const RoomAxes axes = roomAxes(f.scene.camera()->view());
        for (const auto &one : f.committed) {
            if (one.id == f.left)
                QVERIFY(length(f.asked(one).position - before.position - axes.right * 0.2) < 1e-9);
        }
        f.committed.clear();
        QVERIFY(f.pointer().keyPress(Qt::Key_PageUp, Qt::ShiftModifier));
        QVERIFY(f.pointer().keyRelease(Qt::Key_PageUp));
        QVERIFY(std::abs(f.asked(f.committed[0]).position.y - 0.005) < 1e-9);
        f.scene.setSelection({});
        QVERIFY(!f.pointer().keyPress(Qt::Key_Right, {}));
    }

    void copiesStandBesideWithRoom()
    {
        Furnished f;
        f.scene.setSelection({f.left});
        QVERIFY(f.scene.commands().duplicate());
        const EntityPlace &copy = f.copies.value(0).value(0);
        const Pose at =
            f.pointer().solver().frame(copy.parent, copy.socket.toStdString()) * copy.pose;
        const auto *entity = f.model().entity(f.left);
        QVERIFY(length(at.position - entity->pose.position) > 0.2);
        QVERIFY(f.pointer().solver().blockers(entity->asset->mesh.bounds, at, {}).empty());
        f.scene.setSelection({});
        QVERIFY(!f.scene.commands().duplicate());
    }

    void whatFloatsIsSetDown()
    {
        Furnished f;
        const Id high = f.bay.add("stool", {{-1.5, 0.7, 3}, {}});
        f.scene.setWorld(f.bay.share());
        f.scene.setSelection({high, f.left});
        f.scene.commands().setDown();
        QCOMPARE(f.commits, 1);
        QCOMPARE(f.committed.size(), std::size_t{1}); // the other stands already
        QVERIFY(std::abs(f.asked(f.committed[0]).position.y) < 1e-3);
    }

    void severalAreAlignedAsOneChange()
    {
        Furnished f;
        f.scene.setSelection({f.left, f.right});
        f.scene.commands().arrange(Arrangement::FaceEachOther);
        QCOMPARE(f.commits, 1);
        QCOMPARE(f.committed.size(), std::size_t{2});
        f.committed.clear();
        f.scene.commands().arrange(Arrangement::AlignCentre);
        QCOMPARE(f.committed.size(), std::size_t{1});
        QCOMPARE(f.committed[0].id, f.right);
    }

    void hiddenIsSaidAndComesBack()
    {
        Furnished f;
        f.scene.setSelection({f.left, f.right});
        f.scene.commands().hideSelection();
        QCOMPARE(f.scene.hiddenCount(), 2);
        QVERIFY(f.requested.isEmpty());
        f.scene.showAll();
        QCOMPARE(f.scene.hiddenCount(), 0);
        f.scene.setSelection({f.left});
        f.scene.commands().soloSelection();
        QVERIFY(f.scene.isSolo());
        QVERIFY(f.scene.hiddenCount() > 10);
        f.scene.commands().soloSelection();
        QVERIFY(!f.scene.isSolo());
        QCOMPARE(f.scene.hiddenCount(), 0);
    }

    void viewsAreSavedAndGoneTo()
    {
        Furnished f;
        f.scene.setSelection({f.left});
        f.scene.frameSelection();
        f.scene.camera()->settle();
        const Vec3 there = f.scene.camera()->view().pose.position;
        f.scene.saveView();
        QCOMPARE(f.scene.views()->at(0)->name, f.model().entity(f.left)->name);
        f.scene.setNavigation(SceneViewModel::Navigation::Plan);
        f.scene.camera()->settle();
        f.scene.goToView(0);
        QCOMPARE(f.scene.navigation(), SceneViewModel::Navigation::Orbit);
        QVERIFY(f.scene.camera()->isMoving());
        f.scene.camera()->settle();
        QVERIFY(length(f.scene.camera()->view().pose.position - there) < 1e-6);
        f.scene.goToView(7); // there is none
        QVERIFY(!f.scene.camera()->isMoving());
    }

    void axesLookStraight()
    {
        Furnished f;
        f.scene.lookAlong(2);
        f.scene.camera()->settle();
        QVERIFY(f.scene.camera()->view().forward().z < -0.99);
        f.scene.lookAlong(2);
        f.scene.camera()->settle();
        QVERIFY(f.scene.camera()->view().forward().z > 0.99);
        f.scene.lookAlong(0);
        f.scene.camera()->settle();
        QVERIFY(f.scene.camera()->view().forward().x < -0.99);
        f.scene.lookAlong(1);
        QCOMPARE(f.scene.navigation(), SceneViewModel::Navigation::Plan);
    }

    void namesMakeWayForTools()
    {
        Furnished f;
        f.scene.look()->setLabels(SceneLook::Labels::Everything);
        auto *labels = f.scene.labels();
        const auto shown = [&] {
            QList<QPointF> at;
            for (int row = 0; row < labels->rowCount(); ++row) {
                const auto index = labels->index(row, 0);
                if (index.data(LabelModel::ShownRole).toBool())
                    at << QPointF(index.data(LabelModel::XRole).toDouble(),
                                  index.data(LabelModel::YRole).toDouble());
            }
            return at;
        };
        const auto all = shown();
        QVERIFY(all.size() > 4);
        const QRectF tools(0, 0, 1260, 300);
        f.scene.keepClear({tools});
        for (const QPointF &at : shown())
            QVERIFY(at.y() - 22 >= tools.bottom());
        f.scene.keepClear({});
        f.scene.look()->setLabels(SceneLook::Labels::Nobody);
        QVERIFY(shown().isEmpty());
        f.scene.setSelection({f.left});
        QCOMPARE(shown().size(), 1);
    }

    void theTapeIsLeftStepByStep()
    {
        Furnished f;
        f.scene.setTool(SceneViewModel::Tool::Measure);
        f.click(f.screen({-1.5, 0, 3}));
        QVERIFY(f.scene.measure()->hasStart());
        QCOMPARE(f.requests, 0); // nothing was selected
        QVERIFY(f.pointer().keyPress(Qt::Key_Escape, {}));
        QVERIFY(!f.scene.measure()->hasStart());
        QVERIFY(f.pointer().keyPress(Qt::Key_Escape, {}));
        QCOMPARE(f.scene.tool(), SceneViewModel::Tool::Select);
    }

    void theWheelTurnsWhatIsPlaced()
    {
        Furnished f;
        const QPointF free = f.screen({-1.5, 0, 3});
        f.scene.beginPlacing(QStringLiteral("ward.icu@1.0.0#bed-side-table"));
        f.pointer().hover(free);
        const QQuaternion before = f.scene.overlay()->ghostRotation();
        f.pointer().wheel(free, 2);
        const QQuaternion after = f.scene.overlay()->ghostRotation();
        QVERIFY(std::abs(QQuaternion::dotProduct(before, after)) < 0.99F);
        QVERIFY(!f.scene.camera()->isMoving());
        f.click(free);
        QCOMPARE(f.spawned.size(), std::size_t{1});
    }

    void aRefusalIsReadAtThePointer()
    {
        Furnished f;
        const QPointF free = f.screen({-1.5, 0, 3});
        f.scene.beginPlacing(QStringLiteral("ward.icu@1.0.0#stool"));
        f.pointer().hover(free);
        // Busy with the next thing: nobody is interrupted.
        f.scene.refuse(QStringLiteral("It is gone."));
        QCOMPARE(f.scene.overlay()->hint(), SceneOverlay::Hint::Place);
        f.click(free);
        f.scene.refuse(QStringLiteral("It is gone."));
        QCOMPARE(f.scene.overlay()->hint(), SceneOverlay::Hint::Refused);
        QCOMPARE(f.scene.overlay()->subject(), QStringLiteral("It is gone."));
        QCOMPARE(f.scene.overlay()->hintPosition(), free);
        QVERIFY(f.scene.overlay()->ghostPrefab().isEmpty());
        f.pointer().hover(free + QPointF(30, 0)); // reading goes on while the pointer moves
        QCOMPARE(f.scene.overlay()->hint(), SceneOverlay::Hint::Refused);
        f.click(free);
        QCOMPARE(f.scene.overlay()->hint(), SceneOverlay::Hint::None);
    }

    void wallsStayWholeOnWish()
    {
        Furnished f;
        const auto cut = [&] {
            const auto *room = f.model().entity(f.bay.first("room-shell"));
            return !room->hiddenSides.isEmpty();
        };
        QVERIFY(cut());
        f.scene.look()->setCutWalls(false);
        QVERIFY(!cut());
    }
};

QTEST_MAIN(TestSceneInteraction)
#include "tst_scene_interaction.moc"
