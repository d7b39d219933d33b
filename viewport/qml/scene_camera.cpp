// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_camera.h"

namespace ward::viewport {

bool SceneCamera::isMoving() const
{
    return m_rig.isMoving() || m_walking != Vec3{};
}

void SceneCamera::wake()
{
    Q_EMIT movingChanged();
}

void SceneCamera::settle()
{
    m_rig.settle();
    Q_EMIT viewChanged();
    Q_EMIT movingChanged();
}

void SceneCamera::resize(double width, double height)
{
    m_rig.resize(width, height);
    Q_EMIT viewChanged();
}

void SceneCamera::setCovered(double top)
{
    m_rig.setCovered(top);
    Q_EMIT viewChanged();
}

void SceneCamera::setWalking(const Vec3 &velocity)
{
    m_walking = velocity;
    Q_EMIT movingChanged();
}

void SceneCamera::advance(double seconds)
{
    if (m_walking != Vec3{}) {
        // A stutter must not throw the walker through the room.
        const double step = std::min(seconds, 0.1);
        m_rig.walk(m_walking.x * step, m_walking.y * step, m_walking.z * step);
    }
    m_rig.advance(seconds);
    Q_EMIT viewChanged();
    if (!isMoving())
        Q_EMIT movingChanged();
}

QVector3D SceneCamera::position() const
{
    const Vec3 &p = view().pose.position;
    return {static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)};
}

QQuaternion SceneCamera::rotation() const
{
    const Quat &q = view().pose.rotation;
    return {static_cast<float>(q.w), static_cast<float>(q.x), static_cast<float>(q.y),
            static_cast<float>(q.z)};
}

} // namespace ward::viewport
