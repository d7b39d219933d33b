// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/gizmos/gizmo.h"

#include <optional>

namespace ward::viewport {

struct DragOptions
{
    double grid = 0;   ///< metres; 0 = free
    double angle = 0;  ///< radians; 0 = free
    bool fine = false; ///< a tenth of the movement, steps a tenth
};

/// One drag of one handle: pointer positions in, poses out. Moves along the world's axes end on
/// multiples of the grid, those along a thing's own are multiples of it; turns about Y end on
/// multiples of the step from the world's front. Plain value; the camera may move in between.
class GizmoDrag
{
public:
    /// nullopt when the handle cannot be dragged from this direction. `Handle::Surface` moves in
    /// the level plane through the origin (surface snapping is the caller's). `axes` as the
    /// gizmo's.
    [[nodiscard]] static std::optional<GizmoDrag> begin(Handle handle, const Pose &start,
                                                        const CameraView &view, double x, double y,
                                                        const Quat &axes = {});

    [[nodiscard]] Pose update(const CameraView &view, double x, double y,
                              const DragOptions &options);
    [[nodiscard]] Handle handle() const { return m_handle; }
    [[nodiscard]] const Pose &start() const { return m_start; }
    /// What the last update amounts to: metres moved, radians turned.
    [[nodiscard]] const Vec3 &moved() const { return m_moved; }
    [[nodiscard]] double turned() const { return m_turned; }

private:
    GizmoDrag(Handle handle, const Pose &start, const Quat &axes)
        : m_handle(handle)
        , m_start(start)
        , m_axes(axes)
    {
    }
    /// Of the handle, in the world.
    [[nodiscard]] Vec3 axis() const;
    [[nodiscard]] std::optional<Vec3> grip(const CameraView &view, double x, double y) const;
    [[nodiscard]] std::optional<double> angle(const CameraView &view, double x, double y) const;

    Handle m_handle;
    Pose m_start;
    Quat m_axes;
    Vec3 m_last; ///< grip of the last update
    double m_lastAngle = 0;
    Vec3 m_free; ///< movement before snapping
    double m_freeAngle = 0;
    Vec3 m_moved;
    double m_turned = 0;
};

} // namespace ward::viewport
