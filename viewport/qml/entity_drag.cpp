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
    return entity != nullptr && entity->kind != QLatin1String("room");
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
                                            const Id &id, Handle handle, const CameraView &view,
                                            const QPointF &at)
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
    const Pose start = members.front().start;
    const auto drag = GizmoDrag::begin(handle, start, view, at.x(), at.y());
    if (!drag)
        return std::nullopt;
    const auto base = view.project(start.position);
    return EntityDrag(model, solver, std::move(members), *drag,
                      base ? QPointF(base->x, base->y) - at : QPointF());
}

EntityDrag::EntityDrag(const SceneModel &model, const SnapSolver &solver,
                       std::vector<Member> members, const GizmoDrag &handle,
                       const QPointF &grabOffset)
    : m_model(&model)
    , m_solver(&solver)
    , m_members(std::move(members))
    , m_handle(handle)
    , m_grabOffset(grabOffset)
{
}

std::optional<Placement> EntityDrag::onSurface(const SceneEntity &entity, const CameraView &view,
                                               const QPointF &at, const Snapping &snapping) const
{
    SnapRequest request = aim(view, at + m_grabOffset, entity.prefab);
    request.bounds = entity.asset->mesh.bounds;
    request.rotation = lead().start.rotation;
    for (const Member &member : m_members)
        request.moving.merge(m_model->pickScene().family(member.id));
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
    m_onSurface = m_handle.handle() == Handle::Surface && snapping.surface;
    if (m_onSurface) {
        const auto placement = onSurface(*entity, view, at, snapping);
        if (!placement)
            return Step::Stayed;
        carry(placement->world, placement->parent, placement->socket);
        m_blocked = !placement->isFree();
        return Step::Moved;
    }
    Pose pose =
        m_handle.update(view, at.x(), at.y(),
                        {.grid = snapping.grid, .angle = snapping.angle, .fine = snapping.fine});
    // Rooms stand on height 0: nothing is pulled through the floor by its arrow.
    if (lead().start.position.y >= 0)
        pose.position.y = std::max(0.0, pose.position.y);
    carry(pose, entity->parent, entity->socket);
    const auto blockers = m_solver->blockers(entity->asset->mesh.bounds, pose,
                                             m_model->pickScene().family(lead().id));
    m_blocked = std::any_of(blockers.begin(), blockers.end(),
                            [entity](const Id &id) { return id != entity->parent; });
    return Step::Moved;
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

Pose EntityDrag::localPose(const Member &member) const
{
    return m_solver->frame(member.parent, member.socket).inverse() * member.now;
}

bool EntityDrag::isChanged(const Member &member) const
{
    const SceneEntity *entity = m_model->entity(member.id);
    return entity != nullptr && (member.now != member.start || member.parent != entity->parent ||
                                 member.socket != entity->socket);
}

SceneOverlay::State EntityDrag::hint(const QPointF &at) const
{
    SceneOverlay::State state;
    state.hintPosition = at;
    if (const SceneEntity *entity = m_model->entity(lead().id))
        state.subject = entity->name;
    state.blocked = m_blocked;
    state.moved = toVector(lead().now.position - lead().start.position);
    if (isTurn(m_handle.handle())) {
        state.hint = SceneOverlay::Hint::Turn;
        state.turned = m_handle.turned() * 180 / std::numbers::pi;
    } else if (m_onSurface) {
        state.hint = SceneOverlay::Hint::Place;
        describeSupport(*m_model, lead().parent, lead().socket, state);
    } else {
        state.hint = SceneOverlay::Hint::Move;
    }
    return state;
}

} // namespace ward::viewport
