// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/rhythm_table.h"

namespace ward::kernel {

namespace {

using enum BeatPattern;
using K = world::BeatKind;

// Typical rates: Advanced Life Support manual, Resuscitation Council UK, 8th edition, chapter 8
// (rhythm recognition). Irregularity widths, relative strengths and reflex gains are engineering
// choices, made by eye on a 25 mm/s strip; nobody has reviewed them clinically.
// clang-format off
constexpr RhythmSpec kTable[] = {
    {"sinus", Steady, K::Sinus, K::Pvc, 0, 0.015, 1, 75, 1},
    {"sinus-bradycardia", Steady, K::Sinus, K::Pvc, 0, 0.02, 1, 48, 1},
    {"sinus-tachycardia", Steady, K::Sinus, K::Pvc, 0, 0.01, 1, 120, 1},
    {"sinus-arrhythmia", Steady, K::Sinus, K::Pvc, 0, 0.12, 1, 70, 1},
    {"sinus-arrest", None, K::Sinus, K::Pvc, 0, 0, 0, 0, 1},
    {"atrial-fibrillation", Steady, K::Junctional, K::Pvc, 0, 0.22, 0.7, 110, 0.9},
    {"atrial-flutter", Steady, K::Junctional, K::Pvc, 0, 0.005, 0.3, 150, 0.9},
    {"svt", Steady, K::Junctional, K::Pvc, 0, 0.003, 0.1, 180, 0.85},
    {"avnrt", Steady, K::Junctional, K::Pvc, 0, 0.003, 0.1, 180, 0.85},
    {"av-block-1", Steady, K::Sinus, K::Pvc, 0, 0.015, 1, 70, 1},
    {"av-block-2-mobitz-1", DroppedCycle, K::Sinus, K::Pvc, 4, 0.015, 0.8, 60, 1},
    {"av-block-2-mobitz-2", DroppedCycle, K::Sinus, K::Pvc, 3, 0.01, 0.5, 50, 1},
    {"av-block-3", CompleteBlock, K::Ventricular, K::Pvc, 0, 0.01, 0.1, 36, 1},
    {"lbbb", Steady, K::Sinus, K::Pvc, 0, 0.015, 1, 75, 1},
    {"rbbb", Steady, K::Sinus, K::Pvc, 0, 0.015, 1, 75, 1},
    {"junctional", Steady, K::Junctional, K::Pvc, 0, 0.01, 0.4, 50, 0.9},
    {"idioventricular", Steady, K::Ventricular, K::Pvc, 0, 0.02, 0.1, 38, 0.8},
    {"sinus-pac", Mixed, K::Sinus, K::Pac, 6, 0.015, 1, 75, 1},
    {"sinus-pjc", Mixed, K::Sinus, K::Junctional, 6, 0.015, 1, 75, 1},
    {"sinus-pvc", Mixed, K::Sinus, K::Pvc, 7, 0.015, 1, 75, 1},
    {"sinus-pvc-multifocal", Mixed, K::Sinus, K::PvcAlternate, 5, 0.02, 1, 80, 1},
    {"bigeminy", Alternating, K::Sinus, K::Pvc, 2, 0.01, 0.8, 75, 1},
    {"trigeminy", Alternating, K::Sinus, K::Pvc, 3, 0.01, 0.8, 75, 1},
    {"vt-monomorphic", Steady, K::Ventricular, K::Pvc, 0, 0.005, 0, 170, 0.75},
    {"vt-pulseless", Steady, K::Ventricular, K::Pvc, 0, 0.008, 0, 190, 0},
    {"vt-polymorphic", Steady, K::Ventricular, K::PvcAlternate, 0, 0.06, 0, 210, 0.55},
    {"torsades", Steady, K::Ventricular, K::PvcAlternate, 0, 0.06, 0, 220, 0},
    {"vf-coarse", None, K::Ventricular, K::Pvc, 0, 0, 0, 0, 0, true, false, true},
    {"vf-fine", None, K::Ventricular, K::Pvc, 0, 0, 0, 0, 0, true, false, true},
    {"ventricular-standstill", AtrialOnly, K::AtrialOnly, K::Pvc, 0, 0.015, 0, 80, 0},
    {"asystole", None, K::Sinus, K::Pvc, 0, 0, 0, 0, 0},
    {"pea", Steady, K::Sinus, K::Pvc, 0, 0.02, 0, 55, 0},
    {"paced-atrial", Steady, K::PacedAtrial, K::Pvc, 0, 0, 0, 70, 1},
    {"paced-ventricular", Steady, K::Paced, K::Pvc, 0, 0, 0, 70, 0.9},
    {"paced-ddd", Steady, K::PacedDual, K::Pvc, 0, 0, 0, 70, 1},
    {"paced-failure-to-capture", FailedPacing, K::Paced, K::Pvc, 3, 0.01, 0, 40, 0.9},
    {"paced-failure-to-sense", Mixed, K::Sinus, K::Paced, 4, 0.02, 0.3, 70, 1},
    {"stemi-anterior", Steady, K::Sinus, K::Pvc, 0, 0.012, 1, 90, 0.9},
    {"stemi-inferior", Steady, K::Sinus, K::Pvc, 0, 0.015, 1, 65, 0.9},
    {"stemi-lateral", Steady, K::Sinus, K::Pvc, 0, 0.012, 1, 85, 0.9},
    {"hyperkalaemia", Steady, K::Sinus, K::Pvc, 0, 0.01, 0.7, 65, 0.9},
    {"hyperkalaemia-sine", Steady, K::Ventricular, K::Pvc, 0, 0.02, 0.1, 45, 0.6},
};
// clang-format on

} // namespace

std::span<const RhythmSpec> rhythmTable()
{
    return kTable;
}

} // namespace ward::kernel
