// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/picking/geometry.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ward::viewport {

/// Corners in single precision: models are metres in size, float is micrometres there.
struct Triangle
{
    float a[3];
    float b[3];
    float c[3];
    std::uint32_t part = 0; ///< whatever the owner wants to know of a hit
};

struct TriangleHit
{
    double distance = 0;
    Vec3 normal; ///< length 1, towards the ray's origin
    std::uint32_t part = 0;
    std::uint32_t triangle = 0; ///< index in the order given to the constructor
};

/// Bounding volume hierarchy over the triangles of one model, in the model's frame. Built once by
/// binned surface-area splits; immutable afterwards, any thread.
class Bvh
{
public:
    Bvh() = default;
    explicit Bvh(std::vector<Triangle> triangles);

    [[nodiscard]] const std::vector<Triangle> &triangles() const { return m_triangles; }
    [[nodiscard]] Box bounds() const;
    /// The nearest triangle within `reach`, from either side; ties go to the lower index. Parts
    /// whose entry in `hidden` is not 0 are looked through.
    [[nodiscard]] std::optional<TriangleHit>
    closest(const Ray &ray, double reach = std::numeric_limits<double>::infinity(),
            std::span<const std::uint8_t> hidden = {}) const;
    /// Some triangle has a point inside the volume.
    [[nodiscard]] bool touches(const ConvexVolume &volume) const;

private:
    struct Node
    {
        float low[3];
        float high[3];
        std::uint32_t first = 0; ///< leaf: first entry of m_order; inner: left child, right is +1
        std::uint32_t count = 0; ///< 0 = inner node
    };
    void split(std::uint32_t node, std::vector<Vec3> &centres, int depth);
    void fit(Node &node) const;

    std::vector<Triangle> m_triangles;
    std::vector<std::uint32_t> m_order;
    std::vector<Node> m_nodes;
};

} // namespace ward::viewport
