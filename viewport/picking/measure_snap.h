// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_view.h"
#include "viewport/picking/pick_scene.h"

namespace ward::viewport {

/// A point that a distance is measured from or to.
struct MeasurePoint
{
    enum class Kind { Surface, Edge, Corner, Socket };
    Vec3 point;
    Kind kind = Kind::Surface;
    bool operator==(const MeasurePoint &) const = default;
};

/// What a person means by pointing there: an attach point, a corner or an edge of a thing's outline
/// within a few pixels, else the surface under the pointer, else the floor. Nothing that is hidden
/// behind what is seen there. nullopt: the sky.
[[nodiscard]] std::optional<MeasurePoint> measurePoint(const PickScene &scene,
                                                       const CameraView &view, double x, double y);

} // namespace ward::viewport
