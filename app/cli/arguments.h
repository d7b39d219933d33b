// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ward::cli {

/// The words of a command, sorted into flags, options with a value, and the rest.
struct Arguments
{
    std::vector<std::string> words;
    std::set<std::string, std::less<>> flags;                ///< "--json"
    std::map<std::string, std::string, std::less<>> options; ///< "--until" → "20:00"

    [[nodiscard]] bool has(std::string_view flag) const { return flags.contains(flag); }
    /// The option's value, or `fallback`.
    [[nodiscard]] std::string option(std::string_view name, std::string_view fallback = {}) const;
};

/// Accepts `--name value` and `--name=value`; after `--` everything is a word. Codes
/// `cli.usage.unknown-option` (with the nearest known one), `cli.usage.no-value`,
/// `cli.usage.repeated`.
[[nodiscard]] Result<Arguments> readArguments(const std::vector<std::string> &arguments,
                                              std::initializer_list<std::string_view> flags,
                                              std::initializer_list<std::string_view> options);

} // namespace ward::cli
