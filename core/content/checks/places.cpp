// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"

#include <algorithm>
#include <cmath>

namespace ward::content {

namespace {

constexpr double kFloorTolerance = 0.1; ///< metres; thresholds, rugs and rounding
constexpr double kWallTolerance = 0.3;  ///< metres; what hangs on a wall reaches into it
constexpr double kOverlapShare = 0.5;   ///< of the smaller footprint

/// Where a thing without a socket stands in its room: the room's frame, metres.
struct Standing
{
    const Record *entity = nullptr;
    const Record *room = nullptr;
    const Prefab *prefab = nullptr;
    Pose pose;
    double left = 0, right = 0, back = 0, front = 0; ///< footprint along the room's axes
};

Pose localPose(const Checker &checker, const Record &entity)
{
    Pose pose;
    if (const Record *transform = checker.document.component(entity.id, "transform")) {
        if (const auto *position = std::get_if<Vec3>(&transform->cell("position")))
            pose.position = *position;
        if (const auto *rotation = std::get_if<Quat>(&transform->cell("rotation")))
            pose.rotation = *rotation;
    }
    const std::string socketName = checker.text(entity, "socket");
    const Record *parent = checker.document.find(entity.parent);
    const Prefab *prefab = parent && parent->kind == "entity" ? checker.prefab(*parent) : nullptr;
    const Socket *socket = prefab && !socketName.empty() ? prefab->socket(socketName) : nullptr;
    return socket ? socket->pose * pose : pose;
}

/// Furniture, devices and people that stand freely on a floor: what hangs, lies or is mounted is
/// where its socket is.
bool standsFreely(const Checker &checker, const Record &entity)
{
    const Prefab *prefab = checker.prefab(entity);
    if (!prefab || prefab->kind == "room" || prefab->kind == "supply" ||
        prefab->kind == "patient" || !checker.text(entity, "socket").empty())
        return false;
    // On something that is no room: it stands where that carries it.
    for (const Record *at = checker.document.find(entity.parent); at && at->kind == "entity";
         at = checker.document.find(at->parent)) {
        const Prefab *carrier = checker.prefab(*at);
        if (carrier && carrier->kind == "room")
            return true;
        if (carrier && !carrier->has("bed.support"))
            return false;
    }
    return true;
}

Standing standingOf(const Checker &checker, const Record &entity)
{
    Standing out;
    out.entity = &entity;
    out.prefab = checker.prefab(entity);
    out.pose = localPose(checker, entity);
    for (const Record *at = checker.document.find(entity.parent); at && at->kind == "entity";
         at = checker.document.find(at->parent)) {
        const Prefab *carrier = checker.prefab(*at);
        if (carrier && carrier->kind == "room") {
            out.room = at;
            break;
        }
        out.pose = localPose(checker, *at) * out.pose;
    }
    const Vec3 x = out.pose.rotation.rotate({out.prefab->size.x / 2, 0, 0});
    const Vec3 z = out.pose.rotation.rotate({0, 0, out.prefab->size.z / 2});
    const double width = std::fabs(x.x) + std::fabs(z.x);
    const double depth = std::fabs(x.z) + std::fabs(z.z);
    out.left = out.pose.position.x - width;
    out.right = out.pose.position.x + width;
    out.back = out.pose.position.z - depth;
    out.front = out.pose.position.z + depth;
    return out;
}

void checkHeight(Checker &checker, const Standing &standing)
{
    const double height = standing.pose.position.y;
    if (std::fabs(height) <= kFloorTolerance)
        return;
    const Record *transform = checker.document.component(standing.entity->id, "transform");
    Diagnostic &found =
        checker.report(transform ? *transform : *standing.entity, transform ? "position" : "",
                       height > 0 ? "content.place.floating" : "content.place.sunk",
                       {{"entity", checker.name(*standing.entity)},
                        {"height", MessageQuantity{std::round(std::fabs(height) * 100), "cm"}}});
    const auto *position = transform ? std::get_if<Vec3>(&transform->cell("position")) : nullptr;
    if (position) {
        Vec3 down = *position;
        down.y -= height;
        found.fixes.push_back(setFix(checker, FixKind::Choice, *transform, "position", down));
        found.fixes.back().message =
            Message("content.fix.on-floor", {{"entity", checker.name(*standing.entity)}});
    }
}

void checkInside(Checker &checker, const Standing &standing)
{
    const Prefab *room = standing.room ? checker.prefab(*standing.room) : nullptr;
    if (!room)
        return;
    const double x = std::fabs(standing.pose.position.x) - room->size.x / 2;
    const double z = std::fabs(standing.pose.position.z) - room->size.z / 2;
    if (std::max(x, z) <= kWallTolerance)
        return;
    const Record *transform = checker.document.component(standing.entity->id, "transform");
    checker.report(
        transform ? *transform : *standing.entity, transform ? "position" : "",
        "content.place.outside",
        {{"entity", checker.name(*standing.entity)}, {"room", checker.name(*standing.room)}});
}

double shareOfSmaller(const Standing &a, const Standing &b)
{
    const double width = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double depth = std::min(a.front, b.front) - std::max(a.back, b.back);
    if (width <= 0 || depth <= 0)
        return 0;
    const auto area = [](const Standing &s) { return (s.right - s.left) * (s.front - s.back); };
    return width * depth / std::max(1e-9, std::min(area(a), area(b)));
}

/// Two things in the same place. Sorted along one axis, so that a full ward stays quick.
void checkOverlaps(Checker &checker, std::vector<Standing> &all)
{
    std::stable_sort(all.begin(), all.end(),
                     [](const Standing &a, const Standing &b) { return a.left < b.left; });
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size() && all[j].left < all[i].right; ++j) {
            const Standing &a = all[i];
            const Standing &b = all[j];
            if (a.room != b.room || checker.document.isWithin(a.entity->id, b.entity->id) ||
                checker.document.isWithin(b.entity->id, a.entity->id) ||
                std::fabs(a.pose.position.y - b.pose.position.y) > 0.5 ||
                shareOfSmaller(a, b) < kOverlapShare)
                continue;
            const bool later = a.entity->id < b.entity->id;
            const Record &one = later ? *b.entity : *a.entity;
            const Record &other = later ? *a.entity : *b.entity;
            checker.report(one, {}, "content.place.overlap",
                           {{"entity", checker.name(one)}, {"other", checker.name(other)}});
            break; // in a heap each is said to be in it once
        }
    }
}

} // namespace

void checkPlaces(Checker &checker)
{
    std::vector<Standing> all;
    bool placed = false;
    for (const Record *entity : checker.ofKind("entity")) {
        if (!standsFreely(checker, *entity))
            continue;
        const Standing standing = standingOf(checker, *entity);
        // Before anything has been placed, everything is at the origin: nothing to tell.
        placed = placed || !(standing.pose == Pose{});
        checkHeight(checker, standing);
        checkInside(checker, standing);
        if (standing.room)
            all.push_back(standing);
    }
    if (placed)
        checkOverlaps(checker, all);
}

} // namespace ward::content
