// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/intervals.h"

#include "core/base/math.h"
#include "core/world/signals/ecg_shapes.h"

#include <algorithm>

namespace ward::signals {

double qtInterval(double qtcMs, double rrMs, double qrsMs)
{
    const double rr = std::clamp(rrMs, 260.0, 1600.0);
    return qtcMs * math::pow(rr / 1000, 1.0 / 3) + 0.5 * (qrsMs - 92);
}

std::optional<double> qtInterval(Rhythm rhythm, double qtcMs, double rrMs)
{
    const RhythmTraits &how = traits(rhythm);
    const bool ventricular = rhythm == Rhythm::Idioventricular || rhythm == Rhythm::VtMonomorphic ||
                             rhythm == Rhythm::VtPulseless || rhythm == Rhythm::VtPolymorphic ||
                             rhythm == Rhythm::Torsades;
    if (ventricular || how.background != Background::Quiet ||
        how.conduction == Conduction::SineWave)
        return std::nullopt;
    const bool paced = rhythm == Rhythm::PacedVentricular || rhythm == Rhythm::PacedDdd;
    return qtInterval(qtcMs, rrMs, paced ? pacedComplex().qrsMs : conducted(how.conduction).qrsMs);
}

} // namespace ward::signals
