// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/gizmos/gizmo_drag.h"
#include "viewport/picking/snap_solver.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/scene/entity_place.h"
#include "viewport/scene/scene_model.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace ward::viewport {

/// Entities on their way: the lead, whose gizmo it is, goes where the pointer, its handle and the
/// surfaces allow, or where figures say; the others keep their places around it. Only computes;
/// SceneTransform shows and tells. Model and solver must outlive it. GUI thread.
class EntityDrag
{
public:
    struct Snapping
    {
        double grid = 0;  ///< metres; 0 = free
        double angle = 0; ///< radians; 0 = free
        bool surface = true;
        bool sockets = true;
        bool fine = false;
        bool copying = false; ///< the originals stay and stand in the way
    };
    /// Where one was and where it belongs now.
    struct Member
    {
        Id id;
        Pose start;
        Pose now; ///< in the world
        Id parent;
        std::string socket;
    };
    enum class Step { Moved, Stayed, LeadGone };

    [[nodiscard]] static bool canMove(const SceneModel &model, const Id &id);
    /// The one that leads when `id` is dragged: what it hangs on, if that is selected as well.
    [[nodiscard]] static Id leadOf(const SceneModel &model, const Id &id);

    /// Takes hold of `id` with the selection; nullopt when none of it can be moved.
    [[nodiscard]] static std::optional<EntityDrag> begin(const SceneModel &model,
                                                         const SnapSolver &solver, const Id &id);
    /// By a handle; false when it cannot be dragged from here. `axes` as the gizmo's.
    [[nodiscard]] bool grab(Handle handle, const CameraView &view, const QPointF &at,
                            const Quat &axes);

    /// After `grab`: the pointer is at `at` now.
    [[nodiscard]] Step update(const CameraView &view, const QPointF &at, const Snapping &snapping);
    /// Turns the whole by so much about the vertical, from the next update on.
    void spin(double angle) { m_spin += angle; }
    /// By figures, from where it started: metres in the world, then radians about an axis through
    /// the lead.
    [[nodiscard]] Step put(const Vec3 &by, const Vec3 &axis = {0, 1, 0}, double angle = 0);

    [[nodiscard]] const Member &lead() const { return m_members.front(); }
    /// The lead first.
    [[nodiscard]] const std::vector<Member> &members() const { return m_members; }
    [[nodiscard]] bool isChanged() const;
    /// As content says it; only those that changed, or all of them for copies.
    [[nodiscard]] EntityPlaces places(bool all = false) const;
    /// What the last update amounts to, in words and figures.
    [[nodiscard]] SceneOverlay::State hint(const QPointF &at) const;

private:
    EntityDrag(const SceneModel &model, const SnapSolver &solver, std::vector<Member> members);
    [[nodiscard]] std::optional<Placement> onSurface(const SceneEntity &entity,
                                                     const CameraView &view, const QPointF &at,
                                                     const Snapping &snapping) const;
    void carry(const Pose &pose, const Id &parent, const std::string &socket);
    [[nodiscard]] bool isChanged(const Member &member) const;
    [[nodiscard]] IdSet families() const;
    void findObstacle(bool leadToo, bool copying);

    const SceneModel *m_model;
    const SnapSolver *m_solver;
    std::vector<Member> m_members;
    std::optional<GizmoDrag> m_handle;
    QPointF m_grabOffset; ///< from the pointer to the base of the lead
    QPointF m_hold;       ///< from the pointer to where the level is held
    bool m_onSurface = false;
    double m_turned = 0;
    double m_spin = 0;
    std::optional<Id> m_obstacle; ///< what is in the way
};

} // namespace ward::viewport
