// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// Where people stand follows from the catalogue: the sockets of the patient and of the person's
// pose, and the sizes of bed and room.
#include "sim-engine/kernel/people/places.h"

#include "core/base/math.h"
#include "core/world/instantiate.h"
#include "core/world/looks.h"

#include <algorithm>

namespace ward::kernel {

namespace {

constexpr double kBody = 0.4;      // m that a person needs to the wall, from the middle
constexpr double kElbow = 0.45;    // m to other things that stand on the floor
constexpr double kInTheWay = 4;    // m of walking that a place with something in it counts as
constexpr double kBesideHead = 1;  // m of walking, against standing behind the head
constexpr double kBesideBed = 0.6; // m from the middle of a bed, at least
constexpr double kBedGap = 0.2;    // m between bed and who walks around it

/// The nearest thing above `handle` whose prefab is of a kind.
world::Handle above(const Core &core, world::Handle handle, std::string_view kind)
{
    for (world::Handle at = core.world.parent(handle); at != world::kNoHandle;
         at = core.world.parent(at)) {
        const content::Prefab *prefab = core.catalogue.prefab(core.world.prefab(at));
        if (prefab && prefab->kind == kind)
            return at;
    }
    return world::kNoHandle;
}

/// How far in front of the feet the hands are.
double reachOf(const content::ModelVariant &variant)
{
    double reach = 0;
    int hands = 0;
    for (const content::Socket &socket : variant.sockets) {
        if (socket.name == "left-hand" || socket.name == "right-hand") {
            reach += socket.pose.position.z;
            ++hands;
        }
    }
    return hands > 0 ? reach / hands : 0.6;
}

bool isInRoom(const Core &core, world::Handle patient, const Vec3 &at)
{
    const world::Handle room = above(core, patient, "room");
    const content::Prefab *prefab =
        room == world::kNoHandle ? nullptr : core.catalogue.prefab(core.world.prefab(room));
    if (!prefab)
        return true;
    const Pose local =
        world::worldPose(core.world, core.catalogue, room).inverse() * Pose{at, Quat{}};
    const auto fits = [](double value, double size) {
        return value < size / 2 - kBody && value > kBody - size / 2;
    };
    return fits(local.position.x, prefab->size.x) && fits(local.position.z, prefab->size.z);
}

/// Something else stands there: furniture, a device, another person.
bool isTaken(const Core &core, world::Handle person, world::Handle bed, const Vec3 &at)
{
    for (const world::Handle other : core.world.having(core.bindings.position.component)) {
        if (other == person || other == bed || !core.world.socket(other).empty() ||
            other == core.world.parent(person))
            continue;
        const content::Prefab *prefab = core.catalogue.prefab(core.world.prefab(other));
        if (!prefab || prefab->kind == "room")
            continue;
        if (flatDistance(world::worldPose(core.world, core.catalogue, other).position, at) < kElbow)
            return true;
    }
    return false;
}

} // namespace

double flatDistance(const Vec3 &a, const Vec3 &b)
{
    const double x = a.x - b.x;
    const double z = a.z - b.z;
    return math::sqrt(x * x + z * z);
}

const content::ModelVariant *poseVariant(const content::Prefab &prefab, std::string_view pose)
{
    for (const content::ModelVariant &variant : prefab.looks.variants) {
        for (const content::Condition &condition : variant.when) {
            if (condition.field == "actor.pose" && condition.holds(pose))
                return &variant;
        }
    }
    return nullptr;
}

std::vector<Standing> standingPlaces(const Core &core, world::Handle patient, world::Handle person,
                                     std::string_view pose)
{
    std::vector<Standing> out;
    const content::Prefab *body = core.catalogue.prefab(core.world.prefab(patient));
    const content::Prefab *who = core.catalogue.prefab(core.world.prefab(person));
    const content::ModelVariant *variant = who ? poseVariant(*who, pose) : nullptr;
    if (!body || !variant)
        return out;
    const bool chest = pose == "compress";
    const auto socket = world::socketPose(core.world, patient, *body, chest ? "chest" : "airway");
    const Pose lies = world::worldPose(core.world, core.catalogue, patient);
    const Vec3 aim = socket ? (lies * *socket).position : lies.position;
    const Vec3 across = lies.rotation.rotate({1, 0, 0});
    const Vec3 feet = lies.rotation.rotate({0, 0, 1});
    const double reach = reachOf(*variant);
    const world::Handle bed = above(core, patient, "furniture");
    const auto add = [&](const Vec3 &at, const Vec3 &facing, double detour) {
        if (isInRoom(core, patient, at))
            out.push_back({at, facing, detour + (isTaken(core, person, bed, at) ? kInTheWay : 0)});
    };
    if (!chest)
        add(aim - feet * reach, feet, 0);
    const double beside = std::max(reach, kBesideBed);
    for (const double side : {-1.0, 1.0})
        add(aim + across * (side * beside), across * -side, chest ? 0 : kBesideHead);
    return out;
}

std::vector<Place> wayAround(const Core &core, world::Handle patient, const Vec3 &from,
                             const Vec3 &to)
{
    const world::Handle bed = above(core, patient, "furniture");
    const content::Prefab *prefab =
        bed == world::kNoHandle ? nullptr : core.catalogue.prefab(core.world.prefab(bed));
    if (!prefab)
        return {to};
    const Pose pose = world::worldPose(core.world, core.catalogue, bed);
    const Vec3 a = (pose.inverse() * Pose{from, {}}).position;
    const Vec3 b = (pose.inverse() * Pose{to, {}}).position;
    const double half = prefab->size.x / 2 - 0.05;
    const double foot = prefab->size.z / 2;
    const double corner = half + kBedGap + 0.15;
    std::vector<Place> way;
    const auto via = [&](double x, double z) {
        way.push_back((pose * Pose{{x, 0, z}, {}}).position);
    };
    const bool behindHead = b.x < half && b.x > -half;
    const double side = (behindHead ? a.x : b.x) < 0 ? -1 : 1;
    const bool beyondFoot = a.z > foot;
    if (!beyondFoot && a.x * side < -half)
        via(-side * corner, foot + kBedGap); // from the other side
    if (a.x * side < half)
        via(side * corner, foot + kBedGap);
    if (behindHead)
        via(side * corner, b.z);
    way.push_back(to);
    return way;
}

} // namespace ward::kernel
