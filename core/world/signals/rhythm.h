// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace ward::signals {

/// The values of the schema's enum ecg_rhythm, in its order.
enum class Rhythm : std::uint8_t {
    Sinus,
    SinusBradycardia,
    SinusTachycardia,
    SinusArrhythmia,
    SinusArrest,
    AtrialFibrillation,
    AtrialFlutter,
    Svt,
    Avnrt,
    AvBlock1,
    AvBlock2Mobitz1,
    AvBlock2Mobitz2,
    AvBlock3,
    Lbbb,
    Rbbb,
    Junctional,
    Idioventricular,
    SinusPac,
    SinusPjc,
    SinusPvc,
    SinusPvcMultifocal,
    Bigeminy,
    Trigeminy,
    VtMonomorphic,
    VtPulseless,
    VtPolymorphic,
    Torsades,
    VfCoarse,
    VfFine,
    VentricularStandstill,
    Asystole,
    Pea,
    PacedAtrial,
    PacedVentricular,
    PacedDdd,
    PacedFailureToCapture,
    PacedFailureToSense,
    StemiAnterior,
    StemiInferior,
    StemiLateral,
    Hyperkalaemia,
    HyperkalaemiaSine,
};
inline constexpr int kRhythmCount = 42;

/// What the atria show between and before the complexes.
enum class Atrial : std::uint8_t { PWave, None, Retrograde, Fibrillation, Flutter };
/// What goes on without beats.
enum class Background : std::uint8_t { Quiet, CoarseFibrillation, FineFibrillation };
/// Shape of a supraventricular complex; ectopic and paced ones follow from the beat's kind.
enum class Conduction : std::uint8_t { Normal, Left, Right, Wide, Peaked, SineWave };

/// How a rhythm is drawn. Intervals: Surawicz et al., AHA/ACCF/HRS 2009,
/// doi:10.1161/CIRCULATIONAHA.108.191095.
struct RhythmTraits
{
    std::string_view name; ///< the schema's value
    Atrial atrial = Atrial::PWave;
    double prMs = 160; ///< start of P to start of QRS
    Conduction conduction = Conduction::Normal;
    Background background = Background::Quiet;
    bool pulse = true; ///< the schema's `pulse`
};

[[nodiscard]] const RhythmTraits &traits(Rhythm rhythm);
/// Sinus for a name that is not in the table.
[[nodiscard]] Rhythm rhythmFromName(std::string_view name);
/// From the index in the schema's enum (a slot's raw value, a RhythmChange marker); sinus when
/// outside.
[[nodiscard]] Rhythm rhythmFromIndex(int index);

} // namespace ward::signals
