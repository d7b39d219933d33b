// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/prefab_ghost.h"

#include "viewport/qml/aim.h"
#include "viewport/scene/qt_geometry.h"

#include <cmath>
#include <numbers>

namespace ward::viewport {

PrefabGhost::PrefabGhost(const SceneModel &model, const SnapSolver &solver, AssetStore &assets,
                         SceneOverlay &overlay)
    : m_model(model)
    , m_solver(solver)
    , m_assets(assets)
    , m_overlay(overlay)
{
}

std::optional<Placement> PrefabGhost::placement(const QString &prefab, const CameraView &view,
                                                const QPointF &at, const Snapping &snapping) const
{
    const std::string reference = prefab.toStdString();
    SnapRequest request = aim(view, at, m_assets.catalogue().prefab(reference));
    request.bounds = m_assets.asset(reference)->mesh.bounds;
    // New things look towards the person who sets them down, in quarter turns.
    const Vec3 back = view.forward() * -1.0;
    const double quarter = std::numbers::pi / 2;
    request.rotation = rotationAbout(
        {0, 1, 0}, std::round(std::atan2(back.x, back.z) / quarter) * quarter + snapping.turn);
    request.grid = snapping.grid;
    request.sockets = snapping.sockets;
    return m_solver.place(request);
}

bool PrefabGhost::show(const QString &prefab, const CameraView &view, const QPointF &at,
                       const Snapping &snapping)
{
    const auto found = placement(prefab, view, at, snapping);
    if (!found) {
        hide();
        return false;
    }
    const content::Prefab *known = m_assets.catalogue().prefab(prefab.toStdString());
    SceneOverlay::State state;
    state.ghostPrefab = prefab;
    state.ghostPosition = toVector(found->world.position);
    state.ghostRotation = toQuaternion(found->world.rotation);
    state.blocked = !found->isFree();
    if (state.blocked)
        state.obstacle = nameOfObstacle(m_model, found->blockers.front());
    state.hint = SceneOverlay::Hint::Place;
    state.hintPosition = at;
    state.subject = known != nullptr ? QString::fromStdString(known->name) : prefab;
    describeSupport(m_model, found->parent, found->socket, state);
    state.moved = toVector(found->local.position);
    m_overlay.set(state);
    return found->isFree();
}

void PrefabGhost::hide()
{
    m_overlay.set({});
}

} // namespace ward::viewport
