// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/picking/geometry.h"

#include <array>

namespace ward::viewport {

double Box::entry(const Ray &ray) const
{
    double enter = 0;
    double leave = std::numeric_limits<double>::infinity();
    const std::array<double, 3> o{ray.origin.x, ray.origin.y, ray.origin.z};
    const std::array<double, 3> d{ray.direction.x, ray.direction.y, ray.direction.z};
    const std::array<double, 3> lo{low.x, low.y, low.z};
    const std::array<double, 3> hi{high.x, high.y, high.z};
    for (std::size_t i = 0; i < 3; ++i) {
        if (d[i] == 0) {
            if (o[i] < lo[i] || o[i] > hi[i])
                return -1;
            continue;
        }
        const double inverse = 1 / d[i];
        double near = (lo[i] - o[i]) * inverse;
        double far = (hi[i] - o[i]) * inverse;
        if (near > far)
            std::swap(near, far);
        enter = std::max(enter, near);
        leave = std::min(leave, far);
    }
    return enter <= leave ? enter : -1;
}

ConvexVolume orientedBox(const Box &box, const Pose &pose)
{
    ConvexVolume out;
    const std::array<Vec3, 3> axes{Vec3{1, 0, 0}, Vec3{0, 1, 0}, Vec3{0, 0, 1}};
    for (const Vec3 &axis : axes) {
        const Vec3 n = pose.rotation.rotate(axis);
        const double base = dot(n, pose.position);
        out.push_back({n, base + dot(axis, box.low)});
        out.push_back({n * -1.0, -base - dot(axis, box.high)});
    }
    return out;
}

ConvexVolume within(const ConvexVolume &volume, const Pose &pose)
{
    ConvexVolume out;
    out.reserve(volume.size());
    for (const Plane &plane : volume)
        out.push_back(plane.within(pose));
    return out;
}

double rayTriangle(const Ray &ray, const Vec3 &a, const Vec3 &b, const Vec3 &c)
{
    // Möller and Trumbore, Fast, Minimum Storage Ray/Triangle Intersection, 1997.
    const Vec3 ab = b - a;
    const Vec3 ac = c - a;
    const Vec3 p = cross(ray.direction, ac);
    const double det = dot(ab, p);
    if (std::abs(det) < 1e-14)
        return -1;
    const double inverse = 1 / det;
    const Vec3 s = ray.origin - a;
    const double u = dot(s, p) * inverse;
    if (u < 0 || u > 1)
        return -1;
    const Vec3 q = cross(s, ab);
    const double v = dot(ray.direction, q) * inverse;
    if (v < 0 || u + v > 1)
        return -1;
    return dot(ac, q) * inverse;
}

bool triangleTouches(const ConvexVolume &volume, const Vec3 &a, const Vec3 &b, const Vec3 &c)
{
    // Clips the triangle by each plane (Sutherland and Hodgman); each adds at most one corner.
    std::array<Vec3, 24> polygon{a, b, c};
    std::array<Vec3, 24> clipped;
    std::size_t count = 3;
    for (const Plane &plane : volume) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Vec3 &from = polygon[i];
            const Vec3 &to = polygon[(i + 1) % count];
            const double df = plane.distance(from);
            const double dt = plane.distance(to);
            if (df >= 0)
                clipped[kept++] = from;
            if ((df >= 0) != (dt >= 0))
                clipped[kept++] = from + (to - from) * (df / (df - dt));
            if (kept + 2 > clipped.size())
                return true;
        }
        if (kept == 0)
            return false;
        polygon = clipped;
        count = kept;
    }
    return true;
}

double rayPlane(const Ray &ray, const Vec3 &point, const Vec3 &normal)
{
    const double slope = dot(ray.direction, normal);
    if (std::abs(slope) < 1e-9)
        return -1;
    return dot(point - ray.origin, normal) / slope;
}

double nearestOnAxis(const Ray &ray, const Vec3 &origin, const Vec3 &axis)
{
    const Vec3 w = origin - ray.origin;
    const double b = dot(axis, ray.direction);
    const double d = dot(axis, w);
    const double e = dot(ray.direction, w);
    const double denominator = 1 - b * b;
    if (denominator < 1e-9)
        return -d;
    return (b * e - d) / denominator;
}

} // namespace ward::viewport
