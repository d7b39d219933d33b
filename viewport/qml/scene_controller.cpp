// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_controller.h"

namespace ward::viewport {
namespace {

constexpr double kDragThreshold = 4;
constexpr double kGrid = 0.05;
const double kAngle = radians(15);
constexpr double kWalkSpeed = 1.7;
/// So many pixels beside a tray still mean the tray.
constexpr double kSnapPixels = 32;

QVector3D vector(const Vec3 &v)
{
    return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)};
}

QQuaternion quaternion(const Quat &q)
{
    return {static_cast<float>(q.w), static_cast<float>(q.x), static_cast<float>(q.y),
            static_cast<float>(q.z)};
}

/// "top-tray" reads "top tray".
QString placeName(const std::string &socket)
{
    return QString::fromStdString(socket).replace(QLatin1Char('-'), QLatin1Char(' '));
}

bool standsOnFloor(const content::Prefab &prefab)
{
    constexpr double kTall = 0.9;
    return prefab.kind == "actor" || prefab.kind == "furniture" || prefab.kind == "room" ||
           (prefab.kind == "device" && prefab.size.y > kTall);
}

} // namespace

SceneController::SceneController(SceneModel &model, SceneCamera &camera, SceneOverlay &overlay,
                                 AssetStore &assets)
    : m_model(model)
    , m_camera(camera)
    , m_overlay(overlay)
    , m_assets(assets)
    , m_solver(model.pickScene(), assets.catalogue())
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
    const SceneEntity *entity = m_model.entity(id);
    return m_options.editable && entity != nullptr && entity->kind != QLatin1String("room");
}

QString SceneController::nameOf(const Id &id) const
{
    const SceneEntity *entity = m_model.entity(id);
    return entity != nullptr ? entity->name : QString();
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
        handle != Handle::None && beginDrag(handle, {}, at))
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
    switch (key) {
    case Qt::Key_W:
    case Qt::Key_A:
    case Qt::Key_S:
    case Qt::Key_D:
    case Qt::Key_Q:
    case Qt::Key_E:
        m_keys.insert(key);
        walk();
        return true;
    default:
        return false;
    }
}

bool SceneController::keyRelease(int key)
{
    if (!m_keys.remove(key))
        return false;
    walk();
    return true;
}

void SceneController::releaseKeys()
{
    if (m_keys.isEmpty())
        return;
    m_keys.clear();
    walk();
}

void SceneController::walk()
{
    const auto along = [this](int forward, int back) {
        return (m_keys.contains(forward) ? kWalkSpeed : 0) -
               (m_keys.contains(back) ? kWalkSpeed : 0);
    };
    m_camera.setWalking(
        {along(Qt::Key_D, Qt::Key_A), along(Qt::Key_E, Qt::Key_Q), along(Qt::Key_W, Qt::Key_S)});
}

// --- dragging -----------------------------------------------------------------------------------

bool SceneController::beginDrag(Handle handle, const Id &grabbed, const QPointF &at)
{
    QList<Id> ids = m_model.selection();
    const Id lead = !grabbed.isNull() ? grabbed : ids.isEmpty() ? Id{} : ids.last();
    if (!isMovable(lead))
        return false;
    ids.removeAll(lead);
    ids.prepend(lead);
    m_carried.clear();
    const IdSet leadFamily = m_model.pickScene().family(lead);
    for (const Id &id : ids) {
        const SceneEntity *entity = m_model.entity(id);
        // What hangs on another thing that is dragged follows it anyway.
        bool follows = false;
        for (const Carried &other : m_carried)
            follows = follows || m_model.pickScene().family(other.id).contains(id);
        if (entity == nullptr || !isMovable(id) || follows)
            continue;
        m_carried.push_back({id, entity->pose, entity->pose, entity->parent, entity->socket});
    }
    m_drag = GizmoDrag::begin(handle, m_carried.front().start, m_camera.view(), at.x(), at.y());
    if (!m_drag) {
        m_carried.clear();
        return false;
    }
    const auto base = m_camera.view().project(m_carried.front().start.position);
    m_grabOffset = base ? QPointF(base->x, base->y) - at : QPointF();
    m_gesture = Gesture::Drag;
    setHovered({});
    setHot(handle);
    Q_EMIT cursorChanged();
    return true;
}

