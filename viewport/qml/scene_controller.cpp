// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_controller.h"

namespace ward::viewport {
namespace {

constexpr double kDragThreshold = 4;
constexpr double kGrid = 0.05;
const double kAngle = radians(15);

} // namespace

SceneController::SceneController(SceneModel &model, SceneCamera &camera, SceneOverlay &overlay,
                                 AssetStore &assets)
    : m_model(model)
    , m_camera(camera)
    , m_overlay(overlay)
    , m_solver(model.pickScene(), assets.catalogue())
    , m_ghost(model, m_solver, assets, overlay)
{
    connect(&model, &SceneModel::sceneChanged, this, [this] {
        refreshLook();
        refreshGizmo();
    });
    connect(&camera, &SceneCamera::viewChanged, this, [this] {
        refreshLook();
        refreshGizmo();
    });
}

void SceneController::setOptions(const Options &options)
{
    m_options = options;
    if (!options.editable)
        cancel();
    if (!options.walking)
        releaseKeys();
    refreshGizmo();
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
    if (m_gesture != Gesture::None) {
        // A second button during a drag means: never mind.
        cancel();
        return;
    }
    m_button = button;
    m_pressedAt = m_lastAt = at;
    m_pressedOn = {};
    if (button == Qt::MiddleButton || button == Qt::RightButton ||
        (modifiers.testFlag(Qt::AltModifier) && m_placing.isEmpty())) {
        m_gesture = modifiers.testFlag(Qt::ShiftModifier) ? Gesture::Pan : Gesture::Orbit;
        return;
    }
    m_gesture = Gesture::Pressed;
    if (!m_placing.isEmpty())
        return;
    if (const Handle handle = m_gizmo.hit(at.x(), at.y());
        handle != Handle::None && beginDrag(handle, lastSelected(), at))
        return;
    m_pressedOn = entityAt(at);
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
    case Gesture::Pressed: {
        if ((at - m_pressedAt).manhattanLength() < kDragThreshold)
            return;
        if (m_options.tool == PointerTool::Move && isMovable(m_pressedOn)) {
            if (!m_model.selection().contains(m_pressedOn))
                Q_EMIT picked({m_pressedOn}, PickMode::Replace);
            if (beginDrag(Handle::Surface, m_pressedOn, m_pressedAt)) {
                updateDrag(at, modifiers);
                return;
            }
        }
        m_gesture = Gesture::Box;
        [[fallthrough]];
    }
    case Gesture::Box: {
        SceneOverlay::State state = m_overlay.state();
        state.box = QRectF(m_pressedAt, at).normalized();
        m_overlay.set(state);
        return;
    }
    }
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
        endDrag();
        break;
    case Gesture::Box: {
        const QRectF box = m_overlay.box();
        SceneOverlay::State state = m_overlay.state();
        state.box = {};
        m_overlay.set(state);
        const auto ids = m_model.pickScene().touching(
            m_camera.view().frustum(box.left(), box.top(), box.right(), box.bottom()));
        Q_EMIT picked(QList<Id>(ids.begin(), ids.end()), mode);
        break;
    }
    case Gesture::Pressed:
        if (!m_placing.isEmpty()) {
            if (dropPrefab(m_placing, at, modifiers)) {
                m_placing.clear();
                Q_EMIT placingChanged();
            }
            break;
        }
        if (m_pressedOn.isNull())
            Q_EMIT picked({}, mode);
        else
            Q_EMIT picked({m_pressedOn}, mode);
        break;
    case Gesture::Orbit:
        if (button == Qt::RightButton && still)
            Q_EMIT contextRequested(entityAt(at), globalAt);
        break;
    case Gesture::Pan:
    case Gesture::None:
        break;
    }
    hover(at, modifiers);
}

