// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"
#include "core/content/schema.h"

#include <string>

namespace ward::rehearsal {

/// A condition as a person says it, with names instead of ids and in the schema's language:
/// "Call for help has not happened", "ABP mean of Mr Okafor below 65 mm[Hg]", "In phase Arrest".
[[nodiscard]] std::string sayCondition(const content::Document &document,
                                       const content::Schema &schema,
                                       const content::Record &condition);
/// Likewise a trigger: "Learner action: Call for help", "Vital below: SpO2, 88 %".
[[nodiscard]] std::string sayTrigger(const content::Document &document,
                                     const content::Schema &schema, const content::Record &trigger);

} // namespace ward::rehearsal
