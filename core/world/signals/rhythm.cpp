// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/rhythm.h"

#include <array>

namespace ward::signals {
namespace {

using A = Atrial;
using C = Conduction;
using B = Background;

constexpr std::array<RhythmTraits, kRhythmCount> kTraits{{
    {"sinus"},
    {"sinus-bradycardia"},
    {"sinus-tachycardia", A::PWave, 140},
    {"sinus-arrhythmia"},
    {"sinus-arrest", A::PWave, 160, C::Normal, B::Quiet, false},
    {"atrial-fibrillation", A::Fibrillation},
    {"atrial-flutter", A::Flutter},
    {"svt", A::None},
    {"avnrt", A::Retrograde},
    {"av-block-1", A::PWave, 280},
    {"av-block-2-mobitz-1", A::PWave, 180},
    {"av-block-2-mobitz-2", A::PWave, 180, C::Right},
    {"av-block-3"},
    {"lbbb", A::PWave, 170, C::Left},
    {"rbbb", A::PWave, 170, C::Right},
    {"junctional", A::Retrograde},
    {"idioventricular", A::None},
    {"sinus-pac"},
    {"sinus-pjc"},
    {"sinus-pvc"},
    {"sinus-pvc-multifocal"},
    {"bigeminy"},
    {"trigeminy"},
    {"vt-monomorphic", A::None},
    {"vt-pulseless", A::None, 160, C::Normal, B::Quiet, false},
    {"vt-polymorphic", A::None},
    {"torsades", A::None, 160, C::Normal, B::Quiet, false},
    {"vf-coarse", A::None, 160, C::Normal, B::CoarseFibrillation, false},
    {"vf-fine", A::None, 160, C::Normal, B::FineFibrillation, false},
    {"ventricular-standstill", A::PWave, 160, C::Normal, B::Quiet, false},
    {"asystole", A::None, 160, C::Normal, B::Quiet, false},
    {"pea", A::None, 160, C::Wide, B::Quiet, false},
    {"paced-atrial", A::PWave, 180},
    {"paced-ventricular", A::None},
    {"paced-ddd", A::PWave, 150},
    {"paced-failure-to-capture", A::None},
    {"paced-failure-to-sense", A::PWave},
    {"stemi-anterior"},
    {"stemi-inferior"},
    {"stemi-lateral"},
    {"hyperkalaemia", A::PWave, 210, C::Peaked},
    {"hyperkalaemia-sine", A::None, 160, C::SineWave},
}};

} // namespace

const RhythmTraits &traits(Rhythm rhythm)
{
    return kTraits[static_cast<std::size_t>(rhythm)];
}

Rhythm rhythmFromName(std::string_view name)
{
    for (std::size_t i = 0; i < kTraits.size(); ++i) {
        if (kTraits[i].name == name)
            return static_cast<Rhythm>(i);
    }
    return Rhythm::Sinus;
}

Rhythm rhythmFromIndex(int index)
{
    return index >= 0 && index < kRhythmCount ? static_cast<Rhythm>(index) : Rhythm::Sinus;
}

} // namespace ward::signals
