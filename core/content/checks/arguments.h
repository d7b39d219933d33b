// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/checks.

#include <map>
#include <string>
#include <string_view>

namespace ward::content {

using ArgumentTexts = std::map<std::string, std::string, std::less<>>;

/// "key=value; key=value", as the cell `args` of an action holds it; parts without "=" are left
/// out.
[[nodiscard]] ArgumentTexts argumentTexts(std::string_view text);

} // namespace ward::content
