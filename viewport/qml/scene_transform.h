// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/gizmos/transform_entry.h"
#include "viewport/qml/entity_drag.h"
#include "viewport/qml/ghost_model.h"

#include <QObject>

namespace ward::viewport {

/// A move or turn of the selection from its first movement to its end, by pointer, by typed figures
/// or step by step with the arrow keys: shown while it goes on, told once when it ends. What it is
/// given must outlive it. GUI thread.
class SceneTransform : public QObject
{
    Q_OBJECT

public:
    SceneTransform(SceneModel &model, const SnapSolver &solver, SceneOverlay &overlay,
                   GhostModel &ghosts);

    [[nodiscard]] bool isGoingOn() const { return m_drag.has_value(); }
    /// It follows the pointer.
    [[nodiscard]] bool isDragged() const { return m_drag && m_way == Way::Pointer; }
    [[nodiscard]] bool isTyped() const { return m_drag && m_entry.has_value(); }
    [[nodiscard]] bool isStepped() const { return m_drag && m_way == Way::Steps; }
    [[nodiscard]] Id lead() const { return m_drag ? m_drag->lead().id : Id(); }

    /// By a handle of the gizmo, or where it was grabbed. False: it cannot be moved from here.
    bool grab(const Id &id, Handle handle, const CameraView &view, const QPointF &at,
              const Quat &axes);
    void follow(const CameraView &view, const QPointF &at, const EntityDrag::Snapping &snapping);

    /// In a drag: turns what is dragged about the vertical.
    void spin(double angle);

    /// From now on figures say how far; `at` is where they are shown. False: nothing can be moved.
    bool type(const Id &id, TransformEntry::Kind kind, const QPointF &at);
    /// True: the key was meant for the figures. In a drag a digit starts them.
    bool key(int key, Qt::KeyboardModifiers modifiers);

    /// One step more in the world, in metres; `end` after the last one makes it one change.
    bool step(const Id &id, const Vec3 &by, const QPointF &at);

    /// Everything as it is shown now.
    void end();
    void cancel();

Q_SIGNALS:
    void previewed(const ward::viewport::EntityPlaces &places);
    void committed(const ward::viewport::EntityPlaces &places);
    void copied(const ward::viewport::EntityPlaces &places);
    void cancelled();
    /// It began or ended.
    void changed();

private:
    enum class Way { Pointer, Figures, Steps };

    bool begin(const Id &id, Way way);
    void show(SceneOverlay::State hint);
    void showFigures();
    void showGhosts();
    void clear();

    SceneModel &m_model;
    const SnapSolver &m_solver;
    SceneOverlay &m_overlay;
    GhostModel &m_ghosts;
    std::optional<EntityDrag> m_drag;
    std::optional<TransformEntry> m_entry;
    Way m_way = Way::Pointer;
    Handle m_handle = Handle::None;
    QPointF m_at;
    Vec3 m_stepped;
    bool m_copying = false;
};

} // namespace ward::viewport
