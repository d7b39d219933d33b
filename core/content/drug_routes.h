// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

/// The schema's word for how a drug is given, from what people write: "nebulised" → "inhaled".
/// Empty when it is no route.
[[nodiscard]] std::string_view routeNamed(std::string_view word);

/// Every word that `routeNamed` knows.
[[nodiscard]] std::vector<std::string> routeWords();

} // namespace ward::content
