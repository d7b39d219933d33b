// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_controller.h"

namespace ward::viewport {
namespace {

constexpr double kDragThreshold = 4;
/// Long enough to read a sentence.
constexpr int kRefusalMs = 7000;

} // namespace

SceneController::SceneController(const Parts &parts)
    : m_model(parts.model)
    , m_camera(parts.camera)
    , m_overlay(parts.overlay)
    , m_measure(parts.measure)
    , m_solver(parts.model.pickScene(), parts.assets.catalogue())
    , m_ghost(parts.model, m_solver, parts.assets, parts.overlay)
    , m_transform(parts.model, m_solver, parts.overlay, parts.ghosts)
{
    connect(&m_model, &SceneModel::sceneChanged, this, [this] {
        refreshLook();
        refreshGizmo();
    });
    connect(&m_camera, &SceneCamera::viewChanged, this, [this] {
        refreshLook();
        refreshGizmo();
        m_measure.project(m_camera.view());
    });
    m_refusal.setSingleShot(true);
    m_refusal.setInterval(kRefusalMs);
    connect(&m_refusal, &QTimer::timeout, this, &SceneController::endRefusal);
    connect(&m_transform, &SceneTransform::changed, this, [this] {
        if (!m_transform.isDragged() && m_gesture == Gesture::Drag)
            m_gesture = Gesture::None; // figures ended it
        refreshLook();
        refreshGizmo();
        Q_EMIT cursorChanged();
    });
}

void SceneController::setOptions(const Options &options)
{
    if (m_options.tool == PointerTool::Measure && options.tool != PointerTool::Measure)
        m_measure.clear();
    m_options = options;
    if (!options.editable)
        cancel();
    if (!options.walking)
        releaseKeys();
    refreshGizmo();
    Q_EMIT cursorChanged();
}

Ray SceneController::rayAt(const QPointF &at) const
{
    return m_camera.view().ray(at.x(), at.y());
}

Id SceneController::entityAt(const QPointF &at) const
{
    const auto hit = m_model.pickScene().pick(rayAt(at));
    if (!hit)
        return {};
    const PickItem *item = m_model.pickScene().find(hit->id);
    return item != nullptr && item->isRoom() ? Id{} : hit->id;
}

bool SceneController::isMovable(const Id &id) const
{
    return m_options.editable && EntityDrag::canMove(m_model, id);
}

Id SceneController::lastSelected() const
{
    return m_model.selection().isEmpty() ? Id{} : m_model.selection().last();
}

// --- pointer ------------------------------------------------------------------------------------

void SceneController::press(const QPointF &at, Qt::MouseButton button,
                            Qt::KeyboardModifiers modifiers)
{
    endRefusal();
    const Id tag = std::exchange(m_tag, {});
    if (m_gesture != Gesture::None) {
        // A second button during a drag means: never mind.
        cancel();
        return;
    }
    if (m_transform.isGoingOn()) {
        // Figures are on the screen already: going on means taking them.
        if (button == Qt::RightButton)
            return m_transform.cancel();
        m_transform.end();
    }
    m_button = button;
    m_pressedAt = m_lastAt = at;
    const bool turns = button == Qt::MiddleButton || button == Qt::RightButton;
    // With a tool in hand tags are out of the way.
    const bool onTag = !tag.isNull() && m_options.tool == PointerTool::Select;
    m_pressedOn = turns && onTag ? tag : Id();
    const bool measures = m_options.tool == PointerTool::Measure;
    if (!turns && m_placing.isEmpty() && !measures) {
        if (const Handle handle = m_gizmo.hit(at.x(), at.y());
            handle != Handle::None && beginDrag(handle, lastSelected(), at))
            return;
        m_pressedOn = onTag ? tag : entityAt(at);
    }
    // Alt with a thing under the pointer makes a copy of it, anywhere else it turns the view.
    const bool altTurns =
        modifiers.testFlag(Qt::AltModifier) && m_placing.isEmpty() && !isMovable(m_pressedOn);
    if (turns || altTurns)
        m_gesture = modifiers.testFlag(Qt::ShiftModifier) ? Gesture::Pan : Gesture::Orbit;
    else
        m_gesture = Gesture::Pressed;
}

void SceneController::move(const QPointF &at, Qt::KeyboardModifiers modifiers)
{
    const QPointF by = at - m_lastAt;
    m_lastAt = at;
    if (!m_placing.isEmpty() && (m_gesture == Gesture::None || m_gesture == Gesture::Pressed)) {
        showGhost(m_placing, at, modifiers);
        return;
    }
    switch (m_gesture) {
    case Gesture::None:
        hover(at, modifiers);
        return;
    case Gesture::Orbit:
        m_camera.rig().orbit(by.x(), by.y());
        m_camera.wake();
        return;
    case Gesture::Pan:
        m_camera.rig().pan(by.x(), by.y());
        m_camera.wake();
        return;
    case Gesture::Drag:
        updateDrag(at, modifiers);
        return;
    case Gesture::Pressed:
        if ((at - m_pressedAt).manhattanLength() < kDragThreshold)
            return;
        if (m_options.tool == PointerTool::Measure || dragPressed(at, modifiers))
            return;
        m_gesture = Gesture::Box;
        [[fallthrough]];
    case Gesture::Box:
        showBox(QRectF(m_pressedAt, at).normalized());
        return;
    }
}

/// What was pressed on comes along: selected or not, with any tool that is not for turning.
bool SceneController::dragPressed(const QPointF &at, Qt::KeyboardModifiers modifiers)
{
    const bool adds = modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    const bool drags = m_options.tool != PointerTool::Rotate || modifiers.testFlag(Qt::AltModifier);
    if (!drags || adds || !isMovable(m_pressedOn))
        return false;
    if (!m_model.selection().contains(m_pressedOn))
        Q_EMIT picked({m_pressedOn}, PickMode::Replace);
    if (!beginDrag(Handle::Surface, m_pressedOn, m_pressedAt))
        return false;
    updateDrag(at, modifiers);
    return true;
}

void SceneController::release(const QPointF &at, const QPointF &globalAt, Qt::MouseButton button,
                              Qt::KeyboardModifiers modifiers)
{
    if (button != m_button)
        return;
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    m_button = Qt::NoButton;
    const bool still = (at - m_pressedAt).manhattanLength() < kDragThreshold;
    const PickMode mode = modifiers.testFlag(Qt::ControlModifier) ? PickMode::Toggle
                          : modifiers.testFlag(Qt::ShiftModifier) ? PickMode::Add
                                                                  : PickMode::Replace;
    switch (gesture) {
    case Gesture::Drag:
        // Whoever types a number lets go of the button first.
        if (!m_transform.isTyped())
            m_transform.end();
        break;
    case Gesture::Box:
        pickBox(mode);
        break;
    case Gesture::Pressed:
        click(at, mode, modifiers);
        break;
    case Gesture::Orbit:
        if (button == Qt::RightButton && still)
            Q_EMIT contextRequested(m_pressedOn.isNull() ? entityAt(at) : m_pressedOn, globalAt);
        break;
    case Gesture::Pan:
    case Gesture::None:
        break;
    }
    hover(at, modifiers);
}

void SceneController::click(const QPointF &at, PickMode mode, Qt::KeyboardModifiers modifiers)
{
    if (!m_placing.isEmpty()) {
        if (dropPrefab(m_placing, at, modifiers)) {
            m_placing.clear();
            Q_EMIT placingChanged();
        }
        return;
    }
    if (m_options.tool == PointerTool::Measure)
        return m_measure.clickAt(m_model.pickScene(), m_camera.view(), at);
    if (m_pressedOn.isNull())
        Q_EMIT picked({}, mode);
    else
        Q_EMIT picked({m_pressedOn}, mode);
}

void SceneController::showBox(const QRectF &box)
{
    SceneOverlay::State state = m_overlay.state();
    state.box = box;
    m_overlay.set(state);
}

void SceneController::pickBox(PickMode mode)
{
    const QRectF box = m_overlay.box();
    showBox({});
    QList<Id> ids;
    for (const Id &id : m_model.pickScene().touching(
             m_camera.view().frustum(box.left(), box.top(), box.right(), box.bottom()))) {
        if (!m_model.isLocked(id))
            ids << id;
    }
    Q_EMIT picked(ids, mode);
}

void SceneController::hover(const QPointF &at, Qt::KeyboardModifiers modifiers)
{
    m_lastAt = at;
    if (!m_placing.isEmpty()) {
        showGhost(m_placing, at, modifiers);
        return;
    }
    if (m_gesture != Gesture::None || m_transform.isGoingOn())
        return;
    if (m_options.tool == PointerTool::Measure) {
        m_measure.hoverAt(m_model.pickScene(), m_camera.view(), at);
        return;
    }
    setHot(m_gizmo.hit(at.x(), at.y()));
    setHovered(m_hot == Handle::None ? entityAt(at) : Id{});
}

void SceneController::leave()
{
    if (m_gesture != Gesture::None)
        return;
    setHot(Handle::None);
    setHovered({});
    if (!m_placing.isEmpty())
        leavePrefab();
}

void SceneController::wheel(const QPointF &at, double notches, Qt::KeyboardModifiers modifiers)
{
    const double step = radians(modifiers.testFlag(Qt::ShiftModifier) ? 1.5 : 15) * notches;
    if (!m_placing.isEmpty()) {
        m_placingTurn += step;
        showGhost(m_placing, at, modifiers);
        return;
    }
    if (m_transform.isDragged()) {
        m_transform.spin(step);
        updateDrag(at, modifiers);
        return;
    }
    const auto hit = m_model.pickScene().pick(rayAt(at));
    m_camera.rig().zoom(notches, hit ? hit->point : m_camera.rig().target());
    m_camera.wake();
}

// --- placing ------------------------------------------------------------------------------------

void SceneController::beginPlacing(const QString &prefab)
{
    cancel();
    if (!m_options.editable || prefab.isEmpty())
        return;
    m_placing = prefab;
    m_placingTurn = 0;
    setHovered({});
    setHot(Handle::None);
    Q_EMIT placingChanged();
    Q_EMIT cursorChanged();
}

bool SceneController::showGhost(const QString &prefab, const QPointF &at,
                                Qt::KeyboardModifiers modifiers)
{
    return m_ghost.show(prefab, m_camera.view(), at, ghostSnapping(modifiers));
}

bool SceneController::dragPrefab(const QString &prefab, const QPointF &at,
                                 Qt::KeyboardModifiers modifiers)
{
    return m_options.editable && showGhost(prefab, at, modifiers);
}

bool SceneController::dropPrefab(const QString &prefab, const QPointF &at,
                                 Qt::KeyboardModifiers modifiers)
{
    const auto placement = m_options.editable ? m_ghost.placement(prefab, m_camera.view(), at,
                                                                  ghostSnapping(modifiers))
                                              : std::nullopt;
    m_lastAt = at;
    leavePrefab();
    m_placingTurn = 0;
    if (!placement)
        return false;
    Q_EMIT spawnRequested(prefab, placement->local, placement->parent,
                          QString::fromStdString(placement->socket));
    return true;
}

void SceneController::leavePrefab()
{
    m_ghost.hide();
}

void SceneController::refuse(const QString &why)
{
    // Whoever is busy with the next thing is not interrupted.
    if (m_gesture != Gesture::None || !m_placing.isEmpty() || m_transform.isGoingOn())
        return;
    SceneOverlay::State state;
    state.blocked = true;
    state.hint = SceneOverlay::Hint::Refused;
    state.hintPosition = m_lastAt;
    state.subject = why;
    m_overlay.set(state);
    m_refusal.start();
}

void SceneController::endRefusal()
{
    m_refusal.stop();
    if (m_overlay.hint() == SceneOverlay::Hint::Refused)
        m_overlay.set({});
}

// --- derived state ------------------------------------------------------------------------------

Quat SceneController::gizmoAxes(const SceneEntity &lead) const
{
    return m_options.local ? lead.pose.rotation : Quat{};
}

void SceneController::refreshGizmo()
{
    Gizmo gizmo;
    const Id lead =
        m_transform.isGoingOn() ? m_transform.lead() : EntityDrag::leadOf(m_model, lastSelected());
    const bool handles =
        m_options.tool == PointerTool::Move || m_options.tool == PointerTool::Rotate;
    if (handles && isMovable(lead)) {
        const SceneEntity *entity = m_model.entity(lead);
        gizmo = Gizmo(m_options.tool == PointerTool::Rotate ? GizmoMode::Rotate : GizmoMode::Move,
                      m_model.shownPose(*entity).position, m_camera.view(), gizmoAxes(*entity));
    }
    const bool none = m_gizmo.shapes().empty() && gizmo.shapes().empty();
    m_gizmo = std::move(gizmo);
    if (!none)
        Q_EMIT gizmoChanged();
}

void SceneController::refreshLook()
{
    // The wall under the pointer of a drag stays as it is: a scene must not jump in mid gesture.
    if (m_transform.isGoingOn())
        return;
    m_model.setLook({m_camera.view(), m_options.walking, m_options.tolerance, m_options.breathing,
                     m_options.cutWalls});
}

void SceneController::setHot(Handle handle)
{
    if (handle == m_hot)
        return;
    m_hot = handle;
    Q_EMIT gizmoChanged();
    Q_EMIT cursorChanged();
}

void SceneController::setHovered(const Id &id)
{
    if (id == m_model.hovered())
        return;
    m_model.setHovered(id);
    Q_EMIT hoveredChanged(id);
}

Qt::CursorShape SceneController::cursor() const
{
    if (m_gesture == Gesture::Drag)
        return Qt::ClosedHandCursor;
    if (!m_placing.isEmpty() || m_options.tool == PointerTool::Measure)
        return Qt::CrossCursor;
    return m_hot != Handle::None ? Qt::OpenHandCursor : Qt::ArrowCursor;
}

} // namespace ward::viewport
