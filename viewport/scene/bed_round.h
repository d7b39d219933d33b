// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/scene_model.h"

namespace ward::viewport {

/// Going from bed to bed.
class BedRound
{
public:
    /// The bed that is selected, or on which what is selected lies; else the one that was visited
    /// last, or with `next` the one after it. nullptr where there is no bed.
    const SceneEntity *visit(const SceneModel &scene, bool next);

private:
    int m_last = -1; ///< number of the bed
};

} // namespace ward::viewport
