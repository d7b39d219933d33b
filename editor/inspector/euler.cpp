// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/euler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ward::editor {

namespace {
constexpr double kDegrees = 180.0 / std::numbers::pi;
}

std::array<double, 3> toEulerDegrees(const Quat &q)
{
    const double sinPitch = std::clamp(2 * (q.w * q.x - q.y * q.z), -1.0, 1.0);
    const double pitch = std::asin(sinPitch);
    double heading = 0;
    double roll = 0;
    if (std::abs(sinPitch) > 0.999999) {
        // Looking straight up or down: heading and roll are one rotation; it is shown as heading.
        heading = std::atan2(-2 * (q.x * q.z - q.w * q.y), 1 - 2 * (q.y * q.y + q.z * q.z));
    } else {
        heading = std::atan2(2 * (q.x * q.z + q.w * q.y), 1 - 2 * (q.x * q.x + q.y * q.y));
        roll = std::atan2(2 * (q.x * q.y + q.w * q.z), 1 - 2 * (q.x * q.x + q.z * q.z));
    }
    return {pitch * kDegrees, heading * kDegrees, roll * kDegrees};
}

Quat fromEulerDegrees(const std::array<double, 3> &degrees)
{
    const auto half = [](double d) { return d / kDegrees / 2; };
    const Quat x{std::cos(half(degrees[0])), std::sin(half(degrees[0])), 0, 0};
    const Quat y{std::cos(half(degrees[1])), 0, std::sin(half(degrees[1])), 0};
    const Quat z{std::cos(half(degrees[2])), 0, 0, std::sin(half(degrees[2]))};
    return y * x * z;
}

} // namespace ward::editor
