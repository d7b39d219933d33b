// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"

#include <span>
#include <string>
#include <string_view>

namespace ward::content {

/// One thing that is checked. Codes are stable: scripts and suppressions rely on them.
struct CheckInfo
{
    std::string_view code;
    Severity severity = Severity::Warning;
    std::string_view theme;
    std::string_view title;   ///< what is found
    std::string_view looksAt; ///< kinds of record
    bool hasFix = false;      ///< at least some of its findings come with a quick fix
};

/// Every code that `checkDocument` can report, by theme, in the order of the documentation.
[[nodiscard]] std::span<const CheckInfo> checkRegistry();
/// Its entry, or nullptr.
[[nodiscard]] const CheckInfo *checkInfo(std::string_view code);

/// "info", "warning", "error".
[[nodiscard]] std::string_view severityWord(Severity severity);

/// `docs/checks.md`.
[[nodiscard]] std::string checksAsMarkdown();

} // namespace ward::content
