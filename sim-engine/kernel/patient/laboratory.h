// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// An arterial sample is drawn: what the blood is like now is reported later, by an analyser that
/// stands in the room and is switched on, or by the laboratory, which takes longer. One sample of a
/// patient is on its way at a time; another one takes its place.
void drawSample(Core &core, PatientState &patient, Cause cause);
/// Reports a sample whose time has come: into the component labs, and as an event.
void advanceSample(Core &core, PatientState &patient);

} // namespace ward::kernel
