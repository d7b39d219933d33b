// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// `move` over a time: somebody walks, and everything that can stop them on the way.
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <algorithm>

using namespace ward;
using namespace ward::test;

namespace {

struct Walk
{
    ScenarioBuilder s;
    Id nurse;

    explicit Walk(Texts more = {{"over", "10 s"}})
    {
        nurse = s.entity("Nurse", "nurse", s.room());
        s.add("transform", nurse, {{"position", "1, 0, 2"}});
        const Id event = s.event("Walks", "5 s");
        const Id action =
            s.add("action", event,
                  {{"type", "move"}, {"entity", nurse.toString()}, {"position", "3, 0, -2"}});
        for (const auto &[cell, value] : more)
            s.set(action, cell, value);
    }
};

Vec3 placeOf(const Run &run, const Id &entity)
{
    const world::World &world = run.world();
    return world.vec3(world.find(entity), world.layout().find("transform.position"));
}

int countOf(const Run &run, std::string_view type)
{
    return int(std::count_if(run.events().begin(), run.events().end(),
                             [&](const recording::Event &e) { return e.type == type; }));
}

std::string endOf(const Run &run)
{
    for (const recording::Event &event : run.events()) {
        if (event.type == "entity.motion-ended")
            return recording::payloadOf(event)->motion_ended().reason();
    }
    return {};
}

} // namespace

class TestMotions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksAlongACurve_data();
    void walksAlongACurve();
    void isPutElsewhereOnTheWay();
    void anotherMotionTakesItsPlace();
    void leavesTheRoomOnTheWay();
    void survivesACheckpoint();
};

void TestMotions::walksAlongACurve_data()
{
    QTest::addColumn<QString>("curve");
    QTest::addColumn<double>("quarter"); ///< of the way, after a quarter of the time
    QTest::newRow("linear") << "linear" << 0.25;
    QTest::newRow("ease") << "ease" << 0.15625;
}

void TestMotions::walksAlongACurve()
{
    QFETCH(QString, curve);
    QFETCH(double, quarter);
    Walk walk({{"over", "10 s"}, {"curve", curve.toStdString()}});
    Run run(walk.s.document());
    run.until(5);
    QCOMPARE(placeOf(run, walk.nurse), (Vec3{1, 0, 2}));
    run.until(7.5);
    const Vec3 at = placeOf(run, walk.nurse);
    QVERIFY(qAbs(at.x - (1 + 2 * quarter)) < 0.001);
    QVERIFY(qAbs(at.z - (2 - 4 * quarter)) < 0.001);
    run.until(15);
    QCOMPARE(placeOf(run, walk.nurse), (Vec3{3, 0, -2}));
    run.until(20);
    // A motion is two events, however long it takes.
    QCOMPARE(countOf(run, "entity.motion-started"), 1);
    QCOMPARE(countOf(run, "entity.motion-ended"), 1);
    QCOMPARE(endOf(run), std::string("reached"));
}

void TestMotions::isPutElsewhereOnTheWay()
{
    Walk walk;
    Run run(walk.s.document());
    run.until(8);
    QCOMPARE(run.set(walk.nurse, "transform.position", Vec3{0, 0, 0}), std::string());
    run.until(12);
    QCOMPARE(placeOf(run, walk.nurse), (Vec3{0, 0, 0}));
    QCOMPARE(endOf(run), std::string("set"));
}

void TestMotions::anotherMotionTakesItsPlace()
{
    Walk walk;
    const Id event = walk.s.event("Turns", "10 s");
    walk.s.add("action", event,
               {{"type", "move"},
                {"entity", walk.nurse.toString()},
                {"position", "2, 0, 2"},
                {"over", "2 s"}});
    Run run(walk.s.document());
    run.until(10);
    QVERIFY(qAbs(placeOf(run, walk.nurse).x - 2) < 0.01); // half way
    run.until(13);
    QCOMPARE(placeOf(run, walk.nurse), (Vec3{2, 0, 2}));
    QCOMPARE(endOf(run), std::string("replaced"));
    QCOMPARE(countOf(run, "entity.motion-ended"), 2);
}

void TestMotions::leavesTheRoomOnTheWay()
{
    Walk walk;
    const Id event = walk.s.event("Leaves", "8 s");
    walk.s.add("action", event, {{"type", "remove"}, {"entity", walk.nurse.toString()}});
    Run run(walk.s.document());
    run.until(20);
    QCOMPARE(run.world().find(walk.nurse), world::kNoHandle);
    QCOMPARE(countOf(run, "entity.motion-ended"), 0); // the removal says it
}

void TestMotions::survivesACheckpoint()
{
    Walk walk;
    Run whole(walk.s.document());
    whole.until(16);
    Run first(walk.s.document());
    first.until(9);
    Run second(walk.s.document());
    QVERIFY(second.simulation().restore(first.simulation().checkpoint(), first.world()));
    second.until(16);
    QCOMPARE(second.world().stateHash(), whole.world().stateHash());
    QCOMPARE(second.simulation().privateHash(), whole.simulation().privateHash());
}

QTEST_GUILESS_MAIN(TestMotions)
#include "tst_motions.moc"
