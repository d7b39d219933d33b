// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_view.h"

#include <vector>

namespace ward::viewport {

/// How several things are put in order. Left, right, front and back are those of who looks.
enum class Arrangement {
    AlignLeft,
    AlignCentre,
    AlignRight,
    AlignFront,
    AlignMiddle,
    AlignBack,
    SpreadAcross, ///< equal gaps from left to right
    SpreadDeep,   ///< equal gaps from front to back
    FaceEachOther,
    FaceFirst, ///< everybody looks at the first
};

/// One of them: where it stands and the room it takes, in the world.
struct Arranged
{
    Pose pose;
    Box box;
};

/// The room's directions nearest to who looks: to the right and towards the viewer, on the level.
struct RoomAxes
{
    Vec3 right{1, 0, 0};
    Vec3 front{0, 0, 1};
};
[[nodiscard]] RoomAxes roomAxes(const CameraView &view);

/// The poses after it, in the same order. Alignment goes by the first, which stays; spreading keeps
/// the outermost two. Fewer than two things (three to spread) stay as they are.
[[nodiscard]] std::vector<Pose> arranged(const std::vector<Arranged> &things, Arrangement how,
                                         const RoomAxes &axes);

/// `thing` turned about the vertical so that its front (+Z) looks at `point`.
[[nodiscard]] Pose facing(const Pose &thing, const Vec3 &point);

} // namespace ward::viewport
