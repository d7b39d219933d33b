// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/gizmos/gizmo_drag.h"

namespace ward::viewport {
namespace {

constexpr double kFine = 0.1;
/// A drag never throws a thing farther than this from where it was, in metres: near the horizon a
/// pixel is kilometres.
constexpr double kFarthest = 60;
/// Below this slope between view and plane, a ring is turned by sliding along it on the screen.
constexpr double kEdgeOn = 0.12;

double snapped(double value, double step)
{
    return step > 0 ? std::round(value / step) * step : value;
}

} // namespace

std::optional<GizmoDrag> GizmoDrag::begin(Handle handle, const Pose &start, const CameraView &view,
                                          double x, double y, const Quat &axes)
{
    if (handle == Handle::None)
        return std::nullopt;
    GizmoDrag drag(handle, start, axes);
    if (isTurn(handle)) {
        const auto angle = drag.angle(view, x, y);
        if (!angle)
            return std::nullopt;
        drag.m_lastAngle = *angle;
    } else {
        const auto grip = drag.grip(view, x, y);
        if (!grip)
            return std::nullopt;
        drag.m_last = *grip;
    }
    return drag;
}

Vec3 GizmoDrag::axis() const
{
    // What lies on a surface is pushed about on the level, however it is turned itself.
    return m_handle == Handle::Surface ? Vec3{0, 1, 0} : m_axes.rotate(handleAxis(m_handle));
}

std::optional<Vec3> GizmoDrag::grip(const CameraView &view, double x, double y) const
{
    const Ray ray = view.ray(x, y);
    const Vec3 axis = this->axis();
    Vec3 point;
    if (m_handle == Handle::Surface || isPlane(m_handle)) {
        const double t = rayPlane(ray, m_start.position, axis);
        if (t < 0)
            return std::nullopt;
        point = ray.at(t);
    } else {
        point = m_start.position + axis * nearestOnAxis(ray, m_start.position, axis);
    }
    if (length(point - m_start.position) > kFarthest)
        return std::nullopt;
    return point;
}

std::optional<double> GizmoDrag::angle(const CameraView &view, double x, double y) const
{
    const Ray ray = view.ray(x, y);
    const Vec3 axis = this->axis();
    if (std::abs(dot(ray.direction, axis)) < kEdgeOn) {
        const auto centre = view.project(m_start.position);
        if (!centre)
            return std::nullopt;
        // The near side of the ring moves along (axis × towards the eye).
        const Vec3 along = normalised(cross(axis, ray.direction * -1.0));
        const double dx = dot(along, view.right());
        const double dy = -dot(along, view.up());
        constexpr double kRadius = 88;
        return ((x - centre->x) * dx + (y - centre->y) * dy) / kRadius;
    }
    const double t = rayPlane(ray, m_start.position, axis);
    if (t < 0)
        return std::nullopt;
    const Vec3 arm = ray.at(t) - m_start.position;
    const Vec3 u = normalised(cross(std::abs(axis.y) > 0.5 ? Vec3{1, 0, 0} : Vec3{0, 1, 0}, axis));
    const Vec3 v = cross(axis, u);
    return std::atan2(dot(arm, v), dot(arm, u));
}

Pose GizmoDrag::update(const CameraView &view, double x, double y, const DragOptions &options)
{
    const double scale = options.fine ? kFine : 1;
    Pose out = m_start;
    const Vec3 axis = this->axis();
    if (isTurn(m_handle)) {
        if (const auto now = angle(view, x, y)) {
            m_freeAngle += std::remainder(*now - m_lastAngle, 2 * std::numbers::pi) * scale;
            m_lastAngle = *now;
        }
        const double step = options.angle * scale;
        // Upright things end on round headings, whatever heading they started with.
        const bool upright = axis.y > 0.9999 && m_start.rotation.rotate({0, 1, 0}).y > 0.9999;
        const double base = upright ? heading(m_start.rotation) : 0;
        m_turned = snapped(base + m_freeAngle, step) - base;
        out.rotation = normalised(rotationAbout(axis, m_turned) * m_start.rotation);
        return out;
    }
    if (const auto now = grip(view, x, y)) {
        m_free = m_free + (*now - m_last) * scale;
        m_last = *now;
    }
    const double step = options.grid * scale;
    // On the world's axes places are round, on a thing's own the way is.
    const bool world = m_axes == Quat{} || m_handle == Handle::Surface;
    const Quat frame = world ? Quat{} : m_axes;
    const Vec3 way = frame.conjugate().rotate(m_free);
    const Vec3 from = world ? m_start.position : Vec3{};
    const Vec3 main = handleAxis(m_handle);
    const bool planar = m_handle == Handle::Surface || isPlane(m_handle);
    const auto along = [&](double axisPart, double start, double by) {
        const bool moves = planar ? axisPart == 0 : axisPart != 0;
        return moves ? snapped(start + by, step) - start : 0;
    };
    m_moved = frame.rotate(
        {along(main.x, from.x, way.x), along(main.y, from.y, way.y), along(main.z, from.z, way.z)});
    out.position = m_start.position + m_moved;
    return out;
}

} // namespace ward::viewport
