// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Pumps empty their syringe or bag, count what they have given, warn before the end and stop when
/// nothing is left. How a pump's drug acts is the body's affair (`readPumps` in patients.cpp); here
/// is only the volume. Bags that run without a pump empty too.

/// Every tenth of a second. Writes `infusion.flow|volume|infused|state|running` and `bag.level`;
/// events `alarm.changed` of the pump and `drug.given` (mode stop) when it stops by itself.
void advancePumps(Core &core);

/// A pump that is switched off delivers nothing, whatever it is set to.
[[nodiscard]] bool hasPower(const Core &core, world::Handle pump);

/// mL a second that a running pump delivers; 0 when it does not run, belongs to nobody or nobody
/// knows how its drug is made up.
[[nodiscard]] double deliveredBy(const Core &core, world::Handle pump);

/// A pump that is empty gets a fresh syringe or bag: somebody starts it again.
void refillPump(Core &core, world::Handle pump);

/// The bag a fluid of this name would run from: one that hangs at the patient's bed, with that
/// fluid in it or with nothing said. kNoHandle when there is none.
[[nodiscard]] world::Handle bagFor(const Core &core, world::Handle patient, std::string_view fluid);

} // namespace ward::kernel
