// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/picking/measure_snap.h"

#include <QObject>
#include <QPointF>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

/// The tape measure: the first click sets its start, the second its end, the third starts anew. It
/// stays where it was put while the camera moves. GUI thread.
class SceneMeasure : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the tape.")
    Q_PROPERTY(bool hasStart READ hasStart NOTIFY changed FINAL)
    Q_PROPERTY(bool hasEnd READ hasEnd NOTIFY changed FINAL)
    /// The end is only pointed at so far.
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    /// What lies under the pointer before the start is set.
    Q_PROPERTY(bool hasHover READ hasHover NOTIFY changed FINAL)
    Q_PROPERTY(QPointF start READ start NOTIFY changed FINAL)
    Q_PROPERTY(QPointF end READ end NOTIFY changed FINAL)
    Q_PROPERTY(QPointF hover READ hover NOTIFY changed FINAL)
    /// The pointer is on a corner, an edge or an attach point, not just on a surface.
    Q_PROPERTY(bool caught READ isCaught NOTIFY changed FINAL)
    Q_PROPERTY(double metres READ metres NOTIFY changed FINAL)
    Q_PROPERTY(QVector3D difference READ difference NOTIFY changed FINAL)

public:
    using QObject::QObject;

    void hoverAt(const PickScene &scene, const CameraView &view, const QPointF &at);
    void clickAt(const PickScene &scene, const CameraView &view, const QPointF &at);
    /// The camera moved.
    void project(const CameraView &view);
    /// False: there was nothing to take away.
    bool clear();

    [[nodiscard]] bool hasStart() const { return m_start && m_startAt; }
    [[nodiscard]] bool hasEnd() const { return hasStart() && m_end && m_endAt; }
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool hasHover() const { return !m_start && m_hover && m_hoverAt; }
    [[nodiscard]] QPointF start() const { return m_startAt.value_or(QPointF()); }
    [[nodiscard]] QPointF end() const { return m_endAt.value_or(QPointF()); }
    [[nodiscard]] QPointF hover() const { return m_hoverAt.value_or(QPointF()); }
    [[nodiscard]] bool isCaught() const { return m_caught; }
    [[nodiscard]] double metres() const;
    [[nodiscard]] QVector3D difference() const;

Q_SIGNALS:
    void changed();

private:
    std::optional<Vec3> m_start;
    std::optional<Vec3> m_end;
    std::optional<Vec3> m_hover;
    std::optional<QPointF> m_startAt; ///< on the screen; nullopt = behind the camera
    std::optional<QPointF> m_endAt;
    std::optional<QPointF> m_hoverAt;
    bool m_open = false;
    bool m_caught = false;
};

} // namespace ward::viewport
