// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/gizmos/arrange.h"
#include "viewport/picking/snap_solver.h"
#include "viewport/scene/entity_place.h"
#include "viewport/scene/scene_model.h"

namespace ward::viewport {

/// What is done to the whole selection at one command: put in order, set down, doubled. Computes
/// where things belong; whoever asks makes it a change. Model and solver must outlive it. GUI
/// thread.
class SceneArranger
{
public:
    SceneArranger(const SceneModel &model, const SnapSolver &solver)
        : m_model(model)
        , m_solver(solver)
    {
    }

    /// Those that move; the first that was selected is what the others go by.
    [[nodiscard]] EntityPlaces arrange(Arrangement how, const CameraView &view) const;
    /// Onto whatever is below each of them.
    [[nodiscard]] EntityPlaces setDown() const;
    /// Where copies of the selection have room beside it; empty when some of it is not a thing in
    /// the room.
    [[nodiscard]] EntityPlaces copies(const CameraView &view) const;
    /// Everything that can be seen and moved.
    [[nodiscard]] QList<Id> all() const;
    /// The others of them.
    [[nodiscard]] QList<Id> inverse() const;

private:
    /// The selection without what hangs on another selected thing, in the order of selecting.
    [[nodiscard]] std::vector<const SceneEntity *> roots() const;
    [[nodiscard]] EntityPlace placeOf(const SceneEntity &entity, const Pose &world) const;
    [[nodiscard]] std::optional<Placement> below(const SceneEntity &entity, const Vec3 &from,
                                                 const IdSet &moving) const;
    [[nodiscard]] std::optional<Placement> nextSocket(const SceneEntity &entity) const;

    const SceneModel &m_model;
    const SnapSolver &m_solver;
};

} // namespace ward::viewport
