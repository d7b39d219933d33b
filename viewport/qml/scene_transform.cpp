// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_transform.h"

#include "viewport/scene/qt_geometry.h"

namespace ward::viewport {
namespace {

bool startsFigures(int key)
{
    return (key >= Qt::Key_0 && key <= Qt::Key_9) || key == Qt::Key_Minus ||
           key == Qt::Key_Period || key == Qt::Key_Comma;
}

/// The axis that a handle already stands for needs not be typed.
int axisKey(Handle handle)
{
    switch (handle) {
    case Handle::X:
    case Handle::TurnX:
        return Qt::Key_X;
    case Handle::Y:
    case Handle::TurnY:
        return Qt::Key_Y;
    case Handle::Z:
    case Handle::TurnZ:
        return Qt::Key_Z;
    default:
        return 0;
    }
}

} // namespace

SceneTransform::SceneTransform(SceneModel &model, const SnapSolver &solver, SceneOverlay &overlay,
                               GhostModel &ghosts)
    : m_model(model)
    , m_solver(solver)
    , m_overlay(overlay)
    , m_ghosts(ghosts)
{
}

bool SceneTransform::begin(const Id &id, Way way)
{
    if (m_drag)
        cancel();
    m_drag = EntityDrag::begin(m_model, m_solver, id);
    m_way = way;
    m_entry.reset();
    m_handle = Handle::None;
    m_stepped = {};
    m_copying = false;
    return m_drag.has_value();
}

bool SceneTransform::grab(const Id &id, Handle handle, const CameraView &view, const QPointF &at,
                          const Quat &axes)
{
    if (!begin(id, Way::Pointer))
        return false;
    if (!m_drag->grab(handle, view, at, axes)) {
        m_drag.reset();
        return false;
    }
    m_handle = handle;
    m_at = at;
    Q_EMIT changed();
    return true;
}

void SceneTransform::follow(const CameraView &view, const QPointF &at,
                            const EntityDrag::Snapping &snapping)
{
    m_at = at;
    // Figures that are typed count for more than a hand that trembles.
    if (!m_drag || m_entry)
        return;
    // Whoever sees the originals move elsewhere sees them go back.
    if (snapping.copying && !m_copying)
        Q_EMIT cancelled();
    m_copying = snapping.copying;
    switch (m_drag->update(view, at, snapping)) {
    case EntityDrag::Step::LeadGone:
        cancel();
        return;
    case EntityDrag::Step::Stayed:
        return;
    case EntityDrag::Step::Moved:
        show(m_drag->hint(at));
        return;
    }
}

void SceneTransform::show(SceneOverlay::State hint)
{
    hint.copying = m_copying;
    if (m_copying) {
        m_model.clearPreview();
        showGhosts();
    } else {
        m_ghosts.set({});
        for (const EntityDrag::Member &one : m_drag->members())
            m_model.preview(one.id, one.now);
        Q_EMIT previewed(m_drag->places());
    }
    m_overlay.set(hint);
}

void SceneTransform::showGhosts()
{
    QList<GhostModel::Ghost> ghosts;
    for (const EntityDrag::Member &one : m_drag->members()) {
        const Pose way = one.now * one.start.inverse();
        for (const SceneEntity &entity : m_model.entities()) {
            if (!m_model.pickScene().family(one.id).contains(entity.id))
                continue;
            const Pose pose = way * entity.pose;
            ghosts << GhostModel::Ghost{QString::fromStdString(entity.asset->prefab),
                                        toVector(pose.position), toQuaternion(pose.rotation)};
        }
    }
    m_ghosts.set(ghosts);
}

void SceneTransform::spin(double angle)
{
    if (m_drag)
        m_drag->spin(angle);
}

bool SceneTransform::type(const Id &id, TransformEntry::Kind kind, const QPointF &at)
{
    if (!begin(id, Way::Figures))
        return false;
    m_entry.emplace(kind);
    m_at = at;
    showFigures();
    Q_EMIT changed();
    return true;
}

void SceneTransform::showFigures()
{
    const bool turns = m_entry->kind() == TransformEntry::Kind::Turn;
    const Quat axes = m_entry->isLocal() ? m_drag->lead().start.rotation : Quat{};
    const auto step = turns ? m_drag->put({}, axes.rotate(m_entry->axis()), m_entry->angle())
                            : m_drag->put(axes.rotate(m_entry->way()));
    if (step == EntityDrag::Step::LeadGone)
        return cancel();
    SceneOverlay::State hint = m_drag->hint(m_at);
    hint.hint = turns ? SceneOverlay::Hint::TypeTurn : SceneOverlay::Hint::TypeMove;
    hint.axes = m_entry->axes();
    hint.typed = m_entry->typed();
    hint.local = m_entry->isLocal();
    show(hint);
}

bool SceneTransform::key(int key, Qt::KeyboardModifiers modifiers)
{
    if (!m_drag || m_way == Way::Steps)
        return false;
    if (!m_entry) {
        const int axis = axisKey(m_handle);
        const bool axisTyped = key == Qt::Key_X || key == Qt::Key_Y || key == Qt::Key_Z;
        if (!startsFigures(key) && !axisTyped)
            return false;
        m_entry.emplace(isTurn(m_handle) ? TransformEntry::Kind::Turn : TransformEntry::Kind::Move);
        if (axis != 0)
            (void)m_entry->press(axis, {});
    }
    switch (m_entry->press(key, modifiers)) {
    case TransformEntry::Outcome::Ignored:
        return false;
    case TransformEntry::Outcome::Changed:
        showFigures();
        return true;
    case TransformEntry::Outcome::Commit:
        end();
        return true;
    case TransformEntry::Outcome::Cancel:
        cancel();
        return true;
    }
    return false;
}

bool SceneTransform::step(const Id &id, const Vec3 &by, const QPointF &at)
{
    if (!isStepped() && !begin(id, Way::Steps))
        return false;
    m_at = at;
    m_stepped = m_stepped + by;
    if (m_drag->put(m_stepped) == EntityDrag::Step::LeadGone)
        cancel();
    else
        show(m_drag->hint(at));
    return true;
}

void SceneTransform::end()
{
    if (!m_drag)
        return;
    const EntityPlaces places = m_drag->places(m_copying);
    const bool moved = m_drag->isChanged();
    const bool copying = m_copying;
    // A commit follows at once; until its world comes the preview keeps things where they were put.
    clear();
    if (!moved)
        Q_EMIT cancelled();
    else if (copying)
        Q_EMIT copied(places);
    else
        Q_EMIT committed(places);
    m_model.clearPreview();
    Q_EMIT changed();
}

void SceneTransform::cancel()
{
    if (!m_drag)
        return;
    clear();
    m_model.clearPreview();
    Q_EMIT cancelled();
    Q_EMIT changed();
}

void SceneTransform::clear()
{
    m_drag.reset();
    m_entry.reset();
    m_copying = false;
    m_ghosts.set({});
    m_overlay.set({});
}

} // namespace ward::viewport
