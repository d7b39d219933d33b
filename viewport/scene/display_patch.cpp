// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/display_patch.h"

#include <algorithm>
#include <cmath>

namespace ward::viewport {
namespace {

/// Smaller pictures say nothing, in pixels.
constexpr double kLeastWidth = 14;
constexpr double kLeastHeight = 9;
/// A cell need not be finer than this, in pixels.
constexpr double kCell = 2.5;
/// What is nearer than this before the display belongs to it, in metres.
constexpr double kPane = 0.02;

Vec3 position(const Vertex &v)
{
    return {v.position[0], v.position[1], v.position[2]};
}

} // namespace

std::optional<DisplayPatch> displayPatch(const ModelMesh &mesh)
{
    // The triangle with the largest share of the picture fixes where all of the picture lies.
    std::optional<DisplayPatch> patch;
    double largest = 1e-6;
    for (const MeshPart &part : mesh.parts) {
        if (part.material.name != "screen")
            continue;
        for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
            const Vertex &a = part.vertices[part.indices[i]];
            const Vertex &b = part.vertices[part.indices[i + 1]];
            const Vertex &c = part.vertices[part.indices[i + 2]];
            const double bu = double(b.uv[0]) - double(a.uv[0]);
            const double bv = double(b.uv[1]) - double(a.uv[1]);
            const double cu = double(c.uv[0]) - double(a.uv[0]);
            const double cv = double(c.uv[1]) - double(a.uv[1]);
            const double area = bu * cv - bv * cu;
            if (std::abs(area) <= largest)
                continue;
            largest = std::abs(area);
            const Vec3 ab = position(b) - position(a);
            const Vec3 ac = position(c) - position(a);
            const Vec3 right = (ab * cv - ac * bv) * (1 / area);
            const Vec3 down = (ac * bu - ab * cu) * (1 / area);
            patch = DisplayPatch{position(a) - right * double(a.uv[0]) - down * double(a.uv[1]),
                                 right, down};
            // Nobody sees a picture in a mirror: then its coordinates count from below.
            if (dot(cross(down, right), {a.normal[0], a.normal[1], a.normal[2]}) < 0) {
                patch->corner = patch->corner + down;
                patch->down = down * -1.0;
            }
        }
    }
    return patch;
}

bool DisplayCells::isSeen() const
{
    return std::any_of(seen.begin(), seen.end(), [](std::uint8_t one) { return one != 0; });
}

std::optional<DisplayCells> seeDisplay(const DisplayPatch &patch, const PickItem &item,
                                       const Pose &pose, const PickScene &scene,
                                       const CameraView &view, int finest)
{
    const auto world = [&](double u, double v) {
        return (pose * Pose{patch.corner + patch.right * u + patch.down * v, {}}).position;
    };
    const Vec3 front = pose.rotation.rotate(cross(patch.down, patch.right));
    const Vec3 towards =
        view.orthographic ? view.forward() * -1.0 : view.pose.position - world(0.5, 0.5);
    if (dot(front, towards) <= 0)
        return std::nullopt;
    double left = std::numeric_limits<double>::infinity();
    double top = left;
    double right = -left;
    double bottom = -left;
    for (const auto &[u, v] : {std::pair{0.0, 0.0}, {1.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}}) {
        const auto at = view.project(world(u, v));
        if (!at)
            return std::nullopt;
        left = std::min(left, at->x);
        right = std::max(right, at->x);
        top = std::min(top, at->y);
        bottom = std::max(bottom, at->y);
    }
    if (right - left < kLeastWidth || bottom - top < kLeastHeight || right < 0 || bottom < 0 ||
        left > view.width || top > view.height)
        return std::nullopt;

    DisplayCells out;
    out.columns = std::clamp(static_cast<int>((right - left) / kCell), 4, finest);
    out.rows = std::clamp(static_cast<int>((bottom - top) / kCell), 3, std::max(3, finest * 2 / 3));
    for (int row = 0; row <= out.rows; ++row) {
        for (int column = 0; column <= out.columns; ++column) {
            const auto at =
                view.project(world(double(column) / out.columns, double(row) / out.rows));
            if (!at)
                return std::nullopt;
            out.corners.push_back(*at);
        }
    }
    for (int row = 0; row < out.rows; ++row) {
        for (int column = 0; column < out.columns; ++column) {
            const Vec3 middle = world((column + 0.5) / out.columns, (row + 0.5) / out.rows);
            const auto at = view.project(middle);
            const Ray ray = view.ray(at->x, at->y);
            const auto hit = scene.pick(ray);
            const double distance = dot(middle - ray.origin, ray.direction);
            const bool hidden = hit && hit->id != item.id && hit->distance < distance - kPane;
            const bool own = hit && hit->id == item.id && hit->distance < distance - 2 * kPane;
            out.seen.push_back(hidden || own ? 0 : 1);
        }
    }
    return out;
}

} // namespace ward::viewport
