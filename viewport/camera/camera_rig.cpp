// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/camera/camera_rig.h"

namespace ward::viewport {
namespace {

constexpr double kRadiansPerPixel = 0.0055;
constexpr double kNearest = 0.35;
constexpr double kFarthest = 60;
constexpr double kLowestPitch = -0.12; ///< a little below the horizon, never far under the floor
constexpr double kHighestPitch = 1.5;
constexpr double kEyeHeight = 1.62;
constexpr double kZoomPerNotch = 0.86;
/// Time constant of the smoothing, in seconds.
constexpr double kSmoothing = 0.075;
constexpr double kPlanHeight = 30;
/// Free at each edge of a picture of a whole room, as a share of its size.
constexpr double kMargin = 0.03;
/// Of what is to be seen of a room, in metres: people's heads, not the rails below the ceiling.
constexpr double kHeads = 1.9;
/// A name above the highest head, in logical pixels.
constexpr double kTag = 24;
/// Of fitting: how far the middle is off depends on how near the eye is.
constexpr int kRounds = 8;

/// The angle equal to `to` that is reached from `from` by less than half a turn.
double nearestTurn(double from, double to)
{
    return from + std::remainder(to - from, 2 * std::numbers::pi);
}

} // namespace

CameraRig::CameraRig()
{
    settle();
}

void CameraRig::resize(double width, double height)
{
    m_view.width = std::max(1.0, width);
    m_view.height = std::max(1.0, height);
    fit();
    apply();
}

void CameraRig::setCovered(double top)
{
    m_covered = top;
    fit();
}

void CameraRig::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    leaveFitted();
    if (mode == Mode::Walk) {
        // Walking turns about the eye itself.
        const Vec3 eye = m_view.pose.position;
        m_now.target = eye;
        m_now.distance = 0;
        m_goal = m_now;
        m_goal.target.y = std::clamp(eye.y, 0.4, 2.4);
        if (m_mode == Mode::Plan) {
            m_goal.pitch = 0.1;
            m_goal.target.y = kEyeHeight;
            m_now = m_goal;
        }
    } else if (m_mode == Mode::Walk) {
        constexpr double kAhead = 3;
        m_goal.target = m_goal.target + m_view.forward() * kAhead;
        m_goal.target.y = std::clamp(m_goal.target.y, 0.0, 2.0);
        m_goal.distance = kAhead;
        m_goal.pitch = std::clamp(m_goal.pitch, kLowestPitch, kHighestPitch);
        m_now = m_goal;
    } else if (m_mode == Mode::Plan) {
        m_goal.pitch = 0.55;
        m_now.pitch = 1.2;
    }
    m_mode = mode;
    m_moving = true;
}

void CameraRig::orbit(double dx, double dy)
{
    leaveFitted();
    if (m_mode == Mode::Plan) {
        pan(dx, dy);
        return;
    }
    const double sense = m_mode == Mode::Walk ? 0.6 : 1;
    const double lowest = m_mode == Mode::Walk ? -1.2 : kLowestPitch;
    m_goal.yaw -= dx * kRadiansPerPixel * sense;
    m_goal.pitch = std::clamp(m_goal.pitch + dy * kRadiansPerPixel * sense, lowest, kHighestPitch);
    m_moving = true;
}

void CameraRig::pan(double dx, double dy)
{
    leaveFitted();
    const Vec3 at =
        m_mode == Mode::Walk ? m_view.pose.position + m_view.forward() * 3 : m_now.target;
    const double scale = 1 / m_view.pixelsPerMetre(at);
    m_goal.target = m_goal.target - m_view.right() * (dx * scale) + m_view.up() * (dy * scale);
    m_moving = true;
}

void CameraRig::zoom(double notches, const Vec3 &towards)
{
    leaveFitted();
    if (m_mode == Mode::Walk) {
        walk(0, 0, notches * 0.35);
        return;
    }
    const double before = m_goal.distance;
    m_goal.distance = std::clamp(before * std::pow(kZoomPerNotch, notches), kNearest, kFarthest);
    // The target moves so that the point under the pointer keeps its place on the screen.
    Vec3 shift = (towards - m_goal.target) * (1 - m_goal.distance / before);
    if (m_mode == Mode::Plan)
        shift.y = 0;
    m_goal.target = m_goal.target + shift;
    m_moving = true;
}

