// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/bed_round.h"

#include <vector>

namespace ward::viewport {

const SceneEntity *BedRound::visit(const SceneModel &scene, bool next)
{
    std::vector<const SceneEntity *> beds;
    int chosen = -1;
    for (const SceneEntity &entity : scene.entities()) {
        if (entity.prefab == nullptr || !entity.prefab->has("bed.support"))
            continue;
        const IdSet family = scene.pickScene().family(entity.id);
        for (const Id &id : scene.selection()) {
            if (family.contains(id))
                chosen = static_cast<int>(beds.size());
        }
        beds.push_back(&entity);
    }
    if (beds.empty())
        return nullptr;
    const int count = static_cast<int>(beds.size());
    if (chosen < 0)
        chosen = next || m_last < 0 ? (m_last + 1) % count : m_last % count;
    m_last = chosen;
    return beds[static_cast<std::size_t>(chosen)];
}

} // namespace ward::viewport
