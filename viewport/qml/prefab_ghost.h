// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/picking/snap_solver.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/scene/scene_model.h"

#include <QPointF>

#include <optional>

namespace ward::viewport {

/// A new thing under the pointer before it is set down: where it would land, and how that shows.
/// Everything it is given must outlive it. GUI thread.
class PrefabGhost
{
public:
    struct Snapping
    {
        double grid = 0; ///< metres; 0 = free
        bool sockets = true;
        double turn = 0; ///< radians, from looking at the person
    };

    PrefabGhost(const SceneModel &model, const SnapSolver &solver, AssetStore &assets,
                SceneOverlay &overlay);

    /// nullopt when there is nothing it could stand on.
    [[nodiscard]] std::optional<Placement> placement(const QString &prefab, const CameraView &view,
                                                     const QPointF &at,
                                                     const Snapping &snapping) const;
    /// Says whether it can be set down there.
    bool show(const QString &prefab, const CameraView &view, const QPointF &at,
              const Snapping &snapping);
    void hide();

private:
    const SceneModel &m_model;
    const SnapSolver &m_solver;
    AssetStore &m_assets;
    SceneOverlay &m_overlay;
};

} // namespace ward::viewport
