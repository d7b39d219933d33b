// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/assets/simplify.h"

#include <array>
#include <map>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace ward::viewport {
namespace {

using Index = std::uint32_t;

/// Sum of squared distances to planes, as the upper half of a symmetric 4 × 4 matrix.
struct Quadric
{
    std::array<double, 10> m{};

    void addPlane(const Vec3 &n, double d, double weight)
    {
        const std::array<double, 10> q{n.x * n.x, n.x * n.y, n.x * n.z, n.x * d, n.y * n.y,
                                       n.y * n.z, n.y * d,   n.z * n.z, n.z * d, d * d};
        for (std::size_t i = 0; i < m.size(); ++i)
            m[i] += q[i] * weight;
    }
    Quadric &operator+=(const Quadric &o)
    {
        for (std::size_t i = 0; i < m.size(); ++i)
            m[i] += o.m[i];
        return *this;
    }
    [[nodiscard]] double at(const Vec3 &p) const
    {
        return p.x * p.x * m[0] + 2 * p.x * p.y * m[1] + 2 * p.x * p.z * m[2] + 2 * p.x * m[3] +
               p.y * p.y * m[4] + 2 * p.y * p.z * m[5] + 2 * p.y * m[6] + p.z * p.z * m[7] +
               2 * p.z * m[8] + m[9];
    }
};

struct Face
{
    std::array<Index, 3> v{};
    Index part = 0;
    bool gone = false;
};

struct Corner
{
    Vec3 at;
    Quadric quadric;
    std::vector<Index> faces;
    float open = 1;
    Index version = 0;
    bool gone = false;
};

struct Collapse
{
    double cost = 0;
    Index from = 0;
    Index to = 0;
    Index fromVersion = 0;
    Index toVersion = 0;
    Vec3 at;

    // The heap's order must not depend on chance: ties go by index.
    bool operator<(const Collapse &o) const
    {
        return std::tie(o.cost, o.to, o.from) < std::tie(cost, to, from);
    }
};

class Simplifier
{
public:
    Simplifier(const std::vector<const MeshPart *> &parts, double tolerance)
        : m_parts(parts)
        , m_limit(tolerance * tolerance)
    {
        weld();
        addQuadrics();
    }

    std::vector<MeshPart> run()
    {
        for (Index f = 0; f < m_faces.size(); ++f) {
            for (std::size_t k = 0; k < 3; ++k)
                offer(m_faces[f].v[k], m_faces[f].v[(k + 1) % 3]);
        }
        while (!m_heap.empty()) {
            const Collapse next = m_heap.top();
            m_heap.pop();
            const Corner &to = m_corners[next.to];
            const Corner &from = m_corners[next.from];
            if (to.gone || from.gone || to.version != next.toVersion ||
                from.version != next.fromVersion || !keepsForm(next))
                continue;
            collapse(next);
        }
        return build();
    }

private:
    void weld()
    {
        constexpr double kSteps = 20'000; // a twentieth of a millimetre
        std::map<std::array<std::int64_t, 3>, Index> places;
        for (Index part = 0; part < m_parts.size(); ++part) {
            std::vector<Index> corner;
            corner.reserve(m_parts[part]->vertices.size());
            for (const Vertex &v : m_parts[part]->vertices) {
                const Vec3 p{v.position[0], v.position[1], v.position[2]};
                const auto [place, added] =
                    places.try_emplace({std::llround(p.x * kSteps), std::llround(p.y * kSteps),
                                        std::llround(p.z * kSteps)},
                                       static_cast<Index>(m_corners.size()));
                if (added)
                    m_corners.push_back({p, {}, {}, v.open, 0, false});
                corner.push_back(place->second);
            }
            const auto &indices = m_parts[part]->indices;
            for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
                const Face face{
                    {corner[indices[i]], corner[indices[i + 1]], corner[indices[i + 2]]},
                    part,
                    false};
                if (face.v[0] == face.v[1] || face.v[1] == face.v[2] || face.v[2] == face.v[0])
                    continue;
                for (const Index c : face.v)
                    m_corners[c].faces.push_back(static_cast<Index>(m_faces.size()));
                m_faces.push_back(face);
            }
        }
    }

    [[nodiscard]] Vec3 cross(const Face &face) const
    {
        const Vec3 &a = m_corners[face.v[0]].at;
        return ward::cross(m_corners[face.v[1]].at - a, m_corners[face.v[2]].at - a);
    }

    void addQuadrics()
    {
        // Sides of each edge: how many faces, and whether they are of one material.
        struct Side
        {
            Index part;
            Index face;
            int count;
            bool mixed;
        };
        std::map<std::pair<Index, Index>, Side> edges;
        for (Index f = 0; f < m_faces.size(); ++f) {
            const Face &face = m_faces[f];
            const Vec3 n = normalised(cross(face));
            const double d = -dot(n, m_corners[face.v[0]].at);
            for (std::size_t k = 0; k < 3; ++k) {
                m_corners[face.v[k]].quadric.addPlane(n, d, 1);
                const Index a = face.v[k];
                const Index b = face.v[(k + 1) % 3];
                auto [edge, added] = edges.try_emplace({std::min(a, b), std::max(a, b)},
                                                       Side{face.part, f, 1, false});
                if (!added) {
                    ++edge->second.count;
                    edge->second.mixed = edge->second.mixed || edge->second.part != face.part;
                }
            }
        }
        // A border holds by a plane that stands on it.
        constexpr double kBorder = 4;
        for (const auto &[ends, side] : edges) {
            if (side.count == 2 && !side.mixed)
                continue;
            const Vec3 &a = m_corners[ends.first].at;
            const Vec3 &b = m_corners[ends.second].at;
            const Vec3 n = normalised(ward::cross(b - a, cross(m_faces[side.face])));
            const double d = -dot(n, a);
            m_corners[ends.first].quadric.addPlane(n, d, kBorder);
            m_corners[ends.second].quadric.addPlane(n, d, kBorder);
        }
    }

