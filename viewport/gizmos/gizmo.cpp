// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/gizmos/gizmo.h"

#include <array>

namespace ward::viewport {
namespace {

// All in logical pixels.
constexpr double kAxisFrom = 10;
constexpr double kAxisLength = 86;
constexpr double kArrowLength = 18;
constexpr double kArrowWidth = 7;
constexpr double kPlaneFrom = 22;
constexpr double kPlaneTo = 40;
constexpr double kMoveRing = 64;
constexpr double kTurnRing = 88;
constexpr double kCentre = 7;
constexpr double kGrab = 7.5; ///< how near the pointer must come to a line
constexpr int kRingSegments = 96;

double segmentDistance(double x, double y, const ScreenPoint &a, const ScreenPoint &b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double t =
        square > 0 ? std::clamp(((x - a.x) * dx + (y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(a.x + dx * t - x, a.y + dy * t - y);
}

bool inside(double x, double y, const std::vector<ScreenPoint> &polygon)
{
    bool in = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        const auto &a = polygon[i];
        const auto &b = polygon[j];
        if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
            in = !in;
    }
    return in;
}

} // namespace

Vec3 handleAxis(Handle handle)
{
    switch (handle) {
    case Handle::X:
    case Handle::YZ:
    case Handle::TurnX:
        return {1, 0, 0};
    case Handle::Z:
    case Handle::XY:
    case Handle::TurnZ:
        return {0, 0, 1};
    default:
        return {0, 1, 0};
    }
}

bool isTurn(Handle handle)
{
    return handle == Handle::TurnX || handle == Handle::TurnY || handle == Handle::TurnZ;
}

bool isPlane(Handle handle)
{
    return handle == Handle::XY || handle == Handle::YZ || handle == Handle::ZX;
}

Gizmo::Gizmo(GizmoMode mode, const Vec3 &origin, const CameraView &view, const Quat &axes)
    : m_origin(origin)
{
    const auto centre = view.project(origin);
    if (!centre)
        return;
    m_centre = *centre;
    m_metresPerPixel = 1 / view.pixelsPerMetre(origin);
    const Vec3 x = axes.rotate({1, 0, 0});
    const Vec3 y = axes.rotate({0, 1, 0});
    const Vec3 z = axes.rotate({0, 0, 1});
    if (mode == GizmoMode::Rotate) {
        addRing(Handle::TurnX, y, z, kTurnRing, view);
        addRing(Handle::TurnY, z, x, kTurnRing, view);
        addRing(Handle::TurnZ, x, y, kTurnRing, view);
    } else {
        addRing(Handle::TurnY, z, x, kMoveRing, view);
        addPlane(Handle::YZ, y, z, view);
        addPlane(Handle::ZX, z, x, view);
        addPlane(Handle::XY, x, y, view);
        addAxis(Handle::X, x, view);
        addAxis(Handle::Y, y, view);
        addAxis(Handle::Z, z, view);
        m_shapes.push_back(
            {GizmoShape::Kind::Centre, Handle::Surface, {m_centre}, m_centre.depth - 0.001});
    }
    std::stable_sort(m_shapes.begin(), m_shapes.end(),
                     [](const GizmoShape &a, const GizmoShape &b) { return a.depth > b.depth; });
}

void Gizmo::addAxis(Handle handle, const Vec3 &axis, const CameraView &view)
{
    const double unit = m_metresPerPixel;
    const auto from = view.project(m_origin + axis * (kAxisFrom * unit));
    const auto neck = view.project(m_origin + axis * ((kAxisLength - kArrowLength) * unit));
    const auto tip = view.project(m_origin + axis * (kAxisLength * unit));
    if (!from || !neck || !tip)
        return;
    // Seen end on, an axis cannot be dragged and only hides the others.
    if (std::hypot(tip->x - m_centre.x, tip->y - m_centre.y) < kAxisLength * 0.12)
        return;
    m_shapes.push_back({GizmoShape::Kind::Line, handle, {*from, *neck}, neck->depth});
    const double dx = tip->x - neck->x;
    const double dy = tip->y - neck->y;
    const double l = std::max(1e-6, std::hypot(tip->x - m_centre.x, tip->y - m_centre.y));
    const double px = -(tip->y - m_centre.y) / l * kArrowWidth;
    const double py = (tip->x - m_centre.x) / l * kArrowWidth;
    GizmoShape arrow{GizmoShape::Kind::Arrow, handle, {}, tip->depth};
    // A cone seen along its axis still shows its round base: bulge the base a little.
    const double foreshortened = std::hypot(dx, dy) / kArrowLength;
    const double bulge = kArrowWidth * 0.55 * std::sqrt(std::max(0.0, 1 - foreshortened));
    arrow.points = {*tip,
                    {neck->x + px, neck->y + py, neck->depth},
                    {neck->x - dx / l * bulge, neck->y - dy / l * bulge, neck->depth},
                    {neck->x - px, neck->y - py, neck->depth}};
    m_shapes.push_back(std::move(arrow));
}

void Gizmo::addPlane(Handle handle, const Vec3 &u, const Vec3 &v, const CameraView &view)
{
    // A plane seen from its edge is no use as a handle.
    const Vec3 sight = normalised(m_origin - view.pose.position);
    const Vec3 direction = view.orthographic ? view.forward() : sight;
    if (std::abs(dot(cross(u, v), direction)) < 0.18)
        return;
    GizmoShape plane{GizmoShape::Kind::Plane, handle, {}, 0};
    const std::array<std::array<double, 2>, 4> corners{{{kPlaneFrom, kPlaneFrom},
                                                        {kPlaneTo, kPlaneFrom},
                                                        {kPlaneTo, kPlaneTo},
                                                        {kPlaneFrom, kPlaneTo}}};
    for (const auto &[a, b] : corners) {
        const auto at =
            view.project(m_origin + u * (a * m_metresPerPixel) + v * (b * m_metresPerPixel));
        if (!at)
            return;
        plane.points.push_back(*at);
        plane.depth += at->depth / 4;
    }
    m_shapes.push_back(std::move(plane));
}

void Gizmo::addRing(Handle handle, const Vec3 &u, const Vec3 &v, double radius,
                    const CameraView &view)
{
    std::vector<ScreenPoint> points;
    for (int i = 0; i <= kRingSegments; ++i) {
        const double angle = 2 * std::numbers::pi * i / kRingSegments;
        const auto at = view.project(m_origin + (u * std::cos(angle) + v * std::sin(angle)) *
                                                    (radius * m_metresPerPixel));
        if (!at)
            return;
        points.push_back(*at);
    }
    // The half behind the centre is drawn fainter: runs of points on either side.
    std::size_t first = 0;
    const auto behind = [&](std::size_t i) { return points[i].depth > m_centre.depth + 1e-9; };
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (behind(i) == behind(first) && i + 1 < points.size())
            continue;
        GizmoShape run{
            behind(first) ? GizmoShape::Kind::RingBack : GizmoShape::Kind::Ring, handle,
            std::vector<ScreenPoint>(points.begin() + static_cast<std::ptrdiff_t>(first),
                                     points.begin() + static_cast<std::ptrdiff_t>(i) + 1),
            0};
        run.depth = run.kind == GizmoShape::Kind::Ring ? m_centre.depth - 0.0005
                                                       : m_centre.depth + radius * m_metresPerPixel;
        m_shapes.push_back(std::move(run));
        first = i;
    }
}

Handle Gizmo::hit(double x, double y) const
{
    Handle best = Handle::None;
    double nearest = kGrab;
    const auto offer = [&](Handle handle, double distance) {
        if (distance < nearest) {
            nearest = distance;
            best = handle;
        }
    };
    for (const GizmoShape &shape : m_shapes) {
        switch (shape.kind) {
        case GizmoShape::Kind::Centre:
            offer(shape.handle,
                  std::hypot(x - m_centre.x, y - m_centre.y) <= kCentre + 2 ? -1 : kGrab);
            break;
        case GizmoShape::Kind::Arrow:
            if (inside(x, y, shape.points))
                offer(shape.handle, -0.5);
            break;
        case GizmoShape::Kind::Plane:
            if (inside(x, y, shape.points))
                offer(shape.handle, 1.5);
            break;
        case GizmoShape::Kind::Line:
        case GizmoShape::Kind::Ring:
        case GizmoShape::Kind::RingBack: {
            // What lies behind gives way to what lies before it.
            const double handicap = shape.kind == GizmoShape::Kind::Line   ? 0
                                    : shape.kind == GizmoShape::Kind::Ring ? 1
                                                                           : 3;
            for (std::size_t i = 1; i < shape.points.size(); ++i)
                offer(shape.handle,
                      segmentDistance(x, y, shape.points[i - 1], shape.points[i]) + handicap);
            break;
        }
        }
    }
    return best;
}

} // namespace ward::viewport