void CameraRig::walk(double right, double up, double ahead)
{
    const Vec3 forward{-std::sin(m_goal.yaw), 0, -std::cos(m_goal.yaw)};
    const Vec3 side{-forward.z, 0, forward.x};
    m_goal.target = m_goal.target + side * right + forward * ahead;
    m_goal.target.y = std::clamp(m_goal.target.y + up, 0.25, 4.0);
    m_moving = true;
}

double CameraRig::fitDistance(const Box &box) const
{
    const double radius = std::max(0.25, length(box.size()) / 2);
    const double narrow = std::min(1.0, m_view.width / m_view.height);
    return std::clamp(radius / std::sin(radians(m_view.fieldOfView) / 2) / narrow, kNearest,
                      kFarthest);
}

void CameraRig::frame(const Box &box)
{
    if (box.isEmpty())
        return;
    leaveFitted();
    if (m_mode == Mode::Walk)
        setMode(Mode::Orbit);
    m_goal.target = box.centre();
    m_goal.distance = fitDistance(box);
    if (m_mode == Mode::Plan) {
        const Vec3 size = box.size();
        const double free = std::max(m_view.height - m_covered, m_view.height / 2);
        const double shown =
            std::max(size.z * m_view.height / free, size.x * m_view.height / m_view.width) /
            (1 - 2 * kMargin);
        m_goal.distance = shown / 2 / std::tan(radians(m_view.fieldOfView) / 2);
        m_goal.target.z -= (m_view.height - free) / 2 * shown / m_view.height;
    }
    m_moving = true;
}

/// As near as all of it is seen, in the middle of what no tools cover.
void CameraRig::fit()
{
    if (m_fitted.empty())
        return;
    const bool rested = !m_moving;
    const Quat turn =
        rotationAbout({0, 1, 0}, m_goal.yaw) * rotationAbout({1, 0, 0}, -m_goal.pitch);
    const Vec3 right = turn.rotate({1, 0, 0});
    const Vec3 up = turn.rotate({0, 1, 0});
    const Vec3 back = turn.rotate({0, 0, 1});
    const double tall = std::tan(radians(m_view.fieldOfView) / 2);
    const double wide = tall * m_view.width / m_view.height;
    const double top = 1 - 2 * std::min(0.4, (m_covered + kTag) / m_view.height) - 2 * kMargin;
    const double bottom = -1 + 2 * kMargin;
    const double side = 1 - 2 * kMargin;
    for (int round = 0; round < kRounds; ++round) {
        double distance = kNearest;
        for (const Vec3 &point : m_fitted) {
            const Vec3 at = point - m_goal.target;
            const double nearer = dot(at, back);
            const double y = dot(at, up);
            distance = std::max({distance, nearer + std::abs(dot(at, right)) / (wide * side),
                                 nearer + y / (tall * (y > 0 ? top : bottom))});
        }
        m_goal.distance = std::min(distance, kFarthest);
        Box seen; // on the screen, −1 to 1
        for (const Vec3 &point : m_fitted) {
            const Vec3 at = point - m_goal.target;
            const double depth = std::max(kNearest, m_goal.distance - dot(at, back));
            seen.add(Vec3{dot(at, right) / (depth * wide), dot(at, up) / (depth * tall), 0});
        }
        const double aside = seen.centre().x;
        const double above = seen.centre().y - (top + bottom) / 2;
        m_goal.target = m_goal.target + right * (aside * m_goal.distance * wide) +
                        up * (above * m_goal.distance * tall);
    }
    if (rested)
        settle();
}

void CameraRig::bedside(const Pose &bed, const Box &bounds)
{
    leaveFitted();
    setMode(Mode::Orbit);
    const Vec3 foot = bed.rotation.rotate({0, 0, 1});
    m_goal.target = bed.position + Vec3{0, std::min(1.0, bounds.size().y * 0.8), 0};
    m_goal.yaw = nearestTurn(m_now.yaw, std::atan2(foot.x, foot.z) + 0.32);
    m_goal.pitch = 0.27;
    m_goal.distance = 3.1;
    m_moving = true;
}

