// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/checks: the shapes that quick fixes have.

#include "core/content/checks/checker.h"

namespace ward::content {

/// "Set Clears at to 91 %".
[[nodiscard]] QuickFix setFix(const Checker &checker, FixKind kind, const Record &record,
                              std::string_view cell, CellValue after);
/// "Leave Only in phase empty".
[[nodiscard]] QuickFix clearFix(const Checker &checker, FixKind kind, const Record &record,
                                std::string_view cell);
/// "Swap Low limit and High limit".
[[nodiscard]] QuickFix swapFix(const Checker &checker, FixKind kind, const Record &record,
                               std::string_view a, std::string_view b);
/// "Remove the Condition": with all that belongs to it and every reference to it.
[[nodiscard]] QuickFix removeFix(const Checker &checker, FixKind kind, const Record &record);
/// "Write “noradrenaline”" for a misspelt name; none when nothing is near.
void addNearest(const Checker &checker, Diagnostic &finding, const std::string &nearest);
/// "Connect it to Mr Okafor": for each patient, when there are few.
void addPatients(const Checker &checker, Diagnostic &finding, const Record &record,
                 std::string_view cell);
/// "Plan the scenario until 31:00".
[[nodiscard]] QuickFix longerFix(const Checker &checker, double untilSeconds);

} // namespace ward::content
