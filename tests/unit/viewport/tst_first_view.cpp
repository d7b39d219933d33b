// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The first view of a scene: all of it, as large as it goes, below the tools; until somebody looks
// elsewhere, also in a window of another size.
#include "viewport/camera/camera_rig.h"

#include <QTest>

using namespace ward;
using namespace ward::viewport;

namespace {

const std::vector<Box> kBay{{{-3, 0, -2.5}, {-1, 1.1, -0.5}},
                            {{1, 0, -2.5}, {3, 1.1, -0.5}},
                            {{-0.4, 0, 1.2}, {0.2, 1.72, 1.8}},
                            {{3.6, 1.4, -2.6}, {4, 1.8, -2.3}}};

/// Around all of it on the screen, in logical pixels.
Box onScreen(const CameraRig &rig)
{
    Box out;
    for (const Box &box : kBay) {
        for (int i = 0; i < 8; ++i) {
            const auto at = rig.view().project(box.corner(i));
            out.add(at ? Vec3{at->x, at->y, 0} : Vec3{-1e6, -1e6, 0});
        }
    }
    return out;
}

} // namespace

class TestFirstView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEverythingBelowTheTools_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::addColumn<double>("covered");
        QTest::newRow("wide") << 1260.0 << 640.0 << 52.0;
        QTest::newRow("very wide") << 1900.0 << 420.0 << 52.0;
        QTest::newRow("narrow") << 420.0 << 900.0 << 96.0;
        QTest::newRow("no tools") << 900.0 << 600.0 << 0.0;
    }
    void showsEverythingBelowTheTools()
    {
        QFETCH(double, width);
        QFETCH(double, height);
        QFETCH(double, covered);
        CameraRig rig;
        rig.reset(kBay);
        rig.settle();
        rig.resize(width, height);
        rig.setCovered(covered);
        const Box seen = onScreen(rig);
        QVERIFY(seen.low.x >= 0 && seen.high.x <= width);
        QVERIFY(seen.low.y >= covered && seen.high.y <= height);
        // Nor smaller than it need be: it reaches the edges one way.
        const double wide = seen.size().x / width;
        const double tall = seen.size().y / (height - covered);
        QVERIFY(std::max(wide, tall) > 0.84);
        // And is in the middle of what is free.
        QVERIFY(std::abs(seen.centre().x - width / 2) < 0.02 * width);
    }

    void staysUntilSomebodyLooksElsewhere()
    {
        CameraRig rig;
        rig.resize(1260, 640);
        rig.reset(kBay);
        rig.settle();
        QVERIFY(rig.isFirstView());
        rig.orbit(40, 0);
        QVERIFY(!rig.isFirstView());
        rig.settle();
        const CameraRig::View chosen = rig.goal();
        rig.resize(800, 640);
        rig.setCovered(80);
        QCOMPARE(rig.goal(), chosen);
    }
};

QTEST_GUILESS_MAIN(TestFirstView)
#include "tst_first_view.moc"
