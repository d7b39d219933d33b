// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_view.h"

#include <vector>

namespace ward::viewport {

/// Where a person looks from: orbit around a point, walk, or straight down (plan). Every gesture
/// changes a goal; `advance` moves the view smoothly towards it and then rests, so that nothing is
/// drawn while nothing moves. Plain value, one thread at a time.
class CameraRig
{
public:
    enum class Mode { Orbit, Walk, Plan };

    CameraRig();

    void resize(double width, double height); ///< logical pixels
    /// So much of the view's top lies under tools, in logical pixels: whole rooms are shown below
    /// it.
    void setCovered(double top);
    [[nodiscard]] const CameraView &view() const { return m_view; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);

    /// Drag by pixels: turns around the target (orbit), looks around (walk), pans (plan).
    void orbit(double dx, double dy);
    /// Moves the target in the view's plane so that what is grabbed stays under the pointer.
    void pan(double dx, double dy);
    /// Wheel notches (positive = nearer) towards what is under the pointer.
    void zoom(double notches, const Vec3 &towards);
    /// Walk: metres to the right, up and ahead of the view's heading.
    void walk(double right, double up, double ahead);
    /// Shows the box from the present direction (walk leaves to orbit).
    void frame(const Box &box);
    /// Beside a bed at `pose` (front +Z is its foot end): from the foot, over the whole bed.
    void bedside(const Pose &bed, const Box &bounds);
    /// As on opening: all that is there, from the south-east; nothing gives a usual bay. It stays
    /// in view while the view's size changes, until somebody looks elsewhere.
    void reset(const std::vector<Box> &content);
    /// Nobody has looked elsewhere since.
    [[nodiscard]] bool isFirstView() const { return !m_fitted.empty(); }
    void lookAt(const Vec3 &target, double yaw, double pitch, double distance);
    /// Everything that decides what is seen, to come back to it.
    struct View
    {
        Mode mode = Mode::Orbit;
        Vec3 target;
        double yaw = 0;
        double pitch = 0;
        double distance = 0;
        bool operator==(const View &) const = default;
    };
    /// Where it goes to now.
    [[nodiscard]] View goal() const;
    void go(const View &view);
    /// Puts the view at its goal at once.
    void settle();

    /// Moves by `seconds`; false when the view rests.
    bool advance(double seconds);
    [[nodiscard]] bool isMoving() const { return m_moving; }
    [[nodiscard]] Vec3 target() const { return m_goal.target; }

private:
    struct State
    {
        Vec3 target{0, 0.8, 0};
        double yaw = 0.6;   ///< radians about +Y; 0 looks from +Z towards −Z
        double pitch = 0.5; ///< radians above the horizon
        double distance = 7;
    };
    void apply();
    [[nodiscard]] double fitDistance(const Box &box) const;
    void fit();
    /// Somebody chose where to look from.
    void leaveFitted() { m_fitted.clear(); }

    Mode m_mode = Mode::Orbit;
    State m_goal;
    State m_now;
    CameraView m_view;
    double m_covered = 0;
    std::vector<Vec3> m_fitted; ///< as on opening: all of this is seen, whatever the view's size
    bool m_moving = false;
};

} // namespace ward::viewport
