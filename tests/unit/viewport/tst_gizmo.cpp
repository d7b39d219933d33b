// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/camera/camera_rig.h"
#include "viewport/gizmos/gizmo_drag.h"

#include <QTest>

using namespace ward;
using namespace ward::viewport;

Q_DECLARE_METATYPE(ward::viewport::Handle)

namespace {

CameraView viewFrom(double yaw, double pitch, double distance, const Vec3 &target = {})
{
    CameraRig rig;
    rig.resize(1200, 800);
    rig.lookAt(target, yaw, pitch, distance);
    rig.settle();
    return rig.view();
}

bool near(const Vec3 &a, const Vec3 &b, double tolerance = 1e-6)
{
    return length(a - b) < tolerance;
}

/// Where the middle of a handle is on the screen.
ScreenPoint middle(const Gizmo &gizmo, Handle handle, GizmoShape::Kind kind)
{
    for (const GizmoShape &shape : gizmo.shapes()) {
        if (shape.handle != handle || shape.kind != kind)
            continue;
        if (kind == GizmoShape::Kind::Ring)
            return shape.points[shape.points.size() / 2];
        ScreenPoint sum;
        for (const ScreenPoint &p : shape.points) {
            sum.x += p.x / static_cast<double>(shape.points.size());
            sum.y += p.y / static_cast<double>(shape.points.size());
        }
        return sum;
    }
    return {-1, -1, 0};
}

} // namespace

