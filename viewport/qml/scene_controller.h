// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/picking/snap_solver.h"
#include "viewport/qml/prefab_ghost.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_measure.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/qml/scene_transform.h"
#include "viewport/qml/walk_keys.h"
#include "viewport/scene/scene_model.h"

#include <QObject>
#include <QTimer>

namespace ward::viewport {

enum class PointerTool { Select, Move, Rotate, Measure };
enum class PickMode { Replace, Add, Toggle };

/// Pointer and keys in, picks, previews and commits out. Knows no Quick: an item feeds it. GUI
/// thread; what it is given must outlive it.
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
        bool local = false; ///< the gizmo's axes are the thing's own
        bool editable = true;
        bool walking = false;
        double tolerance = 1;  ///< pixels by which a coarse model may be off
        bool breathing = true; ///< chests rise
        bool cutWalls = true;
    };
    struct Parts
    {
        SceneModel &model;
        SceneCamera &camera;
        SceneOverlay &overlay;
        SceneMeasure &measure;
        GhostModel &ghosts;
        AssetStore &assets;
    };

    explicit SceneController(const Parts &parts);

    void setOptions(const Options &options);
    [[nodiscard]] const Options &options() const { return m_options; }

    // Positions in the view's logical pixels.
    void press(const QPointF &at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);
    /// The press that comes next is on the name tag of this thing; null: it is on none. What a tag
    /// lies over is not what is meant.
    void touchTag(const Id &id) { m_tag = id; }
    void move(const QPointF &at, Qt::KeyboardModifiers modifiers);
    void release(const QPointF &at, const QPointF &globalAt, Qt::MouseButton button,
                 Qt::KeyboardModifiers modifiers);
    void hover(const QPointF &at, Qt::KeyboardModifiers modifiers = {});
    void leave();
    /// Nearer or farther; turns what is being placed or dragged.
    void wheel(const QPointF &at, double notches, Qt::KeyboardModifiers modifiers = {});
    /// False: not a key of the scene. A key that is held repeats.
    bool keyPress(int key, Qt::KeyboardModifiers modifiers, bool repeated = false);
    bool keyRelease(int key);
    void releaseKeys();
    /// Every key is meant for what goes on now: no shortcut of the program may take it.
    [[nodiscard]] bool wantsKeys() const { return m_transform.isGoingOn(); }
    /// Ends whatever is going on without a change.
    void cancel();
    /// As above, but a prefab that is being placed stays with the pointer.
    void cancelGesture();
    /// The pointer went to somebody else: what hung on it ends without a change.
    void ungrab();

    void beginPlacing(const QString &prefab);
    [[nodiscard]] const QString &placing() const { return m_placing; }
    /// Ctrl or Alt: lands on what is under the pointer, not in the place that is made for it.
    bool dragPrefab(const QString &prefab, const QPointF &at, Qt::KeyboardModifiers modifiers = {});
    bool dropPrefab(const QString &prefab, const QPointF &at, Qt::KeyboardModifiers modifiers = {});
    void leavePrefab();
    /// Says at the pointer why the last change was not taken, for a while or until the next one.
    void refuse(const QString &why);

    [[nodiscard]] SceneTransform &transform() { return m_transform; }
    [[nodiscard]] const SnapSolver &solver() const { return m_solver; }
    [[nodiscard]] const Gizmo &gizmo() const { return m_gizmo; }
    [[nodiscard]] Handle hotHandle() const { return m_hot; }
    [[nodiscard]] bool isDragging() const { return m_transform.isGoingOn(); }
    [[nodiscard]] Qt::CursorShape cursor() const;
    void refreshGizmo();
    /// Walls and detail for the present view.
    void refreshLook();

Q_SIGNALS:
    void picked(const QList<ward::Id> &ids, ward::viewport::PickMode mode);
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
    [[nodiscard]] Id lastSelected() const;
    [[nodiscard]] QPointF onScreen(const Id &id) const;
    [[nodiscard]] Quat gizmoAxes(const SceneEntity &lead) const;
    bool beginDrag(Handle handle, const Id &grabbed, const QPointF &at);
    bool dragPressed(const QPointF &at, Qt::KeyboardModifiers modifiers);
    void updateDrag(const QPointF &at, Qt::KeyboardModifiers modifiers);
    void showBox(const QRectF &box);
    void pickBox(PickMode mode);
    void click(const QPointF &at, PickMode mode, Qt::KeyboardModifiers modifiers);
    bool transformKey(int key, Qt::KeyboardModifiers modifiers);
    bool toolKey(int key);
    bool nudge(int key, Qt::KeyboardModifiers modifiers);
    bool leaveSomething();
    [[nodiscard]] PrefabGhost::Snapping ghostSnapping(Qt::KeyboardModifiers modifiers) const;
    bool showGhost(const QString &prefab, const QPointF &at, Qt::KeyboardModifiers modifiers);
    void endRefusal();
    void setHot(Handle handle);
    void setHovered(const Id &id);
    void walk();

    SceneModel &m_model;
    SceneCamera &m_camera;
    SceneOverlay &m_overlay;
    SceneMeasure &m_measure;
    Options m_options;
    SnapSolver m_solver;
    PrefabGhost m_ghost;
    SceneTransform m_transform;

    Gizmo m_gizmo;
    Handle m_hot = Handle::None;
    Gesture m_gesture = Gesture::None;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    Id m_pressedOn;
    Id m_tag;
    QString m_placing;
    double m_placingTurn = 0;
    QTimer m_refusal;
    WalkKeys m_walkKeys;
};

} // namespace ward::viewport
