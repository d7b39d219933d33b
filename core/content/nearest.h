// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

/// Edits (insert, delete, replace, swap of neighbours) between two texts, ASCII case ignored.
[[nodiscard]] int editDistance(std::string_view a, std::string_view b);

/// The known name a misspelt one most likely meant, for "did you mean"; empty when nothing is near
/// (more than a third of the letters would have to change) and no name goes on from what was given
/// (at least three letters). Ties go to the earlier name.
[[nodiscard]] std::string nearestName(std::string_view name, const std::vector<std::string> &known);

} // namespace ward::content
