// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/entity_drag.h"

#include "viewport/qml/aim.h"
#include "viewport/scene/qt_geometry.h"

#include <algorithm>
#include <numbers>

namespace ward::viewport {

bool EntityDrag::canMove(const SceneModel &model, const Id &id)
{
    const SceneEntity *entity = model.entity(id);
    return entity != nullptr && entity->kind != QLatin1String("room") && !model.isLocked(id);
}

Id EntityDrag::leadOf(const SceneModel &model, const Id &id)
{
    Id lead = id;
    for (const Id &other : model.selection()) {
        if (other != lead && canMove(model, other) &&
            model.pickScene().family(other).contains(lead))
            lead = other;
    }
    return lead;
}

std::optional<EntityDrag> EntityDrag::begin(const SceneModel &model, const SnapSolver &solver,
                                            const Id &id)
{
    const Id lead = leadOf(model, id);
    if (!canMove(model, lead))
        return std::nullopt;
    QList<Id> ids = model.selection();
    ids.removeAll(lead);
    ids.prepend(lead);
    std::vector<Member> members;
    for (const Id &one : ids) {
        // What hangs on another thing that is dragged follows it anyway.
        const bool follows = std::any_of(ids.begin(), ids.end(), [&](const Id &other) {
            return other != one && canMove(model, other) &&
                   model.pickScene().family(other).contains(one);
        });
        if (follows || !canMove(model, one))
            continue;
        const SceneEntity &entity = *model.entity(one);
        members.push_back({one, entity.pose, entity.pose, entity.parent, entity.socket});
    }
    return EntityDrag(model, solver, std::move(members));
}

EntityDrag::EntityDrag(const SceneModel &model, const SnapSolver &solver,
                       std::vector<Member> members)
    : m_model(&model)
    , m_solver(&solver)
    , m_members(std::move(members))
{
}

bool EntityDrag::grab(Handle handle, const CameraView &view, const QPointF &at, const Quat &axes)
{
    const Pose &start = lead().start;
    const auto base = view.project(start.position);
    m_grabOffset = base ? QPointF(base->x, base->y) - at : QPointF();
    m_hold = {};
    m_handle = GizmoDrag::begin(handle, start, view, at.x(), at.y(), axes);
    if (!m_handle && handle == Handle::Surface && base) {
        // Grabbed above the horizon, at a name tag: it is held by its foot.
        m_hold = m_grabOffset;
        m_handle = GizmoDrag::begin(handle, start, view, base->x, base->y, axes);
    }
    return m_handle.has_value();
}

IdSet EntityDrag::families() const
{
    IdSet all;
    for (const Member &member : m_members)
        all.merge(m_model->pickScene().family(member.id));
    return all;
}

std::optional<Placement> EntityDrag::onSurface(const SceneEntity &entity, const CameraView &view,
                                               const QPointF &at, const Snapping &snapping) const
{
    SnapRequest request = aim(view, at + m_grabOffset, entity.prefab);
    request.bounds = entity.asset->mesh.bounds;
    request.rotation = rotationAbout({0, 1, 0}, m_spin) * lead().start.rotation;
    request.moving = families();
    request.parent = entity.parent;
    request.socket = entity.socket;
    request.grid = snapping.grid;
    request.sockets = snapping.sockets;
    return m_solver->place(request);
}

EntityDrag::Step EntityDrag::update(const CameraView &view, const QPointF &at,
                                    const Snapping &snapping)
{
    const SceneEntity *entity = m_model->entity(lead().id);
    if (entity == nullptr) // it was removed under the pointer
        return Step::LeadGone;
    m_onSurface = m_handle->handle() == Handle::Surface && snapping.surface;
    m_turned = 0;
    if (m_onSurface) {
        const auto placement = onSurface(*entity, view, at, snapping);
        if (!placement)
            return Step::Stayed;
        carry(placement->world, placement->parent, placement->socket);
        m_obstacle.reset();
        if (!placement->isFree())
            m_obstacle = placement->blockers.front();
        // The place that was found has been looked at; only a copy may stand in its original.
        findObstacle(snapping.copying, snapping.copying);
        return Step::Moved;
    }
    Pose pose =
        m_handle->update(view, at.x() + m_hold.x(), at.y() + m_hold.y(),
                         {.grid = snapping.grid, .angle = snapping.angle, .fine = snapping.fine});
    m_turned = m_handle->turned();
    // Rooms stand on height 0: nothing is pulled through the floor by its arrow.
    if (lead().start.position.y >= 0)
        pose.position.y = std::max(0.0, pose.position.y);
    if (m_spin != 0)
        pose.rotation = normalised(rotationAbout({0, 1, 0}, m_spin) * pose.rotation);
    carry(pose, entity->parent, entity->socket);
    m_obstacle.reset();
    findObstacle(true, snapping.copying);
    return Step::Moved;
}

EntityDrag::Step EntityDrag::put(const Vec3 &by, const Vec3 &axis, double angle)
{
    const SceneEntity *entity = m_model->entity(lead().id);
    if (entity == nullptr)
        return Step::LeadGone;
    Pose pose = lead().start;
    pose.position = pose.position + by;
    if (lead().start.position.y >= 0)
        pose.position.y = std::max(0.0, pose.position.y);
    if (angle != 0)
        pose.rotation = normalised(rotationAbout(axis, angle) * pose.rotation);
    m_onSurface = false;
    m_turned = angle;
    carry(pose, entity->parent, entity->socket);
    m_obstacle.reset();
    findObstacle(true, false);
    return Step::Moved;
}

void EntityDrag::findObstacle(bool leadToo, bool copying)
{
    const IdSet moving = copying ? IdSet{} : families();
    for (const Member &member : m_members) {
        if (m_obstacle)
            return;
        const bool isLead = &member == &m_members.front();
        const SceneEntity *entity = m_model->entity(member.id);
        // What hangs on a wall or a pole touches it.
        if (entity == nullptr || (isLead ? !leadToo : !member.socket.empty()))
            continue;
        IdSet except = moving;
        except.insert(member.parent);
        const auto found = m_solver->blockers(entity->asset->mesh.bounds, member.now, except);
        if (!found.empty())
            m_obstacle = found.front();
    }
}

void EntityDrag::carry(const Pose &pose, const Id &parent, const std::string &socket)
{
    Member &lead = m_members.front();
    const Quat turn = normalised(pose.rotation * lead.start.rotation.conjugate());
    lead.now = pose;
    lead.parent = parent;
    lead.socket = socket;
    for (std::size_t i = 1; i < m_members.size(); ++i) {
        Member &other = m_members[i];
        other.now.position =
            pose.position + turn.rotate(other.start.position - lead.start.position);
        other.now.rotation = normalised(turn * other.start.rotation);
    }
}

bool EntityDrag::isChanged(const Member &member) const
{
    const SceneEntity *entity = m_model->entity(member.id);
    return entity != nullptr && (member.now != member.start || member.parent != entity->parent ||
                                 member.socket != entity->socket);
}

bool EntityDrag::isChanged() const
{
    return std::any_of(m_members.begin(), m_members.end(),
                       [this](const Member &member) { return isChanged(member); });
}

EntityPlaces EntityDrag::places(bool all) const
{
    EntityPlaces out;
    for (const Member &member : m_members) {
        if (all ? m_model->entity(member.id) != nullptr : isChanged(member))
            out << EntityPlace{member.id,
                               m_solver->frame(member.parent, member.socket).inverse() * member.now,
                               member.parent, QString::fromStdString(member.socket)};
    }
    return out;
}

SceneOverlay::State EntityDrag::hint(const QPointF &at) const
{
    SceneOverlay::State state;
    state.hintPosition = at;
    if (const SceneEntity *entity = m_model->entity(lead().id))
        state.subject = entity->name;
    state.count = static_cast<int>(m_members.size());
    if (m_obstacle) {
        state.blocked = true;
        state.obstacle = nameOfObstacle(*m_model, *m_obstacle);
    }
    state.moved = toVector(lead().now.position - lead().start.position);
    if ((m_handle && isTurn(m_handle->handle())) || m_turned != 0) {
        state.hint = SceneOverlay::Hint::Turn;
        state.turned = m_turned * 180 / std::numbers::pi;
    } else if (m_onSurface) {
        state.hint = SceneOverlay::Hint::Place;
        describeSupport(*m_model, lead().parent, lead().socket, state);
    } else {
        state.hint = SceneOverlay::Hint::Move;
    }
    return state;
}

} // namespace ward::viewport
