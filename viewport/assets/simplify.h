// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/assets/model_mesh.h"

namespace ward::viewport {

/// The same parts with fewer triangles, for models that are small on the screen: edges collapse as
/// long as no surface moves by more than about `tolerance` metres (quadric error metrics: Garland
/// and Heckbert, Surface Simplification Using Quadric Error Metrics, 1997). Borders between
/// materials and the names of parts stay; normals are made anew, with a crease where surfaces meet
/// at more than 40°; texture coordinates are lost.
/// Deterministic; any thread.
[[nodiscard]] std::vector<MeshPart> simplified(const std::vector<const MeshPart *> &parts,
                                               double tolerance);

} // namespace ward::viewport
