// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ward::resources {

/// The bytes of a model or thumbnail ("models/icu-bed.glb", "thumbnails/icu-bed.png"), valid for
/// the life of the program; empty when there is no such file. Any thread. Library ward_models.
[[nodiscard]] std::string_view model(std::string_view path);

} // namespace ward::resources
