// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace ward::viewport {

[[nodiscard]] inline double length(const Vec3 &v)
{
    return std::sqrt(dot(v, v));
}

/// The zero vector stays what it is.
[[nodiscard]] inline Vec3 normalised(const Vec3 &v)
{
    const double l = length(v);
    return l > 0 ? v * (1 / l) : v;
}

[[nodiscard]] inline Quat normalised(const Quat &q)
{
    const double l = std::sqrt(q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z);
    return l > 0 ? Quat{q.w / l, q.x / l, q.y / l, q.z / l} : Quat{};
}

/// `axis` of length 1, angle in radians, right-handed.
[[nodiscard]] inline Quat rotationAbout(const Vec3 &axis, double angle)
{
    const double s = std::sin(angle / 2);
    return {std::cos(angle / 2), axis.x * s, axis.y * s, axis.z * s};
}

[[nodiscard]] constexpr double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

/// Heading of a rotation about +Y in radians: 0 when its front (+Z) stays +Z.
[[nodiscard]] inline double heading(const Quat &q)
{
    const Vec3 front = q.rotate({0, 0, 1});
    return std::atan2(front.x, front.z);
}

struct Ray
{
    Vec3 origin;
    Vec3 direction; ///< length 1

    [[nodiscard]] Vec3 at(double t) const { return origin + direction * t; }
    /// The same ray in the frame of `pose`; distances stay.
    [[nodiscard]] Ray within(const Pose &pose) const
    {
        const Quat back = pose.rotation.conjugate();
        return {back.rotate(origin - pose.position), back.rotate(direction)};
    }
};

/// Axis-aligned box; empty until something is added.
struct Box
{
    Vec3 low{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(),
             std::numeric_limits<double>::infinity()};
    Vec3 high{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
              -std::numeric_limits<double>::infinity()};

    [[nodiscard]] bool isEmpty() const { return !(low.x <= high.x); }
    [[nodiscard]] Vec3 centre() const { return (low + high) * 0.5; }
    [[nodiscard]] Vec3 size() const { return isEmpty() ? Vec3{} : high - low; }
    void add(const Vec3 &p)
    {
        low = {std::min(low.x, p.x), std::min(low.y, p.y), std::min(low.z, p.z)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y), std::max(high.z, p.z)};
    }
    void add(const Box &b)
    {
        if (!b.isEmpty()) {
            add(b.low);
            add(b.high);
        }
    }
    /// Smallest axis-aligned box around this one after `pose`.
    [[nodiscard]] Box transformed(const Pose &pose) const
    {
        Box out;
        if (isEmpty())
            return out;
        for (int i = 0; i < 8; ++i)
            out.add(pose.position + pose.rotation.rotate(corner(i)));
        return out;
    }
    [[nodiscard]] Vec3 corner(int i) const
    {
        return {(i & 1) ? high.x : low.x, (i & 2) ? high.y : low.y, (i & 4) ? high.z : low.z};
    }
    /// Distance at which the ray enters (0 from inside), or a negative number when it misses.
    [[nodiscard]] double entry(const Ray &ray) const;
};

/// Half space: points with dot(normal, p) ≥ offset are inside.
struct Plane
{
    Vec3 normal;
    double offset = 0;

    [[nodiscard]] double distance(const Vec3 &p) const { return dot(normal, p) - offset; }
    /// The same plane in the frame of `pose`.
    [[nodiscard]] Plane within(const Pose &pose) const
    {
        return {pose.rotation.conjugate().rotate(normal), offset - dot(normal, pose.position)};
    }
};

/// The volume inside all planes: a frustum, an oriented box.
using ConvexVolume = std::vector<Plane>;

[[nodiscard]] ConvexVolume orientedBox(const Box &box, const Pose &pose);
[[nodiscard]] ConvexVolume within(const ConvexVolume &volume, const Pose &pose);

/// Distance along `ray` to the triangle from either side, or a negative number.
[[nodiscard]] double rayTriangle(const Ray &ray, const Vec3 &a, const Vec3 &b, const Vec3 &c);
/// Some point of the triangle is inside `volume`.
[[nodiscard]] bool triangleTouches(const ConvexVolume &volume, const Vec3 &a, const Vec3 &b,
                                   const Vec3 &c);
/// Distance along `ray` to the plane through `point`, or a negative number when parallel or behind.
[[nodiscard]] double rayPlane(const Ray &ray, const Vec3 &point, const Vec3 &normal);
/// Parameter s of the point `origin + s·axis` that is nearest to the ray; nullopt-free: parallel
/// lines give the foot of the ray's origin.
[[nodiscard]] double nearestOnAxis(const Ray &ray, const Vec3 &origin, const Vec3 &axis);

} // namespace ward::viewport
