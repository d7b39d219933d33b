// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/room_sides.h"

#include <map>

namespace ward::viewport {

std::vector<RoomSide> roomSides(const ModelMesh &room)
{
    std::map<std::string, Box> boxes;
    for (const MeshPart &part : room.parts) {
        if (part.side.empty())
            continue;
        Box &box = boxes[part.side];
        for (const Vertex &v : part.vertices)
            box.add(Vec3{v.position[0], v.position[1], v.position[2]});
    }
    const Vec3 middle = room.bounds.centre();
    std::vector<RoomSide> sides;
    for (const auto &[name, box] : boxes) {
        if (box.isEmpty())
            continue;
        const Vec3 size = box.size();
        const Vec3 at = box.centre() - middle;
        RoomSide side;
        side.name = name;
        // A side is thin along the axis it closes.
        if (size.y <= size.x && size.y <= size.z)
            side.inner.normal = {0, at.y > 0 ? -1.0 : 1.0, 0};
        else if (size.x <= size.z)
            side.inner.normal = {at.x > 0 ? -1.0 : 1.0, 0, 0};
        else
            side.inner.normal = {0, 0, at.z > 0 ? -1.0 : 1.0};
        // Rails and outlets stick out of a wall; the wall itself is its outermost tenth of a metre.
        constexpr double kThickness = 0.1;
        const Vec3 n = side.inner.normal;
        double outermost = std::numeric_limits<double>::infinity();
        for (int i = 0; i < 8; ++i)
            outermost = std::min(outermost, dot(n, box.corner(i)));
        side.inner.offset = outermost + kThickness;
        sides.push_back(std::move(side));
    }
    return sides;
}

bool isCutAway(const RoomSide &side, const Pose &room, const CameraView &view, bool walking)
{
    const Pose eye = room.inverse() * view.pose;
    if (view.orthographic)
        return side.inner.normal.y < -0.5;
    // A wall seen almost from its edge fills the picture and shows nothing; who walks wants it
    // solid.
    constexpr double kNear = 0.7;
    return side.inner.distance(eye.position) < (walking ? 0.05 : kNear);
}

} // namespace ward::viewport
