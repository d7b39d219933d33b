// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"

#include <string>
#include <vector>

namespace ward::content {

enum class Severity { Info, Warning, Error };

/// Whether a quick fix may be made without asking.
enum class FixKind {
    Safe,  ///< nothing that works now works differently afterwards
    Choice ///< a person has to say that it is what they meant
};

/// A way to put a finding right: applied to the document it was found in, the finding is gone and
/// the inverse brings everything back. The change-set has no id; who applies it gives it one.
struct QuickFix
{
    FixKind kind = FixKind::Choice;
    Message message; ///< what it does, as a command: "Set Clears at to 91 %"
    ChangeSet change;
};

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
    std::vector<QuickFix> fixes = {}; ///< the likeliest first; empty when only a person can know
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