class TestGizmo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handlesAreWhereTheyAreDrawn_data()
    {
        QTest::addColumn<bool>("rotate");
        QTest::addColumn<Handle>("handle");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, bool rotate, Handle handle, GizmoShape::Kind kind) {
            QTest::newRow(name) << rotate << handle << static_cast<int>(kind);
        };
        row("x", false, Handle::X, GizmoShape::Kind::Arrow);
        row("y", false, Handle::Y, GizmoShape::Kind::Arrow);
        row("z", false, Handle::Z, GizmoShape::Kind::Arrow);
        row("x line", false, Handle::X, GizmoShape::Kind::Line);
        row("xy", false, Handle::XY, GizmoShape::Kind::Plane);
        row("yz", false, Handle::YZ, GizmoShape::Kind::Plane);
        row("zx", false, Handle::ZX, GizmoShape::Kind::Plane);
        row("middle", false, Handle::Surface, GizmoShape::Kind::Centre);
        row("turn while moving", false, Handle::TurnY, GizmoShape::Kind::Ring);
        row("turn x", true, Handle::TurnX, GizmoShape::Kind::Ring);
        row("turn y", true, Handle::TurnY, GizmoShape::Kind::Ring);
        row("turn z", true, Handle::TurnZ, GizmoShape::Kind::Ring);
    }
    void handlesAreWhereTheyAreDrawn()
    {
        QFETCH(bool, rotate);
        QFETCH(Handle, handle);
        QFETCH(int, kind);
        const CameraView view = viewFrom(0.7, 0.5, 5);
        const Gizmo gizmo(rotate ? GizmoMode::Rotate : GizmoMode::Move, {0.3, 0.2, 0.1}, view);
        const ScreenPoint at = middle(gizmo, handle, static_cast<GizmoShape::Kind>(kind));
        QVERIFY(at.x > 0);
        QCOMPARE(gizmo.hit(at.x, at.y), handle);
        QCOMPARE(gizmo.hit(at.x + 400, at.y), Handle::None);
    }

    void sizeIsTheSameAtAnyDistance()
    {
        for (const double distance : {1.0, 4.0, 30.0}) {
            const Gizmo gizmo(GizmoMode::Move, {}, viewFrom(0.7, 0.5, distance));
            double reach = 0;
            for (const GizmoShape &shape : gizmo.shapes()) {
                for (const ScreenPoint &p : shape.points)
                    reach =
                        std::max(reach, std::hypot(p.x - gizmo.centre().x, p.y - gizmo.centre().y));
            }
            QVERIFY(reach > 60 && reach < Gizmo::kReach);
        }
    }

    void anAxisSeenEndOnIsLeftOut()
    {
        const Gizmo gizmo(GizmoMode::Move, {}, viewFrom(0, 0, 5));
        for (const GizmoShape &shape : gizmo.shapes())
            QVERIFY(shape.handle != Handle::Z && shape.handle != Handle::YZ &&
                    shape.handle != Handle::ZX);
    }

    void behindTheCameraThereIsNone()
    {
        const CameraView view = viewFrom(0, 0, 5);
        QVERIFY(Gizmo(GizmoMode::Move, {0, 0, 9}, view).shapes().empty());
    }

    void movesAlongItsHandle_data()
    {
        QTest::addColumn<Handle>("handle");
        QTest::addColumn<QList<double>>("wanted");
        QTest::newRow("x") << Handle::X << QList<double>{0.8, 0, 0};
        QTest::newRow("y") << Handle::Y << QList<double>{0, 0.8, 0};
        QTest::newRow("z") << Handle::Z << QList<double>{0, 0, 0.8};
        QTest::newRow("floor") << Handle::ZX << QList<double>{0.8, 0, -0.35};
        QTest::newRow("wall") << Handle::XY << QList<double>{0.25, 0.5, 0};
        QTest::newRow("level") << Handle::Surface << QList<double>{-0.4, 0, 0.3};
    }
    void movesAlongItsHandle()
    {
        QFETCH(Handle, handle);
        QFETCH(QList<double>, wanted);
        const Vec3 by{wanted[0], wanted[1], wanted[2]};
        const Pose start{{0.5, 0.25, -0.5}, rotationAbout({0, 1, 0}, 0.4)};
        const CameraView view = viewFrom(0.7, 0.5, 6);
        const auto from = view.project(start.position);
        const auto to = view.project(start.position + by);
        auto drag = GizmoDrag::begin(handle, start, view, from->x, from->y);
        QVERIFY(drag);
        const Pose end = drag->update(view, to->x, to->y, {});
        QVERIFY(near(end.position, start.position + by));
        QCOMPARE(end.rotation, start.rotation);
        QVERIFY(near(drag->moved(), by));
        // Back where it began is exactly where it began.
        QVERIFY(near(drag->update(view, from->x, from->y, {}).position, start.position));
    }

    void gridIsTheWorlds()
    {
        const Pose start{{0.52, 0.11, 0}, {}};
        const CameraView view = viewFrom(0.7, 0.5, 6);
        const auto from = view.project(start.position);
        const auto to = view.project(start.position + Vec3{0.41, 0, 0});
        auto drag = GizmoDrag::begin(Handle::X, start, view, from->x, from->y);
        const Pose end = drag->update(view, to->x, to->y, {.grid = 0.05});
        QVERIFY(std::abs(end.position.x - 0.95) < 1e-9); // 0.93 is nearest to 0.95
        QCOMPARE(end.position.y, 0.11);                  // what does not move is not rounded
    }

    void fineMovesATenth()
    {
        const Pose start;
        const CameraView view = viewFrom(0.7, 0.5, 6);
        const auto from = view.project(start.position);
        const auto to = view.project({0.5, 0, 0});
        auto drag = GizmoDrag::begin(Handle::X, start, view, from->x, from->y);
        QVERIFY(near(drag->update(view, to->x, to->y, {.fine = true}).position, {0.05, 0, 0}));
        drag = GizmoDrag::begin(Handle::X, start, view, from->x, from->y);
        const Pose fine = drag->update(view, to->x, to->y, {.grid = 0.05, .fine = true});
        QVERIFY(near(fine.position, {0.05, 0, 0}, 1e-9)); // steps of 5 mm
    }

    void turnsAboutItsAxis_data()
    {
        QTest::addColumn<Handle>("handle");
        QTest::addColumn<double>("degrees");
        for (const double degrees : {30.0, -75.0, 170.0}) {
            QTest::addRow("x %g", degrees) << Handle::TurnX << degrees;
            QTest::addRow("y %g", degrees) << Handle::TurnY << degrees;
            QTest::addRow("z %g", degrees) << Handle::TurnZ << degrees;
        }
        QTest::newRow("more than a turn") << Handle::TurnY << 400.0;
    }
    void turnsAboutItsAxis()
    {
        QFETCH(Handle, handle);
        QFETCH(double, degrees);
        const Pose start{{0.2, 0.3, 0.4}, rotationAbout({0, 1, 0}, 0.5)};
        const CameraView view = viewFrom(0.7, 0.6, 6);
        const Vec3 axis = handleAxis(handle);
        const Vec3 arm = std::abs(axis.y) > 0.5 ? Vec3{0.3, 0, 0} : Vec3{0, 0.3, 0};
        const auto at = [&](double angle) {
            return *view.project(start.position + rotationAbout(axis, radians(angle)).rotate(arm));
        };
        auto drag = GizmoDrag::begin(handle, start, view, at(0).x, at(0).y);
        QVERIFY(drag);
        Pose end;
        for (int i = 1; i <= 40; ++i)
            end = drag->update(view, at(degrees * i / 40).x, at(degrees * i / 40).y, {});
        QVERIFY(std::abs(drag->turned() - radians(degrees)) < 1e-6);
        const Quat wanted = rotationAbout(axis, radians(degrees)) * start.rotation;
        QVERIFY(near(end.rotation.rotate({0, 0, 1}), wanted.rotate({0, 0, 1})));
        QCOMPARE(end.position, start.position);
    }

    void turnsEndOnRoundHeadings()
    {
        const Pose start{{}, rotationAbout({0, 1, 0}, radians(7))};
        const CameraView view = viewFrom(0.7, 0.6, 6);
        const auto at = [&](double angle) {
            return *view.project(rotationAbout({0, 1, 0}, radians(angle)).rotate({0.3, 0, 0}));
        };
        auto drag = GizmoDrag::begin(Handle::TurnY, start, view, at(0).x, at(0).y);
        const Pose end = drag->update(view, at(35).x, at(35).y, {.angle = radians(15)});
        QVERIFY(std::abs(heading(end.rotation) - radians(45)) < 1e-9); // 42° is nearest to 45°
    }

    void theHorizonThrowsNothingAway()
    {
        const Pose start;
        const CameraView view = viewFrom(0, 0.05, 3);
        const auto from = view.project(start.position);
        auto drag = GizmoDrag::begin(Handle::Surface, start, view, from->x, from->y);
        QVERIFY(drag);
        Pose end;
        for (double y = from->y; y > 0; y -= 3)
            end = drag->update(view, from->x, y, {});
        QVERIFY(length(end.position) <= 61);
    }

    void cameraRests()
    {
        CameraRig rig;
        rig.resize(1000, 600);
        QVERIFY(!rig.isMoving());
        rig.orbit(80, 20);
        QVERIFY(rig.isMoving());
        int frames = 0;
        while (rig.advance(1.0 / 60)) {
            QVERIFY(++frames < 300);
        }
        QVERIFY(frames > 3);
        QVERIFY(!rig.advance(1.0 / 60));
    }

    void zoomGoesToThePointer()
    {
        CameraRig rig;
        rig.resize(1000, 600);
        rig.lookAt({0, 0.5, 0}, 0.6, 0.5, 8);
        rig.settle();
        const Vec3 point{1.2, 0, 0.7};
        const auto before = rig.view().project(point);
        rig.zoom(4, point);
        rig.settle();
        const auto after = rig.view().project(point);
        QVERIFY(std::hypot(after->x - before->x, after->y - before->y) < 1e-6);
        QVERIFY(after->depth < before->depth * 0.7);
    }

    void panKeepsTheGrip()
    {
        CameraRig rig;
        rig.resize(1000, 600);
        rig.lookAt({0, 0.5, 0}, 0.6, 0.5, 8);
        rig.settle();
        const Vec3 gripped{0, 0.5, 0};
        const auto before = rig.view().project(gripped);
        rig.pan(60, -25);
        rig.settle();
        const auto after = rig.view().project(gripped);
        QVERIFY(std::abs(after->x - before->x - 60) < 1e-6);
        QVERIFY(std::abs(after->y - before->y + 25) < 1e-6);
    }

    void frameShowsTheWholeBox()
    {
        Box box;
        box.add(Vec3{2, 0, -3});
        box.add(Vec3{3, 1.8, -1});
        for (const bool plan : {false, true}) {
            CameraRig rig;
            rig.resize(1000, 600);
            if (plan)
                rig.setMode(CameraRig::Mode::Plan);
            rig.frame(box);
            rig.settle();
            for (int i = 0; i < 8; ++i) {
                const auto at = rig.view().project(box.corner(i));
                QVERIFY(at && at->x > 0 && at->x < 1000 && at->y > 0 && at->y < 600);
            }
        }
    }

    void walkingKeepsTheEye()
    {
        CameraRig rig;
        rig.resize(1000, 600);
        rig.lookAt({0, 1.2, 0}, 0.6, 0.15, 3);
        rig.settle();
        const Vec3 eye = rig.view().pose.position;
        rig.setMode(CameraRig::Mode::Walk);
        rig.settle();
        QVERIFY(near(rig.view().pose.position, eye));
        const Vec3 ahead = rig.view().forward();
        rig.walk(0, 0, 1);
        rig.settle();
        const Vec3 step = rig.view().pose.position - eye;
        QVERIFY(std::abs(length(step) - 1) < 1e-6);
        QVERIFY(dot(step, ahead) > 0.9);
        QVERIFY(std::abs(step.y) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestGizmo)
#include "tst_gizmo.moc"
