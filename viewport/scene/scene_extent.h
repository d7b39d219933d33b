// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/scene_model.h"

namespace ward::viewport {

/// Around everything that is not a room: what an author looks at. The room where there is nothing.
[[nodiscard]] Box contentBox(const SceneModel &scene);
/// Around the rooms; around everything where there is none.
[[nodiscard]] Box roomBox(const SceneModel &scene);

} // namespace ward::viewport