    void offer(Index a, Index b)
    {
        Quadric sum = m_corners[a].quadric;
        sum += m_corners[b].quadric;
        const std::array<Vec3, 3> places{m_corners[a].at, m_corners[b].at,
                                         (m_corners[a].at + m_corners[b].at) * 0.5};
        Collapse best;
        best.cost = std::numeric_limits<double>::infinity();
        for (const Vec3 &place : places) {
            const double cost = std::max(0.0, sum.at(place));
            if (cost < best.cost) {
                best.cost = cost;
                best.at = place;
            }
        }
        if (best.cost > m_limit)
            return;
        best.to = std::min(a, b);
        best.from = std::max(a, b);
        best.toVersion = m_corners[best.to].version;
        best.fromVersion = m_corners[best.from].version;
        m_heap.push(best);
    }

    /// No triangle around the edge would turn over or become a sliver.
    [[nodiscard]] bool keepsForm(const Collapse &c) const
    {
        constexpr double kTurn = 0.3;
        for (const Index end : {c.to, c.from}) {
            for (const Index f : m_corners[end].faces) {
                const Face &face = m_faces[f];
                const bool both = std::count(face.v.begin(), face.v.end(), c.to) > 0 &&
                                  std::count(face.v.begin(), face.v.end(), c.from) > 0;
                if (face.gone || both)
                    continue;
                std::array<Vec3, 3> p;
                for (std::size_t k = 0; k < 3; ++k)
                    p[k] = face.v[k] == end ? c.at : m_corners[face.v[k]].at;
                const Vec3 after = ward::cross(p[1] - p[0], p[2] - p[0]);
                const Vec3 before = cross(face);
                if (dot(normalised(after), normalised(before)) < kTurn)
                    return false;
            }
        }
        return true;
    }

    void collapse(const Collapse &c)
    {
        Corner &to = m_corners[c.to];
        Corner &from = m_corners[c.from];
        to.at = c.at;
        to.open = (to.open + from.open) / 2;
        to.quadric += from.quadric;
        ++to.version;
        from.gone = true;
        for (const Index f : from.faces) {
            Face &face = m_faces[f];
            if (face.gone)
                continue;
            if (std::count(face.v.begin(), face.v.end(), c.to) > 0) {
                face.gone = true;
                continue;
            }
            std::replace(face.v.begin(), face.v.end(), c.from, c.to);
            to.faces.push_back(f);
        }
        from.faces.clear();
        std::erase_if(to.faces, [this](Index f) { return m_faces[f].gone; });
        std::vector<Index> around;
        for (const Index f : to.faces) {
            for (const Index v : m_faces[f].v) {
                if (v != c.to)
                    around.push_back(v);
            }
        }
        std::sort(around.begin(), around.end());
        around.erase(std::unique(around.begin(), around.end()), around.end());
        for (const Index v : around)
            offer(c.to, v);
    }

    /// Mean of the faces around a corner that meet `normal` at less than the crease angle.
    [[nodiscard]] Vec3 smooth(const Corner &corner, const Vec3 &normal) const
    {
        constexpr double kCrease = 0.766; // cos 40°
        Vec3 sum;
        for (const Index f : corner.faces) {
            const Vec3 weighted = cross(m_faces[f]);
            if (dot(normalised(weighted), normal) > kCrease)
                sum = sum + weighted;
        }
        return normalised(sum);
    }

    [[nodiscard]] std::vector<MeshPart> build() const
    {
        std::vector<MeshPart> out(m_parts.size());
        // Corners with the same normal share a vertex.
        using Key = std::tuple<Index, std::int64_t, std::int64_t, std::int64_t>;
        std::vector<std::map<Key, Index>> shared(m_parts.size());
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            out[i].node = m_parts[i]->node;
            out[i].path = m_parts[i]->path;
            out[i].side = m_parts[i]->side;
            out[i].material = m_parts[i]->material;
        }
        for (const Face &face : m_faces) {
            if (face.gone)
                continue;
            const Vec3 flat = normalised(cross(face));
            if (flat == Vec3{})
                continue;
            MeshPart &part = out[face.part];
            for (const Index c : face.v) {
                const Vec3 n = smooth(m_corners[c], flat);
                const Vec3 &p = m_corners[c].at;
                const Key key{c, std::llround(n.x * 64), std::llround(n.y * 64),
                              std::llround(n.z * 64)};
                const auto [vertex, added] =
                    shared[face.part].try_emplace(key, static_cast<Index>(part.vertices.size()));
                if (added)
                    part.vertices.push_back({{static_cast<float>(p.x), static_cast<float>(p.y),
                                              static_cast<float>(p.z)},
                                             {static_cast<float>(n.x), static_cast<float>(n.y),
                                              static_cast<float>(n.z)},
                                             {0, 0},
                                             m_corners[c].open});
                part.indices.push_back(vertex->second);
            }
        }
        return out;
    }

    const std::vector<const MeshPart *> &m_parts;
    double m_limit;
    std::vector<Corner> m_corners;
    std::vector<Face> m_faces;
    std::priority_queue<Collapse> m_heap;
};

} // namespace

std::vector<MeshPart> simplified(const std::vector<const MeshPart *> &parts, double tolerance)
{
    return Simplifier(parts, tolerance).run();
}

} // namespace ward::viewport
