// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/people/hands.h"

#include "core/base/math.h"
#include "core/world/instantiate.h"
#include "core/world/looks.h"
#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/people/places.h"
#include "sim-engine/kernel/rules/motions.h"

#include <algorithm>
#include <optional>

namespace ward::kernel {

namespace {

// m/s, comfortable gait of adults of 20 to 59 years: 1.39 to 1.46 (Bohannon, Age Ageing
// 1997;26:15–19, table 1). Staff in a small room seldom reach more.
constexpr double kWalk = 1.4;
constexpr double kArrived = 0.02; // m
constexpr double kGone = 0.3;     // m from the place: somebody put the person elsewhere
// What speaks for and against a person, as metres of walking; engineering choices. A room is at
// most some 20 m across, so that the first two outweigh any way.
constexpr double kAskedFor = -1000;     ///< whom the scenario names comes first
constexpr double kOtherPatient = 100;   ///< has a patient of their own
constexpr double kSomeoneElsesTask = 3; ///< whose own work is another, or who does that of others

std::string_view poseOf(HandsTask task)
{
    return task == HandsTask::Compress ? "compress" : "bag";
}

bool goesOn(const Core &core, const HandsState &hands)
{
    const PatientState *patient = nullptr;
    for (const PatientState &one : core.state.patients) {
        if (one.handle == hands.patient)
            patient = &one;
    }
    if (!patient)
        return false;
    return hands.task == HandsTask::Compress ? core.world.flag(hands.patient, core.bindings.cpr)
                                             : patient->bagging;
}

bool isBusy(const Core &core, world::Handle person)
{
    const auto &state = core.state;
    return std::any_of(state.hands.begin(), state.hands.end(),
                       [&](const HandsState &h) { return h.person == person; }) ||
           std::any_of(state.motions.begin(), state.motions.end(),
                       [&](const MotionState &m) { return m.handle == person; });
}

/// Staff whose looks have the pose, and who stand free in the patient's room.
bool canDo(const Core &core, world::Handle person, world::Handle patient, HandsTask task)
{
    const world::World &world = core.world;
    const content::Prefab *prefab = core.catalogue.prefab(world.prefab(person));
    return prefab && prefab->has("actor.staff") && poseVariant(*prefab, poseOf(task)) &&
           world.hasComponent(person, core.bindings.position.component) &&
           world.socket(person).empty() && !isBusy(core, person) &&
           areTogether(core, world, person, patient);
}

/// The pose of the work that the schema gives a role as its own; empty for most.
std::string_view taskOfRole(const Core &core, std::string_view role)
{
    const content::EnumValue *found = core.schema.enumValue("role", role);
    return found ? std::string_view(found->task) : std::string_view();
}

struct Choice
{
    world::Handle person = world::kNoHandle;
    Standing place;
    double cost = 0;
};

/// Metres to walk, and what else speaks against the person.
double costOf(const Core &core, world::Handle person, world::Handle patient, HandsTask task,
              std::string_view actor, double metres)
{
    const std::string_view role = core.world.enumValue(person, core.bindings.role);
    if (!actor.empty() && (core.world.name(person) == actor || role == actor))
        return metres + kAskedFor;
    const std::int32_t attends = core.world.raw(person, core.bindings.attends);
    double cost = metres;
    if (attends != world::kUnset && attends != static_cast<std::int32_t>(patient))
        cost += kOtherPatient;
    // A role with work of its own leaves the rest to others, who leave that work to it.
    if ((taskOfRole(core, role) == poseOf(HandsTask::Bag)) == (task == HandsTask::Compress))
        cost += kSomeoneElsesTask;
    return cost;
}

std::optional<Choice> choose(const Core &core, world::Handle patient, HandsTask task,
                             std::string_view actor)
{
    std::optional<Choice> best;
    for (const world::Handle person : core.world.having(core.bindings.actor)) {
        if (!canDo(core, person, patient, task))
            continue;
        const Vec3 from = world::worldPose(core.world, core.catalogue, person).position;
        for (const Standing &place : standingPlaces(core, patient, person, poseOf(task))) {
            const double metres = flatDistance(from, place.at) + place.detour;
            const double cost = costOf(core, person, patient, task, actor, metres);
            if (!best || cost < best->cost)
                best = Choice{person, place, cost};
        }
    }
    return best;
}

Pose parentPose(const Core &core, world::Handle person)
{
    const world::Handle parent = core.world.parent(person);
    return parent == world::kNoHandle ? Pose{}
                                      : world::worldPose(core.world, core.catalogue, parent);
}

/// Turns a person's front, in the room's coordinates.
void face(Core &core, world::Handle person, const Vec3 &direction)
{
    const double length = math::sqrt(direction.x * direction.x + direction.z * direction.z);
    if (length < 1e-6)
        return;
    const double z = direction.z / length;
    const Quat turn{math::sqrt(std::max(0.0, (1 + z) / 2)), 0,
                    (direction.x < 0 ? -1 : 1) * math::sqrt(std::max(0.0, (1 - z) / 2)), 0};
    const Quat local = parentPose(core, person).rotation.conjugate() * turn;
    core.world.setQuat(person, core.bindings.rotation, local);
    core.fields.touched(person, core.bindings.rotation);
}

void setPose(Core &core, const HandsState &hands, std::string_view pose)
{
    const auto &values = core.world.layout().field(core.bindings.pose).values;
    const auto it = std::find(values.begin(), values.end(), pose);
    if (it == values.end())
        return;
    core.fields.setRaw(hands.person, core.bindings.pose,
                       static_cast<std::int32_t>(it - values.begin()));
    core.fields.drivenBy({hands.person, core.bindings.pose}, hands.cause);
}

/// The next stretch of the way, or the pose when there is none left.
void goOn(Core &core, HandsState &hands)
{
    const Vec3 here = world::worldPose(core.world, core.catalogue, hands.person).position;
    while (!hands.way.empty()) {
        const Vec3 next = hands.way.front();
        hands.way.erase(hands.way.begin());
        const double metres = flatDistance(here, next);
        if (metres < kArrived)
            continue;
        face(core, hands.person, next - here);
        hands.towards = next;
        const Pose target =
            parentPose(core, hands.person).inverse() * Pose{{next.x, here.y, next.z}, {}};
        startMotion(core, hands.person, target.position,
                    SimTime{static_cast<std::int64_t>(metres / kWalk * 1e6)}, Curve::Linear,
                    hands.cause);
        return;
    }
    hands.arrived = true;
    face(core, hands.person, hands.facing);
    setPose(core, hands, poseOf(hands.task));
}

void flatten(Core &core, world::Handle patient, Cause cause)
{
    const auto held = world::holderOf(core.world, patient, "bed.head");
    if (!held || core.world.quantity(held->holder, held->field).value_or(0) == 0)
        return;
    core.fields.setQuantity(held->holder, held->field, 0);
    core.fields.drivenBy({held->holder, held->field}, cause);
}

void release(Core &core, const HandsState &hands)
{
    if (!core.world.isAlive(hands.person) ||
        !core.world.hasComponent(hands.person, core.bindings.actor))
        return;
    if (hands.arrived &&
        core.world.enumValue(hands.person, core.bindings.pose) == poseOf(hands.task))
        core.fields.setRaw(hands.person, core.bindings.pose, hands.poseBefore);
    else if (!hands.arrived)
        endMotion(core, hands.person, "replaced", hands.cause);
}

/// Whether the person still does it, or somebody took them elsewhere.
bool stays(const Core &core, const HandsState &hands)
{
    if (!core.world.isAlive(hands.person) ||
        !core.world.hasComponent(hands.person, core.bindings.actor) ||
        !core.world.hasComponent(hands.person, core.bindings.position.component))
        return false;
    const Vec3 here = world::worldPose(core.world, core.catalogue, hands.person).position;
    const bool moves = std::any_of(core.state.motions.begin(), core.state.motions.end(),
                                   [&](const MotionState &m) { return m.handle == hands.person; });
    if (hands.arrived)
        return !moves && flatDistance(here, hands.towards) < kGone;
    return moves || flatDistance(here, hands.towards) < kArrived;
}

} // namespace

void lendHands(Core &core, world::Handle patient, HandsTask task, std::string_view actor,
               Cause cause)
{
    if (core.options.extent != Extent::Whole)
        return;
    auto &all = core.state.hands;
    if (std::any_of(all.begin(), all.end(),
                    [&](const HandsState &h) { return h.patient == patient && h.task == task; }))
        return;
    if (task == HandsTask::Compress)
        flatten(core, patient, cause);
    const auto chosen = choose(core, patient, task, actor);
    if (!chosen)
        return;
    HandsState hands;
    hands.patient = patient;
    hands.person = chosen->person;
    hands.task = task;
    hands.poseBefore = core.world.raw(chosen->person, core.bindings.pose);
    hands.facing = chosen->place.facing;
    const Vec3 here = world::worldPose(core.world, core.catalogue, chosen->person).position;
    hands.way = wayAround(core, patient, here, chosen->place.at);
    hands.towards = chosen->place.at;
    hands.cause = cause;
    goOn(core, hands);
    all.push_back(std::move(hands));
}

void advanceHands(Core &core)
{
    auto &all = core.state.hands;
    for (std::size_t i = 0; i < all.size();) {
        HandsState &hands = all[i];
        const bool there = stays(core, hands);
        if (!goesOn(core, hands) || !there) {
            const HandsState over = std::move(hands);
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
            release(core, over);
            continue;
        }
        const bool walks =
            std::any_of(core.state.motions.begin(), core.state.motions.end(),
                        [&](const MotionState &m) { return m.handle == hands.person; });
        if (!hands.arrived && !walks)
            goOn(core, hands);
        ++i;
    }
}

} // namespace ward::kernel
