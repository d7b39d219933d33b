// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/gizmos/arrange.h"

#include <QTest>

using namespace ward;
using namespace ward::viewport;

namespace {

Arranged block(double x, double z, double width, double depth)
{
    Arranged out;
    out.pose.position = {x, 0, z};
    out.box.add(Vec3{x - width / 2, 0, z - depth / 2});
    out.box.add(Vec3{x + width / 2, 1, z + depth / 2});
    return out;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

/// Several things are put in order.
class TestArrange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aligns_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<double>("x"); // of the second, 1 wide and 0.5 deep
        QTest::addColumn<double>("z");
        QTest::newRow("left") << int(Arrangement::AlignLeft) << -0.5 << 3.0;
        QTest::newRow("centre") << int(Arrangement::AlignCentre) << 0.0 << 3.0;
        QTest::newRow("right") << int(Arrangement::AlignRight) << 0.5 << 3.0;
        QTest::newRow("back") << int(Arrangement::AlignBack) << 4.0 << -0.25;
        QTest::newRow("middle") << int(Arrangement::AlignMiddle) << 4.0 << 0.0;
        QTest::newRow("front") << int(Arrangement::AlignFront) << 4.0 << 0.25;
    }
    void aligns()
    {
        QFETCH(int, how);
        QFETCH(double, x);
        QFETCH(double, z);
        const std::vector<Arranged> things{block(0, 0, 2, 1), block(4, 3, 1, 0.5)};
        const auto poses = arranged(things, Arrangement(how), {});
        QCOMPARE(poses[0], things[0].pose); // the first stays
        QVERIFY(near(poses[1].position.x, x));
        QVERIFY(near(poses[1].position.z, z));
        QCOMPARE(poses[1].position.y, 0.0);
    }

    void leftIsTheViewers()
    {
        // Seen from the other side of the room, left is +X.
        const std::vector<Arranged> things{block(0, 0, 2, 1), block(4, 3, 1, 0.5)};
        const RoomAxes axes{{-1, 0, 0}, {0, 0, -1}};
        QVERIFY(near(arranged(things, Arrangement::AlignLeft, axes)[1].position.x, 0.5));
        QVERIFY(near(arranged(things, Arrangement::AlignFront, axes)[1].position.z, -0.25));
    }

    void gapsBecomeEqual()
    {
        // Given in another order than they stand; widths differ.
        const std::vector<Arranged> things{block(10, 0, 2, 1), block(1.2, 5, 1, 1),
                                           block(0, 0, 1, 1), block(2.5, 1, 0.5, 1)};
        const auto poses = arranged(things, Arrangement::SpreadAcross, {});
        QCOMPARE(poses[0], things[0].pose); // the outermost stay
        QCOMPARE(poses[2], things[2].pose);
        const double first = (poses[1].position.x - 0.5) - (0 + 0.5);
        const double second = (poses[3].position.x - 0.25) - (poses[1].position.x + 0.5);
        const double third = (10 - 1) - (poses[3].position.x + 0.25);
        QVERIFY(near(first, second));
        QVERIFY(near(second, third));
        QCOMPARE(poses[1].position.z, 5.0);
    }

    void twoCannotBeSpread()
    {
        const std::vector<Arranged> things{block(0, 0, 1, 1), block(4, 3, 1, 1)};
        const auto poses = arranged(things, Arrangement::SpreadAcross, {});
        QCOMPARE(poses[1], things[1].pose);
        QCOMPARE(arranged({things[0]}, Arrangement::AlignLeft, {})[0], things[0].pose);
    }

    void theyFaceEachOther()
    {
        const std::vector<Arranged> things{block(0, 0, 1, 1), block(0, 4, 1, 1)};
        const auto poses = arranged(things, Arrangement::FaceEachOther, {});
        QVERIFY(length(poses[0].rotation.rotate({0, 0, 1}) - Vec3{0, 0, 1}) < 1e-9);
        QVERIFY(length(poses[1].rotation.rotate({0, 0, 1}) - Vec3{0, 0, -1}) < 1e-9);
        QCOMPARE(poses[1].position, things[1].pose.position);
    }

    void theyFaceTheFirst()
    {
        const std::vector<Arranged> things{block(0, 0, 1, 1), block(3, 0, 1, 1)};
        const auto poses = arranged(things, Arrangement::FaceFirst, {});
        QCOMPARE(poses[0], things[0].pose);
        QVERIFY(length(poses[1].rotation.rotate({0, 0, 1}) - Vec3{-1, 0, 0}) < 1e-9);
        // Whoever stands on the point keeps looking where it looks.
        QCOMPARE(facing(things[0].pose, {0, 2, 0}), things[0].pose);
    }

    void theRoomsAxesAreTheNearest_data()
    {
        QTest::addColumn<double>("yaw"); // degrees
        QTest::addColumn<QList<double>>("right");
        QTest::newRow("from the front") << 0.0 << QList<double>{1, 0};
        QTest::newRow("a little turned") << 40.0 << QList<double>{1, 0};
        QTest::newRow("from the right") << 80.0 << QList<double>{0, -1};
        QTest::newRow("from behind") << 180.0 << QList<double>{-1, 0};
    }
    void theRoomsAxesAreTheNearest()
    {
        QFETCH(double, yaw);
        QFETCH(QList<double>, right);
        CameraView view;
        view.pose.rotation =
            rotationAbout({0, 1, 0}, radians(yaw)) * rotationAbout({1, 0, 0}, -0.5);
        const RoomAxes axes = roomAxes(view);
        QCOMPARE(axes.right, (Vec3{right[0], 0, right[1]}));
        QVERIFY(dot(axes.front, view.forward()) < 0); // towards the viewer
    }
};

QTEST_APPLESS_MAIN(TestArrange)
#include "tst_arrange.moc"
