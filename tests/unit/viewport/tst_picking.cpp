// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "viewport/camera/camera_view.h"
#include "viewport/picking/bvh.h"

#include <QTest>

using namespace ward;
using namespace ward::viewport;

namespace {

/// Numbers that are the same in every run.
class Numbers
{
public:
    explicit Numbers(std::uint64_t seed)
        : m_seed(seed)
    {
    }
    double next(double low, double high)
    {
        return low + (high - low) * randomUnit(m_seed, 0, m_count++);
    }
    Vec3 point(double reach)
    {
        const double x = next(-reach, reach);
        const double y = next(-reach, reach);
        return {x, y, next(-reach, reach)};
    }
    Vec3 direction()
    {
        for (;;) {
            const Vec3 v = point(1);
            if (length(v) > 0.1)
                return normalised(v);
        }
    }
    Quat rotation() { return rotationAbout(direction(), next(0, 6)); }

private:
    std::uint64_t m_seed;
    std::uint64_t m_count = 0;
};

std::vector<Triangle> soup(Numbers &numbers, std::size_t count, double size)
{
    std::vector<Triangle> out;
    for (std::size_t i = 0; i < count; ++i) {
        const Vec3 at = numbers.point(2);
        Triangle t{};
        const auto put = [&](float corner[3]) {
            const Vec3 p = at + numbers.point(size);
            corner[0] = static_cast<float>(p.x);
            corner[1] = static_cast<float>(p.y);
            corner[2] = static_cast<float>(p.z);
        };
        put(t.a);
        put(t.b);
        put(t.c);
        t.part = static_cast<std::uint32_t>(i % 3);
        out.push_back(t);
    }
    return out;
}

Vec3 vec(const float p[3])
{
    return {p[0], p[1], p[2]};
}

} // namespace

