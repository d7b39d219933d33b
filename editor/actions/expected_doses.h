// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"
#include "core/content/schema.h"

#include <string>
#include <vector>

namespace ward::editor {

/// One dose of a drug that a scenario waits for, ready to be given.
struct ExpectedDose
{
    std::string drug;  ///< "adrenaline"
    std::string dose;  ///< "1 mg"
    std::string route; ///< "iv"
    bool operator==(const ExpectedDose &) const = default;
};

/// The boluses that the rules of a scenario react to, in its order, each once. A rule that names no
/// dose or no route means the usual one of that drug. Infusions are not among them: their rate is
/// for the user to say.
[[nodiscard]] std::vector<ExpectedDose> expectedDoses(const content::Document &document,
                                                      const content::Schema &schema);

} // namespace ward::editor
