// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_view.h"
#include "viewport/picking/snap_solver.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/scene/scene_model.h"

#include <QPointF>

namespace ward::viewport {

/// What a person means by pointing somewhere with a thing in hand: the ray through the pointer, how
/// far it may miss, and what the thing (nullptr = not in the catalogue) stands on.
[[nodiscard]] SnapRequest aim(const CameraView &view, const QPointF &at,
                              const content::Prefab *thing);

/// Beds, trolleys and people are for the floor, whatever lies before it.
[[nodiscard]] bool standsOnFloor(const content::Prefab *thing);

/// Names what something lands on, for the hint at the pointer.
void describeSupport(const SceneModel &model, const Id &parent, const std::string &socket,
                     SceneOverlay::State &state);

/// What people call something that is in the way; empty for the room itself: its walls.
[[nodiscard]] QString nameOfObstacle(const SceneModel &model, const Id &id);

} // namespace ward::viewport
