// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_measure.h"

#include "viewport/scene/qt_geometry.h"

namespace ward::viewport {
namespace {

std::optional<QPointF> onScreen(const std::optional<Vec3> &point, const CameraView &view)
{
    const auto at = point ? view.project(*point) : std::nullopt;
    return at ? std::optional(QPointF(at->x, at->y)) : std::nullopt;
}

} // namespace

void SceneMeasure::hoverAt(const PickScene &scene, const CameraView &view, const QPointF &at)
{
    const auto found = measurePoint(scene, view, at.x(), at.y());
    m_caught = found && found->kind != MeasurePoint::Kind::Surface;
    m_hover = found ? std::optional(found->point) : std::nullopt;
    if (m_start && m_open)
        m_end = m_hover;
    project(view);
}

void SceneMeasure::clickAt(const PickScene &scene, const CameraView &view, const QPointF &at)
{
    const auto found = measurePoint(scene, view, at.x(), at.y());
    if (!found)
        return;
    if (m_start && m_open) {
        m_end = found->point;
        m_open = false;
    } else {
        m_start = found->point;
        m_end.reset();
        m_open = true;
    }
    project(view);
}

void SceneMeasure::project(const CameraView &view)
{
    m_startAt = onScreen(m_start, view);
    m_endAt = onScreen(m_end, view);
    m_hoverAt = onScreen(m_hover, view);
    Q_EMIT changed();
}

bool SceneMeasure::clear()
{
    const bool any = m_start.has_value();
    m_start.reset();
    m_end.reset();
    m_hover.reset();
    m_open = false;
    m_caught = false;
    Q_EMIT changed();
    return any;
}

double SceneMeasure::metres() const
{
    return m_start && m_end ? length(*m_end - *m_start) : 0;
}

QVector3D SceneMeasure::difference() const
{
    return m_start && m_end ? toVector(*m_end - *m_start) : QVector3D();
}

} // namespace ward::viewport
