// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Step 4 of the tick for the lungs: integrates the recorded respiratory rate into breaths on the
/// track, in the pattern that is recorded and at the depth the body plans.
void advanceBreaths(Core &core, PatientState &patient, std::int64_t fromUs, std::int64_t toUs);
/// One breath by hand at the present instant.
void addBagBreath(Core &core, PatientState &patient, double volume);

} // namespace ward::kernel