class TestPicking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closestIsWhatBruteForceFinds_data()
    {
        QTest::addColumn<int>("triangles");
        QTest::addColumn<double>("size");
        QTest::newRow("one") << 1 << 1.0;
        QTest::newRow("few, large") << 9 << 2.0;
        QTest::newRow("many, small") << 3000 << 0.05;
        QTest::newRow("many, overlapping") << 800 << 0.8;
        QTest::newRow("all at one place") << 200 << 0.0;
    }
    void closestIsWhatBruteForceFinds()
    {
        QFETCH(int, triangles);
        QFETCH(double, size);
        Numbers numbers(static_cast<std::uint64_t>(triangles));
        const auto all = soup(numbers, static_cast<std::size_t>(triangles), size);
        const Bvh bvh(all);
        int hits = 0;
        for (int i = 0; i < 400; ++i) {
            Ray ray{numbers.point(4), numbers.direction()};
            if (i % 5 == 0) // along an axis: the slab test divides by zero
                ray.direction = i % 2 == 0 ? Vec3{0, -1, 0} : Vec3{1, 0, 0};
            const double reach = i % 3 == 0 ? 3 : std::numeric_limits<double>::infinity();
            const std::vector<std::uint8_t> hidden =
                i % 4 == 0 ? std::vector<std::uint8_t>{0, 1, 0} : std::vector<std::uint8_t>{};
            double nearest = reach;
            std::int64_t which = -1;
            for (std::size_t t = 0; t < all.size(); ++t) {
                if (!hidden.empty() && hidden[all[t].part] != 0)
                    continue;
                const double d = rayTriangle(ray, vec(all[t].a), vec(all[t].b), vec(all[t].c));
                if (d >= 0 && (d < nearest || (which < 0 && d <= nearest))) {
                    nearest = d;
                    which = static_cast<std::int64_t>(t);
                }
            }
            const auto hit = bvh.closest(ray, reach, hidden);
            QCOMPARE(hit.has_value(), which >= 0);
            if (!hit)
                continue;
            ++hits;
            QCOMPARE(hit->distance, nearest);
            QCOMPARE(static_cast<std::int64_t>(hit->triangle), which);
            QVERIFY(dot(hit->normal, ray.direction) <= 0);
        }
        if (size > 0.1 && triangles > 5)
            QVERIFY(hits > 10);
    }

    void touchesIsWhatBruteForceFinds()
    {
        Numbers numbers(7);
        const auto all = soup(numbers, 600, 0.2);
        const Bvh bvh(all);
        int inside = 0;
        for (int i = 0; i < 300; ++i) {
            Box box;
            box.add(numbers.point(0.4));
            box.add(numbers.point(0.4));
            const ConvexVolume volume = orientedBox(box, {numbers.point(2.5), numbers.rotation()});
            bool expected = false;
            for (const Triangle &t : all)
                expected = expected || triangleTouches(volume, vec(t.a), vec(t.b), vec(t.c));
            QCOMPARE(bvh.touches(volume), expected);
            inside += expected ? 1 : 0;
        }
        QVERIFY(inside > 30 && inside < 270);
    }

    void trianglesTouchBoxes_data()
    {
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("spread");
        QTest::addColumn<bool>("expected");
        QTest::newRow("through the middle, corners outside") << 0.0 << 10.0 << true;
        QTest::newRow("wholly inside") << 0.2 << 0.1 << true;
        QTest::newRow("just above") << 0.501 << 10.0 << false;
        QTest::newRow("on the face") << 0.5 << 10.0 << true;
    }
    void trianglesTouchBoxes()
    {
        QFETCH(double, y);
        QFETCH(double, spread);
        QFETCH(bool, expected);
        Box box;
        box.add(Vec3{-0.5, -0.5, -0.5});
        box.add(Vec3{0.5, 0.5, 0.5});
        const auto volume = orientedBox(box, {});
        QCOMPARE(
            triangleTouches(volume, {-spread, y, -spread}, {spread, y, -spread}, {0, y, spread}),
            expected);
    }

    void poseOfABoxIsItsPlanes()
    {
        Numbers numbers(11);
        for (int i = 0; i < 100; ++i) {
            Box box;
            box.add(numbers.point(1));
            box.add(numbers.point(1));
            const Pose pose{numbers.point(3), numbers.rotation()};
            const Pose frame{numbers.point(3), numbers.rotation()};
            const Vec3 p = numbers.point(1.5);
            const bool contained = p.x >= box.low.x && p.x <= box.high.x && p.y >= box.low.y &&
                                   p.y <= box.high.y && p.z >= box.low.z && p.z <= box.high.z;
            const Vec3 inWorld = (pose * Pose{p, {}}).position;
            const Vec3 inFrame = (frame.inverse() * Pose{inWorld, {}}).position;
            const auto volume = within(orientedBox(box, pose), frame);
            bool inside = true;
            for (const Plane &plane : volume)
                inside = inside && plane.distance(inFrame) >= 0;
            QCOMPARE(inside, contained);
        }
    }

    void projectionAndRayAgree_data()
    {
        QTest::addColumn<bool>("orthographic");
        QTest::newRow("perspective") << false;
        QTest::newRow("plan") << true;
    }
    void projectionAndRayAgree()
    {
        QFETCH(bool, orthographic);
        Numbers numbers(5);
        for (int i = 0; i < 200; ++i) {
            CameraView view;
            view.width = 1260;
            view.height = 640;
            view.orthographic = orthographic;
            view.pose = {numbers.point(4), numbers.rotation()};
            const double x = numbers.next(0, 1260);
            const double y = numbers.next(0, 640);
            const Ray ray = view.ray(x, y);
            const Vec3 point = ray.at(numbers.next(0.5, 20));
            const auto back = view.project(point);
            QVERIFY(back);
            QVERIFY(std::abs(back->x - x) < 1e-6 && std::abs(back->y - y) < 1e-6);
            // A metre across the view at that depth is as many pixels as promised.
            const auto right = view.project(point + view.right());
            QVERIFY(right);
            QVERIFY(std::abs(right->x - back->x - view.pixelsPerMetre(point)) < 1e-6);
        }
    }

    void frustumHoldsWhatIsSeen()
    {
        Numbers numbers(9);
        CameraView view;
        view.width = 800;
        view.height = 600;
        for (const bool orthographic : {false, true}) {
            view.orthographic = orthographic;
            view.pose = {{1, 2, 3}, numbers.rotation()};
            const auto volume = view.frustum(100, 50, 420, 300);
            int seen = 0;
            for (int i = 0; i < 2000; ++i) {
                const Vec3 p = view.pose.position + numbers.point(6);
                const auto at = view.project(p);
                const bool in = at && at->depth > 0.02 && at->x >= 100 && at->x <= 420 &&
                                at->y >= 50 && at->y <= 300;
                bool inside = true;
                for (const Plane &plane : volume)
                    inside = inside && plane.distance(p) >= 0;
                if (orthographic && at && at->depth < 0.05)
                    continue;
                QCOMPARE(inside, in);
                seen += in ? 1 : 0;
            }
            QVERIFY(seen > 20);
        }
    }

    void linesAndPlanes()
    {
        const Ray down{{1, 5, 2}, {0, -1, 0}};
        QCOMPARE(rayPlane(down, {0, 1, 0}, {0, 1, 0}), 4.0);
        QVERIFY(rayPlane(down, {0, 9, 0}, {0, 1, 0}) < 0);
        QVERIFY(rayPlane(down, {}, {1, 0, 0}) < 0);
        // Nearest point of the X axis to a vertical line through (1, ·, 2).
        QCOMPARE(nearestOnAxis(down, {}, {1, 0, 0}), 1.0);
        QCOMPARE(nearestOnAxis(down, {}, {0, 0, 1}), 2.0);
    }
};

QTEST_GUILESS_MAIN(TestPicking)
#include "tst_picking.moc"
