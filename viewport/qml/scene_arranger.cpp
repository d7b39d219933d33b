// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_arranger.h"

#include "viewport/qml/aim.h"
#include "viewport/qml/entity_drag.h"

#include <algorithm>
#include <array>

namespace ward::viewport {
namespace {

/// Between a thing and its copy, in metres.
constexpr double kBeside = 0.05;
/// Things are set down from so much above where they are.
constexpr double kAbove = 0.05;

} // namespace

std::vector<const SceneEntity *> SceneArranger::roots() const
{
    const QList<Id> &ids = m_model.selection();
    std::vector<const SceneEntity *> out;
    for (const Id &id : ids) {
        const SceneEntity *entity = m_model.entity(id);
        const bool follows = std::any_of(ids.begin(), ids.end(), [&](const Id &other) {
            return other != id && m_model.pickScene().family(other).contains(id);
        });
        if (entity != nullptr && entity->kind != QLatin1String("room") && !follows)
            out.push_back(entity);
    }
    return out;
}

EntityPlace SceneArranger::placeOf(const SceneEntity &entity, const Pose &world) const
{
    return {entity.id, m_solver.frame(entity.parent, entity.socket).inverse() * world,
            entity.parent, QString::fromStdString(entity.socket)};
}

EntityPlaces SceneArranger::arrange(Arrangement how, const CameraView &view) const
{
    const auto things = roots();
    std::vector<Arranged> before;
    before.reserve(things.size());
    for (const SceneEntity *thing : things)
        before.push_back({thing->pose, thing->asset->mesh.bounds.transformed(thing->pose)});
    const std::vector<Pose> after = arranged(before, how, roomAxes(view));
    EntityPlaces out;
    for (std::size_t i = 0; i < things.size(); ++i) {
        if (after[i] != things[i]->pose && EntityDrag::canMove(m_model, things[i]->id))
            out << placeOf(*things[i], after[i]);
    }
    return out;
}

std::optional<Placement> SceneArranger::below(const SceneEntity &entity, const Vec3 &from,
                                              const IdSet &moving) const
{
    SnapRequest request;
    request.ray = {from, {0, -1, 0}};
    request.bounds = entity.asset->mesh.bounds;
    request.rotation = entity.pose.rotation;
    request.floorOnly = standsOnFloor(entity.prefab);
    request.moving = moving;
    request.parent = entity.parent;
    request.socket = entity.socket;
    return m_solver.place(request);
}

EntityPlaces SceneArranger::setDown() const
{
    EntityPlaces out;
    for (const SceneEntity *thing : roots()) {
        if (!EntityDrag::canMove(m_model, thing->id))
            continue;
        const auto found = below(*thing, thing->pose.position + Vec3{0, kAbove, 0},
                                 m_model.pickScene().family(thing->id));
        constexpr double kSame = 1e-4;
        if (found && length(found->world.position - thing->pose.position) > kSame)
            out << EntityPlace{thing->id, found->local, found->parent,
                               QString::fromStdString(found->socket)};
    }
    return out;
}

/// The next place that is meant for such a thing where this one hangs: "pump-2" after "pump-1".
std::optional<Placement> SceneArranger::nextSocket(const SceneEntity &entity) const
{
    const SceneEntity *owner = m_model.entity(entity.parent);
    if (owner == nullptr || entity.prefab == nullptr)
        return std::nullopt;
    for (const content::Socket &socket : owner->asset->sockets) {
        const bool taken = std::any_of(
            m_model.entities().begin(), m_model.entities().end(), [&](const SceneEntity &other) {
                return other.parent == owner->id && other.socket == socket.name;
            });
        if (taken || socket.kind == "surface" || socket.kind == "screen")
            continue;
        SnapRequest request;
        request.prefab = entity.prefab->id;
        request.bounds = entity.asset->mesh.bounds;
        const Vec3 at = (owner->pose * socket.pose).position;
        request.ray = {at + Vec3{0, 1, 0}, {0, -1, 0}};
        auto found = m_solver.place(request);
        if (found && found->socket == socket.name && found->isFree())
            return found;
    }
    return std::nullopt;
}

EntityPlaces SceneArranger::copies(const CameraView &view) const
{
    const auto things = roots();
    if (things.empty() || std::any_of(m_model.selection().begin(), m_model.selection().end(),
                                      [this](const Id &id) { return !m_model.entity(id); }))
        return {};
    if (things.size() == 1) {
        if (const auto found = nextSocket(*things.front()))
            return {EntityPlace{things.front()->id, found->local, found->parent,
                                QString::fromStdString(found->socket)}};
    }
    Box group;
    for (const SceneEntity *thing : things)
        group.add(thing->asset->mesh.bounds.transformed(thing->pose));
    const RoomAxes axes = roomAxes(view);
    const Vec3 size = group.size();
    const double across = std::abs(dot(size, axes.right)) + kBeside;
    const double deep = std::abs(dot(size, axes.front)) + kBeside;
    const std::array<Vec3, 4> ways{axes.right * across, axes.right * -across, axes.front * deep,
                                   axes.front * -deep};
    EntityPlaces fallback;
    constexpr int kRings = 3;
    for (int ring = 1; ring <= kRings; ++ring) {
        for (const Vec3 &way : ways) {
            EntityPlaces places;
            bool free = true;
            for (const SceneEntity *thing : things) {
                const auto found =
                    below(*thing, thing->pose.position + way * ring + Vec3{0, kAbove, 0}, {});
                // Beside a tray's edge there is nothing: not on the floor below it.
                if (!found) {
                    free = false;
                    break;
                }
                free = free && found->isFree();
                places << EntityPlace{thing->id, found->local, found->parent,
                                      QString::fromStdString(found->socket)};
            }
            if (places.size() != static_cast<qsizetype>(things.size()))
                continue;
            if (free)
                return places;
            if (fallback.isEmpty())
                fallback = places;
        }
    }
    return fallback;
}

QList<Id> SceneArranger::all() const
{
    QList<Id> out;
    for (const SceneEntity &entity : m_model.entities()) {
        const PickItem *item = m_model.pickScene().find(entity.id);
        if (item != nullptr && item->pickable && EntityDrag::canMove(m_model, entity.id))
            out << entity.id;
    }
    return out;
}

QList<Id> SceneArranger::inverse() const
{
    QList<Id> out = all();
    for (const Id &id : m_model.selection())
        out.removeAll(id);
    return out;
}

} // namespace ward::viewport
