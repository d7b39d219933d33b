// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// What authors say of a vital and what physiology adds. Recorded = base + delta, rounded, within
/// the field's hard range.

[[nodiscard]] bool isCoupled(const Core &core, const PatientState &patient);
/// base + delta, unrounded. A rhythm without complexes does not change it (the record shows 0).
[[nodiscard]] double shownValue(const Core &core, const PatientState &patient, Channel channel);
/// How much physiology adds at present; 0 without coupling.
[[nodiscard]] double physiologyAdds(const Core &core, const PatientState &patient, Channel channel);

/// A person holds a vital: it shows `value` whatever body and trends do, until it is released. The
/// body goes on meanwhile as if nobody held anything.
void holdChannel(PatientState &patient, Channel channel, double value);
/// Released, the vital goes on from what was shown: nothing jumps, and what the body does from now
/// on moves it again. Does nothing where nothing is held.
void releaseChannel(const Core &core, PatientState &patient, Channel channel);
[[nodiscard]] bool isHeld(const PatientState &patient, Channel channel);

/// Says what the base is. Mean pressure follows systolic and diastolic with the offset its author
/// gave it; setting it alone (`together` false) scales the other two, so that S > M > D stays.
void setBase(PatientState &patient, Channel channel, double value, bool together);
/// An author or instructor takes a vital in hand: after an arrest, what the arrest left behind is
/// taken to be included. Call before reading `shownValue` for a set or a trend.
void takeInHand(Core &core, PatientState &patient, Channel channel);

/// Takes the base from the recorded values: at the start, and for channels a change-set wrote.
void readBase(const Core &core, PatientState &patient, Channel channel, bool together);
/// Writes every vital of the patient into the world.
void writeVitals(Core &core, PatientState &patient);

/// Value of any numeric field in its unit without rounding, as trends need it.
[[nodiscard]] double exactValue(Core &core, const FieldKey &key);
/// Writes it: to the base of a coupled vital, else to the world. `together`: see `setBase`.
void setExact(Core &core, const FieldKey &key, double value, bool together);

} // namespace ward::kernel
