// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/camera/camera_view.h"

namespace ward::viewport {
namespace {

/// Nearer than this, in metres, a point counts as behind the eye.
constexpr double kNear = 0.02;

} // namespace

Ray CameraView::ray(double x, double y) const
{
    const double nx = 2 * x / width - 1;
    const double ny = 1 - 2 * y / height;
    const double aspect = width / height;
    if (orthographic) {
        const double half = visibleHeight / 2;
        return {pose.position + right() * (nx * half * aspect) + up() * (ny * half), forward()};
    }
    const double tangent = std::tan(radians(fieldOfView) / 2);
    return {pose.position,
            normalised(forward() + right() * (nx * tangent * aspect) + up() * (ny * tangent))};
}

std::optional<ScreenPoint> CameraView::project(const Vec3 &point) const
{
    const Vec3 local = pose.rotation.conjugate().rotate(point - pose.position);
    const double depth = -local.z;
    if (!orthographic && depth < kNear)
        return std::nullopt;
    const double half =
        orthographic ? visibleHeight / 2 : std::tan(radians(fieldOfView) / 2) * depth;
    const double aspect = width / height;
    return ScreenPoint{(local.x / (half * aspect) + 1) / 2 * width,
                       (1 - local.y / half) / 2 * height, depth};
}

double CameraView::pixelsPerMetre(const Vec3 &point) const
{
    if (orthographic)
        return height / visibleHeight;
    const double depth = std::max(kNear, dot(point - pose.position, forward()));
    return height / (2 * std::tan(radians(fieldOfView) / 2) * depth);
}

ConvexVolume CameraView::frustum(double left, double top, double right, double bottom) const
{
    const Ray a = ray(left, top);
    const Ray b = ray(right, top);
    const Ray c = ray(right, bottom);
    const Ray d = ray(left, bottom);
    const Vec3 inside = a.at(10) * 0.25 + b.at(10) * 0.25 + c.at(10) * 0.25 + d.at(10) * 0.25;
    ConvexVolume out;
    const auto side = [&](const Ray &one, const Ray &other) {
        const Vec3 along = orthographic ? other.origin - one.origin : other.direction;
        Vec3 normal = normalised(cross(one.direction, along));
        if (dot(normal, inside - one.origin) < 0)
            normal = normal * -1.0;
        out.push_back({normal, dot(normal, one.origin)});
    };
    side(a, b);
    side(b, c);
    side(c, d);
    side(d, a);
    const Vec3 ahead = forward();
    out.push_back({ahead, dot(ahead, pose.position) + (orthographic ? 0 : kNear)});
    return out;
}

} // namespace ward::viewport
