// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Step 4 of the tick for the heart: integrates the recorded heart rate over [from, to) µs of sim
/// time into beats on the track, by the pattern of the recorded rhythm; likewise compressions.
/// Irregularity comes from hash(seed, patient's handle, ordinal of the beat).
void advanceBeats(Core &core, PatientState &patient, std::int64_t fromUs, std::int64_t toUs);
/// One compression of `depth` cm at `us`.
void addCompression(Core &core, PatientState &patient, std::int64_t us, double depth);
/// How good the compressions of the last seconds are: 1 = 5.5 cm at 100–120 /min, 0 = none.
[[nodiscard]] double compressionQuality(const PatientState &patient, std::int64_t nowUs);
/// Marks the change of rhythm on the track, so that waves can be drawn as they were.
void markRhythm(Core &core, PatientState &patient, int before, int after);
void markShock(Core &core, PatientState &patient, double energy);
/// Takes beats and breaths from the track that are older than its span.
void pruneTracks(Core &core, PatientState &patient);

} // namespace ward::kernel
