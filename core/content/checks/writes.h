// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/checks.

#include "core/content/checks/checker.h"

namespace ward::content {

/// What one action does to one target.
struct Write
{
    const Record *action = nullptr;
    Id entity;
    std::string path; ///< "vitals.hr"; "phase" for the session's phase
    double start = 0; ///< seconds after the rule fired
    double end = 0;   ///< later than `start` for a trend
    bool relative = false;
    bool trend = false;
    std::string mode = "replace"; ///< of a trend
    std::string text;             ///< the value as written
    std::optional<double> number; ///< in the field's unit
};

/// What the action writes, or nothing when it writes no value of a patient, a device or the
/// session.
[[nodiscard]] std::optional<Write> writeOf(const Checker &checker, const Record &action);
[[nodiscard]] std::vector<Write> writesOf(const Checker &checker, const Behaviour &behaviour);

} // namespace ward::content
