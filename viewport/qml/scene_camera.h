// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_rig.h"

#include <QObject>
#include <QQuaternion>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

/// The camera rig as the scene's QML sees it. GUI thread.
class SceneCamera : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the camera.")
    Q_PROPERTY(QVector3D position READ position NOTIFY viewChanged FINAL)
    Q_PROPERTY(QQuaternion rotation READ rotation NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool orthographic READ isOrthographic NOTIFY viewChanged FINAL)
    Q_PROPERTY(double fieldOfView READ fieldOfView NOTIFY viewChanged FINAL)
    Q_PROPERTY(double pixelsPerMetre READ pixelsPerMetre NOTIFY viewChanged FINAL)
    Q_PROPERTY(bool moving READ isMoving NOTIFY movingChanged FINAL)
public:
    using QObject::QObject;

    [[nodiscard]] const CameraView &view() const { return m_rig.view(); }
    [[nodiscard]] CameraRig &rig() { return m_rig; }
    [[nodiscard]] const CameraRig &rig() const { return m_rig; }
    /// To be called after a gesture changed the rig.
    void wake();
    /// Goes to where the rig leads without a transition.
    void settle();
    void resize(double width, double height);
    void setCovered(double top);
    /// Metres per second to the right, up and ahead while walking; zero stops.
    void setWalking(const Vec3 &velocity);

    /// One step of the animation, in seconds.
    Q_INVOKABLE void advance(double seconds);

    [[nodiscard]] QVector3D position() const;
    [[nodiscard]] QQuaternion rotation() const;
    [[nodiscard]] bool isOrthographic() const { return view().orthographic; }
    [[nodiscard]] double fieldOfView() const { return view().fieldOfView; }
    [[nodiscard]] double pixelsPerMetre() const { return view().height / view().visibleHeight; }
    [[nodiscard]] bool isMoving() const;

Q_SIGNALS:
    void viewChanged();
    void movingChanged();

private:
    CameraRig m_rig;
    Vec3 m_walking;
};

} // namespace ward::viewport
