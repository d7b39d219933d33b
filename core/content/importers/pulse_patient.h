// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/importers.

#include "core/content/importers/pulse_meaning.h"
#include "core/content/record.h"

#include <optional>
#include <string>
#include <vector>

namespace ward::content::importers {

/// One of the diseases a patient has from the start.
struct PulseCondition
{
    std::string name;
    const Json *body = nullptr;
};

/// Who is treated, as far as the file says: without an inline `Patient`, the default adult.
struct PulsePatient
{
    Cells patient; ///< component cells
    Cells vitals;
    std::optional<double> weight; ///< kg
    std::vector<PulseCondition> conditions;
};

/// Reads `PatientConfiguration`; says which files it names that are not at hand.
[[nodiscard]] PulsePatient readPatient(const Json &root, const Schema &schema, PulseReader &reader);

} // namespace ward::content::importers
