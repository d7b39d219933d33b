// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/picking/bvh.h"

#include <array>
#include <numeric>

namespace ward::viewport {
namespace {

constexpr std::uint32_t kLeafTriangles = 4;
constexpr int kBins = 12;
constexpr int kMaxDepth = 48;

Vec3 vec(const float p[3])
{
    return {p[0], p[1], p[2]};
}

double component(const Vec3 &v, int axis)
{
    return axis == 0 ? v.x : axis == 1 ? v.y : v.z;
}

double halfArea(const Box &box)
{
    const Vec3 s = box.size();
    return s.x * s.y + s.y * s.z + s.z * s.x;
}

/// Box entry without divisions by the caller; infinities of the inverse are what IEEE makes of
/// them.
double entry(const float low[3], const float high[3], const Vec3 &origin, const Vec3 &inverse,
             double reach)
{
    double enter = 0;
    double leave = reach;
    for (int axis = 0; axis < 3; ++axis) {
        const double o = component(origin, axis);
        const double i = component(inverse, axis);
        if (std::isinf(i)) {
            if (o < static_cast<double>(low[axis]) || o > static_cast<double>(high[axis]))
                return -1;
            continue;
        }
        double near = (static_cast<double>(low[axis]) - o) * i;
        double far = (static_cast<double>(high[axis]) - o) * i;
        if (near > far)
            std::swap(near, far);
        enter = std::max(enter, near);
        leave = std::min(leave, far);
    }
    return enter <= leave ? enter : -1;
}

} // namespace

Bvh::Bvh(std::vector<Triangle> triangles)
    : m_triangles(std::move(triangles))
{
    if (m_triangles.empty())
        return;
    m_order.resize(m_triangles.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::vector<Vec3> centres;
    centres.reserve(m_triangles.size());
    for (const Triangle &t : m_triangles)
        centres.push_back((vec(t.a) + vec(t.b) + vec(t.c)) * (1.0 / 3));
    m_nodes.reserve(m_triangles.size());
    Node root;
    root.count = static_cast<std::uint32_t>(m_triangles.size());
    fit(root);
    m_nodes.push_back(root);
    split(0, centres, 0);
}

Box Bvh::bounds() const
{
    Box box;
    if (!m_nodes.empty()) {
        box.add(vec(m_nodes[0].low));
        box.add(vec(m_nodes[0].high));
    }
    return box;
}

void Bvh::fit(Node &node) const
{
    for (int axis = 0; axis < 3; ++axis) {
        node.low[axis] = std::numeric_limits<float>::infinity();
        node.high[axis] = -std::numeric_limits<float>::infinity();
    }
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
        const Triangle &t = m_triangles[m_order[i]];
        for (int axis = 0; axis < 3; ++axis) {
            node.low[axis] = std::min({node.low[axis], t.a[axis], t.b[axis], t.c[axis]});
            node.high[axis] = std::max({node.high[axis], t.a[axis], t.b[axis], t.c[axis]});
        }
    }
}

void Bvh::split(std::uint32_t index, std::vector<Vec3> &centres, int depth)
{
    const std::uint32_t first = m_nodes[index].first;
    const std::uint32_t count = m_nodes[index].count;
    if (count <= kLeafTriangles || depth >= kMaxDepth)
        return;

    Box spread;
    for (std::uint32_t i = first; i < first + count; ++i)
        spread.add(centres[m_order[i]]);
    const Vec3 extent = spread.size();
    int axis = 0;
    if (extent.y > extent.x)
        axis = 1;
    if (extent.z > component(extent, axis))
        axis = 2;
    const double low = component(spread.low, axis);
    const double range = component(extent, axis);
    if (range <= 0)
        return;
    const auto binOf = [&](std::uint32_t triangle) {
        const double at = (component(centres[triangle], axis) - low) / range;
        return std::min(kBins - 1, static_cast<int>(at * kBins));
    };

    std::array<Box, kBins> boxes;
    std::array<std::uint32_t, kBins> counts{};
    for (std::uint32_t i = first; i < first + count; ++i) {
        const int bin = binOf(m_order[i]);
        const Triangle &t = m_triangles[m_order[i]];
        auto &box = boxes[static_cast<std::size_t>(bin)];
        box.add(vec(t.a));
        box.add(vec(t.b));
        box.add(vec(t.c));
        ++counts[static_cast<std::size_t>(bin)];
    }
    double best = std::numeric_limits<double>::infinity();
    int cut = -1;
    for (int i = 1; i < kBins; ++i) {
        Box left;
        Box right;
        std::uint32_t onLeft = 0;
        for (int j = 0; j < kBins; ++j) {
            const auto bin = static_cast<std::size_t>(j);
            (j < i ? left : right).add(boxes[bin]);
            onLeft += j < i ? counts[bin] : 0;
        }
        if (onLeft == 0 || onLeft == count)
            continue;
        const double cost = halfArea(left) * onLeft + halfArea(right) * (count - onLeft);
        if (cost < best) {
            best = cost;
            cut = i;
        }
    }
    if (cut < 0)
        return;
    const auto begin = m_order.begin() + first;
    const auto middle =
        std::partition(begin, begin + count, [&](std::uint32_t t) { return binOf(t) < cut; });

    Node left;
    left.first = first;
    left.count = static_cast<std::uint32_t>(middle - begin);
    Node right;
    right.first = first + left.count;
    right.count = count - left.count;
    fit(left);
    fit(right);
    const auto child = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes[index].first = child;
    m_nodes[index].count = 0;
    m_nodes.push_back(left);
    m_nodes.push_back(right);
    split(child, centres, depth + 1);
    split(child + 1, centres, depth + 1);
}

std::optional<TriangleHit> Bvh::closest(const Ray &ray, double reach,
                                        std::span<const std::uint8_t> hidden) const
{
    if (m_nodes.empty())
        return std::nullopt;
    const Vec3 inverse{1 / ray.direction.x, 1 / ray.direction.y, 1 / ray.direction.z};
    TriangleHit best;
    best.distance = reach;
    bool found = false;
    std::array<std::uint32_t, kMaxDepth * 2 + 2> stack{};
    std::size_t top = 0;
    if (entry(m_nodes[0].low, m_nodes[0].high, ray.origin, inverse, reach) >= 0)
        stack[top++] = 0;
    while (top > 0) {
        const Node &node = m_nodes[stack[--top]];
        if (node.count > 0) {
            for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
                const std::uint32_t index = m_order[i];
                const Triangle &t = m_triangles[index];
                if (t.part < hidden.size() && hidden[t.part] != 0)
                    continue;
                const double d = rayTriangle(ray, vec(t.a), vec(t.b), vec(t.c));
                if (d < 0 || d > best.distance ||
                    (found && d == best.distance && index > best.triangle))
                    continue;
                best.distance = d;
                best.triangle = index;
                found = true;
            }
            continue;
        }
        std::uint32_t near = node.first;
        std::uint32_t far = node.first + 1;
        double atNear =
            entry(m_nodes[near].low, m_nodes[near].high, ray.origin, inverse, best.distance);
        double atFar =
            entry(m_nodes[far].low, m_nodes[far].high, ray.origin, inverse, best.distance);
        if (atFar >= 0 && (atNear < 0 || atFar < atNear)) {
            std::swap(near, far);
            std::swap(atNear, atFar);
        }
        if (atFar >= 0)
            stack[top++] = far;
        if (atNear >= 0)
            stack[top++] = near;
    }
    if (!found)
        return std::nullopt;
    const Triangle &t = m_triangles[best.triangle];
    best.part = t.part;
    best.normal = normalised(cross(vec(t.b) - vec(t.a), vec(t.c) - vec(t.a)));
    if (dot(best.normal, ray.direction) > 0)
        best.normal = best.normal * -1.0;
    return best;
}

bool Bvh::touches(const ConvexVolume &volume) const
{
    if (m_nodes.empty())
        return false;
    std::array<std::uint32_t, kMaxDepth * 2 + 2> stack{};
    std::size_t top = 1;
    while (top > 0) {
        const Node &node = m_nodes[stack[--top]];
        bool outside = false;
        for (const Plane &plane : volume) {
            // The corner that is farthest inside; when even that is out, the whole box is.
            const Vec3 corner{
                static_cast<double>(plane.normal.x >= 0 ? node.high[0] : node.low[0]),
                static_cast<double>(plane.normal.y >= 0 ? node.high[1] : node.low[1]),
                static_cast<double>(plane.normal.z >= 0 ? node.high[2] : node.low[2])};
            if (plane.distance(corner) < 0) {
                outside = true;
                break;
            }
        }
        if (outside)
            continue;
        if (node.count == 0) {
            stack[top++] = node.first;
            stack[top++] = node.first + 1;
            continue;
        }
        for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
            const Triangle &t = m_triangles[m_order[i]];
            if (triangleTouches(volume, vec(t.a), vec(t.b), vec(t.c)))
                return true;
        }
    }
    return false;
}

} // namespace ward::viewport
