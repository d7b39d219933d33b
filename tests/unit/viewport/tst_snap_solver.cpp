// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/bay_fixture.h"
#include "viewport/picking/snap_solver.h"
#include "viewport/scene/scene_model.h"

#include <QTest>

using namespace ward;
using namespace ward::viewport;

class TestSnapSolver : public QObject
{
    Q_OBJECT

    /// The shipped bay, picked through a scene model as the Studio does.
    struct Fixture
    {
        test::Bay bay;
        SceneModel model{test::sharedAssets()};
        SnapSolver solver{model.pickScene(), content::Catalogue::shipped()};

        Fixture() { model.setWorld(bay.share()); }
        void refresh() { model.setWorld(bay.share()); }
        [[nodiscard]] SnapRequest request(std::string_view prefab, const Ray &ray) const
        {
            SnapRequest out;
            out.ray = ray;
            out.prefab = prefab;
            out.bounds = test::sharedAssets().asset(prefab)->mesh.bounds;
            return out;
        }
        [[nodiscard]] Vec3 socketAt(std::string_view prefab, std::string_view socket) const
        {
            return solver.frame(bay.first(prefab), socket).position;
        }
    };
    static Ray downOn(const Vec3 &point) { return {{point.x, point.y + 1.4, point.z}, {0, -1, 0}}; }

private Q_SLOTS:
    void defibrillatorLandsOnTheCart_data()
    {
        QTest::addColumn<double>("dx");
        QTest::addColumn<double>("dz");
        QTest::newRow("middle") << 0.0 << 0.0;
        QTest::newRow("off the middle") << 0.06 << -0.05;
        QTest::newRow("near the edge: drawn in") << 0.24 << 0.17;
        QTest::newRow("on the rail") << -0.28 << 0.0;
    }
    void defibrillatorLandsOnTheCart()
    {
        QFETCH(double, dx);
        QFETCH(double, dz);
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Pose tray = f.solver.frame(cart, "top-tray");
        const Vec3 aim = (tray * Pose{{dx, 0, dz}, {}}).position;
        const auto placed = f.solver.place(f.request("defibrillator", downOn(aim)));
        QVERIFY(placed);
        QCOMPARE(placed->parent, cart);
        QCOMPARE(placed->socket, std::string("top-tray"));
        QVERIFY(placed->isFree());
        QCOMPARE(placed->local.position.y, 0.0);
        // It stands within the tray and its pose in the socket gives its pose in the world.
        const auto *socket = content::Catalogue::shipped().prefab("med-cart")->socket("top-tray");
        const Vec3 half = f.request("defibrillator", {}).bounds.size() * 0.5;
        QVERIFY(std::abs(placed->local.position.x) <= socket->width / 2 - half.x + 0.09);
        QVERIFY(std::abs(placed->local.position.z) <= socket->depth / 2 - half.z + 0.09);
        const Pose world = tray * placed->local;
        QVERIFY(length(world.position - placed->world.position) < 1e-9);
    }

