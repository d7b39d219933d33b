// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// What is done by hand is seen in the room: somebody compresses the chest, somebody squeezes the
// bag, the bed is flat.
#include "core/world/instantiate.h"
#include "core/world/looks.h"
#include "tests/support/scenario.h"
#include "tests/unit/kernel/expectations.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace ward;
using namespace ward::test;

namespace {

const content::Catalogue &catalogue()
{
    return content::Catalogue::shipped();
}

std::string poseOf(const Run &run, world::Handle person)
{
    return std::string(run.world().enumValue(person, run.world().layout().find("actor.pose")));
}

/// Everybody in a pose.
std::vector<world::Handle> inPose(const Run &run, std::string_view pose)
{
    std::vector<world::Handle> found;
    for (const world::Handle handle : run.world().entities()) {
        if (run.world().enumValue(handle, run.world().layout().find("actor.pose")) == pose)
            found.push_back(handle);
    }
    return found;
}

double flat(const Vec3 &a, const Vec3 &b)
{
    return std::hypot(a.x - b.x, a.z - b.z);
}

Vec3 placeOf(const Run &run, world::Handle handle)
{
    return world::worldPose(run.world(), catalogue(), handle).position;
}

/// A socket of an entity as it looks now, in the world.
Vec3 socketOf(const Run &run, world::Handle handle, const char *name)
{
    const content::Prefab *prefab = catalogue().prefab(run.world().prefab(handle));
    const auto socket = world::socketPose(run.world(), handle, *prefab, name);
    return (world::worldPose(run.world(), catalogue(), handle) * *socket).position;
}

double bedHead(const Run &run, const char *bed)
{
    return run.world()
        .quantity(handleNamed(run.world(), bed), run.world().layout().find("bed.head"))
        .value_or(-1);
}

std::unique_ptr<Run> arrest()
{
    auto run = std::make_unique<Run>(*test::scenario(QStringLiteral("icu-arrest")));
    run->until(100);
    return run;
}

} // namespace

class TestHands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingBefore();
    void compressorStandsAtTheChest();
    void theyWalk();
    void bedIsFlat();
    void bagAtTheAirway();
    void ventilatorFreesTheBag();
    void whoDidIt();
    void takenAway();
    void nobodyThere();
    void goesOnFromACheckpoint();
};

void TestHands::nothingBefore()
{
    const auto whole = arrest();
    Run &run = *whole;
    QVERIFY(inPose(run, "compress").empty());
    QVERIFY(inPose(run, "bag").empty());
    QVERIFY(bedHead(run, "Bed 3") > 0);
}

void TestHands::compressorStandsAtTheChest()
{
    const auto whole = arrest();
    Run &run = *whole;
    ACT(run, "cpr.start", "rate=110 /min; depth=5.5 cm", "learner-1");
    run.until(106);
    const auto people = inPose(run, "compress");
    QCOMPARE(int(people.size()), 1);
    // Hands where the chest is, beside the bed and not in it, looking at the patient.
    const Vec3 chest = socketOf(run, run.patient(), "chest");
    WITHIN(flat(socketOf(run, people[0], "left-hand"), chest), 0, 0.12);
    WITHIN(socketOf(run, people[0], "left-hand").y - chest.y, -0.1, 0.1);
    WITHIN(flat(placeOf(run, people[0]), chest), 0.55, 0.8);
    ACT(run, "cpr.stop", "", "learner-1");
    run.until(107);
    QVERIFY(inPose(run, "compress").empty());
    QCOMPARE(poseOf(run, people[0]), std::string("stand"));
    // The same again, and the one who is there already does it.
    ACT(run, "cpr.start", "", "learner-1");
    run.until(108);
    QVERIFY(inPose(run, "compress") == people);
}

void TestHands::theyWalk()
{
    const auto whole = arrest();
    Run &run = *whole;
    ACT(run, "cpr.start", "", "learner-1");
    std::map<world::Handle, Vec3> last;
    for (const world::Handle handle : run.world().entities()) {
        if (!poseOf(run, handle).empty())
            last[handle] = placeOf(run, handle);
    }
    double walked = 0;
    for (int i = 0; i < 150; ++i) {
        run.step();
        for (auto &[handle, before] : last) {
            const Vec3 now = placeOf(run, handle);
            const double metres = flat(now, before);
            QVERIFY2(metres < 1.4 / 30 + 0.004, std::to_string(metres).c_str());
            walked += metres;
            before = now;
        }
    }
    QVERIFY(walked > 0.3);
    QCOMPARE(run.count("entity.motion-started"), run.count("entity.motion-ended"));
    QVERIFY(run.count("entity.motion-started") > 0);
}

