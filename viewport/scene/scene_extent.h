// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/scene_model.h"

namespace ward::viewport {

/// Around each thing that is not the room's own: what an author looks at. The room, as long as
/// there is neither a bed nor anybody in it.
[[nodiscard]] std::vector<Box> content(const SceneModel &scene);
/// Around the rooms; around everything where there is none.
[[nodiscard]] Box roomBox(const SceneModel &scene);

} // namespace ward::viewport
