// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <span>

namespace ward::kernel {

/// Blood gases are a group, as the pressures are: pH, PaCO2 and HCO3 are two numbers (Henderson and
/// Hasselbalch), SpO2 and PaO2 are one. What an author says stands; what goes with it follows.

/// Channels of the group.
[[nodiscard]] std::span<const Channel> gasChannels();
[[nodiscard]] bool isGas(Channel channel);

/// Fills in what the author left open, once the body knows its lungs: PaCO2 as EtCO2, HCO3 from
/// both, PaO2 from SpO2 and, where that is full, from the alveoli.
void completeGases(const Core &core, PatientState &patient);

/// As `setBase`; of a coupled patient the rest of the group follows, unless somebody sets it in the
/// same tick or a trend moves it. EtCO2 takes PaCO2 along only while blood flows: without flow it
/// says little about it.
void setVital(const Core &core, PatientState &patient, Channel channel, double value,
              bool together);

} // namespace ward::kernel
