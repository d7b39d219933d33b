// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/gizmos/arrange.h"

#include <algorithm>
#include <numeric>

namespace ward::viewport {
namespace {

/// What a box covers along a direction.
struct Extent
{
    double low = 0;
    double high = 0;

    [[nodiscard]] double middle() const { return (low + high) / 2; }
    [[nodiscard]] double size() const { return high - low; }
};

Extent extent(const Box &box, const Vec3 &along)
{
    Extent out{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (int i = 0; i < 8; ++i) {
        const double at = dot(box.corner(i), along);
        out.low = std::min(out.low, at);
        out.high = std::max(out.high, at);
    }
    return out;
}

void align(const std::vector<Arranged> &things, std::vector<Pose> &poses, const Vec3 &along,
           double (*edge)(const Extent &))
{
    const double wanted = edge(extent(things.front().box, along));
    for (std::size_t i = 1; i < things.size(); ++i)
        poses[i].position =
            poses[i].position + along * (wanted - edge(extent(things[i].box, along)));
}

void spread(const std::vector<Arranged> &things, std::vector<Pose> &poses, const Vec3 &along)
{
    if (things.size() < 3)
        return;
    std::vector<Extent> extents;
    extents.reserve(things.size());
    for (const Arranged &thing : things)
        extents.push_back(extent(thing.box, along));
    std::vector<std::size_t> order(things.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return extents[a].middle() < extents[b].middle();
    });
    double taken = 0;
    for (std::size_t i = 1; i + 1 < order.size(); ++i)
        taken += extents[order[i]].size();
    const double gap = (extents[order.back()].low - extents[order.front()].high - taken) /
                       static_cast<double>(order.size() - 1);
    double at = extents[order.front()].high + gap;
    for (std::size_t i = 1; i + 1 < order.size(); ++i) {
        const Extent &one = extents[order[i]];
        poses[order[i]].position = poses[order[i]].position + along * (at - one.low);
        at += one.size() + gap;
    }
}

double low(const Extent &extent)
{
    return extent.low;
}
double middle(const Extent &extent)
{
    return extent.middle();
}
double high(const Extent &extent)
{
    return extent.high;
}

} // namespace

RoomAxes roomAxes(const CameraView &view)
{
    const Vec3 right = view.right();
    RoomAxes out;
    out.right = std::abs(right.x) >= std::abs(right.z) ? Vec3{right.x < 0 ? -1.0 : 1.0, 0, 0}
                                                       : Vec3{0, 0, right.z < 0 ? -1.0 : 1.0};
    out.front = cross(out.right, {0, 1, 0});
    return out;
}

Pose facing(const Pose &thing, const Vec3 &point)
{
    const Vec3 way = point - thing.position;
    constexpr double kHere = 1e-6;
    if (std::hypot(way.x, way.z) < kHere)
        return thing;
    const double turn = std::atan2(way.x, way.z) - heading(thing.rotation);
    return {thing.position, normalised(rotationAbout({0, 1, 0}, turn) * thing.rotation)};
}

std::vector<Pose> arranged(const std::vector<Arranged> &things, Arrangement how,
                           const RoomAxes &axes)
{
    std::vector<Pose> poses;
    poses.reserve(things.size());
    for (const Arranged &thing : things)
        poses.push_back(thing.pose);
    if (things.size() < 2)
        return poses;
    switch (how) {
    case Arrangement::AlignLeft:
        align(things, poses, axes.right, low);
        break;
    case Arrangement::AlignCentre:
        align(things, poses, axes.right, middle);
        break;
    case Arrangement::AlignRight:
        align(things, poses, axes.right, high);
        break;
    case Arrangement::AlignBack:
        align(things, poses, axes.front, low);
        break;
    case Arrangement::AlignMiddle:
        align(things, poses, axes.front, middle);
        break;
    case Arrangement::AlignFront:
        align(things, poses, axes.front, high);
        break;
    case Arrangement::SpreadAcross:
        spread(things, poses, axes.right);
        break;
    case Arrangement::SpreadDeep:
        spread(things, poses, axes.front);
        break;
    case Arrangement::FaceEachOther: {
        Vec3 middle;
        for (const Arranged &thing : things)
            middle = middle + thing.pose.position * (1.0 / static_cast<double>(things.size()));
        for (Pose &pose : poses)
            pose = facing(pose, middle);
        break;
    }
    case Arrangement::FaceFirst:
        for (std::size_t i = 1; i < poses.size(); ++i)
            poses[i] = facing(poses[i], things.front().pose.position);
        break;
    }
    return poses;
}

} // namespace ward::viewport
