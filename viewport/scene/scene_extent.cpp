// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/scene_extent.h"

namespace ward::viewport {
namespace {

/// Doors, curtains and basins are where the walls are; one does not come to see them.
bool belongsToRoom(const SceneEntity &entity)
{
    return entity.prefab != nullptr && entity.prefab->category == "Room";
}

/// What a room is there for.
bool isMatter(const SceneEntity &entity)
{
    return entity.kind == QLatin1String("patient") || entity.kind == QLatin1String("actor") ||
           (entity.prefab != nullptr && entity.prefab->has("bed.support"));
}

} // namespace

std::vector<Box> content(const SceneModel &scene)
{
    std::vector<Box> boxes;
    bool furnished = false;
    for (const SceneEntity &entity : scene.entities()) {
        furnished |= isMatter(entity);
        if (entity.kind != QLatin1String("room") && !belongsToRoom(entity))
            boxes.push_back(entity.asset->mesh.bounds.transformed(entity.pose));
    }
    return furnished ? boxes : std::vector{roomBox(scene)};
}

Box roomBox(const SceneModel &scene)
{
    Box box;
    for (const SceneEntity &entity : scene.entities()) {
        if (entity.kind == QLatin1String("room"))
            box.add(entity.asset->mesh.bounds.transformed(entity.pose));
    }
    return box.isEmpty() ? scene.pickScene().bounds() : box;
}

} // namespace ward::viewport
