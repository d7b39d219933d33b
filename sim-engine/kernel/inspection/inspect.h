// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"
#include "sim-engine/kernel/inspection/views.h"

namespace ward::kernel {

/// nullopt when the running scenario has no such rule (or it is disabled).
[[nodiscard]] std::optional<RuleView> viewOfRule(const Core &core, const Id &rule);
/// nullopt when the field is no vital of a patient.
[[nodiscard]] std::optional<ValueView> viewOfValue(const Core &core, world::Handle handle,
                                                   world::FieldRef field);
/// What disturbs the patient's body in a way that moves the channel.
[[nodiscard]] std::vector<Influence> influencesOn(const Core &core, const PatientState &patient,
                                                  Channel channel);

} // namespace ward::kernel
