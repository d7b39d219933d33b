// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/bay_fixture.h"
#include "viewport/picking/measure_snap.h"
#include "viewport/qml/scene_measure.h"
#include "viewport/scene/scene_model.h"

#include <QTest>

using namespace ward;
using namespace ward::viewport;

/// What the tape measure holds on to.
class TestMeasureSnap : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        test::Bay bay;
        SceneModel model{test::sharedAssets()};
        CameraView view;
        Id stool;

        Fixture()
        {
            stool = bay.add("stool", {{-1, 0, 2}, {}});
            model.setWorld(bay.share());
            view.width = 1260;
            view.height = 640;
            view.pose = {{-1, 1.6, 5}, rotationAbout({1, 0, 0}, -0.35)};
            model.setLook({.view = view}); // the wall behind the camera is cut away
        }
        [[nodiscard]] Box box() const
        {
            return model.pickScene().bounds(std::span<const Id>(&stool, 1));
        }
        [[nodiscard]] std::optional<MeasurePoint> at(const Vec3 &point, double dx = 0,
                                                     double dy = 0) const
        {
            const auto pixel = view.project(point);
            return measurePoint(model.pickScene(), view, pixel->x + dx, pixel->y + dy);
        }
    };

private Q_SLOTS:
    void aCornerIsCaughtFromNearby()
    {
        Fixture f;
        const Box box = f.box();
        const Vec3 corner{box.low.x, box.low.y, box.high.z};
        for (const double off : {0.0, 5.0, -6.0}) {
            const auto found = f.at(corner, off, 0);
            QVERIFY(found);
            QCOMPARE(found->kind, MeasurePoint::Kind::Corner);
            QVERIFY(length(found->point - corner) < 1e-6);
        }
    }

    void anEdgeIsFollowed()
    {
        Fixture f;
        const Box box = f.box();
        const Vec3 middle{(box.low.x + box.high.x) / 2, box.low.y, box.high.z};
        const auto found = f.at(middle, 0, 3);
        QVERIFY(found);
        QCOMPARE(found->kind, MeasurePoint::Kind::Edge);
        QVERIFY(std::abs(found->point.y - box.low.y) < 1e-6);
        QVERIFY(std::abs(found->point.z - box.high.z) < 1e-6);
    }

    void theFloorIsTheFloor()
    {
        Fixture f;
        const Vec3 free{-1.7, 0, 3.2};
        const auto found = f.at(free);
        QVERIFY(found);
        QCOMPARE(found->kind, MeasurePoint::Kind::Surface);
        QVERIFY(std::abs(found->point.y) < 0.02);
        QVERIFY(length(found->point - free) < 0.05);
    }

    void attachPointsComeFirst()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const auto *prefab = content::Catalogue::shipped().prefab("med-cart");
        const Vec3 tray = (f.bay.worldPose(cart) * prefab->socket("top-tray")->pose).position;
        f.view.pose = {tray + Vec3{0, 1.5, 0}, rotationAbout({1, 0, 0}, -std::numbers::pi / 2)};
        const auto found = f.at(tray);
        QVERIFY(found);
        QCOMPARE(found->kind, MeasurePoint::Kind::Socket);
        QVERIFY(length(found->point - tray) < 1e-6);
    }

    void theTapeGoesFromClickToClick()
    {
        Fixture f;
        SceneMeasure tape;
        const auto pixel = [&](const Vec3 &point) {
            const auto at = f.view.project(point);
            return QPointF(at->x, at->y);
        };
        const Box box = f.box();
        const Vec3 left{box.low.x, 0, box.high.z};
        const Vec3 right{box.high.x, 0, box.high.z};
        const PickScene &scene = f.model.pickScene();
        tape.hoverAt(scene, f.view, pixel(left));
        QVERIFY(tape.hasHover() && tape.isCaught() && !tape.hasStart());
        tape.clickAt(scene, f.view, pixel(left));
        tape.hoverAt(scene, f.view, pixel(right));
        QVERIFY(tape.hasEnd() && tape.isOpen());
        tape.clickAt(scene, f.view, pixel(right));
        QVERIFY(!tape.isOpen());
        QVERIFY(std::abs(tape.metres() - (right.x - left.x)) < 1e-6);
        QVERIFY(std::abs(tape.difference().x() - float(right.x - left.x)) < 1e-4F);
        // It stays where it is while the camera and the pointer move.
        tape.hoverAt(scene, f.view, {10, 10});
        f.view.pose.position.x += 0.5;
        tape.project(f.view);
        QVERIFY(std::abs(tape.metres() - (right.x - left.x)) < 1e-6);
        QVERIFY((tape.start() - pixel(left)).manhattanLength() < 1e-6);
        QVERIFY(tape.clear());
        QVERIFY(!tape.clear());
        QVERIFY(!tape.hasStart());
    }
};

QTEST_GUILESS_MAIN(TestMeasureSnap)
#include "tst_measure_snap.moc"
