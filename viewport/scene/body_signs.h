// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"

#include <string_view>

namespace ward::viewport {

/// What a body shows to whoever looks at it, as values of the schema's enumerations.
struct BodySigns
{
    std::string_view skin = "normal";
    std::string_view eyes = "open";
};

/// Where the author says `auto`, from the vitals of that moment; else what the author says. It is
/// presentation, engineering choices unless a source is named: nothing in the engine knows of it.
[[nodiscard]] BodySigns bodySigns(const world::World &world, world::Handle patient);

} // namespace ward::viewport
