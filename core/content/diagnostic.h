// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"

#include <string>
#include <vector>

namespace ward::content {

enum class Severity { Info, Warning, Error };

/// One finding, with its place. `line` and `column` count from 1; 0 = the whole file or no file.
struct Diagnostic
{
    Severity severity = Severity::Error;
    std::string file;
    int line = 0;
    int column = 0;
    Id record;
    std::string field; ///< cell name, may be empty
    Message message;
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] inline bool hasErrors(const Diagnostics &diagnostics)
{
    for (const Diagnostic &d : diagnostics) {
        if (d.severity == Severity::Error)
            return true;
    }
    return false;
}

} // namespace ward::content