void SceneController::hover(const QPointF &at, Qt::KeyboardModifiers modifiers)
{
    m_lastAt = at;
    if (!m_placing.isEmpty()) {
        showGhost(m_placing, at, modifiers);
        return;
    }
    if (m_gesture != Gesture::None)
        return;
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

void SceneController::wheel(const QPointF &at, double notches)
{
    const auto hit = m_model.pickScene().pick(rayAt(at));
    m_camera.rig().zoom(notches, hit ? hit->point : m_camera.rig().target());
    m_camera.wake();
}

// --- keys ---------------------------------------------------------------------------------------

bool SceneController::keyPress(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (key) {
    case Qt::Key_Escape:
        if (m_gesture == Gesture::None && m_placing.isEmpty())
            return false;
        cancel();
        return true;
    case Qt::Key_F:
        Q_EMIT frameRequested();
        return true;
    case Qt::Key_Home:
        Q_EMIT resetRequested();
        return true;
    case Qt::Key_V:
        Q_EMIT toolRequested(PointerTool::Select);
        return true;
    case Qt::Key_G:
        Q_EMIT toolRequested(PointerTool::Move);
        return true;
    case Qt::Key_R:
        Q_EMIT toolRequested(PointerTool::Rotate);
        return true;
    default:
        break;
    }
    if (!m_options.walking)
        return false;
    if (!m_walkKeys.press(key))
        return false;
    walk();
    return true;
}

bool SceneController::keyRelease(int key)
{
    if (!m_walkKeys.release(key))
        return false;
    walk();
    return true;
}

void SceneController::releaseKeys()
{
    if (m_walkKeys.releaseAll())
        walk();
}

void SceneController::walk()
{
    m_camera.setWalking(m_walkKeys.velocity());
}

// --- dragging -----------------------------------------------------------------------------------

bool SceneController::beginDrag(Handle handle, const Id &grabbed, const QPointF &at)
{
    if (!isMovable(grabbed))
        return false;
    m_drag = EntityDrag::begin(m_model, m_solver, grabbed, handle, m_camera.view(), at);
    if (!m_drag)
        return false;
    m_gesture = Gesture::Drag;
    setHovered({});
    setHot(handle);
    Q_EMIT cursorChanged();
    return true;
}

void SceneController::updateDrag(const QPointF &at, Qt::KeyboardModifiers modifiers)
{
    const bool toggle = modifiers.testFlag(Qt::ControlModifier);
    const EntityDrag::Snapping snapping{.grid = m_options.grid != toggle ? kGrid : 0,
                                        .angle = m_options.angle != toggle ? kAngle : 0,
                                        .surface = m_options.surface != toggle,
                                        .sockets = !modifiers.testFlag(Qt::AltModifier),
                                        .fine = modifiers.testFlag(Qt::ShiftModifier)};
    switch (m_drag->update(m_camera.view(), at, snapping)) {
    case EntityDrag::Step::LeadGone:
        cancel();
        return;
    case EntityDrag::Step::Stayed:
        return;
    case EntityDrag::Step::Moved:
        break;
    }
    for (const EntityDrag::Member &one : m_drag->members()) {
        m_model.preview(one.id, one.now);
        Q_EMIT posePreview(one.id, m_drag->localPose(one), one.parent,
                           QString::fromStdString(one.socket));
    }
    m_overlay.set(m_drag->hint(at));
}

void SceneController::endDrag()
{
    const EntityDrag drag = *std::exchange(m_drag, std::nullopt);
    m_overlay.set({});
    for (const EntityDrag::Member &one : drag.members()) {
        if (m_model.entity(one.id) == nullptr)
            continue;
        if (drag.isChanged(one))
            Q_EMIT poseCommitted(one.id, drag.localPose(one), one.parent,
                                 QString::fromStdString(one.socket));
        else
            Q_EMIT poseCancelled(one.id);
    }
    m_model.clearPreview();
    refreshGizmo();
    Q_EMIT cursorChanged();
}

void SceneController::cancel()
{
    cancelGesture();
    if (m_placing.isEmpty())
        return;
    m_placing.clear();
    m_overlay.set({});
    Q_EMIT placingChanged();
    Q_EMIT cursorChanged();
}

void SceneController::cancelGesture()
{
    if (m_gesture == Gesture::None)
        return;
    const auto drag = std::exchange(m_drag, std::nullopt);
    m_gesture = Gesture::None;
    m_button = Qt::NoButton;
    m_overlay.set({});
    m_model.clearPreview();
    if (drag) {
        for (const EntityDrag::Member &one : drag->members())
            Q_EMIT poseCancelled(one.id);
    }
    refreshGizmo();
    Q_EMIT cursorChanged();
}

// --- placing ------------------------------------------------------------------------------------

void SceneController::beginPlacing(const QString &prefab)
{
    cancel();
    if (!m_options.editable || prefab.isEmpty())
        return;
    m_placing = prefab;
    setHovered({});
    setHot(Handle::None);
    Q_EMIT placingChanged();
    Q_EMIT cursorChanged();
}

PrefabGhost::Snapping SceneController::ghostSnapping(Qt::KeyboardModifiers modifiers) const
{
    const bool toggle = modifiers.testFlag(Qt::ControlModifier);
    return {.grid = m_options.grid != toggle ? kGrid : 0,
            .sockets = m_options.surface != toggle && !modifiers.testFlag(Qt::AltModifier)};
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
    leavePrefab();
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

// --- derived state ------------------------------------------------------------------------------

void SceneController::refreshGizmo()
{
    Gizmo gizmo;
    const Id lead = m_drag ? m_drag->lead().id : EntityDrag::leadOf(m_model, lastSelected());
    if (m_options.tool != PointerTool::Select && isMovable(lead)) {
        const SceneEntity *entity = m_model.entity(lead);
        gizmo = Gizmo(m_options.tool == PointerTool::Rotate ? GizmoMode::Rotate : GizmoMode::Move,
                      m_model.shownPose(*entity).position, m_camera.view());
    }
    const bool none = m_gizmo.shapes().empty() && gizmo.shapes().empty();
    m_gizmo = std::move(gizmo);
    if (!none)
        Q_EMIT gizmoChanged();
}

void SceneController::refreshLook()
{
    // The wall under the pointer of a drag stays as it is: a scene must not jump in mid gesture.
    if (m_gesture == Gesture::Drag)
        return;
    m_model.setLook({m_camera.view(), m_options.walking, m_options.tolerance, m_options.breathing});
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
    if (!m_placing.isEmpty())
        return Qt::CrossCursor;
    return m_hot != Handle::None ? Qt::OpenHandCursor : Qt::ArrowCursor;
}

} // namespace ward::viewport
