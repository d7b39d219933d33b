// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/assets/model_mesh.h"

#include <array>

namespace ward::viewport {

std::size_t ModelMesh::triangleCount() const
{
    std::size_t count = 0;
    for (const MeshPart &part : parts)
        count += part.indices.size() / 3;
    return count;
}

ModelMesh placeholderMesh(const Vec3 &size)
{
    constexpr double kSmallest = 0.02;
    const Vec3 s{std::max(size.x, kSmallest), std::max(size.y, kSmallest),
                 std::max(size.z, kSmallest)};
    MeshPart part;
    part.node = "placeholder";
    part.path = {part.node};
    part.material.name = "placeholder";
    part.material.base[0] = 0.78F;
    part.material.base[1] = 0.47F;
    part.material.base[2] = 0.08F;
    part.material.roughness = 0.7F;
    struct Face
    {
        Vec3 normal;
        Vec3 u;
        Vec3 v;
    };
    const std::array<Face, 6> faces{
        Face{{1, 0, 0}, {0, 0, -1}, {0, 1, 0}}, Face{{-1, 0, 0}, {0, 0, 1}, {0, 1, 0}},
        Face{{0, 1, 0}, {1, 0, 0}, {0, 0, -1}}, Face{{0, -1, 0}, {1, 0, 0}, {0, 0, 1}},
        Face{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}},  Face{{0, 0, -1}, {-1, 0, 0}, {0, 1, 0}}};
    constexpr std::array<std::array<double, 2>, 4> kCorners{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
    for (const Face &face : faces) {
        const auto first = static_cast<std::uint32_t>(part.vertices.size());
        for (const auto &[cu, cv] : kCorners) {
            const Vec3 unit = face.normal + face.u * cu + face.v * cv;
            const Vec3 p{unit.x * s.x / 2, (unit.y + 1) * s.y / 2, unit.z * s.z / 2};
            part.vertices.push_back(
                {{static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)},
                 {static_cast<float>(face.normal.x), static_cast<float>(face.normal.y),
                  static_cast<float>(face.normal.z)},
                 {static_cast<float>((cu + 1) / 2), static_cast<float>((cv + 1) / 2)},
                 1});
        }
        for (const std::uint32_t i : {0U, 1U, 2U, 0U, 2U, 3U})
            part.indices.push_back(first + i);
    }
    ModelMesh mesh;
    mesh.bounds.add(Vec3{-s.x / 2, 0, -s.z / 2});
    mesh.bounds.add(Vec3{s.x / 2, s.y, s.z / 2});
    mesh.parts.push_back(std::move(part));
    return mesh;
}

} // namespace ward::viewport
