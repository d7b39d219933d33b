// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_view.h"

#include <vector>

namespace ward::viewport {

enum class GizmoMode { Move, Rotate };

/// What of a gizmo is under the pointer. Axes and planes are those the gizmo was made with.
enum class Handle { None, X, Y, Z, YZ, ZX, XY, Surface, TurnX, TurnY, TurnZ };

/// One shape of the drawing, in logical pixels of the view.
struct GizmoShape
{
    enum class Kind { Line, Arrow, Plane, Ring, RingBack, Centre };
    Kind kind = Kind::Line;
    Handle handle = Handle::None;
    std::vector<ScreenPoint> points;
    double depth = 0; ///< of its middle; farther shapes are drawn first
};

/// The handles of one entity as they lie on the screen: the same size at any distance. Made anew
/// for each view; only arithmetic, so that drawing and hit-testing agree. Plain value.
class Gizmo
{
public:
    Gizmo() = default;
    /// `axes` turns the handles: identity = the world's, a thing's rotation = its own.
    Gizmo(GizmoMode mode, const Vec3 &origin, const CameraView &view, const Quat &axes = {});

    /// Ordered from back to front; empty when the origin is behind the camera.
    [[nodiscard]] const std::vector<GizmoShape> &shapes() const { return m_shapes; }
    [[nodiscard]] Handle hit(double x, double y) const;
    [[nodiscard]] const ScreenPoint &centre() const { return m_centre; }
    /// No shape is farther from the centre, in pixels.
    static constexpr double kReach = 122;

private:
    void addAxis(Handle handle, const Vec3 &axis, const CameraView &view);
    void addPlane(Handle handle, const Vec3 &u, const Vec3 &v, const CameraView &view);
    void addRing(Handle handle, const Vec3 &u, const Vec3 &v, double radius,
                 const CameraView &view);

    std::vector<GizmoShape> m_shapes;
    Vec3 m_origin;
    double m_metresPerPixel = 0;
    ScreenPoint m_centre;
};

/// Axis of a handle among the gizmo's own: the direction moved along, the plane's normal, or what
/// is turned about.
[[nodiscard]] Vec3 handleAxis(Handle handle);
[[nodiscard]] bool isTurn(Handle handle);
[[nodiscard]] bool isPlane(Handle handle);

} // namespace ward::viewport
