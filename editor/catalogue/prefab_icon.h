// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"

#include <QString>

namespace ward::editor {

/// The drawn icon of a prefab: its own, else that of what it can do or of its kind.
[[nodiscard]] QString prefabIcon(const content::Prefab &prefab);

} // namespace ward::editor
