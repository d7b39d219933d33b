// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/tracks.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace ward::kernel {

/// How a rhythm's beats follow one another.
enum class BeatPattern : std::uint8_t {
    None,          ///< no complexes at all: VF, asystole
    Steady,        ///< one kind
    Mixed,         ///< premature beats, one in `every` on average
    Alternating,   ///< every `every`-th beat is a premature one
    DroppedCycle,  ///< one of `every` P waves is not conducted
    CompleteBlock, ///< P waves at their own rate, escape beats at the heart rate
    AtrialOnly,    ///< P waves without any complex
    FailedPacing,  ///< spikes, one in `every` captures
};

/// What the engine knows of one rhythm of the schema's enum ecg_rhythm, beside `pulse` and
/// `shockable`, which the schema says itself.
struct RhythmSpec
{
    std::string_view name;
    BeatPattern pattern = BeatPattern::Steady;
    world::BeatKind kind = world::BeatKind::Sinus;
    world::BeatKind ectopic = world::BeatKind::Pvc;
    int every = 0;
    double irregularity = 0.015; ///< standard width of an RR interval, relative
    double reflexGain = 1;       ///< how much baroreflex and drugs move its rate
    double typicalRate = 75;     ///< /min, proposed by `phys.arrhythmia`; 0 = no rate
    double strength = 1;         ///< of a beat's ejection, relative to sinus rhythm
    bool pulse = true;
    bool shockable = false;
    bool fibrillates = false; ///< ventricular fibrillation: the alarm VFIB
    /// The rate comes from a circuit, a focus or a pacemaker, not from the sinus node.
    [[nodiscard]] bool hasOwnRate() const { return reflexGain < 0.5; }
    [[nodiscard]] bool hasComplexes() const
    {
        return pattern != BeatPattern::None && pattern != BeatPattern::AtrialOnly;
    }
};

[[nodiscard]] std::span<const RhythmSpec> rhythmTable();

} // namespace ward::kernel