    void aSideMeansTheOnlySurface()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Pose pose = f.bay.worldPose(cart);
        const Vec3 front = pose.rotation.rotate({0, 0, 1});
        const Ray level{pose.position + front * 1.2 + Vec3{0, 0.5, 0}, front * -1.0};
        const auto placed = f.solver.place(f.request("defibrillator", level));
        QVERIFY(placed);
        QCOMPARE(placed->socket, std::string("top-tray"));
    }

    void everyPartOfTheCartMeansItsTray_data()
    {
        QTest::addColumn<double>("azimuth");
        QTest::addColumn<double>("elevation");
        for (const double azimuth : {0.0, 50.0, 140.0, 220.0, 310.0}) {
            for (const double elevation : {4.0, 28.0, 60.0})
                QTest::addRow("%g° round, %g° up", azimuth, elevation) << azimuth << elevation;
        }
    }
    void everyPartOfTheCartMeansItsTray()
    {
        QFETCH(double, azimuth);
        QFETCH(double, elevation);
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Pose pose = f.bay.worldPose(cart);
        const Box box = f.request("med-cart", {}).bounds;
        const Vec3 out{std::cos(radians(elevation)) * std::sin(radians(azimuth)),
                       std::sin(radians(elevation)),
                       std::cos(radians(elevation)) * std::cos(radians(azimuth))};
        const Vec3 eye = (pose * Pose{box.centre() + out * 1.6, {}}).position;
        int hits = 0;
        constexpr int kSteps = 9;
        for (int x = 0; x <= kSteps; ++x) {
            for (int y = 0; y <= kSteps; ++y) {
                for (int z = 0; z <= kSteps; ++z) {
                    const Vec3 size = box.size();
                    const Vec3 at =
                        (pose * Pose{box.low + Vec3{size.x * x / kSteps, size.y * y / kSteps,
                                                    size.z * z / kSteps},
                                     {}})
                            .position;
                    const Ray ray{eye, normalised(at - eye)};
                    const auto hit = f.model.pickScene().pick(ray);
                    if (!hit || hit->id != cart)
                        continue;
                    ++hits;
                    const auto placed = f.solver.place(f.request("defibrillator", ray));
                    QVERIFY(placed);
                    QCOMPARE(placed->parent, cart);
                    QCOMPARE(placed->socket, std::string("top-tray"));
                    QVERIFY(placed->isFree());
                }
            }
        }
        QVERIFY(hits > 100);
    }

    void besideTheTrayStillMeansTheTray_data()
    {
        QTest::addColumn<double>("beside");
        QTest::addColumn<std::string>("behind");
        QTest::addColumn<bool>("caught");
        QTest::newRow("well beside") << 0.06 << std::string() << true;
        QTest::newRow("too far") << 0.2 << std::string() << false;
        QTest::newRow("a nurse behind") << 0.06 << std::string("nurse") << true;
        QTest::newRow("a table behind") << 0.0 << std::string("bed-side-table") << false;
        QTest::newRow("a nurse behind, too far") << 0.2 << std::string("nurse") << false;
    }
    void besideTheTrayStillMeansTheTray()
    {
        QFETCH(double, beside);
        QFETCH(std::string, behind);
        QFETCH(bool, caught);
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        if (!behind.empty()) {
            f.bay.add(behind, f.bay.worldPose(cart) * Pose{{0, 0.2, -0.7}, {}});
            f.refresh();
        }
        const auto *socket = content::Catalogue::shipped().prefab("med-cart")->socket("top-tray");
        const Pose tray = f.bay.worldPose(cart) * socket->pose;
        // Level with the tray and past its corner: meets a wall far behind.
        const Vec3 aim = (tray * Pose{{0, 0.08 + beside, socket->depth / 2}, {}}).position;
        const Vec3 eye = (tray * Pose{{0, 0.08 + beside, 2.0}, {}}).position;
        SnapRequest request = f.request("defibrillator", {eye, normalised(aim - eye)});
        const auto plain = f.solver.place(request);
        QVERIFY(!plain || plain->parent != cart);
        request.reachGrowth = 0.15 / 2.0; // 15 cm where the tray is
        const auto placed = f.solver.place(request);
        QVERIFY(placed);
        QCOMPARE(placed->parent == cart && placed->socket == "top-tray", caught);
        request.sockets = false;
        const auto free = f.solver.place(request);
        QVERIFY(!free || free->parent != cart);
    }

    void withoutSocketsTheSurfaceCounts()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        SnapRequest request =
            f.request("defibrillator", downOn(f.socketAt("med-cart", "top-tray")));
        request.sockets = false;
        const auto placed = f.solver.place(request);
        QVERIFY(placed);
        QCOMPARE(placed->parent, cart);
        QVERIFY(placed->socket.empty());
    }

    void aFullTrayIsNotFree()
    {
        Fixture f;
        const Id cart = f.bay.first("med-cart");
        const Id first = f.bay.add("defibrillator", {}, cart, "top-tray");
        f.refresh();
        const auto placed =
            f.solver.place(f.request("defibrillator", downOn(f.socketAt("med-cart", "top-tray"))));
        QVERIFY(placed);
        // The second lands on the first, or in its place: either way somebody is told.
        QVERIFY(!placed->isFree() || placed->parent == first);
        const auto spot = f.solver.freeSocket(f.request("defibrillator", {}).bounds,
                                              f.socketAt("med-cart", "top-tray"));
        QVERIFY(!spot || spot->parent != cart);
    }

    void freeSocketIsTheNearest()
    {
        Fixture f;
        const auto spot = f.solver.freeSocket(f.request("defibrillator", {}).bounds,
                                              f.socketAt("med-cart", "top-tray"));
        QVERIFY(spot);
        QCOMPARE(spot->parent, f.bay.first("med-cart"));
        QCOMPARE(spot->socket, std::string("top-tray"));
        QVERIFY(spot->isFree());
    }

    void tallThingsStandOnTheFloor()
    {
        Fixture f;
        SnapRequest request = f.request("stool", downOn(f.socketAt("med-cart", "top-tray")));
        request.floorOnly = true;
        const auto placed = f.solver.place(request);
        QVERIFY(placed);
        QCOMPARE(placed->parent, f.bay.first("room-shell"));
        QVERIFY(std::abs(placed->world.position.y) < 0.01);
        QVERIFY(!placed->isFree()); // the cart stands there
    }

    void newThingsOnTheFloorBelongToTheRoom()
    {
        Fixture f;
        const auto placed = f.solver.place(f.request("waste-bin", {{-1.5, 1.5, 2.3}, {0, -1, 0}}));
        QVERIFY(placed);
        QCOMPARE(placed->parent, f.bay.first("room-shell"));
        QVERIFY(placed->socket.empty());
        QVERIFY(placed->isFree());
        const Pose room = f.bay.worldPose(placed->parent);
        QVERIFY(length((room * placed->local).position - placed->world.position) < 1e-9);
    }

    void whatIsShovedAcrossTheFloorKeepsItsParent()
    {
        Fixture f;
        const Id stool = f.bay.first("stool");
        SnapRequest request = f.request("stool", {{-1.5, 1.5, 2.3}, {0, -1, 0}});
        request.moving = {stool};
        request.parent = f.bay.first("icu-bed");
        const auto placed = f.solver.place(request);
        QVERIFY(placed);
        QCOMPARE(placed->parent, request.parent);
        request.socket = "mattress"; // but what stood on a surface leaves it
        QCOMPARE(f.solver.place(request)->parent, f.bay.first("room-shell"));
    }

    void gridRoundsTheWorld()
    {
        Fixture f;
        SnapRequest request = f.request("waste-bin", {{-1.523, 1.5, 2.318}, {0, -1, 0}});
        request.grid = 0.05;
        const auto placed = f.solver.place(request);
        QVERIFY(placed);
        QVERIFY(std::abs(placed->world.position.x - -1.5) < 1e-9);
        QVERIFY(std::abs(placed->world.position.z - 2.3) < 1e-9);
    }

    void wallsPushThingsOntoTheFloor()
    {
        Fixture f;
        const Ray level{{-3.2, 1.0, 1.0}, {-1, 0, 0}};
        SnapRequest request = f.request("stool", level);
        request.floorOnly = true;
        const auto placed = f.solver.place(request);
        QVERIFY(placed);
        QVERIFY(std::abs(placed->world.position.y) < 0.01);
        QVERIFY(placed->world.position.x > -4.0 + 0.2);
        QVERIFY2(placed->isFree(), "it must not stand in the wall");
    }

    void namedPlacesTakeWhatTheyAreMeantFor()
    {
        Fixture f;
        const Id pole = f.bay.first("iv-pole");
        const Vec3 clamp = f.solver.frame(pole, "pump-3").position;
        const Vec3 eye = clamp + Vec3{0.4, 0.5, 2.0};
        const Ray ray{eye, normalised(clamp - eye)};
        const auto pump = f.solver.place(f.request("infusion-pump", ray));
        QVERIFY(pump);
        QCOMPARE(pump->parent, pole);
        QCOMPARE(pump->socket, std::string("pump-3"));
        QCOMPARE(pump->local, Pose());
        const auto other = f.solver.place(f.request("defibrillator", ray));
        QVERIFY(other);
        QVERIFY(other->socket != "pump-3");
    }

    void aTakenPlaceGivesWayToTheNext()
    {
        Fixture f;
        const Id pole = f.bay.add("iv-pole", {{3, 0, 2}, {}});
        f.refresh();
        // From straight above every clamp of the pole is equally near.
        const auto above = [&] {
            const Vec3 clamp = f.solver.frame(pole, "pump-1").position;
            return f.solver.place(f.request("infusion-pump", {{clamp.x, 5, clamp.z}, {0, -1, 0}}));
        };
        for (const char *socket : {"pump-1", "pump-2", "pump-3"}) {
            const auto placed = above();
            QVERIFY(placed);
            QVERIFY(placed->isFree());
            QCOMPARE(placed->parent, pole);
            QCOMPARE(placed->socket, std::string(socket));
            f.bay.add("infusion-pump", {}, pole, socket);
            f.refresh();
        }
        // Full: the nearest says what is in its way.
        const auto fourth = above();
        QVERIFY(fourth && !fourth->isFree());
        QCOMPARE(fourth->socket, std::string("pump-1"));
    }

    void headingsStayAndNothingTilts()
    {
        Fixture f;
        SnapRequest request = f.request("waste-bin", {{-1.5, 1.5, 2.3}, {0, -1, 0}});
        request.rotation = rotationAbout({0, 1, 0}, 0.7) * rotationAbout({1, 0, 0}, 0.4);
        const auto placed = f.solver.place(request);
        QVERIFY(placed);
        QVERIFY(placed->world.rotation.rotate({0, 1, 0}).y > 0.999999);
        QVERIFY(std::abs(heading(placed->world.rotation) - heading(request.rotation)) < 1e-9);
    }

    void nothingBelowIsStillAPlace()
    {
        PickScene empty;
        SnapSolver solver(empty, content::Catalogue::shipped());
        SnapRequest request;
        request.ray = {{1, 2, 3}, {0, -1, 0}};
        const auto placed = solver.place(request);
        QVERIFY(placed);
        QVERIFY(!placed->supported);
        QCOMPARE(placed->world.position, (Vec3{1, 0, 3}));
        request.ray.direction = {0, 1, 0};
        QVERIFY(!solver.place(request));
    }
};

QTEST_GUILESS_MAIN(TestSnapSolver)
#include "tst_snap_solver.moc"
