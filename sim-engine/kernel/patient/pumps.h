// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Pumps empty their syringe or bag, count what they have given, warn before the end and stop when
/// nothing is left. At the end of a volume to be infused they go over to their KVO (keep vein open)
/// rate with the alarm of an infusion that has ended, or stop when they have none. How a pump's
/// drug acts is the body's affair (`readPumps` in patients.cpp); here is only the volume. Bags that
/// run without a pump empty too.

/// Every tenth of a second. Writes `infusion.flow|volume|vtbi|infused|state|running` and
/// `bag.level`; events `alarm.changed` of the pump and `drug.given` when it goes over to KVO (mode
/// kvo, the rate in mL/h) or stops by itself (mode stop).
void advancePumps(Core &core);

/// A device that is switched off does nothing, whatever it is set to.
[[nodiscard]] bool hasPower(const Core &core, world::Handle device);

/// What of the rate that is set a pump gives: 1, or less once the volume to be infused is in.
[[nodiscard]] double shareOfRate(const Core &core, world::Handle pump);

/// What a pump is set to, as the body counts its drug: µg or units per kg and minute, mL/h of a
/// fluid. Units follow from the flow and from how the drug is made up; 0 when nobody knows that.
[[nodiscard]] double bodyRateOf(const Core &core, world::Handle pump);

/// mL a second that a running pump delivers; 0 when it does not run, belongs to nobody or nobody
/// knows how its drug is made up.
[[nodiscard]] double deliveredBy(const Core &core, world::Handle pump);

/// A pump that is empty gets a fresh syringe or bag, and one that has given its volume no new one:
/// somebody starts it again.
void refillPump(Core &core, world::Handle pump);

/// The bag a fluid of this name would run from: one that hangs at the patient's bed, with that
/// fluid in it or with nothing said. kNoHandle when there is none.
[[nodiscard]] world::Handle bagFor(const Core &core, world::Handle patient, std::string_view fluid);

} // namespace ward::kernel
