// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "viewport/assets/model_mesh.h"

#include <string_view>

namespace ward::viewport {

/// What a model file may cost; beyond it the file is refused, so that a wrong or hostile package
/// cannot take the Studio down. Shipped models stay far below.
struct GlbLimits
{
    std::size_t bytes = std::size_t{32} << 20;
    std::size_t triangles = 250'000;
    std::size_t nodes = 4096;
    int depth = 64;
};

/// Reads a self-contained binary glTF 2.0 file: triangles, normals (made when absent), UV set 0,
/// baked occlusion (COLOR_0), factors of metallic-roughness materials, node names. Images,
/// animations, skins and cameras are passed over; external files are never read. Any thread. `name`
/// is for the error only. Codes `viewport.asset.too-large|unreadable|malformed|empty|unsupported`.
[[nodiscard]] Result<ModelMesh> loadGlb(std::string_view bytes, std::string_view name,
                                        const GlbLimits &limits = {});

} // namespace ward::viewport
