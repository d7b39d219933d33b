// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/intervals.h"

#include "core/base/math.h"

#include <algorithm>

namespace ward::signals {

double qtInterval(double qtcMs, double rrMs, double qrsMs)
{
    const double rr = std::clamp(rrMs, 260.0, 1600.0);
    return qtcMs * math::pow(rr / 1000, 1.0 / 3) + 0.5 * (qrsMs - 92);
}

namespace {

bool isVentricular(Rhythm rhythm)
{
    return rhythm == Rhythm::Idioventricular || rhythm == Rhythm::VtMonomorphic ||
           rhythm == Rhythm::VtPulseless || rhythm == Rhythm::VtPolymorphic ||
           rhythm == Rhythm::Torsades;
}

bool isPacedFromTheVentricle(Rhythm rhythm)
{
    return rhythm == Rhythm::PacedVentricular || rhythm == Rhythm::PacedDdd;
}

} // namespace

std::optional<double> qtInterval(Rhythm rhythm, double qtcMs, double rrMs)
{
    const RhythmTraits &how = traits(rhythm);
    if (isVentricular(rhythm) || how.background != Background::Quiet ||
        how.conduction == Conduction::SineWave)
        return std::nullopt;
    const bool paced = isPacedFromTheVentricle(rhythm);
    return qtInterval(qtcMs, rrMs, paced ? pacedComplex().qrsMs : conducted(how.conduction).qrsMs);
}

double tWavePeak(const ComplexShape &shape, double qtcMs, double rrMs)
{
    const double stretch = math::pow(std::clamp(rrMs, 260.0, 1600.0) / 1000.0, 1.0 / 3.0);
    const double qrsStart = -0.45 * shape.qrsMs;
    return qrsStart + qtInterval(qtcMs, rrMs, shape.qrsMs) - 2.0 * shape.tRight * stretch;
}

std::optional<double> tWavePeak(Rhythm rhythm, double qtcMs, double rrMs)
{
    const RhythmTraits &how = traits(rhythm);
    if (how.conduction == Conduction::SineWave)
        return std::nullopt;
    return tWavePeak(isVentricular(rhythm)             ? ventricularTachycardia()
                     : isPacedFromTheVentricle(rhythm) ? pacedComplex()
                                                       : conducted(how.conduction),
                     qtcMs, rrMs);
}

} // namespace ward::signals
