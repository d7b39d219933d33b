// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/gizmos/gizmo_drag.h"
#include "viewport/picking/snap_solver.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/scene/scene_model.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace ward::viewport {

/// Entities on their way with the pointer: the lead, whose gizmo it is, goes where the handle and
/// the surfaces allow; the others keep their places around it. Only computes; the controller shows
/// and tells. Model and solver must outlive it. GUI thread.
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

    /// Takes hold of `id` with the selection; nullopt when the handle cannot be dragged from here.
    [[nodiscard]] static std::optional<EntityDrag> begin(const SceneModel &model,
                                                         const SnapSolver &solver, const Id &id,
                                                         Handle handle, const CameraView &view,
                                                         const QPointF &at);

    [[nodiscard]] Step update(const CameraView &view, const QPointF &at, const Snapping &snapping);

    [[nodiscard]] const Member &lead() const { return m_members.front(); }
    /// The lead first.
    [[nodiscard]] const std::vector<Member> &members() const { return m_members; }
    /// As content says it: in the frame of its parent, or of its socket there.
    [[nodiscard]] Pose localPose(const Member &member) const;
    [[nodiscard]] bool isChanged(const Member &member) const;
    /// What the last update amounts to, in words and figures.
    [[nodiscard]] SceneOverlay::State hint(const QPointF &at) const;

private:
    EntityDrag(const SceneModel &model, const SnapSolver &solver, std::vector<Member> members,
               const GizmoDrag &handle, const QPointF &grabOffset);
    [[nodiscard]] std::optional<Placement> onSurface(const SceneEntity &entity,
                                                     const CameraView &view, const QPointF &at,
                                                     const Snapping &snapping) const;
    void carry(const Pose &pose, const Id &parent, const std::string &socket);

    const SceneModel *m_model;
    const SnapSolver *m_solver;
    std::vector<Member> m_members;
    GizmoDrag m_handle;
    QPointF m_grabOffset; ///< from the pointer to the base of the lead
    bool m_onSurface = false;
    bool m_blocked = false;
};

} // namespace ward::viewport
