// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"

#include <QQuaternion>
#include <QVector3D>

namespace ward::viewport {

/// The scene is drawn in single precision; everything is computed in double.
[[nodiscard]] inline QVector3D toVector(const Vec3 &v)
{
    return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)};
}

[[nodiscard]] inline QQuaternion toQuaternion(const Quat &q)
{
    return {static_cast<float>(q.w), static_cast<float>(q.x), static_cast<float>(q.y),
            static_cast<float>(q.z)};
}

} // namespace ward::viewport
