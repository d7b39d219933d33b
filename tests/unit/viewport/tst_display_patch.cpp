// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/bay_fixture.h"
#include "viewport/scene/display_patch.h"
#include "viewport/scene/scene_model.h"

#include <QTest>

#include <algorithm>

using namespace ward;
using namespace ward::viewport;

class TestDisplayPatch : public QObject
{
    Q_OBJECT

    /// A monitor of the shipped bay, looked at from its front.
    struct Fixture
    {
        test::Bay bay;
        SceneModel model{test::sharedAssets()};
        Id id = bay.first("bedside-monitor");
        DisplayPatch patch = *displayPatch(test::sharedAssets().asset("bedside-monitor")->mesh);

        Fixture() { model.setWorld(bay.share()); }
        [[nodiscard]] Pose pose() const { return model.entity(id)->pose; }
        [[nodiscard]] Vec3 at(double u, double v, double before = 0) const
        {
            const Vec3 front = normalised(cross(patch.down, patch.right));
            return (pose() *
                    Pose{patch.corner + patch.right * u + patch.down * v + front * before, {}})
                .position;
        }
        /// Looks at the middle from `distance`, turned about the upright by `around` degrees.
        [[nodiscard]] CameraView view(double distance, double around = 0) const
        {
            const Vec3 middle = at(0.5, 0.5);
            const Vec3 front = normalised(at(0.5, 0.5, 1) - middle);
            const double heading = std::atan2(front.x, front.z) + radians(around);
            CameraView out;
            out.pose.rotation = rotationAbout({0, 1, 0}, heading);
            out.pose.position = middle + Vec3{std::sin(heading), 0, std::cos(heading)} * distance;
            out.width = 1200;
            out.height = 600;
            return out;
        }
        [[nodiscard]] std::optional<DisplayCells> see(const CameraView &view, int finest = 24) const
        {
            return seeDisplay(patch, *model.pickScene().find(id), pose(), model.pickScene(), view,
                              finest);
        }
    };

private Q_SLOTS:
    void everyScreenHasAPicture_data()
    {
        QTest::addColumn<std::string>("prefab");
        for (const char *prefab :
             {"bedside-monitor", "defibrillator", "infusion-pump", "ultrasound", "ventilator"})
            QTest::newRow(prefab) << std::string(prefab);
    }
    void everyScreenHasAPicture()
    {
        QFETCH(std::string, prefab);
        const auto patch = displayPatch(test::sharedAssets().asset(prefab)->mesh);
        QVERIFY(patch);
        // Upright, facing the front, and about as large as the catalogue says.
        QVERIFY(patch->right.x > 0.9 * length(patch->right));
        QVERIFY(patch->down.y < 0);
        QVERIFY(cross(patch->down, patch->right).z > 0);
        const auto *found = content::Catalogue::shipped().prefab(prefab);
        const content::Socket *socket = found->socket("screen");
        QVERIFY(socket != nullptr);
        QVERIFY(std::abs(length(patch->right) - socket->width) < 0.02);
        QVERIFY(std::abs(length(patch->down) - socket->depth) < 0.02);
        const Vec3 middle = patch->corner + patch->right * 0.5 + patch->down * 0.5;
        QVERIFY(length(middle - socket->pose.position) < 0.02);
    }

    void furnitureHasNone() { QVERIFY(!displayPatch(test::sharedAssets().asset("stool")->mesh)); }

    void seenFromTheFront()
    {
        Fixture f;
        const auto cells = f.see(f.view(1.5));
        QVERIFY(cells);
        QCOMPARE(cells->columns, 24);
        QCOMPARE(cells->corners.size(), std::size_t(25 * (cells->rows + 1)));
        QCOMPARE(std::count(cells->seen.begin(), cells->seen.end(), 1),
                 std::ptrdiff_t(cells->columns * cells->rows));
        // The picture's top left is top left on the screen.
        QVERIFY(cells->corners.front().x < cells->corners.back().x);
        QVERIFY(cells->corners.front().y < cells->corners.back().y);
    }

    void notSeen_data()
    {
        QTest::addColumn<double>("distance");
        QTest::addColumn<double>("around");
        QTest::newRow("from behind") << 1.5 << 180.0;
        QTest::newRow("too far to be read") << 40.0 << 0.0;
    }
    void notSeen()
    {
        QFETCH(double, distance);
        QFETCH(double, around);
        Fixture f;
        QVERIFY(!f.see(f.view(distance, around)));
    }

    void whatStandsBeforeItHidesItsPart()
    {
        Fixture f;
        // A pump in front of the right half.
        f.bay.add("infusion-pump", {f.at(1.0, 0.75, 0.25), f.pose().rotation});
        f.model.setWorld(f.bay.share());
        const auto cells = f.see(f.view(1.5));
        QVERIFY(cells);
        QVERIFY(cells->isSeen());
        const int middle = cells->rows / 2;
        const auto row = cells->seen.begin() + std::ptrdiff_t(middle) * cells->columns;
        QCOMPARE(int(row[0]), 1);
        QCOMPARE(int(row[cells->columns - 1]), 0);
    }
};

QTEST_GUILESS_MAIN(TestDisplayPatch)
#include "tst_display_patch.moc"
