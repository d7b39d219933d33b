// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/picking/measure_snap.h"

#include <array>
#include <cmath>

namespace ward::viewport {
namespace {

/// So many pixels beside a point still mean the point.
constexpr double kPointPixels = 11;
constexpr double kEdgePixels = 7;
/// So much behind what is seen, in metres, is still its own edge.
constexpr double kBehind = 0.12;

/// The point of the segment from `a` to `b` that the ray passes nearest to.
Vec3 nearestOnSegment(const Ray &ray, const Vec3 &a, const Vec3 &b)
{
    const double long_ = length(b - a);
    if (long_ <= 0)
        return a;
    const Vec3 axis = (b - a) * (1 / long_);
    return a + axis * std::clamp(nearestOnAxis(ray, a, axis), 0.0, long_);
}

/// Collects the best candidate: what is more exact wins, then what is nearer to the pointer.
class Finder
{
public:
    Finder(const CameraView &view, double x, double y, double farthest)
        : m_view(view)
        , m_x(x)
        , m_y(y)
        , m_farthest(farthest)
    {
    }

    void offer(const Vec3 &point, MeasurePoint::Kind kind)
    {
        const auto at = m_view.project(point);
        if (!at || at->depth > m_farthest)
            return;
        const double away = std::hypot(at->x - m_x, at->y - m_y);
        const double reach = kind == MeasurePoint::Kind::Edge ? kEdgePixels : kPointPixels;
        if (away > reach ||
            (m_best && (kind < m_best->kind || (kind == m_best->kind && away >= m_away))))
            return;
        m_best = MeasurePoint{point, kind};
        m_away = away;
    }
    [[nodiscard]] const std::optional<MeasurePoint> &best() const { return m_best; }

private:
    const CameraView &m_view;
    double m_x;
    double m_y;
    double m_farthest;
    std::optional<MeasurePoint> m_best;
    double m_away = 0;
};

void offerOutline(Finder &finder, const PickItem &item, const Ray &ray)
{
    const Box &bounds = item.asset->mesh.bounds;
    if (bounds.isEmpty())
        return;
    std::array<Vec3, 8> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        corners[i] = (item.pose * Pose{bounds.corner(static_cast<int>(i)), {}}).position;
        finder.offer(corners[i], MeasurePoint::Kind::Corner);
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
        for (const std::size_t bit : {1U, 2U, 4U}) {
            if ((i & bit) == 0)
                finder.offer(nearestOnSegment(ray, corners[i], corners[i | bit]),
                             MeasurePoint::Kind::Edge);
        }
    }
}

} // namespace

std::optional<MeasurePoint> measurePoint(const PickScene &scene, const CameraView &view, double x,
                                         double y)
{
    const Ray ray = view.ray(x, y);
    const auto hit = scene.pick(ray);
    double farthest = std::numeric_limits<double>::infinity();
    if (hit)
        farthest = dot(hit->point - view.pose.position, view.forward()) + kBehind;
    Finder finder(view, x, y, farthest);
    for (const PickItem &item : scene.items()) {
        if (!item.pickable || !item.asset || item.isRoom())
            continue;
        offerOutline(finder, item, ray);
        for (const content::Socket &socket : item.sockets())
            finder.offer((item.pose * socket.pose).position, MeasurePoint::Kind::Socket);
    }
    if (finder.best())
        return finder.best();
    if (hit)
        return MeasurePoint{hit->point, MeasurePoint::Kind::Surface};
    const double t = rayPlane(ray, {}, {0, 1, 0});
    if (t < 0)
        return std::nullopt;
    return MeasurePoint{ray.at(t), MeasurePoint::Kind::Surface};
}

} // namespace ward::viewport
