// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/picking/geometry.h"

#include <optional>

namespace ward::viewport {

/// A point on the view in logical pixels, y down, with its distance along the view direction.
struct ScreenPoint
{
    double x = 0;
    double y = 0;
    double depth = 0;
    bool operator==(const ScreenPoint &) const = default;
};

/// How a world is projected on a view of some size. Plain value.
struct CameraView
{
    Pose pose; ///< looks along −Z of its frame, +Y up
    bool orthographic = false;
    double fieldOfView = 42;  ///< vertical, degrees; perspective only
    double visibleHeight = 8; ///< metres from top to bottom; orthographic only
    double width = 1;         ///< logical pixels
    double height = 1;

    [[nodiscard]] Vec3 forward() const { return pose.rotation.rotate({0, 0, -1}); }
    [[nodiscard]] Vec3 right() const { return pose.rotation.rotate({1, 0, 0}); }
    [[nodiscard]] Vec3 up() const { return pose.rotation.rotate({0, 1, 0}); }

    /// Through the pixel, from the eye (orthographic: from the camera's plane).
    [[nodiscard]] Ray ray(double x, double y) const;
    /// nullopt when the point is not in front of the camera.
    [[nodiscard]] std::optional<ScreenPoint> project(const Vec3 &point) const;
    /// Size of a metre at `point` in pixels.
    [[nodiscard]] double pixelsPerMetre(const Vec3 &point) const;
    /// What is seen through a rectangle of the view, at any distance.
    [[nodiscard]] ConvexVolume frustum(double left, double top, double right, double bottom) const;
};

} // namespace ward::viewport
