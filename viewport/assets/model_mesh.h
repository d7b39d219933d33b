// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/picking/geometry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ward::viewport {

struct Vertex
{
    float position[3];
    float normal[3];
    float uv[2];
    float open = 1; ///< share of the surroundings' light that reaches it (baked occlusion)
};

/// The factors of a glTF metallic-roughness material; colours linear.
struct SurfaceMaterial
{
    std::string name;
    float base[4] = {0.8F, 0.8F, 0.8F, 1.0F};
    float emissive[3] = {0, 0, 0};
    float metallic = 0;
    float roughness = 0.6F;
    bool doubleSided = false;
};

/// One material of one node. Vertices are in the model's frame: node transforms are applied.
struct MeshPart
{
    std::string node;              ///< name of the glTF node
    std::vector<std::string> path; ///< names of the node and of those above it
    /// Nearest node at or above this one that is a side of a room ("wall-north", "ceiling"), or "".
    std::string side;
    SurfaceMaterial material;
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices; ///< three a triangle, each below vertices.size()
};

/// A model in the frame of its prefab: metres, Y up, front +Z, origin at the centre of its base.
struct ModelMesh
{
    std::vector<MeshPart> parts;
    Box bounds;

    [[nodiscard]] std::size_t triangleCount() const;
};

/// A box of the given size standing on the origin: shown where a model cannot be.
[[nodiscard]] ModelMesh placeholderMesh(const Vec3 &size);

} // namespace ward::viewport