void TestHands::bedIsFlat()
{
    const auto whole = arrest();
    Run &run = *whole;
    const double other = bedHead(run, "Bed 4");
    ACT(run, "bvm.start", "", "learner-1");
    run.step();
    QVERIFY2(bedHead(run, "Bed 3") > 0, "a bag needs no flat bed");
    ACT(run, "cpr.start", "", "learner-1");
    run.step();
    QCOMPARE(bedHead(run, "Bed 3"), 0.0);
    QCOMPARE(bedHead(run, "Bed 4"), other);
}

void TestHands::bagAtTheAirway()
{
    const auto whole = arrest();
    Run &run = *whole;
    ACT(run, "cpr.start", "", "learner-1");
    ACT(run, "bvm.start", "", "learner-1");
    run.until(110);
    const auto bagging = inPose(run, "bag");
    QCOMPARE(int(bagging.size()), 1);
    QCOMPARE(int(inPose(run, "compress").size()), 1);
    QVERIFY(bagging[0] == handleNamed(run.world(), "Nurse, airway"));
    const Vec3 airway = socketOf(run, run.patient(), "airway");
    WITHIN(flat(placeOf(run, bagging[0]), airway), 0.4, 0.8);
    WITHIN(flat(socketOf(run, bagging[0], "left-hand"), airway), 0, 0.25);
    // Two people, two places, inside the room.
    WITHIN(flat(placeOf(run, bagging[0]), placeOf(run, inPose(run, "compress")[0])), 0.3, 3);
    QVERIFY(placeOf(run, bagging[0]).z > -2.8);
}

void TestHands::ventilatorFreesTheBag()
{
    const auto whole = arrest();
    Run &run = *whole;
    ACT(run, "bvm.start", "", "learner-1");
    run.until(108);
    QCOMPARE(int(inPose(run, "bag").size()), 1);
    ACT(run, "airway.intubate", "", "learner-1");
    ACT(run, "vent.set", "mode=vc-cmv", "learner-1");
    run.until(109);
    QVERIFY(inPose(run, "bag").empty());
}

void TestHands::whoDidIt()
{
    const auto whole = arrest();
    Run &run = *whole;
    ACT(run, "cpr.start", "", "Physician");
    run.until(110);
    QVERIFY(inPose(run, "compress") ==
            std::vector<world::Handle>{handleNamed(run.world(), "Physician")});
}

void TestHands::takenAway()
{
    const auto whole = arrest();
    Run &run = *whole;
    ACT(run, "cpr.start", "", "learner-1");
    run.until(106);
    const world::Handle person = inPose(run, "compress").at(0);
    QCOMPARE(run.set(run.world().id(person), "transform.position", Vec3{-3, 0, 1}), std::string());
    run.until(107);
    QVERIFY(inPose(run, "compress").empty());
    QVERIFY2(run.flag("circulation.cpr"), "the picture follows the care, not the care the picture");
}

void TestHands::nobodyThere()
{
    ScenarioBuilder s; // a patient alone
    Run run(s.document());
    run.until(5);
    ACT(run, "phys.arrhythmia", "rhythm=asystole");
    ACT(run, "cpr.start");
    run.until(20);
    WITHIN(run.value("numerics.abp_s"), 40, 60);
    QCOMPARE(run.count("entity.motion-started"), 0);
}

void TestHands::goesOnFromACheckpoint()
{
    const auto whole = arrest();
    Run &run = *whole;
    ACT(run, "cpr.start", "", "learner-1");
    ACT(run, "bvm.start", "", "learner-1");
    run.until(100.8); // on their way
    Run other(*test::scenario(QStringLiteral("icu-arrest")));
    const auto restored = other.simulation().restore(run.simulation().checkpoint(), run.world());
    QVERIFY(restored);
    run.until(112);
    other.until(112);
    QVERIFY(other.world().stateHash() == run.world().stateHash());
    QVERIFY(other.simulation().privateHash() == run.simulation().privateHash());
    QCOMPARE(int(inPose(other, "compress").size()), 1);
}

QTEST_APPLESS_MAIN(TestHands)
#include "tst_hands.moc"