void CameraRig::reset(const std::vector<Box> &content)
{
    if (m_mode == Mode::Walk)
        setMode(Mode::Orbit);
    const std::vector<Box> boxes =
        content.empty() ? std::vector{Box{{-3, 0, -3}, {3, 2.4, 3}}} : content;
    Box all;
    for (const Box &box : boxes)
        all.add(box);
    m_fitted.clear();
    for (const Box &box : boxes) {
        for (int i = 0; i < 8; ++i) {
            m_fitted.push_back(box.corner(i));
            m_fitted.back().y = std::min(m_fitted.back().y, all.low.y + kHeads);
        }
    }
    m_goal.target = all.centre();
    m_goal.yaw = nearestTurn(m_now.yaw, 0.61);
    m_goal.pitch = 0.4;
    m_moving = true;
    fit();
}

void CameraRig::lookAt(const Vec3 &target, double yaw, double pitch, double distance)
{
    leaveFitted();
    m_goal.target = target;
    m_goal.yaw = nearestTurn(m_now.yaw, yaw);
    m_goal.pitch = std::clamp(pitch, kLowestPitch, kHighestPitch);
    m_goal.distance = std::clamp(distance, kNearest, kFarthest);
    m_moving = true;
}

CameraRig::View CameraRig::goal() const
{
    return {m_mode, m_goal.target, m_goal.yaw, m_goal.pitch, m_goal.distance};
}

void CameraRig::go(const View &view)
{
    leaveFitted();
    setMode(view.mode);
    m_goal.target = view.target;
    m_goal.yaw = nearestTurn(m_now.yaw, view.yaw);
    m_goal.pitch = view.mode == Mode::Walk ? std::clamp(view.pitch, -1.2, kHighestPitch)
                                           : std::clamp(view.pitch, kLowestPitch, kHighestPitch);
    m_goal.distance = view.mode == Mode::Walk ? 0 : std::clamp(view.distance, kNearest, kFarthest);
    m_moving = true;
}

void CameraRig::settle()
{
    m_now = m_goal;
    m_moving = false;
    apply();
}

bool CameraRig::advance(double seconds)
{
    if (!m_moving)
        return false;
    // A long frame (the window was hidden) lands near the goal instead of half way.
    const double share = 1 - std::exp(-std::clamp(seconds, 0.0, 0.25) / kSmoothing);
    const auto towards = [share](double from, double to) { return from + (to - from) * share; };
    m_now.target = m_now.target + (m_goal.target - m_now.target) * share;
    m_now.yaw = towards(m_now.yaw, m_goal.yaw);
    m_now.pitch = towards(m_now.pitch, m_goal.pitch);
    m_now.distance = towards(m_now.distance, m_goal.distance);
    const double left = length(m_goal.target - m_now.target) + std::abs(m_goal.yaw - m_now.yaw) +
                        std::abs(m_goal.pitch - m_now.pitch) +
                        std::abs(m_goal.distance - m_now.distance);
    if (left < 0.0008)
        settle();
    else
        apply();
    return m_moving;
}

void CameraRig::apply()
{
    if (m_mode == Mode::Plan) {
        m_view.orthographic = true;
        m_view.visibleHeight = 2 * m_now.distance * std::tan(radians(m_view.fieldOfView) / 2);
        m_view.pose.rotation = rotationAbout({1, 0, 0}, -std::numbers::pi / 2);
        m_view.pose.position = {m_now.target.x, kPlanHeight, m_now.target.z};
        return;
    }
    m_view.orthographic = false;
    m_view.pose.rotation =
        rotationAbout({0, 1, 0}, m_now.yaw) * rotationAbout({1, 0, 0}, -m_now.pitch);
    Vec3 eye = m_now.target - m_view.forward() * m_now.distance;
    eye.y = std::max(eye.y, 0.08);
    m_view.pose.position = eye;
}

} // namespace ward::viewport