void SceneController::allowMiss(SnapRequest &request) const
{
    // A pixel is as large as what it shows is far.
    const CameraView &view = m_camera.view();
    if (view.orthographic)
        request.reach = kSnapPixels * view.visibleHeight / view.height;
    else
        request.reachGrowth =
            kSnapPixels * 2 * std::tan(radians(view.fieldOfView) / 2) / view.height;
}

std::optional<Placement> SceneController::surfacePlacement(const QPointF &at, double grid,
                                                           Qt::KeyboardModifiers modifiers) const
{
    const Carried &lead = m_carried.front();
    const SceneEntity *entity = m_model.entity(lead.id);
    if (entity == nullptr)
        return std::nullopt;
    SnapRequest request;
    request.ray = rayAt(at + m_grabOffset);
    request.bounds = entity->asset->mesh.bounds;
    request.rotation = lead.start.rotation;
    request.moving = m_model.pickScene().family(lead.id);
    for (std::size_t i = 1; i < m_carried.size(); ++i)
        request.moving.merge(m_model.pickScene().family(m_carried[i].id));
    request.parent = entity->parent;
    request.socket = entity->socket;
    request.grid = grid;
    request.sockets = !modifiers.testFlag(Qt::AltModifier);
    allowMiss(request);
    if (entity->prefab != nullptr) {
        request.prefab = entity->prefab->id;
        request.floorOnly = standsOnFloor(*entity->prefab);
    }
    return m_solver.place(request);
}

void SceneController::updateDrag(const QPointF &at, Qt::KeyboardModifiers modifiers)
{
    const bool toggle = modifiers.testFlag(Qt::ControlModifier);
    DragOptions options;
    options.grid = m_options.grid != toggle ? kGrid : 0;
    options.angle = m_options.angle != toggle ? kAngle : 0;
    options.fine = modifiers.testFlag(Qt::ShiftModifier);
    Carried &lead = m_carried.front();
    const SceneEntity *entity = m_model.entity(lead.id);
    if (entity == nullptr) { // it was removed under the pointer
        cancel();
        return;
    }
    if (m_drag->handle() == Handle::Surface && m_options.surface != toggle) {
        const auto placement = surfacePlacement(at, options.grid, modifiers);
        if (!placement)
            return;
        carry(placement->world, placement->parent, placement->socket);
        showDragHint(at, !placement->isFree());
        return;
    }
    Pose pose = m_drag->update(m_camera.view(), at.x(), at.y(), options);
    // Rooms stand on height 0: nothing is pulled through the floor by its arrow.
    if (lead.start.position.y >= 0)
        pose.position.y = std::max(0.0, pose.position.y);
    carry(pose, entity->parent, entity->socket);
    const auto blockers =
        m_solver.blockers(entity->asset->mesh.bounds, pose, m_model.pickScene().family(lead.id));
    bool blocked = false;
    for (const Id &id : blockers)
        blocked = blocked || (id != lead.parent && id != entity->parent);
    showDragHint(at, blocked);
}

void SceneController::carry(const Pose &pose, const Id &parent, const std::string &socket)
{
    Carried &lead = m_carried.front();
    const Quat turn = normalised(pose.rotation * lead.start.rotation.conjugate());
    lead.now = pose;
    lead.parent = parent;
    lead.socket = socket;
    for (std::size_t i = 1; i < m_carried.size(); ++i) {
        Carried &other = m_carried[i];
        other.now.position =
            pose.position + turn.rotate(other.start.position - lead.start.position);
        other.now.rotation = normalised(turn * other.start.rotation);
    }
    for (const Carried &one : m_carried) {
        m_model.preview(one.id, one.now);
        Q_EMIT posePreview(one.id, m_solver.frame(one.parent, one.socket).inverse() * one.now,
                           one.parent, QString::fromStdString(one.socket));
    }
}

void SceneController::showDragHint(const QPointF &at, bool blocked)
{
    const Carried &lead = m_carried.front();
    SceneOverlay::State state = m_overlay.state();
    state.hintPosition = at;
    state.subject = nameOf(lead.id);
    state.blocked = blocked;
    state.moved = vector(lead.now.position - lead.start.position);
    state.support.clear();
    state.socket.clear();
    if (isTurn(m_drag->handle())) {
        state.hint = SceneOverlay::Hint::Turn;
        state.turned = m_drag->turned() * 180 / std::numbers::pi;
    } else if (m_drag->handle() == Handle::Surface && m_options.surface) {
        state.hint = SceneOverlay::Hint::Place;
        const PickItem *support = m_model.pickScene().find(lead.parent);
        if (support != nullptr && !support->isRoom())
            state.support = nameOf(lead.parent);
        state.socket = placeName(lead.socket);
    } else {
        state.hint = SceneOverlay::Hint::Move;
    }
    m_overlay.set(state);
}

