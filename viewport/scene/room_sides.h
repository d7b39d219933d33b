// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/assets/model_mesh.h"
#include "viewport/camera/camera_view.h"

#include <string>
#include <vector>

namespace ward::viewport {

/// A wall or ceiling of a room, in the room's frame.
struct RoomSide
{
    std::string name; ///< of its node, as MeshPart::side
    Plane inner;      ///< its face towards the room; inside = the room
};

[[nodiscard]] std::vector<RoomSide> roomSides(const ModelMesh &room);

/// The side stands between the camera and the room: the eye is behind its inner face or close to it
/// (`walking`: only behind). From straight above (plan) walls stay, they are the plan.
[[nodiscard]] bool isCutAway(const RoomSide &side, const Pose &room, const CameraView &view,
                             bool walking);

} // namespace ward::viewport
