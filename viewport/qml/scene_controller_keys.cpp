// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Keys of the scene, and what they and the pointer do to a move or turn that goes on.
#include "viewport/gizmos/arrange.h"
#include "viewport/qml/scene_controller.h"

namespace ward::viewport {
namespace {

constexpr double kGrid = 0.05;
constexpr double kFineGrid = 0.005;
const double kAngle = radians(15);

Qt::KeyboardModifiers modifierOf(int key)
{
    switch (key) {
    case Qt::Key_Alt:
        return Qt::AltModifier;
    case Qt::Key_Shift:
        return Qt::ShiftModifier;
    case Qt::Key_Control:
        return Qt::ControlModifier;
    default:
        return {};
    }
}

} // namespace

bool SceneController::keyPress(int key, Qt::KeyboardModifiers modifiers, bool repeated)
{
    if (m_transform.isGoingOn() && transformKey(key, modifiers))
        return true;
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    if (nudge(key, modifiers))
        return true;
    if (repeated)
        return true;
    if (toolKey(key))
        return true;
    if (!m_options.walking || !m_walkKeys.press(key))
        return false;
    walk();
    return true;
}

bool SceneController::toolKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        return leaveSomething();
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
    case Qt::Key_R: {
        const bool turns = key == Qt::Key_R;
        if (!m_placing.isEmpty()) {
            if (turns)
                wheel(m_lastAt, 3);
            return true;
        }
        Q_EMIT toolRequested(turns ? PointerTool::Rotate : PointerTool::Move);
        // With something selected, an axis and figures may follow at once.
        if (isMovable(lastSelected()))
            m_transform.type(lastSelected(),
                             turns ? TransformEntry::Kind::Turn : TransformEntry::Kind::Move,
                             onScreen(lastSelected()));
        return true;
    }
    default:
        return false;
    }
}

bool SceneController::leaveSomething()
{
    if (m_gesture != Gesture::None || !m_placing.isEmpty()) {
        cancel();
        return true;
    }
    if (m_options.tool != PointerTool::Measure)
        return false;
    // First the tape goes, then the tool.
    if (!m_measure.clear())
        Q_EMIT toolRequested(PointerTool::Select);
    return true;
}

/// What the keys mean while something moves or turns.
bool SceneController::transformKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (m_transform.isStepped()) {
        if (nudge(key, modifiers))
            return true;
        if (key == Qt::Key_Escape) {
            m_transform.cancel();
            return true;
        }
        m_transform.end();
        return false;
    }
    if (key == Qt::Key_Escape) {
        cancelGesture();
        return true;
    }
    if (m_transform.key(key, modifiers))
        return true;
    if (m_transform.isDragged() && !m_transform.isTyped()) {
        if (key == Qt::Key_R) {
            m_transform.spin(3 * kAngle);
            updateDrag(m_lastAt, modifiers);
        } else if (const auto more = modifierOf(key)) {
            updateDrag(m_lastAt, modifiers | more);
        }
        return true;
    }
    // G and R begin anew with the other; any other key is not meant for figures.
    if (key == Qt::Key_G || key == Qt::Key_R) {
        m_transform.cancel();
        return false;
    }
    return true;
}

/// The arrow keys push by one step of the grid as seen from here; Page up and down lift and lower.
bool SceneController::nudge(int key, Qt::KeyboardModifiers modifiers)
{
    if (!m_placing.isEmpty() || m_gesture != Gesture::None || !isMovable(lastSelected()))
        return false;
    const RoomAxes axes = roomAxes(m_camera.view());
    Vec3 way;
    switch (key) {
    case Qt::Key_Left:
        way = axes.right * -1.0;
        break;
    case Qt::Key_Right:
        way = axes.right;
        break;
    case Qt::Key_Up:
        way = axes.front * -1.0;
        break;
    case Qt::Key_Down:
        way = axes.front;
        break;
    case Qt::Key_PageUp:
        way = {0, 1, 0};
        break;
    case Qt::Key_PageDown:
        way = {0, -1, 0};
        break;
    default:
        return false;
    }
    const double step = modifiers.testFlag(Qt::ShiftModifier) ? kFineGrid : kGrid;
    return m_transform.step(lastSelected(), way * step, onScreen(lastSelected()));
}

bool SceneController::keyRelease(int key)
{
    // A key that was held makes one change, not one for each step.
    if (m_transform.isStepped()) {
        m_transform.end();
        return true;
    }
    if (const auto less = modifierOf(key); less && m_transform.isDragged()) {
        updateDrag(m_lastAt, {});
        return true;
    }
    if (!m_walkKeys.release(key))
        return false;
    walk();
    return true;
}

void SceneController::releaseKeys()
{
    if (m_transform.isStepped() || (m_transform.isTyped() && m_gesture != Gesture::Drag))
        m_transform.end();
    if (m_walkKeys.releaseAll())
        walk();
}

void SceneController::walk()
{
    m_camera.setWalking(m_walkKeys.velocity());
}

QPointF SceneController::onScreen(const Id &id) const
{
    const SceneEntity *entity = m_model.entity(id);
    const auto at =
        entity == nullptr ? std::nullopt : m_camera.view().project(entity->pose.position);
    return at ? QPointF(at->x, at->y) : m_lastAt;
}

// --- dragging -----------------------------------------------------------------------------------

bool SceneController::beginDrag(Handle handle, const Id &grabbed, const QPointF &at)
{
    if (!isMovable(grabbed))
        return false;
    const SceneEntity *lead = m_model.entity(EntityDrag::leadOf(m_model, grabbed));
    if (lead == nullptr ||
        !m_transform.grab(grabbed, handle, m_camera.view(), at, gizmoAxes(*lead)))
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
    m_transform.follow(m_camera.view(), at,
                       {.grid = m_options.grid != toggle ? kGrid : 0,
                        .angle = m_options.angle != toggle ? kAngle : 0,
                        .surface = m_options.surface != toggle,
                        .sockets = true,
                        .fine = modifiers.testFlag(Qt::ShiftModifier),
                        .copying = modifiers.testFlag(Qt::AltModifier)});
}

PrefabGhost::Snapping SceneController::ghostSnapping(Qt::KeyboardModifiers modifiers) const
{
    const bool toggle = modifiers.testFlag(Qt::ControlModifier);
    return {.grid = m_options.grid != toggle ? kGrid : 0,
            .sockets = m_options.surface != toggle && !modifiers.testFlag(Qt::AltModifier),
            .turn = m_placingTurn};
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

void SceneController::ungrab()
{
    // A button that is let go of takes the pointer as well: figures that are typed then stay.
    if (m_gesture != Gesture::None)
        cancelGesture();
}

void SceneController::cancelGesture()
{
    const bool gesture = std::exchange(m_gesture, Gesture::None) != Gesture::None;
    m_button = Qt::NoButton;
    if (m_transform.isGoingOn())
        m_transform.cancel();
    else if (gesture)
        m_overlay.set({});
    if (!gesture)
        return;
    refreshGizmo();
    Q_EMIT cursorChanged();
}

} // namespace ward::viewport
