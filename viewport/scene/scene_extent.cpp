// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/scene_extent.h"

namespace ward::viewport {
namespace {

Box boxOf(const SceneModel &scene, bool rooms)
{
    Box box;
    for (const SceneEntity &entity : scene.entities()) {
        if ((entity.kind == QLatin1String("room")) == rooms)
            box.add(entity.asset->mesh.bounds.transformed(entity.pose));
    }
    return box;
}

} // namespace

Box contentBox(const SceneModel &scene)
{
    const Box box = boxOf(scene, false);
    return box.isEmpty() ? roomBox(scene) : box;
}

Box roomBox(const SceneModel &scene)
{
    const Box box = boxOf(scene, true);
    return box.isEmpty() ? scene.pickScene().bounds() : box;
}

} // namespace ward::viewport
