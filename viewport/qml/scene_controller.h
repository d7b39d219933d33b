// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/picking/snap_solver.h"
#include "viewport/qml/entity_drag.h"
#include "viewport/qml/prefab_ghost.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/qml/walk_keys.h"
#include "viewport/scene/scene_model.h"

#include <QObject>

namespace ward::viewport {

enum class PointerTool { Select, Move, Rotate };
enum class PickMode { Replace, Add, Toggle };

/// Pointer and keys in, picks, previews and commits out. Knows no Quick: an item feeds it. GUI
/// thread; the model, camera and overlay must outlive it.
class SceneController : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        PointerTool tool = PointerTool::Select;
        bool surface = true; ///< snap to surfaces
        bool grid = true;
        bool angle = true;
        bool editable = true;
        bool walking = false;
        double tolerance = 1;  ///< pixels by which a coarse model may be off
        bool breathing = true; ///< chests rise
    };

    SceneController(SceneModel &model, SceneCamera &camera, SceneOverlay &overlay,
                    AssetStore &assets);

    void setOptions(const Options &options);
    [[nodiscard]] const Options &options() const { return m_options; }

    // Positions in the view's logical pixels.
    void press(const QPointF &at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);
    void move(const QPointF &at, Qt::KeyboardModifiers modifiers);
    void release(const QPointF &at, const QPointF &globalAt, Qt::MouseButton button,
                 Qt::KeyboardModifiers modifiers);
    void hover(const QPointF &at, Qt::KeyboardModifiers modifiers = {});
    void leave();
    void wheel(const QPointF &at, double notches);
    /// False: not a key of the scene.
    bool keyPress(int key, Qt::KeyboardModifiers modifiers);
    bool keyRelease(int key);
    void releaseKeys();
    /// Ends whatever is going on without a change.
    void cancel();
    /// As above, but a prefab that is being placed stays with the pointer.
    void cancelGesture();

    void beginPlacing(const QString &prefab);
    [[nodiscard]] const QString &placing() const { return m_placing; }
    /// Ctrl or Alt: lands on what is under the pointer, not in the place that is made for it.
    bool dragPrefab(const QString &prefab, const QPointF &at, Qt::KeyboardModifiers modifiers = {});
    bool dropPrefab(const QString &prefab, const QPointF &at, Qt::KeyboardModifiers modifiers = {});
    void leavePrefab();

    [[nodiscard]] const Gizmo &gizmo() const { return m_gizmo; }
    [[nodiscard]] Handle hotHandle() const { return m_hot; }
    [[nodiscard]] bool isDragging() const { return m_gesture == Gesture::Drag; }
    [[nodiscard]] Qt::CursorShape cursor() const;
    void refreshGizmo();
    /// Walls and detail for the present view.
    void refreshLook();

Q_SIGNALS:
    void picked(const QList<ward::Id> &ids, ward::viewport::PickMode mode);
    void posePreview(const ward::Id &id, const ward::Pose &pose, const ward::Id &parent,
                     const QString &socket);
    void poseCommitted(const ward::Id &id, const ward::Pose &pose, const ward::Id &parent,
                       const QString &socket);
    void poseCancelled(const ward::Id &id);
    void spawnRequested(const QString &prefab, const ward::Pose &pose, const ward::Id &parent,
                        const QString &socket);
    void contextRequested(const ward::Id &id, const QPointF &globalPosition);
    void hoveredChanged(const ward::Id &id);
    void placingChanged();
    void gizmoChanged();
    void cursorChanged();
    void frameRequested();
    void resetRequested();
    void toolRequested(ward::viewport::PointerTool tool);

private:
    enum class Gesture { None, Pressed, Drag, Box, Orbit, Pan };

    [[nodiscard]] Ray rayAt(const QPointF &at) const;
    [[nodiscard]] Id entityAt(const QPointF &at) const;
    [[nodiscard]] bool isMovable(const Id &id) const;
    bool beginDrag(Handle handle, const Id &grabbed, const QPointF &at);
    void updateDrag(const QPointF &at, Qt::KeyboardModifiers modifiers);
    void endDrag();
    [[nodiscard]] Id lastSelected() const;
    [[nodiscard]] PrefabGhost::Snapping ghostSnapping(Qt::KeyboardModifiers modifiers) const;
    bool showGhost(const QString &prefab, const QPointF &at, Qt::KeyboardModifiers modifiers);
    void setHot(Handle handle);
    void setHovered(const Id &id);
    void walk();

    SceneModel &m_model;
    SceneCamera &m_camera;
    SceneOverlay &m_overlay;
    Options m_options;
    SnapSolver m_solver;
    PrefabGhost m_ghost;

    Gizmo m_gizmo;
    Handle m_hot = Handle::None;
    Gesture m_gesture = Gesture::None;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    Id m_pressedOn;
    std::optional<EntityDrag> m_drag;
    QString m_placing;
    WalkKeys m_walkKeys;
};

} // namespace ward::viewport
