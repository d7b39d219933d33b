// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Rhythms that change for a reason other than a rule's plain action: shocks, and what physiology
/// makes of an arrest. Documented for authors in sim-engine/kernel/README.md; deterministic.

/// Writes the recorded rhythm, marks the change on the track and says so as an event.
void changeRhythm(Core &core, PatientState &patient, int rhythm, std::string_view actor,
                  Cause cause);
/// A rule or person sets the rhythm: during the standstill after a shock it becomes the outcome.
void setRhythm(Core &core, PatientState &patient, int rhythm, std::string_view actor, Cause cause);
/// A rule has scheduled a rhythm for `due`: if a shock has just been given, the heart stands still
/// until then.
void awaitRhythm(PatientState &patient, Tick now, Tick due);
struct Shock
{
    double energy = 0; ///< J
    bool synchronised = false;
};
/// A shock now; the event says whether somebody compressed the chest, who then was not clear of the
/// patient. Returns the event.
Cause deliverShock(Core &core, PatientState &patient, const Shock &shock, std::string_view actor,
                   Cause cause);
/// Each tick: standstill after a shock and its end.
void advanceShock(Core &core, PatientState &patient);
/// At every step of the body: fibrillation wears off, a heart without pressure or oxygen stops, a
/// well perfused one starts again. Only with coupling.
void advanceArrest(Core &core, PatientState &patient, double dt);

} // namespace ward::kernel