void SceneController::endDrag()
{
    const auto carried = std::exchange(m_carried, {});
    m_drag.reset();
    m_overlay.set({});
    for (const Carried &one : carried) {
        const SceneEntity *entity = m_model.entity(one.id);
        if (entity == nullptr)
            continue;
        if (one.now == one.start && one.parent == entity->parent && one.socket == entity->socket) {
            Q_EMIT poseCancelled(one.id);
            continue;
        }
        Q_EMIT poseCommitted(one.id, m_solver.frame(one.parent, one.socket).inverse() * one.now,
                             one.parent, QString::fromStdString(one.socket));
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
    const auto carried = std::exchange(m_carried, {});
    m_drag.reset();
    m_gesture = Gesture::None;
    m_button = Qt::NoButton;
    m_overlay.set({});
    m_model.clearPreview();
    for (const Carried &one : carried)
        Q_EMIT poseCancelled(one.id);
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

std::optional<Placement> SceneController::placementFor(const QString &prefab, const QPointF &at,
                                                       Qt::KeyboardModifiers modifiers) const
{
    const auto asset = m_assets.asset(prefab.toStdString());
    const content::Prefab *known = m_assets.catalogue().prefab(prefab.toStdString());
    SnapRequest request;
    request.ray = rayAt(at);
    request.bounds = asset->mesh.bounds;
    // New things look towards the person who sets them down, in quarter turns.
    const Vec3 back = m_camera.view().forward() * -1.0;
    const double quarter = std::numbers::pi / 2;
    request.rotation =
        rotationAbout({0, 1, 0}, std::round(std::atan2(back.x, back.z) / quarter) * quarter);
    const bool toggle = modifiers.testFlag(Qt::ControlModifier);
    request.grid = m_options.grid != toggle ? kGrid : 0;
    request.sockets = m_options.surface != toggle && !modifiers.testFlag(Qt::AltModifier);
    allowMiss(request);
    if (known != nullptr) {
        request.prefab = known->id;
        request.floorOnly = standsOnFloor(*known);
    }
    return m_solver.place(request);
}

bool SceneController::showGhost(const QString &prefab, const QPointF &at,
                                Qt::KeyboardModifiers modifiers)
{
    const auto placement = placementFor(prefab, at, modifiers);
    if (!placement) {
        leavePrefab();
        return false;
    }
    const content::Prefab *known = m_assets.catalogue().prefab(prefab.toStdString());
    SceneOverlay::State state;
    state.ghostPrefab = prefab;
    state.ghostPosition = vector(placement->world.position);
    state.ghostRotation = quaternion(placement->world.rotation);
    state.blocked = !placement->isFree();
    state.hint = SceneOverlay::Hint::Place;
    state.hintPosition = at;
    state.subject = known != nullptr ? QString::fromStdString(known->name) : prefab;
    const PickItem *support = m_model.pickScene().find(placement->parent);
    if (support != nullptr && !support->isRoom())
        state.support = nameOf(placement->parent);
    state.socket = placeName(placement->socket);
    state.moved = vector(placement->local.position);
    m_overlay.set(state);
    return placement->isFree();
}

bool SceneController::dragPrefab(const QString &prefab, const QPointF &at,
                                 Qt::KeyboardModifiers modifiers)
{
    return m_options.editable && showGhost(prefab, at, modifiers);
}

bool SceneController::dropPrefab(const QString &prefab, const QPointF &at,
                                 Qt::KeyboardModifiers modifiers)
{
    const auto placement = m_options.editable ? placementFor(prefab, at, modifiers) : std::nullopt;
    leavePrefab();
    if (!placement)
        return false;
    Q_EMIT spawnRequested(prefab, placement->local, placement->parent,
                          QString::fromStdString(placement->socket));
    return true;
}

void SceneController::leavePrefab()
{
    m_overlay.set({});
}

// --- derived state ------------------------------------------------------------------------------

void SceneController::refreshGizmo()
{
    Gizmo gizmo;
    const QList<Id> &selection = m_model.selection();
    const Id lead = !m_carried.empty()    ? m_carried.front().id
                    : selection.isEmpty() ? Id{}
                                          : selection.last();
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
    m_model.setLook({m_camera.view(), m_options.walking, m_options.tolerance});
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
