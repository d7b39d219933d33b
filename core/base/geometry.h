// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ward {

/// Metres, Y up, right-handed, front +Z (as glTF).
struct Vec3
{
    double x = 0;
    double y = 0;
    double z = 0;

    constexpr bool operator==(const Vec3 &) const = default;
    constexpr Vec3 operator+(const Vec3 &o) const { return {x + o.x, y + o.y, z + o.z}; }
    constexpr Vec3 operator-(const Vec3 &o) const { return {x - o.x, y - o.y, z - o.z}; }
    constexpr Vec3 operator*(double s) const { return {x * s, y * s, z * s}; }
};

[[nodiscard]] constexpr double dot(const Vec3 &a, const Vec3 &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

[[nodiscard]] constexpr Vec3 cross(const Vec3 &a, const Vec3 &b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

/// Rotation, w x y z; a unit quaternion wherever a rotation is meant.
struct Quat
{
    double w = 1;
    double x = 0;
    double y = 0;
    double z = 0;

    constexpr bool operator==(const Quat &) const = default;
    [[nodiscard]] constexpr Quat conjugate() const { return {w, -x, -y, -z}; }
    /// `a * b` rotates by b first, then by a.
    constexpr Quat operator*(const Quat &o) const
    {
        return {w * o.w - x * o.x - y * o.y - z * o.z, w * o.x + x * o.w + y * o.z - z * o.y,
                w * o.y - x * o.z + y * o.w + z * o.x, w * o.z + x * o.y - y * o.x + z * o.w};
    }
    [[nodiscard]] constexpr Vec3 rotate(const Vec3 &v) const
    {
        const Vec3 u{x, y, z};
        const Vec3 t = cross(u, v) * 2.0;
        return v + t * w + cross(u, t);
    }
};

/// A rigid transform: rotate, then translate.
struct Pose
{
    Vec3 position;
    Quat rotation;

    constexpr bool operator==(const Pose &) const = default;
    /// `parent * child` is the child's pose in the parent's frame of reference.
    constexpr Pose operator*(const Pose &child) const
    {
        return {position + rotation.rotate(child.position), rotation * child.rotation};
    }
    [[nodiscard]] constexpr Pose inverse() const
    {
        const Quat r = rotation.conjugate();
        return {r.rotate(position * -1.0), r};
    }
};

} // namespace ward
